import Guardrails
import Knowledge
import Storage

/// What follows from a draft being made: who is told, and whether its question is one that the material does not answer.
enum DraftNotice {
    private struct Event: Encodable {
        let draftID: DraftID
        let conversationID: ConversationID?
        let decision: Decision
        let intent: String
        let confidence: Float
        let text: String
        let reason: String?
        let summary: String?

        enum CodingKeys: String, CodingKey {
            case decision, intent, confidence, text, reason, summary
            case draftID = "draft_id"
            case conversationID = "conversation_id"
        }
    }

    /// Reasons for which a question shows a gap in the material, rather than a matter for a person.
    static let gapReasons: Set<String> = [
        HandoffReason.noSource.rawValue, HandoffReason.lowConfidence.rawValue,
    ]

    /// In the session that records the draft. Webhooks lead elsewhere: what they are told of the talk is masked.
    static func publish(
        _ draft: Draft, _ stored: StoredDraft, language: Language, _ masker: PIIScanner,
        in session: borrowing TenantSession
    ) throws {
        let handoff = draft.handoff
        let data = try JSON(
            encoding: Event(
                draftID: draft.id, conversationID: stored.conversation, decision: draft.decision,
                intent: draft.intent.id, confidence: draft.confidence, text: draft.text, reason: handoff?.reason,
                summary: handoff.map { masker.masked($0.summary.tr) }))
        try session.publish(EventType.draftCreated.rawValue, data)
        if draft.decision == .handoff || draft.decision == .blocked {
            try session.publish(EventType.handoff.rawValue, data)
        }
        if draft.decision == .handoff, let reason = handoff?.reason, gapReasons.contains(reason) {
            try GapService.enqueue(draft.id, language: language, in: session)
        }
    }
}

/// What webhooks can be told of.
enum EventType: String, CaseIterable, Sendable {
    case draftCreated = "draft.created"
    case draftJudged = "draft.judged"
    case handoff
    case gapOpened = "gap.opened"
    case gapResolved = "gap.resolved"
    case trustRaised = "trust.raised"
    case trustLowered = "trust.lowered"
    case messageReceived = "message.received"
    case messageUnreadable = "message.unreadable"
    case findingFound = "finding.found"
    /// A message that the business sent of its own accord did not go.
    case messageFailed = "message.failed"
    case customerOptedOut = "customer.opted_out"
    case customerOptedIn = "customer.opted_in"
    /// A niche wants a customer to be written to.
    case messageDue = "message.due"
    /// Sent by hand, to see whether a webhook works.
    case test = "webhook.test"
}
