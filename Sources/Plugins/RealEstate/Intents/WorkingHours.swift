import PluginKit

extension IntentDefinition {
    /// When office and support can be reached.
    static let workingHours = IntentDefinition(
        id: "calisma_saatleri",
        title: LocalizedText(tr: "Çalışma saatleri", en: "Working hours"),
        sharing: CommonUtterances.workingHours,
        utterances: """
            ofis kaçta açılıyor
            ofisiniz pazar açık mı
            ofis kaçta kapanıyor
            destek kaça kadar çalışıyor
            destek hattı hafta sonu açık mı
            telefon desteği hangi saatlerde
            danışmanlar hafta sonu çalışıyor mu
            akşam ofiste birini bulabilir miyim
            gece destek veriyor musunuz
            hafta sonu ofiste biri oluyor mu
            What time does the office open?
            """)
}
