/// A rule that a niche or the core brings: which texts it stops, and what is to happen then.
public struct GuardrailRule: Hashable, Sendable {
    public enum Direction: String, Sendable, Codable, CaseIterable {
        case incoming
        case outgoing
        case retrieved
    }

    /// Stable and dotted: `injection.ignore_rules`, `health.no_diagnosis`.
    public let id: String
    public let directions: Set<Direction>
    public let verdict: GuardVerdict
    /// Word sequences in the form that ``PhraseSet`` documents: folded, with `*` for a suffix or a few words.
    public let phrases: [String]
    /// Where one of these stands in the text too, the rule is silent: "ederi 3 milyon TL" needs its comparables.
    public let unless: [String]
    public let detail: LocalizedText

    public init(
        id: String, directions: Set<Direction>, verdict: GuardVerdict, phrases: [String], unless: [String] = [],
        detail: LocalizedText
    ) {
        self.id = id
        self.directions = directions
        self.verdict = verdict
        self.phrases = phrases
        self.unless = unless
        self.detail = detail
    }
}
