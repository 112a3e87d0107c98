import Foundation
import HTTPServer
import Knowledge
import Storage

/// Addresses that are told of events, and the log of telling them.
struct WebhookEndpoints {
    let installation: Installation

    private var database: Database { installation.database }

    static let most = 20

    private static let input = Schema.object(
        [
            .required("url", .string("https, or http where the operator allows private networks")),
            .required("events", .array(.choice(Niches.events, ""), "")),
        ], "")
    private static let change = Schema.object(
        [
            .optional("url", .string("")),
            .optional("events", .array(.choice(Niches.events, ""), "")),
            .optional("enabled", .flag("")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/webhooks", area: "Channels",
                summary: "Adds an address that is told of events; its signing secret is shown this once",
                access: .key(.admin), payload: .json(Self.input, limit: 8 << 10), status: 201,
                answer: WebhookBody.schema, problems: ["invalid_body", "too_many_webhooks"], handle: create),
            Endpoint(
                method: .get, path: "/v1/webhooks", area: "Channels", summary: "Lists webhooks, newest first",
                access: .key(.admin), query: Paging.parameters, answer: .list(WebhookBody.schema),
                problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .patch, path: "/v1/webhooks/{webhook_id}", area: "Channels", summary: "Changes a webhook",
                access: .key(.admin), payload: .json(Self.change, limit: 8 << 10), answer: WebhookBody.schema,
                problems: ["invalid_body"], handle: update),
            Endpoint(
                method: .delete, path: "/v1/webhooks/{webhook_id}", area: "Channels",
                summary: "Deletes a webhook and its log", access: .key(.admin), status: 204, handle: delete),
            Endpoint(
                method: .post, path: "/v1/webhooks/{webhook_id}:test", area: "Channels",
                summary: "Sends a test event", access: .key(.admin), status: 202, answer: DeliveryBody.schema,
                handle: test),
            Endpoint(
                method: .get, path: "/v1/webhooks/{webhook_id}/deliveries", area: "Channels",
                summary: "What was sent to a webhook, newest first", access: .key(.admin),
                query: Paging.parameters + [
                    QueryParameter(name: "status", schema: .choice(DeliveryStatus.allCases.map(\.rawValue), ""))
                ], answer: .list(DeliveryBody.schema), problems: ["invalid_query"], handle: deliveries),
            Endpoint(
                method: .post, path: "/v1/deliveries/{delivery_id}:replay", area: "Channels",
                summary: "Sends once more what was delivered or given up, with the same id", access: .key(.admin),
                status: 202, answer: DeliveryBody.schema, problems: ["delivery_on_its_way"], handle: replay),
        ]
    }

    private struct Input: Decodable {
        let url: String?
        let events: [String]?
        let enabled: Bool?

        func checkedURL() throws(Problem) -> String? {
            guard let url else { return nil }
            if let problem = OutgoingClient.problem(of: url) {
                throw APIProblem.field(
                    "/url", "invalid", tr: "Bu adres çağrılamaz.", en: "This address cannot be called: \(problem).")
            }
            return try BodyText.checked(url, pointer: "/url", limit: 2_000)
        }

