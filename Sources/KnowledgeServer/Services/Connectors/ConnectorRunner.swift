import Foundation
import Knowledge
import PluginKit
import Schedule
import Storage
import Synchronization

/// Has niches fetch from other systems, account by account, when it is due by the host's clock.
///
/// A turn is a lease: fetched outside of any transaction, then written in one together with where the next turn begins.
/// So what a turn brings is written once, however often a process dies, and a turn that comes back after its lease has
/// passed on writes nothing.
final class ConnectorRunner: Sendable {
    /// What one turn may take.
    struct Limits: Sendable {
        /// For the asking half, and for giving up when it is told to.
        var time: Duration = .seconds(120)
        var grace: Duration = .seconds(5)
        /// For one request.
        var requestTime: TimeInterval = 30
        var requests = 60
        var mostBytes = 24 << 20
        /// Turns at the same time.
        var turns = 4
    }

    static let idle: Duration = .seconds(1)
    /// The process that has a turn in hand is taken for dead after this.
    static let lease: Duration = .seconds(300)
    /// Failures in a row after which a person is told.
    static let patience = 3

    let host: PluginHost
    private let secrets: SecretBox
    private let client: OutgoingClient
    private let limits: Limits
    /// Connectors whose code did not come back; off until the next start.
    private let stopped = Mutex<Set<String>>([])
    private let running = Mutex(0)

    init(host: PluginHost, secrets: SecretBox, client: OutgoingClient, limits: Limits = Limits()) {
        self.host = host
        self.secrets = secrets
        self.client = client
        self.limits = limits
    }

    func isStopped(_ connector: Connector, of plugin: HostedPlugin) -> Bool {
        stopped.withLock { $0.contains(Self.name(connector, plugin)) }
    }

