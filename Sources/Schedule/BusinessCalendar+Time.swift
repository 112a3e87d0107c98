import Foundation
import Knowledge

/// Arithmetic in business time. Exact to the second, at any change of the clocks: an hour that is lived through twice
/// counts twice, one that is skipped does not count.
extension BusinessCalendar {
    /// Open around the clock, holidays included.
    public static let always = BusinessCalendar(
        week: Dictionary(
            uniqueKeysWithValues: Weekday.allCases.map { ($0, OpeningHours(opens: 0, closes: 1440).map { [$0] } ?? []) }
        ))

    /// Seconds from one moment to another during which the business is open; 0 where the end is not later.
    public func openTime(from start: Date, to end: Date) -> TimeInterval {
        var sum = 0.0
        for stretch in OpenStretches(of: self, from: start) {
            guard stretch.lowerBound < end.timeIntervalSince1970 else { break }
            sum += min(stretch.upperBound, end.timeIntervalSince1970) - stretch.lowerBound
        }
        return sum
    }

    /// The first moment by which the business has been open for so many seconds since `start`.
    ///
    /// What runs out at closing time is due at closing time, not at the next opening. `nil` where the business never
    /// opens for that long: two years without an opening end the search.
    public func moment(after seconds: TimeInterval, from start: Date) -> Date? {
        guard seconds > 0 else { return start }
        var left = seconds
        for stretch in OpenStretches(of: self, from: start) {
            let length = stretch.upperBound - stretch.lowerBound
            if left <= length { return Date(timeIntervalSince1970: stretch.lowerBound + left) }
            left -= length
        }
        return nil
    }

    /// Whether the business does not open at all on this day.
    public func isDayOff(_ day: CalendarDay) -> Bool { hours(on: day.weekday, of: day).isEmpty }

    /// Whole minutes of business between two moments; a minute that has begun does not count yet.
    public func openMinutes(from start: Date, to end: Date) -> Int { Int(openTime(from: start, to: end) / 60) }

    /// The moment at which so many minutes of business are over.
    public func moment(afterMinutes minutes: Int, from start: Date) -> Date? {
        moment(after: Double(minutes) * 60, from: start)
    }
}

/// The stretches during which a business is open, in order, in seconds since 1970.
///
/// Walks through stretches of one offset from UTC, found by comparing the offsets a day apart and halving the day
/// where they differ. Within one, local time is a shift, and days and weekdays are integer arithmetic: no calendar is
/// asked.
private struct OpenStretches: Sequence, IteratorProtocol {
    private static let day = 86_400.0
    /// So long without an opening is taken for never.
    private static let patience = 731 * day

    private let business: BusinessCalendar
    /// Where the search stands.
    private var position: Double
    private var lastOpen: Double
    /// Found and not yet handed out, the earliest last.
    private var waiting: [Range<Double>] = []

    init(of business: BusinessCalendar, from start: Date) {
        self.business = business
        position = start.timeIntervalSince1970
        lastOpen = position
    }

    mutating func next() -> Range<Double>? {
        while waiting.isEmpty {
            guard position - lastOpen < Self.patience else { return nil }
            let end = endOfOffset(from: position)
            waiting = stretches(from: position, to: end).reversed()
            position = end
        }
        let stretch = waiting.removeLast()
        lastOpen = stretch.upperBound
        return stretch
    }

    private func offset(at second: Double) -> Double {
        Double(business.timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: second)))
    }

    /// Up to a day on, as far as the clock is not changed; no zone changes it twice within a day.
    private func endOfOffset(from start: Double) -> Double {
        let first = offset(at: start)
        var after = start + Self.day
        guard offset(at: after) != first else { return after }
        var before = start
        while true {
            // Clocks are changed on whole seconds: the last step is from one to the next.
            let middle = ((before + after) / 2).rounded(.down)
            if middle <= before { return after.rounded(.down) }
            if offset(at: middle) == first { before = middle } else { after = middle }
        }
    }

    /// The openings within a stretch of one offset.
    private func stretches(from start: Double, to end: Double) -> [Range<Double>] {
        let offset = offset(at: start)
        var found: [Range<Double>] = []
        var day = Int(((start + offset) / Self.day).rounded(.down))
        while true {
            let midnight = Double(day) * Self.day - offset
            guard midnight < end else { return found }
            let date = CalendarDay(daysSince1970: day)
            let hours = business.hours(on: date.weekday, of: date)
            for hours in hours.sorted(by: { $0.opens < $1.opens }) {
                let opens = Swift.max(midnight + Double(hours.opens * 60), start, found.last?.upperBound ?? start)
                let closes = Swift.min(midnight + Double(hours.closes * 60), end)
                if opens < closes { found.append(opens..<closes) }
            }
            day += 1
        }
    }
}
