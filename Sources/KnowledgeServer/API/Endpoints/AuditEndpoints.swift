import Foundation
import HTTPServer
import Knowledge
import Storage

/// The tenant's audit trail, newest first.
struct AuditEndpoints {
    let database: Database

    static let schema = Schema.object(
        [
            .required("id", .string("evt_…")), .required("event_type", .string("knowledge.faq.updated")),
            .required("actor_id", .string("who did it")), .required("resource_type", .string("")),
            .optional("resource_id", .string("")), .optional("ip", .string("")),
            .optional("user_agent", .string("")), .optional("correlation_id", .string("the request's id")),
            .optional("payload_before", .any("")), .optional("payload_after", .any("")),
            .required("created_at", .string("RFC 3339")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/audit-events", area: "Governance", summary: "Lists audit events, newest first",
                access: .key(.auditRead),
                query: Paging.parameters + [
                    QueryParameter(name: "event_type", schema: .string("")),
                    QueryParameter(name: "actor_id", schema: .string("")),
                    QueryParameter(name: "resource_id", schema: .string("")),
                ], answer: .list(Self.schema), problems: ["invalid_query"], handle: list)
        ]
    }

    private struct Body: Encodable {
        let id: EventID
        let eventType: String
        let actorID: String
        let resourceType: String
        let resourceID: String?
        let ip: String?
        let userAgent: String?
        let correlationID: String?
        let payloadBefore: [String: AnyText]?
        let payloadAfter: [String: AnyText]?
        let createdAt: Date

        init(_ entry: AuditEvent) {
            let event = entry.event
            id = entry.id
            eventType = event.type
            actorID = event.actor
            resourceType = event.resourceType
            resourceID = event.resourceID
            ip = event.ip
            userAgent = event.userAgent
            correlationID = event.correlationID
            payloadBefore = try? event.before?.decode(as: [String: AnyText].self)
            payloadAfter = try? event.after?.decode(as: [String: AnyText].self)
            createdAt = entry.createdAt
        }
    }

    /// A payload's value: text or a number.
    private enum AnyText: Codable {
        case text(String)
        case number(Double)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            }
        }
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        var filter = AuditFilter()
        filter.type = call.request.query["event_type"]
        filter.actor = call.request.query["actor_id"]
        filter.resourceID = call.request.query["resource_id"]
        let wanted = filter
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.auditEvents(limit: paging.limit, after: paging.cursor, filter: wanted)
        }
        return try paging.response(listing, of: call.request, Body.init)
    }
}
