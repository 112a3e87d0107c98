import Catalog
import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

@Suite(.serialized) struct `A niche that misbehaves` {
    private static let start = Date(timeIntervalSince1970: 1_790_000_000)
    private static let quick = PluginWall.Limits(time: .milliseconds(400))

    @Test(.timeLimit(.minutes(4)), arguments: ["hang", "loop", "wait"])
    func `is answered for at its limit and switched off, and others go on`(_ how: String) async throws {
        try await PluginLab.with([Rogue.self, Counter.self], at: Self.start, limits: Self.quick) { lab in
            let tenant = try await lab.tenant("a", ["rogue", "counter"])
            let other = try await lab.tenant("b", ["counter"])
            let answer = try await lab.send("POST", "/v1/plugins/rogue/\(how)", as: tenant)
            #expect(answer.status == 504 && answer.code == "plugin_timeout")
            let after = try await lab.send("GET", "/v1/plugins/rogue/fine", as: tenant)
            #expect(after.status == 503 && after.code == "plugin_off")
            #expect(try await lab.send("GET", "/v1/plugins/rogue/fine", as: other).status == 404)
            #expect(try await lab.send("POST", "/v1/plugins/counter/ticks", as: tenant).status == 201)
            #expect(try await lab.send("GET", "/v1/tenant", as: other).status == 200)
            let state = try await lab.send("GET", "/v1/plugins", as: tenant).list.first { $0["id"] == "rogue" }
            #expect(state?["state"] == "off" && state?["enabled"] == true)
            let notices = try await lab.send("GET", "/v1/plugins/rogue/notices", as: tenant).list
            #expect(notices.first?["kind"] == "fault")

            try await PluginLab.restart(&lab)
            #expect(try await lab.send("GET", "/v1/plugins/rogue/fine", as: tenant).status == 200)
        }
    }

    @Test(.timeLimit(.minutes(4))) func `is switched off when it throws three times in a row`() async throws {
        try await PluginLab.with([Rogue.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", ["rogue"])
            for _ in 0..<2 {
                let answer = try await lab.send("POST", "/v1/plugins/rogue/throw", as: tenant)
                #expect(answer.status == 500 && answer.code == "plugin_failed")
            }
            #expect(try await lab.send("GET", "/v1/plugins/rogue/fine", as: tenant).status == 200)
            for _ in 0..<3 { _ = try await lab.send("POST", "/v1/plugins/rogue/throw", as: tenant) }
            #expect(try await lab.send("GET", "/v1/plugins/rogue/fine", as: tenant).code == "plugin_off")
        }
    }

    @Test(.timeLimit(.minutes(4))) func `holds up no other niche's work`() async throws {
        try await PluginLab.with([Rogue.self, Counter.self], at: Self.start, limits: Self.quick) { lab in
            let tenant = try await lab.tenant("a", ["rogue", "counter"])
            let now = lab.clock.now
            try await lab.installation.database.withSession(for: tenant.context) { session in
                try session.schedule("hang", key: "1", of: "rogue", at: now)
                try session.schedule("once", key: "1", of: "counter", at: now)
            }
            try await lab.work()
            #expect(try await lab.send("GET", "/v1/plugins/counter/ticks", as: tenant)["count"] == 1)
            let work = try await lab.send("GET", "/v1/plugins/rogue/work", as: tenant).list
            #expect(work.count == 1 && work[0]["attempts"] == 1)
        }
    }

    @Test func `is let go on by a value that counts`() {
        var record = FaultRecord()
        #expect(!record.failed(.threw) && !record.failed(.threw))
        record.succeeded()
        #expect(!record.failed(.threw) && !record.failed(.threw) && record.failed(.threw) && record.isOff)
        var other = FaultRecord()
        #expect(other.failed(.overran) && other.isOff && !other.failed(.overran))
    }
}

@Suite(.serialized) struct `Enabling and disabling a niche` {
    private static let start = Date(timeIntervalSince1970: 1_790_000_000)

