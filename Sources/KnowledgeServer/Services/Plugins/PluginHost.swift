import Foundation
import HTTPServer
import Knowledge
import PluginKit
import Schedule
import Storage

/// Runs the niches: finds whether a tenant has one enabled, lets its code in behind its wall, and tells what went wrong.
final class PluginHost: Sendable {
    let clock: WallClock
    let plugins: [HostedPlugin]
    let database: Database
    let log: Log
    let metrics: Metrics
    let outbox: Outbox

    init(
        _ niches: [any Plugin.Type], address: DatabaseAddress, database: Database, clock: WallClock, log: Log,
        metrics: Metrics, limits: PluginWall.Limits = PluginWall.Limits(), outbox: Outbox = .notices
    ) {
        self.database = database
        self.clock = clock
        self.log = log
        self.metrics = metrics
        self.outbox = outbox
        plugins = niches.map { niche in
            let id = niche.manifest.id
            let wall = PluginWall(address, limits: limits) { fault, error, isOver in
                metrics.count("kaynak_plugin_faults_total", labels: "plugin=\"\(id)\",fault=\"\(fault.rawValue)\"")
                log.error(
                    isOver ? "plugin_switched_off" : "plugin_fault",
                    ["plugin": .own(id), "fault": .own(fault.rawValue), "reason": .text(Failure.describe(error))])
            }
            return HostedPlugin(type: niche, wall: wall)
        }
    }

    func plugin(_ id: String) -> HostedPlugin? { plugins.first { $0.id == id } }

    func close() async { for plugin in plugins { await plugin.wall.database.close() } }

    /// Runs a niche's code in a session of a tenant that has it enabled.
    ///
    /// A body is a function of rows, so one that lost against another transaction is simply run again.
    /// - Throws: `PluginProblem` of the niche, or `Problem`; 404 where the niche is not enabled, as where there is none.
    func withSession<Value: Sendable>(
        of plugin: HostedPlugin, for tenant: TenantContext, readOnly: Bool = false,
        _ body: @escaping @Sendable (borrowing PluginSession) throws -> Value
    ) async throws -> Value {
        let inSession: @Sendable (borrowing TenantSession, NicheTimer) throws -> Value = {
            [clock, outbox] store, timer in
            guard let enabled = try store.plugin(plugin.id), enabled.isEnabled else { throw Problem.notFound }
            let settings = plugin.settings(enabled.configuration)
            return try timer.time {
                try body(
                    PluginSession(
                        store.wrapped(), of: plugin.type, settings: settings, now: clock.now, outbox: outbox))
            }
        }
        do {
            for _ in 1..<Self.attempts {
                do { return try await run(plugin, tenant, readOnly, inSession) } catch let error as StorageError
                    where error.code == .conflict
                {}
            }
            return try await run(plugin, tenant, readOnly, inSession)
        } catch let fault as PluginFault {
            await tell(tenant, of: fault, plugin)
            throw try await problem(of: fault, plugin, tenant)
        }
    }

    private static let attempts = 4

    private func run<Value: Sendable>(
        _ plugin: HostedPlugin, _ tenant: TenantContext, _ readOnly: Bool,
        _ body: @escaping @Sendable (borrowing TenantSession, NicheTimer) throws -> Value
    ) async throws -> Value {
        let database = plugin.wall.database
        return try await plugin.wall.run { timer in
            readOnly
                ? try await database.withReadOnlySession(for: tenant) { try body($0, timer) }
                : try await database.withSession(for: tenant) { try body($0, timer) }
        }
    }

    /// Does one piece of scheduled work of a niche.
    ///
    /// - Returns: whether there was any.
    func performDueWork(of plugin: HostedPlugin) async throws -> Bool {
        let now = clock.now
        let outbox = outbox
        let inHand = Held<DueWork>()
        do {
            return try await plugin.wall.run(countingThrows: false) { timer in
                let done = try await plugin.wall.database.performDueWork(of: plugin.id, at: now) { due, store in
                    inHand.hold(due)
                    guard let job = plugin.contributions.jobs.first(where: { $0.name == due.work.job }) else {
                        throw UnknownJob(name: due.work.job)
                    }
                    let payload = try JSONValue(json: Data(due.work.payload.text.utf8))
                    let call = ScheduledCall(key: due.work.key, dueAt: due.work.dueAt, payload: payload)
                    let session = PluginSession(
                        store.wrapped(), of: plugin.type, settings: plugin.settings(due.settings), now: now,
                        outbox: outbox)
                    let zone = session.timeZone
                    try timer.time { try job.run(call, session) }
                    guard let recurrence = job.recurrence, call.key == ScheduledJob.recurring else { return .done }
                    return .again(recurrence.next(after: max(now, call.dueAt), in: zone))
                }
                return done != nil
            }
        } catch let failure as WorkFailure {
            try await record(failure.reason, of: failure.due, plugin)
            return true
        } catch PluginFault.overran {
            if let due = inHand.value { try await record(PluginFault.overran, of: due, plugin) }
            return false
        }
    }

    /// Writes down that work failed, and when it is tried again.
    private func record(_ reason: any Error, of due: DueWork, _ plugin: HostedPlugin) async throws {
        let attempts = plugin.contributions.jobs.first { $0.name == due.work.job }?.attempts ?? 5
        var policy = RetryPolicy(
            attempts: attempts, base: .seconds(30), ceiling: .seconds(3_600), seed: .random(in: .min ... .max))
        var action = policy.attemptFailed()
        for _ in 0..<due.work.attempts { action = policy.attemptFailed() }
        let now = clock.now
        var retry: Date?
        if case .retry(let delay) = action { retry = now.addingTimeInterval(delay / .seconds(1)) }
        log.warning(
            retry == nil ? "scheduled_work_given_up" : "scheduled_work_failed",
            [
                "plugin": .own(plugin.id), "job": .own(due.work.job), "attempt": .integer(due.work.attempts + 1),
                "reason": .text(Failure.describe(reason)),
            ])
        metrics.count("kaynak_scheduled_work_failures_total", labels: "plugin=\"\(plugin.id)\"")
        let next = retry
        try await database.withSession(for: due.context) { session in
            try session.recordFailure(of: due.work, "\(type(of: reason))", at: now, retry: next)
        }
    }

    /// Shows a fault to the tenant whose call met it.
    private func tell(_ tenant: TenantContext, of fault: PluginFault, _ plugin: HostedPlugin) async {
        guard fault != .switchedOff else { return }
        let now = clock.now
        let data = JSON(text: JSONValue.object(["fault": .string("\(fault)"), "off": .flag(!plugin.wall.isUp)]).text)
        try? await database.withSession(for: tenant) { session in
            try session.addNotice("fault", of: plugin.id, data, at: now)
        }
    }

    private func problem(
        of fault: PluginFault, _ plugin: HostedPlugin, _ tenant: TenantContext
    ) async throws -> Problem {
        let name = plugin.manifest.name
        switch fault {
        case .overran: return APIProblem.pluginTimeout(name)
        case .threw: return APIProblem.pluginFailed(name)
        case .switchedOff:
            // A tenant without the niche learns nothing of it.
            let isEnabled = try await database.withReadOnlySession(for: tenant) { session in
                try session.plugin(plugin.id)?.isEnabled ?? false
            }
            return isEnabled ? APIProblem.pluginOff(name) : .notFound
        }
    }
}

/// A job that an older or a newer version knows.
private struct UnknownJob: Error { let name: String }
