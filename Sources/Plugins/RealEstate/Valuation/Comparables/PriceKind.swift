/// What a price of a file is.
public enum PriceKind: String, Sendable, Equatable, Codable, CaseIterable {
    /// What a listing asks for.
    case asking = "ilan"
    /// What was paid, or the rent that was agreed.
    case agreed = "gerceklesen"
    /// What a deed declares, which may be less than was paid.
    case deed = "tapu"

    /// "İlan fiyatı", "istenen", "satış bedeli", "sözleşme", "tapu"; `nil` where none of them is meant.
    public init?(_ text: String) {
        let folded = ListingWords.fold(text)
        let words: [(PriceKind, [String])] = [
            (.deed, ["tapu", "beyan", "deed"]), (.asking, ["ilan", "isten", "liste", "talep", "asking", "list"]),
            (.agreed, ["gercek", "satis", "satil", "kiralan", "sozlesme", "sold", "sale", "agreed"]),
        ]
        guard let kind = words.first(where: { $0.1.contains { folded.contains($0) } })?.0 else { return nil }
        self = kind
    }
}
