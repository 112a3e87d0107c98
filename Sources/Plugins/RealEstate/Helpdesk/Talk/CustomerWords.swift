import PluginKit

/// What a customer writes is added to their ticket, and moves it: an answer lets the clocks run again, a yes accepts a
/// proposal, a no rejects it or opens a solved ticket again.
enum CustomerWords {
    static let listener = MessageListener("support") { message, session in
        guard let found = try ticket(of: message.customer, session),
            let stored = try TicketStore.locked(found.key, session), try isNews(message, for: stored, session)
        else { return }
        let ticket = stored.ticket
        let answer = SolvedAnswer(message.text)
        let command: TicketDesk.Command
        switch (ticket.state, answer) {
        case (.proposed, .yes): command = .accept
        case (.proposed, .no): command = .reject
        case (.solved, .no): command = .reopen
        case (.solved, _), (.closed, _): return
        default: command = .customerWrote
        }
        try SupportDesk(session).perform(
            command, on: stored.key, by: .customer, note: TicketNote(text: message.text, message: message.id), session)
    }

    /// The newest one of this conversation, or else of this telephone, that is not closed.
    private static func ticket(
        of customer: TalkingCustomer, _ session: borrowing PluginSession
    ) throws -> StoredTicket? {
        let here = try session.first(
            """
            \(TicketStore.selection(session)) and conversation = \(customer.conversation) and state <> 'closed'
            order by number desc limit 1
            """, StoredTicket.init)
        guard here == nil, let phone = customer.phone else { return here }
        return try session.first(
            """
            \(TicketStore.selection(session)) and phone = \(phone) and conversation is null and state <> 'closed'
            order by number desc limit 1
            """, StoredTicket.init)
    }

    /// A message is added once, and the one that led to the ticket is in it already.
    private static func isNews(
        _ message: CustomerMessage, for stored: StoredTicket, _ session: borrowing PluginSession
    ) throws -> Bool {
        let known = try session.count(
            """
            select count(*) as n from realestate_desk_events
            where tenant_id = \(session.tenant) and message_id = \(message.id)
            """)
        guard known == 0 else { return false }
        let isFirst = !stored.ticket.history.contains { $0.kind == .customerWrote }
        return !(isFirst && (message.text == stored.opening || message.text == stored.ticket.message))
    }
}
