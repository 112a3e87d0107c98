import Foundation
import Schedule

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

    /// The first moment at which a wall shows this time; where the clock is set forward over it, the end of that gap.
    public func moment(_ time: WallTime, in zone: TimeZone) -> Date {
        let calendar = Calendar.wall(zone)
        // Noon exists in every zone on every day.
        let noon = calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12)) ?? .distantPast
        return calendar.date(
            bySettingHour: time.minutes / 60, minute: time.minutes % 60, second: 0,
            of: calendar.startOfDay(for: noon), matchingPolicy: .nextTime, repeatedTimePolicy: .first) ?? noon
    }

    /// Days from this one to another.
    public func days(to other: CalendarDay) -> Int { other.daysSince1970 - daysSince1970 }
}

extension Calendar {
    /// The Gregorian calendar of a wall in this zone.
    static func wall(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}
