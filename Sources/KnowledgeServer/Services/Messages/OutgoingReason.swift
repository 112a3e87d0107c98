import Knowledge
import Messaging

/// Why a message waits, failed or did not go, for the person who can do something about it: what happened, and what to do.
enum OutgoingReason {
    static let outcomeUnknown = "outcome_unknown"
    static let noAnswer = "no_answer"
    static let interrupted = "interrupted"
    static let unreachable = "unreachable"
    static let refused = "refused"
    static let channelBroken = "channel_broken"
    static let userOptedOut = "user_opted_out"

    /// Of a message that is tried again although an attempt before may have gone.
    static let doubts: Set<String> = [noAnswer, interrupted]

    /// The Cloud API's error codes that mean something to a business; the others are `refused` or `unreachable`.
    static let ofWhatsApp: [Int: (reason: String, mayPass: Bool)] = [
        131_047: ("window_closed", false), 131_026: ("not_on_whatsapp", false), 131_050: (userOptedOut, false),
        131_049: ("marketing_held_back", false), 130_472: ("marketing_held_back", false),
        131_051: (refused, false), 131_021: ("own_number", false), 131_031: ("account_locked", false),
        368: ("account_locked", false), 131_042: ("billing", false), 190: ("token_expired", false),
        0: ("token_expired", false), 10: ("token_expired", false), 132_000: ("variables_missing", false),
        132_001: ("template_missing", false), 132_005: ("text_too_long", false),
        132_007: ("template_not_approved", false),
        132_012: ("variables_missing", false), 132_015: ("template_paused", false), 132_016: ("template_paused", false),
        133_010: ("number_not_registered", false), 130_429: ("provider_rate", true), 131_048: ("provider_rate", true),
        131_056: ("provider_rate", true), 80_007: ("provider_rate", true), 4: ("provider_rate", true),
        131_000: (unreachable, true), 131_016: (unreachable, true), 2: (unreachable, true),
        133_004: (unreachable, true),
    ]

    static func text(_ code: String) -> LocalizedText {
        texts[code] ?? texts["refused"] ?? LocalizedText(tr: "", en: "")
    }

    static var codes: [String] { texts.keys.sorted() }

