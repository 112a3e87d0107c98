import Ecommerce
import PluginKit
import PluginTestKit
import Testing

@Suite struct `The e-commerce niche` {
    @Test(arguments: PluginCheck<Ecommerce>.all)
    func `keeps the plugin promise`(_ check: PluginCheck<Ecommerce>) async throws { try await check.run() }

    @Test func `asks the live system for one's own parcel and order only`() {
        let live = Ecommerce.contributions.intents.filter(\.needsLiveData).map(\.id)
        #expect(live == ["kargo_nerede", "siparis_durumu"])
    }

    @Test func `hands over who is angry or asks for a person`() {
        let given = Ecommerce.contributions.intents.filter { $0.handsOff != nil }.map(\.id)
        #expect(given == ["negatif_yorum", "temsilci"])
    }
}
