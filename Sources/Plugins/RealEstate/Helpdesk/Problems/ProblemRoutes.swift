import Foundation
import PluginKit

/// What is done with problems and crises.
enum ProblemRoutes {
    private struct Opening: Decodable {
        let title: String
        let severity: String
        let affected: String
        let estimate: String
    }

    private struct Word: Decodable {
        let affected: String?
        let estimate: String?
        let text: String?
    }

    private static let severity = JSONSchema.choice(CrisisLevel.choices)

    private static let severityTitle = LocalizedText(
        tr: "Seviye", en: "Severity")

    private static let opening = JSONSchema.object([
        .required("title", .text(3...200), LocalizedText(tr: "Sorun", en: "Problem")),
        .optional("severity", severity, severityTitle, default: "sev2"),
        .optional("affected", .text(0...300), LocalizedText(tr: "Etkilenen", en: "Affected"), default: ""),
        .optional("estimate", .text(0...200), LocalizedText(tr: "Tahmini çözüm", en: "Estimate"), default: ""),
    ])

    private static let word = JSONSchema.object([
        .optional("affected", .text(1...300), LocalizedText(tr: "Etkilenen", en: "Affected")),
        .optional("estimate", .text(1...200), LocalizedText(tr: "Tahmini çözüm", en: "Estimate")),
        .optional(
            "text", .text(1...2_000),
            LocalizedText(tr: "Metin (boşsa hazır metin)", en: "Text (the usual one if empty)")),
    ])

    static let routes = [
        PluginRoute(
            .get, "problems", "Problems that several tickets share, the newest first",
            query: [
                .optional(
                    "state",
                    .choice([
                        JSONSchema.Choice("open", LocalizedText(tr: "Süren", en: "Open")),
                        JSONSchema.Choice("over", LocalizedText(tr: "Biten", en: "Over")),
                    ]), LocalizedText(tr: "Durum", en: "State"))
            ]
        ) { call, session in
            let state = call.query["state"]
            return try .list(
                session.all(
                    """
                    \(Problems.selection(session)) and (\(state) is null or p.state = \(state))
                    order by p.number desc limit 200
                    """, Problem.init))
        },
        PluginRoute(.post, "problems", "Opens a crisis by hand", body: opening, status: 201) { call, session in
            let input: Opening = try call.body()
            let desk = try SupportDesk(session)
            try session.lock("desk")
            let problem = try Problems.make(title: input.title, triage: nil, began: desk.now, session)
            try session.execute(
                """
                update realestate_desk_problems set affected = \(input.affected), estimate = \(input.estimate)
                where tenant_id = \(session.tenant) and id = \(problem.id)
                """)
            try Problems.open(problem, CrisisLevel(label: input.severity) ?? .sev2, desk, session)
            return try PluginReply(try found(problem.id, session))
        },
        PluginRoute(.get, "problems/{problem_id}", "One problem with its tickets") { call, session in
            let problem = try found(call.id("problem_id"), session)
            let tickets = try session.all(
                "\(TicketStore.selection(session)) and problem_id = \(problem.id) order by number limit 200",
                StoredTicket.init)
            let desk = try SupportDesk(session)
            return try PluginReply(
                Details(
                    problem: problem, tickets: tickets.map { TicketLine($0, desk, call.language) },
                    analysis: problem.level.map { try IncidentAnalysis(problem, $0, desk, session).text } ?? nil))
        },
        PluginRoute(
            .post, "problems/{problem_id}:tell", "Tells every office of the problem where it stands",
            body: word, problems: ["problem_over", "no_crisis"], tell),
        PluginRoute(
            .post, "problems/{problem_id}:set-severity", "Makes a problem a crisis, or another one", caller: .manager,
            body: .object([.required("severity", severity, severityTitle)]), problems: ["problem_over"]
        ) { call, session in
            struct Input: Decodable { let severity: String }
            let input: Input = try call.body()
            let problem = try open(call, session)
            let level = CrisisLevel(label: input.severity) ?? .sev3
            if problem.severity == nil {
                try Problems.open(problem, level, SupportDesk(session), session)
            } else {
                try session.execute(
                    """
                    update realestate_desk_problems set severity = \(level.rawValue)
                    where tenant_id = \(session.tenant) and id = \(problem.id)
                    """)
            }
            let after = try found(problem.id, session)
            try Problems.plan(after, session)
            return try PluginReply(after)
        },
        PluginRoute(
            .get, "problems/{problem_id}/analysis", "What is known of a crisis, as the beginning of its analysis",
            problems: ["no_crisis"]
        ) { call, session in
            let problem = try found(call.id("problem_id"), session)
            guard let level = problem.level else { throw noCrisis }
            return try PluginReply(IncidentAnalysis(problem, level, SupportDesk(session), session))
        },
        PluginRoute(
            .post, "problems/{problem_id}:close", "The problem is over; its tickets stay to be solved",
            problems: ["problem_over"]
        ) { call, session in
            let problem = try open(call, session)
            try session.execute(
                """
                update realestate_desk_problems set state = 'over', ended_at = \(session.now)
                where tenant_id = \(session.tenant) and id = \(problem.id)
                """)
            try session.cancel("crisis", key: problem.id.description)
            let after = try found(problem.id, session)
            if problem.severity != nil { try session.notify("crisis.over", after) }
            return try PluginReply(after)
        },
    ]

