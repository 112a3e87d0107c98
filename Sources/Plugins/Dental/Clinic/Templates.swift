import PluginKit

extension Dental {
    /// A bare `İPTAL` after a message about an appointment is about the appointment.
    private static let cancelling = ["İPTAL", "İPTAL ET", "İPTAL EDİN", "CANCEL"]
    private static let answering = ["EVET", "HAYIR", "YES", "NO"] + cancelling

    static let templates = [
        MessageTemplate(
            "booked", .transactional,
            tr: "Sayın {patient}, {clinic} randevunuz {day} saat {time} için alındı. Hekiminiz: {doctor}.",
            en: "Dear {patient}, your appointment at {clinic} is booked: {day} at {time} with {doctor}.",
            expecting: cancelling),
        MessageTemplate(
            "reminder_confirm", .transactional,
            tr: "Sayın {patient}, {day} saat {time} için {clinic} randevunuz var. Gelecekseniz EVET, gelemeyecekseniz "
                + "HAYIR yazabilirsiniz. Hekiminiz: {doctor}.",
            en:
                "Dear {patient}, you have an appointment at {clinic} {day} at {time} with {doctor}. Please answer YES if "
                + "you are coming, or NO if you cannot.",
            expecting: answering),
        MessageTemplate(
            "reminder", .transactional,
            tr: "Sayın {patient}, {clinic} randevunuzu hatırlatırız: {day} saat {time}, {doctor}.",
            en: "Dear {patient}, a reminder of your appointment at {clinic}: {day} at {time} with {doctor}.",
            expecting: cancelling),
        MessageTemplate(
            "cancelled", .transactional,
            tr: "Sayın {patient}, {clinic} randevunuz ({day} saat {time}, {doctor}) iptal edildi.",
            en: "Dear {patient}, your appointment at {clinic} ({day} at {time}, {doctor}) was cancelled."),
        MessageTemplate(
            "waitlist_offer", .transactional,
            tr: "Sayın {patient}, {clinic} için {day} saat {time} boşaldı. Saat {until} olmadan EVET yazarsanız yer "
                + "sizindir.",
            en: "Dear {patient}, a place came free at {clinic}: {day} at {time}. It is yours if you answer YES before "
                + "{until}.",
            expecting: answering),
        MessageTemplate(
            "urgent_patient", .transactional,
            tr: "{clinic}: acil bir hasta yazdı, hemen bakın. {summary}",
            en: "{clinic}: an urgent patient has written, please look at once. {summary}"),
    ]

    static let events = [
        PluginEvent("urgent_patient", tr: "Acil hasta", en: "Urgent patient", isUrgent: true)
    ]
}
