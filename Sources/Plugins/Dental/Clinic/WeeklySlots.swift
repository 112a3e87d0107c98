import PluginKit

/// Hours of a dentist on a day of the week, cut into slots of a capacity.
struct WeeklySlots: Encodable, Sendable {
    let id: SlotID
    let doctorID: DoctorID
    let doctorName: String
    /// 1 is Monday.
    let weekday: Int
    let opens: WallTime
    let closes: WallTime
    let minutes: Int
    let capacity: Int

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        doctorID = try row.id("doctor_id")
        doctorName = try row.text("doctor_name")
        weekday = try row.integer("weekday")
        let (opens, closes) = (try row.integer("opens"), try row.integer("closes"))
        guard let first = WallTime(hour: opens / 60, minute: opens % 60),
            let last = WallTime(hour: closes / 60, minute: closes % 60)
        else { throw StorageError(.decoding, subject: "dental_slots") }
        self.opens = first
        self.closes = last
        minutes = try row.integer("minutes")
        capacity = try row.integer("capacity")
    }

    /// When its slots begin, on the wall clock; none runs over the end.
    var times: [WallTime] {
        stride(from: opens.minutes, through: closes.minutes - minutes, by: minutes).compactMap {
            WallTime(hour: $0 / 60, minute: $0 % 60)
        }
    }

    private struct Input: Decodable {
        let doctorId: DoctorID
        let weekday: Int
        let opens: WallTime
        let closes: WallTime
        let minutes: Int
        let capacity: Int
    }

    private static let schema = JSONSchema.object([
        .required("doctor_id", .text(1...60), LocalizedText(tr: "Hekim", en: "Dentist")),
        .required("weekday", .integer(1...7), LocalizedText(tr: "Gün (1 Pazartesi)", en: "Day (1 is Monday)")),
        .required("opens", .format(.time), LocalizedText(tr: "Başlangıç", en: "From")),
        .required("closes", .format(.time), LocalizedText(tr: "Bitiş", en: "To")),
        .optional("minutes", .integer(5...240), LocalizedText(tr: "Süre (dakika)", en: "Minutes"), default: 30),
        .optional("capacity", .integer(1...50), LocalizedText(tr: "Kapasite", en: "Capacity"), default: 1),
    ])

    static let routes = [
        PluginRoute(.get, "slots", "The dentists' weekly hours") { _, session in try .list(all(session)) },
        PluginRoute(
            .post, "slots", "Adds weekly hours of a dentist", caller: .manager, body: schema, status: 201,
            problems: ["slots_overlap"]
        ) { call, session in try PluginReply(try add(call.body(), session)) },
        PluginRoute(
            .delete, "slots/{slot_id}", "Takes weekly hours away; appointments in them stay", caller: .manager,
            status: 204
        ) { call, session in
            let id: SlotID = try call.id("slot_id")
            let gone = try session.execute(
                "delete from dental_slots where tenant_id = \(session.tenant) and id = \(id)")
            guard gone == 1 else { throw PluginProblem.notFound }
            return .none
        },
    ]

    /// Of dentists who work here.
    static func all(_ session: borrowing PluginSession) throws -> [WeeklySlots] {
        try session.all(
            """
            select s.*, d.name as doctor_name
            from dental_slots s join dental_doctors d on d.tenant_id = s.tenant_id and d.id = s.doctor_id
            where s.tenant_id = \(session.tenant) and d.is_active order by s.weekday, s.opens, s.doctor_id
            """, WeeklySlots.init)
    }

    private static func add(_ input: Input, _ session: borrowing PluginSession) throws -> WeeklySlots? {
        guard input.opens.minutes + input.minutes <= input.closes.minutes else {
            throw PluginProblem.field(
                "/closes", "invalid",
                LocalizedText(tr: "En az bir randevu sığmalı.", en: "At least one appointment has to fit in."))
        }
        try session.lock("slots")
        let overlapping = try session.count(
            """
            select count(*) as n from dental_slots where tenant_id = \(session.tenant)
                and doctor_id = \(input.doctorId) and weekday = \(input.weekday)
                and opens < \(input.closes.minutes) and closes > \(input.opens.minutes)
            """)
        guard overlapping == 0 else {
            throw PluginProblem.conflict(
                "slots_overlap",
                LocalizedText(
                    tr: "Hekimin bu gün bu saatlerle çakışan saatleri var; önce onları silin.",
                    en: "The dentist has hours on this day that overlap; delete those first."))
        }
        return try session.first(
            """
            insert into dental_slots (tenant_id, id, doctor_id, weekday, opens, closes, minutes, capacity)
            values (\(session.tenant), \(SlotID()), \(input.doctorId), \(input.weekday), \(input.opens.minutes),
                \(input.closes.minutes), \(input.minutes), \(input.capacity))
            returning *, (select name from dental_doctors d
                where d.tenant_id = \(session.tenant) and d.id = \(input.doctorId)) as doctor_name
            """, WeeklySlots.init)
    }
}
