import Foundation
import PluginKit

/// The desk's week, from Monday 00:00 to the next on the desk's own wall clock, told every Monday.
///
/// Each figure says how it is counted; one that has nothing to count has no value and is neither met nor missed.
/// Duplicates that were merged into another ticket count nowhere but there.
public struct WeeklyReport: Sendable, Equatable {
    public struct Figure: Sendable, Equatable {
        public enum ID: String, Sendable, CaseIterable {
            case firstResponse, firstResponseMinutes, solvedAtFirstLevel, satisfaction, open, escalated, reopened, kept
        }

        public let id: ID
        /// A share between 0 and 1 (and above), minutes, a score or a count.
        public let value: Double?
        /// How many things the value is taken over.
        public let count: Int

        public var isMet: Bool? { value.flatMap { id.isMet($0) } }
    }

    public struct Breach: Sendable, Equatable {
        public let ticket: TicketID
        public let office: String
        public let priority: Priority
        public let kind: PromiseKind
        public let due: Date
    }

    /// The Monday it begins with.
    public let monday: CalendarDay
    public let opened: Int
    public let solved: Int
    public let figures: [Figure]
    /// Promises that were broken within the week, in order.
    public let breaches: [Breach]
    /// The known problems that were most asked about, and how often.
    public let topProblems: [(solution: StandardSolution, count: Int)]
    /// Open tickets at the end of the week, by level.
    public let openByLevel: [SupportLevel: Int]

    /// - Parameter tickets: every ticket that was open, opened or changed in the week; others do no harm.
    public init(of tickets: [Ticket], weekFrom monday: CalendarDay, by policy: TicketDesk.Policy = TicketDesk.Policy())
    {
        let week = Self.range(weekFrom: monday, in: policy.office.timeZone)
        let tickets = tickets.filter { $0.mergedInto == nil && $0.openedAt < week.upperBound }
        let opened = tickets.filter { week.contains($0.openedAt) }
        let solved = tickets.filter { $0.happened(in: week, where: \.isSolving) }
        let answers = tickets.flatMap(\.responses).filter { $0.keptAt.map(week.contains) ?? false }
        let ratings = tickets.compactMap { $0.rating(in: week) }
        let open = tickets.filter { $0.wasOpen(at: week.upperBound) }
        let reopened = tickets.filter { $0.happened(in: week) { $0 == .reopened } }
        let solvedLow = solved.filter { $0.level(at: week.upperBound) == .l1 }
        let escalated = opened.filter { $0.level(at: week.upperBound) > .l1 }
        let promises = tickets.flatMap { $0.responses + ($0.resolution.map { [$0] } ?? []) }
        let broken = promises.filter { $0.brokenAt.map(week.contains) ?? false }
        let kept = promises.filter { $0.brokenAt == nil && $0.keptAt.map(week.contains) ?? false }

        self.monday = monday
        self.opened = opened.count
        self.solved = solved.count
        figures = [
            Figure(
                .firstResponse,
                mean: answers.map { $0.elapsed(at: $0.keptAt ?? week.upperBound, by: policy) / max($0.limit, 1) }),
            Figure(
                .firstResponseMinutes,
                mean: answers.map { $0.elapsed(at: $0.keptAt ?? week.upperBound, by: policy) / 60 }),
            Figure(.solvedAtFirstLevel, part: solvedLow.count, of: solved.count),
            Figure(.satisfaction, mean: ratings.map(Double.init)),
            Figure(id: .open, value: Double(open.count), count: open.count),
            Figure(.escalated, part: escalated.count, of: opened.count),
            Figure(.reopened, part: reopened.count, of: solved.count),
            Figure(.kept, part: kept.count, of: kept.count + broken.count),
        ]
        breaches = tickets.flatMap { $0.breaches(in: week) }.sorted {
            ($0.due, $0.ticket.text) < ($1.due, $1.ticket.text)
        }
        let counts = Dictionary(grouping: opened.compactMap(\.triage.solution), by: \.self).mapValues(\.count)
        topProblems = StandardSolution.all.filter { counts[$0.id] != nil }
            .map { ($0, counts[$0.id] ?? 0) }.enumerated()
            .sorted { (-$0.element.1, $0.offset) < (-$1.element.1, $1.offset) }.prefix(5).map(\.element)
        openByLevel = Dictionary(grouping: open) { $0.level(at: week.upperBound) }.mapValues(\.count)
    }

