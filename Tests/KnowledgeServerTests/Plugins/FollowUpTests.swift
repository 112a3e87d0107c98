import Catalog
import Foundation
import Knowledge
import PluginKit
import Testing

@testable import KnowledgeServer

/// How many cases simulations run: few in every build. `scripts/soak simulations` runs a thousand of each niche, as does
/// whoever sets `KAYNAK_SIMULATIONS=1000`.
enum Simulations {
    static func cases(_ few: Int) -> Int {
        ProcessInfo.processInfo.environment["KAYNAK_SIMULATIONS"].flatMap(Int.init) ?? few
    }
}

/// Every reminder and follow-up is sent once, whatever happens to servers and clocks.
@Suite(.serialized) struct `Follow-ups` {
    /// A niche takes part by its scenario.
    private static let scenarios: [any FollowUpScenario.Type] = [
        ClinicFollowUps.self, LeadFollowUps.self, ShopFollowUps.self,
    ]

    /// In 2026 the clocks are set forward in March, and back in October.
    private static let changes = [
        CalendarDay(year: 2026, month: 3, day: 29), CalendarDay(year: 2026, month: 10, day: 25),
    ]

    /// Half of each niche's cases lie around either change.
    @Test(.timeLimit(.minutes(40)), arguments: 0..<2)
    func `are sent exactly once over a change of the clocks`(season: Int) async throws {
        let simulation = FollowUpSimulation(
            cases: Simulations.cases(60) / 2, seed: UInt64(41 + season), change: Self.changes[season])
        let outcome = try await simulation.run(
            Self.scenarios, Self.scenarios.map { try #require(plugin($0.niche)) })
        print("follow-ups around \(Self.changes[season]): \(outcome)")
    }
}
