import Foundation
import PluginKit

/// How many who asked came to sit in the chair, how fast they were answered, and where they came from.
struct Funnel: Encodable, Sendable {
    struct Count: Encodable, Sendable {
        let source: LeadSource
        let leads: Int
        let patients: Int
    }

    let leads: Int
    /// Of these leads, how many ever came so far, whatever became of them then.
    let consultation: Int
    let appointment: Int
    let patient: Int
    let lost: Int
    let foreign: Int
    /// The middle one of the minutes from a lead's first message to the clinic's first answer.
    let medianResponseMinutes: Double?
    let sources: [Count]

    private struct Reached: Sendable {
        let stage: LeadStage
        let leads: Int
    }

    /// Of the leads that were made in these moments.
    init(from start: Date, to end: Date, _ session: borrowing PluginSession) throws {
        let reached = try session.all(
            """
            select m.to_status, count(distinct l.id) as n from aesthetic_leads l
            join aesthetic_moves m on m.tenant_id = l.tenant_id and m.lead_id = l.id
            where l.tenant_id = \(session.tenant) and l.created_at >= \(start) and l.created_at < \(end)
            group by m.to_status
            """
        ) { row throws(StorageError) in
            Reached(stage: try row.value("to_status"), leads: try row.integer("n"))
        }
        func count(_ stage: LeadStage) -> Int { reached.first { $0.stage == stage }?.leads ?? 0 }
        leads = count(.new)
        consultation = count(.consultation)
        appointment = count(.appointment)
        patient = count(.patient)
        lost = count(.lost)
        foreign = try session.count(
            """
            select count(*) as n from aesthetic_leads where tenant_id = \(session.tenant)
                and created_at >= \(start) and created_at < \(end) and is_foreign
            """)
        sources = try session.all(
            """
            select l.source, count(*) as n, count(*) filter (where exists (
                select from aesthetic_moves m where m.tenant_id = l.tenant_id and m.lead_id = l.id
                    and m.to_status = 'patient')) as patients
            from aesthetic_leads l
            where l.tenant_id = \(session.tenant) and l.created_at >= \(start) and l.created_at < \(end)
            group by l.source order by n desc, l.source
            """
        ) { row throws(StorageError) in
            Count(source: try row.value("source"), leads: try row.integer("n"), patients: try row.integer("patients"))
        }
        medianResponseMinutes = try Self.medianResponse(from: start, to: end, session)
    }

    private struct First: Sendable {
        let conversation: ConversationID?
        let messageAt: Date
        let responseAt: Date?
    }

    /// What was written down by hand, or the first answer in the conversation, whichever came first.
    private static func medianResponse(
        from start: Date, to end: Date, _ session: borrowing PluginSession
    ) throws -> Double? {
        let firsts = try session.all(
            """
            select conversation_id, first_message_at, first_response_at from aesthetic_leads
            where tenant_id = \(session.tenant) and created_at >= \(start) and created_at < \(end)
                and first_message_at is not null
            """
        ) { row throws(StorageError) in
            First(
                conversation: try row.value("conversation_id"), messageAt: try row.date("first_message_at"),
                responseAt: try row.value("first_response_at"))
        }
        let answers = try session.firstAnswers(in: firsts.compactMap(\.conversation))
        let minutes = firsts.compactMap { first -> Double? in
            let answered = first.conversation.flatMap { answers[$0] }
            let moments = [first.responseAt, answered].compactMap { $0 }.filter { $0 >= first.messageAt }
            return moments.min().map { $0.timeIntervalSince(first.messageAt) / 60 }
        }
        return median(minutes)
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        let value = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        return (value * 10).rounded() / 10
    }
}

extension Funnel {
    private static let days = 30.0

    private static func ofLately(_ session: borrowing PluginSession) throws -> Funnel {
        try Funnel(
            from: session.now.addingTimeInterval(-days * 86_400), to: session.now.addingTimeInterval(1), session)
    }

    static let cards = [
        DashboardCard("funnel", tr: "Adaydan hastaya (son 30 gün)", en: "From lead to patient, 30 days") { session in
            let funnel = try ofLately(session)
            func share(_ count: Int) -> Double? { funnel.leads == 0 ? nil : Double(count) / Double(funnel.leads) }
            return [
                .init(tr: "Aday", en: "Leads", Double(funnel.leads)),
                .init(tr: "Konsültasyon", en: "Consultations", Double(funnel.consultation)),
                .init(tr: "Randevu", en: "Appointments", Double(funnel.appointment)),
                .init(tr: "Hasta", en: "Patients", Double(funnel.patient)),
                .init(tr: "Adaydan randevuya", en: "Leads that book", share(funnel.appointment), .share),
                .init(tr: "Adaydan hastaya", en: "Leads that become patients", share(funnel.patient), .share),
            ]
        },
        DashboardCard("response", tr: "İlk yanıt", en: "First response") { session in
            let funnel = try ofLately(session)
            return [
                .init(
                    tr: "Ortanca ilk yanıt (dakika)", en: "Median first response, minutes",
                    funnel.medianResponseMinutes)
            ]
        },
        DashboardCard("sources", tr: "Adayların kaynağı (son 30 gün)", en: "Where leads come from, 30 days") {
            session in
            let funnel = try ofLately(session)
            let counts = Dictionary(funnel.sources.map { ($0.source, $0.leads) }) { $1 }
            return LeadSource.allCases.map { source in
                .init(tr: source.title.tr, en: source.title.en, Double(counts[source] ?? 0))
            } + [.init(tr: "Yurt dışından", en: "From abroad", Double(funnel.foreign))]
        },
    ]

    static let routes = [
        PluginRoute(
            .get, "funnel", "Leads of some days, how far they came, how fast they were answered, where they came from",
            query: [
                .optional("from", .format(.date), LocalizedText(tr: "İlk gün", en: "First day")),
                .optional("to", .format(.date), LocalizedText(tr: "Son gün", en: "Last day")),
            ]
        ) { call, session in
            let last = call.query["to"].flatMap { CalendarDay($0) } ?? session.today
            let first = call.query["from"].flatMap { CalendarDay($0) } ?? last.adding(-29)
            guard first <= last, let midnight = WallTime("00:00") else {
                throw PluginProblem.field(
                    "from", "out_of_range",
                    LocalizedText(tr: "İlk gün son günden sonra olamaz.", en: "Must not be after the last day."))
            }
            let zone = session.timeZone
            return try PluginReply(
                Funnel(from: first.moment(midnight, in: zone), to: last.adding(1).moment(midnight, in: zone), session))
        }
    ]
}
