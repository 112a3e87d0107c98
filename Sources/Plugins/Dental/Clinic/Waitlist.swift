import Foundation
import PluginKit

/// Patients who would come sooner: a place that comes free is offered to the first whom it suits, for a while.
struct WaitlistEntry: Encodable, Sendable {
    let id: WaitlistID
    let patientName: String
    let patientPhone: String
    let service: String
    let language: Language
    let doctorID: DoctorID?
    let preferredDate: String?
    /// Minutes after midnight.
    let notBefore: Int?
    let notAfter: Int?
    let status: String
    let offeredDoctorID: DoctorID?
    let offeredAt: Date?
    let offerExpiresAt: Date?

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        patientName = try row.text("patient_name")
        patientPhone = try row.text("patient_phone")
        service = try row.text("service")
        language = try row.value("language")
        doctorID = try row.value("doctor_id")
        preferredDate = try row.value("preferred_date")
        notBefore = try row.value("not_before")
        notAfter = try row.value("not_after")
        status = try row.text("status")
        offeredDoctorID = try row.value("offered_doctor_id")
        offeredAt = try row.value("offered_at")
        offerExpiresAt = try row.value("offer_expires_at")
    }

    func suits(_ doctor: DoctorID, _ moment: Date, in zone: TimeZone) -> Bool {
        let day = CalendarDay(moment, in: zone)
        guard let minute = WallTime(DayWords.time(of: moment, in: zone))?.minutes else { return false }
        return (doctorID ?? doctor) == doctor && (preferredDate ?? day.description) == day.description
            && (notBefore ?? 0) <= minute && minute <= (notAfter ?? 1_440)
    }
}

enum Waitlist {
    private struct Input: Decodable {
        let patientName: String
        let patientPhone: String
        let service: String
        let language: Language
        let doctorId: DoctorID?
        let preferredDate: String?
        let notBefore: WallTime?
        let notAfter: WallTime?
    }

    private static let schema = JSONSchema.object([
        .required("patient_name", .text(1...100), LocalizedText(tr: "Hastanın adı", en: "Patient's name")),
        .required("patient_phone", .format(.phone), LocalizedText(tr: "Hastanın telefonu", en: "Patient's telephone")),
        .optional("service", .text(1...100), LocalizedText(tr: "Tedavi", en: "Treatment"), default: "muayene"),
        .optional("language", Booking.language, LocalizedText(tr: "Dil", en: "Language"), default: "tr"),
        .optional("doctor_id", .text(1...60), LocalizedText(tr: "Hekim", en: "Dentist")),
        .optional("preferred_date", .format(.date), LocalizedText(tr: "Gün", en: "Day")),
        .optional("not_before", .format(.time), LocalizedText(tr: "En erken", en: "Not before")),
        .optional("not_after", .format(.time), LocalizedText(tr: "En geç", en: "Not after")),
    ])

    static let routes = [
        PluginRoute(.get, "waitlist", "Who waits for a place, the longest first") { _, session in
            try .list(session.all("\(selection(session)) order by w.created_at, w.id limit 200", WaitlistEntry.init))
        },
        PluginRoute(.post, "waitlist", "Puts a patient on the waitlist", body: schema, status: 201) { call, session in
            try PluginReply(try add(call.body(), session))
        },
        PluginRoute(
            .post, "waitlist/{waitlist_id}:accept", "The patient takes the place that was offered", status: 201,
            problems: ["offer_expired", "slot_taken"]
        ) { call, session in try PluginReply(try accept(call.id("waitlist_id"), session)) },
        PluginRoute(.delete, "waitlist/{waitlist_id}", "Takes a patient off the waitlist", status: 204) {
            call, session in
            guard let entry = try find(call.id("waitlist_id"), session) else { throw PluginProblem.notFound }
            try remove(entry, session)
            return .none
        },
    ]

