import Foundation
import PluginKit

/// The desk over its tables: it lets ``TicketDesk`` decide, and writes down what it decided, with everything that
/// follows from it (the next wake-up, notices, messages), in the session's transaction.
struct SupportDesk: Sendable {
    let settings: HelpdeskSettings
    let rules: TicketDesk
    let now: Date
    let zone: TimeZone
    /// Whether anybody hears of what happens; what is only made up for a trial is not told.
    let tells: Bool

    init(_ session: borrowing PluginSession, at moment: Date? = nil, tells: Bool = true) throws {
        settings = try session.settings()
        zone = session.timeZone
        rules = TicketDesk(settings.policy(in: session.timeZone))
        // The database keeps moments to the microsecond; a whole second is the same everywhere.
        now = Date(timeIntervalSince1970: (moment ?? session.now).timeIntervalSince1970.rounded(.down))
        self.tells = tells
    }

    var policy: TicketDesk.Policy { rules.policy }

    /// A matter on its way in.
    struct Opening: Sendable {
        let office: StoredOffice
        let message: String
        var subject: String?
        let channel: SupportChannel
        let customer: TicketCustomer
        let language: Language
        var follows: TicketID?
        /// The words by which the customer came to it, where those are not the message.
        var lastWords: String?
        /// Steps of a known problem were tried before, and did not help.
        var triedHelp = false
    }

    /// Opens a ticket; whoever opens another waits, so that the third office with one problem sees the other two.
    func open(_ opening: Opening, _ session: borrowing PluginSession) throws -> StoredTicket {
        try session.lock("desk")
        let number = try TicketStore.nextNumber(session)
        let office = opening.office.office
        let id = TicketID(String(number))
        var outcome = rules.open(
            NewTicket(office: office, message: opening.message, channel: opening.channel, follows: opening.follows),
            id: id, at: now, triage: Triage(opening.message, from: office))
        if opening.triedHelp {
            let tried = try rules.perform(
                .tried(.selfService, solved: false), on: outcome.ticket, by: .customer, at: now)
            outcome = TicketDesk.Outcome(
                ticket: tried.ticket, events: outcome.events + tried.events, wakeUp: tried.wakeUp)
        }
        let stored = StoredTicket(
            key: TicketKey(), number: number, subject: opening.subject ?? Self.subject(of: opening.message),
            customer: opening.customer, language: opening.language,
            opening: opening.lastWords ?? opening.message, ticket: outcome.ticket)
        try TicketStore.insert(stored, office: opening.office.id, session)
        try TicketStore.append(outcome.events, to: stored.key, after: 0, note: nil, session)
        try plan(outcome, for: stored.key, session)
        try DeskNotices(self).tell(outcome.events, of: stored, session)
        try Problems.gather(around: stored, self, session)
        return try TicketStore.find(stored.key, session) ?? stored
    }

    /// Does something to a ticket, after whatever has fallen due.
    @discardableResult
    func perform(
        _ command: TicketDesk.Command, on key: TicketKey, by actor: TicketActor, note: TicketNote? = nil,
        _ session: borrowing PluginSession
    ) throws -> StoredTicket {
        guard var stored = try TicketStore.locked(key, session) else { throw PluginProblem.notFound }
        let outcome: TicketDesk.Outcome
        do throws(TicketError) {
            outcome = try rules.perform(command, on: stored.ticket, by: actor, at: now)
        } catch { throw refusal(error, of: stored.ticket, to: actor) }
        try save(outcome, of: &stored, note: note, session)
        return stored
    }

    /// Does what is due by now.
    func wake(_ key: TicketKey, _ session: borrowing PluginSession) throws {
        guard var stored = try TicketStore.locked(key, session) else { return }
        try save(rules.wake(stored.ticket, at: now), of: &stored, note: nil, session)
    }

    /// Closes a ticket as a duplicate of an older one.
    func merge(
        _ key: TicketKey, into other: TicketKey, by actor: TicketActor, _ session: borrowing PluginSession
    ) throws -> StoredTicket {
        // Always in one order, so that two who merge do not wait for each other.
        let (first, second) = (min(key, other), max(key, other))
        guard let one = try TicketStore.locked(first, session),
            let two = key == other ? one : try TicketStore.locked(second, session)
        else { throw PluginProblem.notFound }
        var (duplicate, original) = one.key == key ? (one, two) : (two, one)
        let merged: (duplicate: TicketDesk.Outcome, original: TicketDesk.Outcome)
        do throws(TicketError) {
            merged = try rules.merge(duplicate.ticket, into: original.ticket, by: actor, at: now)
        } catch { throw refusal(error, of: duplicate.ticket, to: actor) }
        try save(merged.duplicate, of: &duplicate, note: nil, session)
        try save(merged.original, of: &original, note: nil, session)
        return duplicate
    }

    private func save(
        _ outcome: TicketDesk.Outcome, of stored: inout StoredTicket, note: TicketNote?,
        _ session: borrowing PluginSession
    ) throws {
        let (before, count) = (stored.ticket, stored.ticket.history.count)
        stored.ticket = outcome.ticket
        if outcome.ticket != before {
            try TicketStore.update(stored.key, to: outcome.ticket, session)
            try TicketStore.append(outcome.events, to: stored.key, after: count, note: note, session)
        }
        try plan(outcome, for: stored.key, session)
        try DeskNotices(self).tell(outcome.events, of: stored, note: note?.text, session)
    }

    /// One wake-up a ticket, on a whole second that is not before it.
    private func plan(
        _ outcome: TicketDesk.Outcome, for key: TicketKey, _ session: borrowing PluginSession
    ) throws {
        guard let due = outcome.wakeUp else {
            try session.cancel("support", key: key.description)
            return
        }
        let second = Date(timeIntervalSince1970: due.timeIntervalSince1970.rounded(.up))
        try session.schedule("support", key: key.description, at: second)
    }

    /// Wakes a ticket when something of it falls due: warnings, breaches, the ladder, silence, closing.
    static let job = ScheduledJob("support") { call, session in
        guard let key = TicketKey(call.key) else { return }
        try SupportDesk(session).wake(key, session)
    }

    /// The desk's refusal, with what could be done instead.
    private func refusal(_ error: TicketError, of before: Ticket, to actor: TicketActor) -> PluginProblem {
        // As it stands by now, not as it was last written down.
        let ticket = rules.wake(before, at: now).ticket
        let allowed = TicketTransition.allowed(in: ticket.state, to: actor.role)
        let tr = allowed.map(\.name.tr).joined(separator: ", ")
        let en = allowed.map(\.name.en).joined(separator: ", ")
        return .conflict(
            error.code,
            LocalizedText(
                tr: allowed.isEmpty ? error.detail.tr : "\(error.detail.tr) Bu durumda yapılabilecekler: \(tr).",
                en: allowed.isEmpty ? error.detail.en : "\(error.detail.en) Allowed in this state: \(en)."),
            hints: [
                "state": .string(ticket.state.rawValue), "level": .string(ticket.level.label),
                "allowed": .array(allowed.map { .string($0.rawValue) }),
            ])
    }

    /// The beginning of a message, as the line of a list.
    static func subject(of message: String) -> String {
        let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
        guard line.count > 80 else { return line }
        return line.prefix(79).trimmingCharacters(in: .whitespaces) + "…"
    }
}
