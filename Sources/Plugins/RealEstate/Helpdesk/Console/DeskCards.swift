import Foundation
import PluginKit

/// What a team looks at every day and every week.
enum DeskCards {
    static let open = DashboardCard("desk_open", tr: "Açık biletler", en: "Open tickets") { session in
        let levels = try counts(
            """
            select 'L' || level as name, count(*) as n from realestate_desk_tickets
            where tenant_id = \(session.tenant) and state not in ('solved', 'closed') group by level
            """, session)
        let byLevel = SupportLevel.allCases.map { level in
            DashboardCard.Figure(tr: level.name.tr, en: level.name.en, Double(levels[level.label] ?? 0))
        }
        let seed = try session.count(
            """
            select count(*) as n from realestate_desk_tickets t
            join realestate_desk_offices o on o.tenant_id = t.tenant_id and o.id = t.office_id
            where t.tenant_id = \(session.tenant) and t.state not in ('solved', 'closed') and o.seed_since is not null
            """)
        let crises = try session.count(
            """
            select count(*) as n from realestate_desk_problems
            where tenant_id = \(session.tenant) and state = 'open' and severity is not null
            """)
        return byLevel + [
            .init(tr: "Seed ofislerin açık biletleri", en: "Of seed offices", Double(seed)),
            .init(tr: "Süren krizler", en: "Crises", Double(crises)),
        ]
    }

    static let today = DashboardCard("desk_today", tr: "Bugün", en: "Today") { session in
        let desk = try SupportDesk(session)
        let midnight = WallTime("00:00").map { CalendarDay(desk.now, in: desk.zone).moment($0, in: desk.zone) }
        let topics = try counts(
            """
            select topic as name, count(*) as n from realestate_desk_events
            where tenant_id = \(session.tenant) and at >= \(midnight) group by topic
            """, session)
        func figure(_ tr: String, _ en: String, _ topic: String) -> DashboardCard.Figure {
            .init(tr: tr, en: en, Double(topics[topic] ?? 0))
        }
        return [
            figure("Açılan", "Opened", "ticket.opened"), figure("Çözülen", "Solved", "ticket.solved"),
            figure("Kapanan", "Closed", "ticket.closed"), figure("Üst seviyeye çıkan", "Escalated", "ticket.escalated"),
            figure("SLA uyarısı", "Limits that came near", "ticket.sla_warning"),
            figure("SLA ihlali", "Limits that were broken", "ticket.sla_breached"),
        ]
    }

    /// The figures of the weekly report, of the week that is running.
    static let week = DashboardCard("desk_week", tr: "Bu hafta", en: "This week") { session in
        let desk = try SupportDesk(session)
        let monday = WeeklyReport.lastMonday(before: desk.now, in: desk.zone).adding(7)
        let report = WeeklyReport(
            of: try Reports.tickets(ofWeekFrom: monday, desk, session), weekFrom: monday, by: desk.policy)
        let figures = report.figures.filter { $0.id != .open }.map { figure in
            let isShare = figure.id != .firstResponseMinutes && figure.id != .satisfaction
            return DashboardCard.Figure(
                tr: figure.id == .firstResponseMinutes ? "\(figure.title.tr) (dk)" : figure.title.tr,
                en: figure.id == .firstResponseMinutes ? "\(figure.title.en) (min)" : figure.title.en, figure.value,
                isShare ? .share : .count)
        }
        return figures + [try selfHelp(since: desk.now.addingTimeInterval(-7 * 86_400), session)]
    }

    static let topics = DashboardCard("desk_topics", tr: "En çok sorulanlar (30 gün)", en: "Most asked (30 days)") {
        session in
        let since = session.now.addingTimeInterval(-30 * 86_400)
        let counts = try counts(
            """
            select ticket -> 'triage' ->> 'solution' as name, count(*) as n from realestate_desk_tickets
            where tenant_id = \(session.tenant) and opened_at >= \(since)
                and ticket -> 'triage' ->> 'solution' is not null
            group by 1
            """, session)
        return StandardSolution.all.compactMap { solution in
            counts[solution.id].map { (solution, $0) }
        }
        .enumerated().sorted { (-$0.element.1, $0.offset) < (-$1.element.1, $1.offset) }.prefix(5)
        .map { .init(tr: $0.element.0.title.tr, en: $0.element.0.title.en, Double($0.element.1)) }
    }

    /// Offices that may be lost: much trouble in a month, and a promise broken or a matter that came back.
    static let risk = DashboardCard(
        "desk_risk", tr: "Kaybetme riski olan ofisler (30 gün)", en: "Offices at risk (30 days)"
    ) { session in
        let since = session.now.addingTimeInterval(-30 * 86_400)
        let rows = try session.all(
            """
            select o.name as name, count(*) as n from realestate_desk_tickets t
            join realestate_desk_offices o on o.tenant_id = t.tenant_id and o.id = t.office_id
            where t.tenant_id = \(session.tenant) and t.opened_at >= \(since)
            group by o.id, o.name
            having count(*) >= 3 and bool_or(t.is_late or exists (
                select 1 from realestate_desk_events e where e.tenant_id = t.tenant_id and e.ticket_id = t.id
                    and e.topic in ('ticket.reopened', 'ticket.rejected')))
            order by count(*) desc, o.name
            """
        ) { row throws(StorageError) in (try row.text("name"), try row.integer("n")) }
        return [.init(tr: "Ofis", en: "Offices", Double(rows.count))]
            + rows.prefix(5).map { .init(tr: "\($0.0): bilet", en: "\($0.0): tickets", Double($0.1)) }
    }

    private static func selfHelp(
        since: Date, _ session: borrowing PluginSession
    ) throws -> DashboardCard.Figure {
        let answers = try counts(
            """
            select case when solved then 'yes' else 'no' end as name, count(*) as n from realestate_desk_self_help
            where tenant_id = \(session.tenant) and at >= \(since) group by solved
            """, session)
        let (yes, no) = (Double(answers["yes"] ?? 0), Double(answers["no"] ?? 0))
        return .init(
            tr: "Bilet açılmadan çözülen (7 gün)", en: "Solved without a ticket (7 days)",
            yes + no == 0 ? nil : yes / (yes + no), .share)
    }

    private static func counts(
        _ query: Query, _ session: borrowing PluginSession
    ) throws -> [String: Int] {
        let rows = try session.all(query) { row throws(StorageError) in
            (try row.text("name"), try row.integer("n"))
        }
        return Dictionary(rows) { $1 }
    }
}
