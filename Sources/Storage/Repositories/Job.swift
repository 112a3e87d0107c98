import Foundation
import Knowledge

public enum JobStatus: String, Sendable, Codable, CaseIterable, PostgresValue {
    case queued
    case running
    case done
    case failed
    case cancelled
}

/// Work that outlives the request that asked for it, and the process that does it.
public struct Job: Sendable, Equatable {
    public let id: JobID
    /// What kind of work, in the words of whoever does it: `ingest`.
    public let kind: String
    public let status: JobStatus
    /// What is being done at the moment: `extract`, `chunk`, `embed`.
    public let stage: String
    public let progress: JobProgress
    /// How often it was begun.
    public let attempts: Int
    /// How often it may be begun; more where it got on meanwhile.
    public let maxAttempts: Int
    public let document: DocumentID?
    public let payload: JSON?
    /// Why it failed, or why the last attempt did.
    public let problem: DocumentProblem?
    public let runAfter: Date
    public let createdAt: Date
    public let updatedAt: Date
}

/// How many of a stage's pages are done. A total of 0 is one not known yet.
public struct JobProgress: Sendable, Hashable {
    public var done: Int
    public var total: Int

    public init(done: Int, total: Int) {
        self.done = done
        self.total = total
    }
}

/// A worker's right to a job, from claiming it until the lease runs out. Another attempt is another lease.
public struct JobLease: Sendable, Hashable {
    public let job: JobID
    public let worker: String
    public let attempt: Int
}

extension Job {
    init(row: borrowing Row) throws(StorageError) {
        let problem: JSON? = try row.value("problem")
        id = try row.id("id")
        kind = try row.text("kind")
        status = try row.value("status")
        stage = try row.text("stage")
        progress = JobProgress(done: try row.integer("progress_done"), total: try row.integer("progress_total"))
        attempts = try row.integer("attempts")
        maxAttempts = try row.integer("max_attempts")
        document = try row.value("document_id")
        payload = try row.value("payload")
        self.problem = try problem?.decode()
        runAfter = try row.date("run_after")
        createdAt = try row.date("created_at")
        updatedAt = try row.date("updated_at")
    }
}
