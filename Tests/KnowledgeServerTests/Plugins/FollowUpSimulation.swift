import Foundation
import Knowledge
import PluginKit
import Storage
import Synchronization
import Testing

@testable import KnowledgeServer

/// Something that a niche owes a customer, worked out without the niche.
struct Owed: Sendable {
    /// The key of the message; `nil` where nothing is sent by itself.
    let key: String?
    let due: Date
    /// From then on nothing is said any more.
    let until: Date
    /// What is owed once this was done, by the moment at which it was.
    let next: @Sendable (Date) -> [Owed]

    init(_ key: String?, due: Date, until: Date, next: @escaping @Sendable (Date) -> [Owed] = { _ in [] }) {
        self.key = key
        self.due = due
        self.until = until
        self.next = next
    }
}

/// A customer's case, and what is done in it later.
struct FollowUpCase: Sendable {
    var owed: [Owed]
    var act: Act?

    /// Done when the clock has come so far.
    struct Act: Sendable {
        let at: Date
        /// Whether what fell due before is done before: an act that is heard as a message comes after it.
        var isHeard = false
        /// What it returns is owed in the place of all that was; `nil` changes nothing.
        let run: @Sendable (PluginLab) async throws -> [Owed]?
    }
}

/// How a niche's customers come to be followed up.
///
/// A niche takes part in the simulation by one of these and a line in `FollowUpTests`.
protocol FollowUpScenario: Sendable {
    static var niche: String { get }

    /// Sets the tenant up.
    init(_ lab: PluginLab, _ tenant: LabTenant) async throws
    func begin(
        _ number: Int, in lab: PluginLab, _ random: inout SeededRandom
    ) async throws -> FollowUpCase
    /// What is wrong with a message that was sent at this moment; `nil` where nothing is.
    func fault(in message: JSONValue, at moment: Date) -> String?
    /// What is owed is known by this; `nil` for a message that is no customer's.
    func key(of message: JSONValue) -> String?
    /// Whether a message answers what was done rather than follows it up.
    func isAtOnce(_ key: String) -> Bool
}

/// Of the tenants' walls: Berlin's, whose clocks are changed twice a year.
let followUpZone = TimeZone(identifier: "Europe/Berlin")!

extension FollowUpScenario {
    func fault(in message: JSONValue, at moment: Date) -> String? { nil }

    func key(of message: JSONValue) -> String? { message["key"]?.string }

    func isAtOnce(_ key: String) -> Bool { false }
}

/// Draws the same for the same seed.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
}

/// Many customers' cases over weeks in which servers die, restart and run side by side, and the clock jumps to and fro.
/// Several niches' cases run in one server, each with a tenant of its own.
struct FollowUpSimulation {
    /// Of each niche.
    let cases: Int
    let seed: UInt64
    /// The first day on which the clocks have changed.
    let change: CalendarDay
    /// How long cases begin, half of it before the clocks change. Fewer cases come closer together.
    var days: Double { min(20, max(4, Double(cases) / 25)) }
    /// And the clock goes faster.
    private var pace: Double { cases < 100 ? 2 : 1 }

    private struct Died: Error {}

    /// What is owed now, and what came of what was.
    private struct Ledger {
        var pending: [Int: [Owed]] = [:]
        var sent: Set<String> = []
        var missed: Set<String> = []
        /// Whether they were in time depends on a draw.
        var either: Set<String> = []

        /// Everything that is due is done at this moment, or never.
        mutating func work(at moment: Date, dying: Bool) {
            for (number, all) in pending {
                var left = all.filter { $0.due > moment }
                for owed in all where owed.due <= moment {
                    let isInTime = moment < owed.until
                    if let key = owed.key {
                        if !isInTime {
                            missed.insert(key)
                        } else if dying, owed.until.timeIntervalSince(moment) < FollowUpSimulation.settling {
                            either.insert(key)
                        } else {
                            sent.insert(key)
                        }
                    }
                    if isInTime { left += owed.next(moment) }
                }
                pending[number] = left.isEmpty ? nil : left
            }
        }
    }

