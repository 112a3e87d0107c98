import Foundation
import PluginKit

/// Something that happened with a lead.
struct LeadActivity: Encodable, Sendable {
    enum Kind: String, Codable, CaseIterable, PostgresValue, Sendable {
        case messageReceived = "message_received"
        case messageSent = "message_sent"
        case call
        case note
        case appointmentBooked = "appointment_booked"
        case followupScheduled = "followup_scheduled"
        case followupSent = "followup_sent"
        case followupStopped = "followup_stopped"
        case statusChanged = "status_changed"
        case consultationWished = "consultation_wished"
        case becameHot = "became_hot"

        var title: LocalizedText {
            switch self {
            case .messageReceived: LocalizedText(tr: "Mesaj geldi", en: "Message received")
            case .messageSent: LocalizedText(tr: "Mesaj gönderildi", en: "Message sent")
            case .call: LocalizedText(tr: "Arandı", en: "Called")
            case .note: LocalizedText(tr: "Not", en: "Note")
            case .appointmentBooked: LocalizedText(tr: "Randevu alındı", en: "Appointment booked")
            case .followupScheduled: LocalizedText(tr: "Takip planlandı", en: "Follow-up planned")
            case .followupSent: LocalizedText(tr: "Takip mesajı", en: "Follow-up sent")
            case .followupStopped: LocalizedText(tr: "Takip durdu", en: "Follow-up stopped")
            case .statusChanged: LocalizedText(tr: "Aşama değişti", en: "Stage changed")
            case .consultationWished: LocalizedText(tr: "Konsültasyon isteği", en: "Wish for a consultation")
            case .becameHot: LocalizedText(tr: "Sıcak aday", en: "Hot lead")
            }
        }

        static let choices = allCases.map { JSONSchema.Choice($0.rawValue, $0.title) }

        /// What a person writes down by hand; the rest writes itself.
        static let byHand: [Kind] = [.messageReceived, .messageSent, .call, .note, .appointmentBooked]
    }

    let id: ActivityID
    let kind: Kind
    let note: String
    let happenedAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        kind = try row.value("kind")
        note = try row.text("note")
        happenedAt = try row.date("happened_at")
    }

    /// - Parameter message: of a customer's message; one is written down once.
    /// - Returns: whether it was new.
    @discardableResult
    static func add(
        _ kind: Kind, _ note: String = "", to lead: LeadID, message: String? = nil, _ session: borrowing PluginSession
    ) throws -> Bool {
        try session.execute(
            """
            insert into aesthetic_activities (tenant_id, id, lead_id, kind, note, message_id, happened_at)
            values (\(session.tenant), \(ActivityID()), \(lead), \(kind), \(note), \(message), \(session.now))
            on conflict (tenant_id, lead_id, message_id) where message_id is not null do nothing
            """) == 1
    }

    /// The newest first.
    static func all(
        of lead: LeadID, limit: Int = 100, before cursor: LeadActivity? = nil, _ session: borrowing PluginSession
    ) throws -> [LeadActivity] {
        let (moment, id) = (cursor?.happenedAt, cursor?.id)
        return try session.all(
            """
            select * from aesthetic_activities where tenant_id = \(session.tenant) and lead_id = \(lead)
                and (\(moment) is null or (happened_at, id) < (\(moment), \(id)))
            order by happened_at desc, id desc limit \(limit)
            """, LeadActivity.init)
    }

    static func find(
        _ id: ActivityID, of lead: LeadID, _ session: borrowing PluginSession
    ) throws -> LeadActivity? {
        try session.first(
            """
            select * from aesthetic_activities
            where tenant_id = \(session.tenant) and lead_id = \(lead) and id = \(id)
            """, LeadActivity.init)
    }
}

/// A step of a lead along the pipeline.
struct LeadMove: Encodable, Sendable {
    let fromStatus: LeadStage?
    let toStatus: LeadStage
    let note: String
    let movedAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        fromStatus = try row.value("from_status")
        toStatus = try row.value("to_status")
        note = try row.text("note")
        movedAt = try row.date("moved_at")
    }

    static func add(
        from: LeadStage?, to: LeadStage, note: String, of lead: LeadID, _ session: borrowing PluginSession
    ) throws {
        // A fresh id of this process's clock keeps steps of one moment in their order.
        try session.execute(
            """
            insert into aesthetic_moves (tenant_id, id, lead_id, from_status, to_status, note, moved_at)
            values (\(session.tenant), \(ActivityID()), \(lead), \(from), \(to), \(note), \(session.now))
            """)
    }

    /// In the order they were made.
    static func all(of lead: LeadID, _ session: borrowing PluginSession) throws -> [LeadMove] {
        try session.all(
            """
            select * from aesthetic_moves where tenant_id = \(session.tenant) and lead_id = \(lead)
            order by moved_at, id
            """, LeadMove.init)
    }
}
