import Foundation
import PluginKit

/// A free slot as it is remembered over a talk.
struct OfferedSlot: Codable, Hashable {
    let doctor: DoctorID
    let startsAt: Date

    init(_ slot: FreeSlot) {
        doctor = slot.doctorID
        startsAt = slot.startsAt
    }
}

/// Free slots for a wish, and how they are said.
struct OfferedSlots {
    /// More are not read.
    static let most = 3

    let slots: [OfferedSlot]
    /// They are what was wished for; otherwise the nearest that there are.
    let isWished: Bool

    /// Different hours, the soonest first; of several dentists at one hour the first.
    init(_ wish: SlotWish, _ session: borrowing PluginSession) throws {
        let zone = session.timeZone
        let all = try Availability.free(from: session.today, days: Availability.mostDays, session)
        func picked(_ fits: (FreeSlot) -> Bool) -> [OfferedSlot] {
            var seen: Set<Date> = []
            return Array(all.filter { fits($0) && seen.insert($0.startsAt).inserted }.prefix(Self.most))
                .map(OfferedSlot.init)
        }
        let wished = picked { wish.fits($0.startsAt, in: zone) }
        guard wished.isEmpty else {
            (slots, isWished) = (wished, true)
            return
        }
        let sameDay = wish.day == nil ? [] : picked { wish.ofDay.fits($0.startsAt, in: zone) }
        (slots, isWished) = (sameDay.isEmpty ? picked { _ in true } : sameDay, false)
    }

    /// The one of some slots that an answer means; `nil` where it means none or several.
    static func chosen(
        _ text: String, _ wish: SlotWish, among slots: [OfferedSlot], in zone: TimeZone
    ) -> OfferedSlot? {
        if !wish.isEmpty {
            let fitting = slots.filter { wish.fits($0.startsAt, in: zone) }
            return fitting.count == 1 ? fitting[0] : nil
        }
        if slots.count == 1, SaidWords.answer(in: text) == .yes { return slots[0] }
        return SaidWords.choice(in: text, of: slots.count).map { slots[$0] }
    }
}

extension OfferedSlot {
    func said(in zone: TimeZone, _ language: Language) -> String { DayWords.moment(startsAt, in: zone, language) }

    func record(in zone: TimeZone, _ language: Language) -> Fact.Record {
        Fact.Record(table: "slots", id: doctor.description, quote: said(in: zone, language))
    }
}

extension Appointment {
    func said(in zone: TimeZone) -> String { DayWords.moment(startsAt, in: zone, language) }

    func record(in zone: TimeZone, _ language: Language) -> Fact.Record {
        Fact.Record(
            table: "appointments", id: id.description,
            quote: "\(DayWords.moment(startsAt, in: zone, language)), \(doctorName)")
    }
}
