import Foundation
import PluginKit

/// What a clinic looks at once a week.
enum ClinicCards {
    private static let days = 30.0

    static let appointments = DashboardCard("appointments", tr: "Randevular", en: "Appointments") { session in
        let (now, week) = (session.now, 7.0 * 86_400)
        let booked = try count(session, from: now - week, to: now)
        let before = try count(session, from: now - 2 * week, to: now - week)
        return [
            .init(tr: "Son 7 günde alınan", en: "Booked in the last 7 days", Double(booked)),
            .init(tr: "Önceki 7 günde alınan", en: "Booked in the 7 days before", Double(before)),
        ]
    }

    static let conversion = DashboardCard("conversion", tr: "Fiyattan randevuya", en: "From price to appointment") {
        session in
        let since = session.now.addingTimeInterval(-days * 86_400)
        let asked = try session.questionCount(of: "fiyat", since: since)
        let booked = try count(session, from: since, to: session.now)
        return [
            .init(tr: "Son 30 günde fiyat sorusu", en: "Price questions in 30 days", Double(asked)),
            .init(
                tr: "Fiyat sorusu başına randevu", en: "Appointments for each price question",
                asked == 0 ? nil : Double(booked) / Double(asked), .share),
        ]
    }

    static let noShows = DashboardCard("no_shows", tr: "Gelmeyenler", en: "No-shows") { session in
        let since = session.now.addingTimeInterval(-days * 86_400)
        let due = try session.count(
            """
            select count(*) as n from dental_appointments where tenant_id = \(session.tenant)
                and starts_at between \(since) and \(session.now) and status <> 'cancelled'
            """)
        let missed = try session.count(
            """
            select count(*) as n from dental_appointments where tenant_id = \(session.tenant)
                and starts_at between \(since) and \(session.now) and status = 'no_show'
            """)
        return [
            .init(tr: "Son 30 günde gelmeyen", en: "No-shows in 30 days", Double(missed)),
            .init(tr: "Oran", en: "Rate", due == 0 ? nil : Double(missed) / Double(due), .share),
        ]
    }

    private static func count(
        _ session: borrowing PluginSession, from: Date, to: Date
    ) throws -> Int {
        try session.count(
            """
            select count(*) as n from dental_appointments
            where tenant_id = \(session.tenant) and created_at >= \(from) and created_at < \(to)
            """)
    }
}
