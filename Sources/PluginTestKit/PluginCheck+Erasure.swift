import Knowledge
import PluginKit
import Storage

/// The promise about people: a table whose columns tell of a customer goes with the customer, or has a trace.
extension PluginCheck {
    static func erasure() async throws -> [String] {
        guard !Niche.contributions.migrations.isEmpty else { return [] }
        return try await PluginBench<Niche>.with { bench in
            try await untraced(on: bench) + failing(on: bench)
        }
    }

    private static func untraced(on bench: PluginBench<Niche>) async throws -> [String] {
        let traced = Set(Niche.contributions.traces.compactMap(\.table))
        return try await bench.personalTables().filter { !traced.contains($0) }.map {
            "\($0) tells of customers, and nothing of it goes when one is erased"
        }
    }

    private static func failing(on bench: PluginBench<Niche>) async throws -> [String] {
        let nobody = ErasedCustomer(
            tenant: bench.tenants[0].id, ids: [CustomerID()], phones: ["+905550000000"],
            emails: ["kimse@ornek.example"],
            conversations: [ConversationID()])
        do {
            try await bench.app.withSession(for: bench.tenants[0]) { session in
                _ = try session.erase(Niche.contributions.traces, of: nobody)
            }
            return []
        } catch { return ["its traces fail: \(error)"] }
    }
}