    /// A niche that takes part.
    private struct Part {
        let scenario: any FollowUpScenario
        let tenant: LabTenant
        var ledger = Ledger()
        var acts: [(number: Int, act: FollowUpCase.Act)] = []
        var begun = 0

        var isOver: Bool { ledger.pending.isEmpty && acts.isEmpty }
    }

    /// So long what died is tried again before the test goes on.
    private static let settling: TimeInterval = 900
    /// In hours; now and then a server is down for half a day.
    private static let jumps = [-1, 0.5, 1, 1, 1.5, 1.5, 1.6]
    private static let outage = 11.0

    struct Outcome: CustomStringConvertible {
        var sent = 0
        var missed = 0
        var either = 0
        var rounds = 0
        var restarts = 0
        var deaths = 0

        var description: String {
            "\(sent) sent once, \(missed) too late to be said, \(either) by chance; "
                + "\(rounds) rounds, \(restarts) restarts, \(deaths) deaths in the middle"
        }
    }

    func run(_ scenarios: [any FollowUpScenario.Type], _ niches: [any Plugin.Type]) async throws -> Outcome {
        var random = SeededRandom(seed)
        let begin = change.adding(-Int(days / 2)).moment(WallTime("12:00")!, in: followUpZone)
        let deaths = Deaths(seed)
        let outbox = Outbox { note, session in
            try Outbox.notices.put(note, session)
            if deaths.draw() { throw Died() }
        }
        var outcome = Outcome()
        try await PluginLab.with(niches, at: begin, outbox: outbox) { lab in
            var parts: [Part] = []
            for scenario in scenarios {
                let tenant = try await lab.tenant(scenario.niche, [scenario.niche])
                parts.append(Part(scenario: try await scenario.init(lab, tenant), tenant: tenant))
            }
            while parts.contains(where: { $0.begun < cases || !$0.isOver }) {
                outcome.rounds += 1
                let hours = random.chance(0.02) ? Self.outage : Self.jumps.randomElement(using: &random) ?? 1
                lab.clock.advance(hours: hours * pace * Double.random(in: 0.8...1.2, using: &random))
                let isHeard = parts.contains { $0.acts.contains { $0.act.isHeard && $0.act.at <= lab.clock.now } }
                if isHeard { try await work(lab, &parts) }
                let share = min(1, lab.clock.now.timeIntervalSince(begin) / (days * 86_400))
                for index in parts.indices {
                    try await act(&parts[index], in: lab)
                    try await self.begin(share, &parts[index], in: lab, &random)
                }
                if random.chance(0.04) {
                    try await PluginLab.restart(&lab)
                    outcome.restarts += 1
                }
                let isDying = random.chance(0.25)
                deaths.share = isDying ? 0.08 : 0
                try await work(lab, &parts, dying: isDying)
                deaths.share = 0
                if isDying { try await settle(lab, &parts) }
            }
            outcome.deaths = deaths.count
            for part in parts { try await check(part, lab, &outcome) }
        }
        return outcome
    }

    private func act(_ part: inout Part, in lab: PluginLab) async throws {
        for (number, act) in part.acts where act.at <= lab.clock.now {
            if let owed = try await act.run(lab) { part.ledger.pending[number] = owed }
        }
        part.acts.removeAll { $0.act.at <= lab.clock.now }
    }

    /// As many cases as should have begun when so much of the time is over.
    private func begin(
        _ share: Double, _ part: inout Part, in lab: PluginLab, _ random: inout SeededRandom
    ) async throws {
        while part.begun < Int((Double(cases) * share).rounded(.up)), part.begun < cases {
            let made = try await part.scenario.begin(part.begun, in: lab, &random)
            part.ledger.pending[part.begun] = made.owed
            if let act = made.act { part.acts.append((part.begun, act)) }
            part.begun += 1
        }
    }

