import PluginKit

extension Aesthetic {
    private static let noticeTr = "Bu mesaj bilgilendirme amaçlıdır, tıbbi tavsiye değildir."
    private static let noticeEn = "This message informs and is not medical advice."
    private static let endTr = "Mesaj almak istemezseniz DUR yazın."
    private static let endEn = "Write STOP if you want no messages."

    /// What answers a person's own question is a service message; none of these announces a price or a campaign to
    /// somebody who did not ask for it.
    static let templates = [
        MessageTemplate(
            "followup_24h", .transactional,
            tr: "{clinic}: Merhaba {name}, {interest} hakkında yazmıştınız. Aklınıza takılan bir şey varsa buradan "
                + "sorabilirsiniz. \(noticeTr) \(endTr)",
            en:
                "{clinic}: Hello {name}, you wrote to us about {interest}. If anything is unclear, please just ask here. "
                + "\(noticeEn) \(endEn)"),
        MessageTemplate(
            "followup_72h", .transactional,
            tr: "{clinic}: Merhaba {name}, {interest} için hekimimizle bir görüşme isterseniz uygun olduğunuz günü "
                + "yazmanız yeterli. \(noticeTr) \(endTr)",
            en: "{clinic}: Hello {name}, if you would like to talk to our physician about {interest}, just write a day "
                + "that suits you. \(noticeEn) \(endEn)"),
        MessageTemplate(
            "followup_7d", .transactional,
            tr: "{clinic}: Merhaba {name}, {interest} konusundaki sorunuz için size son kez yazıyoruz. Dilediğinizde "
                + "buradan bize ulaşabilirsiniz. \(noticeTr) \(endTr)",
            en: "{clinic}: Hello {name}, this is our last message about your question on {interest}. You can reach us "
                + "here at any time. \(noticeEn) \(endEn)"),
        MessageTemplate(
            "price", .transactional,
            tr: "{clinic}: Merhaba {name}, sorduğunuz {service} için fiyat: {price}. {consultation} \(noticeTr)",
            en: "{clinic}: Hello {name}, the price you asked for, {service}: {price}. {consultation} \(noticeEn)"),
        MessageTemplate(
            "info", .transactional,
            tr: "{clinic}: Merhaba {name}, sorduğunuz {service} hakkında: {details} Sonuçlar kişiden kişiye değişir; "
                + "kararı muayenede hekimle birlikte verirsiniz. \(noticeTr)",
            en:
                "{clinic}: Hello {name}, about {service}, as you asked: {details} Results differ from person to person; "
                + "you decide with the physician at an examination. \(noticeEn)"),
        MessageTemplate(
            "appointment", .transactional,
            tr: "{clinic}: Merhaba {name}, randevunuz {day} saat {time}. Gelemeyecekseniz lütfen buradan yazın. "
                + noticeTr,
            en: "{clinic}: Hello {name}, your appointment is {day} at {time}. Please write here if you cannot come. "
                + noticeEn),
        MessageTemplate(
            "hot_lead", .transactional,
            tr: "{clinic}: sıcak aday, hemen arayın. {name}, {contact}. Puan {score}: {reasons}.",
            en: "{clinic}: hot lead, call now. {name}, {contact}. Score {score}: {reasons}."),
        MessageTemplate(
            "consultation_wish", .transactional,
            tr: "{clinic}: konsültasyon isteği. {name}, {contact}. İstediği gün: {wish}. Konu: {interest}.",
            en: "{clinic}: wish for a consultation. {name}, {contact}. Day: {wish}. About: {interest}."),
    ]

    static let events = [
        PluginEvent("new_lead", tr: "Yeni aday", en: "New lead"),
        PluginEvent("hot_lead", tr: "Sıcak aday: hemen arayın", en: "Hot lead: call now", isUrgent: true),
        PluginEvent(
            "consultation_wish", tr: "Konsültasyon isteği", en: "Wish for a consultation", isUrgent: true),
        PluginEvent("lead_moved", tr: "Adayın aşaması değişti", en: "A lead moved on"),
    ]
}