    private static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select w.*, p.name as patient_name from dental_waitlist w
        join dental_patients p on p.tenant_id = w.tenant_id and p.phone = w.patient_phone
        where w.tenant_id = \(session.tenant)
        """
    }

    private static func find(_ id: WaitlistID, _ session: borrowing PluginSession) throws -> WaitlistEntry? {
        try session.first("\(selection(session)) and w.id = \(id)", WaitlistEntry.init)
    }

    private static func add(_ input: Input, _ session: borrowing PluginSession) throws -> WaitlistEntry? {
        let id = WaitlistID()
        try Patients.remember(input.patientPhone, name: input.patientName, session)
        try session.execute(
            """
            insert into dental_waitlist (tenant_id, id, patient_phone, service, language, doctor_id, preferred_date,
                not_before, not_after, status, created_at)
            values (\(session.tenant), \(id), \(input.patientPhone), \(input.service), \(input.language),
                \(input.doctorId), \(input.preferredDate), \(input.notBefore?.minutes), \(input.notAfter?.minutes),
                'waiting', \(session.now))
            """)
        return try find(id, session)
    }

    /// Offers a place that came free to the first whom it suits. Its slot is locked by the caller.
    static func offer(doctor: DoctorID, startsAt moment: Date, _ session: borrowing PluginSession) throws {
        guard moment > session.now else { return }
        let zone = session.timeZone
        let waiting = try session.all(
            "\(selection(session)) and w.status = 'waiting' order by w.created_at, w.id", WaitlistEntry.init)
        let stands = session.now.addingTimeInterval(Double(try session.clinic().offerMinutes) * 60)
        let expires = min(stands, moment)
        // Another place may be offered to somebody at this very moment: who has got it by then is passed over.
        var offered: WaitlistEntry?
        for entry in waiting where offered == nil && entry.suits(doctor, moment, in: zone) {
            let isTheirs = try session.execute(
                """
                update dental_waitlist set status = 'offered', offered_doctor_id = \(doctor), offered_at = \(moment),
                    offer_expires_at = \(expires)
                where tenant_id = \(session.tenant) and id = \(entry.id) and status = 'waiting'
                """)
            if isTheirs == 1 { offered = entry }
        }
        guard let entry = offered else { return }
        try session.schedule("offer_expiry", key: entry.id.description, at: expires)
        try session.send(
            TemplatedMessage(
                "waitlist_offer", to: entry.patientPhone, language: entry.language,
                values: [
                    "patient": entry.patientName, "clinic": try session.clinicName(),
                    "day": DayWords.day(of: moment, seenAt: session.now, in: zone, entry.language),
                    "time": DayWords.time(of: moment, in: zone), "until": DayWords.time(of: expires, in: zone),
                ], key: "\(entry.id)/\(Int(moment.timeIntervalSince1970))"))
    }

    /// An offer that waits for this patient's answer.
    static func offer(to phone: String, _ session: borrowing PluginSession) throws -> WaitlistEntry? {
        try session.first(
            """
            \(selection(session)) and w.patient_phone = \(phone) and w.status = 'offered'
                and w.offer_expires_at > \(session.now) order by w.offer_expires_at limit 1
            """, WaitlistEntry.init)
    }

    /// What was offered to them goes to the next.
    static func remove(_ entry: WaitlistEntry, _ session: borrowing PluginSession) throws {
        try session.execute("delete from dental_waitlist where tenant_id = \(session.tenant) and id = \(entry.id)")
        try session.cancel("offer_expiry", key: entry.id.description)
        if entry.status == "offered" { try passOn(entry, session) }
    }

    static func accept(
        _ id: WaitlistID, in talk: TalkingCustomer? = nil, _ session: borrowing PluginSession
    ) throws -> Appointment {
        try session.lock("waitlist \(id)")
        guard let entry = try find(id, session) else { throw PluginProblem.notFound }
        guard entry.status == "offered", let doctor = entry.offeredDoctorID, let moment = entry.offeredAt,
            let expires = entry.offerExpiresAt, expires > session.now
        else {
            throw PluginProblem.conflict(
                "offer_expired",
                LocalizedText(
                    tr: "Bu hasta için geçerli bir teklif yok; süresi dolmuş olabilir.",
                    en: "There is no offer to this patient that stands; it may have expired."))
        }
        let appointment = try Booking.book(
            Booking.Wish(
                doctorId: doctor, startsAt: moment, service: entry.service, patientName: entry.patientName,
                patientPhone: entry.patientPhone, language: entry.language), holding: id, in: talk, session)
        try session.execute(
            "update dental_waitlist set status = 'booked' where tenant_id = \(session.tenant) and id = \(id)")
        try session.cancel("offer_expiry", key: id.description)
        return appointment
    }

    /// An offer that nobody took goes to the next.
    static let job = ScheduledJob("offer_expiry") { call, session in
        guard let id = WaitlistID(call.key) else { return }
        try session.lock("waitlist \(id)")
        guard let entry = try find(id, session), entry.status == "offered" else { return }
        try session.execute(
            "update dental_waitlist set status = 'expired' where tenant_id = \(session.tenant) and id = \(id)")
        try passOn(entry, session)
    }

    private static func passOn(_ entry: WaitlistEntry, _ session: borrowing PluginSession) throws {
        guard let doctor = entry.offeredDoctorID, let moment = entry.offeredAt else { return }
        try session.lock("slot \(doctor) \(Int(moment.timeIntervalSince1970))")
        guard let slot = try Availability.slot(of: doctor, at: moment, session),
            try Availability.taken(of: slot, session) < slot.places
        else { return }
        try offer(doctor: doctor, startsAt: moment, session)
    }
}
