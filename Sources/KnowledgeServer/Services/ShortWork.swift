import Foundation
import Storage

/// A service that does work out of the queue: what takes a moment, or what it gives back part by part.
protocol ShortWorker: Sendable {
    /// The kinds of jobs it does.
    var kinds: Set<String> { get }

    /// Does the work, and ends the job with ``TenantSession/dismissJob(_:)`` in the session that stores what came of it:
    /// a process that dies between leaves either both or neither. A long job is completed or returned instead.
    func perform(_ claimed: ClaimedJob) async throws
}

/// Finds the service that does a short job.
struct ShortWork: Sendable {
    private let workers: [String: any ShortWorker]

    init(_ workers: [any ShortWorker]) {
        var byKind: [String: any ShortWorker] = [:]
        for worker in workers { for kind in worker.kinds { byKind[kind] = worker } }
        self.workers = byKind
    }

    func does(_ kind: String) -> Bool { workers[kind] != nil }

    func perform(_ claimed: ClaimedJob) async throws {
        guard let worker = workers[claimed.job.kind] else {
            throw CommandError("this version does not know jobs of kind '\(claimed.job.kind)'; update the server")
        }
        try await worker.perform(claimed)
    }
}

extension ClaimedJob {
    /// What the job is about.
    func payload<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        guard let payload = job.payload else { throw StorageError(.decoding, subject: "a job without a payload") }
        return try payload.decode()
    }
}
