import Foundation
import HTTPServer
import Knowledge
import Messaging
import Storage

/// Takes messages in over channels: checked, stored once and acknowledged at once; the answer is worked out in the queue.
struct ChannelService: ShortWorker {
    let database: Database
    let secrets: SecretBox
    let conversations: ConversationService
    let plugins: PluginHost

    private static let turn = "conversation.turn"

    var kinds: Set<String> { [Self.turn] }

    private struct Turn: Codable {
        let conversation: ConversationID
        /// The message that ends the turn, unless another has come meanwhile.
        let message: MessageID
    }

    /// An enabled channel of this kind, opened; `nil` where there is none, which callers must not tell from a wrong
    /// signature.
    func open(_ id: ChannelID, as kind: ChannelKind) async throws -> OpenChannel? {
        guard let tenant = try await database.tenant(ofChannel: id),
            let channel = try await database.withReadOnlySession(for: tenant, { try $0.channel(id) }),
            channel.kind == kind
        else { return nil }
        return OpenChannel(
            tenant: tenant, channel: channel, settings: try channel.settings.decode(),
            secrets: try secrets.secrets(of: channel))
    }

    /// Stores messages that were not stored yet, and has their turns answered once they have ended.
    ///
    /// - Returns: the conversations of these messages.
    @discardableResult
    func receive(
        _ messages: [InboundMessage], statuses: [MessageStatus] = [], templates: [TemplateVerdict] = [],
        over open: OpenChannel
    ) async throws -> [ConversationID] {
        let id = open.channel.id
        return try await database.withSession(for: open.tenant) { session in
            let policy = try MessagingPolicy(of: session)
            for status in statuses {
                try session.noteStatus(status.status, of: status.id, in: id)
                try MessageReceipts.note(status, from: id, at: Date(), in: session)
            }
            for verdict in templates {
                guard let language = Language(rawValue: String(verdict.language.prefix(2))) else { continue }
                try session.noteApproval(
                    verdict.approval, ofProviderTemplate: verdict.name, language: language, reason: verdict.reason)
            }
            return try messages.map { try store($0, of: id, policy, in: session) }
        }
    }

    private func store(
        _ message: InboundMessage, of channel: ChannelID, _ policy: MessagingPolicy,
        in session: borrowing TenantSession
    ) throws -> ConversationID {
        let customer = try session.customer(
            like: NewCustomer(
                phone: message.phone, email: message.email, name: message.name.map { String($0.prefix(200)) }))
        let conversation = try session.openConversation(
            channel: channel.description, externalID: message.conversation, customer: customer?.id)
        let role: MessageRole = message.isFromAgent ? .agent : .customer
        let text = message.text.map { String($0.replacing("\0", with: "").prefix(Self.longestMessage)) } ?? ""
        guard
            let stored = try session.addMessage(
                Message(role: role, text: text), to: conversation.id, externalID: message.id, sentAt: message.sentAt)
        else { return conversation.id }
        guard role == .customer else { return conversation.id }
        try plugins.willHear(stored, in: session)
        let stops = try OptOutDesk.heeds(text, of: customer, at: plugins.clock.now, in: session)
        let event: EventType = text.isEmpty ? .messageUnreadable : .messageReceived
        try session.publish(
            event.rawValue,
            JSON(encoding: [
                "conversation_id": conversation.id.description, "message_id": stored.id.description,
                "channel_id": channel.description,
            ]))
        if !text.isEmpty, !stops, conversation.status == .open {
            let turn = try JSON(encoding: Turn(conversation: conversation.id, message: stored.id))
            try session.enqueueJob(
                kind: Self.turn, payload: turn, runAfter: Date() + Double(policy.burstSeconds), short: true)
        }
        return conversation.id
    }

    private static let longestMessage = 4_000

