import Foundation
import Ingestion
import Knowledge
import Schedule
import Storage
import Synchronization

/// Takes jobs from the queue, keeps their leases, and writes down how they ended.
///
/// A killed process leaves leases that expire; whoever claims the job then starts it again, and the transaction that
/// ends it makes sure that its work is there once.
final class JobRunner: Sendable {
    static let lease: Duration = .seconds(15)
    static let heartbeat: Duration = .seconds(4)
    static let idle: Duration = .milliseconds(300)
    static let attempts = 5

    private let database: Database
    private let ingestion: DocumentIngestion
    private let log: Log
    private let metrics: Metrics
    private let name: String

    init(database: Database, ingestion: DocumentIngestion, log: Log, metrics: Metrics, name: String) {
        self.database = database
        self.ingestion = ingestion
        self.log = log
        self.metrics = metrics
        self.name = name
    }

    /// Works until the task is cancelled; then the jobs in hand go back to the queue.
    func run(lanes: Int = 2) async {
        await withTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes {
                group.addTask { await self.work(as: "\(self.name)/\(lane)") }
            }
        }
    }

    private func work(as worker: String) async {
        while !Task.isCancelled {
            do {
                if let claimed = try await database.claimJob(worker: worker, lease: Self.lease) {
                    await finish(claimed)
                } else {
                    try await Task.sleep(for: Self.idle)
                }
            } catch is CancellationError {
                return
            } catch {
                log.error("job_claim_failed", ["reason": .text(Failure.describe(error))])
                try? await Task.sleep(for: .seconds(2))
            }
        }
    }

    private func finish(_ claimed: ClaimedJob) async {
        let start = ContinuousClock.now
        var fields: [String: LogValue] = [
            "job_id": .text(claimed.job.id.description), "kind": .text(claimed.job.kind),
            "attempt": .integer(claimed.job.attempts),
        ]
        do {
            let outcome = try await keepingLease(claimed) { try await self.perform(claimed) }
            switch outcome {
            case .ready(let pages, let chunks):
                fields["pages"] = .integer(pages)
                fields["chunks"] = .integer(chunks)
                metrics.count("kaynak_jobs_finished_total", labels: "outcome=\"done\"")
            case .rejected(let problem):
                fields["problem"] = .text(problem.code)
                try await fail(claimed, problem: problem, retryAfter: nil)
                metrics.count("kaynak_jobs_finished_total", labels: "outcome=\"rejected\"")
            }
            fields["seconds"] = .number((ContinuousClock.now - start).seconds)
            log.info("job_finished", fields)
        } catch {
            if Task.isCancelled { return await giveBack(claimed) }
            fields["reason"] = .text(Failure.describe(error))
            log.warning("job_attempt_failed", fields)
            await retryOrGiveUp(claimed, after: error)
        }
    }

    /// The next start goes on with it at once; shielded, because this task is told to stop.
    private func giveBack(_ claimed: ClaimedJob) async {
        await Task.detached { [database] in
            // Where this fails, the lease runs out by itself.
            try? await database.withSession(for: claimed.context) { session in try session.returnJob(claimed.lease) }
        }.value
    }

    private func perform(_ claimed: ClaimedJob) async throws -> DocumentIngestion.Outcome {
        guard claimed.job.kind == JobKind.ingest else {
            return .rejected(
                DocumentProblem(
                    code: "unknown_job",
                    detail: LocalizedText(
                        tr: "Bu sürüm '\(claimed.job.kind)' türündeki işi bilmiyor; sunucuyu güncelleyin.",
                        en: "This version does not know jobs of kind '\(claimed.job.kind)'; update the server.")))
        }
        let reports = ProgressReports(database: database, claimed: claimed)
        return try await ingestion.run(claimed) { stage, done, total in
            reports.report(stage: stage, done: done, total: total)
        }
    }

    /// Runs the work beside a heartbeat; a lost lease ends the work, as somebody else has it now.
    private func keepingLease<Value: Sendable>(
        _ claimed: ClaimedJob, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask { [database] in
                while true {
                    try await Task.sleep(for: Self.heartbeat)
                    try await database.withSession(for: claimed.context) { session in
                        try session.extendLease(claimed.lease, by: Self.lease)
                    }
                }
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let value = result { return value }
            }
            throw CancellationError()
        }
    }

    private func retryOrGiveUp(_ claimed: ClaimedJob, after error: any Error) async {
        var policy = RetryPolicy(
            attempts: Self.attempts, base: .seconds(2), ceiling: .seconds(300), seed: .random(in: .min ... .max))
        var action = policy.attemptFailed()
        for _ in 1..<max(1, claimed.job.attempts) { action = policy.attemptFailed() }
        let problem = DocumentProblem(
            code: "ingestion_failed",
            detail: LocalizedText(
                tr: "Belge şu anda işlenemedi; daha sonra yeniden deneyin ya da yöneticinize başvurun.",
                en: "The document could not be processed now; try again later or ask your administrator."))
        do {
            switch action {
            case .retry(let delay): try await fail(claimed, problem: problem, retryAfter: delay)
            case .giveUp:
                try await fail(claimed, problem: problem, retryAfter: nil)
                metrics.count("kaynak_jobs_finished_total", labels: "outcome=\"failed\"")
            }
        } catch {
            // The lease runs out by itself, and the job is claimed again.
            log.warning("job_not_returned", ["job_id": .text(claimed.job.id.description)])
        }
    }

    private func fail(_ claimed: ClaimedJob, problem: DocumentProblem, retryAfter: Duration?) async throws {
        try await database.withSession(for: claimed.context) { session in
            try session.failJob(claimed.lease, problem: problem, retryAfter: retryAfter)
            if retryAfter == nil, let document = claimed.job.document {
                _ = try session.markDocumentFailed(document, problem: problem)
                let after = try JSON(encoding: ["problem": problem.code])
                _ = try session.recordAudit(
                    AuditActor.system("job").event(
                        "knowledge.document.failed", "document", document.description, after: after))
            }
        }
    }
}

/// Writes a job's progress at most four times a second, in the background: progress must not slow the work.
private final class ProgressReports: Sendable {
    private struct State {
        var last: ContinuousClock.Instant?
        var stage = ""
    }

    private let database: Database
    private let claimed: ClaimedJob
    private let state = Mutex(State())

    init(database: Database, claimed: ClaimedJob) {
        self.database = database
        self.claimed = claimed
    }

    func report(stage: String, done: Int, total: Int) {
        let due = state.withLock { state in
            let now = ContinuousClock.now
            if let last = state.last, state.stage == stage, now - last < .milliseconds(250) { return false }
            state.last = now
            state.stage = stage
            return true
        }
        guard due else { return }
        Task { [database, claimed] in
            // A report that comes too late finds the lease gone; the job's end has been written already.
            try? await database.withSession(for: claimed.context) { session in
                try session.reportProgress(claimed.lease, stage: stage, progress: JobProgress(done: done, total: total))
            }
        }
    }
}
