import Foundation
import Knowledge

public enum GapStatus: String, Sendable, Codable, CaseIterable, PostgresValue {
    case open
    /// An entry for it was written; whether that answers its questions is being tried.
    case inProgress = "in_progress"
    case resolved
    case dismissed
}

/// What customers ask and the material does not answer.
public struct KnowledgeGap: Sendable, Equatable {
    public let id: GapID
    /// The first question of it, masked.
    public let question: String
    public let intent: String
    public let language: Language
    public let status: GapStatus
    /// How many questions it has, and the moments of the first and the last.
    public let frequency: Int
    public let firstSeen: Date
    public let lastSeen: Date
    public let proposedAnswer: String?
    public let resolvedFAQ: FAQID?
}

/// A question of a gap.
public struct GapMessage: Sendable, Equatable {
    public let draft: DraftID
    public let question: String
    public let isAnswered: Bool
    public let askedAt: Date
}

/// Where a gap lies among the questions: what clustering compares with.
public struct GapCentroid: Sendable, Equatable {
    public let id: GapID
    public let vector: [Float]
    public let frequency: Int
    public let language: Language
    /// The newest of its questions.
    public let questions: [String]
}

/// A gap in a ranking: how often it was asked in the time looked at, weighted by how long ago.
public struct RankedGap: Sendable, Equatable {
    public let gap: KnowledgeGap
    public let recent: Int
    public let weight: Double
}

extension TenantSession {
    /// Lets one change of this tenant's gaps run at a time. Held until the transaction ends.
    public borrowing func lockGaps() throws(StorageError) {
        try execute(
            "select pg_advisory_xact_lock(hashtextextended('gaps', hashtextextended(\(tenant.uuid.uuidString), 0)))")
    }

    /// Gaps that still take questions, by id.
    public borrowing func gapCentroids(model: String) throws(StorageError) -> [GapCentroid] {
        try queryAll(
            """
            select id, centroid, frequency, lang, array(
                    select m.question from gap_messages m where m.tenant_id = g.tenant_id and m.gap_id = g.id
                    order by m.asked_at desc, m.draft_id desc limit 12) as questions
            from knowledge_gaps g
            where tenant_id = \(tenant) and model = \(model) and status in ('open', 'in_progress') order by id
            """
        ) { row throws(StorageError) in
            GapCentroid(
                id: try row.id("id"), vector: Floats.vector(try row.bytes("centroid")),
                frequency: try row.integer("frequency"), language: try row.value("lang"),
                questions: try row.texts("questions"))
        }
    }

    /// Whether the draft's question is in a gap already.
    public borrowing func gap(of draft: DraftID) throws(StorageError) -> GapID? {
        try queryFirst("select gap_id from gap_messages where tenant_id = \(tenant) and draft_id = \(draft)") {
            row throws(StorageError) in try row.id("gap_id")
        }
    }

    public borrowing func openGap(
        for draft: StoredDraft, vector: [Float], language: Language, model: String
    ) throws(StorageError) -> GapID {
        let id = GapID()
        try execute([
            """
            insert into knowledge_gaps (tenant_id, id, question, unanswered_intent, lang, centroid, model, frequency,
                first_seen, last_seen)
            values (\(tenant), \(id), \(draft.question), \(draft.intent), \(language), \(Floats.data(vector)),
                \(model), 1, \(draft.createdAt), \(draft.createdAt))
            """, message(draft, in: id),
        ])
        return id
    }

    /// - Parameter centroid: where the gap lies with this question.
    public borrowing func add(_ draft: StoredDraft, to gap: GapID, centroid: [Float]) throws(StorageError) {
        try execute([
            """
            update knowledge_gaps set centroid = \(Floats.data(centroid)), frequency = frequency + 1,
                first_seen = least(first_seen, \(draft.createdAt)), last_seen = greatest(last_seen, \(draft.createdAt)),
                updated_at = now()
            where tenant_id = \(tenant) and id = \(gap)
            """, message(draft, in: gap),
        ])
    }

    private func message(_ draft: StoredDraft, in gap: GapID) -> Query {
        """
        insert into gap_messages (tenant_id, gap_id, draft_id, question, asked_at)
        values (\(tenant), \(gap), \(draft.id), \(draft.question), \(draft.createdAt))
        """
    }

