import Foundation
import Knowledge

/// A message to be sent, as whoever wants it sent says it.
public struct NewOutgoingMessage: Sendable, Equatable {
    /// Whoever asks twice under one key asks once: `dental/reminder/<appointment>/48h`.
    public var key: String
    public var customer: CustomerID
    public var purpose: MessagePurpose
    public var language: Language
    /// Words of one's own: WhatsApp takes them for 24 hours after the customer's last message.
    public var text: String?
    /// A template's name: the way to write to a customer outside of those hours.
    public var template: String?
    /// Values of the template's variables, by name.
    public var variables: [String: String]
    /// From this moment on it is not sent any more: a reminder that is late misleads.
    public var expiresAt: Date?
    /// `nil`: the channel over which the customer last wrote, or else the tenant's first that sends.
    public var channel: ChannelID?
    public var conversation: ConversationID?
    /// Answers it asks for, such as `EVET` and `İPTAL`: these words then answer it, and are no opt-out.
    public var expectedAnswers: [String]

    public init(
        key: String, customer: CustomerID, purpose: MessagePurpose, language: Language = .turkish,
        text: String? = nil, template: String? = nil, variables: [String: String] = [:], expiresAt: Date? = nil,
        channel: ChannelID? = nil, conversation: ConversationID? = nil, expectedAnswers: [String] = []
    ) {
        self.key = key
        self.customer = customer
        self.purpose = purpose
        self.language = language
        self.text = text
        self.template = template
        self.variables = variables
        self.expiresAt = expiresAt
        self.channel = channel
        self.conversation = conversation
        self.expectedAnswers = expectedAnswers
    }
}

/// A message in the queue, and what became of it.
public struct OutgoingMessage: Sendable, Equatable {
    public let id: OutgoingMessageID
    public let key: String
    public let customer: CustomerID
    public let channel: ChannelID?
    public let conversation: ConversationID?
    public let purpose: MessagePurpose
    public let language: Language
    public let text: String?
    public let template: String?
    public let variables: [String: String]
    public let expectedAnswers: [String]
    public let status: OutgoingStatus
    /// Why it waits, failed or must not go: codes.
    public let reasons: [String]
    /// The other side's own words.
    public let failedReason: String?
    public let attempts: Int
    public let dueAt: Date
    public let expiresAt: Date?
    /// Who sends it at the moment.
    public let worker: String?
    public let sentAt: Date?
    public let deliveredAt: Date?
    public let readAt: Date?
    public let externalID: String?
    public let createdAt: Date
    public let updatedAt: Date
}

extension TenantSession {
    /// Puts a message into the queue, in the session of what it is about: both or neither.
    ///
    /// - Returns: `nil` where there is one with this key already. One that was cancelled is queued anew: it never went.
    /// - Throws: ``StorageError`` with code `missingReference` for a customer there is not.
    @discardableResult
    public borrowing func enqueue(
        _ message: NewOutgoingMessage, at moment: Date
    ) throws(StorageError) -> OutgoingMessageID? {
        // A customer that turned out to be another one is written to as that one.
        let customer = try customer(message.customer)?.id ?? message.customer
        let variables = try JSON(encoding: message.variables)
        return try queryFirst(
            """
            insert into outgoing_messages as m (tenant_id, id, key, customer_id, channel_id, conversation_id, purpose,
                language, body, template, variables, expected_answers, due_at, expires_at)
            values (\(tenant), \(OutgoingMessageID()), \(message.key), \(customer), \(message.channel),
                \(message.conversation), \(message.purpose), \(message.language), \(message.text), \(message.template),
                \(variables), \(message.expectedAnswers), \(moment), \(message.expiresAt))
            on conflict on constraint outgoing_messages_key do update set status = 'queued', reasons = '{}',
                customer_id = excluded.customer_id, channel_id = excluded.channel_id,
                conversation_id = excluded.conversation_id, purpose = excluded.purpose, language = excluded.language,
                body = excluded.body, template = excluded.template, variables = excluded.variables,
                expected_answers = excluded.expected_answers, due_at = excluded.due_at,
                expires_at = excluded.expires_at, updated_at = now()
            where m.status = 'cancelled'
            returning id
            """
        ) { row throws(StorageError) in try row.id("id") }
    }

    /// Takes back what has not gone yet of the messages whose keys begin so.
    ///
    /// - Returns: how many.
    @discardableResult
    public borrowing func cancelMessages(keyPrefix: String) throws(StorageError) -> Int {
        try execute(
            """
            update outgoing_messages set status = 'cancelled', reasons = '{}', updated_at = now()
            where tenant_id = \(tenant) and status = 'queued' and starts_with(key, \(keyPrefix))
            """)
    }

