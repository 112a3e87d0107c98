import Foundation
import PluginKit

/// Writes to a lead who does not answer: a day, three days and a week later, at the same time of the clinic's wall clock.
///
/// Each is a row that is planned, sent or stopped, and changes once, in the transaction that sends it; its message's key
/// names the lead, the series and the step. Quiet hours, the 24-hour window and templates are the queue's.
enum FollowUps {
    enum Step: String, Codable, CaseIterable, PostgresValue, Sendable {
        case day = "24h"
        case threeDays = "72h"
        case week = "7d"

        var days: Int {
            switch self {
            case .day: 1
            case .threeDays: 3
            case .week: 7
            }
        }

        var template: String { "followup_\(rawValue)" }
    }

    enum Reason: String, Codable, CaseIterable, PostgresValue, Sendable {
        case reply
        case optedOut = "opted_out"
        case noConsent = "no_consent"
        case converted
        case lost
        /// The clinic wrote by itself: the wait begins anew.
        case contact
        case byHand = "by_hand"
        case switchedOff = "switched_off"
        case noPhone = "no_phone"
        /// The server was down so long that the next one is due as well, or that it would only surprise.
        case late

        var title: LocalizedText {
            switch self {
            case .reply: LocalizedText(tr: "Yanıt geldi", en: "An answer came")
            case .optedOut: LocalizedText(tr: "Mesaj istemiyor", en: "Wants no messages")
            case .noConsent: LocalizedText(tr: "Ticari ileti izni yok", en: "No consent to commercial messages")
            case .converted: LocalizedText(tr: "Randevu aldı ya da hasta oldu", en: "Booked, or became a patient")
            case .lost: LocalizedText(tr: "Aday kaybedildi", en: "The lead was lost")
            case .contact: LocalizedText(tr: "Klinik kendisi yazdı", en: "The clinic wrote by itself")
            case .byHand: LocalizedText(tr: "Elle durduruldu", en: "Stopped by hand")
            case .switchedOff: LocalizedText(tr: "Takip kapalı", en: "Follow-ups are switched off")
            case .noPhone: LocalizedText(tr: "Telefon yok", en: "No telephone")
            case .late: LocalizedText(tr: "Zamanı geçti", en: "Its moment passed")
            }
        }
    }

    static let reasons = Reason.allCases.map { JSONSchema.Choice($0.rawValue, $0.title) }

    struct Entry: Encodable, Sendable {
        let leadID: LeadID
        let series: Int
        let step: Step
        let dueAt: Date
        let status: String
        let reason: Reason?
        let settledAt: Date?

        init(_ row: borrowing Row) throws(StorageError) {
            leadID = try row.id("lead_id")
            series = try row.integer("series")
            step = try row.value("step")
            dueAt = try row.date("due_at")
            status = try row.text("status")
            reason = try row.value("reason")
            settledAt = try row.value("settled_at")
        }

        var key: String { FollowUps.key(leadID, series, step) }

        private enum CodingKeys: String, CodingKey {
            case leadID = "leadId"
            case series, step, dueAt, status, reason, settledAt
        }
    }

    private struct Payload: Codable {
        let lead: LeadID
        let series: Int
        let step: Step
    }

    /// Enough for who answers and falls silent again; after that a person decides.
    static let mostSeries = 3

    /// The last step is not sent later than this.
    private static let patience: TimeInterval = 3 * 86_400

    /// Begins to wait for an answer from now on, where follow-ups are on.
    static func plan(for lead: LeadID, _ session: borrowing PluginSession) throws {
        guard try session.clinic().followUps else { return }
        let series = try session.count(
            """
            select coalesce(max(series), 0) + 1 as n from aesthetic_followups
            where tenant_id = \(session.tenant) and lead_id = \(lead)
            """)
        for step in Step.allCases { try plan(step, of: lead, series, at: moment(of: step, session), session) }
        let first = DayWords.moment(moment(of: .day, session), in: session.timeZone, .turkish)
        try LeadActivity.add(.followupScheduled, "İlk mesaj: \(first)", to: lead, session)
    }

    /// Waits from now on instead, where nothing of a series has been sent: the customer is still at their first words.
    static func postpone(of lead: LeadID, _ session: borrowing PluginSession) throws {
        for entry in try entries(of: lead, status: "planned", session) {
            try plan(entry.step, of: lead, entry.series, at: moment(of: entry.step, session), session)
        }
    }

    private static func plan(
        _ step: Step, of lead: LeadID, _ series: Int, at moment: Date, _ session: borrowing PluginSession
    ) throws {
        try session.execute(
            """
            insert into aesthetic_followups (tenant_id, lead_id, series, step, due_at, status)
            values (\(session.tenant), \(lead), \(series), \(step), \(moment), 'planned')
            on conflict (tenant_id, lead_id, series, step) do update set due_at = excluded.due_at
            """)
        try session.schedule(
            "followup", key: key(lead, series, step), at: moment, Payload(lead: lead, series: series, step: step))
    }