    public borrowing func gap(_ id: GapID) throws(StorageError) -> KnowledgeGap? {
        try queryFirst("select * from knowledge_gaps where tenant_id = \(tenant) and id = \(id)") {
            row throws(StorageError) in try KnowledgeGap(row: row)
        }
    }

    /// The questions of a gap, newest first.
    public borrowing func messages(of gap: GapID, limit: Int) throws(StorageError) -> [GapMessage] {
        try queryAll(
            """
            select * from gap_messages where tenant_id = \(tenant) and gap_id = \(gap)
            order by asked_at desc, draft_id desc limit \(limit)
            """
        ) { row throws(StorageError) in
            GapMessage(
                draft: try row.id("draft_id"), question: try row.text("question"), isAnswered: try row.flag("answered"),
                askedAt: try row.date("asked_at"))
        }
    }

    /// By how often each was asked since a moment, every question counting half as much for each half-life it is old.
    public borrowing func rankedGaps(
        since: Date, now: Date, halfLife: TimeInterval, statuses: [GapStatus], limit: Int
    ) throws(StorageError) -> [RankedGap] {
        let wanted = statuses.map(\.rawValue)
        return try queryAll(
            """
            select g.*, count(*) as recent, sum(power(0.5::double precision,
                greatest(0, extract(epoch from (\(now)::timestamptz - m.asked_at))::double precision)
                    / \(halfLife)::double precision)) as weight
            from knowledge_gaps g join gap_messages m on m.tenant_id = g.tenant_id and m.gap_id = g.id
            where g.tenant_id = \(tenant) and g.status = any (\(wanted)) and m.asked_at >= \(since)
            group by g.tenant_id, g.id order by weight desc, g.last_seen desc, g.id limit \(limit)
            """
        ) { row throws(StorageError) in
            RankedGap(
                gap: try KnowledgeGap(row: row), recent: try row.integer("recent"), weight: try row.value("weight"))
        }
    }

    /// What agents wrote to the customers of a gap's questions after its hand-over, newest first: the draft's own
    /// corrections, then what was said in the conversations.
    public borrowing func agentAnswers(to gap: GapID, limit: Int) throws(StorageError) -> [String] {
        try queryAll(
            """
            select answer from (
                select f.sent_text as answer, f.created_at as at, 0 as kind
                from gap_messages m join draft_feedback f on f.tenant_id = m.tenant_id and f.draft_id = m.draft_id
                where m.tenant_id = \(tenant) and m.gap_id = \(gap) and f.sent_text is not null
                union all
                select s.body, s.sent_at, 1
                from gap_messages m join drafts d on d.tenant_id = m.tenant_id and d.id = m.draft_id
                cross join lateral (
                    select body, sent_at from messages s
                    where s.tenant_id = d.tenant_id and s.conversation_id = d.conversation_id and s.role = 'agent'
                        and s.created_at > d.created_at
                    order by s.created_at, s.id limit 1) s
                where m.tenant_id = \(tenant) and m.gap_id = \(gap)) answers
            order by kind, at desc limit \(limit)
            """
        ) { row throws(StorageError) in try row.text("answer") }
    }

    public borrowing func setStatus(
        _ status: GapStatus, of gap: GapID, faq: FAQID? = nil, proposedAnswer: String? = nil
    ) throws(StorageError) {
        try execute(
            """
            update knowledge_gaps set status = \(status), resolved_faq_id = coalesce(\(faq), resolved_faq_id),
                proposed_answer = coalesce(\(proposedAnswer), proposed_answer),
                resolved_at = case when \(status) = 'resolved' then now() end, updated_at = now()
            where tenant_id = \(tenant) and id = \(gap)
            """)
    }

    public borrowing func markAnswered(
        _ drafts: [DraftID], in gap: GapID
    ) throws(StorageError) {
        try execute(
            """
            update gap_messages set answered = (draft_id = any (\(drafts)))
            where tenant_id = \(tenant) and gap_id = \(gap)
            """)
    }
}

extension KnowledgeGap {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        question = try row.text("question")
        intent = try row.text("unanswered_intent")
        language = try row.value("lang")
        status = try row.value("status")
        frequency = try row.integer("frequency")
        firstSeen = try row.date("first_seen")
        lastSeen = try row.date("last_seen")
        proposedAnswer = try row.value("proposed_answer")
        resolvedFAQ = try row.value("resolved_faq_id")
    }
}
