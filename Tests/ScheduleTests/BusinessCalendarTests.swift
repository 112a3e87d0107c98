import Foundation
import Knowledge
import Schedule
import Testing

@Suite struct `A business calendar` {
    /// Open 09:30–18:00 on weekdays with a break at noon, and Saturday mornings.
    private static let week: [Weekday: [OpeningHours]] = {
        let weekday = [OpeningHours(from: 9, 30, to: 12, 0)!, OpeningHours(from: 13, 0, to: 18, 0)!]
        var week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, weekday) })
        week[.saturday] = [OpeningHours(from: 9, 30, to: 12, 0)!]
        return week
    }()

    private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test(arguments: [
        ("2026-01-05T09:29:59+03:00", false), ("2026-01-05T09:30:00+03:00", true), ("2026-01-05T12:00:00+03:00", false),
        ("2026-01-05T17:59:59+03:00", true), ("2026-01-05T18:00:00+03:00", false), ("2026-01-10T11:00:00+03:00", true),
        ("2026-01-11T11:00:00+03:00", false), ("2026-01-01T11:00:00+03:00", false),
    ])
    func `knows its hours, its days and its holidays`(time: String, isOpen: Bool) throws {
        let calendar = BusinessCalendar(week: Self.week, holidays: [CalendarDay(year: 2026, month: 1, day: 1)])
        #expect(calendar.isOpen(at: try moment(time)) == isOpen)
    }

    @Test(arguments: [
        ("2026-01-05T08:00:00+03:00", "2026-01-05T09:30:00+03:00"),
        ("2026-01-05T09:30:00+03:00", "2026-01-05T13:00:00+03:00"),
        ("2026-01-10T15:00:00+03:00", "2026-01-12T09:30:00+03:00"),
        ("2025-12-31T20:00:00+03:00", "2026-01-02T09:30:00+03:00"),
    ])
    func `tells when it opens next`(after: String, opening: String) throws {
        let calendar = BusinessCalendar(week: Self.week, holidays: [CalendarDay(year: 2026, month: 1, day: 1)])
        #expect(calendar.nextOpening(after: try moment(after)) == (try moment(opening)))
    }

    @Test func `never opens without hours, and opens once when it never closes`() throws {
        let always = Dictionary(
            uniqueKeysWithValues: Weekday.allCases.map { ($0, [OpeningHours(opens: 0, closes: 1440)!]) })
        let now = try moment("2026-03-01T00:00:00+03:00")
        #expect(BusinessCalendar(week: [:]).nextOpening(after: now) == nil)
        #expect(BusinessCalendar(week: always).nextOpening(after: now) == nil)
        #expect(BusinessCalendar(week: always).isOpen(at: now))
    }

    @Test(arguments: [(-1, 10), (10, 10), (0, 1441)])
    func `refuses hours that are none`(opens: Int, closes: Int) {
        #expect(OpeningHours(opens: opens, closes: closes) == nil)
    }

    /// Zones that change their clocks at various hours, and by half an hour (Lord Howe).
    @Test(arguments: [
        "Europe/Istanbul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago",
    ])
    func `finds the opening that a minute-by-minute search finds, through changes of the clocks`(zone: String) throws {
        var week = Self.week
        week[.sunday] = [OpeningHours(from: 0, 0, to: 0, 30)!, OpeningHours(from: 2, 15, to: 3, 45)!]
        let calendar = BusinessCalendar(week: week, timeZone: try #require(TimeZone(identifier: zone)))
        for start in [
            "2026-03-07T21:00:00Z", "2026-03-28T21:00:00Z", "2026-10-24T21:00:00Z", "2026-04-04T09:00:00Z",
            "2026-09-05T20:00:00Z", "2026-10-31T20:00:00Z",
        ] {
            for offset in stride(from: 0, to: 8 * 3600, by: 1867) {
                let after = try moment(start).addingTimeInterval(Double(offset))
                let searched = firstOpening(of: calendar, after: after)
                #expect(calendar.nextOpening(after: after) == searched, "\(zone) after \(after)")
            }
        }
    }

    /// The oracle: the first whole minute that is open while the second before it is not.
    private func firstOpening(of calendar: BusinessCalendar, after moment: Date) -> Date? {
        var minute = Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
        for _ in 0..<(4 * 24 * 60) {
            if calendar.isOpen(at: minute), !calendar.isOpen(at: minute.addingTimeInterval(-1)) { return minute }
            minute.addTimeInterval(60)
        }
        return nil
    }
}
