import Knowledge

extension ReplyEngine {
    /// Composes, verifies, guards and decides.
    ///
    /// A message of several questions of which only some have an answer is a reply to those, and carries a hand-off for
    /// the rest.
    ///
    /// - Parameters:
    ///   - vector: the unit vector of `understanding.queries[0]`, for the intent; `nil` leaves the intent open.
    ///   - evidence: what was found for each of `understanding.queries`, in their order.
    ///   - sources: the stored texts that quotes are checked against.
    ///   - policy: the tenant's, where it has one of its own.
    public func draft(
        for understanding: Understanding, vector: [Float]?, evidence: [Evidence], sources: SourceTexts,
        policy: DecisionPolicy? = nil
    ) -> Draft {
        let intent =
            vector.map { classifier.classify(understanding.queries[0].text, vector: $0) }
            ?? DetectedIntent(id: DetectedIntent.other, confidence: 0, runnerUpGap: 0)
        let desk = DraftDesk(
            understanding: understanding, intent: intent, title: classifier.definition(of: intent)?.title)
        if let draft = settled(understanding, desk) { return draft }

        let policy = policy ?? self.policy
        let answers = answers(to: understanding, evidence, sources)
        let best = answers.compactMap { $0?.confidence }.max() ?? 0
        if let reason = wantsPerson(intent, understanding, best) {
            return desk.handOff(reason, DecisionPolicy.detail(for: reason), confidence: best)
        }

        let accepted = answers.map { answer in answer.flatMap { policy.allows($0.confidence) ? $0 : nil } }
        let kept = Self.withoutRepeats(accepted.compactMap { $0 })
        guard !kept.isEmpty else {
            let reason: HandoffReason = best < policy.threshold / 2 ? .noSource : .lowConfidence
            return desk.handOff(reason, DecisionPolicy.detail(for: reason), confidence: best)
        }
        let open = zip(understanding.parts, accepted).filter { $0.1 == nil }.map(\.0.text)
        let text = kept.map(\.sentence.text).joined(separator: "\n")
        let findings = check(text, .outgoing)
        if let gravest = findings.max(by: { $0.verdict < $1.verdict }), gravest.verdict >= .handoff {
            return desk.handOff(.guardrail, DecisionPolicy.detail(for: .guardrail), confidence: best, findings)
        }
        return desk.reply(kept, text: text, findings: findings, open: open)
    }

    /// What is decided without looking into any document.
    private func settled(_ understanding: Understanding, _ desk: DraftDesk) -> Draft? {
        let gravest = understanding.findings.max { $0.verdict < $1.verdict }
        if let gravest, gravest.verdict >= .handoff {
            let reason: HandoffReason = gravest.rule.hasPrefix("injection.") ? .injection : .guardrail
            let detail = DecisionPolicy.detail(for: reason)
            return gravest.verdict == .block ? desk.block(reason, detail) : desk.handOff(reason, detail, confidence: 0)
        }
        return understanding.signal.map { desk.handOff($0.reason, $0.detail, confidence: 0) }
    }

    /// The intent's own word: it hands off where it is sure and no document answers well.
    private func wantsPerson(_ intent: DetectedIntent, _ understanding: Understanding, _ confidence: Float)
        -> HandoffReason?
    {
        guard intent.confidence >= 0.7, let definition = classifier.definition(of: intent) else { return nil }
        if let reason = definition.handsOff, reason == .urgent || reason == .complaint { return reason }
        guard confidence < 0.75 else { return nil }
        return definition.handsOff ?? (definition.needsLiveData ? .liveData : nil)
    }

    /// The verified answer of each part; `nil` where there is none.
    private func answers(to understanding: Understanding, _ evidence: [Evidence], _ sources: SourceTexts) -> [Answer?] {
        let composer = Composer(readings: readings)
        let verifier = Verifier(sources: sources)
        return understanding.parts.enumerated().map { index, part in
            guard index < QuestionSplitter.mostParts else { return nil }
            let lists = lists(of: evidence, for: index, understanding)
            let passages = readable(Ranking.merged(lists))
            let confidence = lists.map(\.evidence.confidence).max() ?? 0
            let answer = composer.answer(to: part, in: understanding.language, from: passages, confidence: confidence)
            return answer.flatMap { verifier.stands($0.sentence) ? $0 : nil }
        }
    }

    /// The best passages that no rule forbids to quote, as many as are read.
    private func readable(_ ranked: [ScoredPassage]) -> [ScoredPassage] {
        var passages: [ScoredPassage] = []
        for scored in ranked where check(scored.passage.text, .retrieved).allSatisfy({ $0.verdict < .handoff }) {
            passages.append(scored)
            if passages.count == Composer.depth { break }
        }
        return passages
    }

    /// Two parts may be answered by one sentence, which is said once.
    private static func withoutRepeats(_ answers: [Answer]) -> [Answer] {
        var seen: Set<[Citation]> = []
        return answers.filter { seen.insert($0.sentence.citations).inserted }
    }
}
