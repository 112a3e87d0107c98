import Foundation
import PluginKit

/// Offices that the desk knows, and how they are recognised when they write.
struct StoredOffice: Encodable, Sendable {
    let id: OfficeKey
    let name: String
    let plan: Office.Plan
    let seedSince: String?
    let contacts: [String]
    let openTickets: Int

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        name = try row.text("name")
        plan = try row.value("plan")
        seedSince = try row.value("seed_since")
        contacts = try row.texts("contacts")
        openTickets = try row.integer("open_tickets")
    }

    var office: Office {
        Office(
            id: id.description, name: name, plan: plan, seedSince: seedSince.flatMap { CalendarDay($0) })
    }
}

extension Office.Plan: PostgresValue {
    static let choices = [
        JSONSchema.Choice("starter", LocalizedText(tr: "Starter", en: "Starter")),
        JSONSchema.Choice("pro", LocalizedText(tr: "Pro", en: "Pro")),
        JSONSchema.Choice("elite", LocalizedText(tr: "Elite", en: "Elite")),
    ]
}

enum Offices {
    private struct Input: Decodable {
        let name: String
        let plan: Office.Plan
        let seedSince: String?
        let phone: String?
        let email: String?
    }

    private static let schema = JSONSchema.object([
        .required("name", .text(1...100), LocalizedText(tr: "Ofisin adı", en: "Name of the office")),
        .optional("plan", .choice(Office.Plan.choices), LocalizedText(tr: "Plan", en: "Plan"), default: "starter"),
        .optional(
            "seed_since", .format(.date),
            LocalizedText(tr: "Seed ofisse ilk günü", en: "First day, of a seed office")),
        .optional("phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Telephone")),
        .optional("email", .text(3...200), LocalizedText(tr: "E-posta", en: "E-mail")),
    ])

    static let routes = [
        PluginRoute(
            .get, "offices", "Offices of the support desk, by name",
            query: [.optional("search", .text(1...100), LocalizedText(tr: "Ad", en: "Name"))]
        ) { call, session in
            let words = call.query["search"].map { FoldedText.fold($0) }
            return try .list(
                session.all(
                    """
                    \(selection(session)) and (\(words) is null or strpos(o.name_key, \(words)) > 0)
                    order by o.name_key limit 500
                    """, StoredOffice.init))
        },
        PluginRoute(.post, "offices", "Adds an office", body: schema, status: 201, problems: ["office_exists"]) {
            call, session in try PluginReply(try add(call.body(), session))
        },
        PluginRoute(.get, "offices/{office_id}", "One office") { call, session in
            guard let office = try find(call.id("office_id"), session) else { throw PluginProblem.notFound }
            return try PluginReply(office)
        },
        PluginRoute(
            .put, "offices/{office_id}", "Changes an office; tickets that are open keep what was promised",
            caller: .manager, body: schema, problems: ["office_exists"]
        ) { call, session in try PluginReply(try change(call.id("office_id"), call.body(), session)) },
    ]

    private static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select o.*, array(
                select split_part(c.contact, ':', 2) from realestate_desk_contacts c
                where c.tenant_id = o.tenant_id and c.office_id = o.id and c.contact not like 'talk:%'
                order by 1) as contacts,
            (select count(*) from realestate_desk_tickets t where t.tenant_id = o.tenant_id and t.office_id = o.id
                and t.state not in ('solved', 'closed')) as open_tickets
        from realestate_desk_offices o where o.tenant_id = \(session.tenant)
        """
    }

    static func find(_ key: OfficeKey, _ session: borrowing PluginSession) throws -> StoredOffice? {
        try session.first("\(selection(session)) and o.id = \(key)", StoredOffice.init)
    }

    static func named(_ name: String, _ session: borrowing PluginSession) throws -> StoredOffice? {
        try session.first("\(selection(session)) and o.name_key = \(FoldedText.fold(name))", StoredOffice.init)
    }

    /// The office that somebody writes for, by what is known of them: this talk, the telephone, the address.
    static func of(_ customer: TicketCustomer, _ session: borrowing PluginSession) throws -> StoredOffice? {
        for contact in contacts(of: customer) {
            let office = try session.first(
                """
                \(selection(session)) and o.id = (
                    select office_id from realestate_desk_contacts
                    where tenant_id = \(session.tenant) and contact = \(contact))
                """, StoredOffice.init)
            if let office { return office }
        }
        return nil
    }

    /// The office of this name, or a new one.
    ///
    /// - Parameter plan: of a new one; what a customer says of themselves is Starter until somebody knows better.
    static func remember(
        _ name: String, plan: Office.Plan = .starter, seedSince: String? = nil, at now: Date,
        _ session: borrowing PluginSession
    ) throws -> StoredOffice {
        try session.execute(
            """
            insert into realestate_desk_offices (tenant_id, id, name, name_key, plan, seed_since, created_at)
            values (\(session.tenant), \(OfficeKey()), \(name), \(FoldedText.fold(name)), \(plan), \(seedSince), \(now))
            on conflict (tenant_id, name_key) do nothing
            """)
        guard let office = try named(name, session) else { throw PluginProblem.notFound }
        return office
    }

    /// From now on whoever writes from there writes for this office.
    static func connect(
        _ customer: TicketCustomer, to office: OfficeKey, _ session: borrowing PluginSession
    ) throws {
        for contact in contacts(of: customer) {
            try session.execute(
                """
                insert into realestate_desk_contacts (tenant_id, contact, office_id)
                values (\(session.tenant), \(contact), \(office))
                on conflict (tenant_id, contact) do update set office_id = excluded.office_id
                """)
        }
    }

    private static func contacts(of customer: TicketCustomer) -> [String] {
        [
            customer.phone.map { "phone:\($0)" }, customer.email.map { "email:\($0.lowercased())" },
            customer.conversation.map { "talk:\($0)" },
        ].compactMap { $0 }
    }

    private static func add(_ input: Input, _ session: borrowing PluginSession) throws -> StoredOffice? {
        try session.lock("offices")
        if try named(input.name, session) != nil { throw exists }
        let office = try remember(
            input.name, plan: input.plan, seedSince: input.seedSince, at: session.now, session)
        try connect(TicketCustomer(phone: input.phone, email: input.email), to: office.id, session)
        return try find(office.id, session)
    }

    private static func change(
        _ key: OfficeKey, _ input: Input, _ session: borrowing PluginSession
    ) throws -> StoredOffice? {
        try session.lock("offices")
        guard try find(key, session) != nil else { throw PluginProblem.notFound }
        if let other = try named(input.name, session), other.id != key { throw exists }
        try session.execute(
            """
            update realestate_desk_offices set name = \(input.name), name_key = \(FoldedText.fold(input.name)),
                plan = \(input.plan), seed_since = \(input.seedSince)
            where tenant_id = \(session.tenant) and id = \(key)
            """)
        try connect(TicketCustomer(phone: input.phone, email: input.email), to: key, session)
        return try find(key, session)
    }

    private static let exists = PluginProblem.conflict(
        "office_exists",
        LocalizedText(
            tr: "Bu adda bir ofis zaten var; ona bilet açın ya da başka bir ad verin.",
            en: "There is an office of this name already; open tickets for it, or choose another name."))
}
