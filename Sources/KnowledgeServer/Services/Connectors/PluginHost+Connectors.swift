import Foundation
import Knowledge
import PluginKit
import Storage

extension PluginHost {
    /// Writes what a turn brought, and where the next one begins, in one transaction behind the niche's wall.
    ///
    /// - Returns: how many rows.
    func receive(
        _ fetched: JSONValue, of connector: Connector, _ plugin: HostedPlugin, _ run: ClaimedConnectorRun
    ) async throws -> Int {
        let now = clock.now
        let outbox = outbox
        return try await inSession(of: plugin, for: run.context) { store, settings, timer in
            guard try store.holdConnectorRun(run.lease) else { return nil }
            let progress = try timer.time {
                try connector.receive(
                    fetched,
                    PluginSession(store.wrapped(), of: plugin.type, settings: settings, now: now, outbox: outbox))
            }
            let pause = progress.isBehind ? .zero : connector.every
            try store.finishConnectorRun(
                run.lease, bookmark: JSON(text: progress.cursor.text), rows: progress.rows, at: now,
                next: now.addingTimeInterval(pause / .seconds(1)))
            return progress.rows
        }
    }

    /// Writes what another system sent by itself.
    ///
    /// - Returns: how many rows.
    func push(
        _ value: JSONValue, by push: @escaping Connector.Push, to integration: Integration, _ plugin: HostedPlugin,
        _ tenant: TenantContext
    ) async throws -> Int {
        let now = clock.now
        let outbox = outbox
        return try await inSession(of: plugin, for: tenant) { store, settings, timer in
            let rows = try timer.time {
                try push(
                    value, PluginSession(store.wrapped(), of: plugin.type, settings: settings, now: now, outbox: outbox)
                )
            }
            try store.notePush(to: integration.id, rows: rows, at: now)
            return rows
        }
    }

    /// A throw counts against the account alone.
    ///
    /// - Throws: ``LostLease`` where the body has nothing to do any more, or the niche is not enabled any more.
    private func inSession(
        of plugin: HostedPlugin, for tenant: TenantContext,
        _ body: @escaping @Sendable (borrowing TenantSession, JSONValue, NicheTimer) throws -> Int?
    ) async throws -> Int {
        var attempts = 4
        while true {
            do {
                let rows = try await plugin.wall.run(countingThrows: false) { timer in
                    try await plugin.wall.database.withSession(for: tenant) { store -> Int? in
                        guard let enabled = try store.plugin(plugin.id), enabled.isEnabled else { return nil }
                        return try body(store, plugin.settings(enabled.configuration), timer)
                    }
                }
                guard let rows else { throw LostLease() }
                return rows
            } catch let error as StorageError where error.code == .conflict && attempts > 1 { attempts -= 1 }
        }
    }
}
