import Foundation
import PluginKit
import Storage
import Synchronization

/// Has niches do what they have scheduled, when it is due by the host's clock.
///
/// Each niche has a lane of its own, so that one which is slow holds up nobody else. Several servers over one database
/// share the work: a row that one has in hand is skipped by the others.
final class PluginScheduler: Sendable {
    static let idle: Duration = .milliseconds(500)
    /// How often tenants are looked for that lack what recurs: one that was made on the command line, say.
    static let planting: Duration = .seconds(30)

    private let host: PluginHost
    private let reading: MessageReading?
    private let busy = Mutex<Set<String>>([])

    /// - Parameter reading: tells listeners what a message wants.
    init(_ host: PluginHost, reading: MessageReading? = nil) {
        self.host = host
        self.reading = reading
    }

    /// Works until the task is cancelled. What is in hand then is done by whoever comes next.
    func run() async {
        await withDiscardingTaskGroup { group in
            var planted: ContinuousClock.Instant?
            while !Task.isCancelled {
                do {
                    if planted.map({ ContinuousClock.now - $0 > Self.planting }) ?? true {
                        try await plant()
                        planted = .now
                    }
                    for id in try await host.database.pluginsWithDueWork(at: host.clock.now) {
                        guard let plugin = host.plugin(id), plugin.wall.isUp,
                            busy.withLock({ $0.insert(id).inserted })
                        else { continue }
                        group.addTask { await self.work(off: plugin) }
                    }
                } catch is CancellationError {
                    return
                } catch { host.log.warning("schedule_not_read", ["reason": .text(Failure.describe(error))]) }
                try? await Task.sleep(for: Self.idle)
            }
        }
    }

    /// Does all that is due at this moment, niche after niche.
    func runOnce() async throws {
        try await plant()
        for plugin in host.plugins where plugin.wall.isUp {
            work: while true {
                switch try await host.performDueWork(of: plugin, reading: reading) {
                case .none: break work
                case .done: continue
                case .computing(let compute): await compute()
                }
            }
        }
    }

    private func work(off plugin: HostedPlugin) async {
        defer { busy.withLock { _ = $0.remove(plugin.id) } }
        do {
            while !Task.isCancelled, plugin.wall.isUp {
                switch try await host.performDueWork(of: plugin, reading: reading) {
                case .none: return
                case .done: continue
                // Reminders do not wait for a model to be fitted.
                case .computing(let compute): Task { await compute() }
                }
            }
        } catch is CancellationError {
        } catch {
            host.log.warning(
                "scheduled_work_interrupted", ["plugin": .own(plugin.id), "reason": .text(Failure.describe(error))])
        }
    }

    /// Schedules what recurs for every tenant that has the niche enabled and lacks it.
    private func plant() async throws {
        for plugin in host.plugins {
            for job in plugin.contributions.jobs where job.recurrence != nil {
                let lacking = try await host.database.tenantsLacking(
                    job.name, key: ScheduledJob.recurring, of: plugin.id)
                for tenant in lacking {
                    try await host.database.withSession(for: tenant) { [host] session in
                        try host.plant(job, of: plugin, in: session)
                    }
                }
            }
        }
    }
}

extension PluginHost {
    /// Has the niches told of a draft that goes to a person, in the session that records it.
    func handedOff(
        _ draft: StoredDraft, reason: String, niches: Set<String>, in session: borrowing TenantSession
    ) throws {
        for plugin in plugins where niches.contains(plugin.id) {
            for job in plugin.contributions.jobs where job.handoffs.contains(where: { $0.rawValue == reason }) {
                let call = HandoffCall(
                    draft: draft.id, conversation: draft.conversation, reason: reason, summary: draft.question)
                try session.schedule(
                    job.name, key: draft.id.description, of: plugin.id, at: clock.now,
                    payload: JSON(text: WireFormat.encode(call).text), ifThere: .keeps)
            }
        }
    }

    /// The next moment of what recurs; where it is scheduled already, it stays.
    func plant(_ job: ScheduledJob, of plugin: HostedPlugin, in session: borrowing TenantSession) throws {
        guard let recurrence = job.recurrence, let stored = try session.plugin(plugin.id) else { return }
        let settings = plugin.settings(stored.configuration)
        let zone = PluginSession(session.wrapped(), of: plugin.type, settings: settings, now: clock.now).timeZone
        try session.schedule(
            job.name, key: ScheduledJob.recurring, of: plugin.id, at: recurrence.next(after: clock.now, in: zone),
            ifThere: .keeps)
    }
}
