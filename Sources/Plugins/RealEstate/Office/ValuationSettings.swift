import PluginKit

/// What an office says of its valuations.
struct ValuationSettings: Decodable, Sendable {
    let officeName: String?
    let priceKind: String

    /// `nil` leaves it to the comparables.
    var kind: PriceKind? { PriceKind(word: priceKind) }

    static let members: [JSONSchema.Member] = [
        .optional(
            "office_name", .text(1...100),
            LocalizedText(
                tr: "Ofis adı (raporda; boşsa işletmenin adı)", en: "Name on reports (the business's if empty)")),
        .optional(
            "price_kind",
            .choice([
                .init(
                    "auto", LocalizedText(tr: "Emsallerin çoğunda hangisi varsa", en: "Whichever most comparables have")
                ),
                .init(PriceKind.asking.word, LocalizedText(tr: "İlan fiyatı", en: "Asking price")),
                .init(PriceKind.agreed.word, LocalizedText(tr: "Gerçekleşen fiyat", en: "Agreed price")),
                .init(PriceKind.deed.word, LocalizedText(tr: "Tapudaki bedel", en: "Price in the deed")),
            ]),
            LocalizedText(tr: "Değerlemenin fiyat türü", en: "Kind of price of valuations"), default: "auto"),
        .optional(
            "time_zone", .format(.timeZone), LocalizedText(tr: "Saat dilimi", en: "Time zone"),
            default: "Europe/Istanbul"),
    ]
}
