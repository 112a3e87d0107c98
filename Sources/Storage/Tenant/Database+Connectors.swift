import Foundation
import Knowledge

/// A turn of an account that nobody else has in hand until it ends or runs out.
public struct ConnectorLease: Sendable, Equatable {
    public let integration: IntegrationID
    let token: UUID
}

/// A turn that is due, and whose it is.
public struct ClaimedConnectorRun: Sendable {
    public let context: TenantContext
    public let integration: Integration
    /// Where the last turn ended.
    public let bookmark: JSON
    /// Those in a row before this turn.
    public let failures: Int
    public let lease: ConnectorLease
}

extension Database {
    /// Takes the turn that has been due longest. One whose lease ran out (its process died) is taken again.
    ///
    /// - Parameter skipped: connectors that are out of order here, as `plugin/connector`.
    public func claimConnectorRun(
        at moment: Date, lease: Duration, skipping skipped: [String] = []
    ) async throws -> ClaimedConnectorRun? {
        let until = moment.addingTimeInterval(lease / .seconds(1))
        return try await pool.transaction(opening: ["begin"]) { transaction in
            let found = try transaction.queryFirst("select * from lock_due_connector(\(moment), \(skipped))") {
                row throws(StorageError) in
                let id: IntegrationID = try row.id("integration_id")
                return (try TenantContext(row), id)
            }
            guard let (context, id) = found else { return nil }
            try transaction.execute(TenantSession.enter(context.id))
            return try transaction.withSession(for: context) { session in
                let lease = ConnectorLease(integration: id, token: UUID())
                let taken = try session.queryFirst(
                    """
                    update connector_runs set lease = \(lease.token), leased_until = \(until), started_at = \(moment)
                    where tenant_id = \(context.id) and integration_id = \(id) returning bookmark, failures
                    """
                ) { row throws(StorageError) in (try row.json("bookmark"), try row.integer("failures")) }
                guard let (bookmark, failures) = taken, let integration = try session.integration(id) else {
                    throw StorageError(.notFound, subject: "integrations")
                }
                return ClaimedConnectorRun(
                    context: context, integration: integration, bookmark: bookmark, failures: failures, lease: lease)
            }
        }
    }

    /// Whose an account is that is not paused, of an active tenant that has its plugin enabled.
    public func tenant(ofIntegration id: IntegrationID) async throws -> TenantContext? {
        try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryFirst("select * from find_integration(\(id))") { row throws(StorageError) in
                try TenantContext(row)
            }
        }
    }
}