    private struct Details: Encodable {
        let problem: Problem
        let tickets: [TicketLine]
        let analysis: String?

        func encode(to encoder: any Encoder) throws {
            try problem.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(tickets, forKey: .ticketList)
            try container.encodeIfPresent(analysis, forKey: .analysisText)
        }

        enum Key: String, CodingKey { case ticketList, analysisText }
    }

    private struct Told: Encodable {
        let problem: Problem
        let messages: Int
        let text: String
    }

    /// One message for each office that has left a telephone; the text stands in the answer for everybody else.
    private static let tell: PluginRoute.Handler = { call, session in
        let input: Word = try call.body()
        var problem = try open(call, session)
        guard let level = problem.level else { throw noCrisis }
        let now = try SupportDesk(session).now
        let affected = input.affected ?? (problem.affected.isEmpty ? problem.title : problem.affected)
        let estimate = input.estimate ?? (problem.estimate.isEmpty ? "henüz belli değil" : problem.estimate)
        try session.execute(
            """
            update realestate_desk_problems set affected = \(affected), estimate = \(estimate),
                told = \(try DeskJSON.text(problem.toldAt + [now]))::jsonb
            where tenant_id = \(session.tenant) and id = \(problem.id)
            """)
        problem = try found(problem.id, session)
        try Problems.plan(problem, session)
        let tickets = try session.all(
            """
            \(TicketStore.selection(session)) and problem_id = \(problem.id) and phone is not null
                and state not in ('solved', 'closed') order by number
            """, StoredTicket.init)
        var told: Set<String> = []
        for stored in tickets {
            guard let phone = stored.customer.phone, told.insert(phone).inserted else { continue }
            let text =
                input.text ?? level.message(to: stored.ticket.office.name, affected: affected, estimate: estimate)
            try session.send(
                TemplatedMessage(
                    "crisis_status", to: phone, language: stored.language, values: ["text": text],
                    key: "\(problem.id)/\(problem.toldAt.count)/\(phone)"))
        }
        return try PluginReply(
            Told(
                problem: problem, messages: told.count,
                text: input.text ?? level.message(to: "[Ofis Adı]", affected: affected, estimate: estimate)))
    }

    private static let noCrisis = PluginProblem.conflict(
        "no_crisis",
        LocalizedText(
            tr: "Bu sorun henüz kriz değil; önce seviyesini belirleyin.",
            en: "This problem is no crisis yet; set its severity first."))

    static func found(_ key: ProblemKey, _ session: borrowing PluginSession) throws -> Problem {
        guard let problem = try Problems.find(key, session) else { throw PluginProblem.notFound }
        return problem
    }

    private static func open(_ call: PluginCall, _ session: borrowing PluginSession) throws -> Problem {
        let key: ProblemKey = try call.id("problem_id")
        try session.lock("problem \(key)")
        let problem = try found(key, session)
        guard problem.isOpen else {
            throw PluginProblem.conflict(
                "problem_over",
                LocalizedText(
                    tr: "Bu sorun sona erdi; yeniden görülürse yeni biletler yeni bir sorun açar.",
                    en: "This problem is over; should it come back, new tickets make a new one."))
        }
        return problem
    }
}
