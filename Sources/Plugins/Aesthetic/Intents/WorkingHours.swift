import PluginKit

extension IntentDefinition {
    /// When the clinic is open, and which days a physician is there.
    static let workingHours = IntentDefinition(
        id: "calisma_saatleri",
        title: LocalizedText(tr: "Çalışma saatleri", en: "Working hours"),
        sharing: CommonUtterances.workingHours,
        utterances: """
            klinik kaçta açılıyor
            klinik pazar açık mı
            doktor hangi günler orada
            doktor hanım cumartesi geliyor mu
            lazer birimi kaça kadar açık
            akşam saatlerinde işlem yapılıyor mu kaça kadar
            cuma günü kaçta kapanıyorsunuz
            What time do you open on weekdays?
            are you open on Sundays
            """)
}
