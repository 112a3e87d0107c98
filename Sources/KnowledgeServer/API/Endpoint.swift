import Foundation
import HTTPServer
import Knowledge
import Storage

/// Who may call an operation.
enum Access: Sendable, Equatable {
    case open
    /// A key with this scope; the key carries the tenant.
    case key(Scope)
    /// A key with the scope of this niche, or with this one.
    case plugin(String, or: Scope)
    /// Only from this machine, and only by pages this server sent.
    case loopback

    /// Any of these lets a key in; none where no key is asked for.
    var scopes: [Scope] {
        switch self {
        case .open, .loopback: []
        case .key(let scope): [scope]
        case .plugin(let id, let scope): [scope, .plugin(id)]
        }
    }
}

/// What an operation takes as its body.
enum Payload: Sendable {
    case none
    /// Limit in bytes.
    case json(Schema, limit: Int)
    case multipart([Schema.Property], limit: Int)
}

/// A query parameter.
struct QueryParameter: Sendable {
    let name: String
    let schema: Schema
}

/// One operation of the API. Router, OpenAPI document and the tenants' isolation test are made from the list of them.
struct Endpoint: Sendable {
    let method: Method
    /// Path parameters are named by what they identify: `{document_id}`, `{faq_id}`.
    let path: String
    let area: String
    let summary: String
    let access: Access
    var query: [QueryParameter] = []
    var payload: Payload = .none
    var status = 200
    /// `nil` for answers that are no JSON.
    var answer: Schema?
    var contentType = "application/json"
    /// Problem codes beyond those that every operation can answer with.
    var problems: [String] = []
    /// How long it may take; the server's default where `nil`.
    var timeOut: Duration?
    /// Its problems also say what OpenAI's clients read, under the statuses they know.
    var followsOpenAI = false
    /// The niche that it belongs to: tenants without it have no such operation.
    var plugin: String?
    let handle: @Sendable (Call) async throws -> Response
}

/// One call of an operation: the request and who makes it.
struct Call: Sendable {
    let request: Request
    let key: AuthenticatedKey?

    /// The tenant of the key.
    var tenant: TenantContext {
        get throws {
            guard let key else { throw APIProblem.unauthenticated }
            return key.context
        }
    }

    /// Whether its key has the right to see personal data.
    var seesPersonalData: Bool {
        guard let key else { return false }
        return [Scope.piiRead, .admin].contains { key.scopes.contains($0.rawValue) }
    }

    var actor: AuditActor {
        AuditActor(
            name: key?.keyID.description ?? "anonymous", ip: request.remoteAddress,
            userAgent: request.headers["User-Agent"].map { String($0.prefix(200)) }, requestID: request.requestID)
    }

    /// A path parameter as an id; whatever is no id is not found, like an id nobody has.
    func id<Entity: Identified>(_ name: String) throws(Problem) -> Identifier<Entity> {
        guard let text = request.parameters[name], let id = Identifier<Entity>(text) else { throw .notFound }
        return id
    }
}

/// JSON as this API writes and reads it: snake_case, RFC 3339 times.
enum Wire {
    static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(RFC3339.string(from: date))
        }
        return encoder
    }

    static func response(_ value: some Encodable, status: Int = 200) throws -> Response {
        try .json(value, status: status, with: encoder())
    }
}
