import Foundation
import PluginKit

/// Tells the team each morning which seed offices they have promised to call or to ask that day.
enum SeedContacts {
    static let job = ScheduledJob("seed_contacts", every: WallTime("09:00").map { .daily($0) }) { _, session in
        let today = session.today
        let seeds = try session.all(
            """
            select id, name, seed_since from realestate_desk_offices
            where tenant_id = \(session.tenant) and seed_since is not null order by name
            """
        ) { row throws(StorageError) in
            (try row.id("id") as OfficeKey, try row.text("name"), try row.text("seed_since"))
        }
        for (id, name, since) in seeds {
            guard let start = CalendarDay(since) else { continue }
            for due in SeedProtocol.plan(from: start) where due.day == today {
                try session.notify("seed.contact_due", Telling(id, name, due.step))
            }
        }
    }

    private struct Telling: Encodable {
        let officeId: OfficeKey
        let office: String
        let day: Int
        let what: LocalizedWords
        let channels: [SupportChannel]

        init(_ id: OfficeKey, _ name: String, _ step: SeedProtocol.Step) {
            (officeId, office, day, channels) = (id, name, step.day, step.channels)
            switch step.kind {
            case .contact(let text): what = LocalizedWords(text)
            case .survey(let questions):
                what = LocalizedWords(
                    LocalizedText(tr: "\(questions) soruluk anket", en: "A survey of \(questions) questions"))
            }
        }
    }
}
