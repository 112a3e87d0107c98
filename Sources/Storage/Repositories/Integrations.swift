import Foundation
import Knowledge

public enum IntegrationEntity: Identified { public static var idPrefix: String { "acc_" } }
/// An account at another system.
public typealias IntegrationID = Identifier<IntegrationEntity>

/// An account at another system, as a tenant entered it. `secrets` is as its caller sealed it.
public struct Integration: Sendable, Equatable {
    public let id: IntegrationID
    public let plugin: String
    public let connector: String
    public let name: String
    /// What may be shown.
    public let fields: JSON
    public let secrets: Data
    public let isPaused: Bool
    public let createdAt: Date
}

/// How far an account has come, and how its last turn went.
public struct ConnectorRun: Sendable, Equatable {
    public let nextAt: Date
    public let leasedUntil: Date?
    public let startedAt: Date?
    public let succeededAt: Date?
    public let lastRows: Int?
    public let totalRows: Int
    /// When the other system last sent something by itself, and how much it has sent.
    public let pushedAt: Date?
    public let pushedRows: Int
    /// Failures in a row.
    public let failures: Int
    public let problem: String?
    public let problemStatus: Int?
    public let failedAt: Date?
}

extension TenantSession {
    /// Fetches for the first time at `moment`.
    public borrowing func createIntegration(
        _ id: IntegrationID, of plugin: String, connector: String, name: String, fields: JSON, secrets: Data,
        at moment: Date
    ) throws(StorageError) {
        try execute(
            """
            insert into integrations (tenant_id, id, plugin_id, connector, name, fields, secrets, created_at)
            values (\(tenant), \(id), \(plugin), \(connector), \(name), \(fields), \(secrets), \(moment))
            """)
        try execute(
            """
            insert into connector_runs (tenant_id, integration_id, next_at) values (\(tenant), \(id), \(moment))
            """)
    }

    /// What is `nil` stays.
    ///
    /// - Returns: whether there is such an account of this plugin.
    public borrowing func updateIntegration(
        _ id: IntegrationID, of plugin: String, name: String? = nil, fields: JSON? = nil, secrets: Data? = nil,
        isPaused: Bool? = nil
    ) throws(StorageError) -> Bool {
        try execute(
            """
            update integrations set name = coalesce(\(name), name), fields = coalesce(\(fields), fields),
                secrets = coalesce(\(secrets), secrets), paused = coalesce(\(isPaused), paused), updated_at = now()
            where tenant_id = \(tenant) and plugin_id = \(plugin) and id = \(id)
            """) == 1
    }

    public borrowing func deleteIntegration(_ id: IntegrationID, of plugin: String) throws(StorageError) -> Bool {
        try execute(
            "delete from integrations where tenant_id = \(tenant) and plugin_id = \(plugin) and id = \(id)") == 1
    }

    public borrowing func integration(_ id: IntegrationID) throws(StorageError) -> Integration? {
        try queryFirst("select * from integrations where tenant_id = \(tenant) and id = \(id)", Integration.init(row:))
    }

    /// A plugin's accounts with how they fare, the oldest first.
    public borrowing func integrations(
        of plugin: String
    ) throws(StorageError) -> [(integration: Integration, run: ConnectorRun)] {
        try queryAll(
            """
            select i.*, r.* from integrations i
            join connector_runs r on r.tenant_id = i.tenant_id and r.integration_id = i.id
            where i.tenant_id = \(tenant) and i.plugin_id = \(plugin) order by i.created_at, i.id limit 200
            """
        ) { row throws(StorageError) in (try Integration(row: row), try ConnectorRun(row: row)) }
    }

    public borrowing func connectorRun(of id: IntegrationID) throws(StorageError) -> ConnectorRun? {
        try queryFirst(
            "select * from connector_runs where tenant_id = \(tenant) and integration_id = \(id)",
            ConnectorRun.init(row:))
    }

    /// Has an account fetched for next at this moment.
    ///
    /// - Parameter anew: forgets its failures: somebody has changed something.
    public borrowing func hurryConnector(
        of id: IntegrationID, at moment: Date, anew: Bool = false
    ) throws(StorageError) {
        try execute(
            """
            update connector_runs set next_at = least(next_at, \(moment)),
                failures = case when \(anew) then 0 else failures end
            where tenant_id = \(tenant) and integration_id = \(id)
            """)
    }

    /// Locks a turn that is still this lease's; `false` where it has passed to somebody else.
    public borrowing func holdConnectorRun(_ lease: ConnectorLease) throws(StorageError) -> Bool {
        let held = try queryFirst(
            """
            select integration_id as id from connector_runs
            where tenant_id = \(tenant) and integration_id = \(lease.integration) and lease = \(lease.token) for update
            """
        ) { row throws(StorageError) in try row.value("id") as UUID }
        return held != nil
    }

    /// Ends a turn that brought what it should, in the transaction that wrote it.
    public borrowing func finishConnectorRun(
        _ lease: ConnectorLease, bookmark: JSON, rows: Int, at moment: Date, next: Date
    ) throws(StorageError) {
        try execute(
            """
            update connector_runs set bookmark = \(bookmark), last_rows = \(rows), total_rows = total_rows + \(rows),
                succeeded_at = \(moment), next_at = \(next), lease = null, leased_until = null, failures = 0,
                problem = null, problem_status = null, failed_at = null
            where tenant_id = \(tenant) and integration_id = \(lease.integration) and lease = \(lease.token)
            """)
    }

    /// Ends a turn that failed; one that has passed to somebody else is left alone.
    ///
    /// - Returns: how many have failed in a row by now; `nil` where it is somebody else's.
    public borrowing func failConnectorRun(
        _ lease: ConnectorLease, problem: String, status: Int?, at moment: Date, next: Date
    ) throws(StorageError) -> Int? {
        try queryFirst(
            """
            update connector_runs set failures = failures + 1, problem = \(problem), problem_status = \(status),
                failed_at = \(moment), next_at = \(next), lease = null, leased_until = null
            where tenant_id = \(tenant) and integration_id = \(lease.integration) and lease = \(lease.token)
            returning failures
            """
        ) { row throws(StorageError) in try row.integer("failures") }
    }

    /// Writes down that the other system sent something by itself.
    public borrowing func notePush(
        to id: IntegrationID, rows: Int, at moment: Date
    ) throws(StorageError) {
        try execute(
            """
            update connector_runs set pushed_at = \(moment), pushed_rows = pushed_rows + \(rows)
            where tenant_id = \(tenant) and integration_id = \(id)
            """)
    }
}

extension Integration {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        plugin = try row.text("plugin_id")
        connector = try row.text("connector")
        name = try row.text("name")
        fields = try row.json("fields")
        secrets = try row.bytes("secrets")
        isPaused = try row.flag("paused")
        createdAt = try row.date("created_at")
    }
}

extension ConnectorRun {
    init(row: borrowing Row) throws(StorageError) {
        nextAt = try row.date("next_at")
        leasedUntil = try row.value("leased_until")
        startedAt = try row.value("started_at")
        succeededAt = try row.value("succeeded_at")
        lastRows = try row.value("last_rows")
        totalRows = try row.integer("total_rows")
        pushedAt = try row.value("pushed_at")
        pushedRows = try row.integer("pushed_rows")
        failures = try row.integer("failures")
        problem = try row.value("problem")
        problemStatus = try row.value("problem_status")
        failedAt = try row.value("failed_at")
    }
}
