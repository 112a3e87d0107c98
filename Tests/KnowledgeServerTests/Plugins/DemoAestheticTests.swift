import Catalog
import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

extension `Demo tenants` {
    /// The demo aesthetic clinic with its catalogue and documents: from a first message in two languages to a patient, by what
    /// guests write, over restarts, with the clock in the test's hand.
    @Suite struct `The demo aesthetic clinic` {
        private static let root = AestheticLab.root
        private static let zone = TimeZone(identifier: "Europe/Istanbul")!
        /// Tuesday, 3 March 2026.
        private static let tuesday = CalendarDay(year: 2026, month: 3, day: 3)

        private static func moment(_ days: Int, _ time: String) -> Date {
            tuesday.adding(days).moment(WallTime(time)!, in: zone)
        }

        @Test(.timeLimit(.minutes(15))) func `leads its guests from a price to the chair`() async throws {
            try await PluginLab.with([try AestheticLab.niche()], at: Self.moment(0, "10:00")) { lab in
                let tenant = try await lab.demo(of: "aesthetic")
                try await lab.set("aesthetic", ["alert_phone": "0555 000 00 01"], of: tenant)
                let channel = try await LabChannel(lab, tenant)
                try await answers(channel, tenant, &lab)
                try await consults(channel, tenant, &lab)
                try await givesTheirPhone(channel, tenant, &lab)
                try await speaksEnglish(channel, tenant, &lab)
                try await followsUp(channel, tenant, &lab)
                try await leadsOn(tenant, &lab)
            }
        }

        private func texts(_ phone: String, _ lab: PluginLab, _ tenant: LabTenant) async throws -> [String] {
            try await lab.messages(of: "aesthetic", tenant).filter { $0["to"] == .string(phone) }
                .compactMap { $0["text"]?.string }
        }

        private func answers(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let phone = "+905550003001"
            for (text, parts) in [
                ("Botoks ve dolgu paketiniz var mı?", ["18.900"]),
                ("Önce sonra fotoğraf gönderir misiniz?", ["lavantepe.example/galeri"]),
                ("Hangi günler açıksınız?", ["10.00–19.00"]),
            ] {
                let answer = try await channel.say(text, from: phone, in: lab)
                for part in parts {
                    #expect(answer["text"].string?.contains(part) == true, "\(text): \(answer.body.text.prefix(700))")
                }
            }
            // Who it is not for stands in the row or the document, with the word that a physician decides; else it is a person's.
            let pregnant = try await channel.say("Hamileyim, botoks yaptırabilir miyim?", from: phone, in: lab)
            let said = FoldedText.fold(pregnant["text"].string ?? "")
            #expect(pregnant["decision"] == "handoff" || said.contains("hekim"), "\(pregnant.body.text.prefix(700))")
            #expect(!said.contains("yaptirabilirsiniz"))
        }

        private func consults(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let phone = "+905550003010"
            let price = try await channel.say(
                "Dudak dolgusu ne kadar? (utm_source=instagram&utm_campaign=mart)", from: phone, in: lab)
            #expect(price["text"].string?.contains("10.500 TL") == true, "\(price["text"].text)")
            #expect(price["text"].string?.contains("konsültasyon alalım mı?") == true)
            try await lab.work()
            var lead = try await AestheticLab.lead(phone, lab, tenant)
            #expect(lead["status"] == "new" && lead["source"] == "instagram" && lead["utm_campaign"] == "mart")
            #expect(lead["interest"]?.string?.contains("dolgusu") == true && lead["followups"]?.array.count == 3)
            try await PluginLab.restart(&lab)
            let name = try await channel.say("Evet olur", from: phone, in: lab)
            #expect(
                name["decision"] == "ask" && name["text"].string?.contains("Adınızı") == true, "\(name["text"].text)")
            let day = try await channel.say("Adım Ada Kurgusal", from: phone, in: lab)
            #expect(day["decision"] == "ask" && day["text"].string?.contains("gün") == true, "\(day["text"].text)")
            try await PluginLab.restart(&lab)
            let done = try await channel.say("Perşembe iyi", from: phone, in: lab)
            #expect(done["text"].string?.contains("5 Mart Perşembe") == true, "\(done["text"].text)")
            try await lab.work()
            lead = try await AestheticLab.lead(phone, lab, tenant)
            #expect(lead["status"] == "consultation" && lead["name"] == "Ada Kurgusal", "\(lead.text.prefix(500))")
            #expect(lead["wished_day"] == "2026-03-05")
            #expect(try await lab.notices("consultation_wish", of: "aesthetic", tenant).count == 1)
            #expect(try await texts("+905550000001", lab, tenant).contains { $0.contains("konsültasyon isteği") })
            let points = lead["score_reasons"]?.array.compactMap { $0["points"]?.integer }.reduce(0, +)
            #expect(lead["score"]?.integer == points)
        }

