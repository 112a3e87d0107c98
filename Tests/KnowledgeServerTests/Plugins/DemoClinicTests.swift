import Catalog
import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

extension `Demo tenants` {
    /// The demo clinic with all it has: questions, an emergency, appointments and the list of those who wait, by what patients
    /// write, over restarts, with the clock in the test's hand.
    @Suite struct `The demo clinic` {
        private static let root = "/v1/plugins/dental"
        private static let zone = TimeZone(identifier: "Europe/Istanbul")!
        /// Monday, 2 March 2026.
        private static let monday = CalendarDay(year: 2026, month: 3, day: 2)

        private static func moment(_ days: Int, _ time: String) -> Date {
            monday.adding(days).moment(WallTime(time)!, in: zone)
        }

        @Test(.timeLimit(.minutes(15))) func `serves its patients from the first question to the chair`() async throws {
            try await PluginLab.with([try #require(plugin("dental"))], at: Self.moment(0, "09:00")) { lab in
                let tenant = try await lab.demo(of: "dental")
                try await lab.set(
                    "dental", ["alert_phone": "0555 000 00 01", "insurance": "Özel sigortalarla anlaşmamız var."],
                    of: tenant)
                let channel = try await LabChannel(lab, tenant)
                try await answers(channel, lab)
                try await calls(channel, tenant, &lab)
                let start = try await books(channel, tenant, &lab)
                try await offersOn(start, channel, tenant, &lab)
                try await waitsForReplies(channel, tenant, &lab)
                try await counts(tenant, lab)
            }
        }

        private func texts(_ phone: String, _ lab: PluginLab, _ tenant: LabTenant) async throws -> [String] {
            try await lab.messages(of: "dental", tenant).filter { $0["to"] == .string(phone) }
                .compactMap { $0["text"]?.string }
        }

        private func standing(_ phone: String, _ lab: PluginLab, _ tenant: LabTenant) async throws -> [JSONValue] {
            try await lab.send("GET", Self.root + "/appointments?phone=%2B\(phone.dropFirst())", as: tenant).list
                .filter { ["booked", "confirmed"].contains($0["status"]?.string ?? "") }
        }

        /// From its settings where they say it, else from its documents; nothing of medicine from either.
        private func answers(_ channel: LabChannel, _ lab: PluginLab) async throws {
            let phone = "+905550001001"
            for (text, part) in [
                ("Çalışma saatleriniz nedir?", "08.30"), ("Neredesiniz, nasıl gelirim?", "Pusula Sokak"),
                ("Özel sigorta geçerli mi?", "anlaşmamız var"), ("İmplant ne kadar sürede biter?", "ay"),
            ] {
                let answer = try await channel.say(text, from: phone, in: lab)
                #expect(answer["decision"] == "reply", "\(text): \(answer.body.text.prefix(600))")
                #expect(answer["text"].string?.contains(part) == true, "\(text): \(answer["text"].text)")
            }
            let medical = try await channel.say(
                "Dişim için hangi antibiyotiği kaç miligram almalıyım?", from: phone, in: lab)
            #expect(medical["decision"] != "reply", "\(medical["text"].text)")
        }

        /// Within a minute, once, although the server stops in between.
        private func calls(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let pain = try await channel.say(
                "dişim çok ağrıyor, yüzüm şişti, dayanamıyorum", from: "+905550001002", in: lab)
            #expect(pain["decision"] == "handoff" && pain["plugin"] == .null)
            lab.clock.advance(hours: 0.9 / 60)
            try await PluginLab.restart(&lab)
            try await lab.work()
            try await lab.work()
            #expect(try await lab.notices("urgent_patient", of: "dental", tenant).count == 1)
            #expect(try await texts("+905550000001", lab, tenant).count == 1)
        }

        private func books(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws -> Date {
            let priced = try await lab.send(
                "POST", Self.root + "/services",
                [
                    "name": "İmplant", "treatment": "implant", "price_min": ["amount_minor": 1_500_000],
                    "price_max": ["amount_minor": 2_500_000],
                ], as: tenant)
            #expect(priced.status == 201)
            let phone = "+905550001003"
            let price = try await channel.say("İmplant ne kadar?", from: phone, name: "Deniz Örnek", in: lab)
            #expect(price["text"].string?.contains("15.000–25.000 TL") == true, "\(price["text"].text)")
            try await PluginLab.restart(&lab)
            let offered = try await channel.say("EVET", from: phone, in: lab)
            #expect(offered["decision"] == "ask" && offered["plugin"]["id"] == "dental")
            let booked = try await channel.say("perşembe 11:30 olsun", from: phone, in: lab)
            #expect(
                booked["text"].string?.contains("Randevunuz alındı: 5 Mart Perşembe 11:30, Dt.") == true,
                "\(booked["text"].text)")
            #expect(try await standing(phone, lab, tenant).count == 1)
            // The reply has said so: nothing is said twice.
            lab.clock.advance(hours: 0.25)
            try await PluginLab.restart(&lab)
            try await lab.work()
            #expect(try await texts(phone, lab, tenant).isEmpty)
            return Self.moment(3, "11:30")
        }

        /// İPTAL after a reminder is about the appointment; the place goes to who waits, and on where they let it pass.
        private func offersOn(
            _ start: Date, _ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab
        ) async throws {
            let phone = "+905550001003"
            for (name, waiting) in [("Ege Örnek", "+905550001004"), ("Su Örnek", "+905550001005")] {
                let listed = try await lab.send(
                    "POST", Self.root + "/waitlist",
                    [
                        "patient_name": .string(name), "patient_phone": .string(waiting),
                        "preferred_date": "2026-03-05",
                        "not_before": "11:00", "not_after": "12:00",
                    ], as: tenant)
                #expect(listed.status == 201)
            }
            lab.clock.move(to: start.addingTimeInterval(-48 * 3_600))
            try await lab.work()
            try await PluginLab.restart(&lab)
            try await lab.work()
            let reminded = try await texts(phone, lab, tenant)
            #expect(reminded.count == 1 && reminded[0].contains("öbür gün (5 Mart Perşembe) saat 11:30"))
            lab.clock.advance(hours: 1)
            let gone = try await channel.say("İPTAL", from: phone, in: lab)
            #expect(gone["text"].string?.contains("randevunuz iptal edildi") == true, "\(gone.body.text.prefix(600))")
            #expect(try await standing(phone, lab, tenant).isEmpty)
            #expect(try await lab.send("GET", "/v1/opt-outs", as: tenant).list.isEmpty, "they still want messages")
            #expect(try await texts("+905550001004", lab, tenant).first?.contains("11:30 boşaldı") == true)
            try await PluginLab.restart(&lab)
            lab.clock.advance(hours: 1.1)
            try await lab.work()
            #expect(try await texts("+905550001005", lab, tenant).count == 1, "the first let it pass")
            let taken = try await channel.say("evet", from: "+905550001005", in: lab)
            #expect(taken["text"].string?.contains("Yer sizin: 5 Mart Perşembe 11:30") == true)
            #expect(try await standing("+905550001005", lab, tenant).count == 1)
            // DUR is what it says.
            lab.clock.advance(hours: 1)
            try await channel.hand("DUR", from: phone, in: lab)
            #expect(try await lab.send("GET", "/v1/opt-outs", as: tenant).list.count == 1)
            lab.clock.move(to: start.addingTimeInterval(-2 * 3_600))
            try await PluginLab.restart(&lab)
            try await lab.work()
            #expect(try await texts("+905550001005", lab, tenant).last?.contains("bugün (5 Mart Perşembe)") == true)
            #expect(try await texts(phone, lab, tenant).count == 1)
        }

        /// A draft that nobody sends: the patient hears of the appointment by a message.
        private func waitsForReplies(_ channel: LabChannel, _ tenant: LabTenant, _ lab: inout PluginLab) async throws {
            let phone = "+905550001006"
            _ = try await channel.say("Randevu almak istiyorum", from: phone, name: "Can Örnek", in: lab)
            let talk = try await channel.hand("9 Mart pazartesi 10:00", from: phone, in: lab)
            let booked = try await talk.draft(in: lab)
            #expect(booked["text"].string?.contains("Randevunuz alındı: 9 Mart Pazartesi 10:00") == true)
            try await lab.work()
            #expect(try await texts(phone, lab, tenant).isEmpty)
            lab.clock.advance(hours: 0.2)
            try await PluginLab.restart(&lab)
            try await lab.work()
            try await lab.work()
            let told = try await texts(phone, lab, tenant)
            #expect(told.count == 1 && told[0].contains("9 Mart Pazartesi günü saat 10:00"), "\(told)")
            // A bare İPTAL to that is a question whether it is meant.
            let asked = try await channel.say("iptal", from: phone, in: lab)
            #expect(asked["decision"] == "ask" && asked["text"].string?.contains("iptal edelim mi?") == true)
            #expect(
                try await channel.say("evet", from: phone, in: lab)["text"].string?.contains("iptal edildi") == true)
            #expect(try await standing(phone, lab, tenant).isEmpty)
        }

        private func counts(_ tenant: LabTenant, _ lab: PluginLab) async throws {
            let cards = try await lab.send("GET", Self.root + "/cards", as: tenant).list
            #expect(cards.count == 3 && cards.allSatisfy { $0["figures"] != nil })
            // The price question and the two who waited, of whom one came.
            #expect(cards.contains { $0["id"] == "conversion" })
        }
    }
}
