import Foundation
import PluginKit

/// An estate agent's office that uses the platform and writes to its support.
public struct Office: Sendable, Equatable, Codable {
    public enum Plan: String, Sendable, Codable, CaseIterable { case starter, pro, elite }

    public let id: String
    public let name: String
    public let plan: Plan
    /// The day on which a seed office began; `nil` for the others.
    public let seedSince: CalendarDay?

    public init(id: String, name: String, plan: Plan, seedSince: CalendarDay? = nil) {
        (self.id, self.name, self.plan, self.seedSince) = (id, name, plan, seedSince)
    }

    public var isSeed: Bool { seedSince != nil }

    /// The column of the promises that holds for what is opened on this day: a seed office's for its first thirty days,
    /// the day it began being day 0, then its plan's.
    public func column(on day: CalendarDay) -> ServiceLevels.Column {
        if let seedSince, day.daysSince1970 - seedSince.daysSince1970 < Self.seedDays { return .seed }
        return switch plan {
        case .starter: .starter
        case .pro: .pro
        case .elite: .elite
        }
    }

    public static let seedDays = 30
}

/// Where an office may write or call.
public enum SupportChannel: String, Sendable, Codable, CaseIterable {
    case email, telegram, phone, chat, helpCentre, meeting

    /// When somebody answers there.
    public var hours: ServiceHours {
        switch self {
        case .helpCentre: .aroundTheClock
        case .email, .telegram, .phone, .chat, .meeting: .office
        }
    }

    /// Telephones are answered for Elite and seed offices, meetings are for a seed office's first thirty days.
    public func serves(_ office: Office, on day: CalendarDay) -> Bool {
        switch self {
        case .email, .telegram, .chat, .helpCentre: true
        case .phone: office.plan == .elite || office.isSeed
        case .meeting: office.column(on: day) == .seed
        }
    }
}
