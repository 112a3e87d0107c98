import Foundation
import Testing

/// Over a local server that speaks the WhatsApp Cloud API.
@Suite struct `An outgoing message` {
    private struct Office {
        let tenant: EmptyTenant
        let graph: LocalService
        let channel: (id: String, path: String)

        var client: Client { tenant.client }

        /// As Meta calls: signed, without a key.
        func notify(_ value: String) async throws {
            let body = Data(
                #"{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"42"},\#(value)}}]}]}"#
                    .utf8)
            try await notify(body)
        }

        func notify(_ body: Data) async throws {
            var stranger = tenant.client
            stranger.key = nil
            let signature = "sha256=" + hexadecimal(hmac(body, key: Data("gizli-imza".utf8)))
            let answer = try await stranger.send(
                "POST", channel.path, body: body, headers: ["X-Hub-Signature-256": signature])
            #expect(answer.status == 200)
        }

        func customerWrites(_ text: String, from phone: String, id: String = UUID().uuidString) async throws {
            try await notify(
                """
                "messages":[{"from":"\(phone)","id":"wamid.\(id)","timestamp":"\(Int(Date().timeIntervalSince1970))",
                "type":"text","text":{"body":"\(text)"}}]
                """)
        }

        func customer(_ phone: String, _ name: String = "Deniz") async throws -> String {
            let made = try await client.post("/v1/customers", ["phone": "+\(phone)", "name": name])
            return try #require(made.json["id"].string)
        }

        func queue(_ key: String, _ customer: String, _ more: [String: Any]) async throws -> String {
            var body: [String: Any] = ["key": key, "customer_id": customer, "purpose": "reminder"]
            body.merge(more) { $1 }
            let made = try await client.post("/v1/messages", body)
            #expect(made.status == 201)
            return try #require(made.json["id"].string)
        }

        func status(_ id: String, _ status: String) async throws -> JSON {
            try await tenant.eventually("/v1/messages/\(id)") { $0["status"].string == status }
        }
    }

