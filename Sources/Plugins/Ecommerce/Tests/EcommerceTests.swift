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

    @Test func `leads its talks for its own intents, and shows pages of its own routes`() {
        let contributions = Ecommerce.contributions
        let intents = Set(contributions.intents.map(\.id))
        #expect(contributions.dialogues.allSatisfy { $0.intents.isSubset(of: intents) })
        let gets = Set(contributions.routes.filter { $0.method == .get }.map(\.path))
        #expect(contributions.pages.allSatisfy { gets.contains($0.rows) })
        let calls = Set(contributions.routes.map { "\($0.method.rawValue) \($0.path)" })
        for action in contributions.pages.flatMap({ $0.actions + $0.rowActions }) {
            #expect(calls.contains("\(action.method.rawValue) \(action.path)"))
        }
    }
}
