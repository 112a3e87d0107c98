import Foundation
import PluginKit

/// One problem that several tickets are of; once enough offices have it, a crisis.
struct Problem: Encodable, Sendable {
    let id: ProblemKey
    let number: Int
    let title: String
    let part: String?
    let symptom: String?
    /// `sev1` to `sev3` once it is a crisis.
    let severity: String?
    let state: String
    let affected: String
    let estimate: String
    let toldAt: [Date]
    let beganAt: Date
    let endedAt: Date?
    let tickets: Int
    let offices: Int
    /// When the offices have to hear the next word.
    let nextStatusAt: Date?
    /// Until when the analysis has to be written.
    let analysisDueAt: Date?

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        number = try row.integer("number")
        title = try row.text("title")
        part = try row.value("part")
        symptom = try row.value("symptom")
        let level = try row.value("severity", as: Int?.self).flatMap { CrisisLevel(rawValue: $0) }
        severity = level?.label
        state = try row.text("state")
        affected = try row.text("affected")
        estimate = try row.text("estimate")
        toldAt = try DeskJSON.read(try row.text("told"))
        beganAt = try row.date("began_at")
        endedAt = try row.value("ended_at")
        tickets = try row.integer("tickets")
        offices = try row.integer("offices")
        nextStatusAt = endedAt == nil ? level?.nextStatus(began: beganAt, told: toldAt) : nil
        let ended = endedAt
        analysisDueAt = level?.analysisHours.flatMap { hours in ended?.addingTimeInterval(Double(hours) * 3_600) }
    }

    var level: CrisisLevel? { severity.flatMap { CrisisLevel(label: $0) } }
    var isOpen: Bool { state == "open" }
}

/// Finds which tickets are one problem, and raises them when too many offices have it.
enum Problems {
    /// So many tickets of a day are compared at most; the newest say what is going on.
    private static let mostCompared = 400

    static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select p.id, p.number, p.title, p.part, p.symptom, p.severity, p.state, p.affected, p.estimate,
            p.told::text as told, p.began_at, p.ended_at,
            (select count(*) from realestate_desk_tickets t
                where t.tenant_id = p.tenant_id and t.problem_id = p.id) as tickets,
            (select count(distinct t.office_id) from realestate_desk_tickets t
                where t.tenant_id = p.tenant_id and t.problem_id = p.id) as offices
        from realestate_desk_problems p where p.tenant_id = \(session.tenant)
        """
    }

    static func find(_ key: ProblemKey, _ session: borrowing PluginSession) throws -> Problem? {
        try session.first("\(selection(session)) and p.id = \(key)", Problem.init)
    }

    /// The crisis that a message tells of, where one is on.
    static func crisis(of triage: Triage, _ session: borrowing PluginSession) throws -> Problem? {
        guard let part = triage.family?.part else { return nil }
        return try session.first(
            """
            \(selection(session)) and p.state = 'open' and p.severity is not null and p.part = \(part.rawValue)
            order by p.number limit 1
            """, Problem.init)
    }

    /// Puts a new ticket together with those of the same problem; where enough offices have it, every one becomes P1.
    ///
    /// The desk is locked, so of several who write at the same moment one comes last and sees all the others.
    static func gather(
        around stored: StoredTicket, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws {
        guard let family = stored.ticket.triage.family else { return }
        let clusters = desk.settings.clusters
        let since = stored.ticket.openedAt.addingTimeInterval(-clusters.window)
        let near = try session.all(
            """
            \(TicketStore.selection(session)) and symptom = \(family.symptom.rawValue) and opened_at >= \(since)
                and (\(family.part?.rawValue) is null or part is null or part = \(family.part?.rawValue))
                and state not in ('solved', 'closed')
            order by number desc limit \(mostCompared)
            """, StoredTicket.init)
        let reports = near.map { ProblemReport($0.ticket) }
        let group = clusters.group(of: ProblemReport(stored.ticket), in: reports)
        guard group.count > 1 else { return }
        let members = Set(group.map(\.ticket))
        let together = near.filter { members.contains($0.ticket.id) }
        let problem = try problem(of: together, around: stored, desk, session)
        let shared = clusters.shared(in: group)
        guard !shared.isEmpty else { return }
        try open(problem, CrisisLevel.of(stored.ticket.triage.symptom), desk, session)
        let rising = Set(
            desk.rules.risingTogether(group, clusters: clusters, open: together.map(\.ticket)))
        for ticket in together.sorted(by: { $0.key < $1.key }) where rising.contains(ticket.ticket.id) {
            do {
                try desk.perform(.prioritise(.critical, .sharedProblem), on: ticket.key, by: .system, session)
            } catch let problem as PluginProblem where problem.code == TicketError.notOpen(.solved).code {
                // Solved by somebody a moment ago.
                continue
            }
        }
    }

    /// The group's problem: the oldest that one of its tickets belongs to, or a new one.
    private static func problem(
        of tickets: [StoredTicket], around stored: StoredTicket, _ desk: SupportDesk,
        _ session: borrowing PluginSession
    ) throws -> Problem {
        let known = try Set(tickets.compactMap(\.problem)).sorted().compactMap { try find($0, session) }
        let problem =
            try known.filter(\.isOpen).min { $0.number < $1.number }
            ?? make(
                title: tickets.last?.subject ?? stored.subject, triage: stored.ticket.triage,
                began: tickets.map(\.ticket.openedAt).min() ?? desk.now, session)
        for ticket in tickets where ticket.problem != problem.id {
            try session.execute(
                """
                update realestate_desk_tickets set problem_id = \(problem.id)
                where tenant_id = \(session.tenant) and id = \(ticket.key)
                """)
        }
        return problem
    }

    static func make(
        title: String, triage: Triage?, began: Date, _ session: borrowing PluginSession
    ) throws -> Problem {
        let key = ProblemKey()
        let number = try session.count(
            """
            select coalesce(max(number), 0) + 1 as n from realestate_desk_problems where tenant_id = \(session.tenant)
            """)
        let part = triage?.family?.part
        try session.execute(
            """
            insert into realestate_desk_problems (tenant_id, id, number, title, part, symptom, state, began_at)
            values (\(session.tenant), \(key), \(number), \(title), \(part?.rawValue), \(triage?.symptom?.rawValue),
                'open', \(began))
            """)
        guard let problem = try find(key, session) else { throw PluginProblem.notFound }
        return problem
    }

    /// Makes a problem a crisis; one that is a crisis already stays what it is.
    static func open(
        _ problem: Problem, _ level: CrisisLevel, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws {
        guard problem.severity == nil else { return }
        try session.execute(
            """
            update realestate_desk_problems set severity = \(level.rawValue), began_at = \(desk.now)
            where tenant_id = \(session.tenant) and id = \(problem.id)
            """)
        guard let crisis = try find(problem.id, session) else { return }
        try plan(crisis, session)
        if desk.tells { try session.notify("crisis.opened", crisis) }
    }

    /// When the next word is due, somebody is reminded of it.
    static func plan(_ crisis: Problem, _ session: borrowing PluginSession) throws {
        guard let next = crisis.nextStatusAt else {
            try session.cancel("crisis", key: crisis.id.description)
            return
        }
        try session.schedule("crisis", key: crisis.id.description, at: next)
    }

    static let job = ScheduledJob("crisis") { call, session in
        guard let key = ProblemKey(call.key), let crisis = try find(key, session), crisis.nextStatusAt != nil else {
            return
        }
        try session.notify("crisis.status_due", crisis)
    }
}
