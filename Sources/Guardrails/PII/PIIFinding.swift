import Knowledge

/// Personal data found in a text, with the reason.
public struct PIIFinding: Hashable, Sendable {
    public let type: PIIType
    /// In Unicode scalars of the text.
    public let span: Span
    /// From 0 to 1: how sure the rule is. Check digits with a word that names the kind are surest.
    public let score: Double
    /// What found it, as `kind.reason`: `tckn.checksum`, `person.honorific`.
    public let rule: String
    /// The word that spoke for it, where one did: "tc" before a number, "Hanım" after a name.
    public let evidence: Span?

    public init(type: PIIType, span: Span, score: Double = 1, rule: String = "", evidence: Span? = nil) {
        self.type = type
        self.span = span
        self.score = score
        self.rule = rule
        self.evidence = evidence
    }
}
