import Foundation
import PluginKit

extension TicketDesk {
    func apply(
        _ command: Command, to ticket: inout Ticket, by actor: TicketActor, at now: Date
    ) throws(TicketError) {
        switch command {
        case .assign(let name):
            try step(.assign, &ticket, by: actor)
            ticket.assignee = name
            resume(&ticket, at: now)
            if ticket.waitsForCustomer { ticket.pauseWork(at: now) }
            ticket.note(.assigned(to: name), by: actor, at: now)
        case .begin:
            try step(.begin, &ticket, by: actor)
            ticket.note(.begun, by: actor, at: now)
        case .propose:
            try step(.propose, &ticket, by: actor)
            ticket.answered(at: now)
            ticket.waitsForCustomer = false
            ticket.pauseWork(at: now)
            ticket.quietSince = now
            ticket.note(.proposed, by: actor, at: now)
        case .accept:
            try step(.accept, &ticket, by: actor)
            ticket.solved(at: now)
            ticket.note(.accepted, by: actor, at: now)
        case .reject:
            try step(.reject, &ticket, by: actor)
            ticket.quietSince = nil
            resume(&ticket, at: now)
            ticket.note(.rejected, by: actor, at: now)
        case .escalate(let reason):
            try escalate(&ticket, reason, by: actor, at: now)
        case .withdraw:
            try step(.withdraw, &ticket, by: actor)
            ticket.solved(at: now)
            ticket.note(.withdrawn, by: actor, at: now)
        case .close:
            try step(.close, &ticket, by: actor)
            ticket.quietSince = nil
            ticket.note(.closed, by: actor, at: now)
        case .reopen:
            try reopen(&ticket, by: actor, at: now)
        case .reply, .askCustomer:
            try answer(&ticket, command, by: actor, at: now)
        case .customerWrote:
            try hear(&ticket, by: actor, at: now)
        case .prioritise(let priority, let reason):
            guard actor.role == .supervisor || actor.role == .system else { throw .supervisorOnly }
            guard ticket.state.isOpen else { throw .notOpen(ticket.state) }
            if priority != ticket.priority { prioritise(&ticket, priority, reason, by: actor, at: now) }
        case .rate(let rating):
            guard (1...5).contains(rating) else { throw .ratingOutOfRange }
            guard !ticket.state.isOpen, ticket.mergedInto == nil else { throw .ratingTooEarly }
            ticket.rating = rating
            ticket.note(.rated(rating), by: actor, at: now)
        case .tried(let flow, let solved):
            ticket.note(.tried(flow, solved: solved), by: actor, at: now)
        }
    }

    private func answer(
        _ ticket: inout Ticket, _ command: Command, by actor: TicketActor, at now: Date
    ) throws(TicketError) {
        guard actor.isStaff else { throw .staffOnly }
        guard ticket.state.isOpen else { throw .notOpen(ticket.state) }
        ticket.answered(at: now)
        if command == .askCustomer, ticket.state != .proposed {
            ticket.waitsForCustomer = true
            ticket.pauseWork(at: now)
        }
        ticket.note(command == .reply ? .replied : .askedCustomer, by: actor, at: now)
    }

    private func hear(_ ticket: inout Ticket, by actor: TicketActor, at now: Date) throws(TicketError) {
        guard ticket.state.isOpen else { throw .notOpen(ticket.state) }
        if ticket.waitsForCustomer {
            ticket.waitsForCustomer = false
            resume(&ticket, at: now)
        }
        if ticket.state == .proposed { ticket.quietSince = now }
        ticket.note(.customerWrote, by: actor, at: now)
    }

