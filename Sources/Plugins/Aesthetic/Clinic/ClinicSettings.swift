import PluginKit

/// What a clinic says of itself, and how it treats people who ask and have not come yet.
struct ClinicSettings: Decodable, Sendable {
    let clinicName: String?
    let address: String?
    let directions: String?
    let workingHours: String?
    let workingHoursEn: String?
    let consultationInfo: String?
    let consultationInfoEn: String?
    let internationalInfo: String?
    let internationalInfoEn: String?
    let galleryUrl: String?
    let freeConsultation: Bool
    let alertPhone: String?
    let leadsFromMessages: Bool
    let followUps: Bool
    let followUpAgain: Bool
    let followUpsNeedConsent: Bool
    let hotScore: Int

    static let schema = JSONSchema.object(sayings + handling)

    private static let sayings: [JSONSchema.Member] = [
        .optional(
            "clinic_name", .text(1...100),
            LocalizedText(tr: "Klinik adı (boşsa işletmenin adı)", en: "Name of the clinic (the business's if empty)")),
        .optional("address", .text(1...300), LocalizedText(tr: "Adres", en: "Address")),
        .optional("directions", .format(.url), LocalizedText(tr: "Yol tarifi bağlantısı", en: "Link to directions")),
        .optional(
            "working_hours", .text(1...300),
            LocalizedText(
                tr: "Çalışma saatleri (yanıtta geçtiği gibi)", en: "Opening hours, as Turkish replies say them")
        ),
        .optional(
            "working_hours_en", .text(1...300),
            LocalizedText(tr: "Çalışma saatleri, İngilizce", en: "Opening hours, as English replies say them")),
        .optional(
            "consultation_info", .text(1...600),
            LocalizedText(
                tr: "Konsültasyon bilgisi: ücret, süre (yanıtta geçtiği gibi)",
                en: "About consultations: fee, duration, as Turkish replies say it")),
        .optional(
            "consultation_info_en", .text(1...600),
            LocalizedText(tr: "Konsültasyon bilgisi, İngilizce", en: "About consultations, as English replies say it")),
        .optional(
            "international_info", .text(1...600),
            LocalizedText(
                tr: "Yurt dışından gelenler için bilgi (yanıtta geçtiği gibi)",
                en: "For patients from abroad, as Turkish replies say it")),
        .optional(
            "international_info_en", .text(1...600),
            LocalizedText(
                tr: "Yurt dışından gelenler için bilgi, İngilizce",
                en: "For patients from abroad, as English replies say it")),
        .optional(
            "gallery_url", .format(.url),
            LocalizedText(
                tr: "Galeri bağlantısı (yalnızca yazılı izni ve tarihi olan görüntüler)",
                en: "Link to the gallery (only pictures with written consent and date)")),
    ]

    private static let handling: [JSONSchema.Member] = [
        .optional(
            "free_consultation", .flag,
            LocalizedText(tr: "Konsültasyon ücretsiz", en: "Consultations are free of charge"), default: true),
        .optional(
            "alert_phone", .format(.phone),
            LocalizedText(
                tr: "Sıcak aday ve konsültasyon isteğinde haber verilecek telefon",
                en: "Telephone to alert of hot leads and wishes for a consultation")),
        .optional(
            "leads_from_messages", .flag,
            LocalizedText(
                tr: "Tanınmayan müşterinin ilk mesajından aday kaydı aç",
                en: "Open a lead with the first message of an unknown customer"), default: true),
        .optional(
            "follow_ups", .flag,
            LocalizedText(
                tr: "Yanıt gelmezse 24 saat, 72 saat ve 7 gün sonra yaz",
                en: "Write after 24 hours, 72 hours and 7 days where no answer comes"), default: true),
        .optional(
            "follow_up_again", .flag,
            LocalizedText(
                tr: "Yanıt verip yeniden susan kişiye takip yeniden başlasın",
                en: "Begin anew with who answered and fell silent again"), default: false),
        .optional(
            "follow_ups_need_consent", .flag,
            LocalizedText(
                tr: "Takip mesajı yalnızca ticari ileti izni olanlara gitsin",
                en: "Follow up only where a consent to commercial messages is recorded"), default: false),
        .optional(
            "hot_score", .integer(1...100),
            LocalizedText(tr: "Sıcak aday sayılan puan", en: "Score from which on a lead is hot"), default: 70),
        .optional(
            "time_zone", .format(.timeZone), LocalizedText(tr: "Saat dilimi", en: "Time zone"),
            default: "Europe/Istanbul"),
    ]
}

extension PluginSession {
    borrowing func clinic() throws -> ClinicSettings { try settings() }

    borrowing func clinicName() throws -> String { try clinic().clinicName ?? tenantName }
}
