import Foundation
import HTTPServer
import Knowledge
import Storage

/// Addresses that want no more messages.
struct OptOutEndpoints {
    let database: Database

    private static let input = Schema.object(
        [
            .required("address", .string("a phone or a mail address, as people write it")),
            .optional("scope", .choice(OptOutScope.allCases.map(\.rawValue), "default: all")),
            .optional("reason", .string("up to 500 characters")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/opt-outs", area: "Messages", summary: "Lists opt-outs, newest first",
                access: .key(.assist),
                query: Paging.parameters + [QueryParameter(name: "address", schema: .string("a phone or an address"))],
                answer: .list(OptOutBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .post, path: "/v1/opt-outs", area: "Messages",
                summary: "Takes an address off the list, and what waits for it out of the queue", access: .key(.assist),
                payload: .json(Self.input, limit: 4 << 10), status: 201, answer: OptOutBody.schema,
                problems: ["invalid_body", "opted_out_already"], handle: create),
            Endpoint(
                method: .post, path: "/v1/opt-outs/{opt_out_id}:end", area: "Messages",
                summary: "Puts an address on the list again, because its owner asked for it", access: .key(.admin),
                answer: OptOutBody.schema, handle: end),
        ]
    }

    private struct Input: Decodable {
        let address: String?
        let scope: String?
        let reason: String?
    }

    private static func normalised(_ text: String) -> String? {
        PhoneNumber.normalised(text) ?? MailAddress.normalised(text)
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let address = try call.request.query["address"].map { text throws(Problem) in
            guard let address = Self.normalised(text) else {
                throw APIProblem.field(
                    "address", "invalid", in: "invalid_query", tr: "Telefon ya da e-posta yazın.",
                    en: "Write a phone or a mail address.")
            }
            return address
        }
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.optOuts(limit: paging.limit, after: paging.cursor, of: address)
        }
        return try paging.response(listing, of: call.request, OptOutBody.init)
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        guard let address = input.address.flatMap(Self.normalised) else {
            throw APIProblem.field(
                "/address", "invalid", tr: "Telefonu ülke koduyla ya da e-posta adresini yazın.",
                en: "Write a phone with its country code, or a mail address.")
        }
        let scope = try BodyChoice.read(input.scope, pointer: "/scope", default: OptOutScope.all)
        let reason = try input.reason.map { try BodyText.checked($0, pointer: "/reason", limit: 500) } ?? ""
        let actor = call.actor
        let made = try await database.withSession(for: call.tenant) { session in
            guard let made = try session.optOut(address, scope: scope, reason: reason, source: "console") else {
                throw APIProblem.conflict(
                    "opted_out_already", tr: "Bu adres zaten mesaj almıyor.",
                    en: "This address takes no messages already.")
            }
            _ = try session.recordAudit(actor.event("opt_out.created", "opt_out", made.id.description))
            return made
        }
        return try Wire.response(OptOutBody(made), status: 201)
    }

    @Sendable func end(_ call: Call) async throws -> Response {
        let id: OptOutID = try call.id("opt_out_id")
        let actor = call.actor
        let ended = try await database.withSession(for: call.tenant) { session in
            guard let ended = try session.endOptOut(id) else { throw Problem.notFound }
            _ = try session.recordAudit(actor.event("opt_out.ended", "opt_out", id.description))
            return ended
        }
        return try Wire.response(OptOutBody(ended))
    }
}

private struct OptOutBody: Encodable {
    let id: OptOutID
    let address: String?
    let scope: OptOutScope
    let reason: String
    let source: String
    let createdAt: Date
    let endedAt: Date?

    init(_ optOut: OptOut) {
        id = optOut.id
        address = optOut.address
        scope = optOut.scope
        reason = optOut.reason
        source = optOut.source
        createdAt = optOut.createdAt
        endedAt = optOut.endedAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("opt_…")), .optional("address", .string("null once its customer was erased")),
            .required("scope", .choice(OptOutScope.allCases.map(\.rawValue), "")), .required("reason", .string("")),
            .required("source", .choice(["message", "console", "provider"], "")),
            .required("created_at", .string("RFC 3339")), .optional("ended_at", .string("RFC 3339")),
        ], "")
}
