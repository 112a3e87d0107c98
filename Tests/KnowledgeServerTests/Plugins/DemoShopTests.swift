import Catalog
import Foundation
import HTTPServer
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

extension `Demo tenants` {
    /// The demo shop with its orders and stock: parcels, returns that need not be, cancellations, invoices, wholesale and bad
    /// reviews, by what customers write, over restarts, with the clock in the test's hand.
    @Suite struct `The demo shop` {
        private static let root = "/v1/plugins/ecommerce"
        /// Tuesday, 3 March 2026, 15:00 in Istanbul.
        private static let start = Date(timeIntervalSince1970: 1_772_539_200)

        @Test(.timeLimit(.minutes(15))) func `serves its customers from the parcel to the exchange`() async throws {
            let listener = try LocalMarket(["/hook"], method: .post) { _ in .json("{}") }
            try await PluginLab.with([try #require(plugin("ecommerce"))], at: Self.start) { lab in
                let tenant = try await lab.demo(of: "ecommerce")
                try await lab.set(
                    "ecommerce",
                    [
                        "sales_phone": "0555 000 00 09", "return_steps": "İade kodunuz: ORNEK-1.",
                        "wholesale_reply": "Toptan satış ekibimiz sizi arayacak.",
                    ], of: tenant)
                let channel = try await LabChannel(lab, tenant)
                try await findsParcels(channel, tenant, &lab)
                try await keepsWhatWouldComeBack(channel, tenant, &lab)
                try await takesRequests(channel, tenant, &lab)
                try await hearsWholesale(channel, tenant, listener, &lab)
                try await counts(tenant, lab)
            }
            await listener.stop()
        }

        private func findsParcels(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let phone = "+905550002001"
            let asked = try await channel.say("Kargom nerede?", from: phone, name: "Derya Kurgu", in: lab)
            #expect(asked["decision"] == "ask" && asked["text"].string?.contains("Sipariş numaranızı") == true)
            try await PluginLab.restart(&lab)
            let talk = try await channel.hand("10234567", from: phone, in: lab)
            let found = try await talk.answered(in: lab)
            for part in ["10234567", "kargoda", "7330000000001", "https://kargo.ornek.invalid", "4 Mart Çarşamba"] {
                #expect(found["text"].string?.contains(part) == true, "\(part) in \(found["text"].text)")
            }
            let card = try await lab.send("GET", Self.root + "/order-card?conversation_id=\(talk.id)", as: tenant)
            #expect(card["card"].text.contains("Derya Kurgu") && card["card"].text.contains("Nevresim"))
            // Who knows a number alone is asked for the name on it, and a wrong one learns nothing.
            let stranger = try await channel.say(
                "Kargom nerede 10234570", from: "+905550002002", name: "Ali Başkası", in: lab)
            #expect(stranger["decision"] == "ask" && stranger["text"].string?.contains("7330000000003") == false)
            let refused = try await channel.say("Ali Başkası", from: "+905550002002", in: lab)
            #expect(refused["decision"] == "handoff" && !refused.body.text.contains("7330000000003"))
            let stock = try await channel.say("Gri bornoz L beden stokta var mı?", from: "+905550002003", in: lab)
            #expect(stock["text"].string?.contains("stokta") == true, "\(stock["text"].text)")
        }

        private func keepsWhatWouldComeBack(
            _ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab
        ) async throws {
            let selin = "+905550002010"
            let why = try await channel.say("Ürünü iade etmek istiyorum", from: selin, name: "Selin Kurgu", in: lab)
            #expect(why["decision"] == "ask" && why["text"].string?.contains("30 gün") == true)
            let number = try await channel.say("Beden küçük geldi", from: selin, in: lab)
            #expect(number["decision"] == "ask" && number["text"].string?.contains("umara") == true)
            try await PluginLab.restart(&lab)
            let offered = try await channel.say("10234569", from: selin, in: lab)
            #expect(offered["decision"] == "ask" && offered["text"].string?.contains("L beden") == true)
            let exchanged = try await channel.say("Gri L beden olsun", from: selin, in: lab)
            #expect(
                exchanged["text"].string?.contains("Değişim talebinizi aldık") == true, "\(exchanged["text"].text)")

            let kaan = "+905550002011"
            let coupon = try await channel.say(
                "10234572 numaralı siparişi iade etmek istiyorum, vazgeçtim", from: kaan, name: "Kaan Kurgu", in: lab)
            #expect(coupon["text"].string?.contains("yüzde 10") == true && !coupon["text"].text.contains("KALSIN10"))
            let taken = try await channel.say("Tamam olur", from: kaan, in: lab)
            #expect(taken["text"].string?.contains("KALSIN10") == true, "\(taken["text"].text)")
            let umut = try await channel.say(
                "10234570 iade etmek istiyorum, yırtık geldi", from: "+905550002012", name: "Umut Kurgu", in: lab)
            #expect(umut["text"].string?.contains("iade talebinizi başlattık") == true, "\(umut["text"].text)")
            #expect(umut["text"].string?.contains("ORNEK-1") == true)
            let outcomes = try await lab.send("GET", Self.root + "/returns", as: tenant).list
                .compactMap { $0["outcome"]?.string }
            #expect(outcomes.sorted() == ["coupon", "exchanged", "returned"])

            lab.clock.advance(hours: 23.9)
            try await lab.work()
            #expect(try await lab.messages(of: "ecommerce", tenant).isEmpty)
            try await PluginLab.restart(&lab)
            lab.clock.advance(hours: 0.2)
            try await lab.work()
            try await lab.work()
            let messages = try await lab.messages(of: "ecommerce", tenant)
            #expect(messages.count == 1 && messages[0]["to"] == .string(selin))
            #expect(messages.first?["text"]?.string?.contains("10234569") == true)
        }

