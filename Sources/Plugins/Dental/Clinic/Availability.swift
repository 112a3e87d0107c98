import Foundation
import PluginKit

/// A slot of a certain day in which somebody can still be seen.
struct FreeSlot: Encodable, Hashable, Sendable {
    let doctorID: DoctorID
    let startsAt: Date
    let endsAt: Date
    /// How many patients still fit in.
    let places: Int
}

/// What is free: the weekly hours, less days off, less appointments, less what was offered to somebody on the waitlist.
enum Availability {
    static let mostDays = 31

    static let routes = [
        PluginRoute(
            .get, "availability", "Free slots, the soonest first",
            query: [
                .optional(
                    "from", .format(.date), LocalizedText(tr: "İlk gün (boşsa bugün)", en: "First day, or today")),
                .optional("days", .text(1...2), LocalizedText(tr: "Gün sayısı (1–31)", en: "Days, 1 to 31")),
                .optional("doctor_id", .text(1...60), LocalizedText(tr: "Hekim", en: "Dentist")),
            ]
        ) { call, session in
            let days = Int(call.query["days"] ?? "14") ?? 0
            guard (1...mostDays).contains(days) else {
                throw PluginProblem.field(
                    "days", "out_of_range",
                    LocalizedText(tr: "1 ile \(mostDays) arasında olmalı.", en: "Must be from 1 to \(mostDays)."))
            }
            let first = call.query["from"].flatMap { CalendarDay($0) } ?? session.today
            let doctor = call.query["doctor_id"].flatMap { DoctorID($0) }
            return try .list(free(from: first, days: days, doctor: doctor, session))
        }
    ]

    /// The next few free slots after a moment, near to it first in time.
    static func next(
        _ count: Int, after moment: Date, doctor: DoctorID? = nil, _ session: borrowing PluginSession
    ) throws -> [FreeSlot] {
        let day = CalendarDay(max(moment, session.now), in: session.timeZone)
        let found = try free(from: day, days: mostDays, doctor: doctor, session).filter { $0.startsAt > moment }
        return Array(found.prefix(count))
    }

    static func free(
        from first: CalendarDay, days: Int, doctor: DoctorID? = nil, _ session: borrowing PluginSession
    ) throws -> [FreeSlot] {
        let offered = try slots(from: first, days: days, doctor: doctor, session)
        guard let start = offered.first?.startsAt, let end = offered.last?.startsAt else { return [] }
        let taken = try taken(from: start, through: end, session)
        return offered.compactMap { slot in
            let places = slot.places - (taken[Place(doctor: slot.doctorID, startsAt: slot.startsAt)] ?? 0)
            guard places > 0 else { return nil }
            return FreeSlot(doctorID: slot.doctorID, startsAt: slot.startsAt, endsAt: slot.endsAt, places: places)
        }
    }

    /// The slot of a dentist at a moment with all its places, where there is one.
    static func slot(
        of doctor: DoctorID, at moment: Date, _ session: borrowing PluginSession
    ) throws -> FreeSlot? {
        try slots(from: CalendarDay(moment, in: session.timeZone), days: 1, doctor: doctor, session)
            .first { $0.startsAt == moment }
    }

    /// How many places of a slot are gone.
    static func taken(of slot: FreeSlot, _ session: borrowing PluginSession) throws -> Int {
        try taken(from: slot.startsAt, through: slot.startsAt, session)[
            Place(doctor: slot.doctorID, startsAt: slot.startsAt)] ?? 0
    }

    /// Slots that are still to come, whoever has them, in order.
    private static func slots(
        from first: CalendarDay, days: Int, doctor: DoctorID?, _ session: borrowing PluginSession
    ) throws -> [FreeSlot] {
        let holidays = Set(try session.clinic().holidays)
        let (zone, now) = (session.timeZone, session.now)
        let week = try WeeklySlots.all(session).filter { doctor == nil || $0.doctorID == doctor }
        return (0..<days).map { first.adding($0) }.filter { !holidays.contains($0.description) }
            .flatMap { day in
                week.filter { $0.weekday == day.weekday.rawValue }.flatMap { hours in
                    hours.times.map { time in
                        let starts = day.moment(time, in: zone)
                        return FreeSlot(
                            doctorID: hours.doctorID, startsAt: starts,
                            endsAt: starts.addingTimeInterval(Double(hours.minutes) * 60), places: hours.capacity)
                    }
                }
            }
            .filter { $0.startsAt > now }
            .sorted { ($0.startsAt, $0.doctorID) < ($1.startsAt, $1.doctorID) }
    }

    private struct Place: Hashable {
        let doctor: DoctorID
        let startsAt: Date
    }

    private static func taken(
        from start: Date, through end: Date, _ session: borrowing PluginSession
    ) throws -> [Place: Int] {
        let counts = try session.all(
            """
            select doctor_id, starts_at, count(*) as n from (
                select doctor_id, starts_at from dental_appointments
                where tenant_id = \(session.tenant) and status in ('booked', 'confirmed', 'completed')
                    and starts_at between \(start) and \(end)
                union all
                select offered_doctor_id, offered_at from dental_waitlist
                where tenant_id = \(session.tenant) and status = 'offered' and offer_expires_at > \(session.now)
                    and offered_at between \(start) and \(end)) gone
            group by doctor_id, starts_at
            """
        ) { row throws(StorageError) in
            (Place(doctor: try row.id("doctor_id"), startsAt: try row.date("starts_at")), try row.integer("n"))
        }
        return Dictionary(counts) { $0 + $1 }
    }
}
