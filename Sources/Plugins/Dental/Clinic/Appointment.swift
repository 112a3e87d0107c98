import Foundation
import PluginKit

/// A patient's place in a slot.
struct Appointment: Encodable, Sendable {
    enum Status: String, Encodable, PostgresValue {
        case booked
        case confirmed
        case cancelled
        case completed
        case noShow = "no_show"
    }

    let id: AppointmentID
    let doctorID: DoctorID
    let doctorName: String
    let patientName: String
    let patientPhone: String
    let service: String
    let language: Language
    let startsAt: Date
    let endsAt: Date
    let status: Status
    /// How often this patient did not come.
    let noShowCount: Int
    let reminded48hAt: Date?
    let reminded24hAt: Date?
    let reminded2hAt: Date?

    /// It is still going to happen.
    var stands: Bool { status == .booked || status == .confirmed }

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        doctorID = try row.id("doctor_id")
        doctorName = try row.text("doctor_name")
        patientName = try row.text("patient_name")
        patientPhone = try row.text("patient_phone")
        service = try row.text("service")
        language = try row.value("language")
        startsAt = try row.date("starts_at")
        endsAt = try row.date("ends_at")
        status = try row.value("status")
        noShowCount = try row.integer("no_show_count")
        reminded48hAt = try row.value("reminded_48h_at")
        reminded24hAt = try row.value("reminded_24h_at")
        reminded2hAt = try row.value("reminded_2h_at")
    }

    /// Appointments with what is known of dentist and patient; what it is followed by says which.
    static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select a.*, d.name as doctor_name, p.name as patient_name, p.no_show_count
        from dental_appointments a
        join dental_doctors d on d.tenant_id = a.tenant_id and d.id = a.doctor_id
        join dental_patients p on p.tenant_id = a.tenant_id and p.phone = a.patient_phone
        where a.tenant_id = \(session.tenant)
        """
    }

    /// What a patient has ahead, the soonest first.
    static func ahead(of phone: String, _ session: borrowing PluginSession) throws -> [Appointment] {
        try session.all(
            """
            \(selection(session)) and a.patient_phone = \(phone) and a.status in ('booked', 'confirmed')
                and a.starts_at > \(session.now) order by a.starts_at limit 10
            """, Appointment.init)
    }

    static func find(_ id: AppointmentID, _ session: borrowing PluginSession) throws -> Appointment? {
        try session.first("\(selection(session)) and a.id = \(id)", Appointment.init)
    }
}
