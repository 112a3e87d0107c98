import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `A pool` {
    @Test func `serves 64 tasks with three connections, each in its own tenant`() async throws {
        let installation = try await Installation.of("pools")
        let one = try await installation.tenant("busy-one")
        let two = try await installation.tenant("busy-two")
        let seen = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<64 {
                let tenant = index.isMultiple(of: 2) ? one : two
                group.addTask {
                    try await installation.app.withSession(for: tenant) { session in
                        try session.queryFirst("select tenant_id from tenants") { row throws(StorageError) in
                            try row.id("tenant_id") == tenant.id
                        } ?? false
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(seen.count == 64)
        #expect(seen.allSatisfy { $0 })
        #expect(installation.app.poolStatus.waiting == 0)
        #expect(installation.app.poolStatus.idle <= 3)
    }

    @Test func `answers a caller who waited too long with a typed error`() async throws {
        let installation = try await Installation.of("pools")
        let tenant = try await installation.tenant("impatient")
        let limits = PoolLimits(connections: 1, waitingTime: .milliseconds(50))
        let narrow = Database(installation.endpoints.app, limits: limits)
        async let slow: Void = narrow.withSession(for: tenant) { session in try session.execute("select pg_sleep(1)") }
        while narrow.poolStatus.inUse == 0 { await Task.yield() }
        let error = await #expect(throws: StorageError.self) {
            try await narrow.withSession(for: tenant) { session in try session.execute("select 1") }
        }
        #expect(error?.code == .poolTimeout)
        #expect(error?.isRetryable == true)
        try await slow
        await narrow.close()
        let closed = await #expect(throws: StorageError.self) {
            try await narrow.withSession(for: tenant) { session in try session.execute("select 1") }
        }
        #expect(closed?.code == .poolClosed)
    }

    @Test func `repeats the first statement when its idle connection was ended`() async throws {
        let installation = try await Installation.of("pools")
        let tenant = try await installation.tenant("ended")
        let single = Database(installation.endpoints.app, limits: PoolLimits(connections: 1))
        let before = try await backend(of: single, for: tenant)
        try await terminate(before, in: installation)
        let after = try await backend(of: single, for: tenant)
        #expect(after != before)
        await single.close()
    }

    @Test func `replaces a connection that broke in the middle, and says that nothing was changed`() async throws {
        let installation = try await Installation.of("pools")
        let tenant = try await installation.tenant("broken")
        let single = Database(installation.endpoints.app, limits: PoolLimits(connections: 1))
        let error = await #expect(throws: StorageError.self) {
            try await single.withSession(for: tenant) { session in
                _ = try session.createDocument(Samples.document())
                // A backend may always end itself.
                try session.execute("select pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(error?.code == .connectionLost)
        let documents = try await single.withSession(for: tenant) { session in try session.documents(limit: 10) }
        #expect(documents.items.isEmpty)
        await single.close()
    }

    @Test func `stops the statement of a cancelled task at once`() async throws {
        let installation = try await Installation.of("pools")
        let tenant = try await installation.tenant("cancelled")
        let single = Database(installation.endpoints.app, limits: PoolLimits(connections: 1))
        _ = try await backend(of: single, for: tenant)
        let clock = ContinuousClock()
        let began = clock.now
        let work = Task {
            try await single.withSession(for: tenant) { session in
                _ = try session.createDocument(Samples.document())
                try session.execute("select pg_sleep(25)")
            }
        }
        try await Task.sleep(for: .milliseconds(200))
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
        #expect(clock.now - began < .seconds(20))
        let documents = try await single.withSession(for: tenant) { session in try session.documents(limit: 10) }
        #expect(documents.items.isEmpty, "the connection works on, and nothing was kept")
        await single.close()
    }

    @Test func `cancels a task that waits for a connection`() async throws {
        let installation = try await Installation.of("pools")
        let tenant = try await installation.tenant("queueing")
        let single = Database(installation.endpoints.app, limits: PoolLimits(connections: 1, waitingTime: .seconds(30)))
        let holder = Task {
            try await single.withSession(for: tenant) { session in try session.execute("select pg_sleep(25)") }
        }
        while single.poolStatus.inUse == 0 { await Task.yield() }
        let waiting = Task { try await backend(of: single, for: tenant) }
        while single.poolStatus.waiting == 0 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        holder.cancel()
        await #expect(throws: CancellationError.self) { try await holder.value }
        await single.close()
    }

    @Test func `names the limit when a statement takes too long`() async throws {
        let installation = try await Installation.of("pools")
        let tenant = try await installation.tenant("slow")
        let hasty = Database(
            installation.endpoints.app, limits: PoolLimits(connections: 1, statementTime: .milliseconds(50)))
        let error = await #expect(throws: StorageError.self) {
            try await hasty.withSession(for: tenant) { session in try session.execute("select pg_sleep(5)") }
        }
        #expect(error?.code == .statementTimeout)
        await hasty.close()
    }

    @Test func `says that the database cannot be reached`() async throws {
        let nowhere = Database(DatabaseAddress(url: "postgresql://nobody:secret@/none?host=/nonexistent"))
        let error = await #expect(throws: StorageError.self) { try await nowhere.verify() }
        #expect(error?.code == .unavailable)
        #expect(error.map { !"\($0) \($0.detail)".contains("secret") } == true)
        #expect(nowhere.poolStatus.inUse == 0)
    }

    private func backend(of database: Database, for tenant: TenantContext) async throws -> Int {
        try await database.withSession(for: tenant) { session in
            try session.queryFirst("select pg_backend_pid() as n") { row throws(StorageError) in
                try row.integer("n")
            } ?? 0
        }
    }

    private func terminate(_ backend: Int, in installation: Installation) async throws {
        _ = try await installation.count("select count(pg_terminate_backend(\(backend)::integer, 5000)) as n")
    }
}
