import Foundation
import Testing

@Suite struct `A conversation` {
    private static let tenant = Task { () async throws -> EmptyTenant in
        let tenant = try await EmptyTenant.start("defterci")
        _ = try await tenant.addFAQ("Kargo ücreti ne kadar?", "Kargo ücreti 49 TL'dir.")
        _ = try await tenant.addFAQ("İade süresi kaç gün?", "Ürünleri 14 gün içinde iade edebilirsiniz.")
        return tenant
    }

    @Test func `reads a burst of messages as one turn, and draws on the turns before`() async throws {
        let client = try await Self.tenant.value.client
        let conversation = try await client.post("/v1/conversations", ["customer": ["phone": "0555 111 22 33"]]).json
        let id = try #require(conversation["id"].string)
        let path = "/v1/conversations/\(id)"
        let nothing = try await client.post(path + "/drafts")
        #expect(nothing.status == 409)
        #expect(nothing.json["code"].string == "nothing_to_answer")
        for text in ["Merhaba", "kargo ücreti", "ne kadar acaba?"] {
            #expect(try await client.post(path + "/messages", ["text": text]).status == 201)
        }
        let draft = try await client.post(path + "/drafts").json
        #expect(draft["decision"].string == "reply")
        #expect(draft["text"].string?.contains("49 TL") == true)
        #expect(draft["mode"].string == "suggest")
        #expect(draft["conversation_id"].string == id)
        // What the agent sends is part of the talk, so nothing waits for an answer any more.
        let drafted = try #require(draft["id"].string)
        #expect(try await client.post("/v1/drafts/\(drafted)/feedback", ["outcome": "accepted"]).status == 200)
        #expect(try await client.post(path + "/drafts").status == 409)
        let messages = try await client.get(path + "/messages").json["data"].array
        #expect(messages.count == 4)
        #expect(messages[0]["role"].string == "agent")
        #expect(messages[0]["text"].string == draft["text"].string)
    }

    @Test func `stores a message of one id once, and a customer of one number once`() async throws {
        let client = try await Self.tenant.value.client
        let first = try await client.post(
            "/v1/conversations", ["external_id": "dis-1", "customer": ["phone": "+905551112244"]]
        ).json
        let second = try await client.post(
            "/v1/conversations", ["external_id": "dis-1", "customer": ["phone": "0555 111 22 44"]]
        ).json
        #expect(first["id"].string == second["id"].string)
        #expect(first["customer_id"].string == second["customer_id"].string)
        let path = "/v1/conversations/\(first["id"].string ?? "")/messages"
        #expect(try await client.post(path, ["text": "Merhaba", "external_id": "m1"]).status == 201)
        #expect(try await client.post(path, ["text": "Merhaba", "external_id": "m1"]).status == 409)
        #expect(try await client.get(path).json["data"].array.count == 1)
        let wrong = try await client.post("/v1/conversations", ["customer": ["phone": "telefon"]])
        #expect(wrong.status == 422)
        #expect(wrong.json["errors"][0]["pointer"].string == "/customer/phone")
    }

    @Test func `streams only sentences that were verified, each before what ends it`() async throws {
        let client = try await Self.tenant.value.client
        let id = try await client.post("/v1/conversations").json["id"].string ?? ""
        _ = try await client.post("/v1/conversations/\(id)/messages", ["text": "İade süresi kaç gün?"])
        let stream = try await client.send(
            "POST", "/v1/conversations/\(id)/drafts", headers: ["Accept": "text/event-stream"])
        #expect(stream.headers["content-type"]?.hasPrefix("text/event-stream") == true)
        let events = stream.text.split(separator: "\n").filter { $0.hasPrefix("event: ") }.map { $0.dropFirst(7) }
        #expect(events.first == "draft.delta")
        #expect(events.contains("citation"))
        #expect(events.last == "done")
    }