    /// Two servers side by side.
    private func work(_ lab: PluginLab, _ parts: inout [Part], dying: Bool = false) async throws {
        let host = lab.installation.plugins
        async let one: Void = PluginScheduler(host).runOnce()
        async let two: Void = PluginScheduler(host).runOnce()
        _ = try await (one, two)
        for index in parts.indices { parts[index].ledger.work(at: lab.clock.now, dying: dying) }
    }

    private func settle(_ lab: PluginLab, _ parts: inout [Part]) async throws {
        for _ in 0..<40 {
            var failed = 0
            for part in parts {
                failed += try await lab.installation.database.withReadOnlySession(for: part.tenant.context) { session in
                    try session.queryFirst(
                        """
                        select count(*) as n from scheduled_work
                        where tenant_id = \(part.tenant.context.id) and attempts > 0 and dead_at is null
                        """
                    ) { row throws(StorageError) in try row.integer("n") } ?? 0
                }
            }
            if failed == 0 { return }
            lab.clock.advance(hours: 0.1)
            try await work(lab, &parts)
        }
    }

    private func check(_ part: Part, _ lab: PluginLab, _ outcome: inout Outcome) async throws {
        let (scenario, ledger, niche) = (part.scenario, part.ledger, type(of: part.scenario).niche)
        let notices = try await lab.installation.database.withReadOnlySession(for: part.tenant.context) { session in
            try session.notices(of: niche, limit: 100_000).filter { $0.kind == "message" }
        }
        var times: [String: Int] = [:]
        var faults: [String] = []
        for notice in notices {
            let message = try JSONValue(json: Data(notice.data.text.utf8))
            guard let key = scenario.key(of: message) else { continue }
            times[key, default: 0] += 1
            let moment = message["at"]?.string.flatMap(WireFormat.moment) ?? notice.createdAt
            if let fault = scenario.fault(in: message, at: moment) { faults.append(fault) }
        }
        let either = ledger.either.subtracting(ledger.sent)
        let unsent = ledger.sent.filter { times[$0] != 1 }
        let unwanted = ledger.missed.subtracting(either).filter { times[$0, default: 0] != 0 }
        #expect(unsent.isEmpty, "\(niche), not once: \(unsent.prefix(5).map { "\($0): \(times[$0] ?? 0)" })")
        #expect(unwanted.isEmpty, "\(niche), too late: \(unwanted.prefix(5))")
        #expect(either.allSatisfy { times[$0, default: 0] <= 1 })
        #expect(either.count * 20 <= ledger.sent.count + 20, "chance decides next to nothing")
        #expect(ledger.sent.count * 2 >= cases, "\(niche): the run was worth it")
        #expect(faults.isEmpty, "\(faults.prefix(5))")
        let known = ledger.sent.union(ledger.missed).union(either)
        let strange = times.keys.filter { !known.contains($0) && !scenario.isAtOnce($0) }
        #expect(strange.isEmpty, "\(niche), owed to nobody: \(strange.prefix(5))")
        outcome.sent += ledger.sent.count
        outcome.missed += ledger.missed.count
        outcome.either += either.count
    }
}

/// Makes a share of the niche's messages the last thing that a transaction does.
private final class Deaths: Sendable {
    private let state: Mutex<(random: SeededRandom, share: Double, count: Int)>

    init(_ seed: UInt64) { state = Mutex((SeededRandom(seed &+ 7), 0, 0)) }

    var share: Double {
        get { state.withLock { $0.share } }
        set { state.withLock { $0.share = newValue } }
    }

    var count: Int { state.withLock { $0.count } }

    func draw() -> Bool {
        state.withLock { state in
            guard state.share > 0, state.random.chance(state.share) else { return false }
            state.count += 1
            return true
        }
    }
}
