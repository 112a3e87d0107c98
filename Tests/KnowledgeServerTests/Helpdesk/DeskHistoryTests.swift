import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer
@testable import RealEstate

/// What lies in the tables is what the rules say, whatever happens to servers and clocks.
@Suite(.serialized) struct `The desk's tables` {
    private static let commands: [TicketDesk.Command] = [
        .assign(to: "Deniz"), .assign(to: nil), .begin, .propose, .accept, .reject, .escalate(.unsolved),
        .escalate(.security), .withdraw, .close, .reopen, .reply, .askCustomer, .customerWrote,
        .prioritise(.critical, .decision), .prioritise(.low, .decision), .rate(4), .tried(.chat, solved: false),
    ]
    private static let actors: [TicketActor] = [
        .customer, .agent(name: "Deniz", level: .l1), .agent(name: "Ege", level: .l2), .supervisor(name: "Su"), .system,
    ]

    /// Random commands, wake-ups, restarts and clocks that jump: each stored ticket is the one that the pure desk has after
    /// the same commands at the same times.
    @Test(.timeLimit(.minutes(10)), arguments: [1, 2, 3] as [UInt64])
    func `hold what the pure desk says`(seed: UInt64) async throws {
        var random = DeskRandom(state: seed)
        let hours: JSONValue = ["starter": 3, "pro": 6, "elite": 2, "seed": 2]
        try await DeskLab.with(
            at: "2026-03-27 09:00", in: DeskLab.berlin,
            settings: ["solution_hours": ["p1": hours, "p2": hours, "p3": hours, "p4": hours]]
        ) { lab, tenant in
            let texts = ["platform açılmıyor", "PDF rapor indirilemiyor", "Toplu yükleme nasıl yapılır?"]
            let rules = try await DeskLab.session(lab, tenant) { session in try SupportDesk(session).rules }
            var pure: [TicketKey: Ticket] = [:]
            var keys: [TicketKey] = []
            for number in 0..<6 {
                let text = texts[number % 3]
                let opened = try await DeskLab.session(lab, tenant) { session in
                    let desk = try SupportDesk(session)
                    let office = try Offices.remember("Örnek", plan: .pro, at: desk.now, session)
                    return try desk.open(
                        SupportDesk.Opening(
                            office: office, message: text, channel: .chat, customer: TicketCustomer(),
                            language: .turkish), session)
                }
                let ticket = rules.open(
                    NewTicket(office: opened.ticket.office, message: text, channel: .chat), id: opened.ticket.id,
                    at: lab.clock.now, triage: Triage(text, from: opened.ticket.office)
                ).ticket
                #expect(opened.ticket == ticket)
                keys.append(opened.key)
                pure[opened.key] = ticket
                lab.clock.advance(hours: 0.25)
            }
            for round in 0..<90 {
                let step = Double.random(in: 0...1, using: &random)
                let seconds = (step < 0.1 ? -2_000 : step < 0.85 ? 3_000 * step : 90_000 * step).rounded()
                lab.clock.move(to: lab.clock.now.addingTimeInterval(seconds))
                let now = lab.clock.now
                let key = try #require(keys.randomElement(using: &random))
                if round % 4 == 0 {
                    try await lab.work()
                    pure = pure.mapValues { rules.wake($0, at: now).ticket }
                }
                if round == 30 || round == 60 { try await PluginLab.restart(&lab) }
                if round % 17 == 16, let other = keys.randomElement(using: &random), let from = pure[key],
                    let into = pure[other]
                {
                    let merged = try? rules.merge(from, into: into, by: Self.actors[3], at: now)
                    let stored = try? await DeskLab.session(lab, tenant) { session in
                        try SupportDesk(session).merge(key, into: other, by: Self.actors[3], session).ticket
                    }
                    #expect(stored == merged?.duplicate.ticket)
                    if let merged {
                        pure[key] = merged.duplicate.ticket
                        pure[other] = merged.original.ticket
                    }
                    continue
                }
                let command = Self.commands.randomElement(using: &random) ?? .begin
                let actor = Self.actors.randomElement(using: &random) ?? .system
                let expected = try? rules.perform(command, on: try #require(pure[key]), by: actor, at: now).ticket
                let stored = try? await DeskLab.session(lab, tenant) { session in
                    try SupportDesk(session).perform(command, on: key, by: actor, session).ticket
                }
                #expect(stored == expected, "\(command) by \(actor.role)")
                if let expected { pure[key] = expected }
            }
            lab.clock.advance(hours: 24 * 60)
            try await lab.work()
            let end = lab.clock.now
            for key in keys {
                let stored = try await DeskLab.session(lab, tenant) { session in try TicketStore.find(key, session) }
                let expected = pure[key].map { rules.wake($0, at: end).ticket }
                #expect(stored?.ticket == expected)
            }
            let work = try await lab.send("GET", DeskLab.root + "/work", as: tenant).list
            #expect(!work.contains { $0["job"] == "support" }, "nothing is left to wake")
        }
    }

    /// A week around the change of the clocks: many tickets, two servers at a time, restarts, and a clock that jumps to
    /// and fro. Whatever fell due is told, each once.
    @Test(.timeLimit(.minutes(20))) func `tell every alarm of many tickets once`() async throws {
        var random = DeskRandom(state: 2_026)
        let texts = [
            "Toplu yükleme nasıl yapılır?", "Fatura görünmüyor", "karanlık mod olsa güzel olur",
            "PDF rapor indirilemiyor", "platform açılmıyor", "Kredi hesaplayıcı nerede?",
            "Vitrin adresimi değiştirmek istiyorum",
        ]
        let cases = Simulations.cases(100)
        try await DeskLab.with(at: "2026-03-27 09:00", in: DeskLab.berlin) { lab, tenant in
            var keys: [TicketKey] = []
            var opened = 0
            var round = 0
            while opened < cases {
                let (count, seed, first) = (max(10, cases / 20), random.next(), opened)
                let made = try await DeskLab.session(lab, tenant) { session in
                    var random = DeskRandom(state: seed)
                    let desk = try SupportDesk(session)
                    return try (0..<count).map { number in
                        let plan = Office.Plan.allCases.randomElement(using: &random) ?? .pro
                        let office = try Offices.remember(
                            "Örnek \(plan.rawValue) \(Int.random(in: 0..<30, using: &random))", plan: plan,
                            at: desk.now,
                            session)
                        return try desk.open(
                            SupportDesk.Opening(
                                office: office, message: texts[(first + number) % texts.count], channel: .chat,
                                customer: TicketCustomer(), language: .turkish), session
                        ).key
                    }
                }
                keys += made
                opened += count
                for _ in 0..<count / 2 {
                    let key = keys.randomElement(using: &random) ?? made[0]
                    let command: TicketDesk.Command =
                        [.assign(to: "Deniz"), .reply, .begin, .askCustomer, .propose, .customerWrote, .withdraw]
                        .randomElement(using: &random) ?? .reply
                    _ = try? await DeskLab.session(lab, tenant) { session in
                        try SupportDesk(session).perform(command, on: key, by: .supervisor(name: "Su"), session)
                    }
                }
                lab.clock.advance(hours: Double.random(in: -2...9, using: &random))
                let host = lab.installation.plugins
                async let one: Void = PluginScheduler(host).runOnce()
                async let two: Void = PluginScheduler(host).runOnce()
                _ = try await (one, two)
                round += 1
                if round % 6 == 3 { try await PluginLab.restart(&lab) }
            }
            // Everything that is still to come, over weeks; then nothing is left.
            for hours: Double in [168, -20, 336, 720] {
                lab.clock.advance(hours: hours)
                try await lab.work()
            }
            try await check(keys, lab, tenant)
        }
    }

    private func check(_ keys: [TicketKey], _ lab: PluginLab, _ tenant: LabTenant) async throws {
        let tickets = try await DeskLab.session(lab, tenant) { session in
            try TicketStore.complete(where: "true", session)
        }
        #expect(tickets.count == keys.count && Set(tickets.map(\.number)).count == keys.count)
        let notices = try await DeskLab.notices(lab, tenant)
        for topic in [
            "ticket.sla_warning", "ticket.sla_breached", "ticket.escalated", "ticket.solved", "ticket.closed",
        ] {
            let told = notices.filter { $0.kind == topic }.map { $0.data["ticket_id"]?.string ?? "" }
            let happened = tickets.flatMap { stored in
                stored.ticket.history.filter { $0.topic == topic }.map { _ in stored.key.description }
            }
            #expect(told.sorted() == happened.sorted(), "\(topic): \(told.count) told, \(happened.count) happened")
            #expect(!told.isEmpty, "\(topic) came up")
        }
        var broken = 0
        for stored in tickets {
            let ticket = stored.ticket
            let breaches = ticket.history.filter { $0.topic == "ticket.sla_breached" }
            let warnings = ticket.history.filter { $0.topic == "ticket.sla_warning" }
            // One promise a ticket here: nothing is reopened.
            #expect(breaches.count <= 1 && warnings.count <= 1 && ticket.responses.count == 1)
            let promise = try #require(ticket.responses.first)
            // An independent reading: it was broken where nobody answered in time.
            #expect(promise.keptAt != nil || promise.brokenAt != nil)
            #expect(breaches.isEmpty == (promise.brokenAt == nil))
            if promise.brokenAt != nil { broken += 1 }
        }
        #expect(broken * 10 > keys.count * 3)
        let mondays = notices.filter { $0.kind == "report.ready" }.compactMap { $0.data["monday"]?.string }
        #expect(mondays.count == Set(mondays).count && mondays.count >= 6)
    }
}
