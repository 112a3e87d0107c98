import Foundation
import Knowledge
import Schedule
import Testing

@Suite struct `Business time` {
    private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test(arguments: [
        // Within a day, over the evening, over the weekend.
        ("2026-01-05T10:00:00+03:00", 60, "2026-01-05T11:00:00+03:00"),
        ("2026-01-05T17:00:00+03:00", 120, "2026-01-06T10:00:00+03:00"),
        ("2026-01-09T17:30:00+03:00", 60, "2026-01-12T09:30:00+03:00"),
        // What runs out at closing time is due then.
        ("2026-01-05T17:00:00+03:00", 60, "2026-01-05T18:00:00+03:00"),
        // Out of hours the count begins at the next opening.
        ("2026-01-04T03:00:00+03:00", 1, "2026-01-05T09:01:00+03:00"),
        // New year; the eve of the Feast of Ramadan (to 13:00) and its three days, of which two are a weekend.
        ("2025-12-31T17:00:00+03:00", 120, "2026-01-02T10:00:00+03:00"),
        ("2026-03-19T12:00:00+03:00", 120, "2026-03-23T10:00:00+03:00"),
        // The Feast of the Sacrifice: half a Tuesday, then the rest of the week.
        ("2026-05-26T12:30:00+03:00", 60, "2026-06-01T09:30:00+03:00"),
        // 28 October from 13:00, and 29 October.
        ("2026-10-28T12:59:00+03:00", 2, "2026-10-30T09:01:00+03:00"),
        // 23 April 2029 is a whole holiday and the eve of a feast of four days.
        ("2029-04-20T17:00:00+03:00", 120, "2029-04-30T10:00:00+03:00"),
    ])
    func `adds up in the office hours of Turkey`(from: String, minutes: Int, due: String) throws {
        let calendar = BusinessCalendar.turkishOfficeHours
        let start = try moment(from)
        let end = try moment(due)
        #expect(calendar.moment(afterMinutes: minutes, from: start) == end)
        #expect(calendar.openMinutes(from: start, to: end) == minutes)
    }

