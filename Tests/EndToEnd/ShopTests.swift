import Foundation
import Testing

/// The shop of the demo tenants, as an agent's program meets it.
@Suite struct `The demo shop` {
    @Test func `says where an order is by its number, and shows it to nobody else`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let shop = try demo.client(ShopFixture.tenant)
        let reply = try await shop.post("/v1/assist:reply", ["text": "kargom nerede 10234567"]).json
        let text = reply["text"].string ?? ""
        for part in ["10234567", "kargoda", "Örnek Kargo", "7330000000001", "https://kargo.ornek.invalid"] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        #expect(!text.contains("Derya") && !text.contains("İzmir"))
        #expect(reply["plugin"]["id"].string == "ecommerce")
        #expect(reply["plugin"]["records"][0]["table"].string == "orders")
        let stock = try await shop.post("/v1/assist:reply", ["text": "Gri bornoz L beden stokta var mı?"]).json
        #expect(stock["text"].string?.contains("stokta") == true)
        for other in try Corpora.tenants() where other.id != ShopFixture.tenant {
            let client = try demo.client(other.id)
            let answer = try await client.post("/v1/assist:reply", ["text": "kargom nerede 10234567"])
            #expect(!answer.text.contains("7330000000001"))
            #expect(try await client.get("/v1/plugins/ecommerce/orders").status == 404)
        }
    }
}
