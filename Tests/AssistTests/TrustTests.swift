import Foundation
import Testing

@testable import Assist

@Suite struct `Trust in an intent` {
    private let start = Date(timeIntervalSince1970: 1_760_000_000)

    private func day(_ number: Double) -> Date { start + number * 86_400 }

    /// Judged once on each of these days.
    private func judged(_ outcomes: [TrustOutcome], on days: [Double]) -> (IntentTrust, [TrustChange?]) {
        var trust = IntentTrust(at: start)
        let changes = zip(outcomes, days).map { trust.record($0, at: day($1)) }
        return (trust, changes)
    }

    @Test func `is all suggestion in the first week, however good the drafts are`() {
        let (trust, changes) = judged(Array(repeating: .accepted, count: 40), on: Array(repeating: 6.9, count: 40))
        #expect(trust.mode == .suggest)
        #expect(changes.allSatisfy { $0 == nil })
    }

    @Test func `lets what agents send as it is go by itself in the second week`() {
        let days = Array(repeating: 3.0, count: 9) + [7.0]
        let (trust, changes) = judged(Array(repeating: .accepted, count: 10), on: days)
        #expect(changes.last == .raised)
        #expect(trust.mode == .auto)
    }

    @Test(arguments: [(8.0, TrustMode.suggest), (14.0, .auto)])
    func `lets what agents change now and then go from the third week on`(_ last: Double, _ mode: TrustMode) {
        let outcomes: [TrustOutcome] = Array(repeating: .accepted, count: 12) + [.edited, .edited, .accepted]
        let (trust, _) = judged(outcomes, on: Array(repeating: 5, count: 14) + [last])
        #expect(trust.mode == mode)
    }

    @Test(arguments: [(20.0, TrustMode.suggest), (28.0, .auto)])
    func `lets what agents often change go from the second month on`(_ last: Double, _ mode: TrustMode) {
        var outcomes: [TrustOutcome] = []
        for _ in 0..<10 { outcomes += [.accepted, .edited] }
        outcomes[3] = .rejected
        let (trust, _) = judged(outcomes + [.accepted], on: Array(repeating: 5, count: 20) + [last])
        #expect(trust.mode == mode)
    }

    @Test func `is earned by a tenant's only intent as well, and leaves two of five replies to agents`() {
        let (trust, _) = judged(Array(repeating: .accepted, count: 10), on: Array(repeating: 8, count: 10))
        #expect(trust.mode == .auto)
        var sent = 0
        for replies in 1...100 where TrustRules.standard.allowsAnother(sent: sent, of: replies) { sent += 1 }
        #expect(sent == 60)
    }

    @Test func `falls at one wrong answer, and comes back by steps that are twice as long`() {
        var (trust, _) = judged(Array(repeating: .accepted, count: 10), on: Array(repeating: 8, count: 10))
        #expect(trust.mode == .auto)
        #expect(trust.record(.wrong, at: day(9)) == .lowered)
        #expect(trust.mode == .suggest)
        // A week later ten good ones, which were enough the first time, are not.
        for _ in 0..<19 { #expect(trust.record(.accepted, at: day(17)) == nil) }
        #expect(trust.record(.accepted, at: day(17)) == .raised)
        #expect(trust.setbacks == 1)
        // The clock had started again: on the sixth day after the fall nothing would have helped.
        #expect(trust.clock == day(9))
    }

    @Test func `falls when too much of it is not sent any more`() {
        var (trust, _) = judged(Array(repeating: .accepted, count: 10), on: Array(repeating: 8, count: 10))
        var changes: [TrustChange?] = []
        for _ in 0..<10 { changes.append(trust.record(.rejected, at: day(20))) }
        #expect(changes.contains(.lowered))
        #expect(trust.earned == .suggest)
    }

    @Test func `forgets a setback after a month of going well`() {
        var trust = IntentTrust(at: start)
        #expect(trust.record(.wrong, at: start) == nil)
        for _ in 0..<20 { _ = trust.record(.accepted, at: day(8)) }
        #expect(trust.mode == .auto && trust.setbacks == 1)
        _ = trust.record(.accepted, at: day(36))
        #expect(trust.setbacks == 0)
    }

    @Test func `is the tenant's to pin, and earned meanwhile`() {
        var trust = IntentTrust(at: start)
        trust.pin = .off
        for _ in 0..<10 { _ = trust.record(.accepted, at: day(8)) }
        #expect(trust.mode == .off)
        trust.pin = nil
        #expect(trust.mode == .auto)
        trust.pin = .auto
        #expect(trust.record(.wrong, at: day(9)) == nil)
        #expect(trust.mode == .auto && trust.earned == .suggest)
    }

    @Test func `is kept and read back whole`() throws {
        let (trust, _) = judged([.accepted, .edited, .rejected, .wrong, .accepted], on: [1, 2, 3, 4, 5])
        let copy = try JSONDecoder().decode(IntentTrust.self, from: JSONEncoder().encode(trust))
        #expect(copy == trust)
    }
}
