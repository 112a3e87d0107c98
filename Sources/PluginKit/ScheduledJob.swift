import Foundation

/// Something a niche does at a moment, once: the transaction that does it is the one that takes it off the list.
public struct ScheduledJob: Sendable {
    public typealias Handler = @Sendable (ScheduledCall, borrowing PluginSession) throws -> Void

    public let name: String
    /// Again and again, by the wall clock of the business; planted when a tenant enables the niche. `nil` for what the
    /// niche schedules itself.
    public let recurrence: Recurrence?
    /// Done at once for every draft that goes to a person for one of these reasons; its payload is a ``HandoffCall``.
    public let handoffs: Set<HandoffReason>
    /// How often it may fail before it is given up.
    public let attempts: Int
    public let computing: Computing?
    public let run: Handler

    /// How a job does what takes longer than a transaction may last.
    ///
    /// It is the one that has its work in hand for a while longer than `limit`; should the process die, another begins
    /// anew after that. So what it writes in the end must look whether it is written already.
    public struct Computing: Sendable {
        /// - Returns: `nil` where there is nothing to do.
        public typealias Prepare = @Sendable (ScheduledCall, borrowing PluginSession) throws -> Computation<Void>?

        /// For each of its three parts.
        public let limit: Duration
        public let prepare: Prepare
    }

    public init(
        _ name: String, every recurrence: Recurrence? = nil, onHandoff handoffs: Set<HandoffReason> = [],
        attempts: Int = 5, _ run: @escaping Handler
    ) {
        self.name = name
        self.recurrence = recurrence
        self.handoffs = handoffs
        self.attempts = attempts
        computing = nil
        self.run = run
    }

    /// Work that takes longer than a transaction may last.
    public init(
        _ name: String, every recurrence: Recurrence? = nil, attempts: Int = 5, within limit: Duration,
        _ prepare: @escaping Computing.Prepare
    ) {
        self.name = name
        self.recurrence = recurrence
        handoffs = []
        self.attempts = attempts
        computing = Computing(limit: limit, prepare: prepare)
        run = { call, session in try prepare(call, session)?(session) }
    }

    /// The key of what recurs.
    package static let recurring = "recurring"
}

/// One piece of scheduled work that is due.
public struct ScheduledCall: Sendable {
    public let key: String
    /// When it should have been done; the session's `now` is when it is.
    public let dueAt: Date
    public let payload: JSONValue

    package init(key: String, dueAt: Date, payload: JSONValue) {
        self.key = key
        self.dueAt = dueAt
        self.payload = payload
    }

    public func payload<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try WireFormat.decode(payload, as: type)
    }
}

/// A draft that went to a person, as a niche is told of it.
public struct HandoffCall: Codable, Sendable {
    public let draftId: String
    public let conversationId: String?
    public let reason: String
    /// What the customer wants, with what is personal masked.
    public let summary: String

    package init(draft: DraftID, conversation: ConversationID?, reason: String, summary: String) {
        draftId = draft.description
        conversationId = conversation?.description
        self.reason = reason
        self.summary = summary
    }
}

/// When something happens again.
public enum Recurrence: Hashable, Sendable {
    /// Every day at a time of the wall clock, also on the days when it is changed.
    case daily(WallTime)
    /// 1 is Monday.
    case weekly(Int, WallTime)
    case every(Duration)

    /// The first moment after this one; what was missed in between is not made up for.
    public func next(after moment: Date, in zone: TimeZone) -> Date {
        switch self {
        case .every(let interval): return moment.addingTimeInterval(interval / .seconds(1))
        case .daily(let time): return Self.next(time, after: moment, in: zone) { _ in true }
        case .weekly(let weekday, let time):
            return Self.next(time, after: moment, in: zone) { $0.weekday.rawValue == weekday }
        }
    }

    private static func next(
        _ time: WallTime, after moment: Date, in zone: TimeZone, on fits: (CalendarDay) -> Bool
    ) -> Date {
        let today = CalendarDay(moment, in: zone)
        for days in 0...8 {
            let day = today.adding(days)
            let candidate = day.moment(time, in: zone)
            if candidate > moment, fits(day) { return candidate }
        }
        return moment.addingTimeInterval(86_400)
    }
}
