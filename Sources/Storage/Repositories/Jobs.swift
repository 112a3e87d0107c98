import Foundation
import Knowledge

/// Asking for work, and watching it.
extension TenantSession {
    /// - Parameters:
    ///   - runAfter: not before this moment; `nil` is now.
    ///   - short: it takes a moment and waits for no long one; its row goes when it is done.
    @discardableResult
    public borrowing func enqueueJob(
        kind: String, document: DocumentID? = nil, payload: JSON? = nil, runAfter: Date? = nil, short: Bool = false
    ) throws(StorageError) -> Job {
        let job = try queryFirst(
            """
            insert into jobs (tenant_id, id, kind, document_id, payload, run_after, short)
            values (\(tenant), \(JobID()), \(kind), \(document), \(payload), coalesce(\(runAfter), now()),
                \(short))
            returning *
            """, Job.init(row:))
        guard let job else { throw StorageError(.notFound, subject: "jobs") }
        return job
    }

    /// A short job, unless one of this kind with this payload waits already: many changes ask for one look.
    public borrowing func enqueueJobOnce(kind: String, payload: JSON, runAfter: Date) throws(StorageError) {
        try execute(
            """
            insert into jobs (tenant_id, id, kind, payload, run_after, short)
            select \(tenant), \(JobID()), \(kind), \(payload), \(runAfter), true
            where not exists (select from jobs where tenant_id = \(tenant) and kind = \(kind) and status = 'queued'
                and payload = \(payload))
            """)
    }

    public borrowing func job(_ id: JobID) throws(StorageError) -> Job? {
        try queryFirst("select * from jobs where tenant_id = \(tenant) and id = \(id)", Job.init(row:))
    }

    /// Newest first.
    public borrowing func jobs(of document: DocumentID) throws(StorageError) -> [Job] {
        try queryAll(
            """
            select * from jobs where tenant_id = \(tenant) and document_id = \(document)
            order by created_at desc, id desc
            """, Job.init(row:))
    }

    /// Newest first.
    public borrowing func jobs(
        limit: Int, after cursor: Cursor? = nil, status: JobStatus? = nil
    ) throws(StorageError) -> Listing<Job> {
        let condition: Query = status.map { "and status = \($0)" } ?? ""
        return try listing(of: "jobs", where: condition, limit: limit, after: cursor, Job.init(row:))
    }

    /// The last job of each of these documents.
    public borrowing func lastJobs(of documents: [DocumentID]) throws(StorageError) -> [DocumentID: Job] {
        let jobs = try queryAll(
            """
            select distinct on (document_id) * from jobs
            where tenant_id = \(tenant) and document_id = any (\(documents))
            order by document_id, created_at desc, id desc
            """, Job.init(row:))
        var last: [DocumentID: Job] = [:]
        for job in jobs { if let document = job.document { last[document] = job } }
        return last
    }

    /// Ends a job that has not ended. A worker that has it learns so by `leaseLost`.
    ///
    /// - Returns: whether there was anything to cancel.
    public borrowing func cancelJob(_ id: JobID) throws(StorageError) -> Bool {
        try execute(
            """
            update jobs set status = \(JobStatus.cancelled), lease_until = null, worker = null, updated_at = now()
            where tenant_id = \(tenant) and id = \(id) and status in ('queued', 'running')
            """) == 1
    }

    /// Ends whatever works on a document or waits to.
    public borrowing func cancelJobs(of document: DocumentID) throws(StorageError) {
        try execute(
            """
            update jobs set status = \(JobStatus.cancelled), lease_until = null, worker = null, updated_at = now()
            where tenant_id = \(tenant) and document_id = \(document) and status in ('queued', 'running')
            """)
    }

    /// Lets a document's jobs outlive it, so that whoever watches one learns of its end.
    public borrowing func detachJobs(from document: DocumentID) throws(StorageError) {
        try execute(
            """
            update jobs set document_id = null, updated_at = now()
            where tenant_id = \(tenant) and document_id = \(document)
            """)
    }

