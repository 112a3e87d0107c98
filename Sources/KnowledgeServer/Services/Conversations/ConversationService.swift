import Assist
import Foundation
import Guardrails
import HTTPServer
import Knowledge
import Storage

/// Conversations as they are kept: messages in, drafts out.
struct ConversationService: Sendable {
    let database: Database
    let replies: ReplyService
    let learning: LearningService

    /// So many of the last messages are read for a draft.
    static let remembered = 100

    func open(
        customer: NewCustomer, externalID: String?, tenant: TenantContext, actor: AuditActor
    ) async throws -> Conversation {
        try await database.withSession(for: tenant) { session in
            let known = try session.customer(like: customer)
            let conversation = try session.openConversation(
                channel: "api", externalID: externalID, customer: known?.id)
            _ = try session.recordAudit(
                actor.event("conversation.opened", "conversation", conversation.id.description))
            return conversation
        }
    }

    /// Answers the customer's last turn, which may be a burst of messages.
    ///
    /// - Returns: `nil` where there is no such conversation.
    func draft(
        for id: ConversationID, tenant: TenantContext, actor: AuditActor
    ) async throws -> ConversationDraft? {
        let kept = try await database.withReadOnlySession(for: tenant) { session in
            try session.conversation(id).map { conversation in
                let messages = try session.lastMessages(of: id, limit: Self.remembered)
                return (
                    conversation, messages, try conversation.customer.flatMap { try session.customer($0) }?.name,
                    try Talk(conversation, messages, in: session)
                )
            }
        }
        guard let (conversation, messages, customer, talk) = kept else { return nil }
        guard
            let answer = try await replies.answer(
                messages.map(\.message), tenant: tenant, actor: actor, talk: talk, customer: customer)
        else {
            throw APIProblem.conflict(
                "nothing_to_answer", tr: "Bu konuşmada yanıt bekleyen bir müşteri mesajı yok.",
                en: "No message of the customer waits for an answer in this conversation.")
        }
        let trust = try await learning.trust(in: answer.draft.intent.id, tenant: tenant)
        return ConversationDraft(
            conversation: conversation, answer: answer, mode: trust?.mode ?? .suggest,
            isPinned: trust?.pin == .auto)
    }

    /// Hands the conversation to a person.
    ///
    /// - Returns: `nil` where there is no such conversation.
    func handOff(
        _ id: ConversationID, reason: String, tenant: TenantContext, actor: AuditActor
    ) async throws -> Conversation? {
        try await database.withSession(for: tenant) { session in
            guard let conversation = try session.setStatus(.handedOff, of: id) else { return nil }
            try session.settleAutoReplies(of: id, resolved: false)
            let data = try JSON(encoding: ["conversation_id": id.description, "reason": reason])
            _ = try session.recordAudit(
                actor.event("conversation.handed_off", "conversation", id.description, after: data))
            try session.publish(EventType.handoff.rawValue, data)
            return conversation
        }
    }

    /// Stores what was sent to the customer once a draft was judged, so that the next turn is read with it; where the
    /// conversation is on a channel that sends, it is put on its way.
    func sent(_ judgement: Judgement, tenant: TenantContext) async throws {
        let text = try judgement.verdict.sentText ?? KeptDraft(judgement.draft).text
        guard judgement.isNew, let id = judgement.draft.conversation, !text.isEmpty,
            judgement.verdict.outcome != .rejected || judgement.verdict.sentText != nil
        else { return }
        try await database.withSession(for: tenant) { session in
            guard let conversation = try session.conversation(id) else { return }
            try ChannelMessage.queue(
                text, in: conversation, draft: judgement.draft.id, policy: MessagingPolicy(of: session), session)
        }
    }
}

/// A draft for a conversation, and whether it may go by itself.
struct ConversationDraft: Sendable {
    let conversation: Conversation
    let answer: Answer
    let mode: TrustMode
    /// The tenant's word rather than earned trust.
    let isPinned: Bool

    /// Only a whole reply that no rule wants looked at, of an intent that is trusted, in a conversation that no person has
    /// taken over.
    func mayGoByItself(under policy: MessagingPolicy) -> Bool {
        let draft = answer.draft
        return policy.autoReply && mode == .auto && conversation.status == .open
            && (draft.decision == .reply || draft.decision == .ask)
            && draft.handoff == nil && draft.findings.allSatisfy { $0.verdict < .approve }
    }
}
