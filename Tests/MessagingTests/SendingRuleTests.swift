import Foundation
import Knowledge
import Messaging
import Schedule
import Testing

/// The rule against one that reads the requirements off minute by minute and cares for nothing else.
@Suite struct `The sending rule` {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let zones = ["Europe/Istanbul", "Europe/Berlin", "America/New_York", "Asia/Riyadh", "UTC"]

    /// Whole minutes around a change of the clocks in Berlin, so that the reference can walk them.
    private static func moment(_ random: inout Random) -> Date {
        Date(timeIntervalSince1970: 1_774_700_000 - 1_774_700_000.truncatingRemainder(dividingBy: 60))
            .addingTimeInterval(Double(Int.random(in: 0..<(4 * 1_440), using: &random)) * 60)
    }

    private static func facts(_ random: inout Random, now: Date) -> SendingFacts {
        func minutes(_ range: Range<Int>) -> Date {
            now.addingTimeInterval(Double(Int.random(in: range, using: &random)) * 60)
        }
        let channels: [SendingFacts.Channel?] = [
            nil, .open, .window(lastCustomerMessage: nil), .window(lastCustomerMessage: minutes(-3_000..<1)),
            .window(lastCustomerMessage: minutes(-1_442 ..< -1_438)), .window(lastCustomerMessage: now),
        ]
        let templates: [SendingFacts.Template?] =
            [nil, .missing, .inactive] + TemplateApproval.allCases.map { .present($0) }
        var facts = SendingFacts(
            purpose: MessagePurpose.allCases.randomElement(using: &random) ?? .service,
            due: minutes(-600..<300), expires: Bool.random(using: &random) ? minutes(-300..<900) : nil,
            channel: channels.randomElement(using: &random) ?? nil, hasText: Bool.random(using: &random))
        facts.template = templates.randomElement(using: &random) ?? nil
        facts.consent = [true, true, false, nil].randomElement(using: &random) ?? nil
        facts.hasAddress = Int.random(in: 0..<10, using: &random) > 0
        facts.lacksVariables = Int.random(in: 0..<10, using: &random) == 0
        if Int.random(in: 0..<4, using: &random) == 0 {
            facts.optOuts = [OptOutScope.allCases.randomElement(using: &random) ?? .all]
        }
        for _ in 0..<Int.random(in: 0..<3, using: &random) {
            facts.usedUp.append(
                .init(
                    isOfCustomer: Bool.random(using: &random), since: minutes(-200..<1),
                    window: Double(Int.random(in: 1..<240, using: &random)) * 60))
        }
        return facts
    }

    /// - Returns: `send`, `wait`, `expire` or `suppress`, and until when.
    private static func reference(
        _ facts: SendingFacts, _ rule: SendingRule, at now: Date
    ) -> (word: String, until: Date?) {
        var isBarred = facts.channel == nil || !facts.hasAddress || facts.lacksVariables
        for scope in facts.optOuts where scope == .all || facts.purpose == .marketing { isBarred = true }
        switch facts.consent {
        case .some(false): isBarred = true
        case nil where rule.consentNeeded.contains(facts.purpose): isBarred = true
        default: break
        }
        if isBarred { return ("suppress", nil) }
        // Minute by minute: the first at which every clause lets it go.
        var minute = now
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = rule.timeZone
        while true {
            let parts = calendar.dateComponents([.hour, .minute], from: minute)
            let wall = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
            let isQuiet =
                rule.quietHours.map { quiet in
                    quiet.from < quiet.to
                        ? quiet.from <= wall && wall < quiet.to : quiet.from <= wall || wall < quiet.to
                } ?? false
            let isFull = facts.usedUp.contains { minute < $0.since.addingTimeInterval($0.window) }
            if !isQuiet, !isFull, minute >= facts.due { break }
            minute = minute.addingTimeInterval(60)
        }
        if let expires = facts.expires, minute >= expires { return ("expire", nil) }
        if minute > now { return ("wait", minute) }
        return (hasForm(facts, at: now) ? "send" : "suppress", nil)
    }

