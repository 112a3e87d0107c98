import PluginKit

extension IntentDefinition {
    /// Where the clinic is and how to come.
    static let address = IntentDefinition(
        id: "adres",
        title: LocalizedText(tr: "Adres", en: "Address"),
        sharing: CommonUtterances.address,
        utterances: """
            Kliniğiniz nerede?
            klinik adresi nedir
            kliniğe nasıl gelirim
            güzellik merkeziniz hangi semtte
            estetik merkeziniz nerede tam
            klinik hangi şehirde
            kliniğin önünde park var mı
            where is your clinic
            أين تقع عيادتكم؟
            vale var mı kapıda
            Is there parking at your clinic?
            which street are you on
            """)
}
