import Foundation
import PluginKit

/// What is known of somebody when they are written down as a lead.
struct LeadEntry: Sendable {
    var phone: String?
    var email: String?
    var name: String?
    var interest: String?
    var source = LeadSource.organic
    var campaign: [String: String] = [:]
    var language: Language?
    var assignedTo: String?
    var conversation: ConversationID?
    var signals = LeadSignals()
}

/// Leads as they are found, made, moved and weighed. Whoever changes one holds its lock until the transaction ends.
enum LeadDesk {
    /// The lead of whoever has this phone or address, or else of the talk they write in, made where there is none. Whoever
    /// was known by the talk alone becomes the customer that gives a phone in it.
    ///
    /// - Throws: `PluginProblem` where there is neither a phone, nor an address, nor a talk.
    static func findOrCreate(
        _ entry: LeadEntry, _ session: borrowing PluginSession
    ) throws -> (lead: Lead, isNew: Bool) {
        let customer = try session.customer(
            phone: entry.phone, email: entry.email, name: entry.name, language: entry.language)
        guard let customer else {
            if let talk = entry.conversation { return try findOrCreate(entry, in: talk, session) }
            throw PluginProblem.field(
                "/phone", "missing",
                LocalizedText(
                    tr: "Telefon ya da e-posta gerekli: aday bunlarla tanınır.",
                    en: "A telephone or a mail address is needed: a lead is known by it."))
        }
        try session.lock("customer \(customer.id)")
        if let known = try Lead.of(customer.id, session) {
            try join(entry.conversation, to: known.id, session)
            return (try found(known.id, session), false)
        }
        if let talk = entry.conversation, try named(customer, in: talk, session),
            let known = try Lead.of(customer.id, session)
        {
            return (known, false)
        }
        return (try make(entry, of: customer, session), true)
    }

    private static func findOrCreate(
        _ entry: LeadEntry, in talk: ConversationID, _ session: borrowing PluginSession
    ) throws -> (lead: Lead, isNew: Bool) {
        try session.lock("talk \(talk)")
        if let known = try Lead.of(talk, session) { return (known, false) }
        return (try make(entry, of: nil, session), true)
    }

    /// Whoever was known by a talk is this customer.
    ///
    /// - Returns: whether there was such a lead.
    private static func named(
        _ customer: Customer, in talk: ConversationID, _ session: borrowing PluginSession
    ) throws -> Bool {
        let isAbroad = customer.phone.map(Country.isAbroad) ?? false
        return try session.execute(
            """
            update aesthetic_leads set customer_id = \(customer.id), contact_name = null,
                country = \(customer.phone.flatMap(Country.of)), is_foreign = is_foreign or \(isAbroad)
            where tenant_id = \(session.tenant) and conversation_id = \(talk) and customer_id is null
            """) > 0
    }

    /// What was known by a talk alone turns out to be somebody who is a lead already.
    private static func join(
        _ talk: ConversationID?, to lead: LeadID, _ session: borrowing PluginSession
    ) throws {
        guard let talk, let other = try Lead.of(talk, session), other.customerID == nil else { return }
        try session.execute(
            """
            update aesthetic_activities a set lead_id = \(lead)
            where a.tenant_id = \(session.tenant) and a.lead_id = \(other.id) and not exists (
                select from aesthetic_activities b where b.tenant_id = a.tenant_id and b.lead_id = \(lead)
                    and b.message_id = a.message_id)
            """)
        try session.execute("delete from aesthetic_leads where tenant_id = \(session.tenant) and id = \(other.id)")
    }

    private static func make(
        _ entry: LeadEntry, of customer: Customer?, _ session: borrowing PluginSession
    ) throws -> Lead {
        let id = LeadID()
        let isAbroad = customer?.phone.map(Country.isAbroad) ?? false
        let language = entry.language ?? customer?.language ?? (isAbroad ? .english : .turkish)
        let now = session.now
        try session.execute(
            """
            insert into aesthetic_leads (tenant_id, id, customer_id, contact_name, interest, source, utm_source, utm_medium,
                utm_campaign, language, country, is_foreign, status, assigned_to, conversation_id, services,
                asked_price, wants_consultation, budget_covers, timing, message_count, answer_count, score,
                created_at, updated_at)
            values (\(session.tenant), \(id), \(customer?.id), \(customer == nil ? entry.name : nil), \(entry.interest), \(entry.source),
                \(entry.campaign["utm_source"]), \(entry.campaign["utm_medium"]), \(entry.campaign["utm_campaign"]),
                \(language), \(customer?.phone.flatMap(Country.of)), \(isAbroad || language != .turkish),
                \(LeadStage.new), \(entry.assignedTo), \(entry.conversation), \([String]()), false, false, false,
                \(LeadSignals.Timing.unknown), 0, 0, 0, \(now), \(now))
            """)
        try LeadMove.add(from: nil, to: .new, note: "", of: id, session)
        return try weigh(found(id, session), adding: entry.signals, session)
    }

    static func found(_ id: LeadID, _ session: borrowing PluginSession) throws -> Lead {
        guard let lead = try Lead.find(id, session) else { throw PluginProblem.notFound }
        return lead
    }

    /// Locked, so that two who change it come one after the other.
    static func locked(_ id: LeadID, _ session: borrowing PluginSession) throws -> Lead {
        try session.lock("lead \(id)")
        return try found(id, session)
    }

