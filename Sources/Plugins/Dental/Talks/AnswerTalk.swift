import Foundation
import PluginKit

/// EVET and HAYIR to what the clinic has asked of its own accord: whether a patient comes, and whether they take a place
/// that came free.
///
/// The appointments and the waitlist themselves say what was asked, so nothing has to be remembered; whom an answer is
/// from is told by the telephone that the channel vouches for.
enum AnswerTalk {
    static let dialogue = Dialogue("answers", for: Dental.intents.map(\.id)) { turn, session in
        guard turn.state == nil, let phone = turn.customer.phone,
            let answer = SaidWords.answer(in: turn.question.text)
        else { return nil }
        if let offer = try Waitlist.offer(to: phone, session) {
            return try answered(answer, to: offer, in: turn.customer, session)
        }
        guard let appointment = try Appointment.ahead(of: phone, session).first(where: \.isAskedAbout) else {
            return nil
        }
        return try answered(answer, about: appointment, in: turn.customer, session)
    }

    /// Whether a patient was asked something after a moment.
    static func asked(_ phone: String?, since moment: Date, _ session: borrowing PluginSession) throws -> Bool {
        guard let phone else { return false }
        if try Waitlist.offer(to: phone, session) != nil { return true }
        return try Appointment.ahead(of: phone, session).contains { appointment in
            appointment.isAskedAbout
                && [appointment.reminded48hAt, appointment.reminded24hAt].contains { $0.map { $0 > moment } ?? false }
        }
    }

    private static func answered(
        _ answer: SaidWords.Answer, about appointment: Appointment, in talk: TalkingCustomer,
        _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let (zone, language) = (session.timeZone, appointment.language)
        let held = try Appointments.standing(appointment.id, session)
        let time = held.said(in: zone)
        let records = [held.record(in: zone, language)]
        switch answer {
        case .yes:
            let confirmed = try Appointments.set(.confirmed, of: held, session)
            return DialogueStep(
                .reply,
                language == .english
                    ? "Thank you, your appointment is confirmed: \(time), \(held.doctorName). See you then."
                    : "Teşekkürler, randevunuz onaylandı: \(time), \(held.doctorName). Görüşmek üzere.",
                records: records, card: try WireFormat.encode(confirmed))
        case .no:
            let cancelled = try Appointments.cancel(held, in: talk, session)
            return DialogueStep(
                .reply, RebookingTalk.cancelled(time, language), records: records,
                card: try WireFormat.encode(cancelled))
        }
    }

    private static func answered(
        _ answer: SaidWords.Answer, to offer: WaitlistEntry, in talk: TalkingCustomer,
        _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let (zone, language) = (session.timeZone, offer.language)
        guard answer == .yes else {
            try Waitlist.remove(offer, session)
            return DialogueStep(
                .reply,
                language == .english
                    ? "All right, the place goes to somebody else." : "Peki, bu yeri başka bir hastamıza veriyoruz.")
        }
        let appointment = try Waitlist.accept(offer.id, in: talk, session)
        let time = DayWords.moment(appointment.startsAt, in: zone, language)
        return DialogueStep(
            .reply,
            language == .english
                ? "The place is yours: \(time), \(appointment.doctorName)."
                : "Yer sizin: \(time), \(appointment.doctorName). Görüşmek üzere.",
            records: [appointment.record(in: zone, language)], card: try WireFormat.encode(appointment))
    }
}

extension Appointment {
    /// A reminder asked whether the patient comes, and nobody has answered.
    fileprivate var isAskedAbout: Bool { status == .booked && (reminded48hAt != nil || reminded24hAt != nil) }
}
