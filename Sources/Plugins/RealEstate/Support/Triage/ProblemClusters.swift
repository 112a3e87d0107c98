import Foundation
import PluginKit

/// What is compared of a ticket when the desk looks for one problem in several offices.
public struct ProblemReport: Sendable, Equatable, Codable {
    public let ticket: TicketID
    public let office: String
    public let at: Date
    public let part: PlatformPart?
    public let symptom: Symptom?
    public let features: TextFeatures
    /// Of unit length, from any one encoder; optional.
    public let vector: [Float]?

    public init(ticket: TicketID, office: String, at: Date, message: String, triage: Triage, vector: [Float]? = nil) {
        (self.ticket, self.office, self.at, self.vector) = (ticket, office, at, vector)
        (part, symptom) = (triage.part, triage.symptom)
        features = TextFeatures(message)
    }

    public init(_ ticket: Ticket, vector: [Float]? = nil) {
        self.init(
            ticket: ticket.id, office: ticket.office.id, at: ticket.openedAt, message: ticket.message,
            triage: ticket.triage, vector: vector)
    }
}

/// Groups reports of the same problem, and tells which groups so many offices share within a while that it is everybody's.
public struct ProblemClusters: Sendable {
    /// Reports further apart than this are not held for one problem.
    public var window: TimeInterval = 24 * 3600
    /// Offices, not tickets: one that writes five times is one.
    public var offices = 3
    /// Cosine of the words from which two reports without a named part are alike.
    public var wordNearness = 0.5
    /// Cosine of the vectors from which two reports are alike.
    public var vectorNearness: Float = 0.92

    public init() {}

    /// Whether two reports are of one problem.
    ///
    /// Only faults are. The same fault of the same part is the same problem whatever the words; two different parts
    /// never are; where a part is not named, the words or the vectors have to be near.
    public func isSame(_ one: ProblemReport, _ other: ProblemReport) -> Bool {
        guard let first = one.symptom, let second = other.symptom else { return false }
        guard abs(one.at.timeIntervalSince(other.at)) <= window else { return false }
        let (left, right) = (Family(one.part, first), Family(other.part, second))
        guard left.symptom == right.symptom else { return false }
        if let left = left.part, let right = right.part { return left == right }
        if let first = one.vector, let second = other.vector, first.count == second.count {
            let cosine = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
            if cosine >= vectorNearness { return true }
        }
        return one.features.cosine(with: other.features) >= wordNearness
    }

    /// Groups of reports that are connected by being of one problem, the largest first.
    public func groups(of reports: [ProblemReport]) -> [[ProblemReport]] {
        var root = Array(reports.indices)
        func find(_ index: Int) -> Int {
            var index = index
            while root[index] != index { index = root[index] }
            return index
        }
        for first in reports.indices {
            for second in reports.indices where second > first && isSame(reports[first], reports[second]) {
                let (left, right) = (find(first), find(second))
                root[max(left, right)] = min(left, right)
            }
        }
        let groups = Dictionary(grouping: reports.indices, by: find)
        return groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { group in group.value.map { reports[$0] }.sorted { ($0.at, $0.ticket.text) < ($1.at, $1.ticket.text) }
            }
    }

    /// The tickets of problems that enough offices reported within one window: they become P1.
    public func shared(in reports: [ProblemReport]) -> Set<TicketID> {
        var tickets: Set<TicketID> = []
        for group in groups(of: reports) {
            var first = 0
            for last in group.indices {
                while group[last].at.timeIntervalSince(group[first].at) > window { first += 1 }
                let within = group[first...last]
                if Set(within.map(\.office)).count >= offices { tickets.formUnion(within.map(\.ticket)) }
            }
        }
        return tickets
    }

    /// The group that a report belongs to, itself included; the same as its own among ``groups(of:)``.
    public func group(of report: ProblemReport, in reports: [ProblemReport]) -> [ProblemReport] {
        var group = [report]
        var others = reports.filter { $0.ticket != report.ticket }
        var next = 0
        while next < group.count, !others.isEmpty {
            let current = group[next]
            group += others.filter { isSame(current, $0) }
            others.removeAll { isSame(current, $0) }
            next += 1
        }
        return group.sorted { ($0.at, $0.ticket.text) < ($1.at, $1.ticket.text) }
    }

    /// What two reports have in common that are of one problem: the kind of fault, and the part where both name one.
    public struct Family: Sendable, Hashable {
        public let part: PlatformPart?
        public let symptom: Symptom

        public init(_ part: PlatformPart?, _ symptom: Symptom) {
            // Nobody can get in where the platform is down.
            self.part = symptom == .unreachable && (part == nil || part == .login) ? .platform : part
            // Not to be reached and failing are one thing to whoever writes.
            self.symptom = symptom == .unreachable ? .fails : symptom
        }
    }
}

extension Triage {
    /// `nil` where nothing is broken.
    public var family: ProblemClusters.Family? { symptom.map { ProblemClusters.Family(part, $0) } }
}

extension TicketDesk {
    /// Which of these tickets are one problem of so many offices, and not critical yet.
    ///
    /// The caller gives the open tickets of the last day, the new one among them, and prioritises what comes back with
    /// ``PriorityReason/sharedProblem`` as the system.
    public func risingTogether(
        _ reports: [ProblemReport], clusters: ProblemClusters = ProblemClusters(), open: [Ticket]
    )
        -> [TicketID]
    {
        let shared = clusters.shared(in: reports)
        return open.filter { shared.contains($0.id) && $0.state.isOpen && $0.priority != .critical }.map(\.id)
    }
}
