import Foundation
import Knowledge
import PluginKit
import Storage

@testable import KnowledgeServer

/// A clinic's reminders two days and two hours before, a third for who stayed away twice, and places that are offered on.
struct ClinicFollowUps: FollowUpScenario {
    static let niche = "dental"

    private static let root = "/v1/plugins/dental"
    private static let offerMinutes = 60.0

    private let tenant: LabTenant
    private let doctor: String

    init(_ lab: PluginLab, _ tenant: LabTenant) async throws {
        self.tenant = tenant
        let settings: JSONValue = [
            "time_zone": .string(followUpZone.identifier), "offer_minutes": .integer(Int(Self.offerMinutes)),
        ]
        _ = try await lab.send("PUT", Self.root, ["enabled": true, "settings": settings], as: tenant)
        let doctor = try await lab.send("POST", Self.root + "/doctors", ["name": "Dt. Ada Örnek"], as: tenant)
        guard let id = doctor["id"].string else { throw LabFailure("no dentist: \(doctor.body.text)") }
        self.doctor = id
        for weekday in 1...7 {
            // Night hours too: some appointments lie in the hour that is there twice, or not at all.
            let slots = try await lab.send(
                "POST", Self.root + "/slots",
                [
                    "doctor_id": .string(id), "weekday": .integer(weekday), "opens": "00:00", "closes": "23:30",
                    "minutes": 30, "capacity": 50,
                ], as: tenant)
            guard slots.status == 201 else { throw LabFailure("no slots: \(slots.body.text)") }
        }
    }

    func begin(_ number: Int, in lab: PluginLab, _ random: inout SeededRandom) async throws -> FollowUpCase {
        let phone = "+9055\(50_000_000 + number)"
        let isOftenAway = random.chance(0.2)
        if isOftenAway { try await stayAway(phone, lab) }
        let hours =
            random.chance(0.15)
            ? Double.random(in: 1...47, using: &random) : Double.random(in: 47...150, using: &random)
        let start = try await slot(after: lab.clock.now.addingTimeInterval(hours * 3_600), lab)
        let (now, fate) = (lab.clock.now, Double.random(in: 0..<1, using: &random))
        let moment = now.addingTimeInterval(
            start.timeIntervalSince(now) * Double.random(in: 0.1...0.95, using: &random))
        let booked = try await lab.send(
            "POST", Self.root + "/appointments",
            [
                "doctor_id": .string(doctor), "starts_at": .string(start.formatted(.iso8601)),
                "patient_name": .string("Hasta \(number) Örnek"), "patient_phone": .string(phone),
            ], as: tenant)
        guard let id = booked["id"].string else { throw LabFailure("not booked: \(booked.body.text)") }
        let owed = reminders(of: id, start, bookedAt: now, extra: isOftenAway)
        let (tenant, path) = (tenant, Self.root + "/appointments/\(id)")
        if fate < 0.15 {
            return FollowUpCase(owed: owed, act: .init(at: moment) { try await self.cancel(id, start, number, $0) })
        } else if fate < 0.45 {
            return FollowUpCase(
                owed: owed,
                act: .init(at: moment) { lab in
                    _ = try await lab.send("POST", path + ":confirm", as: tenant)
                    return nil
                })
        }
        return FollowUpCase(owed: owed, act: nil)
    }

    /// By the wall of the clinic, as a patient would count.
    private func reminders(of id: String, _ start: Date, bookedAt now: Date, extra: Bool) -> [Owed] {
        let before = { (hours: Double) in start.addingTimeInterval(-hours * 3_600) }
        var owed = [
            Owed("\(id)/48h", due: before(48), until: before(24)), Owed("\(id)/2h", due: before(2), until: start),
        ]
        if extra { owed.append(Owed("\(id)/24h", due: before(24), until: before(2))) }
        return owed.filter { $0.due > now }
    }

    /// Nothing is left to remind of; the place is offered to two who wait, one after the other.
    private func cancel(_ id: String, _ start: Date, _ number: Int, _ lab: PluginLab) async throws -> [Owed]? {
        guard lab.clock.now < start else { return nil }
        var waiting: [String] = []
        for place in 0..<2 {
            let entry = try await lab.send(
                "POST", Self.root + "/waitlist",
                [
                    "patient_name": .string("Bekleyen \(number) Örnek"),
                    "patient_phone": .string("+9053\(place)\(5_000_000 + number)"), "doctor_id": .string(doctor),
                    "preferred_date": .string(CalendarDay(start, in: followUpZone).description),
                    "not_before": .string(wall(start)), "not_after": .string(wall(start)),
                ], as: tenant)
            guard let id = entry["id"].string else { throw LabFailure("not on the list: \(entry.body.text)") }
            waiting.append("\(id)/\(Int(start.timeIntervalSince1970))")
        }
        let cancelled = try await lab.send("POST", Self.root + "/appointments/\(id):cancel", as: tenant)
        guard cancelled.status == 200 else { throw LabFailure("not cancelled: \(cancelled.body.text)") }
        return offers(waiting[...], start, at: lab.clock.now)
    }

    /// The first is asked at once; whoever does not answer in time makes room for the next.
    private func offers(_ waiting: ArraySlice<String>, _ start: Date, at now: Date) -> [Owed] {
        guard let first = waiting.first, now < start else { return [] }
        let expiry = min(now.addingTimeInterval(Self.offerMinutes * 60), start)
        return [
            Owed(first, due: now, until: .distantFuture),
            Owed(nil, due: expiry, until: .distantFuture) { moment in
                self.offers(waiting.dropFirst(), start, at: moment)
            },
        ]
    }

    private func stayAway(_ phone: String, _ lab: PluginLab) async throws {
        try await lab.installation.database.withSession(for: tenant.context) { [tenant] session in
            _ = try session.execute(
                """
                insert into dental_patients (tenant_id, phone, name, no_show_count)
                values (\(tenant.context.id), \(phone), 'Hasta Örnek', 2)
                """)
        }
    }

    private func slot(after moment: Date, _ lab: PluginLab) async throws -> Date {
        for day in [CalendarDay(moment, in: followUpZone), CalendarDay(moment, in: followUpZone).adding(1)] {
            let free = try await lab.send("GET", Self.root + "/availability?from=\(day)&days=1", as: tenant).list
            let starts = free.compactMap { $0["starts_at"]?.string.flatMap(WireFormat.moment) }
            if let start = starts.first(where: { $0 >= moment }) { return start }
        }
        throw LabFailure("no slot after \(moment)")
    }

    private func wall(_ moment: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = followUpZone
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        return WallTime(hour: parts.hour ?? 0, minute: parts.minute ?? 0)?.description ?? ""
    }

    func isAtOnce(_ key: String) -> Bool { key.hasSuffix("/booked") || key.hasSuffix("/cancelled") }

    /// The day word is that of the reader's wall clock.
    func fault(in message: JSONValue, at moment: Date) -> String? {
        guard let text = message["text"]?.string, let template = message["template"]?.string,
            template.hasPrefix("reminder")
        else { return nil }
        guard let date = text.firstMatch(of: #/(\d{1,2}) (Mart|Nisan|Ekim|Kasım) /#), let day = Int(date.1) else {
            return "no day in “\(text)”"
        }
        let today = CalendarDay(moment, in: followUpZone)
        let ahead = (0...20).first { today.adding($0).day == day }
        let word = [0: "bugün (", 1: "yarın (", 2: "öbür gün ("][ahead ?? -1]
        let isRight = word.map { text.contains($0) } ?? !text.contains("(")
        return isRight ? nil : "“\(text)” is read on \(today)"
    }
}
