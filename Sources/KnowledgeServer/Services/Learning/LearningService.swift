import Assist
import Embeddings
import Foundation
import Guardrails
import HTTPServer
import Knowledge
import Storage

/// What is learnt from agents: which answers not to offer again, and which intents' replies may go by themselves.
struct LearningService: Sendable {
    let database: Database
    let model: EmbeddingModel

    /// So many of the newest rejections are looked at for a question.
    static let remembered = 500
    /// The stretch over which the share of automatic replies and the performance of intents are taken.
    static let stretch: TimeInterval = 30 * 86_400

    /// What must not be offered for a question.
    func rejectedAnswers(like vector: [Float], tenant: TenantContext) async throws -> RejectedAnswers {
        let model = model.identifier
        let answers = try await database.withReadOnlySession(for: tenant) { session in
            try session.rejectedAnswers(model: model, limit: Self.remembered)
        }
        guard !answers.isEmpty else { return .none }
        return RejectedAnswers(
            answers.map { .init(question: $0.questionVector, source: $0.source, quote: $0.quote) }, like: vector)
    }

    /// Writes down what an agent made of a draft, and draws the conclusions.
    ///
    /// - Returns: `nil` where there is no such draft.
    func judge(
        _ id: DraftID, _ verdict: DraftVerdict, tenant: TenantContext, actor: AuditActor
    ) async throws -> Judgement? {
        let model = model.identifier
        return try await database.withSession(for: tenant) { session in
            guard let draft = try session.draft(id) else { return nil }
            let feedback = DraftFeedback(
                draft: id, intent: draft.intent, outcome: verdict.outcome, reason: verdict.reason?.rawValue,
                sentText: verdict.sentText.map(Self.masker.masked), actor: actor.name)
            if let before = try session.feedback(on: id) {
                guard before.outcome == feedback.outcome, before.reason == feedback.reason else {
                    throw APIProblem.conflict(
                        "already_judged", tr: "Bu taslak daha önce değerlendirilmiş.",
                        en: "This draft has been judged already.")
                }
                return Judgement(draft: draft, verdict: verdict, change: nil, isNew: false)
            }
            try session.recordFeedback(feedback)
            let change = try Self.trust(after: verdict, on: draft, in: session, actor)
            if verdict.rejectsAnswer { try Self.remember(draft, verdict, model, in: session) }
            if verdict.isWrong {
                try GapService.enqueue(id, language: nil, in: session)
                try session.settleAutoReply(id, resolved: false)
            }
            let after = try JSON(encoding: [
                "outcome": verdict.outcome.rawValue, "reason": verdict.reason?.rawValue ?? "", "intent": draft.intent,
            ])
            _ = try session.recordAudit(
                actor.event("ai.draft.\(verdict.outcome.rawValue)", "draft", id.description, after: after))
            try session.publish(
                EventType.draftJudged.rawValue,
                JSON(encoding: [
                    "draft_id": id.description, "outcome": verdict.outcome.rawValue,
                    "reason": verdict.reason?.rawValue ?? "", "intent": draft.intent,
                ]))
            return Judgement(draft: draft, verdict: verdict, change: change, isNew: true)
        }
    }

    /// How much an intent is trusted now; `nil` where nobody judged or pinned it.
    func trust(in intent: String, tenant: TenantContext) async throws -> IntentTrust? {
        let states = try await database.withReadOnlySession(for: tenant) { try $0.intentTrust() }
        return try states[intent]?.decode()
    }

    /// Whether one more reply may go by itself: of those that earned it, so many that the agents' share stays theirs.
    static func leavesShare(in session: borrowing TenantSession, now: Date = Date()) throws -> Bool {
        let (sent, replies) = try session.automaticReplies(since: now - stretch)
        return TrustRules.standard.allowsAnother(sent: sent, of: replies)
    }

    /// Every intent that was judged, pinned or met of late, with how it fared.
    func overview(tenant: TenantContext, now: Date = Date()) async throws -> [TrustOverview] {
        try await database.withReadOnlySession(for: tenant) { session in
            let states = try session.intentTrust()
            let performance = try session.intentPerformance(
                since: now - Self.stretch, until: now, wrongReasons: RejectionReason.wrong)
            var byIntent: [String: IntentPerformance] = [:]
            for entry in performance { byIntent[entry.intent] = entry }
            let intents = performance.map(\.intent) + states.keys.filter { byIntent[$0] == nil }.sorted()
            return try intents.map { intent in
                TrustOverview(
                    intent: intent, trust: try states[intent]?.decode(), performance: byIntent[intent])
            }
        }
    }

    /// Sets an intent's mode whatever it earned; `nil` lets it earn its mode again.
    func pin(
        _ pin: TrustMode?, intent: String, tenant: TenantContext, actor: AuditActor, now: Date = Date()
    ) async throws -> IntentTrust {
        try await database.withSession(for: tenant) { session in
            try Self.pin(pin, intent: intent, in: session, actor: actor, now: now)
        }
    }

