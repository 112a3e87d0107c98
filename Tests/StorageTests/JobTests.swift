import Foundation
import Knowledge
import Testing

@testable import Storage

/// One after another: claiming looks at the jobs of all tenants.
@Suite(.serialized) struct `The job queue` {
    private let problem = DocumentProblem(code: "ocr_failed", detail: LocalizedText(tr: "Olmadı.", en: "Failed."))

    @Test func `gives each of 200 jobs to exactly one of 8 claimers`() async throws {
        let installation = try await empty()
        let tenants = [try await installation.tenant("claim-a"), try await installation.tenant("claim-b")]
        for tenant in tenants {
            try await installation.app.withSession(for: tenant) { session in
                for _ in 0..<100 { _ = try session.enqueueJob(kind: "test") }
            }
        }
        let database = Database(
            installation.endpoints.app, limits: PoolLimits(connections: 8, waitingTime: .seconds(60)))
        let claimed = try await withThrowingTaskGroup(of: [JobID].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var mine: [JobID] = []
                    while let claim = try await database.claimJob(worker: "w\(worker)", lease: .seconds(60)) {
                        mine.append(claim.job.id)
                    }
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == 200)
        #expect(Set(claimed).count == 200)
        #expect(try await database.jobCounts() == JobCounts(queued: 0, running: 200, failed: 0, oldestQueued: nil))
        await database.close()
    }

    @Test func `turns to the tenant with the fewest running jobs`() async throws {
        let installation = try await empty()
        let greedy = try await installation.tenant("greedy")
        let modest = try await installation.tenant("modest")
        try await installation.app.withSession(for: greedy) { session in
            for _ in 0..<3 { _ = try session.enqueueJob(kind: "test") }
        }
        try await installation.app.withSession(for: modest) { session in _ = try session.enqueueJob(kind: "test") }
        var order: [String] = []
        while let claim = try await installation.app.claimJob(worker: "w", lease: .seconds(60)) {
            order.append(claim.context.slug)
        }
        #expect(order == ["greedy", "modest", "greedy", "greedy"])
    }

