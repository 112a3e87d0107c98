import Foundation
import PluginKit

/// The number or name by which a ticket is kept.
public struct TicketID: Hashable, Sendable, Codable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) { self.text = text }

    public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public var description: String { text }
}

/// A limit that runs by a calendar: an answer, a solution, a level's time.
public struct ServicePromise: Sendable, Equatable, Codable {
    public internal(set) var clock: BusinessClock
    public internal(set) var target: ServiceLevels.Target
    /// When the warning before the limit went out.
    public internal(set) var warnedAt: Date?
    /// When the limit was passed.
    public internal(set) var brokenAt: Date?
    /// When it was fulfilled.
    public internal(set) var keptAt: Date?

    init(_ target: ServiceLevels.Target, from start: Date) {
        self.target = target
        clock = BusinessClock(startedAt: start)
    }

    var limit: TimeInterval { Double(target.minutes) * 60 }

    /// When it will have been passed, as far as the clock runs.
    public func due(by policy: TicketDesk.Policy) -> Date? {
        clock.moment(reaching: limit, in: policy.calendar(target.hours))
    }

    /// Seconds of its calendar that have been used up.
    public func elapsed(at moment: Date, by policy: TicketDesk.Policy) -> TimeInterval {
        clock.elapsed(at: moment, in: policy.calendar(target.hours))
    }
}

/// A matter that an office has brought to the support desk, and all that became of it.
///
/// A value that is stored as it is; only the desk changes it.
public struct Ticket: Sendable, Equatable, Codable, Identifiable {
    public let id: TicketID
    /// As it was when the ticket was opened: what was promised then holds.
    public let office: Office
    public let column: ServiceLevels.Column
    public let message: String
    public let channel: SupportChannel
    public let openedAt: Date
    public let triage: Triage
    /// An earlier ticket that this one goes on with.
    public let follows: TicketID?

    public internal(set) var state = TicketState.new
    public internal(set) var priority: Priority
    public internal(set) var level = SupportLevel.l1
    /// Who works on it; `nil` while it waits in its level's queue.
    public internal(set) var assignee: String?
    /// Asked for something, the customer has not answered yet.
    public internal(set) var waitsForCustomer = false
    /// One for the opening and one for each reopening, the newest last.
    public internal(set) var responses: [ServicePromise] = []
    public internal(set) var resolution: ServicePromise?
    /// The time of the level it is at; `nil` before it is assigned and at levels without a limit.
    public internal(set) var ladder: ServicePromise?
    /// Since when nothing has been heard of the customer after a proposal, or since when it is solved.
    public internal(set) var quietSince: Date?
    public internal(set) var rating: Int?
    public internal(set) var mergedInto: TicketID?
    public internal(set) var history: [TicketEvent] = []

    /// When something last happened.
    public var changedAt: Date { history.last?.at ?? openedAt }

    init(
        id: TicketID, new: NewTicket, column: ServiceLevels.Column, triage: Triage, openedAt: Date
    ) {
        self.id = id
        (office, message, channel, follows) = (new.office, new.message, new.channel, new.follows)
        (self.column, self.triage, self.openedAt) = (column, triage, openedAt)
        priority = triage.priority
    }
}

/// What an office sends in.
public struct NewTicket: Sendable {
    public let office: Office
    public let message: String
    public let channel: SupportChannel
    public let follows: TicketID?

    public init(office: Office, message: String, channel: SupportChannel, follows: TicketID? = nil) {
        (self.office, self.message, self.channel, self.follows) = (office, message, channel, follows)
    }
}
