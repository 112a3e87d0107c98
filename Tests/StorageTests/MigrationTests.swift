import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `Migrations` {
    private let table = Migration(
        group: "demo", version: 1, name: "returns",
        sql: """
            create table kaynak.demo_returns (
                tenant_id uuid not null, id uuid not null, reason text not null, primary key (tenant_id, id));
            select kaynak.protect('kaynak.demo_returns');
            """)

    @Test func `are planned core first, then by group and version`() throws {
        let known = [step("b", 2), step("core", 2), step("a", 1), step("b", 1), step("core", 1)]
        let plan = try MigrationPlan(known: known, applied: [applied(step("core", 1)), applied(step("other", 9))])
        #expect(plan.pending.map(\.label) == ["core/2 s", "a/1 s", "b/1 s", "b/2 s"])
    }

    @Test func `refuse an applied one that reads differently, and a newer database`() {
        let changed = #expect(throws: StorageError.self) {
            try MigrationPlan(known: [step("core", 1, "select 2")], applied: [applied(step("core", 1))])
        }
        #expect(changed?.code == .migrationChanged)
        #expect(changed?.subject == "core/1 s")
        let newer = #expect(throws: StorageError.self) {
            try MigrationPlan(known: [step("core", 1)], applied: [applied(step("core", 1)), applied(step("core", 2))])
        }
        #expect(newer?.code == .databaseNewer)
    }

    @Test func `are applied once, whoever runs them at the same time`() async throws {
        let installation = try await Installation.make("migrations_once")
        #expect(try await installation.owner.pendingMigrations([table]) == Migration.core + [table])
        let behind = await #expect(throws: StorageError.self) { try await installation.app.verify() }
        #expect(behind?.code == .databaseBehind)
        let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
            for _ in 0..<4 {
                let migrator = Operator(installation.endpoints.owner)
                group.addTask {
                    defer { Task { await migrator.close() } }
                    return try await migrator.migrate([table])
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.map(\.label).sorted() == (Migration.core + [table]).map(\.label).sorted())
        #expect(try await installation.owner.migrate([table]).isEmpty)
        #expect(try await installation.owner.pendingMigrations([table]).isEmpty)
        try await installation.app.verify()
        let tenant = try await installation.tenant("plugged")
        try await installation.app.withSession(for: tenant) { session in
            try session.execute("insert into demo_returns values (\(tenant.id), \(UUID()), 'x')")
        }
        let receipt = try await installation.deleteTenant(tenant)
        #expect(receipt["demo_returns"] == 1)
    }

    @Test func `leave nothing of one that fails, and go on with it later`() async throws {
        let installation = try await Installation.of("migrations_failing")
        let broken = Migration(
            group: "demo", version: 1, name: "returns", sql: table.sql + "select nonsense from nowhere;")
        await #expect(throws: StorageError.self) { try await installation.owner.migrate([broken]) }
        #expect(try await installation.count("select count(*) as n from pg_class where relname = 'demo_returns'") == 0)
        #expect(try await installation.owner.migrate([table]) == [table])
    }

    @Test func `are refused by the database's own memory of them`() async throws {
        let installation = try await Installation.of("migrations_changed")
        try await installation.owner.migrate([table])
        let edited = Migration(group: "demo", version: 1, name: "returns", sql: table.sql + " -- harmless")
        let changed = await #expect(throws: StorageError.self) { try await installation.owner.migrate([edited]) }
        #expect(changed?.code == .migrationChanged)
    }

    @Test(arguments: [
        "create table kaynak.demo_bare (tenant_id uuid primary key)",
        "create table kaynak.demo_bare (n int primary key, tenant_id uuid); select kaynak.protect('kaynak.demo_bare')",
    ])
    func `are told when they forget the wall`(_ sql: String) async throws {
        let installation = try await Installation.make("migrations_bare_\(abs(sql.hashValue))")
        let careless = Migration(group: "demo", version: 1, name: "bare", sql: sql)
        let error = await #expect(throws: StorageError.self) { try await installation.owner.migrate([careless]) }
        #expect(error?.code == .unprotectedTable)
        #expect(error?.subject == "demo_bare")
    }

    private func step(_ group: String, _ version: Int, _ sql: String = "select 1") -> Migration {
        Migration(group: group, version: version, name: "s", sql: sql)
    }

    private func applied(_ migration: Migration) -> AppliedMigration {
        AppliedMigration(
            group: migration.group, version: migration.version, name: migration.name, checksum: migration.checksum)
    }
}
