import PluginKit

extension IntentDefinition {
    /// Where the clinic is and how to come.
    static let address = IntentDefinition(
        id: "adres",
        title: LocalizedText(tr: "Adres", en: "Address"),
        sharing: CommonUtterances.address,
        utterances: """
            Kliniğiniz nerede?
            klinik adresi
            kliniğe nasıl gelirim
            muayenehaneniz nerede
            polikliniğiniz hangi caddede
            doktorun yeri nerede
            kliniğin önünde park yeri var mı
            kliniğe yakın otel var mı
            where is your dental clinic
            أين العيادة؟
            """)
}
