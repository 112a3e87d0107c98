import Knowledge

/// What is to happen with a finding, where a tenant wants it otherwise than the rule's author.
public struct GuardPolicy: Hashable, Sendable {
    /// One wish: for a rule, or for all whose ids begin alike.
    public struct Entry: Hashable, Sendable {
        /// An id (`pii.iban`), or a beginning that ends in a point (`injection.`, `dental.`: all rules of a niche).
        public let rule: String
        /// `nil` for every direction.
        public let direction: GuardrailRule.Direction?
        public let verdict: GuardVerdict

        public init(rule: String, direction: GuardrailRule.Direction? = nil, verdict: GuardVerdict) {
            self.rule = rule
            self.direction = direction
            self.verdict = verdict
        }

        func covers(_ id: String, _ direction: GuardrailRule.Direction) -> Bool {
            let isMeant = rule.hasSuffix(".") ? id.hasPrefix(rule) : id == rule
            return isMeant && (self.direction == nil || self.direction == direction)
        }
    }

    /// Every rule as its author wrote it.
    public static let standard = GuardPolicy([])

    public let entries: [Entry]

    public init(_ entries: [Entry]) { self.entries = entries }

    /// The most particular wish decides: the longer rule, then the one that names the direction.
    public func verdict(
        on rule: String, _ direction: GuardrailRule.Direction, default verdict: GuardVerdict
    ) -> GuardVerdict {
        let covering = entries.filter { $0.covers(rule, direction) }
        let decisive = covering.max {
            ($0.rule.count, $0.direction == nil ? 0 : 1) < ($1.rule.count, $1.direction == nil ? 0 : 1)
        }
        return decisive?.verdict ?? verdict
    }
}
