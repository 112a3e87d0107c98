/// What a message says that needs a person, whatever the documents hold: a rule of words, as the core or a niche
/// brings it.
///
/// The rule fires in a sentence where every group of `all` has a phrase and these phrases lie near each other, unless a
/// phrase of `unless` stands in the same sentence. Phrases are those of ``PhraseSet``.
public struct SignalRule: Hashable, Sendable {
    /// Stable and dotted: `live.order`, `urgent.breath`.
    public let id: String
    public let reason: HandoffReason
    public let all: [[String]]
    public let unless: [String]
    /// What it tells the person who takes over.
    public let detail: LocalizedText

    public init(
        id: String, reason: HandoffReason, all: [[String]], unless: [String] = [], detail: LocalizedText
    ) {
        self.id = id
        self.reason = reason
        self.all = all
        self.unless = unless
        self.detail = detail
    }
}
