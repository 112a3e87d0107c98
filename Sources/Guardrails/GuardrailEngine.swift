import Knowledge

/// Says what the rules have against a text: attacks on the machine that reads it, the niches' and the tenant's phrases, and
/// personal data on its way out; and what is to happen then, as the tenant's policy has it.
///
/// All phrases of a direction are one ``PhraseSet``, so the time is linear in the text, however many rules there are.
/// Phrases are found in disguise too: spelled out, in leet, in look-alike letters.
public struct GuardrailEngine: Sendable {
    /// The niches' and the tenant's rules.
    public let rules: [GuardrailRule]
    public let policy: GuardPolicy
    private let watches: [GuardrailRule.Direction: Watch]
    private let detector: InjectionDetector?
    private let scanner: PIIScanner
    private let secrets: Set<PIIType>

    private struct Watch: Sendable {
        let phrases: PhraseSet
        /// The rule of each phrase; of one that silences it the complement.
        let owners: [Int]
        /// What pulled-apart words are put together by.
        let vocabulary: ConceptTrie
    }

    /// - Parameters:
    ///   - rules: the niches' and the tenant's; attacks and personal data are watched for always.
    ///   - scanner: with the tenant's own recognisers.
    ///   - secrets: kinds of personal data that must not leave in a reply, beside those that never may.
    ///   - detectsInjection: `false` only to prove that nothing depends on the detection.
    public init(
        rules: [GuardrailRule], policy: GuardPolicy = .standard, scanner: PIIScanner = PIIScanner(),
        secrets: Set<PIIType> = [], detectsInjection: Bool = true
    ) {
        self.scanner = scanner
        self.secrets = secrets
        self.rules = rules
        self.policy = policy
        detector = detectsInjection ? InjectionDetector() : nil
        var watches: [GuardrailRule.Direction: Watch] = [:]
        for direction in GuardrailRule.Direction.allCases {
            let watched = rules.indices.filter { rules[$0].directions.contains(direction) }
            let phrases = watched.flatMap { rules[$0].phrases + rules[$0].unless }
            let owners = watched.flatMap { index in
                rules[index].phrases.map { _ in index } + rules[index].unless.map { _ in ~index }
            }
            watches[direction] = Watch(
                phrases: PhraseSet(phrases), owners: owners,
                vocabulary: ConceptTrie(phrases.flatMap { $0.split(separator: " ").map(String.init) }))
        }
        self.watches = watches
    }

    /// What the rules found, in the order of the text; overlapping finds of one rule are one finding. What the policy allows
    /// is no finding.
    ///
    /// - Parameter likenesses: what ``InjectionLikeness`` found in this text, where somebody encoded it.
    public func check(
        _ text: String, _ direction: GuardrailRule.Direction, likenesses: [GuardFinding] = []
    ) -> [GuardFinding] {
        var findings = ruleFindings(text, direction)
        if let detector {
            let attacks = detector.findings(in: text, direction)
            // Where a rule tells what it is, a likeness adds nothing.
            findings += attacks + likenesses.filter { like in !attacks.contains { $0.span.overlaps(like.span) } }
        }
        if direction == .outgoing {
            let secret = scanner.findings(in: text).filter { $0.type.isSecret || secrets.contains($0.type) }
            findings += secret.map { found in
                GuardFinding(rule: "pii.\(found.type.rawValue.lowercased())", verdict: .block, span: found.span)
            }
        }
        return findings.compactMap { finding in
            let verdict = policy.verdict(on: finding.rule, direction, default: finding.verdict)
            return verdict == .allow
                ? nil : GuardFinding(rule: finding.rule, verdict: verdict, span: finding.span)
        }.sorted { ($0.span.start, $0.rule) < ($1.span.start, $1.rule) }
    }

    /// What a rule is about, for the person who reads a finding.
    public func detail(of rule: String) -> LocalizedText? {
        if rule.hasPrefix("pii.") {
            return LocalizedText(
                tr: "Metinde kişisel veri var; müşteriye gönderilemez.",
                en: "The text holds personal data; it may not be sent.")
        }
        return InjectionKind.allCases.first { $0.id == rule }?.detail
            ?? rules.first { $0.id == rule }?.detail
    }

    private func ruleFindings(_ text: String, _ direction: GuardrailRule.Direction) -> [GuardFinding] {
        guard let watch = watches[direction], !watch.owners.isEmpty else { return [] }
        var spans: [Int: [Span]] = [:]
        for reading in Reading(text).undisguised(with: watch.vocabulary) {
            let folded = FoldedText(reading.text)
            for match in watch.phrases.matches(in: folded) {
                let first = folded.words[match.words.lowerBound].span
                let last = folded.words[match.words.upperBound - 1].span
                spans[watch.owners[match.phrase], default: []].append(
                    reading.original(Span(first.start..<last.end)))
            }
        }
        return spans.filter { rule, _ in rule >= 0 && spans[~rule] == nil }.flatMap { rule, spans in
            Span.merged(spans).map {
                GuardFinding(rule: rules[rule].id, verdict: rules[rule].verdict, span: $0)
            }
        }
    }
}