        private func takesRequests(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let baran = "+905550002020"
            let cancel = try await channel.say(
                "Siparişimi iptal etmek istiyorum", from: baran, name: "Baran Kurgu", in: lab)
            #expect(cancel["decision"] == "ask")
            try await PluginLab.restart(&lab)
            let cancelled = try await channel.say("10234568", from: baran, in: lab)
            #expect(cancelled["text"].string?.contains("iptal talebinizi aldık") == true, "\(cancelled["text"].text)")
            let requests = try await lab.send("GET", Self.root + "/requests", as: tenant).list
            #expect(Set(requests.compactMap { $0["kind"]?.string }) == ["cancel"])
            let shipped = try await channel.say("Siparişimi iptal edin 10234567", from: "+905550002001", in: lab)
            #expect(shipped["text"].string?.contains("iade edebilirsiniz") == true, "\(shipped["text"].text)")
        }

        /// A wholesale wish reaches sales by message, notice and webhook, once.
        private func hearsWholesale(
            _ channel: LabChannel, _ tenant: LabTenant, _ listener: LocalMarket, _ lab: inout PluginLab
        ) async throws {
            let hook = try await lab.send(
                "POST", "/v1/webhooks",
                [
                    "url": .string(listener.address + "/hook"),
                    "events": ["ecommerce.b2b_lead", "ecommerce.negative_review"],
                ],
                as: tenant)
            #expect(hook.status == 201, "\(hook.body.text)")
            let phone = "+905550002030"
            let asked = try await channel.say(
                "Merhaba, otelimiz için 100 adet havlu lazım, toptan fiyat var mı?", from: phone, in: lab)
            #expect(asked["text"].string?.contains("ekibimiz sizi arayacak") == true, "\(asked["text"].text)")
            try await PluginLab.restart(&lab)
            try await lab.work()
            try await channel.hand("250 adet de bornoz alırız", from: phone, in: lab)
            try await channel.hand("1 yıldız vereceğim size, rezalet", from: "+905550002031", in: lab)
            try await lab.work()
            let flags = try await lab.send("GET", Self.root + "/vip-flags?type=b2b_signal", as: tenant).list
            #expect(
                flags.count == 1 && flags[0]["sales_notified"] == true && flags[0]["customer_phone"] == .string(phone))
            let alerts = try await lab.messages(of: "ecommerce", tenant).filter { $0["to"] == "+905550000009" }
            #expect(alerts.count == 1)
            let reviews = try await lab.send("GET", Self.root + "/reviews", as: tenant).list
            #expect(reviews.count == 1 && reviews[0]["recovery_status"] == "detected")
            try await lab.installation.whileRunningJobs {
                for _ in 0..<300 where listener.received.count < 2 { try await Task.sleep(for: .milliseconds(100)) }
            }
            let told = listener.received.compactMap { try? JSONValue(json: $0.body.data)["type"]?.string }
            #expect(Set(told) == ["ecommerce.b2b_lead", "ecommerce.negative_review"] && told.count == 2, "\(told)")
            let handled = try await lab.send(
                "POST", Self.root + "/vip-flags/\(flags[0]["id"]?.string ?? ""):handle", as: tenant)
            #expect(handled["handled_at"].string != nil)
        }

        private func counts(_ tenant: LabTenant, _ lab: PluginLab) async throws {
            let cards = try await lab.send("GET", Self.root + "/cards", as: tenant).list
            guard case .array(let figures)? = cards.first(where: { $0["id"] == "return_deflection" })?["figures"] else {
                throw LabFailure("no figures: \(cards)")
            }
            // Three wishes, of which two need not be.
            #expect(figures.first?["value"].flatMap(Self.number) == 3)
            #expect(figures[1]["value"].flatMap(Self.number).map { abs($0 - 2.0 / 3) < 0.01 } == true, "\(figures)")
        }

        private static func number(_ value: JSONValue) -> Double? { Double(value.text) }
    }
}
