import Catalog
import Knowledge
import PluginKit
import Testing

@testable import KnowledgeServer

/// Every reminder and follow-up is sent once, whatever happens to servers and clocks.
///
/// All thousand cases: `KAYNAK_SIMULATIONS=whole swift test --filter Follow-ups`.
@Suite(.serialized) struct `Follow-ups` {
    /// A niche takes part by its scenario.
    private static let scenarios: [any FollowUpScenario.Type] = [ClinicFollowUps.self]

    /// Before the clocks are set forward in March, and back in October.
    private static let starts = [
        CalendarDay(year: 2026, month: 3, day: 19), CalendarDay(year: 2026, month: 10, day: 15),
    ]

    @Test(.timeLimit(.minutes(20)), arguments: 0..<scenarios.count, 0..<2)
    func `are sent exactly once over a change of the clocks`(
        scenario: Int, season: Int
    ) async throws {
        let simulation = FollowUpSimulation(
            cases: SimulationSize.cases(500), seed: UInt64(41 + season), start: Self.starts[season])
        let outcome = try await run(simulation, Self.scenarios[scenario])
        print("follow-ups of \(Self.scenarios[scenario].niche), \(Self.starts[season]): \(outcome)")
    }

    private func run<Scenario: FollowUpScenario>(
        _ simulation: FollowUpSimulation, _ scenario: Scenario.Type
    ) async throws -> FollowUpSimulation.Outcome {
        try await simulation.run(scenario, #require(plugin(Scenario.niche)))
    }
}
