import Foundation
import Testing

/// One after the other: they share a tenant's settings.
@Suite(.serialized) struct `Reply settings` {
    private static let tenant = Task { () async throws -> EmptyTenant in
        let tenant = try await EmptyTenant.start("silgici")
        _ = try await tenant.addFAQ("Kargo ücreti ne kadar?", "Kargo ücreti 49 TL'dir.")
        return tenant
    }

    private func put(
        _ client: Client, _ path: String, _ body: [String: Any], match: String? = nil
    ) async throws -> Answer {
        try await client.send(
            "PUT", path, body: JSONSerialization.data(withJSONObject: body),
            headers: match.map { ["If-Match": $0] } ?? [:])
    }

    private static func replies(
        tone: String = "short", greeting: String? = nil, closing: Bool = false
    ) -> [String: Any] {
        [
            "tone": tone, "asks": true, "auto_reply": false, "company": "Silgici Ltd", "agent": NSNull(),
            "threshold": NSNull(), "closing": ["enabled": closing],
            "greeting": ["enabled": greeting != nil, "text": greeting.map { ["tr": $0] } ?? [:]],
        ]
    }

    @Test func `change how the next reply sounds, never what it says`() async throws {
        let client = try await Self.tenant.value.client
        let question = "Kargo ücreti ne kadar?"
        let plain = try await client.post("/v1/assist:reply", ["text": question]).json
        #expect(plain["text"].string == "SSS'ye göre: Kargo ücreti 49 TL'dir.")
        #expect(plain["frame"].array.isEmpty)
        let before = try await client.get("/v1/policies/replies")
        let tag = try #require(before.headers["etag"])
        #expect(before.json["tone"].string == "short")
        let set = try await put(
            client, "/v1/policies/replies", Self.replies(tone: "formal", greeting: "Sayın {{isim}},", closing: true),
            match: tag)
        #expect(set.status == 200 && set.headers["etag"] != tag)
        let conversation =
            try await client.post(
                "/v1/conversations", ["customer": ["phone": "0555 111 22 99", "name": "Ece Ak"]]
            ).json["id"].string ?? ""
        let path = "/v1/conversations/\(conversation)"
        _ = try await client.post(path + "/messages", ["text": question])
        let formal = try await client.post(path + "/drafts").json
        #expect(formal["text"].string?.hasPrefix("Sayın Ece Ak,\n\n") == true)
        #expect(formal["text"].string?.contains("\nSSS'ye göre: Kargo ücreti 49 TL'dir.\n") == true)
        #expect(formal["text"].string?.hasSuffix("Saygılarımızla,\nSilgici Ltd") == true)
        #expect(formal["frame"].array.compactMap { $0["kind"].string } == ["greeting", "lead", "closing"])
        #expect(
            formal["sentences"].array.compactMap { $0["text"].string }
                == plain["sentences"].array.compactMap { $0["text"].string })
        // Whoever saw the old ones is told so, and every change is on record.
        let late = try await put(client, "/v1/policies/replies", Self.replies(), match: tag)
        #expect(late.status == 412 && late.json["code"].string == "precondition_failed")
        #expect(try await put(client, "/v1/policies/replies", Self.replies()).status == 200)
        let events = try await client.get("/v1/audit-events?limit=200").json["data"].array
        #expect(events.count { $0["event_type"].string == "policy.replies.updated" } == 2)
    }

    @Test func `name the text whose variable nobody knows`() async throws {
        let client = try await Self.tenant.value.client
        let wrong = try await put(
            client, "/v1/policies/replies", Self.replies(greeting: "Merhaba {{müşteri}},"))
        #expect(wrong.status == 422)
        #expect(wrong.json["errors"][0]["pointer"].string == "/greeting/text/tr")
        #expect(wrong.json["errors"][0]["detail"].string?.contains("{{isim}}") == true)
        let tone = try await put(client, "/v1/policies/replies", Self.replies(tone: "loud"))
        #expect(tone.json["errors"][0]["pointer"].string == "/tone")
    }

    @Test func `show one question in the three tones before anything is kept`() async throws {
        let client = try await Self.tenant.value.client
        let before = try await client.get("/v1/policies/replies").headers["etag"]
        let shown = try await client.post(
            "/v1/policies/replies:preview",
            [
                "text": "Kargo ücreti ne kadar?", "customer": "Ece",
                "settings": Self.replies(greeting: "Selam {{isim}}!"),
            ])
        #expect(shown.status == 200)
        let tones = shown.json["data"].array
        #expect(tones.compactMap { $0["tone"].string } == ["formal", "short", "friendly"])
        for tone in tones {
            #expect(tone["text"].string?.hasPrefix("Selam Ece!") == true)
            #expect(tone["text"].string?.contains("SSS'ye göre: Kargo ücreti 49 TL'dir.") == true)
        }
        #expect(try await client.get("/v1/policies/replies").headers["etag"] == before)
    }

    @Test func `tell a customer outside of the hours when somebody will be there`() async throws {
        let client = try await EmptyTenant.start("defterdar").client
        var hours: [String: Any] = [
            "time_zone": "Europe/Istanbul", "week": [String: Any](), "holidays": ["2027-04-23"],
            "out_of_hours": ["enabled": true, "text": ["tr": "Kapalıyız. {{açılış}} arayacağız."]],
        ]
        // No day is open, so nothing is promised.
        #expect(try await put(client, "/v1/policies/hours", hours).status == 200)
        let never = try await client.post("/v1/assist:reply", ["text": "Uzay gemisi kiralıyor musunuz?"]).json
        #expect(never["decision"].string == "handoff")
        #expect(never["notice"]["text"].string == "Kapalıyız.")
        #expect(never["notice"]["opens_at"].isNull)
        // Open in a day that is not today: what is promised is a day and a time.
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Istanbul") ?? .gmt
        let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
        let later = names[(calendar.component(.weekday, from: Date()) + 2) % 7]
        hours["week"] = [later: [["opens": "09:00", "closes": "18:00"]]]
        #expect(try await put(client, "/v1/policies/hours", hours).status == 200)
        let soon = try await client.post("/v1/assist:reply", ["text": "Uzay gemisi kiralıyor musunuz?"]).json
        #expect(soon["notice"]["text"].string?.contains("günü 09:00'da arayacağız.") == true)
        #expect(soon["notice"]["opens_at"].string?.isEmpty == false)
        hours["week"] = ["monday": [["opens": "18:00", "closes": "09:00"]]]
        let wrong = try await put(client, "/v1/policies/hours", hours)
        #expect(wrong.json["errors"][0]["pointer"].string == "/week/monday/0")
        hours["week"] = NSNull()
        hours["holidays"] = ["2027-02-30"]
        #expect(
            try await put(client, "/v1/policies/hours", hours).json["errors"][0]["pointer"].string == "/holidays/0")
    }

    @Test func `of one intent count for its replies alone`() async throws {
        let tenant = try await EmptyTenant.start("kutucu", niche: "ecommerce")
        let client = tenant.client
        _ = try await tenant.addFAQ("Kargo ücreti ne kadar?", "Kargo ücreti 49 TL'dir.")
        let intents = try await client.get("/v1/intents").json["data"].array
        let reply = try await client.post("/v1/assist:reply", ["text": "Kargo ücreti ne kadar?"]).json
        let id = try #require(reply["intent"]["id"].string)
        #expect(intents.contains { $0["id"].string == id && $0["mode"].string == "suggest" })
        let read = try await client.get("/v1/intents/\(id)")
        let tag = try #require(read.headers["etag"])
        let strict = try await put(
            client, "/v1/intents/\(id)", ["threshold": 1, "mode": NSNull(), "tone": "friendly"], match: tag)
        #expect(strict.status == 200 && strict.json["tone"].string == "friendly")
        #expect(
            try await client.post("/v1/assist:reply", ["text": "Kargo ücreti ne kadar?"]).json["decision"].string
                == "handoff")
        let late = try await put(
            client, "/v1/intents/\(id)", ["threshold": NSNull(), "mode": NSNull(), "tone": NSNull()], match: tag)
        #expect(late.status == 412)
        _ = try await put(
            client, "/v1/intents/\(id)", ["threshold": NSNull(), "mode": NSNull(), "tone": "friendly"])
        let friendly = try await client.post("/v1/assist:reply", ["text": "Kargo ücreti ne kadar?"]).json
        #expect(friendly["text"].string?.hasPrefix("Tabii, hemen yardımcı olalım:\n") == true)
        let off = try await put(
            client, "/v1/intents/\(id)", ["threshold": NSNull(), "mode": "off", "tone": NSNull()])
        #expect(off.json["pin"].string == "off")
        let turnedOff = try await client.post("/v1/assist:reply", ["text": "Kargo ücreti ne kadar?"]).json
        #expect(turnedOff["handoff"]["reason"].string == "intent_off")
        let unknown = try await put(
            client, "/v1/intents/yok_boyle", ["threshold": NSNull(), "mode": NSNull(), "tone": NSNull()])
        #expect(unknown.status == 404)
        #expect(
            try await put(client, "/v1/intents/\(id)", ["threshold": 2, "mode": NSNull(), "tone": NSNull()]).status
                == 422)
        // Performance goes by titles.
        _ = try await client.post(
            "/v1/drafts/\(reply["id"].string ?? "")/feedback", ["outcome": "accepted"])
        let trust = try await client.get("/v1/trust").json["data"].array
        #expect(trust.first { $0["intent"].string == id }?["title"].string?.isEmpty == false)
    }

    @Test func `never leave a greeting to a person, and label what a talk is about`() async throws {
        let client = try await EmptyTenant.start("etiketci", niche: "ecommerce").client
        let id = try await client.post("/v1/conversations").json["id"].string ?? ""
        let path = "/v1/conversations/\(id)"
        _ = try await client.post(path + "/messages", ["text": "Merhaba"])
        let hello = try await client.post(path + "/drafts").json
        #expect(hello["decision"].string == "reply" && hello["text"].string == "Merhaba. Nasıl yardımcı olabiliriz?")
        _ = try await client.post(
            path + "/messages", ["text": "Siparişim nerede kaldı, 5 gündür kargom gelmedi? Numarası 1234567"])
        let live = try await client.post(path + "/drafts").json
        #expect(live["decision"].string == "handoff")
        #expect(live["handoff"]["summary"].string?.contains("Geçen bilgiler") == true)
        #expect(!live["entities"].array.isEmpty)
        let talk = try await client.get(path).json
        #expect(talk["topics"][0]["id"].string == live["intent"]["id"].string)
        #expect(talk["topics"][0]["title"].string?.isEmpty == false)
        let report = try await client.get("/v1/gaps:report?days=30")
        #expect(report.status == 200 && report.json["drafts"].integer == 2)
        #expect(try await client.get("/v1/gaps:report?days=0").status == 422)
    }
}
