import Foundation
import PluginKit

/// The rules of the support desk, as a function from a ticket and what is done to it to the ticket after it.
///
/// It reads no clock and stores nothing. Whoever keeps tickets stores what comes back, sends its events, and calls
/// ``wake(_:at:)`` at its wake-up, which replaces the ticket's last one. What falls due happens at its due time however
/// late or often the desk is woken, and before whatever is done later: a ticket's state follows from what was done to
/// it and when, not from when somebody looked.
public struct TicketDesk: Sendable {
    /// The numbers that a tenant may change.
    public struct Policy: Sendable, Equatable {
        public var levels = ServiceLevels.platform
        /// The desk's own hours, in its own zone; the platform's are 09:00–18:00 from Monday to Friday in Istanbul, less
        /// public holidays, half days to 13:00.
        public var office = BusinessCalendar.turkishOfficeHours
        /// Minutes of office time after which a customer's silence accepts a proposal: three days of nine hours.
        public var silence = 3 * 9 * 60
        /// Minutes of office time after which a solved ticket is closed: two days.
        public var closing = 2 * 9 * 60
        /// Minutes after which a matter goes up by itself; from L3 on only a person sends it further.
        public var patience: [SupportLevel: Int] = [.l1: 30, .l2: 120]
        /// Days after closing during which a ticket can be reopened.
        public var reopening = 14

        public init() {}

        public func calendar(_ hours: ServiceHours) -> BusinessCalendar {
            switch hours {
            case .aroundTheClock: .always
            case .office: office
            }
        }
    }

    /// The ticket after what was done, what happened to it meanwhile, and when the desk has to look at it next.
    public struct Outcome: Sendable, Equatable {
        public let ticket: Ticket
        /// New entries of the history, in order.
        public let events: [TicketEvent]
        /// Replaces the ticket's last wake-up; `nil` where nothing runs.
        public let wakeUp: Date?
    }

    /// What can be done to a ticket.
    public enum Command: Sendable, Equatable {
        case assign(to: String?)
        case begin
        case propose, accept, reject
        /// To the level that the reason calls for, or to one above the present.
        case escalate(EscalationReason)
        case withdraw, close, reopen
        /// Somebody of the desk has written to the customer.
        case reply
        /// The same, and the customer has to do or tell something before it can go on.
        case askCustomer
        case customerWrote
        case prioritise(Priority, PriorityReason)
        case rate(Int)
        case tried(FlowStep, solved: Bool)
    }

    public let policy: Policy

    public init(_ policy: Policy = Policy()) { self.policy = policy }

    /// Takes in a new matter.
    public func open(_ new: NewTicket, id: TicketID, at now: Date, triage: Triage) -> Outcome {
        let day = CalendarDay(now, in: policy.office.timeZone)
        var ticket = Ticket(id: id, new: new, column: new.office.column(on: day), triage: triage, openedAt: now)
        if let target = policy.levels.response(ticket.priority, ticket.column) {
            ticket.responses = [ServicePromise(target, from: now)]
        }
        ticket.resolution = policy.levels.resolution(ticket.priority, ticket.column).map {
            ServicePromise($0, from: now)
        }
        ticket.note(.opened(ticket.priority), by: .customer, at: now)
        return outcome(ticket, since: 0)
    }

    /// Does what is due by now.
    public func wake(_ ticket: Ticket, at now: Date) -> Outcome {
        var after = ticket
        catchUp(&after, to: now)
        return outcome(after, since: ticket.history.count)
    }

    /// Does what is due by now, then what is asked for. A time before the ticket's last event counts as that event's.
    public func perform(
        _ command: Command, on ticket: Ticket, by actor: TicketActor, at now: Date
    ) throws(TicketError) -> Outcome {
        var after = ticket
        catchUp(&after, to: now)
        try apply(command, to: &after, by: actor, at: max(now, after.changedAt))
        return outcome(after, since: ticket.history.count)
    }

    /// Closes a ticket as a duplicate of an older one of the same office, which takes the more pressing priority.
    public func merge(
        _ duplicate: Ticket, into original: Ticket, by actor: TicketActor, at now: Date
    ) throws(TicketError) -> (duplicate: Outcome, original: Outcome) {
        var (after, kept) = (duplicate, original)
        catchUp(&after, to: now)
        catchUp(&kept, to: now)
        guard after.office.id == kept.office.id else { throw .mergesOffices }
        guard after.id != kept.id, kept.openedAt <= after.openedAt else { throw .mergesIntoNewer }
        guard kept.state.isOpen else { throw .notOpen(kept.state) }
        let now = max(now, after.changedAt, kept.changedAt)
        try step(.merge, &after, by: actor)
        after.mergedInto = kept.id
        after.stopClocks(at: now)
        after.note(.merged(into: kept.id), by: actor, at: now)
        kept.note(.absorbed(after.id), by: actor, at: now)
        if after.priority < kept.priority { prioritise(&kept, after.priority, .decision, by: actor, at: now) }
        return (outcome(after, since: duplicate.history.count), outcome(kept, since: original.history.count))
    }

    private func outcome(_ ticket: Ticket, since count: Int) -> Outcome {
        Outcome(ticket: ticket, events: Array(ticket.history[count...]), wakeUp: alarms(of: ticket).first?.due)
    }

    /// Checks a step against the table and takes it.
    func step(_ action: TicketAction, _ ticket: inout Ticket, by actor: TicketActor) throws(TicketError) {
        guard let transition = TicketTransition.of(action, from: ticket.state) else {
            throw .notFrom(ticket.state, action)
        }
        guard transition.by.contains(actor.role) else { throw .notBy(actor.role, action) }
        if case .agent(_, let level) = actor, level < ticket.level, action != .close { throw .aboveAgent(ticket.level) }
        ticket.state = transition.to
    }
}
