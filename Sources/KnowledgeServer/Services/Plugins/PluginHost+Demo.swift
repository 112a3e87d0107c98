import Knowledge
import PluginKit
import Storage

extension PluginHost {
    /// Has the niches that a tenant has enabled show what they do, by fictional rows; where there are rows, none is added.
    ///
    /// A niche that fails here has nothing to show; the demonstration goes on without it.
    func fillDemo(of tenant: TenantContext) async throws {
        let enabled = try await database.withReadOnlySession(for: tenant) { session in
            try session.plugins().filter(\.isEnabled).map(\.id)
        }
        for plugin in plugins where enabled.contains(plugin.id) {
            for rows in plugin.contributions.demo {
                do {
                    try await withSession(of: plugin, for: tenant) { session in try rows.fill(session) }
                } catch is CancellationError { throw CancellationError() } catch {
                    log.warning(
                        "demo_rows_failed",
                        ["plugin": .own(plugin.id), "rows": .own(rows.id), "reason": .text(Failure.describe(error))])
                }
            }
        }
    }
}
