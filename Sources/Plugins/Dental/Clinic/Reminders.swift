import Foundation
import PluginKit

/// Two reminders of every appointment, and a third for patients who have stayed away twice.
enum Reminders {
    private enum Kind: String, CaseIterable, Codable {
        case twoDays = "48h"
        case extra = "24h"
        case twoHours = "2h"

        var hours: Double {
            switch self {
            case .twoDays: 48
            case .extra: 24
            case .twoHours: 2
            }
        }
    }

    private struct Payload: Codable {
        let appointment: AppointmentID
        let kind: Kind
    }

    /// So many times away make a third reminder.
    static let noShowsForExtra = 2

    /// What lies in the past already is left out: the message that confirms the booking has just said it.
    static func plan(for appointment: Appointment, _ session: borrowing PluginSession) throws {
        for kind in Kind.allCases where kind != .extra || appointment.noShowCount >= noShowsForExtra {
            let moment = appointment.startsAt.addingTimeInterval(-kind.hours * 3_600)
            guard moment > session.now else { continue }
            try session.schedule(
                "reminder", key: key(appointment, kind), at: moment, Payload(appointment: appointment.id, kind: kind))
        }
    }

    static func drop(of appointment: Appointment, _ session: borrowing PluginSession) throws {
        for kind in Kind.allCases { try session.cancel("reminder", key: key(appointment, kind)) }
    }

    private static func key(_ appointment: Appointment, _ kind: Kind) -> String {
        "\(appointment.id)/\(kind.rawValue)"
    }

    /// A server that was down at the moment says it when it is up again, in the words of that moment; when the next
    /// reminder is due as well, or the appointment is over, there is nothing left to say.
    static let job = ScheduledJob("reminder") { call, session in
        let payload: Payload = try call.payload()
        guard let appointment = try Appointment.find(payload.appointment, session), appointment.stands else { return }
        let left = appointment.startsAt.timeIntervalSince(session.now)
        let next = Kind.allCases.map(\.hours).filter { $0 < payload.kind.hours }.max() ?? 0
        guard left > 0, payload.kind == .twoHours || left > next * 3_600 else { return }
        let template =
            switch payload.kind {
            case .twoDays: appointment.status == .confirmed ? "reminder" : "reminder_confirm"
            case .extra: "reminder_confirm"
            case .twoHours: "reminder"
            }
        var message = try Booking.message(template, about: appointment, session)
        message = TemplatedMessage(
            template, to: message.to, language: message.language, values: message.values, key: call.key,
            expires: appointment.startsAt)
        try session.send(message)
        let column: Query =
            switch payload.kind {
            case .twoDays: "reminded_48h_at"
            case .extra: "reminded_24h_at"
            case .twoHours: "reminded_2h_at"
            }
        try session.execute(
            """
            update dental_appointments set \(column) = \(session.now)
            where tenant_id = \(session.tenant) and id = \(appointment.id)
            """)
    }
}