    private func office(
        _ slug: String, answer: @escaping @Sendable (Int) -> (status: Int, body: String)
    ) async throws -> Office {
        let tenant = try await EmptyTenant.start(slug)
        let graph = try LocalService(["/v21.0/42/messages"], answer: answer)
        let made = try await tenant.client.post(
            "/v1/channels",
            [
                "kind": "whatsapp", "name": "Ana hat",
                "settings": ["phone_number_id": "42", "graph_url": graph.address + "/v21.0"],
                "secrets": ["app_secret": "gizli-imza", "verify_token": "gizli-soru", "access_token": "gizli-anahtar"],
            ]
        ).json
        let channel = (try #require(made["id"].string), try #require(made["webhook_path"].string))
        let template = try await tenant.client.post(
            "/v1/message-templates",
            [
                "name": "randevu_hatirlatma", "language": "tr", "purpose": "reminder",
                "body": "Merhaba {{ad}}, randevunuz {{gun}} saat {{saat}}. Görüşmek üzere.",
            ])
        #expect(template.status == 201)
        return Office(tenant: tenant, graph: graph, channel: channel)
    }

    @Test func `goes as an approved template to who has not written, and its receipts are followed`() async throws {
        let office = try await office("sablonlu") { number in (200, #"{"messages":[{"id":"wamid.\#(number)"}]}"#) }
        let customer = try await office.customer("905320000001")
        let variables = ["ad": "Deniz", "gun": "yarın", "saat": "10.30"]
        let more: [String: Any] = ["template": "randevu_hatirlatma", "variables": variables]
        // Nobody approved it yet.
        let early = try await office.queue("r/0", customer, more)
        let held = try await office.status(early, "suppressed")
        #expect(held["reasons"].array.compactMap { $0["code"].string } == ["window_closed", "template_not_approved"])
        #expect(held["reasons"][0]["tr"].string?.contains("24 saat") == true)
        #expect(office.graph.received.isEmpty)
        try await office.notify(
            Data(
                """
                {"entry":[{"changes":[{"field":"message_template_status_update","value":{"event":"APPROVED",
                "message_template_name":"randevu_hatirlatma","message_template_language":"tr","reason":"NONE"}}]}]}
                """.utf8))
        let id = try await office.queue("r/1", customer, more)
        let sent = try await office.graph.wait(for: 1)[0].json
        #expect(sent["to"].string == "905320000001" && sent["type"].string == "template")
        #expect(sent["template"]["name"].string == "randevu_hatirlatma")
        #expect(sent["template"]["language"]["code"].string == "tr")
        let parameters = sent["template"]["components"][0]["parameters"].array.compactMap { $0["text"].string }
        #expect(parameters == ["Deniz", "yarın", "10.30"])
        #expect(sent["biz_opaque_callback_data"].string == id)
        _ = try await office.status(id, "sent")
        for (word, reference) in [
            ("delivered", #""id":"wamid.0""#), ("read", #""id":"other","biz_opaque_callback_data":"\#(id)""#),
        ] {
            try await office.notify(#""statuses":[{\#(reference),"status":"\#(word)"}]"#)
            #expect(try await office.client.get("/v1/messages/\(id)").json["status"].string == word)
        }
        // A second request under the key is the first.
        let again = try await office.client.post(
            "/v1/messages", ["key": "r/1", "customer_id": customer, "purpose": "reminder", "text": "x"])
        #expect(again.status == 200 && again.json["id"].string == id)
        #expect(office.graph.received.count == 1)
        #expect(try await office.client.get("/v1/messages:counts").json["counts"]["read"].integer == 1)
        await office.graph.stop()
    }

    @Test func `does not go to who wants none, until they want some again`() async throws {
        let office = try await office("istemeyen") { number in (200, #"{"messages":[{"id":"wamid.\#(number)"}]}"#) }
        let phone = "905320000002"
        try await office.customerWrites("Merhaba, yarın geliyorum", from: phone)
        let customer = try await office.customer(phone)
        let first = try await office.queue("s/1", customer, ["text": "Yarın 10.30'da görüşürüz."])
        #expect(try await office.graph.wait(for: 1)[0].json["text"]["body"].string == "Yarın 10.30'da görüşürüz.")
        _ = try await office.status(first, "sent")
        let waiting = try await office.queue(
            "s/2", customer, ["text": "Sonra", "send_at": "2099-01-01T09:00:00+03:00"])
        // In the queue, and yet nothing of it: the customer's word comes first.
        try await office.customerWrites("Lütfen artık yazmayın", from: phone)
        _ = try await office.status(waiting, "suppressed")
        let third = try await office.queue("s/3", customer, ["text": "Yine de"])
        let held = try await office.status(third, "suppressed")
        #expect(held["reasons"][0]["code"].string == "opted_out")
        #expect(try await office.client.get("/v1/customers/\(customer)").json["opt_outs"][0].string == "all")
        let listed = try await office.client.get("/v1/opt-outs").json["data"]
        #expect(listed[0]["address"].string == "+" + phone && listed[0]["source"].string == "message")
        try await office.customerWrites("BAŞLAT", from: phone)
        #expect(try await office.client.post("/v1/messages/\(third):retry").status == 200)
        _ = try await office.status(third, "sent")
        #expect(office.graph.received.count == 2)
        // An answer that was asked for is no opt-out.
        let asking = try await office.queue(
            "s/4", customer,
            ["text": "Geliyor musunuz? EVET ya da İPTAL yazın.", "expected_answers": ["EVET", "İPTAL"]])
        _ = try await office.status(asking, "sent")
        try await office.customerWrites("iptal", from: phone)
        #expect(try await office.client.get("/v1/customers/\(customer)").json["opt_outs"].array.isEmpty)
        await office.graph.stop()
    }

    @Test func `that is refused says why in the reader's language, and may be tried again`() async throws {
        let office = try await office("ulasilmaz") { number in
            number == 0
                ? (400, #"{"error":{"code":131026,"message":"Message undeliverable"}}"#)
                : (200, #"{"messages":[{"id":"wamid.z"}]}"#)
        }
        try await office.customerWrites("Merhaba", from: "905320000003")
        let customer = try await office.customer("905320000003")
        let id = try await office.queue("f/1", customer, ["text": "Merhaba"])
        let failed = try await office.status(id, "failed")
        #expect(failed["reasons"][0]["tr"].string?.hasPrefix("Bu numara WhatsApp kullanmıyor") == true)
        #expect(failed["failed_reason"].string == "HTTP 400 Message undeliverable")
        #expect(try await office.client.post("/v1/messages/\(id):cancel").status == 409)
        #expect(try await office.client.post("/v1/messages/\(id):retry").json["status"].string == "queued")
        _ = try await office.status(id, "sent")
        #expect(try await office.client.post("/v1/messages/\(id):retry").status == 409)
        await office.graph.stop()
    }

    @Test(.timeLimit(.minutes(3)))
    func `is sent once where the server dies before the answer, and its receipt settles it`() async throws {
        let office = try await office("olen") { _ in
            Thread.sleep(forTimeInterval: 3)
            return (200, #"{"messages":[{"id":"wamid.k"}]}"#)
        }
        try await office.customerWrites("Merhaba", from: "905320000004")
        let customer = try await office.customer("905320000004")
        let id = try await office.queue("k/1", customer, ["text": "Merhaba"])
        _ = try await office.graph.wait(for: 1)
        office.tenant.server.kill9()
        let again = try await RunningServer(data: office.tenant.server.data, arguments: ["--private-targets", "allow"])
        let client = Client(address: again.address, key: office.client.key)
        #expect(try await client.get("/v1/messages/\(id)").json["status"].string == "sending")
        let reborn = Office(
            tenant: EmptyTenant(server: again, client: client), graph: office.graph, channel: office.channel)
        try await reborn.notify(
            #""statuses":[{"id":"wamid.k","status":"delivered","biz_opaque_callback_data":"\#(id)"}]"#)
        #expect(try await client.get("/v1/messages/\(id)").json["status"].string == "delivered")
        #expect(office.graph.received.count == 1)
        await office.graph.stop()
    }

    @Test func `needs a consent to sell, and goes with its customer when they are erased`() async throws {
        let office = try await office("izinli") { _ in (200, #"{"messages":[{"id":"wamid.m"}]}"#) }
        try await office.customerWrites("Merhaba", from: "905320000005")
        let customer = try await office.customer("905320000005")
        let id = try await office.queue("m/1", customer, ["purpose": "marketing", "text": "Bahar kampanyası"])
        let held = try await office.status(id, "suppressed")
        #expect(held["reasons"][0]["code"].string == "consent_missing")
        let consent = try await office.client.post(
            "/v1/customers/\(customer)/consents",
            [
                "purpose": "marketing", "granted": true, "method": "form",
                "wording": "Kampanyalardan WhatsApp ile haberdar olmak istiyorum.",
            ])
        #expect(consent.status == 201)
        _ = try await office.client.post("/v1/messages/\(id):retry")
        _ = try await office.status(id, "sent")
        let receipt = try await office.client.post("/v1/customers/\(customer):erase")
        #expect(receipt.status == 200 && receipt.json["row_counts"]["outgoing_messages"].integer == 1)
        for path in ["/v1/customers/\(customer)", "/v1/messages/\(id)"] {
            #expect(try await office.client.get(path).status == 404)
        }
        await office.graph.stop()
    }
}
