import Foundation
import Knowledge

/// Work that this transaction holds, and whose it is.
public struct DueWork: Sendable {
    public let context: TenantContext
    /// The tenant's settings of the niche.
    public let settings: JSON
    public let work: ScheduledWork
}

/// What becomes of work that was done.
public enum WorkOutcome: Sendable, Equatable {
    case done
    /// It is due again then.
    case again(Date)
    /// Nothing was done yet: it stays as it is.
    case left
    /// Somebody has it in hand until then; its failures are remembered.
    case held(Date)
}

/// Work that failed: nothing of its transaction is left.
public struct WorkFailure: Error {
    public let due: DueWork
    public let reason: any Error
}

extension Database {
    /// Niches of which some tenant has work that is due at this moment.
    public func pluginsWithDueWork(at moment: Date) async throws -> Set<String> {
        let plugins = try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryAll("select plugin_id from plugins_with_due_work(\(moment))") {
                row throws(StorageError) in try row.text("plugin_id")
            }
        }
        return Set(plugins)
    }

    /// Tenants that have a plugin enabled and this work of it not scheduled.
    public func tenantsLacking(_ job: String, key: String, of plugin: String) async throws -> [TenantContext] {
        try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryAll("select * from tenants_lacking_work(\(plugin), \(job), \(key))") {
                row throws(StorageError) in try TenantContext(row)
            }
        }
    }

    /// Does the most pressing work of a niche that is due, in one transaction with taking it: a process that dies before
    /// the commit has done nothing, and after it there is nothing left to do.
    ///
    /// - Parameter body: runs in a session of the work's tenant.
    /// - Returns: what was done; `nil` where nothing is due that nobody else has in hand.
    /// - Throws: ``WorkFailure`` with what the body threw.
    public func performDueWork(
        of plugin: String, at moment: Date,
        _ body: @escaping @Sendable (DueWork, borrowing TenantSession) throws -> WorkOutcome
    ) async throws -> ScheduledWork? {
        try await pool.transaction(opening: ["begin"]) { transaction in
            let found = try transaction.queryFirst("select * from lock_due_work(\(plugin), \(moment))") {
                row throws(StorageError) in try DueWork(plugin, row)
            }
            guard let due = found else { return nil }
            try transaction.execute(TenantSession.enter(due.context.id))
            return try transaction.withSession(for: due.context) { session in
                do {
                    let work = due.work
                    let outcome = try body(due, session)
                    switch outcome {
                    case .done: try session.finish(work)
                    case .again(let next):
                        try session.schedule(work.job, key: work.key, of: plugin, at: next, payload: work.payload)
                    case .left: break
                    case .held(let end): try session.hold(work, until: end)
                    }
                    return work
                } catch { throw WorkFailure(due: due, reason: error) }
            }
        }
    }
}

extension DueWork {
    fileprivate init(_ plugin: String, _ row: borrowing Row) throws(StorageError) {
        context = try TenantContext(row)
        settings = try row.json("config")
        work = ScheduledWork(
            plugin: plugin, job: try row.text("job"), key: try row.text("key"), dueAt: try row.date("due_at"),
            payload: try row.json("payload"), attempts: try row.integer("attempts"), lastError: nil, deadAt: nil)
    }
}
