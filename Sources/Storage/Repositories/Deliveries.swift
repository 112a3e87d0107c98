import Foundation
import Knowledge

/// A tenant's address that is told of events. `secret` is as its caller sealed it.
public struct Webhook: Sendable, Equatable {
    public let id: WebhookID
    public let url: String
    public let events: [String]
    public let secret: Data
    public let isEnabled: Bool
    public let createdAt: Date
}

public enum DeliveryStatus: String, Sendable, Codable, CaseIterable, PostgresValue {
    case queued
    case delivered
    /// Given up; it can be sent again by hand.
    case dead
    /// Waits for an agent: the channel's rules do not let it go by itself.
    case held
}

public enum DeliveryTarget: Sendable, Hashable {
    case webhook(WebhookID)
    case channel(ChannelID)
}

/// An event on its way to a webhook, or a message on its way to a channel.
public struct Delivery: Sendable, Equatable {
    public let id: DeliveryID
    public let target: DeliveryTarget
    /// The event's type, or what is sent: `message`, `note`.
    public let kind: String
    public let payload: JSON
    public let status: DeliveryStatus
    public let attempts: Int
    /// The last attempt's HTTP status.
    public let lastStatus: Int?
    public let lastError: String?
    public let externalID: String?
    public let externalStatus: String?
    public let nextAttemptAt: Date?
    public let deliveredAt: Date?
    public let createdAt: Date
}

/// What an attempt to deliver came to.
public struct DeliveryAttempt: Sendable, Equatable {
    public var status: DeliveryStatus
    public var httpStatus: Int?
    public var error: String?
    public var externalID: String?
    /// When the next attempt is made; `nil` for none.
    public var retryAt: Date?

    public init(
        status: DeliveryStatus, httpStatus: Int? = nil, error: String? = nil, externalID: String? = nil,
        retryAt: Date? = nil
    ) {
        self.status = status
        self.httpStatus = httpStatus
        self.error = error
        self.externalID = externalID
        self.retryAt = retryAt
    }
}

/// The kind of the job that makes one attempt; its payload names the delivery.
public enum DeliveryJob {
    public static let kind = "deliver"

    public struct Payload: Codable, Sendable {
        public let delivery: DeliveryID

        public init(delivery: DeliveryID) { self.delivery = delivery }
    }
}

extension TenantSession {
    public borrowing func createWebhook(
        _ id: WebhookID, url: String, events: [String], secret: Data
    ) throws(StorageError) -> Webhook {
        let webhook = try queryFirst(
            """
            insert into webhooks (tenant_id, id, url, events, secret)
            values (\(tenant), \(id), \(url), \(events), \(secret)) returning *
            """, Webhook.init(row:))
        guard let webhook else { throw StorageError(.notFound, subject: "webhooks") }
        return webhook
    }