    /// Works until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                do {
                    while running.withLock({ $0 < limits.turns }), let run = try await claim() {
                        running.withLock { $0 += 1 }
                        group.addTask {
                            await self.turn(run)
                            self.running.withLock { $0 -= 1 }
                        }
                    }
                } catch is CancellationError {
                    return
                } catch { host.log.warning("connectors_not_read", ["reason": .text(Failure.describe(error))]) }
                try? await Task.sleep(for: Self.idle)
            }
        }
    }

    /// Takes every turn that is due at this moment, one after another.
    ///
    /// - Returns: how many there were.
    @discardableResult
    func runOnce() async throws -> Int {
        var turns = 0
        while turns < 1_000, let run = try await claim() {
            await turn(run)
            turns += 1
        }
        return turns
    }

    private func claim() async throws -> ClaimedConnectorRun? {
        try await host.database.claimConnectorRun(
            at: host.clock.now, lease: Self.lease, skipping: stopped.withLock { $0.sorted() })
    }

    private func turn(_ run: ClaimedConnectorRun) async {
        do {
            guard let plugin = host.plugin(run.integration.plugin),
                let connector = plugin.contributions.connectors.first(where: { $0.id == run.integration.connector })
            else { throw TurnFailure(problem: .unknown) }
            let fetched = try await fetched(connector, plugin, run)
            let rows = try await host.receive(fetched, of: connector, plugin, run)
            count(run, "succeeded")
            host.log.info(
                "connector_run",
                ["plugin": .own(plugin.id), "connector": .own(connector.id), "rows": .integer(rows)])
        } catch is CancellationError {
            // Stopped with the server: the lease runs out, and the turn is taken again.
        } catch is LostLease {
            host.log.warning("connector_turn_passed_on", ["connector": .own(run.integration.connector)])
        } catch { await record(TurnFailure(error), of: run) }
    }

    private func fetched(
        _ connector: Connector, _ plugin: HostedPlugin, _ run: ClaimedConnectorRun
    ) async throws -> JSONValue {
        let settings = try await settings(of: plugin, for: run.context)
        let cursor = try JSONValue(json: Data(run.bookmark.text.utf8))
        return try await ask(
            connector, plugin, run.integration, settings: settings, cursor: cursor, connector.fetch)
    }

    /// Asks with an account whether it works; nothing is written.
    func check(_ integration: Integration, _ connector: Connector, _ plugin: HostedPlugin, _ tenant: TenantContext)
        async throws
    {
        let settings = try await settings(of: plugin, for: tenant)
        do {
            _ = try await ask(
                connector, plugin, integration, settings: settings, cursor: .null, connector.check ?? connector.fetch)
        } catch is CancellationError {
            throw CancellationError()
        } catch { throw TurnFailure(error) }
    }

    private func settings(of plugin: HostedPlugin, for tenant: TenantContext) async throws -> JSONValue {
        let stored = try await host.database.withReadOnlySession(for: tenant) { try $0.plugin(plugin.id) }
        return plugin.settings(stored?.configuration ?? .empty)
    }

    private func ask(
        _ connector: Connector, _ plugin: HostedPlugin, _ integration: Integration, settings: JSONValue,
        cursor: JSONValue, _ fetch: @escaping Connector.Fetch
    ) async throws -> JSONValue {
        let opened: IntegrationSecrets
        do { opened = try secrets.secrets(of: integration) } catch { throw TurnFailure(problem: .sealed) }
        let allowance = Allowance(limits)
        let call = ConnectorCall(
            settings: settings, secrets: connector.entered(integration.fields, opened), cursor: cursor,
            now: host.clock.now, send: { [client] in try await allowance.send($0, client) })
        do {
            return try await ConnectorWall.run(limit: limits.time, grace: limits.grace) { try await fetch(call) }
        } catch let overran as ConnectorWall.Overran {
            let name = Self.name(connector, plugin)
            stopped.withLock { _ = $0.insert(name) }
            host.log.error("connector_switched_off", ["connector": .own(name)])
            throw overran
        }
    }

    private func record(_ failure: TurnFailure, of run: ClaimedConnectorRun) async {
        let integration = run.integration
        count(run, failure.problem.rawValue)
        host.log.warning(
            "connector_failed",
            [
                "plugin": .own(integration.plugin), "connector": .own(integration.connector),
                "problem": .own(failure.problem.rawValue), "status": .integer(failure.status ?? 0),
                "attempt": .integer(run.failures + 1),
            ])
        let now = host.clock.now
        let next = now.addingTimeInterval(failure.pause(after: run.failures) / .seconds(1))
        do {
            try await host.database.withSession(for: run.context) { session in
                let failures = try session.failConnectorRun(
                    run.lease, problem: failure.problem.rawValue, status: failure.status, at: now, next: next)
                guard let failures, failures == (failure.problem == .refused ? 1 : Self.patience) else { return }
                let told = try WireFormat.encode([
                    "integration_id": integration.id.description, "name": integration.name,
                    "problem": failure.problem.rawValue,
                ])
                try session.addNotice("connection", of: integration.plugin, JSON(text: told.text), at: now)
            }
        } catch { host.log.warning("connector_failure_not_kept", ["reason": .text(Failure.describe(error))]) }
    }

    private func count(_ run: ClaimedConnectorRun, _ outcome: String) {
        host.metrics.count(
            "kaynak_connector_runs_total",
            labels: "plugin=\"\(run.integration.plugin)\",connector=\"\(run.integration.connector)\""
                + ",outcome=\"\(outcome)\"")
    }

    private static func name(_ connector: Connector, _ plugin: HostedPlugin) -> String {
        "\(plugin.id)/\(connector.id)"
    }
}

/// What one turn has left to ask with.
private final class Allowance: Sendable {
    private let limits: ConnectorRunner.Limits
    private let left: Mutex<(requests: Int, bytes: Int)>

    init(_ limits: ConnectorRunner.Limits) {
        self.limits = limits
        left = Mutex((limits.requests, limits.mostBytes))
    }

    func send(_ request: ConnectorRequest, _ client: OutgoingClient) async throws -> ConnectorResponse {
        let bytes = left.withLock { left in
            left.requests -= 1
            return left.requests >= 0 ? left.bytes : 0
        }
        guard bytes > 0 else { throw ConnectorFailure(.tooLarge) }
        do {
            let answer = try await client.exchange(
                request.method.rawValue, request.url, headers: request.headers, body: Data(request.body),
                time: limits.requestTime, mostBytes: bytes)
            left.withLock { $0.bytes -= answer.body.count }
            return ConnectorResponse(status: answer.status, headers: answer.headers, body: answer.body)
        } catch let error as OutgoingError {
            if error.mayPass { throw ConnectorFailure(.unavailable) }
            throw ConnectorFailure(error.mayHaveArrived ? .tooLarge : .address)
        }
    }
}