    @Test func `gives a job whose lease ran out to another, and the first can no longer touch it`() async throws {
        let installation = try await empty()
        let tenant = try await installation.tenant("leases")
        let queued = try await installation.app.withSession(for: tenant) { session in
            try session.enqueueJob(kind: "test", payload: JSON(text: "[1]"))
        }
        let first = try #require(try await installation.app.claimJob(worker: "a", lease: .milliseconds(1)))
        #expect(first.job.id == queued.id)
        #expect(first.job.payload == JSON(text: "[1]"))
        try await Task.sleep(for: .milliseconds(20))
        let second = try #require(try await installation.app.claimJob(worker: "b", lease: .seconds(60)))
        #expect(second.job.id == queued.id)
        #expect(second.job.attempts == 2)
        let ends: [@Sendable (borrowing TenantSession) throws -> Void] = [
            { try $0.completeJob(first.lease) }, { try $0.extendLease(first.lease, by: .seconds(60)) },
            { try $0.failJob(first.lease, problem: problem, retryAfter: nil) },
            { try $0.reportProgress(first.lease, stage: "embed", progress: JobProgress(done: 1, total: 2)) },
        ]
        for end in ends {
            let error = await #expect(throws: StorageError.self) {
                try await installation.app.withSession(for: tenant, end)
            }
            #expect(error?.code == .leaseLost)
        }
        let done = try await installation.app.withSession(for: tenant) { session in
            try session.reportProgress(second.lease, stage: "embed", progress: JobProgress(done: 1, total: 2))
            try session.completeJob(second.lease)
            return try session.job(queued.id)
        }
        #expect(done?.status == .done)
        #expect(done?.progress == JobProgress(done: 1, total: 2))
    }

    @Test func `tells a job by how much its tenant is ahead of one that waits, and of itself nothing`() async throws {
        let installation = try await empty()
        let long = try await installation.tenant("long")
        let short = try await installation.tenant("short")
        try await installation.app.withSession(for: long) { session in
            for _ in 0..<3 { _ = try session.enqueueJob(kind: "test") }
        }
        let claims = [
            try #require(try await installation.app.claimJob(worker: "a", lease: .seconds(60))),
            try #require(try await installation.app.claimJob(worker: "b", lease: .seconds(60))),
        ]
        #expect(try await lead(claims[0], installation) <= 0, "its own third job is no reason")
        try await installation.app.withSession(for: short) { session in _ = try session.enqueueJob(kind: "test") }
        #expect(try await lead(claims[0], installation) == 2)
        try await installation.app.withSession(for: long) { try $0.returnJob(claims[0].lease) }
        let next = try #require(try await installation.app.claimJob(worker: "a", lease: .seconds(60)))
        #expect(next.context == short)
        #expect(try await lead(claims[1], installation) <= 0, "nobody else waits")
        try await installation.app.withSession(for: short) { session in _ = try session.enqueueJob(kind: "test") }
        #expect(try await lead(claims[1], installation) == 0, "who waits has as much")
    }

    @Test func `lets a job that gets on fail as often as a new one`() async throws {
        let installation = try await empty()
        let tenant = try await installation.tenant("steady")
        _ = try await installation.app.withSession(for: tenant) { try $0.enqueueJob(kind: "test") }
        for _ in 0..<8 {
            let claim = try #require(try await installation.app.claimJob(worker: "a", lease: .milliseconds(200)))
            _ = try await lead(claim, installation)
            try await Task.sleep(for: .milliseconds(220))
        }
        #expect(try await installation.app.claimJob(worker: "a", lease: .seconds(60))?.job.attempts == 9)
    }

    @Test func `starts a job that was given up once more, and no other`() async throws {
        let installation = try await empty()
        let tenant = try await installation.tenant("again")
        let job = try await installation.app.withSession(for: tenant) { try $0.enqueueJob(kind: "test") }
        #expect(try await installation.app.withSession(for: tenant) { try $0.restartJob(job.id) } == nil)
        let claim = try #require(try await installation.app.claimJob(worker: "a", lease: .seconds(60)))
        let (listed, restarted) = try await installation.app.withSession(for: tenant) { session in
            try session.failJob(claim.lease, problem: problem, retryAfter: nil)
            let listed = try session.jobs(limit: 5, status: .failed).items
            return (listed, try session.restartJob(job.id))
        }
        #expect(listed.map(\.id) == [job.id])
        #expect(restarted?.status == .queued && restarted?.maxAttempts == 6)
        #expect(try await installation.app.claimJob(worker: "a", lease: .seconds(60))?.job.id == job.id)
    }

    private func lead(_ claim: ClaimedJob, _ installation: Installation) async throws -> Int {
        try await installation.app.withSession(for: claim.context) { session in
            try session.reportProgress(claim.lease, stage: "embed", progress: JobProgress(done: 1, total: 2))
        }
    }

    @Test func `keeps a job whose lease is extended`() async throws {
        let installation = try await empty()
        let tenant = try await installation.tenant("heartbeat")
        try await installation.app.withSession(for: tenant) { session in _ = try session.enqueueJob(kind: "test") }
        let claim = try #require(try await installation.app.claimJob(worker: "a", lease: .milliseconds(1)))
        try await installation.app.withSession(for: tenant) { session in
            try session.extendLease(claim.lease, by: .seconds(60))
        }
        #expect(try await installation.app.claimJob(worker: "b", lease: .seconds(60)) == nil)
    }

    @Test func `tries again when asked to, and fails the document with the job when not`() async throws {
        let installation = try await empty()
        let tenant = try await installation.tenant("retries")
        let document = try await installation.app.withSession(for: tenant) { session in
            let document = try session.createDocument(Samples.document())
            _ = try session.enqueueJob(kind: "ingest", document: document.id)
            return document
        }
        let first = try #require(try await installation.app.claimJob(worker: "a", lease: .seconds(60)))
        try await installation.app.withSession(for: tenant) { session in
            try session.failJob(first.lease, problem: problem, retryAfter: .zero)
        }
        let second = try #require(try await installation.app.claimJob(worker: "a", lease: .seconds(60)))
        #expect(second.job.id == first.job.id)
        try await installation.app.withSession(for: tenant) { session in
            try session.failJob(second.lease, problem: problem, retryAfter: nil)
        }
        let (job, failed) = try await installation.app.withReadOnlySession(for: tenant) { session in
            (try session.job(first.job.id), try session.document(document.id))
        }
        #expect(job?.status == .failed)
        #expect(job?.problem == problem)
        #expect(failed?.status == .failed)
        #expect(failed?.problem == problem)
    }

    @Test func `buries a job that took its worker down five times`() async throws {
        let installation = try await empty()
        let tenant = try await installation.tenant("deadly")
        let job = try await installation.app.withSession(for: tenant) { session in
            let document = try session.createDocument(Samples.document())
            return try session.enqueueJob(kind: "test", document: document.id)
        }
        for _ in 0..<5 {
            #expect(try await installation.app.claimJob(worker: "a", lease: .microseconds(1)) != nil)
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await installation.app.claimJob(worker: "a", lease: .seconds(60)) == nil)
        let (buried, document) = try await installation.app.withReadOnlySession(for: tenant) { session in
            (try session.job(job.id), try job.document.flatMap { id throws in try session.document(id) })
        }
        #expect(buried?.status == .failed)
        #expect(buried?.problem?.code == "attempts_exhausted")
        #expect(document?.status == .failed)
    }

    @Test func `leaves cancelled jobs, later ones and those of suspended tenants alone`() async throws {
        let installation = try await empty()
        let tenant = try await installation.tenant("waiting")
        let cancelled = try await installation.app.withSession(for: tenant) { session in
            _ = try session.enqueueJob(kind: "test", runAfter: Date().addingTimeInterval(3600))
            return try session.enqueueJob(kind: "test")
        }
        let didCancel = try await installation.app.withSession(for: tenant) { session in
            try session.cancelJob(cancelled.id)
        }
        #expect(didCancel)
        #expect(try await installation.app.claimJob(worker: "a", lease: .seconds(60)) == nil)
        let asleep = try await installation.tenant("asleep")
        try await installation.app.withSession(for: asleep) { session in _ = try session.enqueueJob(kind: "test") }
        try await installation.owner.suspend(asleep)
        #expect(try await installation.app.claimJob(worker: "a", lease: .seconds(60)) == nil)
        try await installation.owner.resume(asleep)
        #expect(try await installation.app.claimJob(worker: "a", lease: .seconds(60))?.context == asleep)
    }

    /// The suite's database without anybody's jobs.
    private func empty() async throws -> Installation {
        let installation = try await Installation.of("jobs")
        for tenant in try await installation.owner.tenants() {
            try await installation.deleteTenant(tenant.context)
        }
        return installation
    }
}
