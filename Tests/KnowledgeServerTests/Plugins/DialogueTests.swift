import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

@Suite(.serialized) struct `A talk that a niche leads` {
    private static let start = Date(timeIntervalSince1970: 1_790_000_000)

    @Test(.timeLimit(.minutes(4)))
    func `goes on from message to message, over a restart, and ends`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", ["talker"])
            let talk = try await LabTalk(lab, tenant)
            let first = try await talk.say("mavi bisiklet say", in: lab)
            #expect(first["decision"] == "ask" && first["text"] == "Sayı 1." && first["plugin"]["id"] == "talker")
            #expect(first["why"].string?.contains("kendi kayıtları") == true)
            try await PluginLab.restart(&lab)
            #expect(try await talk.say("mavi bisiklet", in: lab)["text"] == "Sayı 2.")
            // None of its business: answered as any other, and the talk waits.
            #expect(try await talk.say("sus mavi bisiklet", in: lab)["plugin"] == .null)
            try await talk.write("Buyurun.", as: "agent", in: lab)
            let last = try await talk.say("mavi bisiklet bitti", in: lab)
            #expect(last["decision"] == "reply" && last["text"].string?.contains("Sayı 3.") == true)
            #expect(try await lab.count("dialogues", of: tenant) == 0)
            #expect(try await talk.say("mavi bisiklet", in: lab)["plugin"] == .null)
            #expect(try await lab.notes(of: tenant).filter { $0.hasPrefix("turn") } == ["turn 1", "turn 2", "turn 3"])
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `does what a message asks once, however often and at once it is asked`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", ["talker"])
            let talk = try await LabTalk(lab, tenant)
            try await talk.write("mavi bisiklet say", in: lab)
            nonisolated(unsafe) let shared = lab  // only read while the group runs
            let texts = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<12 { group.addTask { try await talk.draft(in: shared)["text"].string } }
                return try await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(Set(texts) == ["Sayı 1."])
            // A burst goes on behind what was heard of it.
            try await talk.write("mavi bisiklet", in: lab)
            for _ in 0..<3 { #expect(try await talk.draft(in: lab)["text"] == "Sayı 2.") }
            #expect(try await lab.notes(of: tenant).filter { $0.hasPrefix("turn") } == ["turn 1", "turn 2"])
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `says no number that stands nowhere, and has then done nothing`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", ["talker"])
            let talk = try await LabTalk(lab, tenant)
            let draft = try await talk.say("mavi bisiklet say uydur", in: lab)
            #expect(draft["plugin"] == .null && draft["text"].string?.contains("987") == false)
            #expect(try await lab.notes(of: tenant).filter { $0.hasPrefix("turn") }.isEmpty)
            // The customer's own numbers may be said back.
            let own = try await talk.say("mavi bisiklet 987 say uydur", in: lab)
            #expect(own["text"].string?.contains("987") == true)
        }
    }

    @Test(.timeLimit(.minutes(4))) func `hands over with words for the customer`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let talk = try await LabTalk(lab, try await lab.tenant("a", ["talker"]))
            let draft = try await talk.say("mavi bisiklet say kişi", in: lab)
            #expect(draft["decision"] == "handoff" && draft["text"] == "")
            #expect(draft["handoff"]["reason"] == "live_data")
            #expect(draft["notice"]["text"] == "Bir arkadaşımız yazacak.")
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `grows old, ends with the niche, and is nobody else's`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let (mine, other) = (try await lab.tenant("a", ["talker"]), try await lab.tenant("b", ["talker"]))
            let talk = try await LabTalk(lab, mine)
            try await talk.say("mavi bisiklet say", in: lab)
            #expect(try await lab.count("dialogues", of: mine) == 1)
            #expect(try await lab.count("dialogues", of: other) == 0)
            #expect(try await lab.count("dialogue_turns", of: other) == 0)
            let stolen = try await lab.send("POST", "/v1/conversations/\(talk.id)/drafts", [:], as: other)
            #expect(stolen.status == 404)

            lab.clock.advance(hours: 23)
            #expect(try await talk.say("mavi bisiklet", in: lab)["text"] == "Sayı 2.")
            lab.clock.advance(hours: 24.1)
            #expect(try await talk.say("mavi bisiklet", in: lab)["plugin"] == .null)

            try await talk.say("mavi bisiklet say", in: lab)
            for enabled in [false, true] {
                _ = try await lab.send("PUT", "/v1/plugins/talker", ["enabled": .flag(enabled)], as: mine)
            }
            #expect(try await lab.count("dialogues", of: mine) == 0)
            #expect(try await talk.say("mavi bisiklet", in: lab)["plugin"] == .null)
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `is kept of no message without a conversation, and gives way to a person`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", ["talker"])
            let idle = try await lab.send("POST", "/v1/assist:reply", ["text": "mavi bisiklet boşta mı"], as: tenant)
            #expect(idle["plugin"]["id"] == "talker" && idle["text"].string?.contains("Buradayım.") == true)
            for _ in 0..<4 {
                let written = try await lab.send("POST", "/v1/assist:reply", ["text": "mavi bisiklet say"], as: tenant)
                #expect(written["plugin"] == .null, "it would have to write")
            }
            #expect(try await lab.notes(of: tenant).isEmpty)
            #expect(try await lab.count("dialogue_turns", of: tenant) == 0)
            let plugins = try await lab.send("GET", "/v1/plugins", as: tenant).list
            #expect(plugins.first?["state"] == "running", "to be refused a row is no fault")

            let talk = try await LabTalk(lab, tenant)
            try await talk.say("mavi bisiklet say", in: lab)
            let person = try await talk.say("bir insanla görüşmek istiyorum", in: lab)
            #expect(person["decision"] == "handoff" && person["handoff"]["reason"] == "human_request")
            try await talk.write("Merhaba, ben Su.", as: "agent", in: lab)
            // Of its own: a short message would still be read with the one before it.
            let onwards = "şimdi yine şu bizim eski mavi bisiklet için devam edelim hadi"
            #expect(try await talk.say(onwards, in: lab)["text"] == "Sayı 2.")
        }
    }

    @Test func `proves a number however it is written`() {
        #expect(NumberProof.unproved(in: "15.000–25.000 TL", by: ["15000", "25.000"]).isEmpty)
        #expect(NumberProof.unproved(in: "5 Mart Perşembe 09:30", by: ["5.3. saat 9.30"]).isEmpty)
        #expect(NumberProof.unproved(in: "15.500 TL, 3 gün", by: ["15000 ve 3"]) == ["15.500"])
        #expect(NumberProof.unproved(in: "sayı yok", by: []).isEmpty)
    }
}

