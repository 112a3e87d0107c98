import Catalog
import Foundation
import HTTPServer
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// From a marketplace's orders to a customer who keeps what they bought, with the clock in the test's hand.
@Suite(.serialized) struct `A shop` {
    private static let root = "/v1/plugins/ecommerce"
    /// Tuesday, 3 March 2026, 15:00 in Istanbul.
    private static let start = Date(timeIntervalSince1970: 1_772_539_200)

    private func niche() throws -> any Plugin.Type { try #require(plugin("ecommerce")) }

    // MARK: - Marketplaces

    private static let trendyolPath = "/integration/order/sellers/{seller}/orders"

    private static func package(
        _ number: String, id: Int, status: String = "Shipped", modified: Date,
        name: (String, String) = ("Deniz", "Örnek")
    ) -> String {
        """
        {"orderNumber": "\(number)", "shipmentPackageId": \(id), "customerFirstName": "\(name.0)",
         "customerLastName": "\(name.1)", "customerEmail": "pf+0a1b@trendyolmail.com",
         "shipmentAddress": {"fullName": "\(name.0) \(name.1)", "city": "İzmir", "phone": null},
         "cargoTrackingNumber": 7330012345678901, "cargoTrackingLink": "https://kargo.ornek.invalid/?kod=7330012345678901",
         "cargoProviderName": "Yurtiçi Kargo Marketplace", "currencyCode": "TRY",
         "lines": [{"quantity": 1, "merchantSku": "BOT-39", "productName": "Deri Bot", "productSize": "39",
                    "productColor": "Siyah", "price": 799.90}],
         "orderDate": 1772449200000, "lastModifiedDate": \(Int(modified.timeIntervalSince1970) * 1000),
         "estimatedDeliveryEndDate": 1772697600000, "shipmentPackageStatus": "\(status)", "status": "\(status)"}
        """
    }

    /// As Trendyol pages: of these packages those within the window, in order of their change.
    private static func trendyol(_ packages: [(Date, String)]) -> LocalMarket.Answer {
        { request in
            guard request.headers["Authorization"] == "Basic " + Data("anahtar:gizli".utf8).base64EncodedString(),
                request.headers["User-Agent"] == "4242 - SelfIntegration", request.parameters["seller"] == "4242",
                request.query["orderByField"] == "PackageLastModifiedDate"
            else { return .json("{}", status: 401) }
            let number = { (name: String) in Double(request.query[name] ?? "") ?? 0 }
            let size = Int(number("size"))
            let found = packages.filter {
                let moment = $0.0.timeIntervalSince1970 * 1000
                return moment >= number("startDate") && moment <= number("endDate")
            }.sorted { $0.0 < $1.0 }
            let page = found.dropFirst(Int(number("page")) * size).prefix(size).map(\.1).joined(separator: ",")
            let pages = (found.count + size - 1) / max(size, 1)
            return .json(
                #"{"page": \#(Int(number("page"))), "size": \#(size), "totalPages": \#(pages), "content": [\#(page)]}"#)
        }
    }

    private func connect(_ lab: PluginLab, _ tenant: LabTenant, to market: LocalMarket) async throws -> LabAnswer {
        try await lab.send(
            "POST", Self.root + "/integrations",
            [
                "connector": "trendyol",
                "fields": [
                    "seller_id": "4242", "api_key": "anahtar", "api_secret": "gizli",
                    "address": .string(market.address),
                ],
            ], as: tenant)
    }

    // MARK: - Talks

    private struct Talk {
        var state: JSONValue?
        var text = ""
        var kind: DialogueStep.Kind?
        var records: [Fact.Record] = []
    }

    /// One message of a customer, as the host of talks hands it over.
    private func say(
        _ text: String, _ talk: inout Talk, in dialogue: String, _ intent: String, _ lab: PluginLab,
        _ tenant: LabTenant, customer: TalkingCustomer = Self.customer
    ) async throws {
        let plugin = try #require(lab.installation.plugins.plugin("ecommerce"))
        let found = try #require(plugin.contributions.dialogues.first { $0.id == dialogue })
        let entities = Array(text.matches(of: #/[0-9]{8,}/#)).map { match in
            Entity(.order(String(match.output)), span: Span(0..<1))
        }
        let turn = DialogueTurn(
            question: FactQuestion(
                text: text, intent: DetectedIntent(id: intent, confidence: 0.9, runnerUpGap: 0.5), entities: entities,
                language: .turkish), state: talk.state, customer: customer)
        let step = try await lab.installation.plugins.withSession(of: plugin, for: tenant.context) { session in
            try found.turn(turn, session)
        }
        let said = try #require(step, "“\(text)” was none of the talk's business")
        talk.state = said.state
        talk.text = said.text
        talk.kind = said.kind
        talk.records = said.records
    }

    private static let customer = TalkingCustomer(
        conversation: "cnv_1", phone: "+905550000001", email: nil, name: "Deniz Örnek", channel: "whatsapp")

    @Test(.timeLimit(.minutes(8)))
    func `answers where a parcel is, talks a return into an exchange and asks a day later, over a restart`()
        async throws
    {
        let shipped = Self.start.addingTimeInterval(-7_200)
        let market = try LocalMarket(
            [Self.trendyolPath], Self.trendyol([(shipped, Self.package("10234567", id: 1, modified: shipped))]))
        try await PluginLab.with([try niche()], at: Self.start) { lab in
            let tenant = try await lab.tenant("dukkan", ["ecommerce"])
            let other = try await lab.tenant("komsu", ["ecommerce"])
            let account = try await connect(lab, tenant, to: market)
            let hook = try #require(account["webhook_path"].string)
            let secret = try #require(account["webhook_secret"].string)
            let tested = try await lab.send(
                "POST", Self.root + "/integrations/\(account["id"].string ?? "")" + ":test", as: tenant)
            #expect(tested["ok"] == true)
            try await lab.installation.connectors.runOnce()

            // Where it is, by its number, and nothing that tells whose it is.
            let reply = try await lab.send(
                "POST", "/v1/assist:reply", ["text": "kargom nerede 10234567"], as: tenant)
            let text = reply["text"].string ?? ""
            for part in [
                "10234567", "kargoda", "Yurtiçi Kargo", "7330012345678901", "https://kargo", "5 Mart Perşembe",
            ] {
                #expect(text.contains(part), "\(part) in \(text)")
            }
            for part in ["Deniz", "İzmir", "Bot", "799"] { #expect(!text.contains(part)) }
            #expect(reply["decision"] == "reply" && reply["plugin"].text.contains("ord_"))
            let foreign = try await lab.send(
                "POST", "/v1/assist:reply", ["text": "kargom nerede 10234567"], as: other)
            #expect(!foreign.body.text.contains("7330012345678901") && foreign["decision"] != "reply")

            // Without a number it is asked for; what no order has is asked for again; then it is found.
            var talk = Talk()
            try await say("kargom nerede", &talk, in: "parcel", "kargo_nerede", lab, tenant)
            #expect(talk.kind == .ask && talk.text.contains("Sipariş numaranızı"))
            try await say("99999999", &talk, in: "parcel", "diger", lab, tenant)
            #expect(talk.kind == .ask && !talk.text.contains("7330012345678901"))
            try await say("pardon 10234567", &talk, in: "parcel", "diger", lab, tenant)
            #expect(talk.kind == .reply && talk.text.contains("7330012345678901") && talk.state == nil)
            #expect(talk.records.allSatisfy { $0.table == "orders" })
            let card = try await lab.send("GET", Self.root + "/order-card?conversation_id=cnv_1", as: tenant)
            #expect(card["card"].text.contains("Deniz Örnek"))

            // The marketplace tells of the delivery, twice.
            try await PluginLab.restart(&lab)
            let delivered = Self.package("10234567", id: 1, status: "DELIVERED", modified: Self.start)
            for _ in 0..<2 {
                let pushed = try await lab.push(hook, delivered, ["x-api-key": secret])
                #expect(pushed.status == 200 && pushed["received"] == 1)
            }
            let orders = try await lab.send("GET", Self.root + "/orders", as: tenant).list
            #expect(orders.count == 1 && orders[0]["status"] == "delivered")

            // A return that becomes an exchange.
            for size in ["39", "40", "41"] {
                let stocked = try await lab.send(
                    "POST", Self.root + "/products",
                    [
                        "sku": .string("BOT-\(size)"), "model": "BOT", "name": "Deri Bot", "size": .string(size),
                        "color": "Siyah", "stock": size == "41" ? 0 : 3,
                    ], as: tenant)
                #expect(stocked.status == 201)
            }
            talk = Talk()
            try await say("Ürünü iade etmek istiyorum", &talk, in: "return", "iade", lab, tenant)
            #expect(talk.kind == .ask && talk.text.contains("14 gün") && talk.records.first?.id == "return_days")
            try await say("beden küçük geldi", &talk, in: "return", "degisim", lab, tenant)
            #expect(talk.text.contains("40 beden") && !talk.text.contains("41 beden") && talk.text.contains("“iade”"))
            try await PluginLab.restart(&lab)
            try await say("40 olsun", &talk, in: "return", "diger", lab, tenant)
            #expect(talk.kind == .reply && talk.text.contains("40 beden") && talk.state == nil)
            let returns = try await lab.send("GET", Self.root + "/returns", as: tenant).list
            #expect(returns.count == 1 && returns[0]["outcome"] == "exchanged" && returns[0]["was_deflected"] == true)
            #expect(returns[0]["reason"] == "size" && returns[0]["action_taken"] == "exchange_offered")

            lab.clock.advance(hours: 23)
            try await lab.work()
            #expect(try await lab.messages(of: "ecommerce", tenant).isEmpty)
            try await PluginLab.restart(&lab)
            lab.clock.advance(hours: 2)
            try await lab.work()
            try await lab.work()
            let messages = try await lab.messages(of: "ecommerce", tenant)
            #expect(messages.count == 1 && messages[0]["text"]?.string?.contains("10234567") == true)

            let cards = try await lab.send("GET", Self.root + "/cards", as: tenant).list
            let figures = cards.first { $0["id"] == "return_deflection" }?["figures"]
            #expect(figures?.text.contains("799.9") == true && figures?.text.contains(#""value":1"#) == true)
            #expect(try await lab.send("GET", Self.root + "/orders", as: other).list.isEmpty)
            #expect(try await lab.send("GET", Self.root + "/returns", as: other).list.isEmpty)
        }
        await market.stop()
    }

    @Test(.timeLimit(.minutes(6)))
    func `starts a return at once for whoever wants one, gives its coupon to who takes it, and cancels nothing itself`()
        async throws
    {
        try await PluginLab.with([try niche()], at: Self.start) { lab in
            let tenant = try await lab.tenant("dukkan", ["ecommerce"])
            let settings: JSONValue = [
                "coupon_code": "KAL10", "coupon_percent": 10, "return_steps": "Kargo kodunuz: ORNEK-1.",
                "sales_phone": "0555 000 00 09",
            ]
            #expect(
                try await lab.send("PUT", Self.root, ["enabled": true, "settings": settings], as: tenant).status == 200)
            for (number, status) in [("70000001", "delivered"), ("70000002", "delivered"), ("70000003", "preparing")] {
                let stored = try await lab.send(
                    "POST", Self.root + "/orders",
                    [
                        "number": .string(number), "status": .string(status), "customer_name": "Deniz Örnek",
                        "delivered_at": "2026-03-01T09:00:00Z", "total": 450, "carrier": "Örnek Kargo",
                        "lines": [["name": "Kupa", "sku": "KUPA"]],
                    ], as: tenant)
                #expect(stored.status == 201)
            }
            var talk = Talk()
            try await say("70000001 iade etmek istiyorum, kırık geldi", &talk, in: "return", "iade", lab, tenant)
            #expect(talk.kind == .reply && talk.text.contains("başlattık") && talk.text.contains("ORNEK-1"))
            talk = Talk()
            try await say("iade etmek istiyorum vazgeçtim", &talk, in: "return", "iade", lab, tenant)
            // The talk was linked to the order before: it is offered a coupon, and the code only once it is taken.
            #expect(
                talk.text.contains("yüzde 10") && !talk.text.contains("KAL10") && talk.text.contains("cayma hakkınız"))
            try await say("hayır iade istiyorum", &talk, in: "return", "iade", lab, tenant)
            #expect(talk.text.contains("başlattık"))
            talk = Talk()
            let second = TalkingCustomer(
                conversation: "cnv_2", phone: nil, email: nil, name: "Deniz Örnek", channel: "webhook")
            try await say(
                "70000002 iade edeceğim, vazgeçtim", &talk, in: "return", "iade", lab, tenant, customer: second)
            try await say("tamam olur", &talk, in: "return", "diger", lab, tenant, customer: second)
            #expect(talk.text.contains("KAL10"))
            let outcomes = try await lab.send("GET", Self.root + "/returns", as: tenant).list.compactMap {
                $0["outcome"]?.string
            }
            #expect(outcomes.sorted() == ["coupon", "returned", "returned"])

            // Another's number: the name on it is asked for, and a wrong one learns nothing.
            let stranger = TalkingCustomer(
                conversation: "cnv_3", phone: "+905550000002", email: nil, name: "Ali Başkası", channel: "whatsapp")
            talk = Talk()
            try await say(
                "kargom nerede 70000003", &talk, in: "parcel", "kargo_nerede", lab, tenant, customer: stranger)
            #expect(talk.kind == .ask && !talk.text.contains("Deniz") && !talk.text.contains("Kargo"))
            try await say("Ali Başkası", &talk, in: "parcel", "diger", lab, tenant, customer: stranger)
            #expect(talk.kind == .handoff && !talk.text.contains("Deniz") && !talk.text.contains("hazırlanıyor"))

            talk = Talk()
            try await say("siparişimi iptal etmek istiyorum 70000003", &talk, in: "cancel", "iptal", lab, tenant)
            try await say("siparişimi iptal edin 70000003", &talk, in: "cancel", "iptal", lab, tenant)
            #expect(talk.text.contains("iptal talebinizi aldık"))
            let requests = try await lab.send("GET", Self.root + "/requests", as: tenant).list
            #expect(requests.count == 1 && requests[0]["kind"] == "cancel" && requests[0]["status"] == "open")
            let closed = try await lab.send(
                "POST", Self.root + "/requests/\(requests[0]["id"]?.string ?? ""):close", ["status": "done"], as: tenant
            )
            #expect(closed["status"] == "done")
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `hears a wholesale lead and a bad review once, and tells sales`() async throws {
        try await PluginLab.with([try niche()], at: Self.start) { lab in
            let tenant = try await lab.tenant("dukkan", ["ecommerce"])
            _ = try await lab.send(
                "PUT", Self.root, ["enabled": true, "settings": ["sales_phone": "0555 000 00 09"]], as: tenant)
            let plugin = try #require(lab.installation.plugins.plugin("ecommerce"))
            let listener = try #require(plugin.contributions.listeners.first)
            for text in ["Merhaba, 100 adet lazım, toptan fiyat var mı?", "250 adet alsak?", "1 yıldız vereceğim size"]
            {
                let message = CustomerMessage(
                    id: UUID().uuidString, text: text, at: Self.start, customer: Self.customer, intent: nil,
                    language: .turkish)
                try await lab.installation.plugins.withSession(of: plugin, for: tenant.context) { session in
                    try listener.hear(message, session)
                }
            }
            let flags = try await lab.send("GET", Self.root + "/vip-flags", as: tenant).list
            #expect(flags.count == 1 && flags[0]["flag_type"] == "b2b_signal" && flags[0]["sales_notified"] == true)
            #expect(try await lab.messages(of: "ecommerce", tenant).count == 1)
            let reviews = try await lab.send("GET", Self.root + "/reviews", as: tenant).list
            #expect(reviews.count == 1 && reviews[0]["recovery_status"] == "detected")
            let kinds = try await lab.send("GET", Self.root + "/notices", as: tenant).list.compactMap {
                $0["kind"]?.string
            }
            #expect(Set(kinds) == ["b2b_lead", "negative_review", "message"])
            for rating in [1, 5] {
                let told = try await lab.send(
                    "POST", Self.root + "/reviews",
                    ["source": "trendyol", "external_id": .string("y\(rating)"), "rating": .integer(rating)], as: tenant
                )
                #expect(told["alerted"] == .flag(rating == 1))
            }
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `pulls a marketplace page by page, again from before where it ended, and writes every order once`()
        async throws
    {
        // 1,050 packages over twenty days: two windows, several pages.
        let packages = (0..<1_050).map { index -> (Date, String) in
            let moment = Self.start.addingTimeInterval(Double(index - 1_049) * 1_600)
            return (moment, Self.package("9\(100_000 + index)", id: index, modified: moment))
        }
        let market = try LocalMarket([Self.trendyolPath], Self.trendyol(packages))
        try await PluginLab.with([try niche()], at: Self.start) { lab in
            let tenant = try await lab.tenant("dukkan", ["ecommerce"])
            #expect(try await connect(lab, tenant, to: market).status == 201)
            try await lab.installation.connectors.runOnce()
            func count() async throws -> Int {
                try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
                    try session.queryFirst("select count(*) as n from ecommerce_orders") {
                        row throws(StorageError) in try row.integer("n")
                    } ?? 0
                }
            }
            #expect(try await count() == 1_050)
            // A package that the marketplace shows late, and one that is new.
            let late = Self.start.addingTimeInterval(-300)
            let new = Self.start.addingTimeInterval(200)
            let more = [
                (late, Self.package("8000001", id: 9_001, modified: late)),
                (new, Self.package("8000002", id: 9_002, modified: new)),
            ]
            market.answers(Self.trendyol(packages + more))
            lab.clock.advance(hours: 0.1)
            #expect(try await lab.installation.connectors.runOnce() == 1)
            #expect(try await count() == 1_052)
            var listed: Set<String> = []
            var path = Self.root + "/orders"
            while true {
                let page = try await lab.send("GET", path, as: tenant)
                listed.formUnion(page.list.compactMap { $0["number"]?.string })
                guard let next = page["next_cursor"].string else { break }
                path = Self.root + "/orders?cursor=\(next)"
            }
            #expect(listed.count == 1_052)
        }
        await market.stop()
    }

    @Test(.timeLimit(.minutes(6)))
    func `puts an order together from the lists of the other marketplace`() async throws {
        let base = "/packages/merchantid/{merchant}"
        let market = try LocalMarket(
            [
                "/orders/merchantid/{merchant}", "/orders/merchantid/{merchant}/cancelled", base, base + "/shipped",
                base + "/delivered", base + "/undelivered", base + "/packagenumber/{package}",
            ]
        ) { request in
            guard request.headers["User-Agent"] == "ornek_dev" else { return .json("{}", status: 403) }
            let isFirst = request.query["offset"] == "0" && request.query["enddate"]?.hasPrefix("2026-03-03") ?? false
            if request.path.hasSuffix("/packagenumber/5000031669") {
                return .json(
                    #"[{"packageNumber": "5000031669", "status": "InTransit", "cargoCompany": "Yurtiçi Kargo", "#
                        + #""trackingInfoCode": "176100000695", "trackingInfoUrl": "https://kargo.ornek.invalid/?k=1"}]"#
                )
            }
            guard isFirst else { return .json(#"{"items": []}"#) }
            if request.path.hasSuffix("/shipped") {
                return .json(
                    #"{"items": [{"OrderNumber": "4001234567", "PackageNumber": "5000031669", "#
                        + #""ShippedDate": "2026-03-03T09:00:00"}]}"#)
            }
            if request.path.hasPrefix("/orders"), !request.path.hasSuffix("/cancelled") {
                return .json(
                    #"{"items": [{"id": "x1", "orderNumber": "4001234567", "orderDate": "2026-03-02T10:15:17.735", "#
                        + #""quantity": 2, "merchantSku": "KZK-M", "productName": "Yün Kazak", "customerName": "Ada Örnek", "#
                        + #""totalPrice": {"currency": "TRY", "amount": 1199.80}}]}"#)
            }
            return .json("[]")
        }
        try await PluginLab.with([try niche()], at: Self.start) { lab in
            let tenant = try await lab.tenant("dukkan", ["ecommerce"])
            let made = try await lab.send(
                "POST", Self.root + "/integrations",
                [
                    "connector": "hepsiburada",
                    "fields": [
                        "merchant_id": "b2910839", "user_name": "ornek_dev", "service_key": "gizli",
                        "address": .string(market.address),
                    ],
                ], as: tenant)
            #expect(made.status == 201)
            try await lab.installation.connectors.runOnce()
            let orders = try await lab.send("GET", Self.root + "/orders", as: tenant).list
            let order = try #require(orders.first)
            #expect(orders.count == 1 && order["status"] == "shipped" && order["customer_name"] == "Ada Örnek")
            #expect(order["total_minor"] == 119_980 && order["customer_phone"] == nil)
            guard case .array(let parcels)? = order["parcels"] else { throw LabFailure("no parcels") }
            #expect(parcels.count == 1 && parcels[0]["tracking_code"] == "176100000695")
            #expect(parcels[0]["carrier"] == "Yurtiçi Kargo" && parcels[0]["lines"]?.text.contains("KZK-M") == true)
        }
        await market.stop()
    }
}
