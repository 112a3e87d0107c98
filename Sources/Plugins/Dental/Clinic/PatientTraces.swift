import PluginKit

/// Patients are known by their telephones: their appointments and places on the list go with them.
enum PatientTraces {
    static let all: [CustomerTrace] = [
        .marks { who in
            """
            select 'apt_' || id::text as mark from dental_appointments
            where tenant_id = \(who.tenant) and patient_phone = any (\(who.phones))
            union all
            select 'wtl_' || id::text from dental_waitlist
            where tenant_id = \(who.tenant) and patient_phone = any (\(who.phones))
            """
        },
        .rows("dental_appointments") { who in
            "delete from dental_appointments where tenant_id = \(who.tenant) and patient_phone = any (\(who.phones))"
        },
        .rows("dental_waitlist") { who in
            "delete from dental_waitlist where tenant_id = \(who.tenant) and patient_phone = any (\(who.phones))"
        },
        .rows("dental_patients") { who in
            "delete from dental_patients where tenant_id = \(who.tenant) and phone = any (\(who.phones))"
        },
    ]
}
