import Foundation
import PluginKit

/// What can be done with tickets over the API.
enum TicketRoutes {
    static let routes = [list, open, one] + steps + [merge, link, prioritise, rate]

    // MARK: Reading

    private static let pageSizes = ["20", "50", "100", "200"]

    private static let list = PluginRoute(
        .get, "tickets", "Tickets, the newest first",
        query: [
            .optional(
                "state",
                .choice(
                    [JSONSchema.Choice("open", LocalizedText(tr: "Açık olanlar", en: "Open"))] + TicketState.choices),
                LocalizedText(tr: "Durum", en: "State")),
            .optional("priority", .choice(Priority.choices), LocalizedText(tr: "Öncelik", en: "Priority")),
            .optional("level", .choice(SupportLevel.choices), LocalizedText(tr: "Seviye", en: "Level")),
            .optional(
                "late",
                .choice([
                    JSONSchema.Choice("true", LocalizedText(tr: "SLA ihlali var", en: "A limit was broken")),
                    JSONSchema.Choice("false", LocalizedText(tr: "SLA ihlali yok", en: "No limit was broken")),
                ]), LocalizedText(tr: "SLA", en: "Limits")),
            .optional("assignee", .text(1...100), LocalizedText(tr: "Üstlenen", en: "Assignee")),
            .optional("office_id", .text(1...60), LocalizedText(tr: "Ofis", en: "Office")),
            .optional("problem_id", .text(1...60), LocalizedText(tr: "Sorun", en: "Problem")),
            .optional(
                "search", .text(1...100),
                LocalizedText(tr: "Numara, konu ya da ofis", en: "Number, subject or office")),
            .optional(
                "limit", .choice(pageSizes.map { JSONSchema.Choice($0, LocalizedText(tr: $0, en: $0)) }),
                LocalizedText(tr: "Sayfa boyu", en: "Page size")),
            .optional("cursor", .text(1...20), LocalizedText(tr: "Sonraki sayfa", en: "Next page")),
        ], page)

    private struct Page: Encodable {
        let data: [TicketLine]
        let nextCursor: String?
    }

    private static let page: PluginRoute.Handler = { call, session in
        let desk = try SupportDesk(session)
        let limit = call.query["limit"].flatMap { Int($0) } ?? 50
        let cursor = try call.query["cursor"].map { text -> Int in
            guard let number = Int(text) else {
                throw PluginProblem.field(
                    "cursor", "invalid",
                    LocalizedText(
                        tr: "Önceki sayfanın “next_cursor” değeri olmalı.",
                        en: "Must be the “next_cursor” of the page before."))
            }
            return number
        }
        let office = try key(call.query["office_id"], "office_id", of: OfficeEntity.self)
        let problem = try key(call.query["problem_id"], "problem_id", of: ProblemEntity.self)
        let (state, assignee) = (call.query["state"], call.query["assignee"])
        let priority = call.query["priority"].flatMap { Priority(label: $0)?.rawValue }
        let level = call.query["level"].flatMap { SupportLevel(label: $0)?.rawValue }
        let late = call.query["late"].map { $0 == "true" }
        let (words, number) = (call.query["search"], call.query["search"].flatMap { Int($0) })
        let folded = words.map { FoldedText.fold($0) }
        var tickets = try session.all(
            """
            \(TicketStore.selection(session)) and (\(cursor) is null or number < \(cursor))
                and (\(state) is null or state = \(state)
                    or \(state) = 'open' and state not in ('solved', 'closed'))
                and (\(priority) is null or priority = \(priority)) and (\(level) is null or level = \(level))
                and (\(late) is null or is_late = \(late)) and (\(assignee) is null or assignee = \(assignee))
                and (\(office) is null or office_id = \(office)) and (\(problem) is null or problem_id = \(problem))
                and (\(words) is null or number = \(number) or strpos(lower(subject), lower(\(words))) > 0
                    or office_id in (select o.id from realestate_desk_offices o
                        where o.tenant_id = \(session.tenant) and strpos(o.name_key, \(folded)) > 0))
            order by number desc limit \(limit + 1)
            """, StoredTicket.init)
        let isMore = tickets.count > limit
        if isMore { tickets.removeLast() }
        return try PluginReply(
            Page(
                data: tickets.map { TicketLine($0, desk, call.language) },
                nextCursor: isMore ? tickets.last.map { String($0.number) } : nil))
    }

    private static func key<Entity: Identified>(
        _ text: String?, _ name: String, of entity: Entity.Type
    ) throws -> Identifier<Entity>? {
        guard let text else { return nil }
        guard let key = Identifier<Entity>(text) else {
            throw PluginProblem.field(
                name, "invalid",
                LocalizedText(
                    tr: "“\(Entity.idPrefix)…” biçiminde bir kimlik olmalı.",
                    en: "Must be an id like “\(Entity.idPrefix)…”."))
        }
        return key
    }

