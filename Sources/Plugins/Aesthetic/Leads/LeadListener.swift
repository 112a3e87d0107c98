import Foundation
import PluginKit

/// Hears every message of a customer: an unknown one becomes a lead, a known one grows warmer, and follow-ups stop.
enum LeadListener {
    static let listener = MessageListener("leads") { message, session in
        try heard(message, session)
    }

    /// Messages that come one upon the other, before the clinic has said anything, are one question.
    private static let burst: TimeInterval = 10 * 60

    static func heard(_ message: CustomerMessage, _ session: borrowing PluginSession) throws {
        let who = message.customer
        let signals = LeadReading.signals(in: message.text, intent: message.intent)
        guard try session.clinic().leadsFromMessages else {
            guard let lead = try known(who, session) else { return }
            return try again(message, of: lead, signals, session)
        }
        let campaign = LeadReading.campaign(in: message.text)
        let (lead, isNew) = try LeadDesk.findOrCreate(
            LeadEntry(
                phone: who.phone, email: who.email, name: who.name,
                source: LeadReading.source(of: who.channel, campaign: campaign), campaign: campaign,
                language: message.language, conversation: ConversationID(who.conversation)), session)
        guard isNew else { return try again(message, of: lead, signals, session) }
        try note(message, of: lead, session)
        try LeadDesk.weigh(lead, adding: signals, session)
        // Who gives no address yet is asked for one by the consultation's talk; nobody can write to them unasked.
        if lead.customerID != nil { try FollowUps.plan(for: lead.id, session) }
        try session.notify("new_lead", NewLead(lead))
    }

    private static func known(_ who: TalkingCustomer, _ session: borrowing PluginSession) throws -> Lead? {
        guard let customer = try session.customer(phone: who.phone, email: who.email) else {
            return try ConversationID(who.conversation).flatMap { try Lead.of($0, session) }
        }
        return try Lead.of(customer.id, session)
    }

    struct NewLead: Encodable {
        let leadId: LeadID
        let source: LeadSource
        let isForeign: Bool
        let interest: String?

        init(_ lead: Lead) {
            leadId = lead.id
            source = lead.source
            isForeign = lead.isForeign
            interest = lead.interest
        }
    }

    private static func again(
        _ message: CustomerMessage, of lead: Lead, _ signals: LeadSignals, _ session: borrowing PluginSession
    ) throws {
        let lead = try LeadDesk.locked(lead.id, session)
        guard try note(message, of: lead, session) else { return }
        var signals = signals
        let isAnswer = try answers(message, lead, session)
        signals.answers = isAnswer ? 1 : 0
        signals.isForeign = message.language != .turkish
        if message.language != .turkish {
            try session.execute(
                """
                update aesthetic_leads set language = \(message.language)
                where tenant_id = \(session.tenant) and id = \(lead.id)
                """)
        }
        try LeadDesk.weigh(lead, adding: signals, session)
        if lead.status == .lost { _ = try LeadDesk.move(lead, to: .contacted, note: "Yeniden yazdı", session) }
        try answered(lead, isAnswer: isAnswer, session)
    }

    /// What an answer does to the follow-ups: they stop, and begin anew only where the clinic wants that.
    static func answered(_ lead: Lead, isAnswer: Bool, _ session: borrowing PluginSession) throws {
        guard isAnswer else { return try FollowUps.postpone(of: lead.id, session) }
        let wasWaiting = try FollowUps.stop(of: lead.id, because: .reply, session)
        guard wasWaiting, lead.status.isFollowedUp, try session.clinic().followUpAgain else { return }
        let series = try FollowUps.entries(of: lead.id, session).map(\.series).max() ?? 0
        if series < FollowUps.mostSeries { try FollowUps.plan(for: lead.id, session) }
    }

    /// - Returns: whether it is heard for the first time.
    @discardableResult
    private static func note(
        _ message: CustomerMessage, of lead: Lead, _ session: borrowing PluginSession
    ) throws -> Bool {
        // The words stay where the conversation is; here is what they were about.
        let isNew = try LeadActivity.add(
            .messageReceived, message.intent ?? "", to: lead.id, message: message.id, session)
        guard isNew else { return false }
        let conversation = ConversationID(message.customer.conversation)
        try session.execute(
            """
            update aesthetic_leads set first_message_at = coalesce(first_message_at, \(session.now)),
                last_message_at = \(session.now), conversation_id = coalesce(\(conversation), conversation_id)
            where tenant_id = \(session.tenant) and id = \(lead.id)
            """)
        return true
    }

    private static func answers(
        _ message: CustomerMessage, _ lead: Lead, _ session: borrowing PluginSession
    ) throws -> Bool {
        guard let last = lead.lastMessageAt else { return true }
        if session.now.timeIntervalSince(last) > burst { return true }
        if let contact = lead.lastContactAt, contact >= last { return true }
        guard let conversation = ConversationID(message.customer.conversation) else { return true }
        return try session.isAnswered(conversation)
    }
}
