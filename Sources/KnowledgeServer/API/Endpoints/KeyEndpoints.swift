import Foundation
import HTTPServer
import Knowledge
import Storage

/// The tenant's own API keys.
struct KeyEndpoints {
    let database: Database

    static let input = Schema.object(
        [
            .required("name", .string("what the key is for")),
            .optional("scopes", .array(.choice(Scope.allCases.map(\.rawValue), ""), "default: what an inbox needs")),
            .optional("expires_in_days", .integer("1 to 3650; default: never")),
        ], "")
    static let schema = Schema.object(
        [
            .required("id", .string("key_…")), .required("name", .string("")),
            .required("prefix", .string("the secret's beginning")), .required("scopes", .array(.string(""), "")),
            .required("created_at", .string("RFC 3339")), .optional("expires_at", .string("RFC 3339")),
            .optional("revoked_at", .string("RFC 3339")), .optional("secret", .string("only when created")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/api-keys", area: "Governance",
                summary: "Creates a key; the secret is in this answer only", access: .key(.admin),
                payload: .json(Self.input, limit: 16 << 10), status: 201, answer: Self.schema,
                problems: ["invalid_body"], handle: create),
            Endpoint(
                method: .get, path: "/v1/api-keys", area: "Governance", summary: "Lists keys, without their secrets",
                access: .key(.admin), answer: .object([.required("data", .array(Self.schema, ""))], ""), handle: list),
            Endpoint(
                method: .delete, path: "/v1/api-keys/{key_id}", area: "Governance", summary: "Revokes a key at once",
                access: .key(.admin), status: 204, handle: revoke),
        ]
    }

    private struct Body: Encodable {
        let id: KeyID
        let name: String
        let prefix: String
        let scopes: [String]
        let createdAt: Date
        let expiresAt: Date?
        let revokedAt: Date?
        let secret: String?

        init(_ key: APIKey, secret: String? = nil) {
            id = key.id
            name = key.name
            prefix = key.prefix
            scopes = key.scopes.sorted()
            createdAt = key.createdAt
            expiresAt = key.expiresAt
            revokedAt = key.revokedAt
            self.secret = secret
        }
    }

    private struct Input: Decodable {
        let name: String
        let scopes: [Scope]?
        let days: Int?

        enum CodingKeys: String, CodingKey {
            case name, scopes
            case days = "expires_in_days"
        }
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        let name = try BodyText.checked(input.name, pointer: "/name", limit: 100)
        if let days = input.days, !(1...3650).contains(days) {
            throw Problem.unprocessable(errors: [.limitOutOfRange(1...3650, name: "/expires_in_days")])
        }
        let expires = input.days.map { Date(timeIntervalSinceNow: Double($0) * 86_400) }
        let scopes = Set((input.scopes ?? Scope.standard).map(\.rawValue))
        let actor = call.actor
        let created = try await database.withSession(for: call.tenant) { session in
            let created = try session.createKey(name: name, scopes: scopes, expires: expires)
            let after = try JSON(encoding: ["name": name, "scopes": scopes.sorted().joined(separator: ",")])
            _ = try session.recordAudit(actor.event("key.created", "key", created.key.id.description, after: after))
            return created
        }
        return try Wire.response(Body(created.key, secret: created.secret), status: 201)
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        struct List: Encodable { let data: [Body] }
        let keys = try await database.withReadOnlySession(for: call.tenant) { try $0.keys() }
        return try Wire.response(List(data: keys.map { Body($0) }))
    }

    @Sendable func revoke(_ call: Call) async throws -> Response {
        let id: KeyID = try call.id("key_id")
        let actor = call.actor
        let revoked = try await database.withSession(for: call.tenant) { session in
            guard try session.revokeKey(id) else { return false }
            _ = try session.recordAudit(actor.event("key.revoked", "key", id.description))
            return true
        }
        guard revoked else { throw Problem.notFound }
        return Response(status: 204)
    }
}
