import Foundation
import Knowledge
import Storage

/// What goes to a customer, or into an inbox, over a channel.
struct ChannelMessage: Codable, Sendable {
    enum Kind: String, Codable, Sendable {
        /// To the customer.
        case message
        /// To the agents alone.
        case note
    }

    let conversation: ConversationID
    /// What the channel calls the conversation: for WhatsApp, the customer's number.
    let to: String
    let text: String
    let draft: DraftID?

    /// Writes down that the text was sent, and sends it where the conversation is on a channel that sends. A Chatwoot inbox
    /// sends what its agents write itself.
    static func queue(
        _ text: String, in conversation: Conversation, draft: DraftID?, policy: MessagingPolicy,
        _ session: borrowing TenantSession
    ) throws {
        let stored = try session.addMessage(
            Message(role: .agent, text: text), to: conversation.id, externalID: draft?.description)
        guard stored != nil, let id = ChannelID(conversation.channel), let channel = try session.channel(id),
            channel.kind == .whatsapp, channel.isEnabled, let to = conversation.externalID
        else { return }
        let message = ChannelMessage(conversation: conversation.id, to: to, text: text, draft: draft)
        _ = try session.deliver(
            Kind.message.rawValue, JSON(encoding: message), to: .channel(id),
            notBefore: policy.firstAllowed(from: Date()))
    }

    /// Tells the agents something in the conversation itself, where it is in an inbox of theirs.
    static func note(
        _ text: String, in conversation: Conversation, draft: DraftID? = nil, _ session: borrowing TenantSession
    ) throws {
        guard let id = ChannelID(conversation.channel), let channel = try session.channel(id),
            channel.kind == .chatwoot, channel.isEnabled, let to = conversation.externalID
        else { return }
        let note = ChannelMessage(conversation: conversation.id, to: to, text: text, draft: draft)
        _ = try session.deliver(Kind.note.rawValue, JSON(encoding: note), to: .channel(id))
    }
}
