import Foundation
import Knowledge

/// Something a niche has to do at a moment.
public struct ScheduledWork: Sendable, Equatable {
    public let plugin: String
    public let job: String
    /// The niche's own name for this one: the same key is the same work.
    public let key: String
    public let dueAt: Date
    public let payload: JSON
    /// Those that failed.
    public let attempts: Int
    public let lastError: String?
    /// Given up at this moment.
    public let deadAt: Date?
}

/// What to do where the same work is scheduled already.
public enum ScheduleConflict: Sendable {
    /// The new moment and payload count, and its failures are forgotten.
    case replaces
    case keeps
}

extension TenantSession {
    /// - Returns: whether it was written; `false` where the same work was kept.
    @discardableResult
    public borrowing func schedule(
        _ job: String, key: String, of plugin: String, at moment: Date, payload: JSON = .empty,
        ifThere conflict: ScheduleConflict = .replaces
    ) throws(StorageError) -> Bool {
        let onConflict: Query =
            switch conflict {
            case .keeps: "do nothing"
            case .replaces:
                """
                do update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, last_error = null,
                    dead_at = null
                """
            }
        return try execute(
            """
            insert into scheduled_work (tenant_id, plugin_id, job, key, due_at, payload)
            values (\(tenant), \(plugin), \(job), \(key), \(moment), \(payload))
            on conflict (tenant_id, plugin_id, job, key) \(onConflict)
            """) == 1
    }

    /// - Returns: whether there was any.
    @discardableResult
    public borrowing func cancelScheduled(
        _ job: String, key: String, of plugin: String
    ) throws(StorageError) -> Bool {
        try execute(
            """
            delete from scheduled_work
            where tenant_id = \(tenant) and plugin_id = \(plugin) and job = \(job) and key = \(key)
            """) == 1
    }

    /// Work that scheduled itself anew while it was done is not done.
    borrowing func finish(_ work: ScheduledWork) throws(StorageError) {
        try execute(
            """
            delete from scheduled_work
            where tenant_id = \(tenant) and plugin_id = \(work.plugin) and job = \(work.job) and key = \(work.key)
                and due_at = \(work.dueAt)
            """)
    }

    /// Puts work off without forgetting its failures.
    borrowing func hold(_ work: ScheduledWork, until moment: Date) throws(StorageError) {
        try execute(
            """
            update scheduled_work set due_at = \(moment)
            where tenant_id = \(tenant) and plugin_id = \(work.plugin) and job = \(work.job) and key = \(work.key)
            """)
    }

    /// Locks work until this transaction ends.
    ///
    /// - Returns: when it is due; `nil` where it was cancelled.
    public borrowing func lockScheduled(_ work: ScheduledWork) throws(StorageError) -> Date? {
        try queryFirst(
            """
            select due_at from scheduled_work
            where tenant_id = \(tenant) and plugin_id = \(work.plugin) and job = \(work.job) and key = \(work.key)
            for update
            """
        ) { row throws(StorageError) in try row.date("due_at") }
    }

    /// What a niche has yet to do and what was given up, the most pressing first.
    public borrowing func scheduledWork(
        of plugin: String, dead: Bool = false, limit: Int = 100
    ) throws(StorageError) -> [ScheduledWork] {
        try queryAll(
            """
            select * from scheduled_work
            where tenant_id = \(tenant) and plugin_id = \(plugin) and (dead_at is not null) = \(dead)
            order by due_at, job, key limit \(limit)
            """, ScheduledWork.init(row:))
    }

    /// Writes down that an attempt failed: the next one is made at `retry`, and where that is `nil` there is none.
    ///
    /// Work that somebody has in hand by now is left alone.
    public borrowing func recordFailure(
        of work: ScheduledWork, _ reason: String, at moment: Date, retry: Date?
    ) throws(StorageError) {
        try execute(
            """
            update scheduled_work set attempts = attempts + 1, last_error = \(reason),
                due_at = coalesce(\(retry), due_at), dead_at = case when \(retry) is null then \(moment) end
            where tenant_id = \(tenant) and plugin_id = \(work.plugin) and job = \(work.job) and key = \(work.key)
                and due_at = \(work.dueAt) and attempts = \(work.attempts)
            """)
    }

    /// Tries everything that was given up once more.
    ///
    /// - Returns: how much that is.
    public borrowing func reviveScheduled(of plugin: String, at moment: Date) throws(StorageError) -> Int {
        try execute(
            """
            update scheduled_work set dead_at = null, attempts = 0, due_at = \(moment)
            where tenant_id = \(tenant) and plugin_id = \(plugin) and dead_at is not null
            """)
    }
}

extension DueWork {
    /// The same work, as whoever has it in hand until a moment finds it.
    public func held(until moment: Date) -> DueWork {
        DueWork(
            context: context, settings: settings,
            work: ScheduledWork(
                plugin: work.plugin, job: work.job, key: work.key, dueAt: moment, payload: work.payload,
                attempts: work.attempts, lastError: work.lastError, deadAt: work.deadAt))
    }
}

extension ScheduledWork {
    init(row: borrowing Row) throws(StorageError) {
        plugin = try row.text("plugin_id")
        job = try row.text("job")
        key = try row.text("key")
        dueAt = try row.date("due_at")
        payload = try row.json("payload")
        attempts = try row.integer("attempts")
        lastError = try row.value("last_error")
        deadAt = try row.value("dead_at")
    }
}
