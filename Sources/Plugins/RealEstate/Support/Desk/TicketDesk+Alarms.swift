import Foundation
import PluginKit

extension TicketDesk {
    /// Something that happens to a ticket by itself when its time comes.
    public struct Alarm: Sendable, Equatable {
        public enum Kind: Sendable, Equatable {
            case warning(PromiseKind)
            case breach(PromiseKind)
            /// The level's time is up: one level higher.
            case levelTimeout
            /// The customer said nothing to a proposal: it is taken as accepted.
            case silence
            /// Solved for long enough.
            case closing
        }

        public let kind: Kind
        public let due: Date
    }

    /// What will happen if nobody does anything, the first first. Each happens once: it changes what it follows from.
    public func alarms(of ticket: Ticket) -> [Alarm] {
        var alarms: [Alarm] = []
        func add(_ kind: Alarm.Kind, _ due: Date?) {
            if let due { alarms.append(Alarm(kind: kind, due: due)) }
        }
        func add(_ promise: ServicePromise?, _ kind: PromiseKind) {
            guard let promise, promise.keptAt == nil, promise.brokenAt == nil else { return }
            let calendar = policy.calendar(promise.target.hours)
            if promise.warnedAt == nil {
                let warning = promise.limit * policy.levels.warningShare
                add(.warning(kind), promise.clock.moment(reaching: warning, in: calendar))
            }
            add(.breach(kind), promise.due(by: policy))
        }
        if ticket.state.isOpen {
            add(ticket.responses.last, .response)
            add(ticket.resolution, .resolution)
        }
        if ticket.state == .assigned || ticket.state == .investigating {
            add(.levelTimeout, ticket.ladder?.due(by: policy))
        }
        if ticket.state == .proposed, let quiet = ticket.quietSince {
            add(.silence, policy.office.moment(afterMinutes: policy.silence, from: quiet))
        }
        if ticket.state == .solved, let quiet = ticket.quietSince {
            add(.closing, policy.office.moment(afterMinutes: policy.closing, from: quiet))
        }
        return alarms.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
    }

    /// Lets everything happen that is due by now, in order, each at its time.
    func catchUp(_ ticket: inout Ticket, to now: Date) {
        while let alarm = alarms(of: ticket).first, alarm.due <= now {
            go(alarm, &ticket, at: max(alarm.due, ticket.changedAt))
        }
    }

    private func go(_ alarm: Alarm, _ ticket: inout Ticket, at moment: Date) {
        switch alarm.kind {
        case .warning(let kind):
            ticket.change(kind) { $0.warnedAt = moment }
            ticket.note(.warned(kind, due: alarm.due), by: .system, at: moment)
        case .breach(let kind):
            ticket.change(kind) { promise in
                promise.brokenAt = moment
                // A warning after the fact is none.
                promise.warnedAt = promise.warnedAt ?? moment
            }
            ticket.note(.broken(kind, due: alarm.due), by: .system, at: moment)
        case .levelTimeout: applyByItself(.escalate(.timeout), &ticket, at: moment)
        case .silence: applyByItself(.accept, &ticket, at: moment)
        case .closing: applyByItself(.close, &ticket, at: moment)
        }
    }

    /// What the table allows the desk itself in this state; were it refused, the clock behind it would stand.
    private func applyByItself(_ command: Command, _ ticket: inout Ticket, at moment: Date) {
        do throws(TicketError) {
            try apply(command, to: &ticket, by: .system, at: moment)
        } catch {
            ticket.ladder?.clock.pause(at: moment)
            ticket.quietSince = nil
        }
    }
}

extension Ticket {
    fileprivate mutating func change(_ kind: PromiseKind, _ body: (inout ServicePromise) -> Void) {
        switch kind {
        case .response: if let last = responses.indices.last { body(&responses[last]) }
        case .resolution:
            guard var promise = resolution else { return }
            body(&promise)
            resolution = promise
        }
    }
}
