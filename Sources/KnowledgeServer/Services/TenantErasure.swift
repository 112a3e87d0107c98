import Knowledge
import Storage

/// Deletes tenants: first what can be reached, at once; then what is left, as long as it takes.
struct TenantErasure: Sendable {
    let operations: Operator
    let files: FileStore
    let dataDirectory: String
    let log: Log

    /// Returns when nobody can reach the tenant and no file of its index is left.
    func begin(_ tenant: TenantContext) async throws {
        try await operations.beginErasure(of: tenant)
        try IndexFolder.erase(tenant.id, dataDirectory: dataDirectory)
        log.info("tenant_deleting", ["tenant_id": .text(tenant.id.description)])
    }

    /// Removes uploads and rows, and the rows' bytes from the database's files.
    ///
    /// - Parameter progress: called with the number of rows deleted so far.
    func finish(_ tenant: TenantContext, progress: @Sendable (Int) -> Void = { _ in }) async throws -> Erasure {
        try IndexFolder.erase(tenant.id, dataDirectory: dataDirectory)
        try files.removeAll(of: tenant.id)
        let receipt = try await operations.continueErasure(of: tenant, progress: progress)
        return try await rewrite(receipt)
    }

    private func rewrite(_ receipt: Erasure) async throws -> Erasure {
        let isRewritten = try await operations.rewriteFiles(for: receipt)
        log.info(
            "tenant_deleted",
            [
                "tenant_id": .text(receipt.tenant.description), "rows": .integer(receipt.rowCounts.values.reduce(0, +)),
                "files_rewritten": .text(isRewritten ? "yes" : "left to the database"),
            ])
        return try await operations.erasure(of: receipt.tenant) ?? receipt
    }

    /// Goes on with what a command or a server that was stopped has left, until the task is cancelled.
    func continueOpen() async {
        var isFirst = true
        while !Task.isCancelled {
            do {
                for tenant in try await operations.openErasures() { _ = try await finish(tenant) }
                if isFirst {
                    for receipt in try await operations.unrewrittenErasures() { _ = try await rewrite(receipt) }
                }
                isFirst = false
            } catch is CancellationError {
                return
            } catch {
                log.warning("tenant_deletion_interrupted", ["reason": .text(Failure.describe(error))])
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    private static let pause: Duration = .seconds(10)
}
