import PluginKit

/// What a shop says of itself, and how far its assistant may go.
struct ShopSettings: Decodable, Sendable {
    let shopName: String?
    let returnDays: Int
    let returnSteps: String?
    let offersExchange: Bool
    let couponCode: String?
    let couponPercent: Int
    let followUpHours: Int
    let salesPhone: String?
    let wholesaleReply: String?
    let wholesaleQuantity: Int
    let highValueLira: Int
    let repeatOrders: Int

    static let schema = JSONSchema.object([
        .optional(
            "shop_name", .text(1...100),
            LocalizedText(tr: "Mağaza adı (boşsa işletmenin adı)", en: "Name of the shop (the business's if empty)")),
        .optional(
            "return_days", .integer(14...365),
            LocalizedText(
                tr: "İade süresi (gün; yasal cayma süresi 14 gündür, kısaltılamaz)",
                en: "Days to return goods (the law gives 14; not fewer)"), default: 14),
        .optional(
            "return_steps", .text(1...500),
            LocalizedText(
                tr: "İade başlatılınca yazılacak adımlar (kargo kodu, adres…)",
                en: "What a customer does once a return was started")),
        .optional(
            "offers_exchange", .flag,
            LocalizedText(tr: "Beden ve renkte değişim öner", en: "Offer exchanges for size and colour"),
            default: true),
        .optional(
            "coupon_code", .text(2...40),
            LocalizedText(
                tr: "Vazgeçene önerilecek kupon kodu (boşsa kupon önerilmez)",
                en: "Coupon for those who changed their mind (none if empty)")),
        .optional(
            "coupon_percent", .integer(1...50), LocalizedText(tr: "Kupon indirimi (%)", en: "Coupon discount (%)"),
            default: 10),
        .optional(
            "follow_up_hours", .integer(1...168),
            LocalizedText(
                tr: "Değişimden kaç saat sonra memnuniyet sorulsun", en: "Hours after an exchange to ask how it went"),
            default: 24),
        .optional(
            "sales_phone", .format(.phone),
            LocalizedText(tr: "Toptan taleplerde haber verilecek telefon", en: "Telephone to alert of wholesale leads")),
        .optional(
            "wholesale_reply", .text(1...500),
            LocalizedText(tr: "Toptan sorana yazılacak yanıt", en: "Reply to whoever asks for wholesale")),
        .optional(
            "wholesale_quantity", .integer(5...10_000),
            LocalizedText(tr: "Kaç adetten sonra toptan sayılsın", en: "From how many pieces on it is wholesale"),
            default: 50),
        .optional(
            "high_value_lira", .integer(100...10_000_000),
            LocalizedText(tr: "Değerli sipariş sınırı (TL)", en: "Order of high value from (TRY)"), default: 10_000),
        .optional(
            "repeat_orders", .integer(2...100),
            LocalizedText(tr: "Sadık müşteri için sipariş sayısı", en: "Orders of a repeat customer"), default: 3),
        .optional(
            "time_zone", .format(.timeZone), LocalizedText(tr: "Saat dilimi", en: "Time zone"),
            default: "Europe/Istanbul"),
    ])
}

extension PluginSession {
    borrowing func shop() throws -> ShopSettings { try settings() }

    borrowing func shopName() throws -> String { try shop().shopName ?? tenantName }
}
