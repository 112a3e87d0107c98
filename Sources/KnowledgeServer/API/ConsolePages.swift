import Catalog
import Knowledge
import PluginKit

/// What every tenant keeps, whatever its line of business: customers, templates, who wants no messages, automatic replies.
///
/// The forms ask in two languages for what the routes of ``CustomerEndpoints``, ``MessageTemplateEndpoints`` and
/// ``OptOutEndpoints`` take; those check it.
enum ConsolePages {
    static let all = [customers, templates, optOuts, autoReplies]

    static let forms = PageForms([
        .init(
            method: .get, path: "customers",
            query: [
                .optional(
                    "q", .text(1...200), LocalizedText(tr: "Telefon, e-posta ya da ad", en: "Phone, address or name"))
            ]),
        .init(method: .post, path: "customers", body: .object(customer)),
        .init(method: .patch, path: "customers/{customer_id}", body: .object(customer)),
        .init(method: .post, path: "customers/{customer_id}/consents", body: .object(consent)),
        .init(method: .post, path: "message-templates", body: .object(template)),
        .init(method: .patch, path: "message-templates/{template_id}", body: .object(templateChange)),
        .init(
            method: .get, path: "opt-outs",
            query: [.optional("address", .text(1...200), LocalizedText(tr: "Telefon ya da e-posta", en: "Address"))]),
        .init(method: .post, path: "opt-outs", body: .object(optOut)),
    ])

    // MARK: Customers

    private static let customers = NichePage(
        "customers", tr: "Müşteriler", en: "Customers", rows: "customers",
        empty: LocalizedText(
            tr: "Henüz müşteri yok. Yazan her müşteri burada görünür; siz de ekleyebilirsiniz.",
            en: "There are no customers yet. Whoever writes appears here; you may add them as well."),
        columns: [
            .init("name", tr: "Ad", en: "Name"), .init("phone", tr: "Telefon", en: "Phone", .phone),
            .init("email", tr: "E-posta", en: "E-mail"),
            .init("created_at", tr: "Kayıt", en: "Since", .moment),
            .init("language", tr: "Dil", en: "Language", .badge(languages)),
        ],
        filters: ["q"], actions: [.init("add", .post, "customers", tr: "Müşteri ekle", en: "Add a customer")],
        rowActions: [
            .init("change", .patch, "customers/{customer_id}", tr: "Düzelt", en: "Correct"),
            .init(
                "consent", .post, "customers/{customer_id}/consents", tr: "İzin kaydet", en: "Record a consent"),
            .init(
                "erase", .post, "customers/{customer_id}:erase", tr: "Sil", en: "Erase",
                question: LocalizedText(
                    tr: "Müşteri; konuşmaları, izinleri ve mesajlarıyla birlikte kalıcı olarak silinsin mi?",
                    en: "Erase the customer for good, with conversations, consents and messages?")),
        ],
        details: "customers/{customer_id}/consents",
        sections: [
            .list(
                "data", LocalizedText(tr: "İzinler", en: "Consents"),
                [
                    .init("purpose", tr: "Amaç", en: "Purpose", .badge(purposes)),
                    .init("granted", tr: "Verildi", en: "Granted", .flag),
                    .init("method", tr: "Yol", en: "How", .badge(methods)),
                    .init("wording", tr: "Metin", en: "Wording"),
                    .init("given_at", tr: "Tarih", en: "When", .moment),
                ])
        ])

