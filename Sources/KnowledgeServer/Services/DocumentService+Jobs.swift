import Knowledge
import Storage

/// The kinds of job this server knows.
enum JobKind {
    static let ingest = "ingest"
}

extension DocumentService {
    /// Ends a job and removes what it has left: its version; a document that never had another, with its file.
    ///
    /// - Returns: the job as it is now; `nil` where there is no such job.
    /// - Throws: a ``Problem`` where it has ended already.
    func cancel(_ id: JobID, tenant: TenantContext, actor: AuditActor) async throws -> Job? {
        let (job, dropped) = try await database.withSession(for: tenant) { session in
            guard let job = try session.job(id) else { return (Job?.none, FileID?.none) }
            guard try session.cancelJob(id) else { throw APIProblem.jobHasEnded }
            var dropped: FileID?
            if let document = job.document {
                dropped = try session.discardReading(of: document)
                if try session.publishedVersion(of: document) == nil {
                    try session.detachJobs(from: document)
                    _ = try session.deleteDocument(document)
                }
                _ = try session.recordAudit(
                    actor.event("knowledge.document.cancelled", "document", document.description))
            }
            return (try session.job(id), dropped)
        }
        if let dropped { files.remove(dropped, tenant: tenant.id) }
        return job
    }

    /// Queues a failed job once more; it goes on where it stood.
    ///
    /// - Returns: `nil` where there is no such job.
    /// - Throws: a ``Problem`` where it has not failed, or its document needs it no more.
    func restart(_ id: JobID, tenant: TenantContext, actor: AuditActor) async throws -> Job? {
        try await database.withSession(for: tenant) { session in
            try session.lockIntake()
            guard let job = try session.job(id) else { return nil }
            guard let document = job.document, try Self.openJob(of: document, in: session) == nil,
                try session.versionInReading(of: document) != nil, let restarted = try session.restartJob(id)
            else { throw APIProblem.jobNotRestartable }
            try session.markDocumentProcessing(document)
            _ = try session.recordAudit(actor.event("knowledge.document.retried", "document", document.description))
            return restarted
        }
    }
}
