import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// Work is written with the transaction that does it, so neither crashes nor clocks make it happen twice or never.
@Suite(.serialized) struct `Scheduled work` {
    private static let berlin = TimeZone(identifier: "Europe/Berlin")!

    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Each of 1,000 pieces of work is done once, through runs that die after they have written, two servers at a time,
    /// restarts, and a clock that jumps to and fro over both changes of the year.
    @Test(.timeLimit(.minutes(10)), arguments: [11, 12] as [UInt64])
    func `is done exactly once`(seed: UInt64) async throws {
        var random = Random(state: seed)
        let spring = CalendarDay(year: 2026, month: 3, day: 28).moment(WallTime("12:00")!, in: Self.berlin)
        try await PluginLab.with([Counter.self], at: spring) { lab in
            let tenant = try await lab.tenant("a", ["counter"])
            let count = 500
            let offsets = (0..<count).map { _ in Double.random(in: 0...40, using: &random) }
            try await lab.installation.database.withSession(for: tenant.context) { session in
                for (number, hours) in offsets.enumerated() {
                    try session.schedule(
                        "once", key: "\(number)", of: "counter", at: spring.addingTimeInterval(hours * 3_600))
                }
            }
            for round in 0..<14 {
                Counter.failures.withLock { $0 = Int.random(in: 0...4, using: &random) }
                lab.clock.advance(hours: Double.random(in: -3...9, using: &random))
                let host = lab.installation.plugins
                async let one: Void = PluginScheduler(host).runOnce()
                async let two: Void = PluginScheduler(host).runOnce()
                _ = try await (one, two)
                if round % 5 == 2 { try await PluginLab.restart(&lab) }
            }
            Counter.failures.withLock { $0 = 0 }
            for hours in [48.0, 2, 2] {
                lab.clock.advance(hours: hours)
                try await lab.work()
            }
            let done = try await ticks(of: tenant, lab)
            let once = done.filter { Int($0) != nil }
            #expect(once.count == count && Set(once).count == count)
            // Every night that the clock has passed has its run, the short one too.
            let nights = done.filter { $0.hasPrefix("nightly") }
            #expect(Set(nights).count == nights.count)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `comes once a night over both changes of the clocks`() async throws {
        let autumn = CalendarDay(year: 2026, month: 10, day: 23).moment(WallTime("12:00")!, in: Self.berlin)
        try await PluginLab.with([Counter.self], at: autumn) { lab in
            let tenant = try await lab.tenant("a", ["counter"])
            for _ in 0..<(4 * 48) {
                try await lab.work()
                lab.clock.advance(hours: 0.5)
            }
            #expect(
                try await ticks(of: tenant, lab).sorted()
                    == ["24", "25", "26", "27"].map { "nightly 2026-10-\($0)" })
        }
    }

    @Test(.timeLimit(.minutes(5))) func `is tried again later, and given up in the end`() async throws {
        try await PluginLab.with([Counter.self], at: Date(timeIntervalSince1970: 1_790_000_000)) { lab in
            let tenant = try await lab.tenant("a", ["counter"])
            let now = lab.clock.now
            try await lab.installation.database.withSession(for: tenant.context) { session in
                try session.schedule("poison", key: "1", of: "counter", at: now)
            }
            for attempt in 1...3 {
                try await lab.work()
                let path = "/v1/plugins/counter/work" + (attempt == 3 ? "?given_up=true" : "")
                let work = try await lab.send("GET", path, as: tenant).list.first { $0["job"] == "poison" }
                #expect(work?["attempts"] == .integer(attempt))
                lab.clock.advance(hours: 2)
            }
            try await lab.work()
            #expect(!(try await ticks(of: tenant, lab)).contains("poison"), "nothing of a failed run is left")
            #expect(try await lab.send("POST", "/v1/plugins/counter/work:retry", as: tenant)["revived"] == 1)
            #expect(try await lab.send("GET", "/v1/plugins/counter/ticks", as: tenant).status == 200)
        }
    }

    private func ticks(of tenant: LabTenant, _ lab: PluginLab) async throws -> [String] {
        try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.queryAll("select what from counter_ticks where tenant_id = \(tenant.context.id)") {
                row throws(StorageError) in try row.text("what")
            }
        }
    }
}
