import Foundation
import Knowledge

/// What an agent made of a draft.
public enum DraftOutcome: String, Sendable, Codable, CaseIterable, PostgresValue {
    case accepted
    case edited
    case rejected
}

public struct DraftFeedback: Sendable, Equatable {
    public let draft: DraftID
    public let intent: String
    public let outcome: DraftOutcome
    public let reason: String?
    public let sentText: String?
    public let actor: String

    public init(
        draft: DraftID, intent: String, outcome: DraftOutcome, reason: String?, sentText: String?, actor: String
    ) {
        self.draft = draft
        self.intent = intent
        self.outcome = outcome
        self.reason = reason
        self.sentText = sentText
        self.actor = actor
    }
}

/// How one intent fared over a stretch of time.
public struct IntentPerformance: Sendable, Equatable {
    public let intent: String
    public let drafts: Int
    public let replied: Int
    public let handedOff: Int
    public let accepted: Int
    public let edited: Int
    public let rejected: Int
    /// Rejected because the answer was wrong.
    public let wrong: Int
}

/// An answer that must not be offered again to a question like the one it was turned down for.
public struct RejectedAnswer: Sendable, Equatable {
    public let id: RejectionID
    public let draft: DraftID
    public let questionVector: [Float]
    /// A document's or an FAQ entry's id.
    public let source: UUID
    public let quote: String
    public let reason: String

    public init(draft: DraftID, questionVector: [Float], source: UUID, quote: String, reason: String) {
        id = RejectionID()
        self.draft = draft
        self.questionVector = questionVector
        self.source = source
        self.quote = quote
        self.reason = reason
    }
}

extension TenantSession {
    /// - Throws: ``StorageError`` with code `duplicate` where the draft was judged already.
    public borrowing func recordFeedback(_ feedback: DraftFeedback) throws(StorageError) {
        try execute(
            """
            insert into draft_feedback (tenant_id, draft_id, intent, outcome, reason, sent_text, actor_id)
            values (\(tenant), \(feedback.draft), \(feedback.intent), \(feedback.outcome), \(feedback.reason),
                \(feedback.sentText), \(feedback.actor))
            """)
    }

    public borrowing func feedback(on draft: DraftID) throws(StorageError) -> DraftFeedback? {
        try queryFirst("select * from draft_feedback where tenant_id = \(tenant) and draft_id = \(draft)") {
            row throws(StorageError) in
            DraftFeedback(
                draft: try row.id("draft_id"), intent: try row.text("intent"), outcome: try row.value("outcome"),
                reason: try row.value("reason"), sentText: try row.value("sent_text"), actor: try row.text("actor_id"))
        }
    }

    /// By intent, the busiest first.
    public borrowing func intentPerformance(
        since: Date, until: Date, wrongReasons: [String]
    ) throws(StorageError) -> [IntentPerformance] {
        try queryAll(
            """
            select d.intent, count(*) as drafts, count(*) filter (where d.decision = 'reply') as replied,
                count(*) filter (where d.decision = 'handoff') as handed_off,
                count(*) filter (where f.outcome = 'accepted') as accepted,
                count(*) filter (where f.outcome = 'edited') as edited,
                count(*) filter (where f.outcome = 'rejected') as rejected,
                count(*) filter (where f.outcome = 'rejected' and f.reason = any (\(wrongReasons))) as wrong
            from drafts d left join draft_feedback f on f.tenant_id = d.tenant_id and f.draft_id = d.id
            where d.tenant_id = \(tenant) and d.created_at >= \(since) and d.created_at < \(until)
            group by d.intent order by drafts desc, d.intent
            """
        ) { row throws(StorageError) in
            IntentPerformance(
                intent: try row.text("intent"), drafts: try row.integer("drafts"), replied: try row.integer("replied"),
                handedOff: try row.integer("handed_off"), accepted: try row.integer("accepted"),
                edited: try row.integer("edited"), rejected: try row.integer("rejected"),
                wrong: try row.integer("wrong"))
        }
    }

    /// How much each intent is trusted, as the application keeps it.
    public borrowing func intentTrust() throws(StorageError) -> [String: JSON] {
        var states: [String: JSON] = [:]
        let rows = try queryAll("select intent, state from intent_trust where tenant_id = \(tenant)") {
            row throws(StorageError) in (try row.text("intent"), try row.json("state"))
        }
        for (intent, state) in rows { states[intent] = state }
        return states
    }

    /// Locked until the transaction ends, so that two judgements of one intent follow each other.
    public borrowing func lockedTrust(of intent: String) throws(StorageError) -> JSON? {
        try execute(
            """
            select pg_advisory_xact_lock(hashtextextended(\("trust " + intent),
                hashtextextended(\(tenant.uuid.uuidString), 0)))
            """)
        return try queryFirst("select state from intent_trust where tenant_id = \(tenant) and intent = \(intent)") {
            row throws(StorageError) in try row.json("state")
        }
    }

    public borrowing func setTrust(_ state: JSON, of intent: String) throws(StorageError) {
        try execute(
            """
            insert into intent_trust (tenant_id, intent, state) values (\(tenant), \(intent), \(state))
            on conflict (tenant_id, intent) do update set state = excluded.state, updated_at = now()
            """)
    }

    public borrowing func rejectAnswer(_ answer: RejectedAnswer, model: String) throws(StorageError) {
        try execute(
            """
            insert into rejected_answers (tenant_id, id, draft_id, question_vector, model, source_id, quote, reason)
            values (\(tenant), \(answer.id), \(answer.draft), \(Floats.data(answer.questionVector)), \(model),
                \(answer.source), \(answer.quote), \(answer.reason))
            """)
    }

    /// Those whose question is of this model, newest first.
    public borrowing func rejectedAnswers(model: String, limit: Int) throws(StorageError) -> [RejectedAnswer] {
        try queryAll(
            """
            select * from rejected_answers where tenant_id = \(tenant) and model = \(model)
            order by created_at desc, id desc limit \(limit)
            """, RejectedAnswer.init(row:))
    }
}

extension RejectedAnswer {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        draft = try row.id("draft_id")
        questionVector = Floats.vector(try row.bytes("question_vector"))
        source = try row.value("source_id")
        quote = try row.text("quote")
        reason = try row.text("reason")
    }
}
