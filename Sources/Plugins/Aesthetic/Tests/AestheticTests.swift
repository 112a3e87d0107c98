import Aesthetic
import PluginKit
import PluginTestKit
import Testing

@Suite struct `The aesthetic niche` {
    @Test(arguments: PluginCheck<Aesthetic>.all)
    func `keeps the plugin promise`(_ check: PluginCheck<Aesthetic>) async throws { try await check.run() }

    @Test func `leaves every question to the documents but those that need a person`() {
        let given = Aesthetic.contributions.intents.filter { $0.handsOff != nil || $0.needsLiveData }.map(\.id)
        #expect(given == ["temsilci"])
    }
}
