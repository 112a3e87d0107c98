import Assist
import Embeddings
import Foundation
import Knowledge
import Storage

/// Questions that the material does not answer, put together, ranked, and closed once it does.
struct GapService: ShortWorker {
    let database: Database
    let replies: ReplyService
    let faqs: FAQService
    let model: EmbeddingModel

    /// A question counts half as much for each week it is old.
    static let halfLife: TimeInterval = 7 * 86_400
    /// So many questions of a gap are asked again once it was filled.
    static let askedAgain = 50
    /// So many, where the material has changed in some other way: the rest only if these are answered.
    static let sampled = 5
    /// The share of them that has to be answered for the gap to close.
    static let closingShare = 0.8
    /// So many gaps are looked at again after a change of the material.
    static let reviewed = 20

    private static let assignment = "gap.assign"
    private static let review = "gap.review"

    var kinds: Set<String> { [Self.assignment, Self.review] }

    private struct Assignment: Codable {
        let draft: DraftID
        let language: Language?
    }

    private struct Review: Codable {
        /// `nil` for the heaviest ones.
        let gap: GapID?
    }

    /// In the session that records the draft.
    static func enqueue(_ draft: DraftID, language: Language?, in session: borrowing TenantSession) throws {
        let payload = try JSON(encoding: Assignment(draft: draft, language: language))
        try session.enqueueJob(kind: assignment, payload: payload, short: true)
    }

    /// Has the heaviest gaps asked again, as the material has changed. In the session that changes it.
    static func reviewSoon(in session: borrowing TenantSession) throws {
        let payload = try JSON(encoding: Review(gap: nil))
        try session.enqueueJobOnce(kind: review, payload: payload, runAfter: Date() + 2)
    }

    func perform(_ claimed: ClaimedJob) async throws {
        switch claimed.job.kind {
        case Self.assignment: try await assign(claimed)
        default: try await review(claimed)
        }
    }

    /// Puts a draft's question into the gap that it belongs to, or opens one.
    private func assign(_ claimed: ClaimedJob) async throws {
        let work: Assignment = try claimed.payload()
        let model = model.identifier
        try await database.withSession(for: claimed.context) { session in
            try session.lockGaps()
            if let draft = try session.draft(work.draft), let vector = draft.questionVector,
                try session.gap(of: draft.id) == nil
            {
                let known = try session.gapCentroids(model: model)
                let clusters = QuestionClusters(
                    known.map {
                        .init(id: $0.id.uuid, centroid: $0.vector, count: $0.frequency, questions: $0.questions)
                    })
                if let joined = clusters.joined(by: vector, asking: draft.question) {
                    try session.add(draft, to: GapID(uuid: joined.id), centroid: joined.centroid)
                } else {
                    let language = work.language ?? claimed.context.languages.first ?? .turkish
                    let gap = try session.openGap(for: draft, vector: vector, language: language, model: model)
                    let data = try JSON(encoding: [
                        "gap_id": gap.description, "question": draft.question, "intent": draft.intent,
                    ])
                    _ = try session.recordAudit(
                        AuditActor.system("job").event("knowledge.gap.opened", "gap", gap.description, after: data))
                    try session.publish(EventType.gapOpened.rawValue, data)
                }
            }
            try session.dismissJob(claimed.lease)
        }
    }

    /// Gaps by how much they are asked, in the time looked at.
    func ranked(
        days: Int, statuses: [GapStatus], limit: Int, tenant: TenantContext, now: Date = Date()
    ) async throws -> [RankedGap] {
        try await database.withReadOnlySession(for: tenant) { session in
            try session.rankedGaps(
                since: now - Double(days) * 86_400, now: now, halfLife: Self.halfLife, statuses: statuses,
                limit: limit)
        }
    }

    /// The beginning of an FAQ entry: the question as it was asked first, and what agents answered meanwhile.
    ///
    /// - Returns: `nil` where there is no such gap.
    func draftEntry(for id: GapID, tenant: TenantContext) async throws -> GapEntry? {
        try await database.withReadOnlySession(for: tenant) { session in
            guard let gap = try session.gap(id) else { return nil }
            let answers = try session.agentAnswers(to: id, limit: 5)
            return GapEntry(
                gap: gap, answers: gap.proposedAnswer.map { [$0] + answers } ?? answers,
                questions: try session.messages(of: id, limit: 10).map(\.question))
        }
    }