    /// The same time of day so many days later; where the clock is set forward over it, the end of that gap.
    static func moment(of step: Step, after start: Date, in zone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.hour, .minute, .second], from: start)
        guard let time = WallTime(hour: parts.hour ?? 0, minute: parts.minute ?? 0) else { return start }
        return CalendarDay(start, in: zone).adding(step.days).moment(time, in: zone)
            .addingTimeInterval(Double(parts.second ?? 0))
    }

    private static func moment(of step: Step, _ session: borrowing PluginSession) -> Date {
        moment(of: step, after: session.now, in: session.timeZone)
    }

    private static func key(_ lead: LeadID, _ series: Int, _ step: Step) -> String {
        "\(lead)/\(series)/\(step.rawValue)"
    }

    static func entries(
        of lead: LeadID, status: String? = nil, _ session: borrowing PluginSession
    ) throws -> [Entry] {
        try session.all(
            """
            select * from aesthetic_followups where tenant_id = \(session.tenant) and lead_id = \(lead)
                and (\(status) is null or status = \(status))
            order by series, due_at
            """, Entry.init)
    }

    /// Nothing more of the series goes; what waits in the queue for the end of the quiet hours is taken back.
    ///
    /// - Returns: whether anything was stopped.
    @discardableResult
    static func stop(of lead: LeadID, because reason: Reason, _ session: borrowing PluginSession) throws -> Bool {
        var stopped = false
        let all = try entries(of: lead, session)
        let series = all.map(\.series).max() ?? 0
        for entry in all where entry.series == series && entry.status != "stopped" {
            if entry.status == "planned" {
                try session.cancel("followup", key: entry.key)
            } else if try !session.takeBack(key: entry.key) {
                continue
            }
            try settle(entry, "stopped", reason, session)
            stopped = true
        }
        if stopped { try LeadActivity.add(.followupStopped, reason.title.tr, to: lead, session) }
        return stopped
    }

    private static func settle(
        _ entry: Entry, _ status: String, _ reason: Reason?, _ session: borrowing PluginSession
    ) throws {
        try session.execute(
            """
            update aesthetic_followups set status = \(status), reason = \(reason), settled_at = \(session.now)
            where tenant_id = \(session.tenant) and lead_id = \(entry.leadID) and series = \(entry.series)
                and step = \(entry.step)
            """)
    }

    static let job = ScheduledJob("followup") { call, session in
        let payload: Payload = try call.payload()
        try session.lock("lead \(payload.lead)")
        guard let lead = try Lead.find(payload.lead, session) else { return }
        let all = try entries(of: lead.id, session)
        guard
            let entry = all.first(where: {
                $0.series == payload.series && $0.step == payload.step && $0.status == "planned"
            })
        else { return }
        if let reason = try reasonToStop(lead, session) {
            try stop(of: lead.id, because: reason, session)
            return
        }
        let next = all.first { $0.series == entry.series && $0.step.days > entry.step.days }?.dueAt
        let end = next ?? entry.dueAt.addingTimeInterval(patience)
        guard session.now < end else {
            try settle(entry, "stopped", .late, session)
            return
        }
        guard let phone = lead.phone else { return }
        try session.send(
            TemplatedMessage(
                entry.step.template, to: phone, language: lead.language, values: try values(of: lead, session),
                key: entry.key, expires: end))
        try settle(entry, "sent", nil, session)
        try session.execute(
            """
            update aesthetic_leads set last_contact_at = \(session.now)
            where tenant_id = \(session.tenant) and id = \(lead.id)
            """)
        try LeadActivity.add(.followupSent, entry.step.rawValue, to: lead.id, session)
    }

    private static func reasonToStop(_ lead: Lead, _ session: borrowing PluginSession) throws -> Reason? {
        let clinic = try session.clinic()
        if !clinic.followUps { return .switchedOff }
        if !lead.status.isFollowedUp { return lead.status == .lost ? .lost : .converted }
        guard let id = lead.customerID, let customer = try session.customer(id) else { return .noPhone }
        if try session.hasOptedOut(customer) { return .optedOut }
        if clinic.followUpsNeedConsent, try !session.agreesToMarketing(customer) { return .noConsent }
        return lead.phone == nil ? .noPhone : nil
    }

    static func values(of lead: Lead, _ session: borrowing PluginSession) throws -> [String: String] {
        let isEnglish = lead.language == .english
        return [
            "clinic": try session.clinicName(), "name": lead.name ?? (isEnglish ? "guest" : "değerli danışanımız"),
            "interest": lead.interest ?? (isEnglish ? "our treatments" : "işlemlerimiz"),
        ]
    }
}
