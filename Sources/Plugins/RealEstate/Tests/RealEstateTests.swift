import PluginKit
import PluginTestKit
import RealEstate
import Testing

@Suite struct `The real estate niche` {
    @Test(arguments: PluginCheck<RealEstate>.all)
    func `keeps the plugin promise`(_ check: PluginCheck<RealEstate>) async throws { try await check.run() }

    @Test func `leaves every question to the documents but those that need a person`() {
        let given = RealEstate.contributions.intents.filter { $0.handsOff != nil || $0.needsLiveData }.map(\.id)
        #expect(given == ["temsilci"])
    }
}