    /// What is `nil` stays.
    public borrowing func updateWebhook(
        _ id: WebhookID, url: String?, events: [String]?, isEnabled: Bool?
    ) throws(StorageError) -> Webhook? {
        try queryFirst(
            """
            update webhooks set url = coalesce(\(url), url), events = coalesce(\(events), events),
                enabled = coalesce(\(isEnabled), enabled), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, Webhook.init(row:))
    }

    public borrowing func deleteWebhook(_ id: WebhookID) throws(StorageError) -> Bool {
        try execute("delete from webhooks where tenant_id = \(tenant) and id = \(id)") == 1
    }

    public borrowing func webhook(_ id: WebhookID) throws(StorageError) -> Webhook? {
        try queryFirst("select * from webhooks where tenant_id = \(tenant) and id = \(id)", Webhook.init(row:))
    }

    public borrowing func webhooks(
        limit: Int, after cursor: Cursor? = nil
    ) throws(StorageError) -> Listing<Webhook> {
        try listing(of: "webhooks", where: "", limit: limit, after: cursor, Webhook.init(row:))
    }

    /// Puts an event on its way to every webhook that wants it, in the session of what happened: both or neither.
    public borrowing func publish(_ event: String, _ data: JSON) throws(StorageError) {
        let wanting: [WebhookID] = try queryAll(
            """
            select id from webhooks where tenant_id = \(tenant) and enabled and \(event) = any (events) order by id
            """
        ) { row throws(StorageError) in try row.id("id") }
        for webhook in wanting { _ = try deliver(event, data, to: .webhook(webhook)) }
    }

    /// - Parameters:
    ///   - status: `queued`, or `held` for what somebody has to let go.
    ///   - notBefore: the first attempt is made then; `nil` is now.
    public borrowing func deliver(
        _ kind: String, _ payload: JSON, to target: DeliveryTarget, status: DeliveryStatus = .queued,
        notBefore: Date? = nil
    ) throws(StorageError) -> Delivery {
        let (webhook, channel) = target.parts
        let delivery = try queryFirst(
            """
            insert into deliveries (tenant_id, id, webhook_id, channel_id, kind, payload, status, next_attempt_at)
            values (\(tenant), \(DeliveryID()), \(webhook), \(channel), \(kind), \(payload), \(status),
                case when \(status) = 'queued' then coalesce(\(notBefore), now()) end)
            returning *
            """, Delivery.init(row:))
        guard let delivery else { throw StorageError(.notFound, subject: "deliveries") }
        if status == .queued { try attempt(delivery.id, at: notBefore) }
        return delivery
    }

    private borrowing func attempt(_ delivery: DeliveryID, at moment: Date?) throws(StorageError) {
        let payload = try JSON(encoding: DeliveryJob.Payload(delivery: delivery))
        try enqueueJob(kind: DeliveryJob.kind, payload: payload, runAfter: moment, short: true)
    }

    /// Writes down what an attempt came to, and queues the next one where there is to be one.
    public borrowing func record(_ result: DeliveryAttempt, of delivery: DeliveryID) throws(StorageError) {
        try execute(
            """
            update deliveries set status = \(result.status), attempts = attempts + 1,
                last_status = \(result.httpStatus), last_error = \(result.error),
                external_id = coalesce(\(result.externalID), external_id), next_attempt_at = \(result.retryAt),
                delivered_at = case when \(result.status) = 'delivered' then now() end
            where tenant_id = \(tenant) and id = \(delivery)
            """)
        if let moment = result.retryAt { try attempt(delivery, at: moment) }
    }

    /// Sends what was given up or held once more, with all its attempts before it.
    ///
    /// - Returns: `nil` where there is no such delivery, or it is on its way.
    public borrowing func redeliver(_ id: DeliveryID) throws(StorageError) -> Delivery? {
        let delivery = try queryFirst(
            """
            update deliveries set status = 'queued', attempts = 0, next_attempt_at = now()
            where tenant_id = \(tenant) and id = \(id) and status <> 'queued' returning *
            """, Delivery.init(row:))
        if let delivery { try attempt(delivery.id, at: nil) }
        return delivery
    }

    public borrowing func delivery(_ id: DeliveryID) throws(StorageError) -> Delivery? {
        try queryFirst("select * from deliveries where tenant_id = \(tenant) and id = \(id)", Delivery.init(row:))
    }

    public borrowing func deliveries(
        limit: Int, after cursor: Cursor? = nil, to target: DeliveryTarget? = nil, status: DeliveryStatus? = nil
    ) throws(StorageError) -> Listing<Delivery> {
        let to: Query =
            switch target {
            case .webhook(let id): "and webhook_id = \(id)"
            case .channel(let id): "and channel_id = \(id)"
            case nil: ""
            }
        let being: Query = status.map { "and status = \($0)" } ?? ""
        return try listing(
            of: "deliveries", where: "\(to) \(being)", limit: limit, after: cursor, Delivery.init(row:))
    }

    /// What the channel says of a message it took: `sent`, `delivered`, `read`, `failed`. It never goes back.
    public borrowing func noteStatus(
        _ status: String, of externalID: String, in channel: ChannelID
    ) throws(StorageError) {
        let order = ["sent", "delivered", "read", "failed"]
        try execute(
            """
            update deliveries set external_status = \(status)
            where tenant_id = \(tenant) and channel_id = \(channel) and external_id = \(externalID)
                and coalesce(array_position(\(order), external_status), 0) < array_position(\(order), \(status))
            """)
    }
}

extension DeliveryTarget {
    fileprivate var parts: (WebhookID?, ChannelID?) {
        switch self {
        case .webhook(let id): (id, nil)
        case .channel(let id): (nil, id)
        }
    }
}

extension Webhook {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        url = try row.text("url")
        events = try row.texts("events")
        secret = try row.bytes("secret")
        isEnabled = try row.flag("enabled")
        createdAt = try row.date("created_at")
    }
}

extension Delivery {
    init(row: borrowing Row) throws(StorageError) {
        let webhook: WebhookID? = try row.value("webhook_id")
        let channel: ChannelID? = try row.value("channel_id")
        if let webhook {
            target = .webhook(webhook)
        } else if let channel {
            target = .channel(channel)
        } else {
            throw StorageError(.decoding, subject: "delivery without a target")
        }
        id = try row.id("id")
        kind = try row.text("kind")
        payload = try row.json("payload")
        status = try row.value("status")
        attempts = try row.integer("attempts")
        lastStatus = try row.value("last_status")
        lastError = try row.value("last_error")
        externalID = try row.value("external_id")
        externalStatus = try row.value("external_status")
        nextAttemptAt = try row.value("next_attempt_at")
        deliveredAt = try row.value("delivered_at")
        createdAt = try row.date("created_at")
    }
}
