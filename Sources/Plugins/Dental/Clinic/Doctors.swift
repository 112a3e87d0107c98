import PluginKit

struct Doctor: Encodable, Sendable {
    let id: DoctorID
    let name: String
    let isSpecialist: Bool
    let isActive: Bool

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        name = try row.text("name")
        isSpecialist = try row.flag("is_specialist")
        isActive = try row.flag("is_active")
    }
}

enum Doctors {
    private struct Input: Decodable {
        let name: String
        let isSpecialist: Bool
        let isActive: Bool
    }

    private static let schema = JSONSchema.object([
        .required("name", .text(1...100), LocalizedText(tr: "Hekimin adı", en: "Name of the dentist")),
        .optional("is_specialist", .flag, LocalizedText(tr: "Uzman", en: "Specialist"), default: false),
        .optional("is_active", .flag, LocalizedText(tr: "Çalışıyor", en: "Works here"), default: true),
    ])

    static let routes = [
        PluginRoute(.get, "doctors", "The clinic's dentists") { _, session in
            try .list(
                session.all(
                    "select * from dental_doctors where tenant_id = \(session.tenant) order by name, id", Doctor.init))
        },
        PluginRoute(.post, "doctors", "Adds a dentist", caller: .manager, body: schema, status: 201) { call, session in
            let input: Input = try call.body()
            return try PluginReply(
                try session.first(
                    """
                    insert into dental_doctors (tenant_id, id, name, is_specialist, is_active)
                    values (\(session.tenant), \(DoctorID()), \(input.name), \(input.isSpecialist), \(input.isActive))
                    returning *
                    """, Doctor.init))
        },
        PluginRoute(.put, "doctors/{doctor_id}", "Changes a dentist", caller: .manager, body: schema) { call, session in
            let id: DoctorID = try call.id("doctor_id")
            let input: Input = try call.body()
            let doctor = try session.first(
                """
                update dental_doctors set name = \(input.name), is_specialist = \(input.isSpecialist),
                    is_active = \(input.isActive)
                where tenant_id = \(session.tenant) and id = \(id) returning *
                """, Doctor.init)
            guard let doctor else { throw PluginProblem.notFound }
            return try PluginReply(doctor)
        },
    ]
}
