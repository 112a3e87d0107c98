import Foundation
import Ingestion
import Knowledge
import Schedule
import Storage

/// Takes jobs from the queue, keeps their leases, and writes down how they ended.
///
/// A killed process leaves leases that expire; whoever claims the job then goes on with it, and the transaction that
/// ends it makes sure that its work is there once. A job gives its lane back between two batches when another tenant,
/// which has less, waits: it is resumed in its turn.
final class JobRunner: Sendable {
    static let lease: Duration = .seconds(15)
    static let heartbeat: Duration = .seconds(4)
    static let idle: Duration = .milliseconds(300)
    /// How often a job may fail without getting on.
    static let attempts = 5

    private let database: Database
    private let ingestion: DocumentIngestion
    private let work: ShortWork
    private let personal: PersonalDataService
    private let log: Log
    private let metrics: Metrics
    private let name: String

    init(
        database: Database, ingestion: DocumentIngestion, work: ShortWork, personal: PersonalDataService, log: Log,
        metrics: Metrics, name: String
    ) {
        self.database = database
        self.ingestion = ingestion
        self.work = work
        self.personal = personal
        self.log = log
        self.metrics = metrics
        self.name = name
    }

    /// Works until the task is cancelled; then the jobs in hand go back to the queue.
    ///
    /// - Parameters:
    ///   - lanes: how many long jobs run at a time.
    ///   - shortLanes: how many short ones run beside them.
    func run(lanes: Int = 2, shortLanes: Int = 2) async {
        await withTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes {
                group.addTask { await self.work(as: "\(self.name)/\(lane)", short: false) }
            }
            for lane in 0..<shortLanes {
                group.addTask { await self.work(as: "\(self.name)/short-\(lane)", short: true) }
            }
        }
    }

    private func work(as worker: String, short: Bool) async {
        while !Task.isCancelled {
            do {
                if let claimed = try await database.claimJob(worker: worker, lease: Self.lease, short: short) {
                    let mask = await personal.logScanner(of: claimed.context, database)
                    await Log.$scanner.withValue(mask) {
                        if work.does(claimed.job.kind) { await finishByService(claimed) } else { await finish(claimed) }
                    }
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

    /// Its service stores what came of it and ends the job in one transaction, so only what failed is seen to here.
    private func finishByService(_ claimed: ClaimedJob) async {
        do {
            try await keepingLease(claimed) { [work] in try await work.perform(claimed) }
            metrics.count("kaynak_short_jobs_total", labels: "kind=\"\(claimed.job.kind)\",outcome=\"done\"")
        } catch {
            if Task.isCancelled { return await giveBack(claimed) }
            if (error as? StorageError)?.code == .leaseLost { return }
            metrics.count("kaynak_short_jobs_total", labels: "kind=\"\(claimed.job.kind)\",outcome=\"failed\"")
            log.warning(
                "job_attempt_failed",
                [
                    "job_id": .text(claimed.job.id.description), "kind": .text(claimed.job.kind),
                    "attempt": .integer(claimed.job.attempts), "reason": .text(Failure.describe(error)),
                ])
            await retryOrGiveUp(claimed, after: error)
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
            fields["seconds"] = .number((ContinuousClock.now - start).seconds)
            switch outcome {
            case .ready(let pages, let chunks):
                fields["pages"] = .integer(pages)
                fields["chunks"] = .integer(chunks)
                metrics.count("kaynak_jobs_finished_total", labels: "outcome=\"done\"")
                try await database.withSession(for: claimed.context) { try MaterialChange.noticed(in: $0) }
                log.info("job_finished", fields)
            case .rejected(let problem):
                fields["problem"] = .text(problem.code)
                try await reject(claimed, problem)
                metrics.count("kaynak_jobs_finished_total", labels: "outcome=\"rejected\"")
                log.info("job_finished", fields)
            case .turnIsOver:
                await giveBack(claimed)
                metrics.count("kaynak_job_turns_total")
            }
        } catch {
            if Task.isCancelled { return await giveBack(claimed) }
            // Cancelled, deleted, or somebody else's by now.
            if (error as? StorageError)?.code == .leaseLost { return }
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
        return try await ingestion.run(claimed)
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
        let problem = claimed.job.kind == JobKind.ingest ? Self.ingestionFailed : Self.workFailed
        do {
            let delay = try await database.withSession(for: claimed.context) { session in
                // As it is now: a job that got on before it failed has more attempts than when it was claimed.
                let left = try session.job(claimed.job.id).map { $0.maxAttempts - $0.attempts } ?? 0
                let delay = Failure.mayPass(error) ? Self.delay(attemptsLeft: left) : nil
                try session.failJob(claimed.lease, problem: problem, retryAfter: delay)
                if delay == nil { try Self.recordFailure(of: claimed, problem, in: session) }
                return delay
            }
            if delay == nil { metrics.count("kaynak_jobs_finished_total", labels: "outcome=\"failed\"") }
        } catch {
            // The lease runs out by itself, and the job is claimed again.
            log.warning("job_not_returned", ["job_id": .text(claimed.job.id.description)])
        }
    }

    private static let ingestionFailed = DocumentProblem(
        code: "ingestion_failed",
        detail: LocalizedText(
            tr: "Belge şu anda işlenemedi; daha sonra yeniden deneyin ya da yöneticinize başvurun.",
            en: "The document could not be processed now; try again later or ask your administrator."))

    private static let workFailed = DocumentProblem(
        code: "work_failed",
        detail: LocalizedText(
            tr: "Bu iş yapılamadı; ayrıntısı sunucunun günlüğünde, yöneticinize başvurun.",
            en: "This work could not be done; the server's log says why, ask your administrator."))

    /// How long to wait before the next attempt; `nil` where there is none.
    private static func delay(attemptsLeft: Int) -> Duration? {
        guard attemptsLeft > 0 else { return nil }
        var policy = RetryPolicy(
            attempts: attempts, base: .seconds(2), ceiling: .seconds(300), seed: .random(in: .min ... .max))
        var action = policy.attemptFailed()
        for _ in 0..<max(0, attempts - 1 - attemptsLeft) { action = policy.attemptFailed() }
        return if case .retry(let delay) = action { delay } else { nil }
    }

    /// The document is to blame: trying again would not help. What was read of it goes.
    private func reject(_ claimed: ClaimedJob, _ problem: DocumentProblem) async throws {
        try await database.withSession(for: claimed.context) { session in
            try session.failJob(claimed.lease, problem: problem, retryAfter: nil)
            if let document = claimed.job.document, let version = try session.versionInReading(of: document) {
                try session.restart(version)
            }
            try Self.recordFailure(of: claimed, problem, in: session)
        }
    }

    private static func recordFailure(
        of claimed: ClaimedJob, _ problem: DocumentProblem, in session: borrowing TenantSession
    ) throws {
        guard let document = claimed.job.document else { return }
        let after = try JSON(encoding: ["problem": problem.code])
        _ = try session.recordAudit(
            AuditActor.system("job").event(
                "knowledge.document.failed", "document", document.description, after: after))
    }
}
