import Ecommerce
import PluginKit
import PluginTestKit
import Testing

@Suite struct `The e-commerce niche` {
    @Test(arguments: PluginCheck<Ecommerce>.all)
    func `keeps the plugin promise`(_ check: PluginCheck<Ecommerce>) throws { try check.run() }

    @Test func `asks the live system for one's own parcel and order only`() {
        let live = Ecommerce.contributions.intents.filter(\.needsLiveData).map(\.id)
        #expect(live == ["kargo_nerede", "siparis_durumu"])
    }
}
