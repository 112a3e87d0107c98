import Dental
import PluginKit
import PluginTestKit
import Testing

@Suite struct `The dental niche` {
    @Test(arguments: PluginCheck<Dental>.all)
    func `keeps the plugin promise`(_ check: PluginCheck<Dental>) async throws { try await check.run() }

    @Test func `leaves every question to the documents but those that need a person`() {
        let given = Dental.contributions.intents.filter { $0.handsOff != nil || $0.needsLiveData }.map(\.id)
        #expect(given == ["acil", "temsilci"])
    }
}
