import Assist
import Foundation
import Knowledge
import Schedule

/// When somebody is there to answer, and what customers are told when nobody is.
struct HoursSettings: Codable, Sendable, Equatable {
    var timeZone = "Europe/Istanbul"
    /// By the day's English name; a day that is missing is a day off. `nil` where no hours were set: always open.
    var week: [String: [OpeningHours]]?
    var holidays: [CalendarDay] = []
    /// Said outside of the hours; the promise in it is the calendar's.
    var outOfHours = ReplySettings.Phrase(enabled: true)

    static let days: [(name: String, weekday: Weekday)] = [
        ("monday", .monday), ("tuesday", .tuesday), ("wednesday", .wednesday), ("thursday", .thursday),
        ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday),
    ]

    var zone: TimeZone { TimeZone(identifier: timeZone) ?? BusinessCalendar.istanbul }

    var calendar: BusinessCalendar? {
        guard let week else { return nil }
        let hours = Self.days.map { ($0.weekday, week[$0.name] ?? []) }
        return BusinessCalendar(
            week: Dictionary(uniqueKeysWithValues: hours), holidays: Set(holidays), timeZone: zone)
    }

    /// `nil` while somebody is there, or where no hours were set.
    func outOfHours(at moment: Date) -> OutOfHours? {
        guard outOfHours.enabled, let calendar, !calendar.isOpen(at: moment) else { return nil }
        return OutOfHours(text: outOfHours.text, opening: calendar.nextOpening(after: moment))
    }
}
