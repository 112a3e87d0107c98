import Knowledge

/// Says what the rules have against a text: the core's, the niches' and the tenant's, and personal data on its way out.
///
/// All phrases of a direction are one ``PhraseSet``, so the time is linear in the text, however many rules there are.
public struct GuardrailEngine: Sendable {
    public static let coreRules = CoreRules.all

    /// Every rule that is watched, the core's first.
    public let rules: [GuardrailRule]
    private let watches: [GuardrailRule.Direction: Watch]
    private let scanner = PIIScanner()

    private struct Watch: Sendable {
        let phrases: PhraseSet
        /// The rule of each phrase.
        let owners: [Int]
    }

    /// - Parameter rules: the niches' and the tenant's; the core's are always there.
    public init(rules: [GuardrailRule]) {
        let rules = Self.coreRules + rules
        self.rules = rules
        var watches: [GuardrailRule.Direction: Watch] = [:]
        for direction in GuardrailRule.Direction.allCases {
            let watched = rules.indices.filter { rules[$0].directions.contains(direction) }
            watches[direction] = Watch(
                phrases: PhraseSet(watched.flatMap { rules[$0].phrases }),
                owners: watched.flatMap { index in rules[index].phrases.map { _ in index } })
        }
        self.watches = watches
    }

    /// What the rules found, in the order of the text; overlapping finds of one rule are one finding.
    ///
    /// On the way out an identity number, an IBAN or a card number blocks as well.
    public func check(_ text: String, _ direction: GuardrailRule.Direction) -> [GuardFinding] {
        var findings = ruleFindings(text, direction)
        if direction == .outgoing {
            findings += scanner.findings(in: text).filter { $0.type.isSecret }.map { found in
                GuardFinding(rule: "pii.\(found.type.rawValue.lowercased())", verdict: .block, span: found.span)
            }
        }
        return findings.sorted { ($0.span.start, $0.rule) < ($1.span.start, $1.rule) }
    }

    /// What a rule is about, for the person who reads a finding.
    public func detail(of rule: String) -> LocalizedText? {
        if rule.hasPrefix("pii.") {
            return LocalizedText(
                tr: "Metinde kişisel veri var; müşteriye gönderilemez.",
                en: "The text holds personal data; it may not be sent.")
        }
        return rules.first { $0.id == rule }?.detail
    }

    private func ruleFindings(_ text: String, _ direction: GuardrailRule.Direction) -> [GuardFinding] {
        guard let watch = watches[direction] else { return [] }
        let folded = FoldedText(text)
        var spans: [Int: [Span]] = [:]
        for match in watch.phrases.matches(in: folded) {
            let span = Span(
                folded.words[match.words.lowerBound].span.start..<folded.words[match.words.upperBound - 1].span.end)
            spans[watch.owners[match.phrase], default: []].append(span)
        }
        return spans.flatMap { rule, spans in
            Self.merged(spans).map { GuardFinding(rule: rules[rule].id, verdict: rules[rule].verdict, span: $0) }
        }
    }

    private static func merged(_ spans: [Span]) -> [Span] {
        var merged: [Span] = []
        for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = merged.last, span.start < last.end {
                merged[merged.count - 1].end = max(last.end, span.end)
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}
