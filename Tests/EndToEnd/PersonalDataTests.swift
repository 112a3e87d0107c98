import Foundation
import Testing

@Suite struct `Personal data` {
    /// Fictional; the identity number's check digits are right.
    private static let words = "Ben Nermin Sarpkaya, TC 38475612916, cep 0532 487 61 09, üye kodum PRT-48213."

    /// The tenant's keys by what they may do, a talk with personal data, and another tenant.
    private struct House {
        let admin: Client
        let agent: Client
        let reader: Client
        let stranger: Client
        let conversation: String

        var messages: String { "/v1/conversations/\(conversation)/messages" }
    }

    private func house(_ slug: String) async throws -> House {
        let server = try await PersonalDataServer.shared.started()
        func client(_ slug: String, _ scopes: String) async throws -> Client {
            let key = try await kaynak("key", "create", "--tenant", slug, "--scopes", scopes, "--data", server.data)
            return Client(address: server.address, key: key.output.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        for name in [slug, slug + "-komsu"] {
            let made = try await kaynak("tenant", "create", name, "--name", "Örnek", "--data", server.data)
            #expect(made.status == 0, "\(made.errors)")
        }
        let agent = try await client(slug, "assist")
        let id = try await agent.post("/v1/conversations", ["customer": ["phone": "0532 487 61 09"]]).json["id"].string
        let conversation = try #require(id)
        let sent = try await agent.post("/v1/conversations/\(conversation)/messages", ["text": Self.words])
        #expect(sent.status == 201)
        return House(
            admin: try await client(slug, "admin,assist,audit:read,knowledge:read"), agent: agent,
            reader: try await client(slug, "assist,pii:read"),
            stranger: try await client(slug + "-komsu", "admin,assist,audit:read,knowledge:read"),
            conversation: conversation)
    }

    private func put(_ client: Client, _ path: String, _ body: [String: Any]) async throws -> Answer {
        try await client.send("PUT", path, body: JSONSerialization.data(withJSONObject: body))
    }

    @Test func `is masked for keys without the right to it, and its being seen is written down once`() async throws {
        let house = try await house("maske")
        let masked = try await house.agent.get(house.messages).json["data"][0]
        #expect(masked["masked"].integer == 1)
        for part in ["Sarpkaya", "384756129", "487 61"] {
            #expect(masked["text"].string?.contains(part) == false, "\(masked["text"].string ?? "")")
        }
        let refused = try await house.agent.get(house.messages + "?masked=false")
        #expect(refused.status == 403 && refused.json["code"].string == "insufficient_scope")
        #expect(try await house.admin.get("/v1/personal-data-access").json["data"].array.isEmpty)

        for _ in 0..<2 {
            let plain = try await house.reader.get(house.messages).json["data"][0]
            #expect(plain["text"].string == Self.words && plain["masked"].integer == 0)
        }
        #expect(try await house.reader.get(house.messages + "?masked=true").json["data"][0]["masked"].integer == 1)
        let history = try await house.admin.get("/v1/personal-data-access").json["data"].array
        #expect(history.count == 1)
        #expect(history[0]["resource_id"].string == house.conversation)
        #expect(history[0]["types"].array.compactMap(\.string).contains("TCKN"))
        #expect(history[0]["actor_id"].string?.hasPrefix("key_") == true)
        #expect(try await house.stranger.get("/v1/personal-data-access").json["data"].array.isEmpty)

        let policy: [String: Any] = ["view": "mask", "export": "redact", "kept": ["PERSON"]]
        #expect(try await put(house.admin, "/v1/policies/pii", policy).status == 200)
        let named = try await house.agent.get(house.messages).json["data"][0]["text"].string ?? ""
        #expect(named.contains("Nermin Sarpkaya") && named.contains("[TCKN]"), "\(named)")
        #expect(try await house.stranger.get("/v1/policies/pii").json["view"].string == "partial")
        let wrong = try await put(house.admin, "/v1/policies/pii", ["view": "göster", "export": "mask", "kept": []])
        #expect(wrong.json["errors"][0]["pointer"].string == "/view")
    }

    @Test func `of a tenant's own kind is found at once, there and nowhere else, and kept out of replies`() async throws
    {
        let house = try await house("kendi")
        let recogniser: [String: Any] = [
            "name": "Protokol no", "type": "PROTOCOL_NO", "pattern": "PRT-\\d{5}", "blocks": true,
            "matches": ["kodum PRT-48213"], "others": ["PRT-4 vidası"],
        ]
        let text = ["text": "üye kodum PRT-48213", "direction": "outgoing"]
        #expect(try await house.admin.post("/v1/pii:scan", text).json["spans"].array.isEmpty)
        let added = try await house.admin.post("/v1/pii-recognisers", recogniser)
        #expect(added.status == 201, "\(added.json)")
        let span = try await house.admin.post("/v1/pii:scan", text).json["spans"][0]
        #expect(span["type"].string == "PROTOCOL_NO" && span["rule"].string == "tenant.pii.protokol_no")
        let verdict = try await house.admin.post("/v1/guard:check", text).json
        #expect(verdict["verdict"].string == "block" && verdict["rules"][0]["rule"].string == "pii.protocol_no")
        let seen = try await house.agent.get(house.messages).json["data"][0]["text"].string ?? ""
        #expect(!seen.contains("48213"), "\(seen)")
        #expect(try await house.stranger.post("/v1/pii:scan", text).json["spans"].array.isEmpty)
        #expect(try await house.stranger.post("/v1/guard:check", text).json["verdict"].string == "allow")
        #expect(try await house.stranger.get("/v1/pii-recognisers").json["data"].array.isEmpty)
        #expect(try await house.admin.post("/v1/pii-recognisers", recogniser).json["code"].string == "duplicate")

        let id = added.json["id"].string ?? ""
        let words: [String: Any] = [
            "name": "Çalışanlar", "type": "STAFF", "words": ["mavi masa ekib*"],
            "matches": ["Mavi masa ekibiyle konuştum"],
        ]
        #expect(try await put(house.stranger, "/v1/pii-recognisers/\(id)", words).status == 404)
        #expect(try await put(house.admin, "/v1/pii-recognisers/\(id)", words).status == 200)
        #expect(try await house.admin.post("/v1/pii:scan", text).json["spans"].array.isEmpty)
        #expect(try await house.admin.delete("/v1/pii-recognisers/\(id)").status == 204)
    }

    @Test func `of a kind that does not find its examples is refused with the place and the remedy`() async throws {
        let house = try await house("sinav")
        func refusal(_ change: [String: Any]) async throws -> JSON {
            let body: [String: Any] = ["name": "A", "type": "A_NO", "pattern": "A-\\d{3}", "matches": ["A-123"]]
            let answer = try await house.admin.post("/v1/pii-recognisers", body.merging(change) { $1 })
            #expect(answer.status == 422)
            return answer.json["errors"][0]
        }
        #expect(try await refusal(["matches": ["A-12"]])["pointer"].string == "/matches/0")
        #expect(try await refusal(["others": ["x", "A-999"]])["pointer"].string == "/others/1")
        #expect(try await refusal(["pattern": "A-(\\d{3}"])["pointer"].string == "/pattern")
        #expect(try await refusal(["words": ["a"]])["code"].string == "contradiction")
        #expect(try await refusal(["type": "küçük"])["pointer"].string == "/type")
        #expect(try await refusal(["context": ["iki sözcük"]])["pointer"].string == "/context/0")
        let found = try await refusal(["pattern": "[0-9 ]+", "matches": ["cep 0532 487 61 09"]])
        #expect(found["code"].string == "found_as_other", "\(found)")
        let tried = try await house.admin.post(
            "/v1/pii-recognisers:test",
            ["name": "A", "type": "A_NO", "pattern": "A-\\d{3}", "matches": ["A-123"], "others": ["A-123"]])
        #expect(tried.json["results"].array.map { $0["passed"].integer } == [1, 0])
        #expect(try await house.admin.get("/v1/pii-recognisers").json["data"].array.isEmpty)
    }

    @Test func `leaves in exports as the tenant has it, and every export is on record`() async throws {
        let house = try await house("aktarim")
        func export(_ body: [String: Any]) async throws -> (JSON, Answer) {
            let asked = try await house.admin.post("/v1/exports", body)
            #expect(asked.status == 202, "\(asked.json)")
            let id = try #require(asked.json["id"].string)
            _ = try await house.admin.finished(job: try #require(asked.json["job_id"].string))
            return (
                try await house.admin.get("/v1/exports/\(id)").json, try await house.admin.get("/v1/exports/\(id)/file")
            )
        }
        let (done, file) = try await export(["kind": "conversations"])
        #expect(done["status"].string == "done" && done["rows"].integer == 1 && done["redacted"].integer == 1)
        #expect(file.status == 200 && file.headers["content-disposition"]?.contains("attachment") == true)
        #expect(file.text.contains("[TCKN]") && file.text.contains("[PHONE]"), "\(file.text)")
        for part in ["38475612916", "487 61", "Sarpkaya", "4876109"] { #expect(!file.text.contains(part)) }
        let line = JSON(try JSONSerialization.jsonObject(with: Data(file.text.split(separator: "\n")[0].utf8)))
        #expect(line["conversation_id"].string == house.conversation)

        let (_, plain) = try await export(["kind": "conversations", "format": "csv", "redact": false])
        #expect(plain.text.contains("38475612916") && plain.text.hasPrefix("\u{FEFF}conversation_id,"))
        // What a spreadsheet would take for a formula is text.
        #expect(plain.text.contains(",'+905324876109,"))
        let seen = try await house.admin.get("/v1/personal-data-access").json["data"].array
        #expect(seen.contains { $0["resource_type"].string == "export" })
        let (_, trail) = try await export(["kind": "audit", "operator": "hash"])
        for event in ["export.created", "export.downloaded", "conversation.opened"] {
            #expect(trail.text.contains(event))
        }
        let (_, drafts) = try await export(["kind": "drafts"])
        #expect(drafts.status == 200 && drafts.text.isEmpty)

        let id = try #require(done["id"].string)
        for path in ["/v1/exports/\(id)", "/v1/exports/\(id)/file"] {
            #expect(try await house.stranger.get(path).status == 404)
        }
        #expect(try await house.agent.post("/v1/exports", ["kind": "audit"]).status == 403)
        for wrong: [String: Any] in [
            ["kind": "her şey"], ["kind": "audit", "since": "dün"],
            ["kind": "audit", "redact": false, "operator": "mask"],
            ["kind": "audit", "since": "2026-02-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"],
        ] { #expect(try await house.admin.post("/v1/exports", wrong).status == 422) }
        #expect(try await house.admin.delete("/v1/exports/\(id)").status == 204)
        #expect(try await house.admin.get("/v1/exports/\(id)/file").status == 404)
    }
}

/// One server for the suite.
private actor PersonalDataServer {
    static let shared = PersonalDataServer()
    private var starting: Task<RunningServer, any Error>?

    func started() async throws -> RunningServer {
        if let starting { return try await starting.value }
        let task = Task { try await RunningServer() }
        starting = task
        return try await task.value
    }
}
