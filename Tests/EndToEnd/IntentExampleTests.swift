import Foundation
import Testing

@Suite struct `A tenant's own examples` {
    @Test func `count from the next message on, for this tenant alone, and no more once removed`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let shop = try #require(try Corpora.tenants().first { $0.niche == "ecommerce" })
        let clinic = try #require(try Corpora.tenants().first { $0.niche == "dental" })
        let client = try demo.client(shop.id)
        let words = "çiçekli muşamba vakası"
        let before = try await intent(of: words, client)
        #expect(before != "toptan_b2b")

        let body = ["intent": "toptan_b2b", "text": words]
        let added = try await client.post("/v1/intent-examples", body)
        #expect(added.status == 201)
        #expect(try await intent(of: words, client) == "toptan_b2b")
        #expect(try await intent(of: words, try demo.client(clinic.id)) != "toptan_b2b")
        #expect(try await client.post("/v1/intent-examples", body).json["code"].string == "duplicate")
        let listed = try await client.get("/v1/intent-examples").json["data"].array.compactMap { $0["text"].string }
        #expect(listed.contains(words))
        let intents = try await client.get("/v1/intents").json["data"].array
        #expect(intents.contains { $0["id"].string == "toptan_b2b" && $0["own_example_count"].integer == 1 })

        let id = try #require(added.json["id"].string)
        #expect(try await client.send("DELETE", "/v1/intent-examples/\(id)").status == 204)
        #expect(try await intent(of: words, client) == before)
    }

    @Test func `are examples of intents that there are`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let client = try demo.client(try Corpora.tenants()[0].id)
        for body in [["intent": "yok", "text": "x"], ["intent": "diger", "text": " "]] {
            #expect(try await client.post("/v1/intent-examples", body).status == 422)
        }
    }

    @Test func `reads what the customers of every niche want, and what they name`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let lines = try String(contentsOfFile: Corpora.path + "/intents.jsonl", encoding: .utf8).split(separator: "\n")
        let messages = try lines.map { JSON(try JSONSerialization.jsonObject(with: Data($0.utf8))) }
        for tenant in try Corpora.tenants() {
            let client = try demo.client(tenant.id)
            let asked = messages.filter { $0["niche"].string == tenant.niche }
            // Every seventh: the whole file is what `kaynak eval` measures.
            let sample = stride(from: 0, to: asked.count, by: 7).map { asked[$0] }
            var right = 0
            for message in sample {
                let read = try await intent(of: message["text"].string ?? "", client)
                let accepted = [message["intent"]] + message["intent_alt"].array
                if accepted.contains(where: { $0.string == read }) { right += 1 }
            }
            let share = Double(right) / Double(sample.count)
            #expect(share >= 0.87, "\(tenant.niche): \(right) of \(sample.count)")
        }
        let named = try await demo.client(try Corpora.tenants()[0].id)
            .post("/v1/intents:classify", ["text": "200 adet lazım, bütçem 1.500 TL"]).json["entities"].array
        #expect(named.compactMap { $0["type"].string } == ["quantity", "money"])
        #expect(named.last?["money"]["amount_minor"].integer == 150_000)
    }

    private func intent(of text: String, _ client: Client) async throws -> String? {
        try await client.post("/v1/intents:classify", ["text": text]).json["id"].string
    }
}
