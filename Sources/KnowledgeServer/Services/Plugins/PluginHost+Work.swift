import Foundation
import Knowledge
import PluginKit
import Schedule
import Storage

extension PluginHost {
    /// What became of taking up a piece of scheduled work.
    enum Taken: Sendable {
        /// Nothing is due.
        case none
        case done
        /// It computes for a while; whoever took it up runs this, and may take up more meanwhile.
        case computing(@Sendable () async -> Void)
    }

    /// How much longer than its limit a computation has its work in hand: it may wait for others of its niche.
    static let patience: Duration = .seconds(900)

    /// Does one piece of scheduled work of a niche.
    ///
    /// - Parameter reading: tells what a message wants, for the niche's listeners; without it they are told what it says.
    func performDueWork(of plugin: HostedPlugin, reading: MessageReading? = nil) async throws -> Taken {
        var readings: [MessageID: DetectedIntent] = [:]
        while true {
            let unread = Held<UnreadMessage>()
            let taken = try await performDueWork(of: plugin, knowing: reading == nil ? nil : readings, unread)
            guard let message = unread.value, let reading else { return taken }
            readings[message.id] = await reading(message.text, message.tenant) ?? .unread
        }
    }

    /// - Parameters:
    ///   - readings: what messages want; where one that is to be heard is missing, nothing is done. `nil` asks for none.
    ///   - unread: the missing one.
    private func performDueWork(
        of plugin: HostedPlugin, knowing readings: [MessageID: DetectedIntent]?, _ unread: Held<UnreadMessage>
    ) async throws -> Taken {
        let now = clock.now
        let inHand = Held<DueWork>()
        let started = Held<Started>()
        do {
            return try await plugin.wall.run(countingThrows: false) { [self] timer in
                let done = try await plugin.wall.database.performDueWork(of: plugin.id, at: now) { due, store in
                    inHand.hold(due)
                    if let listener = plugin.contributions.listeners.first(where: { $0.job == due.work.job }) {
                        return try self.hear(listener, due, of: plugin, in: store, knowing: readings, unread, timer)
                    }
                    guard let job = plugin.contributions.jobs.first(where: { $0.name == due.work.job }) else {
                        throw UnknownJob(name: due.work.job)
                    }
                    let payload = try JSONValue(json: Data(due.work.payload.text.utf8))
                    let call = ScheduledCall(key: due.work.key, dueAt: due.work.dueAt, payload: payload)
                    let session = self.session(of: plugin, due, store, at: now)
                    let zone = session.timeZone
                    if let computing = job.computing {
                        let computation = try timer.time(within: computing.limit) {
                            try computing.prepare(call, session)
                        }
                        if let computation {
                            let lease = now.addingTimeInterval((computing.limit + Self.patience) / .seconds(1))
                            started.hold(Started(due: due, job: job, computation: computation, lease: lease))
                            return .held(lease)
                        }
                    } else {
                        try timer.time { try job.run(call, session) }
                    }
                    return Self.outcome(of: job, call, at: now, in: zone)
                }
                if let started = started.value { return .computing { await self.compute(started, of: plugin) } }
                return done == nil ? .none : .done
            }
        } catch let failure as WorkFailure {
            try await record(failure.reason, of: failure.due, plugin)
            return .done
        } catch PluginFault.overran {
            if let due = inHand.value { try await record(PluginFault.overran, of: due, plugin) }
            return .none
        }
    }

    /// Computes, and writes what came of it unless the work was cancelled meanwhile.
    private func compute(_ started: Started, of plugin: HostedPlugin) async {
        let limit = started.job.computing?.limit ?? .zero
        do {
            let finish: Computation<Void>.Finish
            switch started.computation.stage {
            case .settled(let settled): finish = settled
            case .computes(let work):
                finish = try await plugin.wall.compute(countingThrows: false, within: limit, work)
            }
            let now = clock.now
            try await plugin.wall.run(countingThrows: false, within: limit) { [self] timer in
                try await plugin.wall.database.withSession(for: started.due.context) { store in
                    guard let held = try store.lockScheduled(started.due.work) else { return }
                    let session = self.session(of: plugin, started.due, store, at: now)
                    let zone = session.timeZone
                    try timer.time { try finish(session) }
                    // What was scheduled anew meanwhile is still to be done.
                    guard abs(held.timeIntervalSince(started.lease)) < 0.01 else { return }
                    let call = ScheduledCall(
                        key: started.due.work.key, dueAt: started.due.work.dueAt, payload: .object([:]))
                    if case .again(let next) = Self.outcome(of: started.job, call, at: now, in: zone) {
                        try store.schedule(
                            started.due.work.job, key: call.key, of: plugin.id, at: next,
                            payload: started.due.work.payload)
                    } else {
                        try store.cancelScheduled(started.due.work.job, key: call.key, of: plugin.id)
                    }
                }
            }
        } catch { try? await record(error, of: started.due.held(until: started.lease), plugin) }
    }

    private static func outcome(
        of job: ScheduledJob, _ call: ScheduledCall, at now: Date, in zone: TimeZone
    ) -> WorkOutcome {
        guard let recurrence = job.recurrence, call.key == ScheduledJob.recurring else { return .done }
        return .again(recurrence.next(after: max(now, call.dueAt), in: zone))
    }

    private func session(
        of plugin: HostedPlugin, _ due: DueWork, _ store: borrowing TenantSession, at now: Date
    ) -> PluginSession {
        PluginSession(
            store.wrapped(), of: plugin.type, settings: plugin.settings(due.settings), now: now, outbox: outbox)
    }
}

/// A computation whose work is in hand until a moment.
private struct Started: Sendable {
    let due: DueWork
    let job: ScheduledJob
    let computation: Computation<Void>
    let lease: Date
}

/// A job that an older or a newer version knows.
private struct UnknownJob: Error { let name: String }