    static func pin(
        _ pin: TrustMode?, intent: String, in session: borrowing TenantSession, actor: AuditActor, now: Date = Date()
    ) throws -> IntentTrust {
        let stored = try session.lockedTrust(of: intent)
        var trust = try stored?.decode() ?? IntentTrust(at: now)
        let before = trust
        trust.pin = pin
        try session.setTrust(JSON(encoding: trust), of: intent)
        _ = try session.recordAudit(
            actor.event(
                "ai.trust.pinned", "intent", intent,
                before: try JSON(encoding: ["pin": before.pin?.rawValue ?? ""]),
                after: try JSON(encoding: ["pin": pin?.rawValue ?? ""])))
        return trust
    }

    private static let masker = PIIScanner()

    private static func trust(
        after verdict: DraftVerdict, on draft: StoredDraft, in session: borrowing TenantSession, _ actor: AuditActor
    ) throws -> TrustChange? {
        let now = Date()
        // A hand-over that an agent agrees with says nothing about replies of its intent.
        guard draft.decision == .reply || draft.decision == .ask else { return nil }
        let stored = try session.lockedTrust(of: draft.intent)
        var trust = try stored?.decode() ?? IntentTrust(at: now)
        let change = trust.record(verdict.trustOutcome, at: now)
        try session.setTrust(JSON(encoding: trust), of: draft.intent)
        if let change {
            let event: EventType = change == .raised ? .trustRaised : .trustLowered
            let data = try JSON(encoding: [
                "intent": draft.intent, "mode": trust.mode.rawValue, "draft_id": draft.id.description,
                "message": change == .lowered ? TrustOverview.corrected.tr : "",
            ])
            _ = try session.recordAudit(actor.event("ai." + event.rawValue, "intent", draft.intent, after: data))
            try session.publish(event.rawValue, data)
            if change == .lowered, let id = draft.conversation, let conversation = try session.conversation(id) {
                try ChannelMessage.note(TrustOverview.corrected.tr, in: conversation, session)
            }
        }
        return change
    }

    private static func remember(
        _ draft: StoredDraft, _ verdict: DraftVerdict, _ model: String, in session: borrowing TenantSession
    ) throws {
        guard let vector = draft.questionVector else { return }
        for citation in try KeptDraft(draft).citations {
            try session.rejectAnswer(
                RejectedAnswer(
                    draft: draft.id, questionVector: vector, source: citation.source, quote: citation.quote,
                    reason: verdict.reason?.rawValue ?? ""), model: model)
        }
    }
}

/// Why an agent did not send a draft.
enum RejectionReason: String, CaseIterable, Sendable, Codable {
    case wrongAnswer = "wrong_answer"
    case wrongSource = "wrong_source"
    case outdated
    case incomplete
    case tone
    case other

    /// Those that say the answer was wrong, which is what trust and the rate of wrong answers count.
    static let wrong = [wrongAnswer, wrongSource, outdated].map(\.rawValue)
}

/// What an agent made of a draft.
struct DraftVerdict: Sendable {
    let outcome: DraftOutcome
    let reason: RejectionReason?
    /// What went to the customer instead.
    let sentText: String?

    var isWrong: Bool { outcome == .rejected && reason.map { RejectionReason.wrong.contains($0.rawValue) } ?? false }

    /// Whether the answer must not come back: the words alone may be said better another time.
    var rejectsAnswer: Bool { outcome == .rejected && reason != .tone }

    var trustOutcome: TrustOutcome {
        switch outcome {
        case .accepted: .accepted
        case .edited: .edited
        case .rejected: isWrong ? .wrong : .rejected
        }
    }
}

struct Judgement: Sendable {
    let draft: StoredDraft
    let verdict: DraftVerdict
    let change: TrustChange?
    /// `false` where the same was said before.
    let isNew: Bool
}

/// An intent as the admin sees it.
struct TrustOverview: Sendable {
    let intent: String
    /// `nil` where nobody judged it yet.
    let trust: IntentTrust?
    let performance: IntentPerformance?

    /// What agents are told when an intent loses its trust.
    static let corrected = LocalizedText(
        tr: "AI bunu yanlış cevapladı — düzelttik. Bu konudaki cevaplar yeniden önerilecek, kendiliğinden gitmeyecek.",
        en: "The AI answered this wrongly; we corrected it. Replies of this kind are suggested again, not sent.")
}

/// What of a stored draft is read again later: its text, and what it quoted of which source.
struct KeptDraft: Sendable {
    struct Quoted: Sendable {
        let source: UUID
        let quote: String
    }

    private struct Body: Decodable {
        struct Sentence: Decodable {
            struct Citation: Decodable {
                let documentID: DocumentID?
                let faqID: FAQID?
                let quote: String

                enum CodingKeys: String, CodingKey {
                    case quote
                    case documentID = "document_id"
                    case faqID = "faq_id"
                }
            }

            let citations: [Citation]
        }

        let text: String
        let sentences: [Sentence]
    }

    let text: String
    let citations: [Quoted]

    init(_ stored: StoredDraft) throws {
        let body: Body = try stored.draft.decode()
        text = body.text
        citations = body.sentences.flatMap(\.citations).compactMap { citation in
            guard let source = citation.documentID?.uuid ?? citation.faqID?.uuid else { return nil }
            return Quoted(source: source, quote: citation.quote)
        }
    }
}
