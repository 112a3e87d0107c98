import Foundation
import Knowledge

/// So many messages within so long, of a tenant or to one customer.
public struct SendingLimit: Hashable, Sendable, Codable {
    public enum Scope: String, Sendable, Codable, CaseIterable {
        case tenant
        case customer
    }

    public var scope: Scope
    /// Whether only messages that want to sell count, and wait.
    public var marketingOnly: Bool
    public var count: Int
    /// In seconds.
    public var window: Int

    public init(_ scope: Scope, marketingOnly: Bool = false, count: Int, window: Int) {
        self.scope = scope
        self.marketingOnly = marketingOnly
        self.count = count
        self.window = window
    }

    public func covers(_ purpose: MessagePurpose) -> Bool { !marketingOnly || purpose == .marketing }
}

/// What has to be known of a message when it is decided whether it goes.
public struct SendingState: Sendable {
    public let customer: Customer?
    /// Over which it would go.
    public let channel: Channel?
    public let optOuts: Set<OptOutScope>
    /// The customer's last word on this purpose.
    public let consent: Bool?
    /// When the customer last wrote over the channel.
    public let lastCustomerMessage: Date?
    public let template: MessageTemplate?
    /// When the last `count` messages of a limit began; `nil` where there were fewer.
    public let limits: [SendingLimit: Date]
}

extension Database {
    /// Tenants that have something to send at this moment.
    public func tenantsWithDueMessages(at moment: Date) async throws -> [TenantContext] {
        try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryAll("select * from tenants_with_due_messages(\(moment))") {
                row throws(StorageError) in try TenantContext(row)
            }
        }
    }

    /// The queue over all tenants, in numbers only.
    public func outgoingMessageCounts(at moment: Date) async throws -> (due: Int, sending: Int, oldest: Duration?) {
        let counts = try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryFirst("select * from outgoing_message_counts(\(moment))") {
                row throws(StorageError) in
                let waited: Double? = try row.value("oldest_due_seconds")
                return (try row.integer("due"), try row.integer("sending"), waited.map { Duration.seconds($0) })
            }
        }
        return counts ?? (0, 0, nil)
    }
}

/// What a dispatcher does, in transactions of its own.
extension TenantSession {
    /// Locks the tenant's next message until the end of this session: the one that is due longest, or one whose dispatcher
    /// died. One dispatcher decides for a tenant at a time, so that no limit is overstepped by two at once.
    public borrowing func lockDueMessage(at moment: Date) throws(StorageError) -> OutgoingMessage? {
        try execute("select pg_advisory_xact_lock(hashtextextended('sending', hashtext(\(tenant)::text)))")
        return try queryFirst(
            """
            select * from outgoing_messages where tenant_id = \(tenant)
                and (status = 'queued' and due_at <= \(moment) or status = 'sending' and lease_until < now())
            order by due_at, id limit 1 for update skip locked
            """, OutgoingMessage.init(row:))
    }

    /// Locks one message until the end of this session.
    public borrowing func lockMessage(_ id: OutgoingMessageID) throws(StorageError) -> OutgoingMessage? {
        try queryFirst(
            "select * from outgoing_messages where tenant_id = \(tenant) and id = \(id) for update",
            OutgoingMessage.init(row:))
    }

    /// Locks what a channel calls so.
    public borrowing func lockMessage(
        externalID: String, channel: ChannelID
    ) throws(StorageError) -> OutgoingMessage? {
        try queryFirst(
            """
            select * from outgoing_messages
            where tenant_id = \(tenant) and external_id = \(externalID) and channel_id = \(channel) for update
            """, OutgoingMessage.init(row:))
    }

    /// - Parameter moment: the dispatcher's now; limits are counted back from it.
    public borrowing func sendingState(
        of message: OutgoingMessage, limits: [SendingLimit], at moment: Date
    ) throws(StorageError) -> SendingState {
        let customer = try customer(message.customer)
        let channel = try sendingChannel(for: message)
        let addresses = [customer?.phone, customer?.email].compactMap { $0 }
        var template: MessageTemplate?
        if let name = message.template { template = try messageTemplate(named: name, in: message.language) }
        var lastCustomerMessage: Date?
        if let channel { lastCustomerMessage = try self.lastCustomerMessage(of: message.customer, over: channel.id) }
        var begun: [SendingLimit: Date] = [:]
        for limit in limits where limit.covers(message.purpose) {
            begun[limit] = try nthLastStart(limit, for: message, at: moment)
        }
        return SendingState(
            customer: customer, channel: channel, optOuts: try optOuts(of: addresses),
            consent: try hasConsent(message.customer, to: message.purpose),
            lastCustomerMessage: lastCustomerMessage, template: template, limits: begun)
    }