    func escalate(
        _ ticket: inout Ticket, _ reason: EscalationReason, by actor: TicketActor, at now: Date
    ) throws(TicketError) {
        let from = ticket.level
        try step(.escalate, &ticket, by: actor)
        guard let to = reason.level ?? from.next, to > from else { throw .notHigher(than: from) }
        ticket.level = to
        ticket.assignee = nil
        ticket.quietSince = nil
        ticket.waitsForCustomer = false
        ticket.ladder = nil
        resume(&ticket, at: now)
        ticket.note(.escalated(from: from, to: to, because: reason), by: actor, at: now)
    }

    /// The promise of an answer begins anew, that of a solution goes on, the level has its whole time again.
    private func reopen(_ ticket: inout Ticket, by actor: TicketActor, at now: Date) throws(TicketError) {
        guard ticket.mergedInto == nil else { throw .notFrom(ticket.state, .reopen) }
        if ticket.state == .closed {
            let days = now.timeIntervalSince(ticket.changedAt(.closed) ?? now) / 86_400
            guard days <= Double(policy.reopening) else { throw .reopeningTooLate(days: policy.reopening) }
        }
        try step(.reopen, &ticket, by: actor)
        ticket.quietSince = nil
        ticket.ladder = nil
        if let target = policy.levels.response(ticket.priority, ticket.column) {
            ticket.responses.append(ServicePromise(target, from: now))
        }
        ticket.resolution?.keptAt = nil
        resume(&ticket, at: now)
        ticket.note(.reopened, by: actor, at: now)
    }

    /// What was promised for the new priority holds from the same beginning.
    func prioritise(
        _ ticket: inout Ticket, _ priority: Priority, _ reason: PriorityReason, by actor: TicketActor, at now: Date
    ) {
        let before = ticket.priority
        ticket.priority = priority
        if let target = policy.levels.response(priority, ticket.column),
            let last = ticket.responses.indices.last, ticket.responses[last].keptAt == nil
        {
            ticket.responses[last].target = target
        }
        if let target = policy.levels.resolution(priority, ticket.column) { ticket.resolution?.target = target }
        if let patience = policy.patience[ticket.level] {
            ticket.ladder?.target = ServiceLevels.Target(minutes: patience, hours: hours(of: priority))
        }
        ticket.note(.prioritised(from: before, to: priority, because: reason), by: actor, at: now)
    }

    /// Work goes on: the clocks of the solution and of the level run.
    private func resume(_ ticket: inout Ticket, at now: Date) {
        ticket.resolution?.clock.resume(at: now)
        if ticket.ladder != nil {
            ticket.ladder?.clock.resume(at: now)
        } else if let patience = policy.patience[ticket.level] {
            let target = ServiceLevels.Target(minutes: patience, hours: hours(of: ticket.priority))
            ticket.ladder = ServicePromise(target, from: now)
        }
    }

    private func hours(of priority: Priority) -> ServiceHours { policy.levels.hours[priority] ?? .office }
}

extension Ticket {
    mutating func note(_ kind: TicketEvent.Kind, by actor: TicketActor, at moment: Date) {
        history.append(TicketEvent(at: moment, by: actor, kind: kind))
    }

    /// When something of this kind last happened.
    func changedAt(_ kind: TicketEvent.Kind) -> Date? { history.last { $0.kind == kind }?.at }

    /// The first words to the customer keep the promise of an answer.
    mutating func answered(at now: Date) {
        guard let last = responses.indices.last, responses[last].keptAt == nil else { return }
        responses[last].keptAt = now
        responses[last].clock.pause(at: now)
    }

    /// It is the customer's turn.
    mutating func pauseWork(at now: Date) {
        resolution?.clock.pause(at: now)
        ladder?.clock.pause(at: now)
    }

    mutating func solved(at now: Date) {
        answered(at: now)
        pauseWork(at: now)
        resolution?.keptAt = now
        waitsForCustomer = false
        quietSince = now
    }

    mutating func stopClocks(at now: Date) {
        if let last = responses.indices.last { responses[last].clock.pause(at: now) }
        pauseWork(at: now)
        quietSince = nil
        waitsForCustomer = false
    }
}
