import Catalog
import Knowledge
import PluginKit

/// The catalogue, as the server uses it.
enum Niches {
    /// The migrations of every niche, enabled or not: enabling one must not wait for an operator.
    static var migrations: [Migration] { Catalog.plugins.flatMap { $0.contributions.migrations.map(\.migration) } }

    /// What webhooks can be told of: the core's events and those of every niche.
    static var events: [String] {
        EventType.allCases.map(\.rawValue)
            + Catalog.plugins.flatMap { plugin in
                plugin.contributions.events.map { "\(plugin.manifest.id).\($0.id)" }
            }
    }

    static var ids: [String] { Catalog.plugins.map { $0.manifest.id } }
}
