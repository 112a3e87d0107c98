import Foundation

/// A time on the wall clock, without a day or a zone.
public struct WallTime: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// After midnight.
    public let minutes: Int

    /// `nil` outside of a day.
    public init?(hour: Int, minute: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// Reads `09:30`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public var description: String { Self.padded(minutes / 60) + ":" + Self.padded(minutes % 60) }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = WallTime(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "expected a time like 09:30"))
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public static func < (left: WallTime, right: WallTime) -> Bool { left.minutes < right.minutes }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension CalendarDay {
    /// Reads `2026-03-09`; `nil` for a day that no calendar has.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        let components = DateComponents(
            calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: year, month: month, day: day)
        guard components.isValidDate else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public init(_ moment: Date, in zone: TimeZone) {
        let parts = Calendar.wall(zone).dateComponents([.year, .month, .day], from: moment)
        self.init(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    }

    /// The first moment at which a wall shows this time; where the clock is set forward over it, the end of that gap.
    public func moment(_ time: WallTime, in zone: TimeZone) -> Date {
        let calendar = Calendar.wall(zone)
        // Noon exists in every zone on every day.
        let noon = calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12)) ?? .distantPast
        return calendar.date(
            bySettingHour: time.minutes / 60, minute: time.minutes % 60, second: 0,
            of: calendar.startOfDay(for: noon), matchingPolicy: .nextTime, repeatedTimePolicy: .first) ?? noon
    }

    public func adding(days: Int) -> CalendarDay {
        let calendar = Calendar.wall(.gmt)
        let date = calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12)) ?? .distantPast
        return CalendarDay(calendar.date(byAdding: .day, value: days, to: date) ?? date, in: .gmt)
    }

    /// Days from this one to another.
    public func days(to other: CalendarDay) -> Int {
        let calendar = Calendar.wall(.gmt)
        let first = calendar.date(from: DateComponents(year: year, month: month, day: day)) ?? .distantPast
        let last =
            calendar.date(from: DateComponents(year: other.year, month: other.month, day: other.day)) ?? .distantPast
        return calendar.dateComponents([.day], from: first, to: last).day ?? 0
    }

    /// 1 is Monday, as in ISO 8601.
    public var weekday: Int {
        let calendar = Calendar.wall(.gmt)
        let date = calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12)) ?? .distantPast
        return (calendar.component(.weekday, from: date) + 5) % 7 + 1
    }
}

extension Calendar {
    /// The Gregorian calendar of a wall in this zone.
    static func wall(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}