    /// Queues a job that was given up once more, with all its attempts before it.
    ///
    /// - Returns: `nil` where it is no failed job.
    public borrowing func restartJob(_ id: JobID) throws(StorageError) -> Job? {
        try queryFirst(
            """
            update jobs set status = \(JobStatus.queued), problem = null, run_after = now(),
                max_attempts = attempts + \(Self.attempts), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) and status = \(JobStatus.failed)
            returning *
            """, Job.init(row:))
    }

    /// How often a job may be begun without getting on.
    private static var attempts: Int { 5 }
}

/// What the worker that holds a lease may do. Everything here throws `leaseLost` when it does not hold it any more.
extension TenantSession {
    /// In the session that stores what was done, so that both happen or neither, and before it writes anything else. A job
    /// that gets on may fail as often as a new one.
    ///
    /// - Returns: by how many running jobs its tenant is ahead of another that waits; see `kaynak.lead_over_waiting`.
    @discardableResult
    public borrowing func reportProgress(
        _ lease: JobLease, stage: String, progress: JobProgress
    ) throws(StorageError) -> Int {
        try update(
            lease,
            """
            stage = \(stage), progress_done = \(progress.done), progress_total = \(progress.total),
            max_attempts = attempts - 1 + \(Self.attempts)
            """)
        let lead: Int?? = try queryFirst("select lead_over_waiting() as lead") { row throws(StorageError) in
            try row.value("lead")
        }
        return (lead ?? 0) ?? 0
    }

    /// Holds the job until `duration` from now.
    public borrowing func extendLease(_ lease: JobLease, by duration: Duration) throws(StorageError) {
        let seconds = duration / .seconds(1)
        try update(lease, "lease_until = now() + make_interval(secs => \(seconds))")
    }

    /// Gives the job back, behind those who wait already: its worker is told to stop, or its turn is over, which is no
    /// attempt that failed.
    public borrowing func returnJob(_ lease: JobLease) throws(StorageError) {
        try update(
            lease,
            """
            status = \(JobStatus.queued), attempts = attempts - 1, lease_until = null, worker = null, run_after = now()
            """)
    }

    /// In the session that stores the job's results, so that both happen or neither.
    public borrowing func completeJob(_ lease: JobLease) throws(StorageError) {
        try update(lease, "status = \(JobStatus.done), lease_until = null, worker = null, problem = null")
    }

    /// Ends a short job, which leaves nothing to look up. In the session that stores its results.
    public borrowing func dismissJob(_ lease: JobLease) throws(StorageError) {
        try completeJob(lease)
        try execute("delete from jobs where tenant_id = \(tenant) and id = \(lease.job)")
    }

    /// - Parameter retryAfter: `nil` gives the job up; its document, where that is still in processing, fails with it.
    public borrowing func failJob(
        _ lease: JobLease, problem: DocumentProblem, retryAfter: Duration?
    ) throws(StorageError) {
        let problem = try JSON(encoding: problem)
        let end: Query = "lease_until = null, worker = null, problem = \(problem)"
        if let retryAfter {
            let seconds = retryAfter / .seconds(1)
            try update(
                lease,
                "status = \(JobStatus.queued), run_after = now() + make_interval(secs => \(seconds)), \(end)")
        } else {
            try update(lease, "status = \(JobStatus.failed), \(end)")
        }
    }

    private borrowing func update(_ lease: JobLease, _ change: Query) throws(StorageError) {
        let held = try execute(
            """
            update jobs set \(change), updated_at = now()
            where tenant_id = \(tenant) and id = \(lease.job) and status = \(JobStatus.running)
                and worker = \(lease.worker) and attempts = \(lease.attempt)
            """)
        if held == 0 { throw StorageError(.leaseLost, subject: lease.job.description) }
    }
}