    private static let texts: [String: LocalizedText] = [
        "not_due": LocalizedText(tr: "Zamanı gelmedi.", en: "It is not due yet."),
        "tenant_rate": LocalizedText(
            tr: "Gönderim hızı sınırına ulaşıldı; sırası gelince gidecek.",
            en: "The sending rate is used up; it goes when its turn comes."),
        "customer_rate": LocalizedText(
            tr: "Bu müşteriye kısa sürede yeterince mesaj gitti; süre dolunca gidecek.",
            en: "Enough was sent to this customer for now; it goes later."),
        "quiet_hours": LocalizedText(
            tr: "Sessiz saatlerde; bitince gidecek.", en: "Quiet hours; it goes when they end."),
        "interrupted": LocalizedText(
            tr: "Gönderim yarıda kaldı; yeniden gönderiliyor.", en: "Sending was interrupted; it is sent again."),
        "late": LocalizedText(
            tr: "Zamanı geçti, geç giden mesaj yanıltır. Gerekiyorsa müşteriyi arayın.",
            en: "Its moment has passed; late, it would mislead. Call the customer if need be."),
        "opted_out": LocalizedText(
            tr: "Müşteri mesaj almak istemiyor. Kendisi BAŞLAT yazana kadar gönderilmez.",
            en: "The customer wants no messages. None is sent until they write START."),
        "consent_withdrawn": LocalizedText(
            tr: "Müşteri bu tür mesajlara verdiği izni geri aldı. Yeni izin almadan göndermeyin.",
            en: "The customer withdrew the consent to such messages. Get a new one first."),
        "consent_missing": LocalizedText(
            tr: "Bu tür mesaj için kayıtlı izin yok. Müşterinin iznini kaydedin, sonra yeniden gönderin.",
            en: "No consent to such messages is recorded. Record the customer's consent, then send again."),
        "no_address": LocalizedText(
            tr: "Müşterinin bu kanala uygun telefonu yok. Müşteri kaydına telefon ekleyin.",
            en: "The customer has no phone number for this channel. Add one to the customer."),
        "no_channel": LocalizedText(
            tr: "Mesaj gönderebilen açık bir kanal yok. Kanallar sayfasından bir kanal ekleyin ya da açın.",
            en: "No channel that sends is switched on. Add one or switch one on under Channels."),
        "variables_missing": LocalizedText(
            tr: "Şablonun değişkenlerinden biri boş. Eksik bilgiyi tamamlayıp mesajı yeniden oluşturun.",
            en: "A variable of the template is empty. Complete what is missing and make the message again."),
        "template_missing": LocalizedText(
            tr: "Bu adda ve dilde bir şablon yok. Şablonu ekleyin (WhatsApp'ta da aynı adla), sonra yeniden gönderin.",
            en: "There is no template of this name in this language. Add it (in WhatsApp too), then send again."),
        "template_inactive": LocalizedText(
            tr: "Şablon kapalı. Açın, sonra yeniden gönderin.",
            en: "The template is switched off. Switch it on, then send again."),
        "template_not_approved": LocalizedText(
            tr: "WhatsApp bu şablonu onaylamadı. Onay durumunu kontrol edin, sonra yeniden gönderin.",
            en: "WhatsApp has not approved this template. Check its approval, then send again."),
        "template_paused": LocalizedText(
            tr: "WhatsApp bu şablonu şikâyetler nedeniyle durdurdu. Metnini yumuşatıp yeniden onaya gönderin.",
            en: "WhatsApp paused this template because of complaints. Soften its text and submit it again."),
        "window_closed": LocalizedText(
            tr:
                "Müşterinin son mesajının üzerinden 24 saat geçti; WhatsApp yalnızca onaylı şablon kabul eder. Şablonla gönderin ya da müşterinin yazmasını bekleyin.",
            en:
                "24 hours have passed since the customer's last message; WhatsApp takes only approved templates. Use one, or wait for the customer to write."
        ),
        "not_on_whatsapp": LocalizedText(
            tr: "Bu numara WhatsApp kullanmıyor ya da mesaj alamıyor. Numarayı doğrulayın veya müşteriyi arayın.",
            en: "This number does not use WhatsApp or cannot take messages. Check it, or call the customer."),
        "user_opted_out": LocalizedText(
            tr: "Müşteri WhatsApp'ta tanıtım mesajlarınızı kapatmış. Tanıtım mesajı gönderilmeyecek.",
            en: "The customer switched your marketing messages off in WhatsApp. None will be sent."),
        "marketing_held_back": LocalizedText(
            tr: "WhatsApp bu müşteriye şu sıralar tanıtım mesajı iletmiyor. Birkaç gün sonra yeniden deneyin.",
            en: "WhatsApp delivers no marketing messages to this customer for now. Try again in a few days."),
        "own_number": LocalizedText(
            tr: "Alıcı, kanalın kendi numarası. Müşterinin numarasını düzeltin.",
            en: "The recipient is the channel's own number. Correct the customer's number."),
        "account_locked": LocalizedText(
            tr: "WhatsApp hesabınız kısıtlanmış. WhatsApp Yöneticisi'ndeki uyarıyı çözün, sonra yeniden gönderin.",
            en: "Your WhatsApp account is restricted. Resolve the notice in WhatsApp Manager, then send again."),
        "billing": LocalizedText(
            tr: "WhatsApp hesabında ödeme sorunu var. Ödeme yöntemini düzeltin, sonra yeniden gönderin.",
            en: "The WhatsApp account has a payment problem. Mend it, then send again."),
        "token_expired": LocalizedText(
            tr: "Kanalın erişim anahtarı geçersiz. Kanallar sayfasından yeni anahtar girin, sonra yeniden gönderin.",
            en: "The channel's access token is not valid. Enter a new one under Channels, then send again."),
        "number_not_registered": LocalizedText(
            tr: "İşletme numarası WhatsApp'a kayıtlı değil. Numarayı kaydedin, sonra yeniden gönderin.",
            en: "The business number is not registered with WhatsApp. Register it, then send again."),
        "text_too_long": LocalizedText(
            tr: "Mesaj WhatsApp için çok uzun. Metni kısaltın.", en: "The message is too long for WhatsApp. Shorten it."
        ),
        "provider_rate": LocalizedText(
            tr: "Karşı taraf şu an daha fazla mesaj kabul etmiyor; kendiliğinden yeniden denenecek.",
            en: "The other side takes no more messages at the moment; it is tried again by itself."),
        unreachable: LocalizedText(
            tr: "Karşı tarafa ulaşılamadı ya da yanıt veremedi; kendiliğinden yeniden denenir.",
            en: "The other side could not be reached or could not answer; it is tried again by itself."),
        noAnswer: LocalizedText(
            tr: "Yanıt gelmedi; aynı kimlikle yeniden gönderilecek.",
            en: "No answer came; it is sent again under the same id."),
        outcomeUnknown: LocalizedText(
            tr:
                "Gidip gitmediği bilinmiyor: iki kez gitmesin diye yeniden gönderilmedi. Konuşmaya bakın; gitmediyse yeniden gönderin.",
            en: "Nobody knows whether it went, so it was not sent twice. Look at the talk; send again if it did not."),
        channelBroken: LocalizedText(
            tr: "Kanalın ayarları eksik ya da gizli anahtarı açılamıyor. Kanallar sayfasından kanalı düzeltin.",
            en: "The channel's settings are not complete, or its secret cannot be opened. Mend it under Channels."),
        refused: LocalizedText(
            tr: "Karşı taraf mesajı kabul etmedi. Kanalın ayarlarını ve mesajın metnini kontrol edin.",
            en: "The other side did not take the message. Check the channel's settings and the message's text."),
        "undeliverable": LocalizedText(
            tr: "Mesaj müşteriye ulaştırılamadı. Numarayı doğrulayın veya müşteriyi arayın.",
            en: "The message could not be delivered. Check the number, or call the customer."),
    ]
}
