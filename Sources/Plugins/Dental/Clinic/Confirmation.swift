import Foundation
import PluginKit

/// Tells a patient once that an appointment was booked or cancelled: by a message, or by the reply of the talk it was
/// said in.
///
/// A reply is a draft that somebody may still hold back. So a message waits for it, and goes only where the clinic has
/// written nothing in that talk meanwhile.
enum Confirmation {
    private struct Payload: Codable {
        let template: String
        let appointment: AppointmentID
        let conversation: ConversationID
        /// How often the clinic had written in it.
        let written: Int
    }

    /// How long a reply may wait for whoever looks at it first.
    private static let patience: TimeInterval = 10 * 60

    static func tell(
        _ template: String, of appointment: Appointment, in talk: TalkingCustomer?, _ session: borrowing PluginSession
    ) throws {
        guard let conversation = talk.flatMap({ ConversationID($0.conversation) }) else {
            return try session.send(Booking.message(template, about: appointment, session))
        }
        try session.schedule(
            "confirmation", key: "\(appointment.id)/\(template)", at: session.now.addingTimeInterval(patience),
            Payload(
                template: template, appointment: appointment.id, conversation: conversation,
                written: session.writtenCount(in: conversation)))
    }

    static let job = ScheduledJob("confirmation") { call, session in
        let payload: Payload = try call.payload()
        guard let appointment = try Appointment.find(payload.appointment, session),
            appointment.stands == (payload.template == "booked"), appointment.startsAt > session.now,
            try session.writtenCount(in: payload.conversation) <= payload.written
        else { return }
        try session.send(Booking.message(payload.template, about: appointment, session))
    }
}
