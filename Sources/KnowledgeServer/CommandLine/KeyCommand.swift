import Foundation
import Knowledge
import Storage

/// The operator's work on API keys, without HTTP.
enum KeyCommand: Command {
    static let name = "key"
    static let summary = "creates, lists and revokes a tenant's API keys"
    static let usage =
        "kaynak key create --tenant SLUG [--name NAME] [--scopes LIST] [--days N] | list --tenant SLUG | revoke --tenant SLUG KEY"
    static let options: [Option] = [
        .value("tenant", "SLUG", "the tenant the key belongs to"),
        .value("name", "NAME", "what the key is for (default: command line)"),
        .value("scopes", "LIST", "what it may do (default: \(Scope.standard.map(\.rawValue).joined(separator: ",")))"),
        .value("days", "N", "days until it expires (default: never)"),
    ]
    static let discussion = """
        The secret is shown once, when the key is created; only its hash is kept.

        example: kaynak key create --tenant cinar-dis --name "gelen kutusu" --scopes assist,knowledge:read
        """

    static func run(_ arguments: Arguments) async throws {
        guard let verb = arguments.positionals.first else { throw UsageError("create, list or revoke?") }
        guard arguments.positionals.count <= (verb == "revoke" ? 2 : 1) else { throw UsageError("too many arguments") }
        let slug = try arguments.required("tenant")
        let scopes = try Scope.list(arguments["scopes"])
        let days = try arguments.number("days", in: 1...3650, default: 0)
        try await CommandInstallation.with(arguments) { installation in
            let tenant = try await CommandTenant.named(slug, installation.operations)
            switch verb {
            case "create":
                let expires = arguments["days"] == nil ? nil : Date(timeIntervalSinceNow: Double(days) * 86_400)
                let created = try await installation.operations.createKey(
                    for: tenant, name: arguments["name"] ?? "command line", scopes: Set(scopes.map(\.rawValue)),
                    expires: expires)
                Terminal.note("key \(created.key.id) for \(slug); its secret is shown once:")
                Terminal.print(created.secret)
            case "list":
                let keys = try await installation.database.withReadOnlySession(for: tenant) { try $0.keys() }
                if keys.isEmpty { Terminal.note("\(slug) has no keys yet") }
                for key in keys {
                    let expired = key.expiresAt.map { $0 < Date() } ?? false
                    let state = key.revokedAt != nil ? "revoked" : expired ? "expired" : "active "
                    Terminal.print(
                        "\(key.id)  \(state)  \(key.prefix)…  \(key.scopes.sorted().joined(separator: ","))  \(key.name)"
                    )
                }
            case "revoke":
                guard let text = arguments.positionals.dropFirst().first, let id = KeyID(text) else {
                    throw UsageError("which key? 'kaynak key list' shows their ids")
                }
                let revoked = try await installation.database.withSession(for: tenant) { session in
                    guard try session.revokeKey(id) else { return false }
                    _ = try session.recordAudit(
                        AuditActor.system("command line").event("key.revoked", "key", id.description))
                    return true
                }
                guard revoked else { throw CommandError("\(slug) has no active key \(id)") }
                Terminal.print("revoked \(id)")
            default: throw UsageError("'\(verb)' is no work on keys")
            }
        }
    }
}
