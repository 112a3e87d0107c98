import Foundation
import Knowledge
import Testing

@testable import Storage

/// Generated over every table that the catalog knows: a new table is covered without a new test, and one that
/// `Samples.fill` leaves empty fails.
@Suite struct `The wall between tenants` {
    @Test func `shows nothing of another tenant in any table`() async throws {
        let (installation, mine, other) = try await filled("wall_reads")
        for table in try await installation.tenantTables() {
            let all: Query = "select count(*) as n from kaynak.\(identifier: table)"
            let theirs: Query = "\(all) where tenant_id = \(other.id)"
            #expect(try await installation.count(theirs) > 0, "\(table) has rows to hide")
            let (visible, foreign) = try await installation.app.withReadOnlySession(for: mine) { session in
                (try session.count(all), try session.count(theirs))
            }
            #expect(visible > 0, "\(table) shows its own")
            #expect(foreign == 0, "\(table)")
            let own = try await installation.count("\(all) where tenant_id = \(mine.id)")
            #expect(visible == own, "\(table)")
        }
    }

    @Test func `shows nothing at all where no tenant was named, to the application and to the owner`() async throws {
        let (installation, _, _) = try await filled("wall_unset")
        for table in try await installation.tenantTables() {
            let all: Query = "select count(*) as n from kaynak.\(identifier: table)"
            for opening: [Query] in [["begin"], ["begin", "select set_config('kaynak.tenant_id', '', true)"]] {
                let visible = try await installation.app.pool.transaction(opening: opening) { transaction in
                    try transaction.queryFirst(all) { row throws(StorageError) in try row.integer("n") }
                }
                #expect(visible == 0, "\(table)")
            }
        }
        // The owner is in kaynak_system as well, and sees what that role may see; nothing beyond it.
        for table: Query in ["pages", "chunks", "faqs", "drafts", "audit_events", "notices"] {
            let visible = try await installation.owner.pool.transaction(opening: ["begin"]) { transaction in
                try transaction.queryFirst("select count(*) as n from \(table)") { row throws(StorageError) in
                    try row.integer("n")
                }
            }
            #expect(visible == 0)
        }
    }

    @Test func `lets nobody change or remove another tenant's rows in any table`() async throws {
        let (installation, mine, other) = try await filled("wall_writes")
        for table in try await installation.tenantTables() {
            let theirs: Query = "select count(*) as n from kaynak.\(identifier: table) where tenant_id = \(other.id)"
            let before = try await installation.count(theirs)
            let attempts: [Query] = [
                "update kaynak.\(identifier: table) set tenant_id = tenant_id where tenant_id = \(other.id)",
                "update kaynak.\(identifier: table) set tenant_id = \(mine.id) where tenant_id = \(other.id)",
                "delete from kaynak.\(identifier: table) where tenant_id = \(other.id)",
            ]
            for attempt in attempts {
                let touched = await touched(by: attempt, as: mine, in: installation)
                #expect(touched == 0, "\(table)")
            }
            #expect(try await installation.count(theirs) == before, "\(table)")
        }
    }

    @Test func `lets nobody add rows for another tenant to any table`() async throws {
        let (installation, mine, other) = try await filled("wall_inserts")
        for table in try await installation.tenantTables() {
            let copy = try await installation.admin.transaction(opening: ["begin"]) { transaction in
                try transaction.queryFirst(
                    "select to_jsonb(t) as row from kaynak.\(identifier: table) t where tenant_id = \(other.id) limit 1"
                ) { row throws(StorageError) in try row.json("row") }
            }
            let row = try #require(copy, "\(table)")
            let error = await #expect(throws: StorageError.self, "\(table)") {
                try await installation.app.withSession(for: mine) { session in
                    try session.execute(
                        """
                        insert into kaynak.\(identifier: table)
                        select * from jsonb_populate_record(null::kaynak.\(identifier: table), \(row))
                        """)
                }
            }
            #expect(error?.code == .denied, "\(table)")
        }
    }

    @Test func `cannot be stepped over by the application's role`() async throws {
        let installation = try await Installation.of("wall_roles")
        try await installation.app.verify()
        let tenant = try await installation.tenant("climber")
        let attempts: [Query] = [
            "set role \(identifier: PrivateCluster.owner)", "set role kaynak_system",
            "set role \(identifier: PrivateCluster.superuser)", "set session authorization kaynak_owner",
            "alter table kaynak.documents disable row level security",
            "drop policy tenant_isolation on kaynak.documents",
            "alter role kaynak_app bypassrls", "select * from pg_authid", "create table kaynak.mine (id int)",
            "select kaynak.entrust('kaynak.job_counts()')", "truncate kaynak.audit_events",
        ]
        for attempt in attempts {
            await #expect(throws: StorageError.self) {
                try await installation.app.withSession(for: tenant) { session in try session.execute(attempt) }
            }
        }
    }

    @Test func `is checked before anything is served`() async throws {
        let installation = try await Installation.of("wall_roles")
        let ownerServes = Database(installation.endpoints.owner)
        let error = await #expect(throws: StorageError.self) { try await ownerServes.verify() }
        #expect(error?.code == .unsafeRole)
        let takenOn = Database(DatabaseAddress(url: installation.endpoints.owner.url, role: Endpoints.applicationRole))
        try await takenOn.verify()
        let unheard = Database(DatabaseAddress(url: installation.endpoints.owner.url, role: "kaynak_unheard"))
        let behind = await #expect(throws: StorageError.self) { try await unheard.verify() }
        #expect(behind?.code == .databaseBehind)
        await ownerServes.close()
        await takenOn.close()
    }

    private func filled(_ name: String) async throws -> (Installation, mine: TenantContext, other: TenantContext) {
        let installation = try await Installation.of(name)
        let mine = try await installation.tenant("mine")
        let other = try await installation.tenant("other")
        try await Samples.fill(mine, in: installation)
        try await Samples.fill(other, in: installation)
        return (installation, mine, other)
    }

    /// A refusal touches nothing as well.
    private func touched(by attempt: Query, as tenant: TenantContext, in installation: Installation) async -> Int {
        let touched = try? await installation.app.withSession(for: tenant) { session in try session.execute(attempt) }
        return touched ?? 0
    }
}

extension TenantSession {
    borrowing func count(_ query: Query) throws(StorageError) -> Int {
        try queryFirst(query) { row throws(StorageError) in try row.integer("n") } ?? -1
    }
}
