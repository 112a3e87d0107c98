import Knowledge

/// One thing that a message asks.
public struct QuestionPart: Hashable, Sendable {
    public let text: String
    /// What it leans on: the story around it, the other questions beside it, or the turns before.
    public let context: String

    public init(text: String, context: String) {
        self.text = text
        self.context = context
    }

    /// Whether it asks what, when, how or how much, rather than for something to be done.
    public var wantsToKnow: Bool { QuestionSplitter.wantsToKnow(text) }
}

/// A text to search the tenant's knowledge with.
public struct RetrievalQuery: Hashable, Sendable {
    public let text: String
    /// The part it searches for; `nil` where it speaks for the whole message.
    public let part: Int?

    public init(text: String, part: Int?) {
        self.text = text
        self.part = part
    }
}

/// What a message says, before anything is looked up.
public struct Understanding: Sendable {
    public let question: Question
    public let language: Language
    /// At least one.
    public let parts: [QuestionPart]
    /// `queries[0]` is the whole message with what it leans on.
    public let queries: [RetrievalQuery]
    /// What the guardrails said of the incoming text.
    public let findings: [GuardFinding]
    /// What needs a person whatever the documents hold.
    public let signal: SignalRule?
    /// What it is where it asks nothing.
    public let smallTalk: SmallTalk?
    /// What is missing where it cannot be answered as it stands.
    public let gap: MessageGap?

    /// The query whose vector reads the intent: of several questions, the first says what the customer came for.
    public var intentQuery: Int { parts.count > 1 ? queries.firstIndex { $0.part == 0 } ?? 0 : 0 }

    /// The query of the message without the turns before; `nil` where it leans on none, or asks several things.
    var ownQuery: Int? {
        guard parts.count == 1, !QuestionSplitter.contextBefore(question.text, question.history).isEmpty else {
            return nil
        }
        return queries.firstIndex { $0.part == 0 }
    }

    /// Whether documents may answer at all. Where they may not, only ``intentQuery`` is worth encoding.
    public var needsRetrieval: Bool {
        signal == nil && smallTalk == nil && gap == nil && !isBlocked && verdict < .handoff
    }

    /// An attack, or a text that a rule refuses.
    public var isBlocked: Bool { verdict == .block }

    /// The gravest verdict on the message.
    public var verdict: GuardVerdict { findings.map(\.verdict).max() ?? .allow }
}

/// What retrieval found for one query, best first, with its calibrated confidence in [0, 1] that the list answers it.
public struct Evidence: Sendable {
    public let passages: [ScoredPassage]
    public let confidence: Float

    public init(passages: [ScoredPassage], confidence: Float) {
        self.passages = passages
        self.confidence = confidence
    }
}
