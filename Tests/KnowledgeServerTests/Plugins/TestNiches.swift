import Foundation
import PluginKit
import Synchronization

/// A niche that counts what it is asked to, and does so on time.
enum Counter: Plugin {
    static let manifest = PluginManifest(
        id: "counter", name: LocalizedText(tr: "Sayaç", en: "Counter"),
        summary: LocalizedText(tr: "Sayar.", en: "Counts."), version: "1.0.0", languages: [.turkish],
        settings: .object([
            .optional("step", .integer(1...9), LocalizedText(tr: "Adım", en: "Step"), default: 1),
            .optional(
                "time_zone", .format(.timeZone), LocalizedText(tr: "Dilim", en: "Zone"), default: "Europe/Berlin"),
        ]))

    /// Makes the next so many runs of a job fail after they have written.
    static let failures = Mutex(0)

    private struct Settings: Decodable { let step: Int }

    static let contributions = Contributions(
        routes: [
            PluginRoute(.post, "ticks", "Counts one", status: 201) { _, session in
                try tick("route", session)
                return try PluginReply(["step": session.settings(as: Settings.self).step])
            },
            PluginRoute(.get, "ticks", "How often was counted") { _, session in
                let count = try session.count(
                    "select count(*) as n from counter_ticks where tenant_id = \(session.tenant)")
                return try PluginReply(["count": count])
            },
        ],
        jobs: [
            // A test makes it fail often, always the first in line.
            ScheduledJob("once", attempts: 100) { call, session in
                try tick(call.key, session)
                if failures.withLock({ failures in
                    failures -= 1
                    return failures >= 0
                }) {
                    throw Failed()
                }
            },
            ScheduledJob("poison", attempts: 3) { _, session in
                try tick("poison", session)
                throw Failed()
            },
            ScheduledJob("nightly", every: WallTime("02:30").map(Recurrence.daily)) { _, session in
                try tick("nightly \(session.today)", session)
            },
        ],
        migrations: [
            PluginMigration(
                of: "counter", 1, "ticks",
                tables: [
                    NicheTable("ticks", columns: "id uuid not null, what text not null, at timestamptz not null")
                ])
        ])

    struct Failed: Error {}

    private static func tick(_ what: String, _ session: borrowing PluginSession) throws {
        try session.execute(
            """
            insert into counter_ticks (tenant_id, id, what, at)
            values (\(session.tenant), \(UUID()), \(what), \(session.now))
            """)
    }
}

/// A niche that does everything wrong, as it is told.
enum Rogue: Plugin {
    static let manifest = PluginManifest(
        id: "rogue", name: LocalizedText(tr: "Haylaz", en: "Rogue"),
        summary: LocalizedText(tr: "Bozar.", en: "Breaks."), version: "1.0.0", languages: [.turkish])

    private struct Careless: Error {}

    static let contributions = Contributions(
        routes: [
            PluginRoute(.post, "throw", "Throws") { _, _ in throw Careless() },
            PluginRoute(.post, "hang", "Hangs") { _, _ in
                Thread.sleep(forTimeInterval: 30)
                return .none
            },
            PluginRoute(.post, "loop", "Loops") { _, session in
                var number = 1
                while session.plugin == "rogue" { number = number &* 31 &+ 7 }
                return try PluginReply(number)
            },
            PluginRoute(.post, "wait", "Waits for the database") { _, session in
                _ = try session.count("select count(pg_sleep(30)) as n")
                return .none
            },
            PluginRoute(.get, "fine", "Works") { _, _ in try PluginReply(["fine": true]) },
        ],
        jobs: [ScheduledJob("hang") { _, _ in Thread.sleep(forTimeInterval: 30) }])
}

/// A niche that leads a talk of numbers and writes down what it hears.
enum Talker: Plugin {
    static let manifest = PluginManifest(
        id: "talker", name: LocalizedText(tr: "Konuşkan", en: "Talker"),
        summary: LocalizedText(tr: "Konuşur.", en: "Talks."), version: "1.0.0", languages: [.turkish])

    /// Makes the next so many hearings fail after they have written.
    static let failures = Mutex(0)

    private struct State: Codable { let count: Int }

    static let contributions = Contributions(
        dialogues: [
            // Says "say" opens it; what it does is written before it knows whether it has anything to say.
            Dialogue("count", for: ["diger"]) { turn, session in
                let text = turn.question.text
                let before = try turn.state.map { try WireFormat.decode($0, as: State.self).count }
                guard before != nil || text.contains("say") else { return nil }
                let count = (before ?? 0) + 1
                try write("turn \(count)", session)
                if text.contains("sus") { return nil }
                if text.contains("uydur") { return DialogueStep(.reply, "Yanıt 987.") }
                if text.contains("kişi") { return DialogueStep(.handoff, "Bir arkadaşımız yazacak.") }
                let isOver = text.contains("bitti")
                return DialogueStep(
                    isOver ? .reply : .ask, "Sayı \(count).",
                    records: [Fact.Record(table: "turns", id: "\(count)", quote: "\(count)")],
                    card: ["count": .integer(count)], state: isOver ? nil : try WireFormat.encode(State(count: count)))
            },
            Dialogue("idle", for: ["diger"]) { turn, _ in
                turn.question.text.contains("boşta") ? DialogueStep(.reply, "Buradayım.") : nil
            },
        ],
        listeners: [
            MessageListener("ear") { message, session in
                try write("heard \(message.id) \(message.text) \(message.intent ?? "-")", session)
                let fails = failures.withLock { failures in
                    failures -= 1
                    return failures >= 0
                }
                if fails { throw Counter.Failed() }
            }
        ],
        migrations: [
            PluginMigration(
                of: "talker", 1, "notes",
                tables: [NicheTable("notes", columns: "id uuid not null, what text not null, at timestamptz not null")])
        ])

    private static func write(_ what: String, _ session: borrowing PluginSession) throws {
        try session.execute(
            """
            insert into talker_notes (tenant_id, id, what, at)
            values (\(session.tenant), \(UUID()), \(what), \(session.now))
            """)
    }
}