    @Test func `around the clock is the time on any watch`() throws {
        let start = try moment("2026-03-29T00:30:15+01:00")
        #expect(
            BusinessCalendar.always.moment(after: 86_400 * 40, from: start) == start.addingTimeInterval(86_400 * 40))
        #expect(BusinessCalendar.always.openTime(from: start, to: start.addingTimeInterval(12_345.5)) == 12_345.5)
    }

    @Test func `a business that never opens is due never`() throws {
        let closed = BusinessCalendar(week: [:])
        let start = try moment("2026-03-29T00:30:15+01:00")
        #expect(closed.moment(afterMinutes: 1, from: start) == nil)
        #expect(closed.moment(afterMinutes: 0, from: start) == start)
        #expect(closed.openTime(from: start, to: start.addingTimeInterval(1e7)) == 0)
        #expect(closed.openTime(from: start, to: start.addingTimeInterval(-60)) == 0)
    }

    /// Zone, and moments around which its clocks changed: Istanbul's late changes of 2014 and 2015, its last one to
    /// summer and its stay there in 2016; Berlin and New York in both directions; half an hour at Lord Howe; midnight
    /// in Havana and Beirut, where a date is cut short or comes twice; Kathmandu's odd offset.
    private static let changes: [(zone: String, moments: [String])] = [
        (
            "Europe/Istanbul",
            ["2014-03-30T12:00:00Z", "2015-11-07T12:00:00Z", "2016-03-26T12:00:00Z", "2016-10-29T12:00:00Z"]
        ),
        ("Europe/Istanbul", ["1985-04-19T12:00:00Z", "1990-09-29T12:00:00Z", "2026-10-24T12:00:00Z"]),
        ("Europe/Berlin", ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z", "1980-04-05T12:00:00Z"]),
        ("America/New_York", ["2026-03-07T12:00:00Z", "2026-10-31T12:00:00Z", "1974-01-05T12:00:00Z"]),
        ("Australia/Lord_Howe", ["2026-04-04T06:00:00Z", "2026-10-03T06:00:00Z"]),
        ("America/Havana", ["2026-03-07T12:00:00Z", "2026-10-31T12:00:00Z"]),
        ("Asia/Beirut", ["2026-03-28T06:00:00Z", "2026-10-24T06:00:00Z"]),
        ("Asia/Kathmandu", ["1985-12-31T06:00:00Z", "2026-05-05T06:00:00Z"]),
    ]

    @Test(arguments: changes.indices)
    func `is what counting minute by minute finds, over random calendars and changes of the clocks`(_ index: Int) throws
    {
        let (name, moments) = Self.changes[index]
        let zone = try #require(TimeZone(identifier: name))
        var random = SeededGenerator(seed: UInt64(index) + 7)
        for text in moments {
            let change = try moment(text)
            for _ in 0..<4 {
                let calendar = Self.calendar(around: change, zone: zone, &random)
                let start = change.addingTimeInterval(Double(Int.random(in: -2000...1500, using: &random)) * 60)
                let count = Int.random(in: 1...4200, using: &random)
                // Open minutes before each minute of the span.
                var open = [0]
                for minute in 0..<count {
                    let isOpen = Self.isOpen(start.addingTimeInterval(Double(minute) * 60), calendar)
                    open.append(open[minute] + (isOpen ? 1 : 0))
                }
                let end = start.addingTimeInterval(Double(count) * 60)
                #expect(calendar.openMinutes(from: start, to: end) == open[count], "\(name) from \(start) to \(end)")
                let part = Int.random(in: 0...count, using: &random)
                #expect(
                    calendar.openMinutes(from: start.addingTimeInterval(Double(part) * 60), to: end) == open[count]
                        - open[part])
                guard open[count] > 0 else { continue }
                let wanted = Int.random(in: 1...open[count], using: &random)
                let due = open.firstIndex(of: wanted).map { start.addingTimeInterval(Double($0) * 60) }
                #expect(calendar.moment(afterMinutes: wanted, from: start) == due, "\(name): \(wanted) after \(start)")
                // Seconds within a minute: adding and measuring undo each other.
                let seconds = Double.random(in: 0..<Double(open[count] * 60), using: &random)
                let late = try #require(calendar.moment(after: seconds, from: start))
                #expect(abs(calendar.openTime(from: start, to: late) - seconds) < 0.001)
            }
        }
    }

    @Test func `a clock counts what it ran, through waits and reopening, as counting minute by minute does`() throws {
        var random = SeededGenerator(seed: 3)
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let change = try moment("2026-10-24T12:00:00Z")
        for _ in 0..<12 {
            let calendar = Self.calendar(around: change, zone: zone, &random)
            let start = change.addingTimeInterval(Double(Int.random(in: -600...600, using: &random)) * 60)
            var clock = BusinessClock(startedAt: start)
            var turns = [0] + (0..<4).map { _ in Int.random(in: 1...2000, using: &random) }.sorted()
            for (number, turn) in turns.enumerated().dropFirst() {
                let moment = start.addingTimeInterval(Double(turn) * 60)
                if number.isMultiple(of: 2) { clock.resume(at: moment) } else { clock.pause(at: moment) }
            }
            turns.append(2200)
            var open = 0
            var due: [Int: Date] = [:]
            for minute in 0..<2200 {
                let turn = turns.lastIndex { $0 <= minute } ?? 0
                let moment = start.addingTimeInterval(Double(minute) * 60)
                if turn.isMultiple(of: 2), Self.isOpen(moment, calendar) {
                    open += 1
                    due[open] = moment.addingTimeInterval(60)
                }
            }
            #expect(clock.elapsed(at: start.addingTimeInterval(2200 * 60), in: calendar) == Double(open * 60))
            guard open > 0 else { continue }
            let wanted = Int.random(in: 1...open, using: &random)
            #expect(clock.moment(reaching: Double(wanted * 60), in: calendar) == due[wanted])
        }
    }

    @Test func `a clock that is told things in the wrong order never counts backwards`() throws {
        let start = try moment("2026-01-05T10:00:00+03:00")
        var clock = BusinessClock(startedAt: start)
        clock.pause(at: start.addingTimeInterval(-600))
        #expect(clock.elapsed(at: start.addingTimeInterval(3600), in: .always) == 0)
        #expect(clock.moment(reaching: 60, in: .always) == nil)
        clock.resume(at: start.addingTimeInterval(-900))
        clock.resume(at: start.addingTimeInterval(900))
        #expect(clock.elapsed(at: start.addingTimeInterval(60), in: .always) == 60)
        clock.pause(at: start.addingTimeInterval(120))
        clock.pause(at: start.addingTimeInterval(240))
        #expect(clock.elapsed(at: start.addingTimeInterval(3600), in: .always) == 120)
    }

    @Test func `half days close early, whole holidays and weekends stay closed`() throws {
        let calendar = BusinessCalendar.turkishOfficeHours
        #expect(calendar.isOpen(at: try moment("2026-10-28T12:59:59+03:00")))
        #expect(!calendar.isOpen(at: try moment("2026-10-28T13:00:00+03:00")))
        #expect(
            calendar.nextOpening(after: try moment("2026-10-28T13:00:00+03:00"))
                == (try moment("2026-10-30T09:00:00+03:00")))
        #expect(!calendar.isOpen(at: try moment("2029-04-23T10:00:00+03:00")))
    }

    @Test func `the table has each year's holidays, and the feasts lie a lunar year apart`() {
        for year in TurkishHolidays.years {
            let days = TurkishHolidays.days.filter { $0.year == year }
            // Seven national days and seven of the feasts, less those that fall together.
            let together: [Int: Int] = [2027: 1]
            #expect(days.count == 14 - (together[year] ?? 0), "\(year)")
            #expect(TurkishHolidays.halfDays.keys.filter { $0.year == year }.count == 3)
        }
        let eves = TurkishHolidays.halfDays.keys.filter { $0.month != 10 }.sorted()
        for (eve, next) in zip(eves, eves.dropFirst(2)) {
            #expect((353...356).contains(next.daysSince1970 - eve.daysSince1970), "\(eve)")
        }
    }

    @Test func `counts days as the calendar does`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Istanbul"))
        for days in stride(from: -40_000, through: 60_000, by: 37) {
            let date = Date(timeIntervalSince1970: Double(days) * 86_400 + 43_200)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let day = CalendarDay(date, in: calendar.timeZone)
            #expect(day == CalendarDay(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
            #expect(day.daysSince1970 == days && day.weekday.rawValue == ((parts.weekday ?? 0) + 5) % 7 + 1)
        }
    }

    /// The oracle: what the Gregorian calendar and the clock on the wall say of one moment.
    private static func isOpen(_ moment: Date, _ business: BusinessCalendar) -> Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = business.timeZone
        let parts = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute], from: moment)
        let day = CalendarDay(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        if business.holidays.contains(day) || minute >= business.halfDays[day] ?? 1440 { return false }
        let weekday = Weekday(rawValue: ((parts.weekday ?? 1) + 5) % 7 + 1) ?? .monday
        return business.week[weekday, default: []].contains { $0.opens <= minute && minute < $0.closes }
    }

    /// Hours that may overlap, meet at midnight or be none, with holidays and half days near the change.
    private static func calendar(
        around change: Date, zone: TimeZone, _ random: inout SeededGenerator
    ) -> BusinessCalendar {
        var week: [Weekday: [OpeningHours]] = [:]
        for weekday in Weekday.allCases {
            week[weekday] = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
                let opens = Bool.random(using: &random) ? 0 : Int.random(in: 0..<1440, using: &random)
                let closes = Bool.random(using: &random) ? 1440 : Int.random(in: 1...1440, using: &random)
                return OpeningHours(opens: opens, closes: closes)
            }
        }
        let day = CalendarDay(change, in: zone)
        let holiday = day.adding(Int.random(in: -2...3, using: &random))
        let half = day.adding(Int.random(in: -2...3, using: &random))
        return BusinessCalendar(
            week: week, holidays: [holiday], halfDays: [half: Int.random(in: 0...1440, using: &random)], timeZone: zone)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
