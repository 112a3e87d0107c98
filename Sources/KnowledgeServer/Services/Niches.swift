import Catalog
import Knowledge
import PluginKit

/// The catalogue, as the server uses it.
enum Niches {
    /// The migrations of every niche, enabled or not: enabling one must not wait for an operator.
    static var migrations: [Migration] { Catalog.plugins.flatMap { $0.contributions.migrations } }

    static var ids: [String] { Catalog.plugins.map { $0.manifest.id } }
}
