import PluginKit

/// A fictional clinic's week, for a demonstration. It states no prices: those stand in the demonstration's documents.
enum DemoClinic {
    private static let dentists = ["Dt. Elif Örnek", "Dt. Mert Deneme"]
    /// Nine to five with a break at noon.
    private static let hours = [(opens: 9 * 60, closes: 12 * 60), (opens: 13 * 60, closes: 17 * 60)]

    static func fill(_ session: borrowing PluginSession) throws {
        let there = try session.count(
            "select count(*) as n from dental_doctors where tenant_id = \(session.tenant)")
        guard there == 0 else { return }
        for (place, name) in dentists.enumerated() {
            let id = DoctorID()
            try session.execute(
                """
                insert into dental_doctors (tenant_id, id, name, is_specialist, is_active)
                values (\(session.tenant), \(id), \(name), \(place == 0), true)
                """)
            for weekday in 1...5 {
                for (opens, closes) in hours {
                    try session.execute(
                        """
                        insert into dental_slots (tenant_id, id, doctor_id, weekday, opens, closes, minutes, capacity)
                        values (\(session.tenant), \(SlotID()), \(id), \(weekday), \(opens), \(closes), 30, 1)
                        """)
                }
            }
        }
    }
}