    /// - Returns: `nil` where there is none that could still be taken back.
    public borrowing func cancelMessage(_ id: OutgoingMessageID) throws(StorageError) -> OutgoingMessage? {
        try queryFirst(
            """
            update outgoing_messages set status = 'cancelled', reasons = '{}', updated_at = now()
            where tenant_id = \(tenant) and id = \(id) and status = 'queued' returning *
            """, OutgoingMessage.init(row:))
    }

    /// Queues once more what failed or was not let go, with all its attempts before it; the rule is asked again.
    ///
    /// - Returns: `nil` where it is neither.
    public borrowing func retryMessage(
        _ id: OutgoingMessageID, at moment: Date
    ) throws(StorageError) -> OutgoingMessage? {
        try queryFirst(
            """
            update outgoing_messages set status = 'queued', reasons = '{}', failed_reason = null, attempts = 0,
                due_at = \(moment), external_id = null, updated_at = now()
            where tenant_id = \(tenant) and id = \(id) and status in ('failed', 'suppressed') returning *
            """, OutgoingMessage.init(row:))
    }

    public borrowing func outgoingMessage(_ id: OutgoingMessageID) throws(StorageError) -> OutgoingMessage? {
        try queryFirst(
            "select * from outgoing_messages where tenant_id = \(tenant) and id = \(id)", OutgoingMessage.init(row:))
    }

    public borrowing func outgoingMessage(key: String) throws(StorageError) -> OutgoingMessage? {
        try queryFirst(
            "select * from outgoing_messages where tenant_id = \(tenant) and key = \(key)", OutgoingMessage.init(row:))
    }

    /// Newest first.
    public borrowing func outgoingMessages(
        limit: Int, after cursor: Cursor? = nil, status: OutgoingStatus? = nil, customer: CustomerID? = nil
    ) throws(StorageError) -> Listing<OutgoingMessage> {
        let being: Query = status.map { "and status = \($0)" } ?? ""
        let to: Query = customer.map { "and customer_id = \($0)" } ?? ""
        return try listing(
            of: "outgoing_messages", where: "\(being) \(to)", limit: limit, after: cursor, OutgoingMessage.init(row:))
    }

    /// How many there are of each status.
    public borrowing func outgoingMessageCounts() throws(StorageError) -> [OutgoingStatus: Int] {
        let counts = try queryAll(
            "select status, count(*) as n from outgoing_messages where tenant_id = \(tenant) group by status"
        ) { row throws(StorageError) in
            let status: OutgoingStatus = try row.value("status")
            return (status, try row.integer("n"))
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    /// What the last message since a moment that reached this customer, or was handed to the business's own inbox for one
    /// of these addresses, may be answered with.
    public borrowing func answersAwaited(
        from customer: CustomerID, at addresses: [String], since moment: Date
    ) throws(StorageError) -> [String] {
        try queryFirst(
            """
            select expected_answers from (
                select started_at as at, expected_answers from outgoing_messages
                where tenant_id = \(tenant) and customer_id = \(customer) and started_at >= \(moment)
                    and status in ('sending', 'sent', 'delivered', 'read')
                union all
                select created_at, array(select jsonb_array_elements_text(data -> 'expected_answers')) from notices
                where tenant_id = \(tenant) and created_at >= \(moment) and kind = 'message'
                    and data ->> 'to' = any (\(addresses))
            ) as said
            order by at desc limit 1
            """
        ) { row throws(StorageError) in try row.texts("expected_answers") } ?? []
    }
}

extension OutgoingMessage {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        key = try row.text("key")
        customer = try row.id("customer_id")
        channel = try row.value("channel_id")
        conversation = try row.value("conversation_id")
        purpose = try row.value("purpose")
        language = try row.value("language")
        text = try row.value("body")
        template = try row.value("template")
        variables = try row.json("variables").decode()
        expectedAnswers = try row.texts("expected_answers")
        status = try row.value("status")
        reasons = try row.texts("reasons")
        failedReason = try row.value("failed_reason")
        attempts = try row.integer("attempts")
        dueAt = try row.date("due_at")
        expiresAt = try row.value("expires_at")
        worker = try row.value("worker")
        sentAt = try row.value("sent_at")
        deliveredAt = try row.value("delivered_at")
        readAt = try row.value("read_at")
        externalID = try row.value("external_id")
        createdAt = try row.date("created_at")
        updatedAt = try row.date("updated_at")
    }
}