    private static func hasForm(_ facts: SendingFacts, at now: Date) -> Bool {
        var isApproved = false
        var isUsable = false
        if case .present(let approval)? = facts.template {
            isApproved = approval == .approved
            isUsable = approval != .rejected
        }
        switch facts.channel {
        case .open?: return facts.hasText || isUsable
        case .window(let last?)?:
            let age = now.timeIntervalSince(last)
            return age >= 0 && age < 86_400 ? facts.hasText || isUsable : isApproved
        case .window(nil)?: return isApproved
        case nil: return false
        }
    }

    @Test(arguments: 0..<8)
    func `decides as a walk through the minutes does`(seed: Int) {
        var random = Random(state: UInt64(seed) &* 7_919)
        var words: [String: Int] = [:]
        for _ in 0..<2_500 {
            let now = Self.moment(&random)
            let zone = TimeZone(identifier: Self.zones.randomElement(using: &random) ?? "UTC") ?? .gmt
            var rule = SendingRule(timeZone: zone)
            if Bool.random(using: &random) {
                rule.quietHours = QuietHours(
                    from: Int.random(in: 0..<1_440, using: &random), to: Int.random(in: 0..<1_440, using: &random))
            }
            if Bool.random(using: &random) { rule.consentNeeded = [.marketing, .reminder] }
            let facts = Self.facts(&random, now: now)
            let expected = Self.reference(facts, rule, at: now)
            let decision = rule.decision(on: facts, at: now)
            words[expected.word, default: 0] += 1
            switch decision {
            case .send(let form):
                #expect(expected.word == "send")
                #expect(form == .text ? facts.hasText || facts.template != nil : facts.template == .present(.approved))
            case .expire: #expect(expected.word == "expire", "\(facts)")
            case .suppress(let bars):
                #expect(expected.word == "suppress", "\(facts)")
                #expect(!bars.isEmpty && Set(bars).count == bars.count)
                #expect(bars.contains(.optedOut) == facts.optOuts.contains { $0.covers(facts.purpose) })
            case .wait(let until, let delays):
                #expect(expected.word == "wait" && expected.until == until, "\(facts) \(rule)")
                #expect(!delays.isEmpty && Set(delays).count == delays.count)
                // What waits until then goes then, or is barred by what time changes; it does not wait again.
                if case .wait = rule.decision(on: facts, at: until) { Issue.record("waits twice: \(facts)") }
            }
        }
        #expect(words.count == 4, "every kind of decision was met: \(words)")
    }

    @Test func `names every bar at once`() {
        var facts = SendingFacts(
            purpose: .marketing, due: .distantPast, channel: .window(lastCustomerMessage: nil), hasText: true)
        facts.optOuts = [.all]
        facts.hasAddress = false
        facts.template = .present(.submitted)
        #expect(
            SendingRule().decision(on: facts, at: Date())
                == .suppress([.optedOut, .consentMissing, .noAddress, .windowClosed, .templateNotApproved]))
    }

    @Test func `takes words of one's own up to the last second of a day, and a template from then on`() {
        let last = Date(timeIntervalSince1970: 1_800_000_000)
        var facts = SendingFacts(
            purpose: .service, due: last, channel: .window(lastCustomerMessage: last), hasText: true)
        facts.template = .present(.approved)
        #expect(SendingRule().decision(on: facts, at: last.addingTimeInterval(86_399)) == .send(.text))
        #expect(SendingRule().decision(on: facts, at: last.addingTimeInterval(86_400)) == .send(.template))
        facts.template = nil
        #expect(SendingRule().decision(on: facts, at: last.addingTimeInterval(86_400)) == .suppress([.windowClosed]))
    }

    @Test func `does not wait for a moment that is too late`() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        var facts = SendingFacts(purpose: .reminder, due: now, channel: .open, hasText: true)
        facts.expires = now.addingTimeInterval(3_600)
        facts.usedUp = [.init(isOfCustomer: true, since: now, window: 7_200)]
        #expect(SendingRule().decision(on: facts, at: now) == .expire)
        facts.expires = now.addingTimeInterval(7_201)
        #expect(
            SendingRule().decision(on: facts, at: now) == .wait(until: now.addingTimeInterval(7_200), [.customerRate]))
    }
}
