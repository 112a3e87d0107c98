import Foundation
import Knowledge

public enum ConversationStatus: String, Sendable, Codable, CaseIterable, PostgresValue {
    case open
    /// A person has taken over: nothing is answered without them.
    case handedOff = "handed_off"
    case closed
}

public struct Conversation: Sendable, Equatable {
    public let id: ConversationID
    public let customer: CustomerID?
    /// `api`, or a channel's id.
    public let channel: String
    public let externalID: String?
    public let status: ConversationStatus
    public let lastMessageAt: Date?
    public let createdAt: Date
}

/// A message as it is stored.
public struct StoredMessage: Sendable, Equatable {
    public let id: MessageID
    public let message: Message
    public let externalID: String?
    public let sentAt: Date
    public let createdAt: Date
}

extension TenantSession {
    /// Opens a conversation, or goes on with the one that the channel calls so.
    public borrowing func openConversation(
        channel: String, externalID: String?, customer: CustomerID?
    ) throws(StorageError) -> Conversation {
        let opened = try queryFirst(
            """
            insert into conversations (tenant_id, id, customer_id, channel, external_id)
            values (\(tenant), \(ConversationID()), \(customer), \(channel), \(externalID))
            on conflict on constraint conversations_external_id do update set updated_at = now(),
                customer_id = coalesce(conversations.customer_id, excluded.customer_id),
                status = case conversations.status when 'closed' then 'open' else conversations.status end
            returning *
            """, Conversation.init(row:))
        guard let opened else { throw StorageError(.notFound, subject: "conversations") }
        return opened
    }

    public borrowing func conversation(_ id: ConversationID) throws(StorageError) -> Conversation? {
        try queryFirst(
            "select * from conversations where tenant_id = \(tenant) and id = \(id)", Conversation.init(row:))
    }

    public borrowing func conversations(
        limit: Int, after cursor: Cursor? = nil, status: ConversationStatus? = nil
    ) throws(StorageError) -> Listing<Conversation> {
        let condition: Query = status.map { "and status = \($0)" } ?? ""
        return try listing(
            of: "conversations", where: condition, limit: limit, after: cursor, Conversation.init(row:))
    }

    /// - Returns: `nil` where there is no such conversation.
    public borrowing func setStatus(
        _ status: ConversationStatus, of id: ConversationID
    ) throws(StorageError) -> Conversation? {
        try queryFirst(
            """
            update conversations set status = \(status), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, Conversation.init(row:))
    }

    /// - Parameter externalID: the channel's id of it; a second one with the same id is not stored.
    /// - Returns: `nil` where it is stored already.
    public borrowing func addMessage(
        _ message: Message, to conversation: ConversationID, externalID: String? = nil, sentAt: Date? = nil
    ) throws(StorageError) -> StoredMessage? {
        let stored = try queryFirst(
            """
            insert into messages (tenant_id, id, conversation_id, role, body, external_id, sent_at)
            values (\(tenant), \(MessageID()), \(conversation), \(message.role.rawValue), \(message.text),
                \(externalID), coalesce(\(sentAt), now()))
            on conflict on constraint messages_external_id do nothing returning *
            """, StoredMessage.init(row:))
        guard let stored else { return nil }
        try execute(
            """
            update conversations set last_message_at = greatest(coalesce(last_message_at, \(stored.sentAt)),
                \(stored.sentAt)), updated_at = now()
            where tenant_id = \(tenant) and id = \(conversation)
            """)
        return stored
    }

    /// A message, and the conversation it is of.
    public borrowing func message(
        _ id: MessageID
    ) throws(StorageError) -> (conversation: ConversationID, stored: StoredMessage)? {
        try queryFirst("select * from messages where tenant_id = \(tenant) and id = \(id)") {
            row throws(StorageError) in (try row.id("conversation_id"), try StoredMessage(row: row))
        }
    }

    /// Newest first.
    public borrowing func messages(
        of conversation: ConversationID, limit: Int, after cursor: Cursor? = nil
    ) throws(StorageError) -> Listing<StoredMessage> {
        try listing(
            of: "messages", where: "and conversation_id = \(conversation)", limit: limit, after: cursor,
            StoredMessage.init(row:))
    }

    /// The last messages, oldest first.
    public borrowing func lastMessages(
        of conversation: ConversationID, limit: Int
    ) throws(StorageError) -> [StoredMessage] {
        try messages(of: conversation, limit: limit).items.reversed()
    }
}

extension Conversation {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        customer = try row.value("customer_id")
        channel = try row.text("channel")
        externalID = try row.value("external_id")
        status = try row.value("status")
        lastMessageAt = try row.value("last_message_at")
        createdAt = try row.date("created_at")
    }
}

extension StoredMessage {
    init(row: borrowing Row) throws(StorageError) {
        guard let role = MessageRole(rawValue: try row.text("role")) else {
            throw StorageError(.decoding, subject: "column role")
        }
        id = try row.id("id")
        message = Message(role: role, text: try row.text("body"))
        externalID = try row.value("external_id")
        sentAt = try row.date("sent_at")
        createdAt = try row.date("created_at")
    }
}
