import Foundation
import Knowledge

/// A tenant as the operator's list shows it.
public struct Tenant: Sendable, Hashable {
    public enum Status: String, Sendable, Codable, PostgresValue {
        case active
        /// Its keys are not accepted, and its jobs wait.
        case suspended
        /// Nobody can reach it any more; its rows are on their way out.
        case deleting
    }

    public let context: TenantContext
    public let status: Status
    public let createdAt: Date
}

extension Operator {
    /// - Parameter languages: at least one; the tenant's own first.
    /// - Throws: ``StorageError`` with code `duplicate` for a slug that is taken, `invalidValue` for one that is not
    ///   made of `a-z`, `0-9` and `-`.
    public func createTenant(
        slug: String, name: String, languages: [Language], plugins: [String] = []
    ) async throws -> TenantContext {
        let context = TenantContext(id: TenantID(), slug: slug, name: name, languages: languages)
        return try await withSession(for: context) { session in
            try session.execute(
                """
                insert into tenants (tenant_id, slug, name, languages)
                values (\(context.id), \(slug), \(name), \(languages))
                """)
            for plugin in plugins { try session.enablePlugin(plugin) }
            let event = NewAuditEvent(
                type: "tenant.created", actor: Self.actor, resourceType: "tenant",
                resourceID: context.id.description, after: try JSON(encoding: ["slug": slug, "name": name]))
            try session.recordAudit(event)
            return context
        }
    }

    /// All of them, by slug, but for those that are being deleted.
    public func tenants() async throws -> [Tenant] { try await find("status <> 'deleting'") }

    public func tenant(_ slug: String) async throws -> TenantContext? {
        try await find("slug = \(slug) and status <> 'deleting'").first?.context
    }

    public func suspend(_ context: TenantContext) async throws { try await set(.suspended, for: context) }

    public func resume(_ context: TenantContext) async throws { try await set(.active, for: context) }

    /// Makes a key and records that it was made. The secret is in the result and nowhere else.
    public func createKey(
        for context: TenantContext, name: String, scopes: Set<String>, expires: Date? = nil
    ) async throws -> CreatedKey {
        try await withSession(for: context) { session in
            let created = try session.createKey(name: name, scopes: scopes, expires: expires)
            let event = NewAuditEvent(
                type: "key.created", actor: Self.actor, resourceType: "api_key",
                resourceID: created.key.id.description,
                after: try JSON(encoding: ["name": name, "scopes": scopes.sorted().joined(separator: " ")]))
            try session.recordAudit(event)
            return created
        }
    }

    static let actor = "operator"

    /// Across tenants, hence in the role that may see them all.
    func find(_ condition: Query) async throws -> [Tenant] {
        let opening: [Query] = ["begin read only", "set local role kaynak_system"]
        return try await pool.transaction(opening: opening, commits: false) { transaction in
            try transaction.queryAll("select * from tenants where \(condition) order by slug") {
                row throws(StorageError) in
                Tenant(
                    context: try TenantContext(row), status: try row.value("status"),
                    createdAt: try row.date("created_at"))
            }
        }
    }

    private func set(_ status: Tenant.Status, for context: TenantContext) async throws {
        try await withSession(for: context) { session in
            let changed = try session.execute(
                """
                update tenants set status = \(status), updated_at = now()
                where tenant_id = \(context.id) and status <> \(status)
                """)
            guard changed == 1 else { return }
            let event = NewAuditEvent(
                type: "tenant.\(status.rawValue)", actor: Self.actor, resourceType: "tenant",
                resourceID: context.id.description)
            try session.recordAudit(event)
        }
    }
}
