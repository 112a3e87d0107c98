import PluginKit

/// Every night: who was booked and was not marked as away has been there.
enum DayClose {
    static let job = ScheduledJob("day_close", every: WallTime("03:00").map(Recurrence.daily)) { _, session in
        try session.execute(
            """
            update dental_appointments set status = 'completed'
            where tenant_id = \(session.tenant) and status in ('booked', 'confirmed') and ends_at < \(session.now)
            """)
    }
}