    /// Adds what was learned, and scores the lead anew. One that becomes hot is told of, once.
    @discardableResult
    static func weigh(
        _ lead: Lead, adding news: LeadSignals = LeadSignals(), _ session: borrowing PluginSession
    ) throws -> Lead {
        var signals = lead.signals.adding(news)
        if let budget = signals.budget, !signals.budgetCovers {
            signals.budgetCovers = try covers(budget, signals.services, session)
        }
        let score = LeadScore(of: signals)
        let services = signals.services.sorted()
        let interest = lead.interest ?? (services.isEmpty ? nil : title(of: services, lead.language))
        try session.execute(
            """
            update aesthetic_leads set interest = \(interest), services = \(services),
                asked_price = \(signals.askedPrice), wants_consultation = \(signals.wantsConsultation),
                budget = \(signals.budget?.amountMinor), budget_currency = \(signals.budget?.currency),
                budget_covers = \(signals.budgetCovers), timing = \(signals.timing),
                message_count = \(signals.messages), answer_count = \(signals.answers),
                is_foreign = \(signals.isForeign), score = \(score.points), updated_at = \(session.now)
            where tenant_id = \(session.tenant) and id = \(lead.id)
            """)
        let weighed = try found(lead.id, session)
        if try !weighed.isHot && score.points >= session.clinic().hotScore && weighed.status.isFollowedUp {
            try HotLeads.tell(of: weighed, score, session)
            return try found(lead.id, session)
        }
        return weighed
    }

    static func title(of services: [String], _ language: Language) -> String {
        services.map { Procedure.title($0).text(in: language) }.joined(separator: ", ")
    }

    /// The cheapest of what they ask for is within it.
    private static func covers(
        _ budget: Money, _ services: Set<String>, _ session: borrowing PluginSession
    ) throws -> Bool {
        try session.count(
            """
            select count(*) as n from aesthetic_services where tenant_id = \(session.tenant) and is_active
                and procedure = any(\(services.sorted())) and currency = \(budget.currency)
                and price_min <= \(budget.amountMinor)
            """) > 0
    }

    /// One step, as a person asks for it.
    ///
    /// - Throws: `PluginProblem` that names the steps there are, where this is none of them.
    static func move(
        _ lead: Lead, to stage: LeadStage, note: String, _ session: borrowing PluginSession
    ) throws -> Lead {
        guard lead.status.next.contains(stage) else { throw lead.status.refusal(of: stage) }
        try session.execute(
            """
            update aesthetic_leads set status = \(stage), updated_at = \(session.now)
            where tenant_id = \(session.tenant) and id = \(lead.id)
            """)
        try LeadMove.add(from: lead.status, to: stage, note: note, of: lead.id, session)
        let words = "\(lead.status.title.tr) → \(stage.title.tr)"
        try LeadActivity.add(.statusChanged, note.isEmpty ? words : "\(words): \(note)", to: lead.id, session)
        if !stage.isFollowedUp {
            try FollowUps.stop(of: lead.id, because: stage == .lost ? .lost : .converted, session)
        }
        try session.notify(
            "lead_moved", LeadStep(leadId: lead.id, fromStatus: lead.status, toStatus: stage, note: note))
        return try found(lead.id, session)
    }

    private struct LeadStep: Encodable {
        let leadId: LeadID
        let fromStatus: LeadStage
        let toStatus: LeadStage
        let note: String
    }

    /// As many steps as lie between, for what has happened already: whoever wants a consultation has been contacted.
    static func advance(
        _ lead: Lead, to stage: LeadStage, note: String, _ session: borrowing PluginSession
    ) throws -> Lead {
        var lead = lead
        for step in lead.status.path(to: stage) { lead = try move(lead, to: step, note: note, session) }
        return lead
    }

    /// The clinic wrote or called: a lead that was new is contacted, and the wait for an answer begins.
    @discardableResult
    static func contacted(_ lead: Lead, note: String, _ session: borrowing PluginSession) throws -> Lead {
        try session.execute(
            """
            update aesthetic_leads set last_contact_at = \(session.now),
                first_response_at = coalesce(first_response_at, \(session.now))
            where tenant_id = \(session.tenant) and id = \(lead.id)
            """)
        let lead = try advance(lead, to: .contacted, note: note, session)
        if lead.status.isFollowedUp {
            try FollowUps.stop(of: lead.id, because: .contact, session)
            try FollowUps.plan(for: lead.id, session)
        }
        return try found(lead.id, session)
    }
}

/// A lead that should be called at once.
enum HotLeads {
    private struct Alert: Encodable {
        let leadId: LeadID
        let name: String?
        let score: Int
        let reasons: [LeadScore.Reason]
        let action: LocalizedText
    }

    private static let callNow = LocalizedText(tr: "Hemen arayın", en: "Call now")

    static func tell(of lead: Lead, _ score: LeadScore, _ session: borrowing PluginSession) throws {
        try session.execute(
            """
            update aesthetic_leads set hot_at = \(session.now)
            where tenant_id = \(session.tenant) and id = \(lead.id) and hot_at is null
            """)
        let reasons = score.reasons.sorted { $0.points > $1.points }
        let words = reasons.prefix(3).map(\.text.tr).joined(separator: ", ")
        try LeadActivity.add(.becameHot, "\(score.points): \(words)", to: lead.id, session)
        try session.notify(
            "hot_lead",
            Alert(leadId: lead.id, name: lead.name, score: score.points, reasons: reasons, action: callNow))
        guard let phone = try session.clinic().alertPhone else { return }
        try session.send(
            TemplatedMessage(
                "hot_lead", to: phone, language: .turkish,
                values: [
                    "clinic": try session.clinicName(), "name": lead.name ?? "adsız",
                    "contact": lead.phone ?? lead.email ?? "", "score": "\(score.points)", "reasons": words,
                ], key: "\(lead.id)/hot"))
    }
}
