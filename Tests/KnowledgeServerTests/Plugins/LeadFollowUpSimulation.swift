import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// A thousand leads over the week in which Berlin's clocks go forward.
@Suite(.serialized) struct `A thousand leads` {
    private static let zone = TimeZone(identifier: "Europe/Berlin")!
    private static let days = ["24h": 1, "72h": 3, "7d": 7]

    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private enum Fate: CaseIterable {
        case silence
        case answer
        case optOut
        case booking
        case loss
    }

    /// What should happen to one lead, told by a calendar and a list instead of rows and jobs.
    private struct Expected {
        let phone: String
        let fate: Fate
        /// From when on the fate may come.
        let fateAt: Date
        var met = false
        var planned: [(step: String, due: Date)]
        var sent: [String] = []

        mutating func work(at now: Date) {
            for (index, entry) in planned.enumerated() where entry.due <= now {
                let end = planned.dropFirst(index + 1).first?.due ?? entry.due.addingTimeInterval(3 * 86_400)
                if now < end { sent.append(entry.step) }
            }
            planned.removeAll { $0.due <= now }
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `are each followed up exactly once a step, or rightly not at all`() async throws {
        var random = Random(state: 2026)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = Self.zone
        let start = CalendarDay(year: 2026, month: 3, day: 21).moment(WallTime("09:00")!, in: Self.zone)
        var leads: [Expected] = []
        let all = SimulationSize.cases(1_000)
        try await PluginLab.with([try AestheticLab.niche()], at: start) { lab in
            let tenant = try await lab.tenant("berlin", ["aesthetic"])
            _ = try await lab.send(
                "PUT", AestheticLab.root, ["enabled": .flag(true), "settings": ["time_zone": "Europe/Berlin"]],
                as: tenant)
            var round = 0
            let end = start.addingTimeInterval(16 * 86_400)
            while lab.clock.now < end {
                // The hour that one night lacks has a test of its own.
                while calendar.component(.hour, from: lab.clock.now) == 2 { lab.clock.advance(hours: 1) }
                if leads.count < all {
                    for _ in 0..<SimulationSize.cases(50) {
                        let now = lab.clock.now
                        let phone = "+49170" + String(1_000_000 + leads.count)
                        try await AestheticLab.hear("botoks", from: phone, lab, tenant)
                        let planned = Self.days.sorted { $0.value < $1.value }.compactMap { step in
                            calendar.date(byAdding: .day, value: step.value, to: now).map { (step.key, $0) }
                        }
                        leads.append(
                            Expected(
                                phone: phone, fate: Fate.allCases.randomElement(using: &random) ?? .silence,
                                fateAt: now.addingTimeInterval(3_600 * .random(in: 1...220, using: &random)),
                                planned: planned))
                    }
                }
                for index in leads.indices where !leads[index].met && leads[index].fateAt <= lab.clock.now {
                    leads[index].met = true
                    guard leads[index].fate != .silence else { continue }
                    try await meet(leads[index], lab, tenant)
                    leads[index].planned = []
                }
                let host = lab.installation.plugins
                async let one: Void = PluginScheduler(host).runOnce()
                async let two: Void = PluginScheduler(host).runOnce()
                _ = try await (one, two)
                for index in leads.indices { leads[index].work(at: lab.clock.now) }
                round += 1
                if round % 7 == 3 { try await PluginLab.restart(&lab) }
                lab.clock.advance(hours: .random(in: -4...16, using: &random))
            }
            let messages = try await lab.messages(of: "aesthetic", tenant)
            let keys = messages.compactMap { $0["key"]?.string }
            #expect(leads.count == all && Set(keys).count == keys.count)
            let sent = Dictionary(grouping: messages) { $0["to"]?.string ?? "" }.mapValues { messages in
                messages.compactMap { $0["key"]?.string?.split(separator: "/").last.map(String.init) }
            }
            for lead in leads {
                #expect(sent[lead.phone, default: []].sorted() == lead.sent.sorted(), "\(lead.phone) \(lead.fate)")
            }
            let counts = Dictionary(grouping: leads.flatMap(\.sent)) { $0 }.mapValues(\.count)
            #expect(counts.count == 3 && counts.values.allSatisfy { $0 > all / 20 }, "the run was worth it: \(counts)")
        }
    }

    private func meet(_ lead: Expected, _ lab: PluginLab, _ tenant: LabTenant) async throws {
        let path = AestheticLab.root + "/leads"
        switch lead.fate {
        case .silence: break
        case .answer: try await AestheticLab.hear("tamam", from: lead.phone, lab, tenant)
        case .optOut:
            let phone = lead.phone
            try await lab.installation.database.withSession(for: tenant.context) { session in
                _ = try session.optOut(phone, reason: "DUR", source: "message")
            }
        case .booking, .loss:
            let found = try await lab.send("GET", path + "?q=%2B\(lead.phone.dropFirst())", as: tenant)
            let id = try #require(found.list.first?["id"]?.string)
            let answer =
                lead.fate == .loss
                ? try await lab.send("POST", path + "/\(id):transition", ["status": "lost"], as: tenant)
                : try await lab.send("POST", path + "/\(id)/activities", ["kind": "appointment_booked"], as: tenant)
            #expect(answer.status < 300)
        }
    }
}