    /// Whether anything could be sent at all.
    public borrowing func hasSendingChannel() throws(StorageError) -> Bool {
        try queryFirst(
            """
            select 1 from channels c where c.tenant_id = \(tenant) and c.enabled and \(Self.sends) limit 1
            """
        ) { _ in true } ?? false
    }

    /// That the channel `c` takes messages that are no answers.
    private static var sends: Query {
        "(c.kind = 'whatsapp' or c.kind = 'inbound' and c.settings ->> 'outgoing_url' is not null)"
    }

    /// The message's own channel; else the one over which the customer last wrote, of those that send; else the oldest.
    private borrowing func sendingChannel(for message: OutgoingMessage) throws(StorageError) -> Channel? {
        try queryFirst(
            """
            select c.* from channels c
            where c.tenant_id = \(tenant) and c.enabled and (\(message.channel) is null or c.id = \(message.channel))
                and \(Self.sends)
            order by (select max(v.last_message_at) from conversations v
                where v.tenant_id = \(tenant) and v.customer_id = \(message.customer)
                    and v.channel = 'chn_' || c.id::text) desc nulls last, c.created_at, c.id
            limit 1
            """, Channel.init(row:))
    }

    private borrowing func lastCustomerMessage(
        of customer: CustomerID, over channel: ChannelID
    ) throws(StorageError) -> Date? {
        let last: Date?? = try queryFirst(
            """
            select max(m.sent_at) as last from messages m
            join conversations v on v.tenant_id = m.tenant_id and v.id = m.conversation_id
            where v.tenant_id = \(tenant) and v.customer_id = \(customer) and v.channel = \(channel.description)
                and m.role = 'customer'
            """
        ) { row throws(StorageError) in try row.value("last") }
        return last ?? nil
    }

    private borrowing func nthLastStart(
        _ limit: SendingLimit, for message: OutgoingMessage, at moment: Date
    ) throws(StorageError) -> Date? {
        let to: Query = limit.scope == .customer ? "and customer_id = \(message.customer)" : ""
        let selling: Query = limit.marketingOnly ? "and purpose = 'marketing'" : ""
        let since = moment.addingTimeInterval(-Double(limit.window))
        return try queryFirst(
            """
            select started_at from outgoing_messages
            where tenant_id = \(tenant) and started_at > \(since) and id <> \(message.id)
                and status in ('sending', 'sent', 'delivered', 'read') \(to) \(selling)
            order by started_at desc offset \(max(0, limit.count - 1)) limit 1
            """
        ) { row throws(StorageError) in try row.date("started_at") }
    }

    /// Hands a locked message to a dispatcher: from here on the other side may have it.
    public borrowing func beginSending(
        _ id: OutgoingMessageID, over channel: ChannelID, worker: String, lease: Duration, at moment: Date
    ) throws(StorageError) -> OutgoingMessage? {
        try queryFirst(
            """
            update outgoing_messages set status = 'sending', reasons = '{}', attempts = attempts + 1,
                channel_id = \(channel), worker = \(worker), started_at = \(moment),
                lease_until = now() + make_interval(secs => \(lease / .seconds(1))), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, OutgoingMessage.init(row:))
    }

    /// Writes down where a locked message stands.
    ///
    /// - Parameter dueAt: when it is looked at again; `nil` leaves that as it is.
    public borrowing func settle(
        _ id: OutgoingMessageID, _ status: OutgoingStatus, reasons: [String] = [], failedReason: String? = nil,
        externalID: String? = nil, dueAt: Date? = nil, at moment: Date
    ) throws(StorageError) {
        try execute(
            """
            update outgoing_messages set status = \(status), reasons = \(reasons), failed_reason = \(failedReason),
                external_id = coalesce(\(externalID), external_id), due_at = coalesce(\(dueAt), due_at),
                worker = null, lease_until = null,
                sent_at = case when \(status) in ('sent', 'delivered', 'read') then coalesce(sent_at, \(moment))
                    else sent_at end,
                delivered_at = case when \(status) in ('delivered', 'read') then coalesce(delivered_at, \(moment))
                    else delivered_at end,
                read_at = case when \(status) = 'read' then coalesce(read_at, \(moment)) else read_at end,
                updated_at = now()
            where tenant_id = \(tenant) and id = \(id)
            """)
    }

    /// The other side's name of a message that has gone on meanwhile.
    public borrowing func noteExternalID(_ externalID: String, of id: OutgoingMessageID) throws(StorageError) {
        try execute(
            """
            update outgoing_messages set external_id = coalesce(external_id, \(externalID)), worker = null,
                lease_until = null
            where tenant_id = \(tenant) and id = \(id)
            """)
    }
}