    private static let customer: [JSONSchema.Member] = [
        .optional("name", .text(1...200), LocalizedText(tr: "Ad", en: "Name")),
        .optional("phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Phone")),
        .optional("email", .text(1...200), LocalizedText(tr: "E-posta", en: "E-mail")),
        .optional("language", .choice(languages), LocalizedText(tr: "Dil", en: "Language")),
    ]

    private static let consent: [JSONSchema.Member] = [
        .required("purpose", .choice(purposes), LocalizedText(tr: "Amaç", en: "Purpose")),
        .optional("granted", .flag, LocalizedText(tr: "İzin verildi", en: "Granted"), default: true),
        .required("method", .choice(methods), LocalizedText(tr: "Nasıl alındı", en: "How it was given")),
        .required(
            "wording", .text(1...2_000), LocalizedText(tr: "Gösterilen ya da söylenen metin", en: "What was agreed to")),
        .optional("given_at", .format(.moment), LocalizedText(tr: "Ne zaman (boşsa şimdi)", en: "When (empty: now)")),
    ]

    private static let languages = [
        JSONSchema.Choice("tr", LocalizedText(tr: "Türkçe", en: "Turkish")),
        JSONSchema.Choice("en", LocalizedText(tr: "İngilizce", en: "English")),
        JSONSchema.Choice("ar", LocalizedText(tr: "Arapça", en: "Arabic")),
    ]

    private static let purposes = [
        JSONSchema.Choice("service", LocalizedText(tr: "Hizmet", en: "Service")),
        JSONSchema.Choice("reminder", LocalizedText(tr: "Hatırlatma", en: "Reminder")),
        JSONSchema.Choice("marketing", LocalizedText(tr: "Tanıtım", en: "Marketing")),
    ]

    private static let methods = [
        JSONSchema.Choice("message", LocalizedText(tr: "Mesajla", en: "By message")),
        JSONSchema.Choice("form", LocalizedText(tr: "Formla", en: "By a form")),
        JSONSchema.Choice("phone", LocalizedText(tr: "Telefonda", en: "On the phone")),
        JSONSchema.Choice("paper", LocalizedText(tr: "Kâğıtta", en: "On paper")),
        JSONSchema.Choice("import", LocalizedText(tr: "Başka kayıttan", en: "From other records")),
        JSONSchema.Choice("iys", LocalizedText(tr: "İYS", en: "İYS")),
    ]

    // MARK: Templates

    private static let templates = NichePage(
        "templates", tr: "Mesaj şablonları", en: "Message templates", rows: "message-templates",
        empty: LocalizedText(
            tr: "Henüz şablon yok. Bir gündür yazmamış müşteriye WhatsApp'tan yalnızca onaylı şablonla yazılabilir.",
            en: "There are no templates yet. WhatsApp takes only approved ones after a day of a customer's silence."),
        columns: [
            .init("name", tr: "Ad", en: "Name"), .init("body", tr: "Metin", en: "Text"),
            .init("purpose", tr: "Amaç", en: "Purpose", .badge(purposes)),
            .init("language", tr: "Dil", en: "Language", .badge(languages)),
            .init("approval", tr: "Onay", en: "Approval", .badge(approvals)),
            .init("rejection_reason", tr: "Ret nedeni", en: "Why it was rejected"),
            .init("active", tr: "Kullanımda", en: "In use", .flag),
        ],
        actions: [.init("add", .post, "message-templates", tr: "Yeni şablon", en: "New template")],
        rowActions: [
            .init("change", .patch, "message-templates/{template_id}", tr: "Değiştir", en: "Change"),
            .init(
                "remove", .delete, "message-templates/{template_id}", tr: "Sil", en: "Delete",
                question: LocalizedText(
                    tr: "Şablon silinsin mi? Sıradaki mesajlar artık onunla gönderilemez.",
                    en: "Delete the template? Messages that wait can no longer go by it.")),
        ])

    private static let approvals = [
        JSONSchema.Choice("draft", LocalizedText(tr: "Taslak", en: "Draft")),
        JSONSchema.Choice("submitted", LocalizedText(tr: "Onay bekliyor", en: "Submitted")),
        JSONSchema.Choice("approved", LocalizedText(tr: "Onaylı", en: "Approved")),
        JSONSchema.Choice("rejected", LocalizedText(tr: "Reddedildi", en: "Rejected")),
        JSONSchema.Choice("paused", LocalizedText(tr: "Durduruldu", en: "Paused")),
    ]

    private static let text = JSONSchema.Member.required(
        "body", .text(1...1_024), LocalizedText(tr: "Metin ({{ad}} gibi değişkenlerle)", en: "Text, with {{name}}"))

    private static let template: [JSONSchema.Member] = [
        .required("name", .text(1...100), LocalizedText(tr: "Ad (a–z, 0–9, _)", en: "Name (a–z, 0–9, _)")),
        .required("language", .choice(languages), LocalizedText(tr: "Dil", en: "Language")),
        .required("purpose", .choice(purposes), LocalizedText(tr: "Amaç", en: "Purpose")), text,
        .optional(
            "provider_name", .text(1...100), LocalizedText(tr: "WhatsApp'taki adı", en: "Its name at WhatsApp")),
    ]

    private static let templateChange: [JSONSchema.Member] = [
        .required("purpose", .choice(purposes), LocalizedText(tr: "Amaç", en: "Purpose")), text,
        .optional("approval", .choice(approvals), LocalizedText(tr: "Onay", en: "Approval")),
        .optional("active", .flag, LocalizedText(tr: "Kullanımda", en: "In use"), default: true),
    ]

    // MARK: Opt-outs

    private static let scopes = [
        JSONSchema.Choice("all", LocalizedText(tr: "Hiçbir mesaj", en: "No message at all")),
        JSONSchema.Choice("marketing", LocalizedText(tr: "Tanıtım mesajı yok", en: "No marketing")),
    ]

    private static let optOuts = NichePage(
        "opt-outs", tr: "Mesaj istemeyenler", en: "Opted out", rows: "opt-outs",
        empty: LocalizedText(
            tr: "Mesaj istemediğini bildiren yok. “DUR” yazan müşteri buraya kendiliğinden eklenir.",
            en: "Nobody has opted out. Whoever writes “STOP” is added here."),
        columns: [
            .init("address", tr: "Adres", en: "Address"), .init("reason", tr: "Neden", en: "Reason"),
            .init("scope", tr: "Kapsam", en: "Scope", .badge(scopes)),
            .init(
                "source", tr: "Nereden", en: "From",
                .badge([
                    .init("message", LocalizedText(tr: "Kendisi yazdı", en: "Their message")),
                    .init("console", LocalizedText(tr: "Siz eklediniz", en: "Added here")),
                    .init("provider", LocalizedText(tr: "Kanal bildirdi", en: "Told by the channel")),
                ])),
            .init("created_at", tr: "Tarih", en: "Since", .moment),
            .init("ended_at", tr: "Kaldırıldı", en: "Ended", .moment),
        ],
        filters: ["address"], actions: [.init("add", .post, "opt-outs", tr: "Adres ekle", en: "Add an address")],
        rowActions: [
            .init(
                "end", .post, "opt-outs/{opt_out_id}:end", tr: "Kaldır", en: "End it",
                question: LocalizedText(
                    tr: "Yalnızca müşteri kendisi istediyse kaldırın. Adres yeniden mesaj alsın mı?",
                    en: "Only where the customer asked for it. Should the address take messages again?"))
        ])

    private static let optOut: [JSONSchema.Member] = [
        .required("address", .text(1...200), LocalizedText(tr: "Telefon ya da e-posta", en: "Phone or address")),
        .optional("scope", .choice(scopes), LocalizedText(tr: "Kapsam", en: "Scope"), default: "all"),
        .optional("reason", .text(1...500), LocalizedText(tr: "Neden", en: "Reason")),
    ]

    // MARK: Automatic replies

    private static let autoReplies = NichePage(
        "auto-replies", tr: "Otomatik yanıtlar", en: "Automatic replies", rows: "auto-replies",
        empty: LocalizedText(
            tr: "Henüz kendiliğinden giden yanıt yok. Hangi konuda gideceğini “Yanıt ayarları”nda siz belirlersiniz.",
            en: "No reply has gone by itself yet. Under “Replies” you decide on which topics it may."),
        columns: [
            .init("question_text", tr: "Soru", en: "Question"),
            .init("intent", tr: "Konu", en: "Topic", .badge(topics)),
            .init("created_at", tr: "Gitti", en: "Sent", .moment),
            .init("was_resolved", tr: "Müşteriye yetti", en: "It was enough", .flag),
        ])

    private static let topics = Catalog.plugins.flatMap { plugin in
        plugin.contributions.intents.map { JSONSchema.Choice($0.id, $0.title) }
    }
}
