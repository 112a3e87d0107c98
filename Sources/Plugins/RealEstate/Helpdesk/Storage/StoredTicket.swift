import Foundation
import PluginKit

/// A ticket of the desk with what the desk itself does not need to know: whose it is and where it came from.
struct StoredTicket: Sendable {
    let key: TicketKey
    let number: Int
    let subject: String
    let customer: TicketCustomer
    let language: Language
    let opening: String
    let problem: ProblemKey?
    private let writtenAt: Date
    /// With its whole history where it was read to be changed or shown; without it in lists.
    var ticket: Ticket

    init(_ row: borrowing Row) throws(StorageError) {
        key = try row.id("id")
        number = try row.integer("number")
        subject = try row.text("subject")
        customer = TicketCustomer(
            name: try row.value("customer"), phone: try row.value("phone"), email: try row.value("email"),
            conversation: try row.value("conversation"))
        language = try row.value("language")
        opening = try row.text("opening")
        problem = try row.value("problem_id")
        writtenAt = try row.date("changed_at")
        ticket = try DeskJSON.read(try row.text("ticket"))
    }

    init(
        key: TicketKey, number: Int, subject: String, customer: TicketCustomer, language: Language, opening: String,
        ticket: Ticket
    ) {
        (self.key, self.number, self.subject, self.customer) = (key, number, subject, customer)
        (self.language, self.opening, self.ticket) = (language, opening, ticket)
        problem = nil
        writtenAt = ticket.changedAt
    }

    /// When something last happened to it, whether its history was read or not.
    var changedAt: Date { ticket.history.isEmpty ? writtenAt : ticket.changedAt }
}

/// Who wrote, as far as it is known.
struct TicketCustomer: Sendable, Equatable, Codable {
    var name: String?
    var phone: String?
    var email: String?
    var conversation: String?
}

/// An entry of a ticket's history with what was written.
struct StoredEvent: Sendable {
    let event: TicketEvent
    let note: String?

    init(_ row: borrowing Row) throws(StorageError) {
        event = try DeskJSON.read(try row.text("event"))
        note = try row.value("note")
    }
}

/// The desk's values in a column: moments to the last bit, so that what is read is what was written.
enum DeskJSON {
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ text: String) throws(StorageError) -> Value {
        do { return try JSONDecoder().decode(Value.self, from: Data(text.utf8)) } catch {
            throw StorageError(.decoding, subject: "a \(Value.self) of the desk")
        }
    }
}

