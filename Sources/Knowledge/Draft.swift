import Foundation

/// Where a sentence of a reply was taken from. `quote` is an exact substring of the stored page or FAQ answer.
public enum Citation: Hashable, Sendable {
    case page(DocumentReference, page: Int, span: Span, quote: String)
    case faq(FAQReference, span: Span, quote: String)

    public var quote: String {
        switch self {
        case .page(_, _, _, let quote), .faq(_, _, let quote): quote
        }
    }
}

/// A sentence of a reply with the sources it stands on.
public struct CitedSentence: Hashable, Sendable {
    public let text: String
    public let citations: [Citation]

    public init(text: String, citations: [Citation]) {
        self.text = text
        self.citations = citations
    }
}

/// Words around the cited sentences that claim nothing, and so stand on no source.
public struct FramePart: Hashable, Sendable {
    public enum Kind: String, Sendable, Codable {
        case greeting
        /// What leads to the answers.
        case lead
        /// The question that asks back.
        case question
        case closing
    }

    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// What the customer may be told at once although a person has to answer: that nobody is there now.
public struct CustomerNotice: Hashable, Sendable {
    public let text: String
    /// When somebody will be there; `nil` where that is not known, and the text does not promise it.
    public let opensAt: Date?

    public init(text: String, opensAt: Date?) {
        self.text = text
        self.opensAt = opensAt
    }
}

/// What is to happen with a question.
public enum Decision: String, Sendable, Codable {
    case reply
    case ask
    case handoff
    case blocked
}

/// Why a person has to take over, and what they should know.
public struct Handoff: Hashable, Sendable {
    /// A stable code: `no_source`, `low_confidence`, `live_data`, `human_request`, `urgent`, `injection`, …
    public let reason: String
    public let detail: LocalizedText
    /// The talk in a few lines for the person who takes over, in words that were said: what is wanted in the first.
    public let summary: LocalizedText

    public init(reason: String, detail: LocalizedText, summary: LocalizedText) {
        self.reason = reason
        self.detail = detail
        self.summary = summary
    }
}

/// A rule that looked at the text, and what it said.
public struct GuardFinding: Hashable, Sendable {
    public let rule: String
    public let verdict: GuardVerdict
    /// Where in the checked text.
    public let span: Span

    public init(rule: String, verdict: GuardVerdict, span: Span) {
        self.rule = rule
        self.verdict = verdict
        self.span = span
    }
}

/// From harmless to forbidden; `Comparable` by severity.
public enum GuardVerdict: String, Sendable, Codable, Comparable, CaseIterable {
    case allow
    case warn
    case approve
    case handoff
    case block

    public static func < (left: GuardVerdict, right: GuardVerdict) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// The product in one value: a reply to check and send, or the reason why a person has to.
public struct Draft: Sendable {
    public let id: DraftID
    public let decision: Decision
    /// Empty unless the decision is `reply` or `ask`.
    public var text: String
    public var sentences: [CitedSentence]
    public let intent: DetectedIntent
    /// In [0, 1]: how likely the reply answers the question.
    public let confidence: Float
    /// Why this answer, in a sentence for the agent.
    public let why: LocalizedText
    public let findings: [GuardFinding]
    public let handoff: Handoff?
    /// The parts of `text` that are no cited sentence.
    public var frame: [FramePart] = []
    /// What the question names.
    public var entities: [Entity] = []
    /// While nobody is there.
    public var notice: CustomerNotice?

    public init(
        id: DraftID, decision: Decision, text: String, sentences: [CitedSentence], intent: DetectedIntent,
        confidence: Float, why: LocalizedText, findings: [GuardFinding], handoff: Handoff?
    ) {
        self.id = id
        self.decision = decision
        self.text = text
        self.sentences = sentences
        self.intent = intent
        self.confidence = confidence
        self.why = why
        self.findings = findings
        self.handoff = handoff
    }

    /// The reply with notices under it, each once; what is no reply stays as it is.
    public func appending(_ notices: [String]) -> Draft {
        let missing = notices.filter { !text.contains($0) }
        guard decision == .reply, !sentences.isEmpty, !missing.isEmpty else { return self }
        var noticed = self
        noticed.text = ([text] + missing).joined(separator: "\n\n")
        return noticed
    }
}
