extension Database {
    /// Checks the first wall between tenants before anything is served: the schema is there, and the role that serves
    /// requests is bound by row-level security.
    ///
    /// - Throws: ``StorageError`` with code `unavailable`, `databaseBehind` or `unsafeRole`.
    public func verify() async throws {
        let role = try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryFirst(Self.roleQuery) { row throws(StorageError) in
                RoleFacts(
                    name: try row.text("name"), hasSchema: try row.flag("has_schema"), isBound: try row.flag("is_bound")
                )
            }
        }
        guard let role else { throw StorageError(.unsafeRole) }
        guard role.hasSchema else { throw StorageError(.databaseBehind) }
        guard role.isBound else { throw StorageError(.unsafeRole, subject: role.name) }
    }

    private struct RoleFacts {
        let name: String
        let hasSchema: Bool
        let isBound: Bool
    }

    /// A superuser, a role with BYPASSRLS and the tables' owner (who can lift the policies) are not bound.
    private static let roleQuery: Query = """
        select r.rolname as name,
            to_regclass('kaynak.tenants') is not null as has_schema,
            not r.rolsuper and not r.rolbypassrls and not exists (
                select from pg_class c
                where c.oid = to_regclass('kaynak.tenants') and c.relowner = r.oid) as is_bound
        from pg_roles r where r.rolname = current_user
        """
}
