import Foundation
import Knowledge

/// Asking for work, and watching it.
extension TenantSession {
    /// - Parameter runAfter: not before this moment; `nil` is now.
    public borrowing func enqueueJob(
        kind: String, document: DocumentID? = nil, payload: JSON? = nil, runAfter: Date? = nil
    ) throws(StorageError) -> Job {
        let job = try queryFirst(
            """
            insert into jobs (tenant_id, id, kind, document_id, payload, run_after)
            values (\(tenant), \(JobID()), \(kind), \(document), \(payload), coalesce(\(runAfter), now()))
            returning *
            """, Job.init(row:))
        guard let job else { throw StorageError(.notFound, subject: "jobs") }
        return job
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
}

/// What the worker that holds a lease may do. Everything here throws `leaseLost` when it does not hold it any more.
extension TenantSession {
    public borrowing func reportProgress(
        _ lease: JobLease, stage: String, progress: JobProgress
    ) throws(StorageError) {
        try update(
            lease, "stage = \(stage), progress_done = \(progress.done), progress_total = \(progress.total)")
    }

    /// Holds the job until `duration` from now.
    public borrowing func extendLease(_ lease: JobLease, by duration: Duration) throws(StorageError) {
        let seconds = duration / .seconds(1)
        try update(lease, "lease_until = now() + make_interval(secs => \(seconds))")
    }

    /// Gives the job back untouched: its worker is told to stop, which is no attempt that failed.
    public borrowing func returnJob(_ lease: JobLease) throws(StorageError) {
        try update(
            lease, "status = \(JobStatus.queued), attempts = attempts - 1, lease_until = null, worker = null")
    }

    /// In the session that stores the job's results, so that both happen or neither.
    public borrowing func completeJob(_ lease: JobLease) throws(StorageError) {
        try update(lease, "status = \(JobStatus.done), lease_until = null, worker = null, problem = null")
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
