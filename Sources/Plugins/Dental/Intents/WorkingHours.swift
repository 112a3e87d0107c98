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
            doktor hangi günler geliyor
            doktor bey bugün orada mı
            ortodonti uzmanı haftanın hangi günleri var
            çocuk dişçisi hangi günler
            akşam muayene var mı kaça kadar
            hafta sonu muayene yapılıyor mu
            gece nöbetçi klinik misiniz kaça kadar
            """)
}
