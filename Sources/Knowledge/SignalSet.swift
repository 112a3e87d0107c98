/// Many signal rules, looked for together in one pass over a text.
public struct SignalSet: Sendable {
    /// The phrases of one rule may lie this many words apart, from the first to the last.
    public static let reach = 9

    public let rules: [SignalRule]
    private let phrases: PhraseSet
    /// For each phrase: its rule, and its group among the rule's `all`; `nil` for a phrase of `unless`.
    private let places: [(rule: Int, group: Int?)]

    public init(rules: [SignalRule]) {
        var texts: [String] = []
        var places: [(rule: Int, group: Int?)] = []
        for (index, rule) in rules.enumerated() {
            for (group, alternatives) in rule.all.enumerated() {
                texts += alternatives
                places += alternatives.map { _ in (index, group) }
            }
            texts += rule.unless
            places += rule.unless.map { _ in (index, nil) }
        }
        self.rules = rules
        self.places = places
        phrases = PhraseSet(texts)
    }

    /// The rules that fire, most pressing first; among equals in the order they were brought.
    public func signals(in text: String) -> [SignalRule] {
        let folded = FoldedText(text)
        var fired: Set<Int> = []
        for sentence in folded.sentences {
            let matches = phrases.matches(in: folded, words: sentence)
            for rule in Set(matches.map { places[$0.phrase].rule }) where fires(rule, matches) { fired.insert(rule) }
        }
        return fired.sorted { (rules[$0].reason, $0) < (rules[$1].reason, $1) }.map { rules[$0] }
    }

    private func fires(_ rule: Int, _ matches: [PhraseSet.Match]) -> Bool {
        let own = matches.filter { places[$0.phrase].rule == rule }
        if own.contains(where: { places[$0.phrase].group == nil }) { return false }
        let groups = rules[rule].all.indices.map { group in own.filter { places[$0.phrase].group == group } }
        guard let first = groups.first else { return false }
        return first.contains { anchor in
            groups.dropFirst().allSatisfy { group in group.contains { Self.areNear($0.words, anchor.words) } }
        }
    }

    private static func areNear(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        max(left.upperBound, right.upperBound) - min(left.lowerBound, right.lowerBound) <= reach
    }
}
