import Knowledge

/// From a question and what was found for it to a cited draft, or to a hand-off with its reason.
///
/// The engine does no I/O: it says what to search for (``understand(_:)``), and makes a draft of what the search found
/// (``draft(for:vector:evidence:sources:policy:)``). It is built once for a set of enabled niches and shared.
public struct ReplyEngine: Sendable {
    /// The verdicts of the tenant's rules on a text.
    public typealias Guard = @Sendable (String, GuardrailRule.Direction) -> [GuardFinding]

    let classifier: IntentClassifier
    let signals: SignalSet
    let policy: DecisionPolicy
    /// The verdicts of this tenant's rules.
    public let check: Guard
    let readings: ReadingCache

    /// - Parameter signals: the niches' rules; the core's are always there.
    public init(
        classifier: IntentClassifier, signals: [SignalRule], policy: DecisionPolicy = DecisionPolicy(),
        guard check: @escaping Guard
    ) {
        self.classifier = classifier
        self.signals = SignalSet(rules: CoreSignals.rules + signals)
        self.policy = policy
        self.check = check
        readings = ReadingCache()
    }

    /// The same engine under another tenant's rules.
    public func guarded(by check: @escaping Guard) -> ReplyEngine { ReplyEngine(self, guard: check) }

    private init(_ other: ReplyEngine, guard check: @escaping Guard) {
        classifier = other.classifier
        signals = other.signals
        policy = other.policy
        readings = other.readings
        self.check = check
    }

    /// Reads a question: its language, its parts, what to search for, and what needs a person at once.
    public func understand(_ question: Question) -> Understanding {
        let text = ChatSpelling.repaired(question.text)
        let parts = QuestionSplitter.parts(of: text, history: question.history)
        let before = QuestionSplitter.contextBefore(text, question.history)
        let whole = before.isEmpty ? text : "\(before) \(text)"
        let others = parts.prefix(QuestionSplitter.mostParts).enumerated().filter { $0.element.text != whole }
        let queries =
            [RetrievalQuery(text: whole, part: others.isEmpty ? 0 : nil)]
            + others.map { RetrievalQuery(text: $0.element.text, part: $0.offset) }
        return Understanding(
            question: question, language: LanguageGuess.language(of: text), parts: parts, queries: queries,
            findings: check(question.text, .incoming), signal: signals.signals(in: text).first,
            smallTalk: SmallTalk.kind(of: text), gap: MessageGap.gap(in: question))
    }

    /// One ranked list for the whole message, in which the best of every part stands at the top.
    ///
    /// - Parameters:
    ///   - evidence: what was found for each of `understanding.queries`, in their order.
    ///   - stretches: the vectors of ``stretches(in:for:)``.
    public func ranking(
        of evidence: [Evidence], for understanding: Understanding, limit: Int, stretches: StretchVectors = .none
    ) -> [ScoredPassage] {
        let composer = Composer(readings: readings, stretches: stretches)
        let merged = understanding.parts.prefix(QuestionSplitter.mostParts).indices.map { part in
            composer.ranked(
                Ranking.merged(lists(of: evidence, for: part, understanding)), for: understanding.parts[part],
                in: understanding.language)
        }
        return Ranking.interleaved(merged, limit: limit)
    }

    /// The few stretches that may answer best by their words, as texts to encode as passages: their vectors say which does.
    ///
    /// - Parameter looks: how many of each part; replies look at the default.
    public func stretches(
        in evidence: [Evidence], for understanding: Understanding, looks: Int = Composer.closeLooks
    ) -> [String] {
        let composer = Composer(readings: readings)
        let texts = understanding.parts.prefix(QuestionSplitter.mostParts).enumerated().flatMap { index, part in
            let candidates = composer.candidates(
                for: part, in: understanding.language, from: passages(of: evidence, for: index, understanding))
            return composer.shortlist(candidates, for: part, looks: looks).map(\.framed)
        }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// What may answer one part, best first: nothing that tries to steer whoever reads it.
    func passages(of evidence: [Evidence], for part: Int, _ understanding: Understanding) -> [ScoredPassage] {
        readable(Ranking.merged(lists(of: evidence, for: part, understanding)))
    }

    /// What was found for one part: by its own words, and by the whole message.
    func lists(
        of evidence: [Evidence], for part: Int, _ understanding: Understanding
    ) -> [(evidence: Evidence, weight: Float)] {
        zip(understanding.queries, evidence).compactMap { query, evidence in
            switch query.part {
            case part: (evidence, 1)
            case nil: (evidence, understanding.parts.count > 1 ? 0.5 : 0.8)
            default: nil
            }
        }
    }
}
