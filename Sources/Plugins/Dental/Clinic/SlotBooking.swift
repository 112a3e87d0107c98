import Foundation
import PluginKit

/// Puts patients into slots, never more than fit in.
enum Booking {
    struct Wish: Decodable, Sendable {
        let doctorId: DoctorID
        let startsAt: Date
        let service: String
        let patientName: String
        let patientPhone: String
        let language: Language
    }

    /// How many free slots somebody who came too late is told of.
    static let alternatives = 5

    static let schema = JSONSchema.object([
        .required("doctor_id", .text(1...60), LocalizedText(tr: "Hekim", en: "Dentist")),
        .required("starts_at", .format(.moment), LocalizedText(tr: "Başlangıç", en: "Start")),
        .optional("service", .text(1...100), LocalizedText(tr: "Tedavi", en: "Treatment"), default: "muayene"),
        .required("patient_name", .text(1...100), LocalizedText(tr: "Hastanın adı", en: "Patient's name")),
        .required("patient_phone", .format(.phone), LocalizedText(tr: "Hastanın telefonu", en: "Patient's telephone")),
        .optional("language", language, LocalizedText(tr: "Dil", en: "Language"), default: "tr"),
    ])

    static let language = JSONSchema.choice([
        JSONSchema.Choice("tr", LocalizedText(tr: "Türkçe", en: "Turkish")),
        JSONSchema.Choice("en", LocalizedText(tr: "İngilizce", en: "English")),
        JSONSchema.Choice("ar", LocalizedText(tr: "Arapça", en: "Arabic")),
    ])

    /// Whoever asks for a slot waits until the one before has it or has not, so that the last place goes to one of them.
    ///
    /// - Parameters:
    ///   - held: an offer to this patient, whose place is theirs.
    ///   - talk: where the patient is told of it by a reply.
    static func book(
        _ wish: Wish, holding held: WaitlistID? = nil, in talk: TalkingCustomer? = nil,
        _ session: borrowing PluginSession
    ) throws -> Appointment {
        try session.lock("slot \(wish.doctorId) \(Int(wish.startsAt.timeIntervalSince1970))")
        guard let slot = try Availability.slot(of: wish.doctorId, at: wish.startsAt, session) else {
            throw try refusal("no_such_slot", wish, session)
        }
        let held = held == nil ? 0 : 1
        guard try Availability.taken(of: slot, session) - held < slot.places else {
            throw try refusal("slot_taken", wish, session)
        }
        let isThere = try session.count(
            """
            select count(*) as n from dental_appointments where tenant_id = \(session.tenant)
                and doctor_id = \(wish.doctorId) and starts_at = \(wish.startsAt)
                and patient_phone = \(wish.patientPhone) and status in ('booked', 'confirmed')
            """)
        guard isThere == 0 else {
            throw PluginProblem.conflict(
                "already_booked",
                LocalizedText(
                    tr: "Bu telefonla bu saate zaten bir randevu var.",
                    en: "There is an appointment at this time with this number already."))
        }
        let id = AppointmentID()
        try Patients.remember(wish.patientPhone, name: wish.patientName, session)
        try session.execute(
            """
            insert into dental_appointments (tenant_id, id, doctor_id, patient_phone, service, language, starts_at,
                ends_at, status, created_at)
            values (\(session.tenant), \(id), \(wish.doctorId), \(wish.patientPhone), \(wish.service),
                \(wish.language), \(slot.startsAt), \(slot.endsAt), 'booked', \(session.now))
            """)
        guard let appointment = try Appointment.find(id, session) else { throw PluginProblem.notFound }
        try Reminders.plan(for: appointment, session)
        try Confirmation.tell("booked", of: appointment, in: talk, session)
        return appointment
    }

    /// A message to the patient of an appointment, as it is read now.
    static func message(
        _ template: String, about appointment: Appointment, _ session: borrowing PluginSession
    ) throws -> TemplatedMessage {
        let zone = session.timeZone
        return TemplatedMessage(
            template, to: appointment.patientPhone, language: appointment.language,
            values: [
                "patient": appointment.patientName, "doctor": appointment.doctorName,
                "clinic": try session.clinicName(),
                "day": DayWords.day(
                    of: appointment.startsAt, seenAt: session.now, in: zone, appointment.language),
                "time": DayWords.time(of: appointment.startsAt, in: zone),
            ], key: "\(appointment.id)/\(template)", expires: appointment.startsAt)
    }

    private static func refusal(
        _ code: String, _ wish: Wish, _ session: borrowing PluginSession
    ) throws -> PluginProblem {
        let next = try Availability.next(alternatives, after: session.now, session)
        let zone = session.timeZone
        let list = { (language: Language) in
            next.map { DayWords.moment($0.startsAt, in: zone, language) }.joined(separator: ", ")
        }
        let tr =
            next.isEmpty
            ? "Önümüzdeki günlerde boş saat yok; bekleme listesine yazabiliriz."
            : "En yakın boş saatler: \(list(.turkish))."
        let en =
            next.isEmpty
            ? "There is no free slot in the coming days; we can put you on the waitlist."
            : "The next free slots: \(list(.english))."
        return .conflict(
            code,
            code == "slot_taken"
                ? LocalizedText(
                    tr: "Üzgünüz, bu saat az önce doldu. \(tr)", en: "Sorry, this slot has just been taken. \(en)")
                : LocalizedText(tr: "Bu saatte randevu verilmiyor. \(tr)", en: "There is no such slot. \(en)"),
            hints: ["next_slots": try WireFormat.encode(next)])
    }
}

enum Patients {
    static func remember(_ phone: String, name: String, _ session: borrowing PluginSession) throws {
        try session.execute(
            """
            insert into dental_patients (tenant_id, phone, name) values (\(session.tenant), \(phone), \(name))
            on conflict (tenant_id, phone) do update set name = excluded.name
            """)
    }
}
