import Foundation
import PluginKit

/// The appointments' routes.
enum Appointments {
    static let routes = [
        PluginRoute(
            .get, "appointments", "Appointments, the soonest first",
            query: [
                .optional("from", .format(.date), LocalizedText(tr: "İlk gün", en: "First day")),
                .optional("to", .format(.date), LocalizedText(tr: "Son gün", en: "Last day")),
                .optional("phone", .format(.phone), LocalizedText(tr: "Hastanın telefonu", en: "Patient's telephone")),
            ], list),
        PluginRoute(
            .post, "appointments", "Books an appointment", body: Booking.schema, status: 201,
            problems: ["slot_taken", "no_such_slot", "already_booked"]
        ) { call, session in try PluginReply(Booking.book(call.body(), session)) },
        PluginRoute(.get, "appointments/{appointment_id}", "One appointment") { call, session in
            try PluginReply(try found(call, session))
        },
        PluginRoute(
            .post, "appointments/{appointment_id}:confirm", "The patient said that they come",
            problems: ["appointment_closed"]
        ) { call, session in
            try PluginReply(try set(.confirmed, of: try standing(call.id("appointment_id"), session), session))
        },
        PluginRoute(
            .post, "appointments/{appointment_id}:cancel",
            "Cancels an appointment; its place is offered to the waitlist", problems: ["appointment_closed"]
        ) { call, session in
            try PluginReply(try cancel(try standing(call.id("appointment_id"), session), session))
        },
        PluginRoute(
            .post, "appointments/{appointment_id}:no-show", "The patient did not come",
            problems: ["appointment_closed", "appointment_ahead"], noShow),
    ]

    private static let list: PluginRoute.Handler = { call, session in
        let zone = session.timeZone
        let midnight = WallTime("00:00")
        func bound(_ name: String, plus days: Int) -> Date? {
            guard let day = call.query[name].flatMap({ CalendarDay($0) }), let midnight else { return nil }
            return day.adding(days).moment(midnight, in: zone)
        }
        let (from, to, phone) = (bound("from", plus: 0), bound("to", plus: 1), call.query["phone"])
        return try .list(
            session.all(
                """
                \(Appointment.selection(session)) and (\(from) is null or a.starts_at >= \(from))
                    and (\(to) is null or a.starts_at < \(to)) and (\(phone) is null or a.patient_phone = \(phone))
                order by a.starts_at, a.id limit 200
                """, Appointment.init))
    }

    private static let noShow: PluginRoute.Handler = { call, session in
        let appointment = try found(call, session)
        guard appointment.stands || appointment.status == .completed else { throw closed(appointment) }
        guard appointment.startsAt <= session.now else {
            throw PluginProblem.conflict(
                "appointment_ahead",
                LocalizedText(tr: "Randevu saati henüz gelmedi.", en: "The appointment is still ahead."))
        }
        try session.execute(
            """
            update dental_patients set no_show_count = no_show_count + 1
            where tenant_id = \(session.tenant) and phone = \(appointment.patientPhone)
            """)
        try Reminders.drop(of: appointment, session)
        return try PluginReply(try set(.noShow, of: appointment, session))
    }

    private static func found(_ call: PluginCall, _ session: borrowing PluginSession) throws -> Appointment {
        guard let appointment = try Appointment.find(call.id("appointment_id"), session) else {
            throw PluginProblem.notFound
        }
        return appointment
    }

    /// Locked, so that two who change it come one after the other.
    static func standing(_ id: AppointmentID, _ session: borrowing PluginSession) throws -> Appointment {
        try session.lock("appointment \(id)")
        guard let appointment = try Appointment.find(id, session) else { throw PluginProblem.notFound }
        guard appointment.stands, appointment.startsAt > session.now else { throw closed(appointment) }
        return appointment
    }

    private static func closed(_ appointment: Appointment) -> PluginProblem {
        .conflict(
            "appointment_closed",
            LocalizedText(
                tr: "Bu randevu artık değiştirilemez (durumu: \(appointment.status.rawValue)).",
                en: "This appointment can no longer be changed (it is \(appointment.status.rawValue))."))
    }

    /// Its place is offered to the waitlist.
    ///
    /// - Parameters:
    ///   - talk: where the patient is told of it by a reply.
    ///   - telling: `false` where they hear of it otherwise.
    static func cancel(
        _ appointment: Appointment, in talk: TalkingCustomer? = nil, telling: Bool = true,
        _ session: borrowing PluginSession
    ) throws -> Appointment? {
        try session.lock("slot \(appointment.doctorID) \(Int(appointment.startsAt.timeIntervalSince1970))")
        let cancelled = try set(.cancelled, of: appointment, session)
        try Reminders.drop(of: appointment, session)
        if telling { try Confirmation.tell("cancelled", of: appointment, in: talk, session) }
        try Waitlist.offer(doctor: appointment.doctorID, startsAt: appointment.startsAt, session)
        return cancelled
    }

    static func set(
        _ status: Appointment.Status, of appointment: Appointment, _ session: borrowing PluginSession
    ) throws -> Appointment? {
        try session.execute(
            """
            update dental_appointments set status = \(status)
            where tenant_id = \(session.tenant) and id = \(appointment.id)
            """)
        return try Appointment.find(appointment.id, session)
    }
}
