import Foundation
import Knowledge
import PluginKit
import Storage

/// A niche over a real database, without a server: its migrations, and its code in sessions of two tenants.
struct PluginBench<Niche: Plugin>: Sendable {
    let owner: Operator
    let app: Database
    let tenants: [TenantContext]

    /// Lends a bench. One check at a time has the database: one that takes tables away would take them from others.
    static func with<Value: Sendable>(
        _ body: @escaping @Sendable (PluginBench) async throws -> Value
    ) async throws -> Value {
        try await BenchTurns.shared.run {
            let bench = try await make()
            let outcome: Result<Value, any Error>
            do { outcome = .success(try await body(bench)) } catch { outcome = .failure(error) }
            await bench.app.close()
            await bench.owner.close()
            return try outcome.get()
        }
    }

    private static func make() async throws -> PluginBench {
        let endpoints = try await BenchCluster.endpoints
        let owner = Operator(endpoints.owner)
        let id = Niche.manifest.id
        try await owner.migrate(Niche.contributions.migrations.map(\.migration))
        let stamp = UUID().uuidString.prefix(8).lowercased()
        var tenants: [TenantContext] = []
        for name in ["a", "b"] {
            tenants.append(
                try await owner.createTenant(
                    slug: "\(id)-\(name)-\(stamp)", name: name, languages: [.turkish], plugins: [id]))
        }
        return PluginBench(
            owner: owner, app: Database(endpoints.app, limits: PoolLimits(connections: 2)), tenants: tenants)
    }

    /// Lends a session with the niche's default settings, as the host would.
    func withSession<Value: Sendable>(
        of tenant: TenantContext, at now: Date, _ body: @escaping @Sendable (borrowing PluginSession) throws -> Value
    ) async throws -> Value {
        try await app.withSession(for: tenant) { store in
            try body(
                PluginSession(
                    store.wrapped(), of: Niche.self, settings: Niche.manifest.settings.defaults, now: now))
        }
    }

    /// What the database knows of the niche's tables: columns, keys, policies and grants, as text.
    func catalog() async throws -> [String] {
        let prefix = Niche.manifest.id + "\\_%"
        return try await app.withReadOnlySession(for: tenants[0]) { session in
            try session.queryAll(
                """
                select c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
                    || a.attnotnull || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity as line
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = 'kaynak'::regnamespace and c.relkind in ('r', 'i') and c.relname like \(prefix)
                union all
                select p.polname || ' on ' || c.relname || ' ' || p.polcmd::text from pg_policy p
                join pg_class c on c.oid = p.polrelid where c.relname like \(prefix)
                union all
                select table_name || ' ' || privilege_type from information_schema.role_table_grants
                where table_schema = 'kaynak' and grantee = 'kaynak_app' and table_name like \(prefix)
                order by 1
                """
            ) { row throws(StorageError) in try row.text("line") }
        }
    }

    /// The niche's tables whose columns are named after people and how to reach them, and that refer to no customer.
    func personalTables() async throws -> [String] {
        let prefix = Niche.manifest.id + "\\_%"
        return try await app.withReadOnlySession(for: tenants[0]) { session in
            try session.queryAll(
                """
                select distinct c.relname::text as name
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = 'kaynak'::regnamespace and c.relkind = 'r' and c.relname like \(prefix)
                    and a.attname ~ '(phone|email|conversation|customer|patient)' and a.atttypid = 'text'::regtype
                    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
                        and k.confrelid = 'kaynak.customers'::regclass)
                order by 1
                """
            ) { row throws(StorageError) in try row.text("name") }
        }
    }

    /// How many rows of the niche each of its tables shows to a tenant.
    func rowCounts(of tenant: TenantContext) async throws -> [String: Int] {
        let prefix = Niche.manifest.id + "\\_%"
        return try await app.withReadOnlySession(for: tenant) { session in
            let counts = try session.queryAll(
                """
                select c.relname as name,
                    (xpath('/row/n/text()', query_to_xml('select count(*) as n from kaynak.' || c.relname,
                        false, true, '')))[1]::text::bigint as n
                from pg_class c where c.relnamespace = 'kaynak'::regnamespace and c.relkind = 'r'
                    and c.relname like \(prefix)
                """
            ) { row throws(StorageError) in (try row.text("name"), try row.integer("n")) }
            return Dictionary(counts) { $1 }
        }
    }
}

/// Whoever comes later waits.
private actor BenchTurns {
    static let shared = BenchTurns()

    private var last: Task<Void, Never>?

    func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let before = last
        let turn = Task {
            await before?.value
            return try await work()
        }
        last = Task { _ = await turn.result }
        return try await turn.value
    }
}
