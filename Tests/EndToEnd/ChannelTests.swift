import Foundation
import Testing

@Suite struct `A channel` {
    private static let tenant = Task { () async throws -> EmptyTenant in
        let tenant = try await EmptyTenant.start("hatci")
        _ = try await tenant.addFAQ("Kargo ücreti ne kadar?", "Kargo ücreti 49 TL'dir.")
        let policy = #"{"auto_reply":true,"quiet_hours":null,"time_zone":"Europe/Istanbul","burst_seconds":1}"#
        _ = try await tenant.client.send("PUT", "/v1/policies/messaging", body: Data(policy.utf8))
        return tenant
    }

    private func notification(
        _ id: String, _ text: String, from: String = "905551112233", number: String = "42", at: Date = Date()
    ) -> Data {
        Data(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
            "messaging_product":"whatsapp","metadata":{"phone_number_id":"\(number)"},
            "contacts":[{"wa_id":"\(from)","profile":{"name":"Ayşe"}}],
            "messages":[{"from":"\(from)","id":"\(id)","timestamp":"\(Int(at.timeIntervalSince1970))",
            "type":"text","text":{"body":"\(text)"}}]}}]}]}
            """.utf8)
    }

    private func signed(_ body: Data, _ secret: String) -> [String: String] {
        ["X-Hub-Signature-256": "sha256=" + hexadecimal(hmac(body, key: Data(secret.utf8)))]
    }

    private func whatsApp(_ client: Client, graph: String? = nil) async throws -> (id: String, path: String) {
        var settings: [String: Any] = ["phone_number_id": "42"]
        settings["graph_url"] = graph
        let made = try await client.post(
            "/v1/channels",
            [
                "kind": "whatsapp", "name": "Ana hat", "settings": settings,
                "secrets": ["app_secret": "gizli-imza", "verify_token": "gizli-soru", "access_token": "gizli-anahtar"],
            ])
        guard let id = made.json["id"].string, let path = made.json["webhook_path"].string else {
            throw TestFailure(made.text)
        }
        return (id, path)
    }

    @Test func `of WhatsApp is verified by its token, and by no other`() async throws {
        let client = try await Self.tenant.value.client
        let channel = try await whatsApp(client)
        var stranger = client
        stranger.key = nil
        let query = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token="
        let right = try await stranger.get(channel.path + query + "gizli-soru")
        #expect(right.status == 200)
        #expect(right.text == "1158201444")
        #expect(try await stranger.get(channel.path + query + "baska").status == 404)
        #expect(try await stranger.get(channel.path).status == 404)
    }

    @Test func `of WhatsApp takes a signed notification once, answers the turn and sends what is trusted`()
        async throws
    {
        let tenant = try await Self.tenant.value
        let client = tenant.client
        let graph = try LocalService(["/v21.0/42/messages"]) { _ in (200, #"{"messages":[{"id":"wamid.out"}]}"#) }
        let channel = try await whatsApp(client, graph: graph.address + "/v21.0")
        var stranger = client
        stranger.key = nil
        let from = "905551110001"
        let bodies = [
            notification("wamid.1", "Merhaba", from: from),
            notification("wamid.2", "kargo ücreti ne kadar?", from: from),
        ]
        for body in bodies + [bodies[1]] {
            let answer = try await stranger.send("POST", channel.path, body: body, headers: signed(body, "gizli-imza"))
            #expect(answer.status == 200)
        }
        // Nobody trusts the intent yet, so nothing goes by itself; the draft waits for an agent.
        let listed = try await client.get("/v1/conversations?limit=200").json["data"].array
        let conversation = try #require(listed.first { $0["external_id"].string == from }?["id"].string)
        let messages = try await client.get("/v1/conversations/\(conversation)/messages").json["data"].array
        #expect(messages.compactMap { $0["text"].string } == ["kargo ücreti ne kadar?", "Merhaba"])
        let draft = try await client.post("/v1/conversations/\(conversation)/drafts").json
        let intent = try #require(draft["intent"]["id"].string)
        #expect(graph.received.isEmpty)
        // An agent's click sends it.
        let drafted = draft["id"].string ?? ""
        #expect(try await client.post("/v1/drafts/\(drafted)/feedback", ["outcome": "accepted"]).status == 200)
        #expect(try await graph.wait(for: 1)[0].json["text"]["body"].string == draft["text"].string)
        let pin = try JSONSerialization.data(withJSONObject: ["intent": intent, "pin": "auto"])
        #expect(try await client.send("PUT", "/v1/trust", body: pin).status == 200)
        let body = notification("wamid.3", "Kargo ücreti ne kadar?", from: from)
        _ = try await stranger.send("POST", channel.path, body: body, headers: signed(body, "gizli-imza"))
        let sent = try await graph.wait(for: 2)
        #expect(sent[0].json["to"].string == from)
        #expect(sent[0].json["messaging_product"].string == "whatsapp")
        #expect(sent[0].json["text"]["body"].string?.contains("49 TL") == true)
        #expect(sent[0].headers["Authorization"] == "Bearer gizli-anahtar")
        let log = try await tenant.eventually("/v1/channels/\(channel.id)/deliveries") {
            $0["data"][0]["status"].string == "delivered"
        }
        #expect(log["data"][0]["external_id"].string == "wamid.out")
        let status = Data(
            """
            {"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"42"},
            "statuses":[{"id":"wamid.out","status":"read"}]}}]}]}
            """.utf8)
        _ = try await stranger.send("POST", channel.path, body: status, headers: signed(status, "gizli-imza"))
        let after = try await client.get("/v1/channels/\(channel.id)/deliveries").json
        #expect(after["data"][0]["external_status"].string == "read")
        await graph.stop()
    }

    @Test func `of WhatsApp sends nothing a day after the customer's last message, and says why`() async throws {
        let tenant = try await Self.tenant.value
        let graph = try LocalService(["/v21.0/42/messages"])
        let channel = try await whatsApp(tenant.client, graph: graph.address + "/v21.0")
        let from = "905551110077"
        let body = notification("wamid.old", "Kargo ücreti ne kadar?", from: from, at: Date() - 90_000)
        _ = try await tenant.client.send("POST", channel.path, body: body, headers: signed(body, "gizli-imza"))
        let listed = try await tenant.client.get("/v1/conversations?limit=200").json["data"].array
        let conversation = try #require(listed.first { $0["external_id"].string == from }?["id"].string)
        let draft = try await tenant.client.post("/v1/conversations/\(conversation)/drafts").json["id"].string ?? ""
        _ = try await tenant.client.post("/v1/drafts/\(draft)/feedback", ["outcome": "accepted"])
        let log = try await tenant.eventually("/v1/channels/\(channel.id)/deliveries") {
            $0["data"].array.contains { $0["status"].string == "dead" }
        }
        #expect(log["data"].array.contains { $0["last_error"].string?.contains("24 hours") == true })
        #expect(graph.received.isEmpty)
        await graph.stop()
    }

    @Test func `of WhatsApp is for nobody who does not know its secret`() async throws {
        let client = try await Self.tenant.value.client
        let channel = try await whatsApp(client)
        var stranger = client
        stranger.key = nil
        let body = notification("wamid.x", "Merhaba", from: "905551119999")
        var changed = body
        changed.append(UInt8(ascii: " "))
        for headers in [[:], signed(body, "baska"), ["X-Hub-Signature-256": "sha256="]] {
            #expect(try await stranger.send("POST", channel.path, body: body, headers: headers).status == 404)
        }
        let replayed = try await stranger.send("POST", channel.path, body: changed, headers: signed(body, "gizli-imza"))
        #expect(replayed.status == 404)
        // Another number of the same app is another business.
        let other = notification("wamid.y", "Merhaba", from: "905551119999", number: "43")
        _ = try await stranger.send("POST", channel.path, body: other, headers: signed(other, "gizli-imza"))
        let listed = try await client.get("/v1/conversations?limit=200").json["data"].array
        #expect(!listed.contains { $0["external_id"].string == "905551119999" })
        let off = try await client.send("PATCH", "/v1/channels/\(channel.id)", body: Data(#"{"enabled":false}"#.utf8))
        #expect(off.json["enabled"].integer == 0)
        let late = try await stranger.send("POST", channel.path, body: body, headers: signed(body, "gizli-imza"))
        #expect(late.status == 404)
    }

    @Test func `never shows its secrets again, in no answer, no log and no table`() async throws {
        let tenant = try await Self.tenant.value
        let channel = try await whatsApp(tenant.client)
        let shown = [
            try await tenant.client.get("/v1/channels/\(channel.id)").text,
            try await tenant.client.get("/v1/channels").text,
            try await tenant.client.get("/v1/audit-events?limit=200").text,
            try String(contentsOfFile: tenant.server.data + "/test.log", encoding: .utf8),
        ]
        for text in shown {
            for secret in ["gizli-imza", "gizli-soru", "gizli-anahtar"] { #expect(!text.contains(secret)) }
        }
        let one = try await tenant.client.get("/v1/channels/\(channel.id)").json
        #expect(one["secrets_set"].array.compactMap(\.string) == ["app_secret", "verify_token", "access_token"])
    }

    @Test func `of any system takes what is signed and of now`() async throws {
        let client = try await Self.tenant.value.client
        let made = try await client.post("/v1/channels", ["kind": "inbound", "name": "Form"]).json
        let path = try #require(made["webhook_path"].string)
        let secret = try #require(made["webhook_secret"].string)
        let key = try #require(Data(base64Encoded: String(secret.dropFirst(6))))
        var stranger = client
        stranger.key = nil
        func send(_ id: String, at time: Date = Date(), key: Data) async throws -> Answer {
            let body = Data(
                #"{"message_id":"\#(id)","conversation_id":"form-1","text":"Kargo ücreti ne kadar?"}"#.utf8)
            let stamp = String(Int(time.timeIntervalSince1970))
            let signature = hmac(Data("\(id).\(stamp).".utf8) + body, key: key).base64EncodedString()
            return try await stranger.send(
                "POST", path, body: body,
                headers: ["webhook-id": id, "webhook-timestamp": stamp, "webhook-signature": "v1,AAAA v1,\(signature)"])
        }
        let first = try await send("f1", key: key)
        #expect(first.status == 202)
        let again = try await send("f1", key: key)
        #expect(again.json["conversation_id"].string == first.json["conversation_id"].string)
        let id = first.json["conversation_id"].string ?? ""
        #expect(try await client.get("/v1/conversations/\(id)/messages").json["data"].array.count == 1)
        #expect(try await send("f2", at: Date() - 400, key: key).status == 404)
        #expect(try await send("f3", key: Data("baska".utf8)).status == 404)
    }

    @Test func `of Chatwoot writes the draft as a private note into the conversation`() async throws {
        let tenant = try await Self.tenant.value
        let inbox = try LocalService(["/api/v1/accounts/3/conversations/{id}/messages"]) { number in
            // The first attempt finds the other side busy.
            number == 0 ? (503, "{}") : (200, #"{"id":77}"#)
        }
        let made = try await tenant.client.post(
            "/v1/channels",
            [
                "kind": "chatwoot", "name": "Gelen kutusu",
                "settings": ["base_url": inbox.address + "/", "account_id": 3],
                "secrets": ["access_token": "cw-anahtar"],
            ]
        ).json
        let path = try #require(made["webhook_path"].string)
        let token = try #require(made["webhook_secret"].string)
        var stranger = tenant.client
        stranger.key = nil
        let body = Data(
            """
            {"event":"message_created","id":901,"content":"Kargo ücreti ne kadar?","message_type":"incoming",
             "private":false,"account":{"id":3},"conversation":{"id":12},"sender":{"name":"Ayşe"}}
            """.utf8)
        #expect(try await stranger.send("POST", path, body: body).status == 404)
        #expect(try await stranger.send("POST", path + "?token=yanlis", body: body).status == 404)
        #expect(try await stranger.send("POST", path + "?token=\(token)", body: body).status == 200)
        #expect(try await stranger.send("POST", path + "?token=\(token)", body: body).status == 200)
        let notes = try await inbox.wait(for: 2)
        let note = try #require(notes.last)
        #expect(note.path == "/api/v1/accounts/3/conversations/12/messages")
        #expect(note.headers["api_access_token"] == "cw-anahtar")
        #expect(note.json["private"].integer == 1)
        #expect(note.json["message_type"].string == "outgoing")
        #expect(note.json["content"].string?.contains("49 TL") == true)
        #expect(note.json["content"].string?.contains("SSS: Kargo ücreti ne kadar?") == true)
        await inbox.stop()
    }
}

@Suite struct `A webhook` {
    @Test func `is told of events, signed, again after a failure, and never twice under two ids`() async throws {
        let tenant = try await EmptyTenant.start("habercisi")
        let client = tenant.client
        let hook = try LocalService(["/olay"]) { number in (number == 0 ? 500 : 204, "") }
        let made = try await client.post("/v1/webhooks", ["url": hook.address + "/olay", "events": ["handoff"]])
        #expect(made.status == 201)
        let id = made.json["id"].string ?? ""
        let secret = try #require(made.json["secret"].string)
        #expect(try await client.get("/v1/webhooks").text.contains(secret) == false)
        let draft = try await client.post("/v1/assist:reply", ["text": "Hediye paketi yapıyor musunuz?"]).json
        #expect(draft["decision"].string == "handoff")
        let received = try await hook.wait(for: 2)
        #expect(received[0].headers["webhook-id"] == received[1].headers["webhook-id"])
        let key = try #require(Data(base64Encoded: String(secret.dropFirst(6))))
        for request in received {
            let stamp = try #require(request.headers["webhook-timestamp"])
            let event = try #require(request.headers["webhook-id"])
            let right = hmac(Data("\(event).\(stamp).".utf8) + request.body, key: key).base64EncodedString()
            #expect(request.headers["webhook-signature"] == "v1,\(right)")
        }
        #expect(received[1].json["type"].string == "handoff")
        #expect(received[1].json["data"]["draft_id"].string == draft["id"].string)
        let log = try await tenant.eventually("/v1/webhooks/\(id)/deliveries") {
            $0["data"][0]["status"].string == "delivered"
        }
        // An answer that comes late counts as none, so on a busy machine there may be more.
        #expect(log["data"][0]["attempts"].integer ?? 0 >= 2)
        let delivery = log["data"][0]["id"].string ?? ""
        #expect(try await client.post("/v1/deliveries/\(delivery):replay").status == 202)
        let third = try await hook.wait(for: 3)
        #expect(third[2].headers["webhook-id"] == received[0].headers["webhook-id"])
        await hook.stop()
    }

    @Test func `that refuses is a dead letter at once, and takes no address within the network unless allowed`()
        async throws
    {
        let server = try await RunningServer()
        _ = try await kaynak("tenant", "create", "duvarci", "--name", "Duvarcı", "--data", server.data)
        let key = try await kaynak("key", "create", "--tenant", "duvarci", "--scopes", "admin", "--data", server.data)
        let client = Client(
            address: server.address, key: key.output.trimmingCharacters(in: .whitespacesAndNewlines))
        let hook = try LocalService(["/olay"])
        let made = try await client.post("/v1/webhooks", ["url": hook.address + "/olay", "events": ["handoff"]]).json
        let id = made["id"].string ?? ""
        #expect(try await client.post("/v1/webhooks/\(id):test").status == 202)
        var last = JSON(NSNull())
        for _ in 0..<100 where last["status"].string != "dead" {
            try await Task.sleep(for: .milliseconds(100))
            last = try await client.get("/v1/webhooks/\(id)/deliveries").json["data"][0]
        }
        #expect(last["status"].string == "dead")
        #expect(last["last_error"].string?.contains("private network") == true)
        #expect(hook.received.isEmpty)
        for url in ["ftp://ornek.com", "https://", "https://a:b@ornek.com/", "kargo"] {
            let refused = try await client.post("/v1/webhooks", ["url": url, "events": ["handoff"]])
            #expect(refused.status == 422, "\(url)")
        }
        #expect(
            try await client.post("/v1/webhooks", ["url": "https://ornek.com", "events": ["olmayan"]]).status == 422)
        await hook.stop()
    }
}
