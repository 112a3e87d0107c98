import Foundation
import PluginKit

/// By which calendar the hours of a promise are counted.
public enum ServiceHours: String, Sendable, Codable, CaseIterable {
    /// Every hour of every day.
    case aroundTheClock
    /// The desk's own hours: ``TicketDesk/Policy/office``.
    case office
}

/// What is promised: how soon an answer comes, and, where a tenant promises that too, how soon the matter is solved.
public struct ServiceLevels: Sendable, Equatable, Codable {
    public enum Column: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
        case starter, pro, elite, seed
    }

    /// So many minutes by one calendar.
    public struct Target: Sendable, Equatable, Codable {
        public let minutes: Int
        public let hours: ServiceHours

        public init(minutes: Int, hours: ServiceHours) { (self.minutes, self.hours) = (minutes, hours) }
    }

    /// The calendar of each row of the matrix, for answers and for the ladder.
    public var hours: [Priority: ServiceHours]
    /// Minutes to the first answer.
    public var response: [Priority: [Column: Int]]
    /// Minutes to the solution; the source promises none, so nothing is assumed.
    public var resolution: [Priority: [Column: Int]]
    /// The share of a limit after which a warning goes out.
    public var warningShare: Double

    public init(
        hours: [Priority: ServiceHours], response: [Priority: [Column: Int]],
        resolution: [Priority: [Column: Int]] = [:], warningShare: Double = 0.8
    ) {
        (self.hours, self.response, self.resolution) = (hours, response, resolution)
        self.warningShare = warningShare
    }

    public func response(_ priority: Priority, _ column: Column) -> Target? {
        response[priority]?[column].map { Target(minutes: $0, hours: hours[priority] ?? .office) }
    }

    public func resolution(_ priority: Priority, _ column: Column) -> Target? {
        resolution[priority]?[column].map { Target(minutes: $0, hours: hours[priority] ?? .office) }
    }

    /// The matrix of the platform. What cannot be reached, or may be lost, is promised by the clock on the wall; every
    /// other hour is an office hour, as the channels are answered in office hours.
    public static let platform = ServiceLevels(
        hours: [.critical: .aroundTheClock, .high: .office, .normal: .office, .low: .office],
        response: [
            .critical: row(24, 4, 1, 1), .high: row(48, 12, 4, 4), .normal: row(48, 24, 12, 12),
            .low: row(72, 48, 24, 24),
        ])

    private static func row(_ starter: Int, _ pro: Int, _ elite: Int, _ seed: Int) -> [Column: Int] {
        [.starter: starter * 60, .pro: pro * 60, .elite: elite * 60, .seed: seed * 60]
    }
}