    @Test func `is handed to a person once, and listed so`() async throws {
        let client = try await Self.tenant.value.client
        let id = try await client.post("/v1/conversations").json["id"].string ?? ""
        let handed = try await client.post("/v1/conversations/\(id)/handoff", ["reason": "müdür istiyor"])
        #expect(handed.json["status"].string == "handed_off")
        let listed = try await client.get("/v1/conversations?status=handed_off&limit=200").json["data"].array
        #expect(listed.contains { $0["id"].string == id })
        #expect(try await client.get("/v1/conversations?status=nonsense").status == 422)
        let body = Data(#"{"status":"open"}"#.utf8)
        let given = try await client.send("PATCH", "/v1/conversations/\(id)", body: body)
        #expect(given.json["status"].string == "open")
    }
}

@Suite struct `Learning` {
    @Test func `never offers a rejected answer to a like question again, until the source says something else`()
        async throws
    {
        let tenant = try await EmptyTenant.start("silgici")
        let faq = try await tenant.addFAQ("Kargo ücreti ne kadar?", "Kargo ücreti 49 TL'dir.")
        let client = tenant.client
        let question = ["text": "Kargo ücreti ne kadar?"]
        let draft = try await client.post("/v1/assist:reply", question).json
        #expect(draft["decision"].string == "reply")
        let path = "/v1/drafts/\(draft["id"].string ?? "")/feedback"
        #expect(try await client.post(path, ["outcome": "rejected"]).status == 422)
        let judged = try await client.post(
            path, ["outcome": "rejected", "reason": "outdated", "sent_text": "Kargo ücreti artık 59 TL."])
        #expect(judged.status == 200)
        // What the agent sent instead is the beginning of a better entry.
        let gaps = try await tenant.eventually("/v1/gaps") { !$0["data"].array.isEmpty }
        let entry = try await client.post("/v1/gaps/\(gaps["data"][0]["id"].string ?? ""):draft").json
        #expect(entry["answer"].string == "Kargo ücreti artık 59 TL.")
        // The same judgement again is no other one; another one is refused.
        #expect(try await client.post(path, ["outcome": "rejected", "reason": "outdated"]).status == 200)
        #expect(try await client.post(path, ["outcome": "accepted"]).status == 409)
        for text in ["Kargo ücreti ne kadar?", "kargo ucreti ne kadar"] {
            let again = try await client.post("/v1/assist:reply", ["text": text]).json
            #expect(again["text"].string?.contains("49 TL") != true, "\(text)")
        }
        _ = try await client.send("PATCH", "/v1/faqs/\(faq)", body: Data(#"{"answer":"Kargo ücreti 59 TL'dir."}"#.utf8))
        let after = try await client.post("/v1/assist:reply", question).json
        #expect(after["decision"].string == "reply")
        #expect(after["text"].string?.contains("59 TL") == true)
        let trust = try await client.get("/v1/trust").json["data"].array
        let wrong = trust.reduce(0) { $0 + ($1["performance"]["wrong"].integer ?? 0) }
        #expect(wrong == 1)
    }

    @Test func `opens a gap for what is not answered, and closes it by itself once it is`() async throws {
        let tenant = try await EmptyTenant.start("cetvelci")
        let client = tenant.client
        _ = try await tenant.addFAQ("İade süresi kaç gün?", "Ürünleri 14 gün içinde iade edebilirsiniz.")
        let asked = ["Hediye paketi yapıyor musunuz?", "hediye paketi yapıyor musunuz"]
        for text in asked {
            let draft = try await client.post("/v1/assist:reply", ["text": text]).json
            #expect(draft["decision"].string == "handoff")
        }
        _ = try await client.post("/v1/assist:reply", ["text": "Yurt dışına gönderiminiz var mı?"])
        let gaps = try await tenant.eventually("/v1/gaps") { list in
            list["data"].array.reduce(0) { $0 + ($1["frequency"].integer ?? 0) } == 3
        }
        let first = gaps["data"][0]
        #expect(first["frequency"].integer == 2)
        #expect(first["question"].string == asked[0])
        let id = try #require(first["id"].string)
        let entry = try await client.post("/v1/gaps/\(id):draft").json
        #expect(entry["question"].string == asked[0])
        #expect(Set(entry["questions"].array.compactMap(\.string)) == Set(asked))
        let filled = try await client.post(
            "/v1/gaps/\(id):resolve",
            ["question": "Hediye paketi yapıyor musunuz?", "answer": "Evet, hediye paketi 20 TL karşılığında yapılır."])
        #expect(filled.status == 202)
        #expect(filled.json["status"].string == "in_progress")
        let resolved = try await tenant.eventually("/v1/gaps?status=resolved") { !$0["data"].array.isEmpty }
        #expect(resolved["data"][0]["id"].string == id)
        #expect(resolved["data"][0]["resolved_faq_id"].string?.hasPrefix("faq_") == true)
        let left = try await client.get("/v1/gaps").json["data"].array
        #expect(left.count == 1)
        // What needs no answer is taken off the list.
        #expect(try await client.post("/v1/gaps/\(left[0]["id"].string ?? ""):dismiss").status == 200)
        #expect(try await client.get("/v1/gaps").json["data"].array.isEmpty)
    }

    @Test func `lists sources that contradict each other`() async throws {
        let tenant = try await EmptyTenant.start("pergelci")
        _ = try await tenant.addFAQ("Diş taşı temizliği ücreti ne kadar?", "Ücreti 900 TL'dir.")
        _ = try await tenant.addFAQ("Diş taşı temizliğinin fiyatı nedir?", "Fiyatı 1.100 TL'dir.")
        let found = try await tenant.eventually("/v1/findings") { !$0["data"].array.isEmpty }
        #expect(found["data"][0]["kind"].string == "contradiction")
        #expect(
            Set(found["data"][0]["detail"]["places"].array.compactMap { $0["value"].string }) == [
                "900 TRY", "1100 TRY",
            ])
        let id = found["data"][0]["id"].string ?? ""
        #expect(try await tenant.client.post("/v1/findings/\(id):dismiss").status == 200)
        #expect(try await tenant.client.get("/v1/findings").json["data"].array.isEmpty)
    }

    @Test func `is the tenant's to overrule`() async throws {
        let client = try await EmptyTenant.start("zimbaci").client
        let pinned = try await client.send("PUT", "/v1/trust", body: Data(#"{"intent":"kargo","pin":"auto"}"#.utf8))
        #expect(pinned.json["mode"].string == "auto")
        #expect(pinned.json["earned"].string == "suggest")
        let freed = try await client.send("PUT", "/v1/trust", body: Data(#"{"intent":"kargo","pin":null}"#.utf8))
        #expect(freed.json["mode"].string == "suggest")
        #expect(try await client.send("PUT", "/v1/trust", body: Data(#"{"intent":"k","pin":"x"}"#.utf8)).status == 422)
    }
}

@Suite struct `A tenant's own evaluation` {
    @Test func `asks its FAQ in other words, leaves no trace, and fails a build that falls below a limit`() async throws
    {
        let tenant = try await EmptyTenant.start("silgiler")
        let entries = [
            ("Kargo ücreti ne kadar?", "Kargo ücreti 49 TL'dir."),
            ("İade süresi kaç gün?", "Ürünleri 14 gün içinde iade edebilirsiniz."),
            ("Mağazanız nerede?", "Mağazamız Moda Caddesi 12 numaradadır."),
        ]
        for (question, answer) in entries { _ = try await tenant.addFAQ(question, answer) }
        let file = tenant.server.data + "/sonuc.jsonl"
        let common = ["eval", "tenant", "--tenant", "silgiler", "--data", tenant.server.data]
        let run = try await kaynak(
            common + ["--output", file, "--at-least", "recall@5=1,reply=.3", "--at-most", "p95_ms=60000"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("recall@5") && run.output.contains("refusal") && run.output.contains("ascii"))
        let missed = try await kaynak(common + ["--at-most", "recall@5=.1"])
        #expect(missed.status == 1)
        #expect(missed.errors.contains("recall@5 is 1.000, not at most 0.1"))
        #expect(try await kaynak(common + ["--at-least", "nonsense"]).status == 2)
        let compared = try await kaynak("eval", "compare", file, file)
        #expect(compared.status == 0)
        #expect(compared.output.contains("+0.000"))
        let events = try await tenant.client.get("/v1/audit-events?event_type=ai.draft.created").json
        #expect(events["data"].array.isEmpty)
        #expect(try await tenant.client.get("/v1/gaps").json["data"].array.isEmpty)
    }
}
