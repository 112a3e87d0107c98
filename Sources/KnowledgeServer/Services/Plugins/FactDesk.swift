import Foundation
import Knowledge
import PluginKit
import Storage

/// What a niche put beside a draft.
struct PluginCard: Sendable, Encodable {
    /// The niche.
    let id: String
    let card: JSONValue
    let records: [Fact.Record]
}

/// Asks the tables of record of a tenant's niches before its documents count.
struct FactDesk: Sendable {
    let host: PluginHost

    /// The fact that answers; `nil` where no enabled niche has one for this intent that may be said.
    ///
    /// A niche that fails here costs the reply nothing but its fact.
    func answer(
        to question: FactQuestion, niches: Set<String>, tenant: TenantContext
    ) async -> NicheAnswer? {
        for plugin in host.plugins where niches.contains(plugin.id) && plugin.wall.isUp {
            let readers = plugin.contributions.facts.filter { $0.intents.contains(question.intent.id) }
            guard !readers.isEmpty else { continue }
            let fact = try? await host.withSession(of: plugin, for: tenant, readOnly: true) { session -> Fact? in
                for reader in readers { if let fact = try reader.read(question, session) { return fact } }
                return nil
            }
            if let fact = fact.flatMap({ $0 }) { return NicheAnswer(fact, of: plugin.id) }
        }
        return nil
    }
}
