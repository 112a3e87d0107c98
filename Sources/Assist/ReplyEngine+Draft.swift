import Knowledge

extension ReplyEngine {
    /// How sure a message has to be of what it wants by itself, for the turns before to have no say.
    private static let byItself: Float = 0.75

    /// What a message wants. Where it is too short to be sure of by itself, the turns before are read with it, as long as
    /// that makes it surer.
    ///
    /// - Parameter vector: the unit vector of the query at an index of `understanding.queries`.
    public func intent(of understanding: Understanding, vector: (Int) -> [Float]) -> DetectedIntent {
        func read(_ query: Int) -> DetectedIntent {
            classifier.classify(understanding.queries[query].text, vector: vector(query))
        }
        guard let own = understanding.ownQuery.map(read), own.id != DetectedIntent.other else {
            return read(understanding.intentQuery)
        }
        guard own.confidence < Self.byItself else { return own }
        let whole = read(understanding.intentQuery)
        return whole.confidence > own.confidence ? whole : own
    }

    /// Composes, verifies, guards and decides.
    ///
    /// A message of several questions of which only some have an answer is a reply to those, and carries a hand-off for
    /// the rest.
    ///
    /// - Parameters:
    ///   - vector: the unit vector of a query by its index, for the intent; `nil` leaves that open.
    ///   - evidence: what was found for each of `understanding.queries`, in their order.
    ///   - sources: the stored texts that quotes are checked against.
    ///   - policy: the tenant's, where it has one of its own.
    ///   - stretches: the vectors of ``stretches(in:for:)``.
    ///   - occasion: who is answered, when and how. The reply's text is its sentences alone: see
    ///     ``framed(_:for:on:)``.
    public func draft(
        for understanding: Understanding, vector: ((Int) -> [Float])?, evidence: [Evidence], sources: SourceTexts,
        policy: DecisionPolicy? = nil, stretches: StretchVectors = .none, occasion: Occasion = Occasion()
    ) -> Draft {
        let intent =
            vector.map { self.intent(of: understanding, vector: $0) }
            ?? DetectedIntent(id: DetectedIntent.other, confidence: 0, runnerUpGap: 0)
        let desk = DraftDesk(
            understanding: understanding, occasion: occasion, intent: intent,
            title: classifier.definition(of: intent)?.title)
        if let draft = settled(understanding, desk) { return draft }

        let policy = policy ?? self.policy
        if policy.off.contains(intent.id) {
            return desk.handOff(.intentOff, DecisionPolicy.detail(for: .intentOff), confidence: 0)
        }
        let answers = answers(to: understanding, evidence, sources, stretches)
        let best = answers.compactMap { $0?.confidence }.max() ?? 0
        if let reason = wantsPerson(intent, understanding, best) {
            return desk.handOff(reason, DecisionPolicy.detail(for: reason), confidence: best)
        }

        let threshold = policy.threshold(of: intent.id)
        let accepted = answers.map { answer in answer.flatMap { $0.confidence >= threshold ? $0 : nil } }
        let kept = Self.withoutRepeats(accepted.compactMap { $0 })
        guard !kept.isEmpty else {
            let reason: HandoffReason = best < threshold / 2 ? .noSource : .lowConfidence
            return desk.handOff(reason, DecisionPolicy.detail(for: reason), confidence: best)
        }
        if occasion.settings.asks, let variants = openChoice(kept, understanding, sources) {
            return asked(variants, understanding, desk, confidence: best)
        }
        let open = zip(understanding.parts, accepted).filter { $0.1 == nil }.map(\.0.text)
        let findings = check(Self.plain(kept.map(\.sentence)), .outgoing)
        if let gravest = findings.max(by: { $0.verdict < $1.verdict }), gravest.verdict >= .handoff {
            return desk.handOff(.guardrail, DecisionPolicy.detail(for: .guardrail), confidence: best, findings)
        }
        return desk.reply(kept, findings: findings, open: open)
    }

