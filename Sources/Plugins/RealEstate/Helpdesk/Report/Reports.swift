import Foundation
import PluginKit

/// The report of a week, as it was on its Monday: figures that change later stay what they were.
struct StoredReport: Encodable, Sendable {
    let id: ReportKey
    let monday: String
    let createdAt: Date
    let opened: Int
    let solved: Int
    let breachCount: Int
    let missed: Int
    let figures: [Line]
    let breaches: [BreachLine]
    let topProblems: [ProblemLine]
    let textTr: String
    let textEn: String
    let csv: String

    struct Line: Codable, Sendable {
        let id: String
        let titleTr: String
        let titleEn: String
        let value: Double?
        let writtenTr: String
        let writtenEn: String
        let target: String?
        let met: Bool?
        let count: Int
    }

    struct BreachLine: Codable, Sendable {
        let ticket: String
        let office: String
        let priority: String
        let promise: PromiseKind
        let dueAt: Date
    }

    struct ProblemLine: Codable, Sendable {
        let id: String
        let titleTr: String
        let titleEn: String
        let count: Int
    }

    /// What is kept of it beside its texts.
    struct Figures: Codable, Sendable {
        let opened: Int
        let solved: Int
        let figures: [Line]
        let breaches: [BreachLine]
        let topProblems: [ProblemLine]

        init(_ report: WeeklyReport) {
            (opened, solved) = (report.opened, report.solved)
            figures = report.figures.map {
                Line(
                    id: $0.id.rawValue, titleTr: $0.title.tr, titleEn: $0.title.en, value: $0.value,
                    writtenTr: $0.written.tr, writtenEn: $0.written.en, target: $0.target?.tr, met: $0.isMet,
                    count: $0.count)
            }
            breaches = report.breaches.map {
                BreachLine(
                    ticket: $0.ticket.text, office: $0.office, priority: $0.priority.label, promise: $0.kind,
                    dueAt: $0.due)
            }
            topProblems = report.topProblems.map {
                ProblemLine(
                    id: $0.solution.id, titleTr: $0.solution.title.tr, titleEn: $0.solution.title.en, count: $0.count)
            }
        }
    }

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        monday = try row.text("monday")
        createdAt = try row.date("created_at")
        let kept: Figures = try DeskJSON.read(try row.text("report"))
        (opened, solved, breachCount) = (kept.opened, kept.solved, kept.breaches.count)
        missed = kept.figures.count { $0.met == false }
        (figures, breaches, topProblems) = (kept.figures, kept.breaches, kept.topProblems)
        textTr = try row.text("text_tr")
        textEn = try row.text("text_en")
        csv = try row.text("csv")
    }
}

/// Writes the weekly report, each week's once.
enum Reports {
    /// Mondays that nobody was there for are made up for, so many of them.
    private static let mostMissed = 8

    static let job = ScheduledJob("weekly_report", every: WeeklyReport.recurrence) { _, session in
        try write(SupportDesk(session), session)
    }

    /// Writes the reports that are missing up to the last whole week.
    static func write(_ desk: SupportDesk, _ session: borrowing PluginSession) throws {
        let last = WeeklyReport.lastMonday(before: desk.now, in: desk.zone)
        guard let first = try firstMissing(before: last, desk, session) else { return }
        for week in 0...max(0, first.days(to: last) / 7) where first.adding(week * 7) <= last {
            try write(first.adding(week * 7), desk, session)
        }
    }

    /// After the last report; without one, the last whole week, where there was a desk by then.
    private static func firstMissing(
        before last: CalendarDay, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws -> CalendarDay? {
        let written = try session.first(
            "select max(monday) as monday from realestate_desk_reports where tenant_id = \(session.tenant)"
        ) { row throws(StorageError) in try row.value("monday", as: String?.self) }
        if let text = written.flatMap({ $0 }), let monday = CalendarDay(text) {
            return max(monday.adding(7), last.adding(-7 * (mostMissed - 1)))
        }
        let week = WeeklyReport.range(weekFrom: last, in: desk.zone)
        let isUsed = try session.count(
            """
            select count(*) as n from realestate_desk_tickets
            where tenant_id = \(session.tenant) and opened_at < \(week.upperBound)
            """)
        return isUsed > 0 ? last : nil
    }

    private static func write(
        _ monday: CalendarDay, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws {
        let report = WeeklyReport(
            of: try tickets(ofWeekFrom: monday, desk, session), weekFrom: monday, by: desk.policy)
        let stored = try session.first(
            """
            insert into realestate_desk_reports (tenant_id, id, monday, report, text_tr, text_en, csv, created_at)
            values (\(session.tenant), \(ReportKey()), \(monday.description),
                \(try DeskJSON.text(StoredReport.Figures(report)))::jsonb, \(report.text.tr), \(report.text.en),
                \(report.csv), \(desk.now))
            on conflict (tenant_id, monday) do nothing
            returning id, monday, report::text as report, text_tr, text_en, csv, created_at
            """, StoredReport.init)
        struct Telling: Encodable {
            let reportId: ReportKey
            let monday: String
            let missed: Int
            let text: LocalizedWords
        }
        guard let stored, desk.tells else { return }
        try session.notify(
            "report.ready",
            Telling(
                reportId: stored.id, monday: stored.monday, missed: stored.missed, text: LocalizedWords(report.text)))
    }

    /// Every ticket that was open, opened or changed in a week.
    static func tickets(
        ofWeekFrom monday: CalendarDay, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws -> [Ticket] {
        let week = WeeklyReport.range(weekFrom: monday, in: desk.zone)
        return try TicketStore.complete(
            where: """
                opened_at < \(week.upperBound) and (changed_at >= \(week.lowerBound) or state not in ('solved', 'closed'))
                """, session
        ).map(\.ticket)
    }

    static let routes = [
        PluginRoute(.get, "reports", "Weekly reports, the newest first") { _, session in
            try .list(
                session.all("\(selection(session)) order by monday desc limit 104", StoredReport.init))
        },
        PluginRoute(.get, "reports/{report_id}", "One weekly report") { call, session in
            let key: ReportKey = try call.id("report_id")
            guard let report = try session.first("\(selection(session)) and id = \(key)", StoredReport.init) else {
                throw PluginProblem.notFound
            }
            return try PluginReply(report)
        },
        PluginRoute(.get, "reports:current", "The figures of the week that is not over yet") { _, session in
            let desk = try SupportDesk(session)
            let monday = WeeklyReport.lastMonday(before: desk.now, in: desk.zone).adding(7)
            let report = WeeklyReport(
                of: try tickets(ofWeekFrom: monday, desk, session), weekFrom: monday, by: desk.policy)
            return try PluginReply(StoredReport.Figures(report))
        },
    ]

    private static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select id, monday, report::text as report, text_tr, text_en, csv, created_at
        from realestate_desk_reports where tenant_id = \(session.tenant)
        """
    }
}
