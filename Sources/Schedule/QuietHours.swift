import Foundation

/// A stretch of every day in which nobody is written to, by the clock on the wall; it may run over midnight.
public struct QuietHours: Hashable, Sendable, Codable {
    /// Minutes after midnight; the end does not belong to it.
    public let from: Int
    public let to: Int

    /// `nil` unless both lie within a day and differ.
    public init?(from: Int, to: Int) {
        guard (0..<1440).contains(from), (0..<1440).contains(to), from != to else { return nil }
        self.from = from
        self.to = to
    }

    /// The first moment at or after this one at which writing is allowed.
    public func firstAllowed(from moment: Date, in timeZone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        let isQuiet = from < to ? (from..<to).contains(minute) : minute >= from || minute < to
        guard isQuiet else { return moment }
        // The wall clock shows the end again on every day, also on one that is set forward over it.
        let end = calendar.nextDate(
            after: moment, matching: DateComponents(hour: to / 60, minute: to % 60, second: 0),
            matchingPolicy: .nextTime)
        return end ?? moment
    }
}
