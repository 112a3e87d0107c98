import Foundation
import Knowledge

/// Something that was done, to be kept for good. Personal data in `before` and `after` is masked by whoever records.
public struct NewAuditEvent: Sendable {
    /// Dotted, in the past: `document.created`, `key.revoked`, `draft.suggested`.
    public var type: String
    /// A key's or user's id, or `operator`.
    public var actor: String
    public var resourceType: String
    public var resourceID: String?
    public var ip: String?
    public var userAgent: String?
    /// The request's id.
    public var correlationID: String?
    public var before: JSON?
    public var after: JSON?

    public init(
        type: String, actor: String, resourceType: String, resourceID: String? = nil, ip: String? = nil,
        userAgent: String? = nil, correlationID: String? = nil, before: JSON? = nil, after: JSON? = nil
    ) {
        self.type = type
        self.actor = actor
        self.resourceType = resourceType
        self.resourceID = resourceID
        self.ip = ip
        self.userAgent = userAgent
        self.correlationID = correlationID
        self.before = before
        self.after = after
    }
}

/// A recorded event.
public struct AuditEvent: Sendable {
    public let id: EventID
    public let event: NewAuditEvent
    public let createdAt: Date
}

/// Which events a list shows; what is `nil` does not filter.
public struct AuditFilter: Sendable {
    public var type: String?
    public var actor: String?
    public var resourceType: String?
    public var resourceID: String?
    /// From this moment on.
    public var since: Date?
    /// Before this moment.
    public var until: Date?

    public init(
        type: String? = nil, actor: String? = nil, resourceType: String? = nil, resourceID: String? = nil,
        since: Date? = nil, until: Date? = nil
    ) {
        self.type = type
        self.actor = actor
        self.resourceType = resourceType
        self.resourceID = resourceID
        self.since = since
        self.until = until
    }

    var condition: Query {
        """
        and (\(type) is null or event_type = \(type)) and (\(actor) is null or actor_id = \(actor))
        and (\(resourceType) is null or resource_type = \(resourceType))
        and (\(resourceID) is null or resource_id = \(resourceID))
        and (\(since) is null or created_at >= \(since)) and (\(until) is null or created_at < \(until))
        """
    }
}

extension TenantSession {
    /// In the session that makes the change, so that neither stands without the other.
    @discardableResult
    public borrowing func recordAudit(_ event: NewAuditEvent) throws(StorageError) -> EventID {
        let id = EventID()
        try execute(
            """
            insert into audit_events (tenant_id, id, event_type, actor_id, resource_type, resource_id, ip, user_agent,
                correlation_id, payload_before_json, payload_after_json)
            values (\(tenant), \(id), \(event.type), \(event.actor), \(event.resourceType), \(event.resourceID),
                \(event.ip), \(event.userAgent), \(event.correlationID), \(event.before), \(event.after))
            """)
        return id
    }

    public borrowing func auditEvents(
        limit: Int, after cursor: Cursor? = nil, filter: AuditFilter = AuditFilter()
    ) throws(StorageError) -> Listing<AuditEvent> {
        try listing(of: "audit_events", where: filter.condition, limit: limit, after: cursor) {
            row throws(StorageError) in
            let event = NewAuditEvent(
                type: try row.text("event_type"), actor: try row.text("actor_id"),
                resourceType: try row.text("resource_type"), resourceID: try row.value("resource_id"),
                ip: try row.value("ip"), userAgent: try row.value("user_agent"),
                correlationID: try row.value("correlation_id"), before: try row.value("payload_before_json"),
                after: try row.value("payload_after_json"))
            return AuditEvent(id: try row.id("id"), event: event, createdAt: try row.date("created_at"))
        }
    }
}
