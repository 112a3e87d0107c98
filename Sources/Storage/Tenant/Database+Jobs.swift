import Knowledge

/// A job that this worker holds for now, and whose it is.
public struct ClaimedJob: Sendable {
    public let context: TenantContext
    public let job: Job
    public let lease: JobLease
}

/// The queue over all tenants, in numbers only.
public struct JobCounts: Sendable, Hashable {
    public let queued: Int
    public let running: Int
    public let failed: Int
    /// How long the job that has waited longest could have been running.
    public let oldestQueued: Duration?
}

extension Database {
    /// Takes the next job: of the tenant with the fewest running ones, the oldest. A job whose lease ran out (its
    /// worker died) is taken again; one that was tried too often is buried as failed instead.
    ///
    /// - Parameters:
    ///   - worker: unique for each process, for instance host name and process id.
    ///   - short: of the jobs that take a moment, or of those that take long.
    public func claimJob(worker: String, lease: Duration, short: Bool = false) async throws -> ClaimedJob? {
        try await pool.transaction(opening: ["begin"]) { transaction in
            let seconds = lease / .seconds(1)
            let claimed = try transaction.queryFirst(
                "select * from claim_job(\(worker), \(seconds), \(short))", Claim.init)
            guard let claim = claimed else { return nil }
            try transaction.execute(TenantSession.enter(claim.context.id))
            return try transaction.withSession(for: claim.context) { session in
                guard let job = try session.job(claim.job) else { throw StorageError(.notFound, subject: "jobs") }
                let lease = JobLease(job: job.id, worker: worker, attempt: job.attempts)
                return ClaimedJob(context: claim.context, job: job, lease: lease)
            }
        }
    }

    public func jobCounts() async throws -> JobCounts {
        let counts = try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryFirst("select * from job_counts()") { row throws(StorageError) in
                let waited: Double? = try row.value("oldest_queued_seconds")
                return JobCounts(
                    queued: try row.integer("queued"), running: try row.integer("running"),
                    failed: try row.integer("failed"), oldestQueued: waited.map { .seconds($0) })
            }
        }
        return counts ?? JobCounts(queued: 0, running: 0, failed: 0, oldestQueued: nil)
    }
}

private struct Claim {
    let context: TenantContext
    let job: JobID

    init(_ row: borrowing Row) throws(StorageError) {
        context = try TenantContext(row)
        job = try row.id("job_id")
    }
}