/// Loads and saves tickets; what they mean is the desk's.
enum TicketStore {
    /// What ``StoredTicket`` is read from; what it is followed by says which.
    static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select id, number, subject, customer, phone, email, conversation, language, opening, problem_id,
            changed_at, ticket::text as ticket
        from realestate_desk_tickets where tenant_id = \(session.tenant)
        """
    }

    static func find(_ key: TicketKey, _ session: borrowing PluginSession) throws -> StoredTicket? {
        try complete(session.first("\(selection(session)) and id = \(key)", StoredTicket.init), session)
    }

    /// Until this transaction ends, nobody else changes it.
    static func locked(_ key: TicketKey, _ session: borrowing PluginSession) throws -> StoredTicket? {
        try complete(session.first("\(selection(session)) and id = \(key) for update", StoredTicket.init), session)
    }

    static func history(of key: TicketKey, _ session: borrowing PluginSession) throws -> [StoredEvent] {
        try session.all(
            """
            select event::text as event, note from realestate_desk_events
            where tenant_id = \(session.tenant) and ticket_id = \(key) order by place
            """, StoredEvent.init)
    }

    private static func complete(
        _ stored: StoredTicket?, _ session: borrowing PluginSession
    ) throws -> StoredTicket? {
        guard var stored else { return nil }
        stored.ticket.history = try history(of: stored.key, session).map(\.event)
        return stored
    }

    /// Tickets with their whole histories, in two statements.
    static func complete(
        where condition: Query, _ session: borrowing PluginSession
    ) throws -> [StoredTicket] {
        var tickets = try session.all("\(selection(session)) and (\(condition)) order by number", StoredTicket.init)
        let events = try session.all(
            """
            select ticket_id, event::text as event from realestate_desk_events
            where tenant_id = \(session.tenant) and ticket_id in (
                select id from realestate_desk_tickets where tenant_id = \(session.tenant) and (\(condition)))
            order by ticket_id, place
            """
        ) { row throws(StorageError) -> (TicketKey, TicketEvent) in
            (try row.id("ticket_id"), try DeskJSON.read(try row.text("event")))
        }
        let histories = Dictionary(grouping: events, by: \.0)
        for index in tickets.indices { tickets[index].ticket.history = histories[tickets[index].key]?.map(\.1) ?? [] }
        return tickets
    }

    /// The next number that nobody has; the desk is locked by whoever opens a ticket.
    static func nextNumber(_ session: borrowing PluginSession) throws -> Int {
        try session.count(
            """
            select coalesce(max(number), \(firstNumber - 1)) + 1 as n from realestate_desk_tickets
            where tenant_id = \(session.tenant)
            """)
    }

    /// Four digits from the beginning: short enough to be said, and no number of a street.
    private static let firstNumber = 1001

    static func insert(_ stored: StoredTicket, office: OfficeKey, _ session: borrowing PluginSession) throws {
        let ticket = stored.ticket
        try session.execute(
            """
            insert into realestate_desk_tickets (tenant_id, id, number, office_id, subject, state, priority, level,
                assignee, part, symptom, is_late, customer, phone, email, conversation, language, opening, ticket,
                opened_at, changed_at)
            values (\(session.tenant), \(stored.key), \(stored.number), \(office), \(stored.subject),
                \(ticket.state.rawValue), \(ticket.priority.rawValue), \(ticket.level.rawValue), \(ticket.assignee),
                \(ticket.triage.family?.part?.rawValue), \(ticket.triage.family?.symptom.rawValue), \(ticket.isLate), \(stored.customer.name),
                \(stored.customer.phone), \(stored.customer.email), \(stored.customer.conversation),
                \(stored.language), \(stored.opening), \(try text(of: ticket))::jsonb, \(ticket.openedAt),
                \(ticket.changedAt))
            """)
    }

    static func update(_ key: TicketKey, to ticket: Ticket, _ session: borrowing PluginSession) throws {
        try session.execute(
            """
            update realestate_desk_tickets set state = \(ticket.state.rawValue),
                priority = \(ticket.priority.rawValue), level = \(ticket.level.rawValue),
                assignee = \(ticket.assignee), is_late = \(ticket.isLate), ticket = \(try text(of: ticket))::jsonb,
                changed_at = \(ticket.changedAt)
            where tenant_id = \(session.tenant) and id = \(key)
            """)
    }

    /// Adds to a history that has so many entries.
    static func append(
        _ events: [TicketEvent], to key: TicketKey, after count: Int, note: TicketNote?,
        _ session: borrowing PluginSession
    ) throws {
        for (offset, event) in events.enumerated() {
            // What is written belongs to what was done; what fell due before it comes first.
            let own = offset == events.count - 1 ? note : nil
            try session.execute(
                """
                insert into realestate_desk_events (tenant_id, ticket_id, place, at, topic, event, note, message_id)
                values (\(session.tenant), \(key), \(count + offset), \(event.at), \(event.topic),
                    \(try DeskJSON.text(event))::jsonb, \(own?.text), \(own?.message))
                """)
        }
    }

    private static func text(of ticket: Ticket) throws -> String {
        var bare = ticket
        bare.history = []
        return try DeskJSON.text(bare)
    }
}

/// What was written with a step.
struct TicketNote: Sendable {
    let text: String?
    /// The customer's message that it comes from.
    var message: String?
}

extension Ticket {
    /// A promise was broken.
    var isLate: Bool { (responses + (resolution.map { [$0] } ?? [])).contains { $0.brokenAt != nil } }
}