        /// Who writes over a channel that tells no telephone is a lead by the talk, and the same one once they give it.
        private func givesTheirPhone(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let guest = "ig-konuk-1"
            _ = try await channel.say("Merhaba, dudak dolgusu ne kadar?", from: guest, name: "Eda Kurgusal", in: lab)
            try await lab.work()
            let found = try await lab.send("GET", Self.root + "/leads", as: tenant).list
            let lead = try #require(found.first { $0["phone"] == nil && $0["email"] == nil }, "\(found)")
            #expect(lead["status"] == "new")
            _ = try await channel.say("Evet olur", from: guest, in: lab)
            try await PluginLab.restart(&lab)
            let phone = try await channel.say("Adım Eda Kurgusal", from: guest, in: lab)
            #expect(phone["text"].string?.contains("telefon") == true, "\(phone["text"].text)")
            _ = try await channel.say("0555 000 30 40", from: guest, in: lab)
            let done = try await channel.say("Cuma günü olur", from: guest, in: lab)
            #expect(done["text"].string?.contains("6 Mart Cuma") == true, "\(done["text"].text)")
            try await lab.work()
            let known = try await AestheticLab.lead("+905550003040", lab, tenant)
            #expect(known["id"] == lead["id"] && known["status"] == "consultation" && known["name"] == "Eda Kurgusal")
            let count = try await lab.send("GET", Self.root + "/leads?q=eda%20kurgusal", as: tenant).list
            #expect(count.filter { $0["conversation_id"] == lead["conversation_id"] }.count == 1)
        }

        private func speaksEnglish(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let phone = "+491700003020"
            let price = try await channel.say(
                "Hello, how much is a lip filler?", from: phone, name: "Jane Example", in: lab)
            #expect(price["decision"] == "reply", "\(price.body.text.prefix(500))")
            #expect(price["text"].string?.contains("physician") == true, "\(price["text"].text)")
            let day = try await channel.say("I would like to book a consultation", from: phone, in: lab)
            #expect(day["text"].string?.contains("day") == true, "\(day["text"].text)")
            try await PluginLab.restart(&lab)
            let done = try await channel.say("Any day works", from: phone, in: lab)
            #expect(done["text"].string?.contains("Thank you, Jane Example") == true, "\(done["text"].text)")
            try await lab.work()
            let lead = try await AestheticLab.lead(phone, lab, tenant)
            #expect(lead["is_foreign"] == true && lead["country"] == "DE" && lead["language"] == "en")
        }

        /// T+24h, T+72h, T+7 days; an answer ends it for one, DUR for another, and neither hears of it again.
        private func followsUp(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let (silent, answering, tired) = ("+905550003030", "+905550003031", "+905550003032")
            lab.clock.move(to: Self.moment(1, "12:00"))
            for phone in [silent, answering, tired] {
                try await channel.hand("Botoks hakkında bilgi alabilir miyim?", from: phone, in: lab)
            }
            try await lab.work()
            lab.clock.move(to: Self.moment(2, "12:00"))
            try await PluginLab.restart(&lab)
            try await lab.work()
            try await lab.work()
            for phone in [silent, answering, tired] {
                #expect(try await texts(phone, lab, tenant).count == 1, "\(phone)")
            }
            lab.clock.advance(hours: 1)
            try await channel.hand("Düşünüyorum, teşekkürler", from: answering, in: lab)
            try await channel.hand("DUR", from: tired, in: lab)
            try await lab.work()
            for (days, count) in [(4, 2), (8, 3)] {
                lab.clock.move(to: Self.moment(days, "12:00"))
                try await PluginLab.restart(&lab)
                try await lab.work()
                #expect(try await texts(silent, lab, tenant).count == count)
            }
            for phone in [answering, tired] { #expect(try await texts(phone, lab, tenant).count == 1, "\(phone)") }
            let stopped = try await AestheticLab.lead(answering, lab, tenant)["followups"]?.array
            #expect(stopped?.compactMap { $0["status"]?.string } == ["sent", "stopped", "stopped"])
            let funnel = try await lab.send("GET", Self.root + "/funnel", as: tenant)
            #expect((funnel["leads"].integer ?? 0) >= 6 && (funnel["foreign"].integer ?? 0) >= 2)
        }

        private func leadsOn(_ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let id = try #require(try await AestheticLab.lead("+905550003010", lab, tenant)["id"]?.string)
            let early = try await lab.send(
                "POST", Self.root + "/leads/\(id):transition", ["status": "patient"], as: tenant)
            #expect(early.status == 409 && early.code == "illegal_transition")
            for status in ["appointment", "patient"] {
                try await PluginLab.restart(&lab)
                let moved = try await lab.send(
                    "POST", Self.root + "/leads/\(id):transition", ["status": .string(status)], as: tenant)
                #expect(moved["status"] == .string(status), "\(moved.body.text)")
            }
            #expect(try await lab.send("GET", Self.root + "/cards", as: tenant).list.count == 3)
        }
    }
}