    @Test(.timeLimit(.minutes(4))) func `validates its settings and names what is wrong`() async throws {
        try await PluginLab.with([Counter.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", [])
            #expect(try await lab.send("GET", "/v1/plugins/counter/ticks", as: tenant).status == 404)
            let wrong = try await lab.send(
                "PUT", "/v1/plugins/counter", ["enabled": true, "settings": ["step": 10, "no": 1]], as: tenant)
            #expect(wrong.status == 422)
            guard case .array(let errors) = wrong["errors"] else { throw LabFailure("no errors") }
            #expect(errors.compactMap { $0["pointer"]?.string } == ["/settings/no", "/settings/step"])
            let right = try await lab.send(
                "PUT", "/v1/plugins/counter", ["enabled": true, "settings": ["step": 3]], as: tenant)
            #expect(right.status == 200 && right["settings"]["time_zone"] == "Europe/Berlin")
            #expect(try await lab.send("POST", "/v1/plugins/counter/ticks", as: tenant)["step"] == 3)
            let manifest = try await lab.send("GET", "/v1/plugins/counter/manifest", as: tenant)
            #expect(manifest["settings_schema"]["properties"]?["step"]?["title"] == "Adım")
        }
    }

    @Test(.timeLimit(.minutes(4))) func `takes its routes and jobs away, and keeps its data`() async throws {
        try await PluginLab.with([Counter.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", ["counter"])
            #expect(try await lab.send("POST", "/v1/plugins/counter/ticks", as: tenant).status == 201)
            let listed = try await lab.send("GET", "/openapi.json", as: tenant)
            #expect(listed["paths"]["/v1/plugins/counter/ticks"] != nil)
            let now = lab.clock.now
            try await lab.installation.database.withSession(for: tenant.context) { session in
                try session.schedule("once", key: "1", of: "counter", at: now)
            }
            #expect(try await lab.send("PUT", "/v1/plugins/counter", ["enabled": false], as: tenant).status == 200)
            #expect(try await lab.send("GET", "/v1/plugins/counter/ticks", as: tenant).status == 404)
            #expect(try await lab.send("GET", "/openapi.json", as: tenant)["paths"]["/v1/plugins/counter/ticks"] == nil)
            try await lab.work()
            #expect(try await lab.send("PUT", "/v1/plugins/counter", ["enabled": true], as: tenant).status == 200)
            #expect(try await lab.send("GET", "/v1/plugins/counter/ticks", as: tenant)["count"] == 1)
            try await lab.work()
            #expect(try await lab.send("GET", "/v1/plugins/counter/ticks", as: tenant)["count"] == 2)
        }
    }

    @Test(.timeLimit(.minutes(4))) func `fails no request of anybody else`() async throws {
        try await PluginLab.with([Counter.self], at: Self.start) { lab in
            let (mine, others) = (try await lab.tenant("a", ["counter"]), try await lab.tenant("b", ["counter"]))
            let running = lab
            nonisolated(unsafe) let shared = running  // only read while the group runs
            let failures = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    for round in 0..<60 {
                        _ = try await shared.send(
                            "PUT", "/v1/plugins/counter", ["enabled": .flag(round % 2 == 0)], as: mine)
                    }
                    return 0
                }
                for _ in 0..<4 {
                    group.addTask {
                        var failed = 0
                        for _ in 0..<60 {
                            let answer = try await shared.send("POST", "/v1/plugins/counter/ticks", as: others)
                            if answer.status != 201 { failed += 1 }
                        }
                        return failed
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(failures == 0)
            #expect(try await lab.send("GET", "/v1/plugins/counter/ticks", as: others)["count"] == 240)
        }
    }

    /// Talks that are led and messages that are heard meanwhile are nobody's loss either.
    @Test(.timeLimit(.minutes(6))) func `ends no talk of anybody else, and leaves no message unheard`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let (mine, others) = (try await lab.tenant("a", ["talker"]), try await lab.tenant("b", ["talker"]))
            let warm = try await LabTalk(lab, mine)
            try await warm.say("mavi bisiklet", in: lab)
            nonisolated(unsafe) let shared = lab  // only read while the group runs
            let failures = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    for round in 0..<40 {
                        let answer = try await shared.send(
                            "PUT", "/v1/plugins/talker", ["enabled": .flag(round % 2 == 1)], as: mine)
                        if answer.status != 200 { return 1 }
                        // What is asked of the one that comes and goes is answered too, one way or the other.
                        if round % 10 == 0, try await warm.draft(in: shared).status >= 500 { return 1 }
                        try await shared.work()
                    }
                    return 0
                }
                for _ in 0..<3 {
                    group.addTask {
                        let talk = try await LabTalk(shared, others)
                        var failed = 0
                        for turn in 1...10 {
                            let answer = try await talk.say("mavi bisiklet say", in: shared)
                            if answer.status != 200 || answer["text"].string != "Sayı \(turn)." { failed += 1 }
                        }
                        return failed
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(failures == 0)
            try await lab.work()
            let notes = try await lab.notes(of: others)
            #expect(notes.filter { $0.hasPrefix("turn") }.count == 30)
            #expect(Set(notes.filter { $0.hasPrefix("heard") }).count == 30)
            #expect(notes.count == 60)
        }
    }

    /// All niches of the catalogue, each with what it does: talks, listeners, scheduled work, a marketplace.
    @Test(.timeLimit(.minutes(8))) func `fails nothing of anybody's while all niches come and go`() async throws {
        let market = try LocalMarket(["/integration/order/sellers/{seller}/orders"]) { _ in
            .json(#"{"page": 0, "size": 200, "totalPages": 0, "content": []}"#)
        }
        try await PluginLab.with(plugins, at: Self.start) { lab in
            let ids = plugins.map { $0.manifest.id }
            let (mine, others) = (try await lab.tenant("a", ids), try await lab.tenant("b", ids))
            for tenant in [mine, others] { try await connect(tenant, to: market, lab) }
            let doctor = try await lab.send("POST", "/v1/plugins/dental/doctors", ["name": "Dt. Ada Örnek"], as: others)
            for weekday in 1...7 {
                _ = try await lab.send(
                    "POST", "/v1/plugins/dental/slots",
                    ["doctor_id": doctor["id"], "weekday": .integer(weekday), "opens": "09:00", "closes": "18:00"],
                    as: others)
            }
            let shared = Shared(lab: lab)
            let rounds = 8
            let failures = try await withThrowingTaskGroup(of: [String].self) { group in
                group.addTask { try await Self.toggle(ids, of: mine, rounds, shared) }
                group.addTask { try await Self.read(ids, of: others, rounds, shared) }
                for number in 0..<2 {
                    group.addTask { try await Self.talk(number, others, rounds, shared) }
                }
                group.addTask {
                    for _ in 0..<rounds {
                        try await shared.lab.installation.connectors.runOnce()
                        try await shared.lab.work()
                    }
                    return []
                }
                return try await group.reduce(into: [String]()) { $0 += $1 }
            }
            #expect(failures.isEmpty, "\(failures.prefix(5))")
            try await lab.work()
            // Everything that was written was heard, whatever went on.
            let flags = try await lab.send("GET", "/v1/plugins/ecommerce/vip-flags?type=b2b_signal", as: others).list
            #expect(flags.count == 2)
            let leads = try await lab.send("GET", "/v1/plugins/aesthetic/leads", as: others).list
            #expect(leads.count == 2)
            let kept = try await lab.send("GET", "/v1/plugins", as: mine).list
            #expect(kept.filter { $0["enabled"] == true }.count == ids.count)
        }
        await market.stop()
    }

    private struct Shared: @unchecked Sendable {
        // Sound: only read while the group runs.
        let lab: PluginLab
    }

    private func connect(_ tenant: LabTenant, to market: LocalMarket, _ lab: PluginLab) async throws {
        let made = try await lab.send(
            "POST", "/v1/plugins/ecommerce/integrations",
            [
                "connector": "trendyol",
                "fields": [
                    "seller_id": "1", "api_key": "x", "api_secret": "x", "address": .string(market.address),
                ],
            ], as: tenant)
        #expect(made.status == 201)
    }

    private static func toggle(
        _ ids: [String], of tenant: LabTenant, _ rounds: Int, _ shared: Shared
    ) async throws -> [String] {
        var failed: [String] = []
        for round in 0..<rounds {
            for id in ids {
                let answer = try await shared.lab.send(
                    "PUT", "/v1/plugins/\(id)", ["enabled": .flag(round % 2 == 1)], as: tenant)
                if answer.status != 200 { failed.append("\(id): \(answer.body.text)") }
            }
        }
        return failed
    }

    private static func read(
        _ ids: [String], of tenant: LabTenant, _ rounds: Int, _ shared: Shared
    ) async throws -> [String] {
        let paths = ["dental/availability", "aesthetic/leads", "ecommerce/orders", "realestate/tickets"]
        var failed: [String] = []
        for _ in 0..<rounds {
            for path in paths + ids.map({ "\($0)/cards" }) {
                let answer = try await shared.lab.send("GET", "/v1/plugins/\(path)", as: tenant)
                if answer.status != 200 { failed.append("\(path): \(answer.body.text)") }
            }
        }
        return failed
    }

    /// One talk that books, one that asks for an order, both with messages that listeners hear.
    private static func talk(
        _ number: Int, _ tenant: LabTenant, _ rounds: Int, _ shared: Shared
    ) async throws -> [String] {
        var failed: [String] = []
        let talk = try await LabTalk(shared.lab, tenant, phone: "+90555000810\(number)", name: "Deniz Örnek")
        try await talk.write("100 adet lazım, toptan fiyat var mı?", in: shared.lab)
        try await talk.write("Hemen bakıyoruz.", as: "agent", in: shared.lab)
        for _ in 0..<rounds {
            let opened = try await talk.say("Randevu almak istiyorum", in: shared.lab)
            if opened.status != 200 || opened["decision"] != "ask" { failed.append(opened.body.text) }
            let gone = try await talk.say("Vazgeçtim, istemiyorum", in: shared.lab)
            if gone.status != 200 { failed.append(gone.body.text) }
        }
        return failed
    }
}
