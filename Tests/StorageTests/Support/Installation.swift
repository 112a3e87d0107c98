import Foundation
import Knowledge
import Synchronization

@testable import Storage

/// A database of its own in the test cluster, migrated, seen from all three sides.
struct Installation: Sendable {
    let endpoints: Endpoints
    /// The cluster's superuser, whom no policy binds: the oracle of what is really there.
    let admin: Pool
    let owner: Operator
    let app: Database

    private static let made = Mutex<[String: Task<Installation, any Error>]>([:])

    /// The same one for the same name: a suite's tests share it, each with tenants of its own.
    static func of(_ name: String) async throws -> Installation {
        let task = made.withLock { made in
            let task = made[name] ?? Task { try await make(name, isMigrated: true) }
            made[name] = task
            return task
        }
        return try await task.value
    }

    static func make(_ name: String, isMigrated: Bool = false) async throws -> Installation {
        let socket = try await TestCluster.socketFolder
        let cluster = TestCluster.cluster
        let root = Connection(
            settings: ConnectionSettings(
                address: cluster.address(of: PrivateCluster.superuser, database: "postgres", at: socket),
                statementTime: nil))
        try await root.onQueue {
            try root.open()
            try root.performScript("create database \(name) owner \(PrivateCluster.owner)")
            root.close()
        }
        let few = PoolLimits(connections: 1, waitingTime: .seconds(60), statementTime: nil)
        let installation = Installation(
            endpoints: Endpoints(
                owner: cluster.address(of: PrivateCluster.owner, database: name, at: socket),
                app: cluster.address(of: Endpoints.applicationRole, database: name, at: socket)),
            admin: Pool(cluster.address(of: PrivateCluster.superuser, database: name, at: socket), limits: few),
            owner: Operator(cluster.address(of: PrivateCluster.owner, database: name, at: socket)),
            app: Database(
                cluster.address(of: Endpoints.applicationRole, database: name, at: socket),
                limits: PoolLimits(connections: 3, waitingTime: .seconds(60))))
        if isMigrated { try await installation.owner.migrate() }
        return installation
    }

    func tenant(_ slug: String) async throws -> TenantContext {
        try await owner.createTenant(slug: slug, name: slug, languages: [.turkish, .english], plugins: ["demo"])
    }

    /// - Returns: how many rows went, by table.
    @discardableResult
    func deleteTenant(_ tenant: TenantContext) async throws -> [String: Int] {
        try await owner.beginErasure(of: tenant)
        return try await owner.continueErasure(of: tenant).rowCounts
    }

    /// A number as the superuser sees it, from a column `n`.
    func count(_ query: Query) async throws -> Int {
        try await admin.transaction(opening: ["begin"]) { transaction in
            try transaction.queryFirst(query) { row throws(StorageError) in try row.integer("n") } ?? -1
        }
    }

    /// Every table that has a tenant's rows, as the catalog knows them: receipts outlive the tenant.
    func tenantTables() async throws -> [String] {
        try await admin.transaction(opening: ["begin"]) { transaction in
            try transaction.queryAll(
                """
                select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'kaynak'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id'
                    and c.relname <> 'erasures'
                order by 1
                """
            ) { row throws(StorageError) in try row.text("name") }
        }
    }
}
