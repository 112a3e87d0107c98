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
        of plugin: HostedPlugin, for tenant: TenantContext, readOnly: Bool = false, within limit: Duration? = nil,
        _ body: @escaping @Sendable (borrowing PluginSession) throws -> Value
    ) async throws -> Value {
        try await withHostedSession(of: plugin, for: tenant, readOnly: readOnly, within: limit) { session, _ in
            try body(session)
        }
    }

    /// As ``withSession(of:for:readOnly:_:)``, with the transaction itself for what the host writes beside the niche.
    func withHostedSession<Value: Sendable>(
        of plugin: HostedPlugin, for tenant: TenantContext, readOnly: Bool = false, within limit: Duration? = nil,
        _ body: @escaping @Sendable (borrowing PluginSession, borrowing TenantSession) throws -> Value
    ) async throws -> Value {
        let inSession: @Sendable (borrowing TenantSession, NicheTimer) throws -> Value = {
            [clock, outbox] store, timer in
            guard let enabled = try store.plugin(plugin.id), enabled.isEnabled else { throw Problem.notFound }
            let settings = plugin.settings(enabled.configuration)
            return try timer.time {
                try body(
                    PluginSession(
                        store.wrapped(), of: plugin.type, settings: settings, now: clock.now, outbox: outbox),
                    store)
            }
        }
        do {
            for _ in 1..<Self.attempts {
                do { return try await run(plugin, tenant, readOnly, limit, inSession) } catch let error as StorageError
                    where error.code == .conflict
                {}
            }
            return try await run(plugin, tenant, readOnly, limit, inSession)
        } catch let fault as PluginFault { throw try await told(fault, plugin, tenant) }
    }

    /// Reads in one session, computes outside of any, and writes in another.
    func compute<Value: Sendable>(
        of plugin: HostedPlugin, for tenant: TenantContext, within limit: Duration,
        _ prepare: @escaping @Sendable (borrowing PluginSession) throws -> Computation<Value>
    ) async throws -> Value {
        let computation = try await withSession(of: plugin, for: tenant, readOnly: true, within: limit, prepare)
        let finish: Computation<Value>.Finish
        switch computation.stage {
        case .settled(let settled): finish = settled
        case .computes(let work):
            do { finish = try await plugin.wall.compute(within: limit, work) } catch let fault as PluginFault {
                throw try await told(fault, plugin, tenant)
            }
        }
        return try await withSession(of: plugin, for: tenant, within: limit, finish)
    }

    private func told(
        _ fault: PluginFault, _ plugin: HostedPlugin, _ tenant: TenantContext
    ) async throws -> Problem {
        await tell(tenant, of: fault, plugin)
        return try await problem(of: fault, plugin, tenant)
    }

    private static let attempts = 4

    private func run<Value: Sendable>(
        _ plugin: HostedPlugin, _ tenant: TenantContext, _ readOnly: Bool, _ limit: Duration?,
        _ body: @escaping @Sendable (borrowing TenantSession, NicheTimer) throws -> Value
    ) async throws -> Value {
        let database = plugin.wall.database
        return try await plugin.wall.run(within: limit) { timer in
            readOnly
                ? try await database.withReadOnlySession(for: tenant) { try body($0, timer) }
                : try await database.withSession(for: tenant) { try body($0, timer) }
        }
    }

    /// Writes down that work failed, and when it is tried again.
    func record(_ reason: any Error, of due: DueWork, _ plugin: HostedPlugin) async throws {
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
