import PluginKit

/// What a clinic says of itself: where it is, when it is open, who pays, and how it keeps its appointments.
struct ClinicSettings: Decodable, Sendable {
    let clinicName: String?
    let address: String?
    let directions: String?
    let workingHours: String?
    let insurance: String?
    let freeExamination: Bool
    let alertPhone: String?
    let holidays: [String]
    let offerMinutes: Int

    static let schema = JSONSchema.object([
        .optional(
            "clinic_name", .text(1...100),
            LocalizedText(tr: "Klinik adı (boşsa işletmenin adı)", en: "Name of the clinic (the business's if empty)")),
        .optional("address", .text(1...300), LocalizedText(tr: "Adres", en: "Address")),
        .optional(
            "directions", .format(.url), LocalizedText(tr: "Yol tarifi bağlantısı", en: "Link to directions")),
        .optional(
            "working_hours", .text(1...300),
            LocalizedText(tr: "Çalışma saatleri (yanıtta geçtiği gibi)", en: "Opening hours, as replies say them")),
        .optional(
            "insurance", .text(1...600),
            LocalizedText(tr: "Sigorta bilgisi (yanıtta geçtiği gibi)", en: "Insurance, as replies say it")),
        .optional(
            "free_examination", .flag,
            LocalizedText(tr: "İlk muayene ücretsiz", en: "The first examination is free of charge"), default: true),
        .optional(
            "alert_phone", .format(.phone),
            LocalizedText(tr: "Acil durumda haber verilecek telefon", en: "Telephone to alert in an emergency")),
        .optional(
            "holidays", .list(.format(.date), most: 200), LocalizedText(tr: "Kapalı günler", en: "Days off"),
            default: []),
        .optional(
            "offer_minutes", .integer(5...1_440),
            LocalizedText(
                tr: "Bekleme listesi teklifinin süresi (dakika)", en: "How long a waitlist offer stands, in minutes"),
            default: 60),
        .optional(
            "time_zone", .format(.timeZone), LocalizedText(tr: "Saat dilimi", en: "Time zone"),
            default: "Europe/Istanbul"),
    ])
}

extension PluginSession {
    borrowing func clinic() throws -> ClinicSettings { try settings() }

    borrowing func clinicName() throws -> String { try clinic().clinicName ?? tenantName }
}
