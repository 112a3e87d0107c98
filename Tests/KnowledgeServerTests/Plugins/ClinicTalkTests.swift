import Catalog
import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// Patients who book, confirm, move and cancel by writing, in Turkish and in English, with the clock in the test's hand.
@Suite(.serialized) struct `Booking in chat` {
    private static let zone = TimeZone(identifier: "Europe/Istanbul")!
    /// Monday, 2 March 2026.
    private static let monday = CalendarDay(year: 2026, month: 3, day: 2)
    private static let root = "/v1/plugins/dental"

    private static func moment(_ days: Int, _ time: String) -> Date {
        monday.adding(days).moment(WallTime(time)!, in: zone)
    }

    /// A clinic that works on Tuesdays and Thursdays from 10 to 16, and has a price for implants.
    private func clinic(
        _ body: @escaping (inout PluginLab, LabTenant, String) async throws -> Void
    ) async throws {
        let niche = try #require(plugin("dental"))
        try await PluginLab.with([niche], at: Self.moment(0, "09:00")) { lab in
            let tenant = try await lab.tenant("klinik", [])
            let id = try await prepare(lab, tenant)
            try await body(&lab, tenant, id)
        }
    }

    private func prepare(_ lab: PluginLab, _ tenant: LabTenant) async throws -> String {
        let settings: JSONValue = ["clinic_name": "Örnek Diş", "offer_minutes": 60]
        _ = try await lab.send("PUT", Self.root, ["enabled": true, "settings": settings], as: tenant)
        let doctor = try await lab.send("POST", Self.root + "/doctors", ["name": "Dt. Ada Örnek"], as: tenant)
        let id = try #require(doctor["id"].string)
        for weekday in [2, 4] {
            let slots = try await lab.send(
                "POST", Self.root + "/slots",
                ["doctor_id": .string(id), "weekday": .integer(weekday), "opens": "10:00", "closes": "16:00"],
                as: tenant)
            #expect(slots.status == 201)
        }
        let price = try await lab.send(
            "POST", Self.root + "/services",
            [
                "name": "İmplant", "treatment": "implant", "price_min": ["amount_minor": 1_500_000],
                "price_max": ["amount_minor": 2_500_000],
            ], as: tenant)
        #expect(price.status == 201)
        return id
    }

    private func standing(_ lab: PluginLab, _ tenant: LabTenant) async throws -> [JSONValue] {
        try await lab.send("GET", Self.root + "/appointments", as: tenant).list
            .filter { ["booked", "confirmed"].contains($0["status"]?.string ?? "") }
    }

    private func book(
        _ lab: PluginLab, _ tenant: LabTenant, _ doctor: String, _ moment: Date, phone: String
    ) async throws -> String {
        let booked = try await lab.send(
            "POST", Self.root + "/appointments",
            [
                "doctor_id": .string(doctor), "starts_at": .string(moment.formatted(.iso8601)),
                "patient_name": "Deniz Örnek", "patient_phone": .string(phone),
            ], as: tenant)
        return try #require(booked["id"].string)
    }