    /// Answers a turn that has ended: one whose last message is still the conversation's last.
    func perform(_ claimed: ClaimedJob) async throws {
        let turn: Turn = try claimed.payload()
        let tenant = claimed.context
        let state = try await database.withReadOnlySession(for: tenant) { session in
            (
                try session.lastMessages(of: turn.conversation, limit: 1).first?.id,
                try session.conversation(turn.conversation)?.status, try MessagingPolicy(of: session)
            )
        }
        let (last, status, policy) = state
        guard last == turn.message, status == .open else {
            try await database.withSession(for: tenant) { try $0.dismissJob(claimed.lease) }
            return
        }
        let draft: ConversationDraft?
        do {
            draft = try await conversations.draft(for: turn.conversation, tenant: tenant, actor: .system("channel"))
        } catch let problem as Problem where problem.status < 500 {
            // There is nothing to answer after all. What was only too slow is tried again.
            draft = nil
        }
        try await database.withSession(for: tenant) { session in
            if let draft, draft.mode != .off { try Self.dispatch(draft, policy, in: session) }
            try session.dismissJob(claimed.lease)
        }
    }

    /// Sends a draft that may go by itself; writes it into the inbox otherwise, where the channel is one.
    private static func dispatch(
        _ draft: ConversationDraft, _ policy: MessagingPolicy, in session: borrowing TenantSession
    ) throws {
        let conversation = draft.conversation
        guard let id = ChannelID(conversation.channel), let channel = try session.channel(id), channel.isEnabled
        else { return }
        if channel.kind == .chatwoot {
            try ChannelMessage.note(
                AgentNote.text(of: draft.answer), in: conversation, draft: draft.answer.draft.id, session)
        } else if draft.mayGoByItself(under: policy), try draft.isPinned || LearningService.leavesShare(in: session),
            try !OptOutDesk.isOff(conversation.customer, in: session)
        {
            try ChannelMessage.queue(
                draft.answer.draft.text, in: conversation, draft: draft.answer.draft.id, policy: policy, session)
            _ = try session.recordAudit(
                AuditActor.system("channel").event("ai.draft.sent", "draft", draft.answer.draft.id.description))
            let made = draft.answer.draft
            try session.logAutoReply(
                draft: made.id, intent: made.intent.id, question: try session.draft(made.id)?.question ?? "",
                in: conversation.id)
        } else if let notice = draft.answer.draft.notice, policy.autoReply, conversation.status == .open {
            try tell(notice, conversation, policy, in: session)
        }
    }

    /// Says once that nobody is there; not in quiet hours, when it would come too late to be true.
    private static func tell(
        _ notice: CustomerNotice, _ conversation: Conversation, _ policy: MessagingPolicy,
        in session: borrowing TenantSession
    ) throws {
        let now = Date()
        let isTold = try session.lastMessages(of: conversation.id, limit: 10).contains {
            $0.message.role == .agent && $0.message.text == notice.text
        }
        guard !isTold, policy.firstAllowed(from: now) == now else { return }
        try ChannelMessage.queue(notice.text, in: conversation, draft: nil, policy: policy, session)
        _ = try session.recordAudit(
            AuditActor.system("channel").event(
                "ai.out_of_hours.sent", "conversation", conversation.id.description))
    }
}

/// A channel with its secrets, whose request was not believed yet.
struct OpenChannel: Sendable {
    let tenant: TenantContext
    let channel: Channel
    let settings: ChannelSettings
    let secrets: ChannelSecrets
}

/// A draft as agents read it in another product's inbox.
enum AgentNote {
    static func text(of answer: Answer) -> String {
        let draft = answer.draft
        guard draft.decision == .reply || draft.decision == .ask else {
            let reason = draft.handoff?.detail.tr ?? draft.why.tr
            let summary = draft.handoff.map { "\nÖzet: \($0.summary.tr)" } ?? ""
            return "Kaynak: bu soruyu siz yanıtlayın. \(reason)\(summary)"
        }
        var lines = ["Kaynak'ın önerdiği cevap:", "", draft.text, ""]
        if !draft.sentences.isEmpty { lines.append("Dayanaklar:") }
        var seen: Set<String> = []
        for citation in draft.sentences.flatMap(\.citations) {
            let source =
                switch citation {
                case .page(let document, let page, _, _): "\(document.title), sayfa \(page)"
                case .faq(let faq, _, _): "SSS: \(faq.question)"
                }
            if seen.insert(source).inserted { lines.append("• \(source)") }
        }
        lines.append("Güven: %\(Int((draft.confidence * 100).rounded()))")
        if let handoff = draft.handoff { lines.append("Yanıtlanmayan: \(handoff.detail.tr)") }
        return lines.joined(separator: "\n")
    }
}