    /// When a week is told of: Mondays at 09:00 on the desk's wall clock, on holidays too.
    public static let recurrence = WallTime("09:00").map { Recurrence.weekly(1, $0) }

    /// The last whole week before a moment.
    public static func lastMonday(before moment: Date, in zone: TimeZone) -> CalendarDay {
        let today = CalendarDay(moment, in: zone)
        return today.adding(1 - today.weekday.rawValue - 7)
    }

    static func range(weekFrom monday: CalendarDay, in zone: TimeZone) -> Range<Date> {
        func midnight(_ day: CalendarDay) -> Date {
            WallTime("00:00").map { day.moment($0, in: zone) } ?? .distantPast
        }
        return midnight(monday)..<midnight(monday.adding(7))
    }

    public static func == (left: WeeklyReport, right: WeeklyReport) -> Bool {
        left.monday == right.monday && left.opened == right.opened && left.solved == right.solved
            && left.figures == right.figures && left.breaches == right.breaches && left.openByLevel == right.openByLevel
            && left.topProblems.map(\.solution.id) == right.topProblems.map(\.solution.id)
            && left.topProblems.map(\.count) == right.topProblems.map(\.count)
    }

    public subscript(_ id: Figure.ID) -> Figure? { figures.first { $0.id == id } }
}

extension WeeklyReport.Figure {
    fileprivate init(_ id: ID, mean values: [Double]) {
        self.init(id: id, value: values.isEmpty ? nil : values.reduce(0, +) / Double(values.count), count: values.count)
    }

    fileprivate init(_ id: ID, part: Int, of whole: Int) {
        self.init(id: id, value: whole == 0 ? nil : Double(part) / Double(whole), count: whole)
    }
}

extension WeeklyReport.Figure.ID {
    /// Whether the target is reached; `nil` where there is none.
    func isMet(_ value: Double) -> Bool? {
        switch self {
        case .firstResponse: value < 0.8
        case .firstResponseMinutes: nil
        case .solvedAtFirstLevel: value > 0.7
        case .satisfaction: value > 4
        case .open: value < 15
        case .escalated: value < 0.3
        case .reopened: value < 0.1
        case .kept: value >= 0.9
        }
    }
}

extension TicketEvent.Kind {
    fileprivate var isSolving: Bool { self == .accepted || self == .withdrawn }
}

extension Ticket {
    fileprivate func happened(in week: Range<Date>, where isMeant: (TicketEvent.Kind) -> Bool) -> Bool {
        history.contains { week.contains($0.at) && isMeant($0.kind) }
    }

    /// The last rating that was given within the week.
    fileprivate func rating(in week: Range<Date>) -> Int? {
        history.filter { week.contains($0.at) }.compactMap { event in
            if case .rated(let score) = event.kind { score } else { nil }
        }.last
    }

    /// The level it had reached by a moment.
    func level(at moment: Date) -> SupportLevel {
        history.filter { $0.at < moment }.reduce(.l1) { level, event in
            if case .escalated(_, let to, _) = event.kind { to } else { level }
        }
    }

    /// Whether it was still to be solved at a moment.
    func wasOpen(at moment: Date) -> Bool {
        history.filter { $0.at < moment }.reduce(false) { isOpen, event in
            switch event.kind {
            case .opened, .reopened: true
            case .accepted, .withdrawn, .closed, .merged: false
            default: isOpen
            }
        }
    }

    fileprivate func breaches(in week: Range<Date>) -> [WeeklyReport.Breach] {
        history.filter { week.contains($0.at) }.compactMap { event in
            guard case .broken(let kind, let due) = event.kind else { return nil }
            return WeeklyReport.Breach(ticket: id, office: office.name, priority: priority, kind: kind, due: due)
        }
    }
}