    @Test(.timeLimit(.minutes(6)))
    func `leads from a price over EVET and a wish to one appointment`() async throws {
        try await clinic { lab, tenant, _ in
            let talk = try await LabTalk(lab, tenant, phone: "0555 111 22 33", name: "Deniz Örnek")
            let price = try await talk.say("İmplant ne kadar?", in: lab)
            #expect(price["decision"] == "reply" && price["plugin"]["id"] == "dental")
            #expect(price["text"].string?.contains("İmplant 15.000–25.000 TL aralığındadır") == true)
            #expect(price["text"].string?.contains("Ücretsiz muayene için randevu alalım mı?") == true)
            let offered = try await talk.say("EVET", in: lab)
            #expect(offered["decision"] == "ask" && offered["intent"]["id"] == "fiyat")
            #expect(offered["text"].string?.contains("3 Mart Salı 10:00") == true)
            try await PluginLab.restart(&lab)
            let afternoon = try await talk.say("yarın öğleden sonra olsa", in: lab)
            #expect(
                afternoon["text"].string?.contains("3 Mart Salı 12:00, 3 Mart Salı 12:30, 3 Mart Salı 13:00") == true)
            try await talk.write("salı 14:00", in: lab)
            let booked = try await talk.draft(in: lab)
            #expect(booked["decision"] == "reply")
            #expect(
                booked["text"].string?.contains("Randevunuz alındı: 3 Mart Salı 14:00, Dt. Ada Örnek") == true)
            try await PluginLab.restart(&lab)
            #expect(try await talk.draft(in: lab)["text"] == booked["text"])
            let held = try await standing(lab, tenant)
            #expect(held.count == 1 && held[0]["patient_phone"] == "+905551112233")
            #expect(held[0]["starts_at"] == .string(Self.moment(1, "14:00").formatted(.iso8601)))
            #expect(held[0]["service"] == "implant")
            // Nobody sent the reply: a message says it instead, once.
            #expect(try await lab.messages(of: "dental", tenant).isEmpty)
            lab.clock.advance(hours: 0.2)
            try await lab.work()
            try await lab.work()
            #expect(try await lab.messages(of: "dental", tenant).count == 1, "one confirmation")
        }
    }

    @Test(.timeLimit(.minutes(6))) func `speaks English, and asks for what it lacks`() async throws {
        try await clinic { lab, tenant, _ in
            let talk = try await LabTalk(lab, tenant)
            let price = try await talk.say("How much is an implant?", in: lab)
            #expect(price["text"].string?.contains("Shall we book you a free examination?") == true)
            #expect(try await talk.say("yes please", in: lab)["text"].string?.contains("Which one suits you?") == true)
            let details = try await talk.say("thursday at 2 pm", in: lab)
            #expect(details["decision"] == "ask")
            #expect(details["text"].string?.contains("Thursday 5 March 14:00") == true)
            #expect(details["text"].string?.contains("your name and telephone number") == true)
            #expect(try await standing(lab, tenant).isEmpty)
            let phone = try await talk.say("My name is Robin Example", in: lab)
            #expect(phone["text"].string?.contains("your telephone number") == true)
            let booked = try await talk.say("0555 000 11 22", in: lab)
            #expect(booked["text"].string?.contains("Your appointment is booked: Thursday 5 March 14:00") == true)
            let held = try await standing(lab, tenant)
            #expect(held.count == 1 && held[0]["patient_name"] == "Robin Example" && held[0]["language"] == "en")
        }
    }

    @Test(.timeLimit(.minutes(6))) func `gives the last place to one, and the next hours to the other`() async throws {
        try await clinic { lab, tenant, _ in
            let first = try await LabTalk(lab, tenant, phone: "05550000041", name: "Ege Örnek")
            let second = try await LabTalk(lab, tenant, phone: "05550000042", name: "Su Örnek")
            for talk in [first, second] {
                let offered = try await talk.say("Yarına randevu almak istiyorum", in: lab)
                #expect(offered["text"].string?.contains("3 Mart Salı 10:00") == true)
            }
            #expect(try await first.say("ilki olsun", in: lab)["text"].string?.contains("Randevunuz alındı") == true)
            let late = try await second.say("saat 10:00", in: lab)
            #expect(late["decision"] == "ask")
            #expect(late["text"].string?.contains("az önce doldu") == true)
            #expect(late["text"].string?.contains("3 Mart Salı 10:30") == true)
            #expect(try await second.say("ikincisi", in: lab)["text"].string?.contains("3 Mart Salı 11:00") == true)
            #expect(try await standing(lab, tenant).count == 2)
            #expect(try await lab.send("GET", Self.root + "/availability?days=2", as: tenant).list.count == 10)
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `takes EVET and HAYIR to a reminder, and EVET to a place that came free`() async throws {
        try await clinic { lab, tenant, doctor in
            let start = Self.moment(3, "11:00")
            let coming = try await book(lab, tenant, doctor, start, phone: "05550000051")
            let away = try await book(lab, tenant, doctor, Self.moment(3, "12:00"), phone: "05550000052")
            let waiting = try await lab.send(
                "POST", Self.root + "/waitlist",
                ["patient_name": "Can Örnek", "patient_phone": "05550000053", "preferred_date": "2026-03-05"],
                as: tenant)
            #expect(waiting.status == 201)
            let one = try await LabTalk(lab, tenant, phone: "05550000051")
            // Nothing was asked yet: EVET is nobody's answer.
            #expect(try await one.say("EVET", in: lab)["plugin"] == .null)
            lab.clock.move(to: Self.moment(1, "12:30"))
            try await lab.work()
            try await PluginLab.restart(&lab)
            let confirmed = try await one.say("Evet", in: lab)
            #expect(confirmed["decision"] == "reply" && confirmed["text"].string?.contains("onaylandı") == true)
            let two = try await LabTalk(lab, tenant, phone: "05550000052")
            let gone = try await two.say("HAYIR gelemiyorum", in: lab)
            #expect(gone["text"].string?.contains("5 Mart Perşembe 12:00 randevunuz iptal edildi") == true)
            let three = try await LabTalk(lab, tenant, phone: "05550000053")
            let taken = try await three.say("evet", in: lab)
            #expect(taken["text"].string?.contains("Yer sizin: 5 Mart Perşembe 12:00") == true)
            let all = try await lab.send("GET", Self.root + "/appointments", as: tenant).list
            let status = { (id: String) in all.first { $0["id"] == .string(id) }?["status"] }
            #expect(status(coming) == "confirmed" && status(away) == "cancelled" && all.count == 3)
            // Whoever types another's number has not that number.
            let stranger = try await LabTalk(lab, tenant)
            #expect(try await stranger.say("HAYIR 0555 000 00 51", in: lab)["plugin"] == .null)
        }
    }

    @Test(.timeLimit(.minutes(6))) func `tells, moves and cancels an appointment, asking first`() async throws {
        try await clinic { lab, tenant, doctor in
            _ = try await book(lab, tenant, doctor, Self.moment(1, "11:00"), phone: "05550000061")
            let talk = try await LabTalk(lab, tenant, phone: "05550000061")
            let told = try await talk.say("Randevum saat kaçtaydı?", in: lab)
            #expect(told["text"].string?.contains("Randevunuz: 3 Mart Salı 11:00, Dt. Ada Örnek") == true)
            let move = try await talk.say("Randevumu perşembeye erteleyebilir miyiz?", in: lab)
            #expect(move["decision"] == "ask" && move["text"].string?.contains("5 Mart Perşembe 10:00") == true)
            #expect(try await standing(lab, tenant).first?["starts_at"] == .string("2026-03-03T08:00:00Z"))
            let moved = try await talk.say("10:30 olsun", in: lab)
            #expect(moved["text"].string?.contains("Randevunuz değiştirildi: 5 Mart Perşembe 10:30") == true)
            #expect(try await standing(lab, tenant).map { $0["starts_at"] } == [.string("2026-03-05T07:30:00Z")])
            let asked = try await talk.say("Randevumu iptal etmek istiyorum", in: lab)
            #expect(asked["decision"] == "ask" && asked["text"].string?.contains("iptal edelim mi?") == true)
            #expect(try await standing(lab, tenant).count == 1)
            let kept = try await talk.say("hayır kalsın", in: lab)
            #expect(kept["text"].string?.contains("randevunuz duruyor") == true)
            try await talk.say("vazgeçtim randevumu iptal edin", in: lab)
            #expect(try await talk.say("EVET", in: lab)["text"].string?.contains("iptal edildi") == true)
            #expect(try await standing(lab, tenant).isEmpty)
            // Somebody who has none is left to the documents.
            let other = try await LabTalk(lab, tenant, phone: "05550000062")
            #expect(try await other.say("Randevumu iptal etmek istiyorum", in: lab)["plugin"] == .null)
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `leaves pain to a person, and every question to its own source`() async throws {
        try await clinic { lab, tenant, _ in
            let faq = try await lab.send(
                "POST", "/v1/faqs",
                [
                    "question": "Otoparkınız var mı?",
                    "answer": "Kliniğimizin arkasında hastalarımız için ücretsiz otopark vardır.",
                ], as: tenant)
            #expect(faq.status == 201)
            let talk = try await LabTalk(lab, tenant, phone: "05550000071", name: "Ada Örnek")
            let both = try await talk.say("İmplant ne kadar? Otoparkınız var mı?", in: lab)
            #expect(both["decision"] == "reply" && both["handoff"] == .null)
            #expect(both["text"].string?.contains("15.000–25.000 TL") == true)
            #expect(both["text"].string?.contains("ücretsiz otopark vardır") == true)
            #expect(both["plugin"]["id"] == "dental")
            let half = try await talk.say("İmplant ne kadar? Uzaya roket gönderiyor musunuz?", in: lab)
            #expect(half["decision"] == "reply" && half["text"].string?.contains("15.000–25.000 TL") == true)
            #expect(half["handoff"]["reason"] != .null, "what nobody answers goes to a person, and the draft says so")

            let pain = try await talk.say("dişim çok ağrıyor, yüzüm şişti, dayanamıyorum", in: lab)
            #expect(pain["decision"] == "handoff" && pain["plugin"] == .null)
            try await talk.write("Hemen gelin, sizi bekliyoruz.", as: "agent", in: lab)
            let mixed = try await talk.say(
                "Salı günü saat 13:30 benim için çok uygun, o saate yazın lütfen. Otoparkınız var mı?", in: lab)
            #expect(mixed["decision"] == "ask", "the talk has waited")
            #expect(mixed["text"].string?.contains("3 Mart Salı 13:30 boş") == true)
            #expect(mixed["text"].string?.contains("ücretsiz otopark vardır") == true)
            let booked = try await talk.say("evet", in: lab)
            #expect(booked["text"].string?.contains("Randevunuz alındı: 3 Mart Salı 13:30") == true)

            let once = try await lab.send(
                "POST", "/v1/assist:reply", ["text": "Yarına randevu almak istiyorum"], as: tenant)
            #expect(once["plugin"]["id"] == "dental" && once["text"].string?.contains("3 Mart Salı 10:00") == true)
            #expect(try await standing(lab, tenant).count == 1, "a message without a conversation books nothing")
        }
    }

    /// With its documents and questions, as `kaynak serve --demo` has it.
    @Test(.timeLimit(.minutes(12)))
    func `goes from a price to a reminder on the demo clinic, over restarts`() async throws {
        let niche = try #require(plugin("dental"))
        try await PluginLab.with([niche], at: Self.moment(0, "09:00")) { lab in
            let tenant = try await lab.demo(of: "dental")
            _ = try await prepare(lab, tenant)
            let talk = try await LabTalk(lab, tenant, phone: "0555 000 00 81", name: "Deniz Örnek")
            let price = try await talk.say("İmplant ne kadar? Arabayla geleceğim, park yeriniz var mı?", in: lab)
            #expect(price["decision"] == "reply" && price["plugin"]["id"] == "dental")
            #expect(price["text"].string?.contains("15.000–25.000 TL") == true)
            #expect(price["text"].string?.contains("2 saat ücretsiz") == true)
            try await PluginLab.restart(&lab)
            let offered = try await talk.say("EVET", in: lab)
            #expect(
                offered["decision"] == "ask" && offered["text"].string?.contains("2 Mart Pazartesi") == true,
                "\(offered["text"].text)")
            // Whatever else is asked is answered from the documents, and the talk waits.
            let other = try await talk.say("Randevumu en geç ne zaman iptal etmem gerekiyor?", in: lab)
            #expect(other["text"].string?.contains("24 saat önce") == true && other["plugin"] == .null)
            let booked = try await talk.say(
                "perşembe günü saat 11:30 bana en uygun olan zaman, lütfen o saate yazın", in: lab)
            #expect(booked["text"].string?.contains("Randevunuz alındı: 5 Mart Perşembe 11:30") == true)
            try await PluginLab.restart(&lab)
            lab.clock.move(to: Self.moment(1, "12:00"))
            try await lab.work()
            let confirmed = try await talk.say("evet geliyorum", in: lab)
            #expect(confirmed["text"].string?.contains("onaylandı") == true)
            lab.clock.move(to: Self.moment(3, "10:00"))
            try await lab.work()
            try await lab.work()
            let texts = try await lab.messages(of: "dental", tenant).compactMap { $0["text"]?.string }
            // The reply has confirmed the booking.
            try #require(texts.count == 2)
            #expect(texts[0].contains("öbür gün (5 Mart Perşembe) saat 11:30") && texts[0].contains("EVET"))
            #expect(texts[1].contains("bugün (5 Mart Perşembe) saat 11:30"))
            #expect(try await standing(lab, tenant).map { $0["status"] } == ["confirmed"])
        }
    }
}
