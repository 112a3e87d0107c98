import Foundation
import Testing

@Suite struct `The first cited reply` {
    @Test func `every example question of every demo tenant is answered from the tenant's own material`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        for tenant in try Corpora.tenants() {
            let client = try demo.client(tenant.id)
            let own = Set(tenant.documents.map(\.file))
            for question in tenant.examples {
                let draft = try await client.post("/v1/assist:reply", ["text": question]).json
                #expect(draft["decision"].string == "reply", "\(tenant.id): \(question)")
                let citations = draft["sentences"].array.flatMap { $0["citations"].array }
                #expect(!citations.isEmpty)
                for citation in citations where citation["type"].string == "page" {
                    #expect(own.contains(citation["filename"].string ?? ""))
                }
            }
        }
    }

    @Test func `a quote is an exact substring of the stored page, and its boxes lie on the page`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        var checked = 0
        for tenant in try Corpora.tenants() {
            let client = try demo.client(tenant.id)
            for question in tenant.examples {
                let draft = try await client.post("/v1/assist:reply", ["text": question]).json
                for citation in draft["sentences"].array.flatMap({ $0["citations"].array }) {
                    guard citation["type"].string == "page" else { continue }
                    try await check(citation, client)
                    checked += 1
                }
            }
        }
        #expect(checked > 0)
    }

    private func check(_ citation: JSON, _ client: Client) async throws {
        let document = try #require(citation["document_id"].string)
        let number = try #require(citation["page"].integer)
        let page = try await client.get("/v1/documents/\(document)/pages/\(number)").json
        let scalars = Array(try #require(page["text"].string).unicodeScalars)
        let start = try #require(citation["range"][0].integer)
        let end = try #require(citation["range"][1].integer)
        var quoted = String.UnicodeScalarView()
        quoted.append(contentsOf: scalars[start..<end])
        #expect(String(quoted) == citation["quote"].string)
        let width = try #require(page["width"].number)
        let height = try #require(page["height"].number)
        let boxes = citation["boxes"].array
        #expect(!boxes.isEmpty)
        for box in boxes {
            let sides = box.array.compactMap(\.number)
            #expect(sides.count == 4 && sides[0] < sides[2] && sides[1] < sides[3])
            #expect(sides[0] >= 0 && sides[1] >= 0 && sides[2] <= width + 1 && sides[3] <= height + 1)
        }
        let path = "/v1/documents/\(document)/pages/\(number)/image?dpi=60"
        let marks = boxes.map { $0.array.compactMap(\.number).map { "\($0)" }.joined(separator: ",") }
        let plain = try await client.get(path)
        let marked = try await client.get(path + "&highlight=" + marks.joined(separator: ";"))
        #expect(plain.data.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(marked.status == 200 && marked.data != plain.data)
    }

    @Test func `what no document answers goes to a person, with the reason`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try #require(try Corpora.tenants().first)
        let client = try demo.client(tenant.id)
        let draft = try await client.post("/v1/assist:reply", ["text": "Kara deliklerin sıcaklığı kaç kelvindir?"]).json
        #expect(draft["decision"].string == "handoff")
        #expect(draft["text"].string == "")
        #expect(draft["handoff"]["reason"].string != nil)
        #expect(draft["handoff"]["detail"].string?.isEmpty == false)
    }

    @Test func `a draft is kept and given again as it was`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try #require(try Corpora.tenants().first)
        let client = try demo.client(tenant.id)
        let draft = try await client.post("/v1/assist:reply", ["text": try #require(tenant.examples.first)]).json
        let kept = try await client.get("/v1/drafts/\(try #require(draft["id"].string))").json
        #expect(kept["text"].string == draft["text"].string)
    }

    @Test func `an FAQ entry is found the moment it is acknowledged, and gone the moment it is deleted`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let client = try demo.client(try #require(try Corpora.tenants().first).id)
        let question = "Zürafa desenli perdeniz hangi kumaştan?"
        let created = try await client.post(
            "/v1/faqs", ["question": question, "answer": "Zürafa desenli perde yüzde yüz ketendir."])
        #expect(created.status == 201)
        let id = try #require(created.json["id"].string)
        let found = try await client.post("/v1/search", ["query": question, "top_k": 1]).json
        #expect(found["data"][0]["faq_id"].string == id)
        let deleted = try await client.delete("/v1/faqs/\(id)")
        #expect(deleted.status == 204)
        let after = try await client.post("/v1/search", ["query": question, "top_k": 200]).text
        #expect(!after.contains(id))
    }

    @Test func `filters, modes and explanations do what they say`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try #require(try Corpora.tenants().first)
        let client = try demo.client(tenant.id)
        for mode in ["hybrid", "vector", "lexical"] {
            let body: [String: Any] = [
                "query": tenant.examples[0], "top_k": 8, "mode": mode, "explain": true,
                "filters": ["source_type": "faq"],
            ]
            let answer = try await client.post("/v1/search", body)
            #expect(answer.status == 200)
            let hits = answer.json["data"].array
            #expect(hits.count == 8, "a filter never shortens the answer (\(mode))")
            #expect(hits.allSatisfy { $0["type"].string == "faq" })
        }
        let wrong = try await client.post("/v1/search", ["query": "iade", "top_k": 500])
        #expect(wrong.status == 422)
        #expect(wrong.json["errors"][0]["pointer"].string == "/top_k")
    }
}
