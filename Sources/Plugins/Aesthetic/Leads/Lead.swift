import Foundation
import PluginKit

/// Somebody who asked and is not a patient yet, with what is known of them.
struct Lead: Encodable, Sendable {
    let id: LeadID
    /// `nil` for somebody of whom neither a telephone nor an address is known yet.
    let customerID: CustomerID?
    let name: String?
    let phone: String?
    let email: String?
    /// What they ask about, in words.
    let interest: String?
    /// ``ServiceName`` ids.
    let services: [String]
    let source: LeadSource
    let utmSource: String?
    let utmMedium: String?
    let utmCampaign: String?
    let language: Language
    let country: String?
    let isForeign: Bool
    let status: LeadStage
    let score: Int
    let isHot: Bool
    let budget: Money?
    let wishedDay: String?
    let wish: String?
    let assignedTo: String?
    let conversationID: ConversationID?
    let firstMessageAt: Date?
    let lastMessageAt: Date?
    let firstResponseAt: Date?
    let lastContactAt: Date?
    let nextFollowupAt: Date?
    let createdAt: Date
    let updatedAt: Date
    /// What its score is made of.
    let signals: LeadSignals

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        customerID = try row.value("customer_id")
        name = try row.value("customer_name")
        phone = try row.value("customer_phone")
        email = try row.value("customer_email")
        interest = try row.value("interest")
        services = try row.texts("services")
        source = try row.value("source")
        utmSource = try row.value("utm_source")
        utmMedium = try row.value("utm_medium")
        utmCampaign = try row.value("utm_campaign")
        language = try row.value("language")
        country = try row.value("country")
        isForeign = try row.flag("is_foreign")
        status = try row.value("status")
        score = try row.integer("score")
        let hotAt: Date? = try row.value("hot_at")
        isHot = hotAt != nil
        let amount: Int? = try row.value("budget")
        let currency: String? = try row.value("budget_currency")
        budget = amount.flatMap { amount in currency.map { Money(amountMinor: amount, currency: $0) } }
        wishedDay = try row.value("wished_day")
        wish = try row.value("wish")
        assignedTo = try row.value("assigned_to")
        conversationID = try row.value("conversation_id")
        firstMessageAt = try row.value("first_message_at")
        lastMessageAt = try row.value("last_message_at")
        firstResponseAt = try row.value("first_response_at")
        lastContactAt = try row.value("last_contact_at")
        nextFollowupAt = try row.value("next_followup_at")
        createdAt = try row.date("created_at")
        updatedAt = try row.date("updated_at")
        signals = LeadSignals(
            services: Set(services), askedPrice: try row.flag("asked_price"),
            wantsConsultation: try row.flag("wants_consultation"), budget: budget,
            budgetCovers: try row.flag("budget_covers"), timing: try row.value("timing"),
            messages: try row.integer("message_count"), answers: try row.integer("answer_count"),
            isForeign: isForeign, hasPhone: phone != nil, hasEmail: email != nil)
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case customerID = "customerId"
        case name, phone, email, interest, services, source, utmSource, utmMedium, utmCampaign, language, country
        case isForeign, status, score, isHot, budget, wishedDay, wish, assignedTo
        case conversationID = "conversationId"
        case firstMessageAt, lastMessageAt, firstResponseAt, lastContactAt, nextFollowupAt, createdAt, updatedAt
    }

    /// Leads with their customers; what it is followed by says which. One whose customer turned out to be another's is
    /// that one's lead.
    static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select l.*, coalesce(c.name, l.contact_name) as customer_name, c.phone as customer_phone, c.email as customer_email,
            (select min(f.due_at) from aesthetic_followups f
                where f.tenant_id = l.tenant_id and f.lead_id = l.id and f.status = 'planned') as next_followup_at
        from aesthetic_leads l
        left join customers c on c.tenant_id = l.tenant_id and c.id = l.customer_id
        where l.tenant_id = \(session.tenant) and c.merged_into is null
        """
    }

    static func find(_ id: LeadID, _ session: borrowing PluginSession) throws -> Lead? {
        try session.first("\(selection(session)) and l.id = \(id)", Lead.init)
    }

    static func of(_ customer: CustomerID, _ session: borrowing PluginSession) throws -> Lead? {
        try session.first("\(selection(session)) and l.customer_id = \(customer)", Lead.init)
    }

    /// Of whom only the talk is known, or who gave a telephone in it.
    static func of(_ talk: ConversationID, _ session: borrowing PluginSession) throws -> Lead? {
        try session.first(
            "\(selection(session)) and l.conversation_id = \(talk) order by l.customer_id nulls last limit 1", Lead.init
        )
    }
}
