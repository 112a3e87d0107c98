import Foundation
import Knowledge

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, Sendable, Codable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A stretch of a day on the wall clock, in minutes after midnight, end exclusive; 1440 is the next midnight.
public struct OpeningHours: Hashable, Sendable, Codable {
    public let opens: Int
    public let closes: Int

    /// `nil` unless 0 ≤ opens < closes ≤ 1440.
    public init?(opens: Int, closes: Int) {
        guard 0 <= opens, opens < closes, closes <= 1440 else { return nil }
        self.opens = opens
        self.closes = closes
    }

    /// `OpeningHours(from: 9, 30, to: 18, 0)`.
    public init?(from hour: Int, _ minute: Int, to endHour: Int, _ endMinute: Int) {
        self.init(opens: hour * 60 + minute, closes: endHour * 60 + endMinute)
    }
}

/// When a business is there: weekly hours, less holidays and the afternoons of half days, by the clock on its wall.
///
/// Hours are wall-clock times: at a change of the clocks an hour that is skipped is simply not lived through, and one
/// that comes twice is open both times.
public struct BusinessCalendar: Sendable, Equatable {
    public let week: [Weekday: [OpeningHours]]
    public let holidays: Set<CalendarDay>
    /// Days on which the business closes early, with the minute after midnight from which it is closed.
    public let halfDays: [CalendarDay: Int]
    public let timeZone: TimeZone

    /// Turkey keeps UTC+3 all year since 2016.
    public static let istanbul = TimeZone(identifier: "Europe/Istanbul") ?? TimeZone(secondsFromGMT: 3 * 3600)!

    public init(
        week: [Weekday: [OpeningHours]], holidays: Set<CalendarDay> = [], halfDays: [CalendarDay: Int] = [:],
        timeZone: TimeZone = BusinessCalendar.istanbul
    ) {
        self.week = week
        self.holidays = holidays
        self.halfDays = halfDays
        self.timeZone = timeZone
    }

    /// Whether the business is there at this moment.
    public func isOpen(at moment: Date) -> Bool {
        let minute = wallMinute(of: moment)
        return hours(on: moment).contains { $0.opens <= minute && minute < $0.closes }
    }

    /// The first moment after `moment` at which the business opens; `nil` where none comes within two years.
    ///
    /// Hours that follow each other without a gap, across midnight too, open once.
    public func nextOpening(after moment: Date) -> Date? {
        var midnight = calendar.startOfDay(for: moment)
        for _ in 0..<Self.horizon {
            for hours in hours(on: midnight).sorted(by: { $0.opens < $1.opens }) {
                for opening in moments(hours.opens, onDayOf: midnight) where opening > moment {
                    if isOpen(at: opening), !isOpen(at: opening.addingTimeInterval(-1)) { return opening }
                }
            }
            guard let next = calendar.date(byAdding: .day, value: 1, to: midnight) else { return nil }
            midnight = calendar.startOfDay(for: next)
        }
        return nil
    }

    private static let horizon = 731

    private var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar
    }

    private func hours(on moment: Date) -> [OpeningHours] {
        let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
        guard let year = parts.year, let month = parts.month, let day = parts.day, let sunday1 = parts.weekday,
            let weekday = Weekday(rawValue: (sunday1 + 5) % 7 + 1)
        else { return [] }
        return hours(on: weekday, of: CalendarDay(year: year, month: month, day: day))
    }

    /// What the week gives for the day, less what holidays and half days take.
    func hours(on weekday: Weekday, of day: CalendarDay) -> [OpeningHours] {
        guard !holidays.contains(day), let hours = week[weekday] else { return [] }
        guard let close = halfDays[day] else { return hours }
        return hours.compactMap { OpeningHours(opens: $0.opens, closes: min($0.closes, close)) }
    }

    private func wallMinute(of moment: Date) -> Int {
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        return (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    }

    /// The moments at which the wall clock shows this minute of the day: one as a rule, two where the clock is set back
    /// over it, and the end of the gap where it is set forward.
    private func moments(_ minute: Int, onDayOf midnight: Date) -> [Date] {
        let first = calendar.date(
            bySettingHour: minute / 60, minute: minute % 60, second: 0, of: midnight, matchingPolicy: .nextTime,
            repeatedTimePolicy: .first)
        guard let first else { return [] }
        let dayLater = midnight.addingTimeInterval(36 * 3600)
        let setBack = timeZone.secondsFromGMT(for: midnight) - timeZone.secondsFromGMT(for: dayLater)
        let second = first.addingTimeInterval(Double(setBack))
        return setBack > 0 && wallMinute(of: second) == wallMinute(of: first) ? [first, second] : [first]
    }
}