    /// What the only question of a message leaves open, every option borne out by its source.
    private func openChoice(_ kept: [Answer], _ understanding: Understanding, _ sources: SourceTexts) -> Variants? {
        guard kept.count == 1, understanding.parts.count == 1, let variants = kept[0].variants else { return nil }
        let verifier = Verifier(sources: sources)
        return variants.options.allSatisfy { verifier.stands($0.sentence) } ? variants : nil
    }

    /// Asks back once; who was asked already goes to a person.
    private func asked(
        _ variants: Variants, _ understanding: Understanding, _ desk: DraftDesk, confidence: Float
    ) -> Draft {
        guard !Variants.wereAsked(in: understanding.question.history) else {
            return desk.handOff(.unclear, DecisionPolicy.detail(for: .unclear), confidence: confidence)
        }
        let draft = desk.ask(variants, confidence: confidence)
        let findings = check(draft.text, .outgoing)
        if findings.contains(where: { $0.verdict >= .handoff }) {
            return desk.handOff(.guardrail, DecisionPolicy.detail(for: .guardrail), confidence: confidence, findings)
        }
        return desk.ask(variants, confidence: confidence, findings)
    }

    /// What is decided without looking into any document.
    private func settled(_ understanding: Understanding, _ desk: DraftDesk) -> Draft? {
        let gravest = understanding.findings.max { $0.verdict < $1.verdict }
        if let gravest, gravest.verdict >= .handoff {
            let reason: HandoffReason = gravest.rule.hasPrefix("injection.") ? .injection : .guardrail
            let detail = DecisionPolicy.detail(for: reason)
            return gravest.verdict == .block ? desk.block(reason, detail) : desk.handOff(reason, detail, confidence: 0)
        }
        if let signal = understanding.signal { return desk.handOff(signal.reason, signal.detail, confidence: 0) }
        if let talk = understanding.smallTalk { return desk.courtesy(talk) }
        return understanding.gap.map { bridged($0, understanding, desk) }
    }

    /// Asks for what a message leaves out, once; what nobody can read here goes to a person.
    private func bridged(_ gap: MessageGap, _ understanding: Understanding, _ desk: DraftDesk) -> Draft {
        guard gap == .subject else { return desk.handOff(.unclear, DecisionPolicy.recording, confidence: 0) }
        let wasAsked = MessageGap.wasAsked(in: understanding.question.history)
        guard desk.occasion.settings.asks, !wasAsked else {
            return desk.handOff(.unclear, DecisionPolicy.nothingNamed, confidence: 0)
        }
        return desk.askWhat()
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
    private func answers(
        to understanding: Understanding, _ evidence: [Evidence], _ sources: SourceTexts, _ stretches: StretchVectors
    ) -> [Answer?] {
        let composer = Composer(readings: readings, stretches: stretches)
        let verifier = Verifier(sources: sources)
        func answer(to index: Int, isTaken: Bool = false) -> Answer? {
            guard index < QuestionSplitter.mostParts else { return nil }
            let confidence = lists(of: evidence, for: index, understanding).map(\.evidence.confidence).max() ?? 0
            let answer = composer.answer(
                to: understanding.parts[index], in: understanding.language,
                from: passages(of: evidence, for: index, understanding), confidence: confidence, isTaken: isTaken)
            return answer.flatMap { verifier.stands($0.sentence) ? $0 : nil }
        }
        let answers = understanding.parts.indices.map { answer(to: $0) }
        return answers.enumerated().map { index, first in
            guard let first else { return nil }
            // Of two parts with one answer it is the surer one's, or else the earlier one's.
            let isTaken = answers.enumerated().contains { other, answer in
                guard other != index, let answer else { return false }
                return answer.sentence.citations == first.sentence.citations
                    && (answer.confidence, index) > (first.confidence, other)
            }
            return isTaken ? answer(to: index, isTaken: true) ?? first : first
        }
    }

    /// The best passages that no rule forbids to quote, as many as are read.
    func readable(_ ranked: [ScoredPassage]) -> [ScoredPassage] {
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
