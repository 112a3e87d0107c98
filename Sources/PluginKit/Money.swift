/// An amount on the wire: `{amount_minor, currency}`.
public struct Money: Codable, Hashable, Sendable {
    public let amountMinor: Int
    /// ISO 4217.
    public let currency: String

    public init(amountMinor: Int, currency: String) {
        self.amountMinor = amountMinor
        self.currency = currency
    }

    public static let schema = JSONSchema.object([
        .required("amount_minor", .integer(0...1_000_000_000), LocalizedText(tr: "Tutar (kuruş)", en: "Minor units")),
        .optional(
            "currency",
            .choice(["TRY", "EUR", "USD", "GBP"].map { JSONSchema.Choice($0, LocalizedText(tr: $0, en: $0)) }),
            LocalizedText(tr: "Para birimi", en: "Currency"), default: "TRY"),
    ])

    /// `15.000–25.000 TL`, `EUR 500–700`.
    public static func range(_ low: Money, _ high: Money, _ language: Language) -> String {
        let amounts =
            low == high
            ? grouped(low, language) : "\(grouped(low, language))–\(grouped(high, language))"
        let name = low.currency == "TRY" ? "TL" : low.currency
        return "\(amounts) \(name)"
    }

    private static func grouped(_ money: Money, _ language: Language) -> String {
        let (whole, rest) = money.amountMinor.quotientAndRemainder(dividingBy: 100)
        var digits = ""
        for (place, digit) in String(whole).reversed().enumerated() {
            if place > 0, place % 3 == 0 { digits.append(language == .english ? "," : ".") }
            digits.append(digit)
        }
        let text = String(digits.reversed())
        guard rest > 0 else { return text }
        return text + (language == .english ? "." : ",") + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