    private static let one = PluginRoute(
        .get, "tickets/{ticket_id}", "One ticket with its history and the time that is left"
    ) { call, session in try reply(call.id("ticket_id"), call, session) }

    static func reply(
        _ key: TicketKey, _ call: PluginCall, _ session: borrowing PluginSession
    ) throws -> PluginReply {
        guard let stored = try TicketStore.find(key, session) else { throw PluginProblem.notFound }
        let events = try TicketStore.history(of: key, session)
        return try PluginReply(TicketView(stored, events, SupportDesk(session), call.language))
    }

    // MARK: Opening

    private struct New: Decodable {
        let officeId: OfficeKey?
        let office: String?
        let plan: Office.Plan?
        let message: String
        let subject: String?
        let channel: SupportChannel
        let customer: String?
        let phone: String?
        let email: String?
        let language: Language
        let follows: Int?
    }

    private static let open = PluginRoute(
        .post, "tickets", "Opens a ticket; its priority follows from the text, and the answer says why",
        body: .object([
            .required("message", .text(2...5_000), LocalizedText(tr: "Ofisin yazdığı", en: "What the office wrote")),
            .optional("office_id", .text(1...60), LocalizedText(tr: "Ofis (kimliği)", en: "Office, by its id")),
            .optional(
                "office", .text(1...100),
                LocalizedText(tr: "Ofisin adı (yoksa eklenir)", en: "Office, by name (added where it is new)")),
            .optional(
                "plan", .choice(Office.Plan.choices), LocalizedText(tr: "Yeni ofisin planı", en: "Plan of a new office")
            ),
            .optional("subject", .text(3...120), LocalizedText(tr: "Konu", en: "Subject")),
            .optional(
                "channel", .choice(SupportChannel.choices), LocalizedText(tr: "Kanal", en: "Channel"),
                default: "chat"),
            .optional("customer", .text(1...100), LocalizedText(tr: "Yazan kişi", en: "Who wrote")),
            .optional("phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Telephone")),
            .optional("email", .text(3...200), LocalizedText(tr: "E-posta", en: "E-mail")),
            .optional(
                "language",
                .choice([
                    JSONSchema.Choice("tr", LocalizedText(tr: "Türkçe", en: "Turkish")),
                    JSONSchema.Choice("en", LocalizedText(tr: "İngilizce", en: "English")),
                    JSONSchema.Choice("ar", LocalizedText(tr: "Arapça", en: "Arabic")),
                ]), LocalizedText(tr: "Dil", en: "Language"), default: "tr"),
            .optional(
                "follows", .integer(1...1_000_000_000),
                LocalizedText(tr: "Devamı olduğu biletin numarası", en: "Number of the ticket it goes on with")),
        ]), status: 201, problems: ["no_such_office", "no_such_ticket", "channel_not_served"]
    ) { call, session in
        let input: New = try call.body()
        let desk = try SupportDesk(session)
        let customer = TicketCustomer(name: input.customer, phone: input.phone, email: input.email)
        let office = try office(of: input, customer, desk, session)
        let day = CalendarDay(desk.now, in: desk.policy.office.timeZone)
        guard input.channel.serves(office.office, on: day) else {
            throw PluginProblem.conflict(
                "channel_not_served",
                LocalizedText(
                    tr:
                        "\(office.name) ofisinin planında bu kanal yok: telefon Elite ve Seed ofislere, birebir görüşme "
                        + "Seed ofislere ilk 30 gün açıktır. Başka bir kanal seçin.",
                    en:
                        "The plan of \(office.name) has no such channel: telephone is for Elite and seed offices, meetings "
                        + "for a seed office's first 30 days. Choose another channel."))
        }
        if let number = input.follows, try named(number, session) == nil {
            throw PluginProblem.field(
                "/follows", "no_such_ticket",
                LocalizedText(tr: "Bu numarada bir bilet yok.", en: "There is no ticket of this number."))
        }
        let stored = try desk.open(
            SupportDesk.Opening(
                office: office, message: input.message, subject: input.subject, channel: input.channel,
                customer: customer, language: input.language, follows: input.follows.map { TicketID(String($0)) }),
            session)
        return try reply(stored.key, call, session)
    }

    private static func named(_ number: Int, _ session: borrowing PluginSession) throws -> StoredTicket? {
        try session.first("\(TicketStore.selection(session)) and number = \(number)", StoredTicket.init)
    }

    private static func office(
        of input: New, _ customer: TicketCustomer, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws -> StoredOffice {
        if let key = input.officeId {
            if let office = try Offices.find(key, session) { return office }
            throw PluginProblem.field(
                "/office_id", "no_such_office",
                LocalizedText(tr: "Böyle bir ofis yok.", en: "There is no such office."))
        }
        if let name = input.office {
            return try Offices.remember(name, plan: input.plan ?? .starter, at: desk.now, session)
        }
        if let office = try Offices.of(customer, session) { return office }
        throw PluginProblem.field(
            "/office_id", "no_such_office",
            LocalizedText(
                tr: "Ofis bilinmiyor: “office_id” ya da “office” verin.",
                en: "The office is not known: give “office_id” or “office”."))
    }

    // MARK: Steps

    /// Who does it. Whoever holds the key may act for anybody of the team; a level that is not given is that of the team's
    /// list, or the ticket's own.
    private static let actor: [JSONSchema.Member] = [
        .optional("agent", .text(1...100), LocalizedText(tr: "İşlemi yapan", en: "Who does it"), default: "Destek"),
        .optional("agent_level", .choice(SupportLevel.choices), LocalizedText(tr: "Seviyesi", en: "Their level")),
    ]

    private static let textMember = LocalizedText(tr: "Müşteriye yazılacak metin", en: "What the customer is told")

    private static func step(
        _ name: String, _ summary: String, _ members: [JSONSchema.Member] = [],
        _ command: @escaping @Sendable (PluginCall, Ticket) throws -> TicketDesk.Command
    ) -> PluginRoute {
        PluginRoute(
            .post, "tickets/{ticket_id}:\(name)", summary, body: .object(members + actor),
            problems: TicketError.codes
        ) { call, session in
            let key: TicketKey = try call.id("ticket_id")
            let desk = try SupportDesk(session)
            guard let stored = try TicketStore.locked(key, session) else { throw PluginProblem.notFound }
            let text = call.text("text")
            try desk.perform(
                command(call, stored.ticket), on: key, by: agent(call, stored.ticket, desk),
                note: text.map { TicketNote(text: $0) }, session)
            return try reply(key, call, session)
        }
    }

    private static func agent(_ call: PluginCall, _ ticket: Ticket, _ desk: SupportDesk) -> TicketActor {
        let name = call.text("agent") ?? "Destek"
        let given = call.text("agent_level").flatMap { SupportLevel(label: $0) }
        let member = desk.settings.supportTeam.first { FoldedText.fold($0.name) == FoldedText.fold(name) }
        return .agent(name: name, level: given ?? member.flatMap { SupportLevel(rawValue: $0.level) } ?? ticket.level)
    }

    private static let steps = [
        step(
            "assign", "Somebody takes the ticket, or it goes back to its level's queue",
            [
                .optional(
                    "to", .text(1...100), LocalizedText(tr: "Üstlenen (boşsa kuyruk)", en: "To whom (queue if empty)"))
            ]
        ) { call, _ in .assign(to: call.text("to")) },
        step("begin", "Somebody begins to look into it") { _, _ in .begin },
        step(
            "reply", "The customer was answered; the first time this keeps the promise of an answer",
            [.required("text", .text(1...5_000), textMember)]
        ) { _, _ in .reply },
        step(
            "ask", "The customer has to tell or do something first; the clocks of the solution and the ladder wait",
            [.required("text", .text(1...5_000), textMember)]
        ) { _, _ in .askCustomer },
        step(
            "resume", "The customer has answered, on the telephone for example; the clocks go on",
            [.optional("text", .text(1...5_000), LocalizedText(tr: "Müşterinin dediği", en: "What the customer said"))]
        ) { _, _ in .customerWrote },
        step(
            "propose", "Proposes a solution to the customer",
            [.required("text", .text(1...5_000), textMember)]
        ) { _, _ in .propose },
        step("reject", "The customer does not accept the proposal") { _, _ in .reject },
        step(
            "resolve", "It is solved: the proposal was accepted, or nothing has to be done any more",
            [.optional("text", .text(1...5_000), LocalizedText(tr: "Not", en: "Note"))]
        ) { _, ticket in ticket.state == .proposed ? .accept : .withdraw },
        step("close", "Closes a solved ticket before its time") { _, _ in .close },
        step(
            "reopen", "Opens a solved or closed ticket again",
            [.optional("text", .text(1...5_000), LocalizedText(tr: "Neden", en: "Why"))]
        ) { _, _ in .reopen },
        step(
            "escalate", "To the next level, or to the one that takes up such matters",
            [
                .optional(
                    "reason", .choice(EscalationReason.choices), LocalizedText(tr: "Neden", en: "Why"),
                    default: "unsolved"),
                .optional("text", .text(1...5_000), LocalizedText(tr: "Not", en: "Note")),
            ]
        ) { call, _ in .escalate(call.text("reason").flatMap { EscalationReason(rawValue: $0) } ?? .unsolved) },
        step(
            "tried", "Notes a step of help that was tried",
            [
                .required(
                    "step",
                    .choice(FlowStep.allCases.map { JSONSchema.Choice($0.rawValue, $0.name) }),
                    LocalizedText(tr: "Adım", en: "Step")),
                .optional("solved", .flag, LocalizedText(tr: "Çözdü", en: "It helped"), default: false),
            ]
        ) { call, _ in
            .tried(
                call.text("step").flatMap { FlowStep(rawValue: $0) } ?? .chat,
                solved: call.body["solved"] == .flag(true))
        },
    ]

    private static let merge = PluginRoute(
        .post, "tickets/{ticket_id}:merge", "Closes a ticket as a duplicate of an older one of the same office",
        body: .object(
            [
                .required(
                    "into", .integer(1...1_000_000_000),
                    LocalizedText(tr: "Asıl biletin numarası", en: "Number of the ticket that stays"))
            ] + actor), problems: TicketError.codes + ["no_such_ticket"]
    ) { call, session in
        let key: TicketKey = try call.id("ticket_id")
        guard let stored = try TicketStore.find(key, session) else { throw PluginProblem.notFound }
        guard case .integer(let number)? = call.body["into"], let original = try named(number, session) else {
            throw PluginProblem.field(
                "/into", "no_such_ticket",
                LocalizedText(tr: "Bu numarada bir bilet yok.", en: "There is no ticket of this number."))
        }
        let desk = try SupportDesk(session)
        let merged = try desk.merge(key, into: original.key, by: agent(call, stored.ticket, desk), session)
        return try reply(merged.key, call, session)
    }

    private static let link = PluginRoute(
        .post, "tickets/{ticket_id}:link", "Counts a ticket to a problem; of a crisis, it becomes P1",
        body: .object([
            .required(
                "problem", .integer(1...1_000_000_000),
                LocalizedText(tr: "Sorunun numarası", en: "Number of the problem"))
        ]), problems: ["no_such_problem", "ticket_not_open"]
    ) { call, session in
        let key: TicketKey = try call.id("ticket_id")
        guard let stored = try TicketStore.locked(key, session) else { throw PluginProblem.notFound }
        guard case .integer(let number)? = call.body["problem"],
            let problem = try session.first(
                "\(Problems.selection(session)) and p.number = \(number) and p.state = 'open'", Problem.init)
        else {
            throw PluginProblem.field(
                "/problem", "no_such_problem",
                LocalizedText(
                    tr: "Bu numarada süren bir sorun yok.", en: "There is no open problem of this number."))
        }
        try session.execute(
            """
            update realestate_desk_tickets set problem_id = \(problem.id)
            where tenant_id = \(session.tenant) and id = \(key)
            """)
        if problem.severity != nil, stored.ticket.priority != .critical {
            try SupportDesk(session).perform(.prioritise(.critical, .sharedProblem), on: key, by: .system, session)
        }
        return try reply(key, call, session)
    }

    private static let prioritise = PluginRoute(
        .post, "tickets/{ticket_id}:prioritise",
        "A supervisor's decision; what was promised for it holds from the opening",
        caller: .manager,
        body: .object([
            .required("priority", .choice(Priority.choices), LocalizedText(tr: "Öncelik", en: "Priority")),
            .optional(
                "supervisor", .text(1...100), LocalizedText(tr: "Yönetici", en: "Supervisor"), default: "Yönetici"),
            .optional("text", .text(1...5_000), LocalizedText(tr: "Neden", en: "Why")),
        ]), problems: TicketError.codes
    ) { call, session in
        let key: TicketKey = try call.id("ticket_id")
        let priority = call.text("priority").flatMap { Priority(label: $0) } ?? .normal
        try SupportDesk(session).perform(
            .prioritise(priority, .decision), on: key, by: .supervisor(name: call.text("supervisor") ?? "Yönetici"),
            note: call.text("text").map { TicketNote(text: $0) }, session)
        return try reply(key, call, session)
    }

    private static let rate = PluginRoute(
        .post, "tickets/{ticket_id}:rate", "What the customer thinks of the help, from 1 to 5",
        body: .object([
            .required("rating", .integer(1...5), LocalizedText(tr: "Puan (1–5)", en: "Rating (1–5)"))
        ]), problems: ["rating_too_early"]
    ) { call, session in
        let key: TicketKey = try call.id("ticket_id")
        guard case .integer(let rating)? = call.body["rating"] else { throw PluginProblem.notFound }
        try SupportDesk(session).perform(.rate(rating), on: key, by: .customer, session)
        return try reply(key, call, session)
    }
}

extension PluginCall {
    /// A text of the body that its schema has checked.
    fileprivate func text(_ name: String) -> String? {
        if case .string(let text)? = body[name] { text } else { nil }
    }
}