@Suite(.serialized) struct `A niche that listens` {
    private static let start = Date(timeIntervalSince1970: 1_790_000_000)

    /// Through runs that die after they have written, two servers at a time, restarts, and messages that come twice.
    @Test(.timeLimit(.minutes(6))) func `hears every message of a customer once`() async throws {
        try await PluginLab.with([Talker.self, Counter.self], at: Self.start) { lab in
            let (mine, other) = (try await lab.tenant("a", ["talker"]), try await lab.tenant("b", ["talker"]))
            let deaf = try await lab.tenant("c", ["counter"])
            let talks = [try await LabTalk(lab, mine), try await LabTalk(lab, other), try await LabTalk(lab, deaf)]
            for number in 0..<60 {
                for (index, talk) in talks.enumerated() {
                    let body: JSONValue = [
                        "text": .string("ileti \(index)-\(number)"), "external_id": .string("m\(number)"),
                    ]
                    let path = "/v1/conversations/\(talk.id)/messages"
                    #expect(try await lab.send("POST", path, body, as: talk.tenant).status == 201)
                    if number % 7 == 0 {
                        #expect(try await lab.send("POST", path, body, as: talk.tenant).status == 409)
                    }
                    if number % 10 == 0 { try await talk.write("temsilci yanıtı", as: "agent", in: lab) }
                }
                if number % 20 == 9 {
                    Talker.failures.withLock { $0 = 3 }
                    let host = lab.installation.plugins
                    async let one: Void = PluginScheduler(host).runOnce()
                    async let two: Void = PluginScheduler(host).runOnce()
                    _ = try await (one, two)
                    lab.clock.advance(hours: 1)
                }
                if number % 30 == 19 { try await PluginLab.restart(&lab) }
            }
            Talker.failures.withLock { $0 = 0 }
            for _ in 0..<3 {
                try await lab.work()
                lab.clock.advance(hours: 2)
            }
            for (index, tenant) in [mine, other].enumerated() {
                let heard = try await lab.notes(of: tenant)
                #expect(heard.count == 60 && Set(heard).count == 60)
                #expect(heard.allSatisfy { $0.contains("ileti \(index)-") })
            }
            #expect(try await lab.notes(of: deaf).isEmpty)
            #expect(try await lab.count("scheduled_work", of: mine) == 0)
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `is told what a message wants, and nothing of one that was erased`() async throws {
        try await PluginLab.with([Talker.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("a", ["talker"])
            let talk = try await LabTalk(lab, tenant, phone: "0555 000 00 77")
            try await talk.write("müşteri temsilcisiyle görüşmek istiyorum", in: lab)
            try await lab.installation.pluginScheduler.runOnce()
            let heard = try await lab.notes(of: tenant)
            #expect(heard.count == 1 && heard[0].hasSuffix(" temsilci"))

            try await talk.write("silinecek ileti", in: lab)
            let database = lab.installation.database
            let erased = try await database.withSession(for: tenant.context) { session in
                guard let customer = try session.customers(limit: 1).items.first else { return false }
                return try session.eraseCustomer(customer.id, actor: "test") != nil
            }
            #expect(erased)
            try await lab.installation.pluginScheduler.runOnce()
            #expect(try await lab.notes(of: tenant).count == 1)
            #expect(try await lab.count("scheduled_work", of: tenant) == 0)
        }
    }
}