    /// Publishes an entry that fills the gap. Its questions are asked again in a moment, and it closes itself if they are
    /// answered then.
    func fill(
        _ id: GapID, with entry: NewFAQ, tenant: TenantContext, actor: AuditActor
    ) async throws -> (KnowledgeGap, FAQ)? {
        guard try await database.withReadOnlySession(for: tenant, { try $0.gap(id) }) != nil else { return nil }
        let faq = try await faqs.create(entry, tenant: tenant, actor: actor)
        return try await database.withSession(for: tenant) { session in
            try session.setStatus(.inProgress, of: id, faq: faq.id)
            let payload = try JSON(encoding: Review(gap: id))
            try session.enqueueJob(kind: Self.review, payload: payload, short: true)
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.gap.filled", "gap", id.description,
                    after: try JSON(encoding: ["faq_id": faq.id.description])))
            return try session.gap(id).map { ($0, faq) }
        }
    }

    /// - Returns: `nil` where there is no such gap.
    func setStatus(
        _ status: GapStatus, of id: GapID, tenant: TenantContext, actor: AuditActor
    ) async throws -> KnowledgeGap? {
        try await database.withSession(for: tenant) { session in
            guard try session.gap(id) != nil else { return nil }
            try session.setStatus(status, of: id)
            _ = try session.recordAudit(
                actor.event("knowledge.gap.\(status.rawValue)", "gap", id.description))
            return try session.gap(id)
        }
    }

    private func review(_ claimed: ClaimedJob) async throws {
        let work: Review = try claimed.payload()
        var gaps: [GapID] = work.gap.map { [$0] } ?? []
        if work.gap == nil {
            gaps = try await ranked(
                days: 90, statuses: [.open, .inProgress], limit: Self.reviewed, tenant: claimed.context
            ).map(\.gap.id)
        }
        for gap in gaps {
            if work.gap == nil, try await !ask(gap, limit: Self.sampled, claimed.context).closes { continue }
            try await settle(gap, claimed.context)
        }
        try await database.withSession(for: claimed.context) { session in
            try session.dismissJob(claimed.lease)
        }
    }

    /// Which of a gap's questions are answered now, the newest first.
    private func ask(
        _ id: GapID, limit: Int, _ tenant: TenantContext
    ) async throws -> (asked: Int, answered: [DraftID], closes: Bool) {
        let messages = try await database.withReadOnlySession(for: tenant) { session in
            try session.messages(of: id, limit: limit)
        }
        var answered: [DraftID] = []
        for message in messages {
            let question = [Message(role: .customer, text: message.question)]
            let answer = try await replies.answer(question, tenant: tenant, actor: .system("job"), trial: ReplyTrial())
            if let draft = answer?.draft, draft.decision == .reply, draft.handoff == nil {
                answered.append(message.draft)
            }
        }
        let closes = !messages.isEmpty && Double(answered.count) >= Self.closingShare * Double(messages.count)
        return (messages.count, answered, closes)
    }

    /// Asks a gap's questions again, writes down which are answered now, and closes it if enough are.
    private func settle(_ id: GapID, _ tenant: TenantContext) async throws {
        let (asked, now, isFilled) = try await ask(id, limit: Self.askedAgain, tenant)
        guard asked > 0 else { return }
        try await database.withSession(for: tenant) { session in
            try session.lockGaps()
            guard let gap = try session.gap(id), gap.status == .open || gap.status == .inProgress else { return }
            try session.markAnswered(now, in: id)
            guard isFilled else {
                // What was written does not answer it: it is a gap still.
                if gap.status == .inProgress { try session.setStatus(.open, of: id) }
                return
            }
            try session.setStatus(.resolved, of: id)
            let data = try JSON(encoding: [
                "gap_id": id.description, "question": gap.question, "faq_id": gap.resolvedFAQ?.description ?? "",
            ])
            _ = try session.recordAudit(
                AuditActor.system("job").event("knowledge.gap.resolved", "gap", id.description, after: data))
            try session.publish(EventType.gapResolved.rawValue, data)
        }
    }
}

/// The beginning of an FAQ entry for a gap.
struct GapEntry: Sendable {
    let gap: KnowledgeGap
    /// What agents wrote, best first; empty where nobody answered yet.
    let answers: [String]
    /// How customers asked it.
    let questions: [String]
}
