import Catalog
import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// From a question about a price to a patient in the chair, through the API, with the clock in the test's hand.
@Suite(.serialized) struct `A clinic` {
    private static let zone = TimeZone(identifier: "Europe/Istanbul")!
    /// Monday, 2 March 2026, 09:00.
    private static let monday = CalendarDay(year: 2026, month: 3, day: 2)
    private static let root = "/v1/plugins/dental"

    private static func moment(_ days: Int, _ time: String) -> Date {
        monday.adding(days).moment(WallTime(time)!, in: zone)
    }

    private static func text(_ moment: Date) -> JSONValue { .string(moment.formatted(.iso8601)) }

    private func niche() throws -> any Plugin.Type { try #require(plugin("dental")) }

    /// A dentist who works on Thursdays from 10 to 12 in slots of half an hour.
    private func prepare(_ lab: PluginLab, _ tenant: LabTenant, capacity: Int = 1) async throws -> String {
        let settings: JSONValue = [
            "clinic_name": "Örnek Diş", "alert_phone": "0555 000 00 01", "address": "Örnek Sokak 1, İzmir",
            "offer_minutes": 60,
        ]
        let enabled = try await lab.send(
            "PUT", Self.root, ["enabled": true, "settings": settings], as: tenant)
        #expect(enabled.status == 200)
        let doctor = try await lab.send("POST", Self.root + "/doctors", ["name": "Dt. Ada Örnek"], as: tenant)
        let id = try #require(doctor["id"].string)
        let slots = try await lab.send(
            "POST", Self.root + "/slots",
            [
                "doctor_id": .string(id), "weekday": 4, "opens": "10:00", "closes": "12:00",
                "capacity": .integer(capacity),
            ],
            as: tenant)
        #expect(slots.status == 201)
        return id
    }

    private func booking(_ doctor: String, _ moment: Date, phone: String, name: String = "Deniz Örnek") -> JSONValue {
        [
            "doctor_id": .string(doctor), "starts_at": Self.text(moment), "patient_name": .string(name),
            "patient_phone": .string(phone),
        ]
    }

    @Test(.timeLimit(.minutes(3)))
    func `writes through the queue of outgoing messages where a channel sends`() async throws {
        try await PluginLab.with([try niche()], at: Self.moment(0, "09:00")) { lab in
            let tenant = try await lab.tenant("klinik", [])
            let doctor = try await prepare(lab, tenant)
            let database = lab.installation.database
            try await database.withSession(for: tenant.context) { session in
                _ = try session.createChannel(
                    ChannelID(), kind: .whatsapp, name: "Hat", settings: .empty, secrets: Data([1]))
            }
            let start = Self.moment(3, "10:00")
            let booked = try await lab.send(
                "POST", Self.root + "/appointments", booking(doctor, start, phone: "0555 111 22 33"), as: tenant)
            #expect(booked.status == 201)
            let queued = try await database.withReadOnlySession(for: tenant.context) { session in
                try session.outgoingMessages(limit: 10).items
            }
            let message = try #require(queued.first)
            #expect(queued.count == 1 && message.purpose == .service && message.expiresAt == start)
            #expect(message.text?.contains("5 Mart Perşembe günü saat 10:00") == true)
            #expect(try await lab.messages(of: "dental", tenant).isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `books, reminds with the right day word over a restart, cancels and offers the place on`() async throws {
        try await PluginLab.with([try niche()], at: Self.moment(0, "09:00")) { lab in
            let tenant = try await lab.tenant("klinik", [])
            let doctor = try await prepare(lab, tenant)
            let free = try await lab.send("GET", Self.root + "/availability?days=7", as: tenant).list
            #expect(free.count == 4)
            let first = Self.moment(3, "10:00")
            #expect(free.first?["starts_at"] == Self.text(first))

            let booked = try await lab.send(
                "POST", Self.root + "/appointments", booking(doctor, first, phone: "0555 111 22 33"), as: tenant)
            #expect(booked.status == 201 && booked["patient_phone"] == "+905551112233")
            let id = try #require(booked["id"].string)
            #expect(try await lab.send("GET", Self.root + "/availability?days=7", as: tenant).list.count == 3)

            lab.clock.move(to: Self.moment(1, "10:00"))
            try await PluginLab.restart(&lab)
            try await lab.work()
            try await lab.work()
            #expect(
                try await lab.send("POST", Self.root + "/appointments/\(id):confirm", as: tenant)["status"]
                    == "confirmed")
            lab.clock.move(to: Self.moment(3, "08:00"))
            try await lab.work()
            try await PluginLab.restart(&lab)
            try await lab.work()
            var texts = try await lab.messages(of: "dental", tenant).compactMap { $0["text"]?.string }
            #expect(texts.count == 3)
            #expect(texts[0].contains("5 Mart Perşembe günü saat 10:00"))
            #expect(texts[1].contains("öbür gün (5 Mart Perşembe) saat 10:00") && texts[1].contains("EVET"))
            #expect(texts[2].contains("bugün (5 Mart Perşembe) saat 10:00"))

            // Somebody waits for this very day, and gets the place that comes free.
            for (name, phone) in [("Ege Örnek", "05550000011"), ("Su Örnek", "05550000012")] {
                let waiting = try await lab.send(
                    "POST", Self.root + "/waitlist",
                    ["patient_name": .string(name), "patient_phone": .string(phone), "preferred_date": "2026-03-05"],
                    as: tenant)
                #expect(waiting.status == 201 && waiting["status"] == "waiting")
            }
            #expect(
                try await lab.send("POST", Self.root + "/appointments/\(id):cancel", as: tenant)["status"]
                    == "cancelled")
            let taken = try await lab.send(
                "POST", Self.root + "/appointments", booking(doctor, first, phone: "05550000013"), as: tenant)
            #expect(taken.code == "slot_taken", "it is held for whom it was offered")
            lab.clock.move(to: Self.moment(3, "09:01"))
            try await PluginLab.restart(&lab)
            try await lab.work()
            let list = try await lab.send("GET", Self.root + "/waitlist", as: tenant).list
            #expect(list.compactMap { $0["status"]?.string } == ["expired", "offered"])
            let second = try #require(list.last?["id"]?.string)
            let late = try #require(list.first?["id"]?.string)
            #expect(
                try await lab.send("POST", Self.root + "/waitlist/\(late):accept", as: tenant).code == "offer_expired")
            let accepted = try await lab.send("POST", Self.root + "/waitlist/\(second):accept", as: tenant)
            #expect(accepted.status == 201 && accepted["patient_name"] == "Su Örnek")
            texts = try await lab.messages(of: "dental", tenant).compactMap { $0["text"]?.string }
            #expect(texts.filter { $0.contains("boşaldı") }.count == 2)

            // Two who did not come are reminded once more.
            lab.clock.move(to: Self.moment(3, "10:30"))
            let other = try #require(accepted["id"].string)
            let away = try await lab.send("POST", Self.root + "/appointments/\(other):no-show", as: tenant)
            #expect(away["status"] == "no_show" && away["no_show_count"] == 1)
            #expect(
                try await lab.send("POST", Self.root + "/appointments/\(other):no-show", as: tenant).status == 409)
        }
    }

    @Test(.timeLimit(.minutes(6))) func `reminds patients who stayed away twice once more`() async throws {
        try await PluginLab.with([try niche()], at: Self.moment(0, "09:00")) { lab in
            let tenant = try await lab.tenant("klinik", [])
            let doctor = try await prepare(lab, tenant)
            for week in 0..<2 {
                let start = Self.moment(3 + 7 * week, "10:00")
                let booked = try await lab.send(
                    "POST", Self.root + "/appointments", booking(doctor, start, phone: "05550000021"), as: tenant)
                lab.clock.move(to: start.addingTimeInterval(900))
                let id = try #require(booked["id"].string)
                #expect(
                    try await lab.send("POST", Self.root + "/appointments/\(id):no-show", as: tenant)["no_show_count"]
                        == .integer(week + 1))
            }
            let before = try await lab.messages(of: "dental", tenant).count
            let start = Self.moment(17, "10:00")
            _ = try await lab.send(
                "POST", Self.root + "/appointments", booking(doctor, start, phone: "05550000021"), as: tenant)
            for hours in [-48.0, -24, -2] {
                lab.clock.move(to: start.addingTimeInterval(hours * 3_600))
                try await lab.work()
            }
            let texts = try await lab.messages(of: "dental", tenant).dropFirst(before)
                .compactMap { $0["text"]?.string }
            #expect(texts.count == 4)
            #expect(texts[2].contains("yarın (19 Mart Perşembe)"))
        }
    }

    @Test(.timeLimit(.minutes(6))) func `gives the last place of a slot to one of a hundred`() async throws {
        try await PluginLab.with([try niche()], at: Self.moment(0, "09:00")) { lab in
            let tenant = try await lab.tenant("klinik", [])
            let doctor = try await prepare(lab, tenant)
            let start = Self.moment(3, "11:00")
            nonisolated(unsafe) let shared = lab  // only read while the group runs
            let answers = try await withThrowingTaskGroup(of: LabAnswer.self) { group in
                for number in 0..<100 {
                    let body = booking(doctor, start, phone: "0555\(2_000_000 + number)")
                    group.addTask { try await shared.send("POST", Self.root + "/appointments", body, as: tenant) }
                }
                return try await group.reduce(into: [LabAnswer]()) { $0.append($1) }
            }
            #expect(answers.filter { $0.status == 201 }.count == 1)
            let refused = answers.filter { $0.status == 409 && $0.code == "slot_taken" }
            #expect(refused.count == 99)
            let told = refused.allSatisfy { answer in
                guard case .array(let next) = answer["next_slots"] else { return false }
                return next.count == 5 && answer["detail"].string?.contains("5 Mart Perşembe 10:00") == true
            }
            #expect(told, "everybody hears of the next free slots")
            let held = try await lab.send("GET", Self.root + "/appointments", as: tenant).list
            #expect(held.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(8)))
    func `answers prices from its own table, and calls the dentist for a patient in pain`() async throws {
        try await PluginLab.with([try niche()], at: Self.moment(0, "09:00")) { lab in
            let tenant = try await lab.tenant("klinik", [])
            _ = try await prepare(lab, tenant)
            let price = try await lab.send(
                "POST", Self.root + "/services",
                [
                    "name": "İmplant", "treatment": "implant", "price_min": ["amount_minor": 1_500_000],
                    "price_max": ["amount_minor": 2_500_000],
                ], as: tenant)
            #expect(price.status == 201)
            let answer = try await lab.send("POST", "/v1/assist:reply", ["text": "İmplant ne kadar?"], as: tenant)
            #expect(answer["decision"] == "reply")
            #expect(answer["text"].string?.contains("İmplant 15.000–25.000 TL aralığındadır") == true)
            #expect(answer["text"].string?.contains("Ücretsiz muayene için randevu alalım mı?") == true)
            #expect(answer["plugin"]["id"] == "dental")

            let pain = try await lab.send(
                "POST", "/v1/assist:reply", ["text": "dişim çok ağrıyor, yüzüm şişti, dayanamıyorum"], as: tenant)
            #expect(pain["decision"] == "handoff" && pain["plugin"] == .null)
            lab.clock.advance(hours: 1.0 / 60)
            try await PluginLab.restart(&lab)
            try await lab.work()
            let notices = try await lab.send("GET", Self.root + "/notices", as: tenant).list
            #expect(notices.contains { $0["kind"] == "urgent_patient" && $0["urgent"] == true })
            let messages = try await lab.messages(of: "dental", tenant)
            #expect(messages.filter { $0["to"] == "+905550000001" }.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `shows nothing to another clinic`() async throws {
        try await PluginLab.with([try niche()], at: Self.moment(0, "09:00")) { lab in
            let (mine, other) = (try await lab.tenant("a", []), try await lab.tenant("b", ["dental"]))
            let doctor = try await prepare(lab, mine)
            let start = Self.moment(3, "10:00")
            let booked = try await lab.send(
                "POST", Self.root + "/appointments", booking(doctor, start, phone: "05550000031"), as: mine)
            let id = try #require(booked["id"].string)
            for (method, path) in [("GET", ""), ("POST", ":confirm"), ("POST", ":cancel"), ("POST", ":no-show")] {
                let answer = try await lab.send(method, Self.root + "/appointments/\(id)\(path)", as: other)
                #expect(answer.status == 404 && answer.code == "not_found")
            }
            for list in ["appointments", "doctors", "slots", "services", "waitlist", "availability"] {
                #expect(try await lab.send("GET", Self.root + "/\(list)", as: other).list.isEmpty)
            }
            let stolen = try await lab.send(
                "POST", Self.root + "/appointments", booking(doctor, start, phone: "05550000032"), as: other)
            #expect(stolen.code == "no_such_slot")
        }
    }
}
