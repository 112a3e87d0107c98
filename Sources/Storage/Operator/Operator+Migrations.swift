import Knowledge

/// A plugin's migration is several statements without parameters. Its tables lie in the schema `kaynak`, begin their
/// key with `tenant_id`, and are put behind the wall by `select kaynak.protect('kaynak.<table>')`.
extension Operator {
    /// Brings the database to this version: the core's migrations, then the plugins'. Each runs in a transaction of its
    /// own under a lock that keeps other migrators out; an interrupted run goes on where it stopped.
    ///
    /// - Returns: what was applied, in order; nothing where the database is up to date.
    /// - Throws: ``StorageError`` with code `migrationChanged`, `databaseNewer`, `unprotectedTable`, or as PostgreSQL
    ///   refused a statement.
    @discardableResult
    public func migrate(_ plugins: [Migration] = []) async throws -> [Migration] {
        let known = Migration.core + plugins
        var applied: [Migration] = []
        while let migration = try await applyNext(of: known) { applied.append(migration) }
        try await refuseUnprotectedTables()
        return applied
    }

    /// What ``migrate(_:)`` would apply. Changes nothing.
    public func pendingMigrations(_ plugins: [Migration] = []) async throws -> [Migration] {
        try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            let exists = try transaction.queryFirst(Self.isSetUp) { row throws(StorageError) in
                try row.flag("is_set_up")
            }
            let applied = exists == true ? try transaction.appliedMigrations() : []
            return try MigrationPlan(known: Migration.core + plugins, applied: applied).pending
        }
    }

    /// Undoes a plugin's last migration, with the statements that it brings for that.
    public func revert(_ migration: Migration, _ statements: String) async throws {
        try await pool.transaction(opening: ["begin", Self.migrationLock]) { transaction in
            try transaction.script(statements)
            try transaction.execute(
                """
                delete from kaynak.schema_migrations
                where group_name = \(migration.group) and version = \(migration.version)
                """)
        }
    }

    private static let isSetUp: Query = "select to_regclass('kaynak.schema_migrations') is not null as is_set_up"

    private func applyNext(of known: [Migration]) async throws -> Migration? {
        try await pool.transaction(opening: ["begin", Self.migrationLock]) { transaction in
            try transaction.execute(Self.schema)
            let applied = try transaction.appliedMigrations()
            guard let next = try MigrationPlan(known: known, applied: applied).pending.first else { return nil }
            try transaction.script(next.sql)
            try transaction.execute(
                """
                insert into kaynak.schema_migrations (group_name, version, name, checksum)
                values (\(next.group), \(next.version), \(next.name), \(next.checksum))
                """)
            return next
        }
    }

    /// Held until the transaction ends. The number is "kaynak" in ASCII.
    private static let migrationLock: Query = "select pg_advisory_xact_lock(118066393276779)"

    /// Names no tenant, hence the one table without.
    private static let schema: [Query] = [
        "create schema if not exists kaynak",
        """
        create table if not exists kaynak.schema_migrations (
            group_name text not null,
            version integer not null,
            name text not null,
            checksum text not null,
            applied_at timestamptz not null default now(),
            primary key (group_name, version))
        """,
    ]

    /// A plugin's migration may forget what this project is about; it is told so at once.
    private func refuseUnprotectedTables() async throws {
        let table: String? = try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryFirst(Self.unprotectedTable) { row throws(StorageError) in try row.text("name") }
        }
        if let table { throw StorageError(.unprotectedTable, subject: table) }
    }

    private static let unprotectedTable: Query = """
        select c.relname as name from pg_class c
        where c.relnamespace = 'kaynak'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
            and not (c.relrowsecurity and c.relforcerowsecurity
                and exists (
                    select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_isolation')
                and exists (
                    select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                    where i.indrelid = c.oid and i.indisprimary and a.attname = 'tenant_id'))
        order by c.relname limit 1
        """
}

extension Transaction {
    fileprivate borrowing func appliedMigrations() throws(StorageError) -> [AppliedMigration] {
        try queryAll("select * from kaynak.schema_migrations order by group_name, version") {
            row throws(StorageError) in
            AppliedMigration(
                group: try row.text("group_name"), version: try row.integer("version"), name: try row.text("name"),
                checksum: try row.text("checksum"))
        }
    }
}
