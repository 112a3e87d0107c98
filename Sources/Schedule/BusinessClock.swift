import Foundation

/// How long a promise has been running: it starts, waits while it is the customer's turn, goes on when a matter is
/// reopened. What it has counted follows from the stretches and a calendar, so that a holiday declared later still
/// counts as one.
///
/// Moments that come in the wrong order are moved to the latest one known: a clock never counts backwards.
public struct BusinessClock: Sendable, Equatable, Codable {
    /// When it ran and was stopped again; in order, without overlap.
    public private(set) var stretches: [DateInterval] = []
    /// Since when it has been running now.
    public private(set) var runningSince: Date?

    public init(startedAt start: Date) { runningSince = start }

    public var isRunning: Bool { runningSince != nil }

    /// Stops counting. Does nothing while it stands.
    public mutating func pause(at moment: Date) {
        guard let since = runningSince else { return }
        stretches.append(DateInterval(start: since, end: max(since, moment)))
        runningSince = nil
    }

    /// Counts on, with what was counted before. Does nothing while it runs.
    public mutating func resume(at moment: Date) {
        guard runningSince == nil else { return }
        runningSince = max(moment, stretches.last?.end ?? moment)
    }

    /// Seconds of business time counted up to a moment.
    public func elapsed(at moment: Date, in calendar: BusinessCalendar) -> TimeInterval {
        let finished = stretches.reduce(0) { $0 + calendar.openTime(from: $1.start, to: min($1.end, moment)) }
        return finished + (runningSince.map { calendar.openTime(from: $0, to: moment) } ?? 0)
    }

    /// When the count reaches so many seconds, past or to come; `nil` while it stands below them.
    public func moment(reaching seconds: TimeInterval, in calendar: BusinessCalendar) -> Date? {
        var left = seconds
        for stretch in stretches {
            let length = calendar.openTime(from: stretch.start, to: stretch.end)
            if left <= length { return calendar.moment(after: left, from: stretch.start) }
            left -= length
        }
        return runningSince.flatMap { calendar.moment(after: left, from: $0) }
    }
}