        func checkedEvents() throws(Problem) -> [String]? {
            guard let events else { return nil }
            guard !events.isEmpty, Set(events).isSubset(of: Niches.events) else {
                let known = Niches.events.joined(separator: ", ")
                throw APIProblem.field(
                    "/events", "invalid", tr: "En az bir olay seçin; bilinen olaylar: \(known).",
                    en: "Choose at least one event of \(known).")
            }
            return Set(events).sorted()
        }
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        guard let url = try input.checkedURL() else {
            throw APIProblem.field("/url", "missing", tr: "Bu alan zorunludur.", en: "This member is required.")
        }
        guard let events = try input.checkedEvents() else {
            throw APIProblem.field("/events", "missing", tr: "Bu alan zorunludur.", en: "This member is required.")
        }
        let id = WebhookID()
        let secret = SignedRequest.newSecret()
        let sealed = try installation.channels.secrets.seal(Data(secret.utf8), for: id.description)
        let actor = call.actor
        let webhook = try await database.withSession(for: call.tenant) { session in
            guard try session.webhooks(limit: Self.most).items.count < Self.most else {
                throw APIProblem.conflict(
                    "too_many_webhooks", tr: "En çok \(Self.most) adres eklenebilir.",
                    en: "At most \(Self.most) addresses can be added.")
            }
            let webhook = try session.createWebhook(id, url: url, events: events, secret: sealed)
            _ = try session.recordAudit(
                actor.event(
                    "webhook.created", "webhook", id.description,
                    after: try JSON(encoding: ["host": URL(string: url)?.host ?? ""])))
            return webhook
        }
        var response = try Wire.response(WebhookBody(webhook, secret: secret), status: 201)
        response.headers["Cache-Control"] = "no-store"
        return response
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.webhooks(limit: paging.limit, after: paging.cursor)
        }
        return try paging.response(listing, of: call.request) { WebhookBody($0, secret: nil) }
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        let id = try await webhook(call).id
        let input = try call.request.decode(Input.self)
        let (url, events) = (try input.checkedURL(), try input.checkedEvents())
        let actor = call.actor
        let after = try await database.withSession(for: call.tenant) { session in
            guard let after = try session.updateWebhook(id, url: url, events: events, isEnabled: input.enabled) else {
                throw Problem.notFound
            }
            _ = try session.recordAudit(actor.event("webhook.updated", "webhook", id.description))
            return after
        }
        return try Wire.response(WebhookBody(after, secret: nil))
    }

    private func webhook(_ call: Call) async throws -> Webhook {
        let id: WebhookID = try call.id("webhook_id")
        guard let webhook = try await database.withReadOnlySession(for: call.tenant, { try $0.webhook(id) })
        else { throw Problem.notFound }
        return webhook
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let id: WebhookID = try call.id("webhook_id")
        let actor = call.actor
        try await database.withSession(for: call.tenant) { session in
            guard try session.deleteWebhook(id) else { throw Problem.notFound }
            _ = try session.recordAudit(actor.event("webhook.deleted", "webhook", id.description))
        }
        return Response(status: 204)
    }

    @Sendable func test(_ call: Call) async throws -> Response {
        let id = try await webhook(call).id
        let delivery = try await database.withSession(for: call.tenant) { session in
            try session.deliver(
                EventType.test.rawValue, JSON(encoding: ["webhook_id": id.description]), to: .webhook(id))
        }
        return try Wire.response(DeliveryBody(delivery), status: 202)
    }

    @Sendable func deliveries(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let id = try await webhook(call).id
        let status: DeliveryStatus? = try call.request.choice("status")
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.deliveries(limit: paging.limit, after: paging.cursor, to: .webhook(id), status: status)
        }
        return try paging.response(listing, of: call.request, DeliveryBody.init)
    }

    @Sendable func replay(_ call: Call) async throws -> Response {
        let id: DeliveryID = try call.id("delivery_id")
        let actor = call.actor
        let delivery = try await database.withSession(for: call.tenant) { session in
            guard try session.delivery(id) != nil else { throw Problem.notFound }
            guard let delivery = try session.redeliver(id) else {
                throw APIProblem.conflict(
                    "delivery_on_its_way", tr: "Bu gönderi zaten yolda.", en: "This delivery is on its way already.")
            }
            _ = try session.recordAudit(actor.event("delivery.replayed", "delivery", id.description))
            return delivery
        }
        return try Wire.response(DeliveryBody(delivery), status: 202)
    }
}

private struct WebhookBody: Encodable {
    let id: WebhookID
    let url: String
    let events: [String]
    let enabled: Bool
    /// Shown once.
    let secret: String?
    let createdAt: Date

    init(_ webhook: Webhook, secret: String?) {
        id = webhook.id
        url = webhook.url
        events = webhook.events
        enabled = webhook.isEnabled
        self.secret = secret
        createdAt = webhook.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("whk_…")), .required("url", .string("")),
            .required("events", .array(.string(""), "")), .required("enabled", .flag("")),
            .optional("secret", .string("whsec_…, shown once")), .required("created_at", .string("RFC 3339")),
        ], "")
}
