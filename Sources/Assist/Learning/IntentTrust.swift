import Foundation
import Knowledge

/// How a draft of an intent reaches the customer.
public enum TrustMode: String, Codable, Sendable, CaseIterable {
    /// An agent looks at it first.
    case suggest
    /// It goes by itself.
    case auto
    /// None is offered.
    case off
}

/// What an agent made of a draft, as trust sees it.
public enum TrustOutcome: String, Codable, Sendable {
    /// Sent as it was.
    case accepted
    /// Sent, but not as it was.
    case edited
    /// Not sent, for a reason that is no wrong answer.
    case rejected
    /// The answer was wrong.
    case wrong
}

/// What a judgement changed.
public enum TrustChange: String, Codable, Sendable {
    case raised
    case lowered
}

/// When an intent's replies may go by themselves.
public struct TrustRules: Hashable, Sendable {
    /// From a day on, what the last judgements have to look like.
    public struct Step: Hashable, Sendable {
        public let day: Int
        /// So many of the last judgements are looked at; fewer are not enough.
        public let judged: Int
        /// Share of them sent as they were.
        public let accepted: Double
        /// Share of them sent at all.
        public let sent: Double
    }

    /// In the first week everything is suggested; in the second, what agents send as it is may go by itself; in the third
    /// and fourth, what they hardly change; from the second month on, what they send.
    public let steps: [Step]
    /// At most this share of the tenant's replies goes by itself. It is kept when a reply is sent, not when an intent earns
    /// its mode: a tenant whose customers ask one thing alone would otherwise never come to trust it.
    public let largestShare: Double
    /// Days at `auto` after which one setback is forgotten.
    public let daysToForget: Int

    public static let standard = TrustRules(
        steps: [
            Step(day: 7, judged: 10, accepted: 0.95, sent: 0.95),
            Step(day: 14, judged: 15, accepted: 0.75, sent: 0.9),
            Step(day: 28, judged: 20, accepted: 0.5, sent: 0.85),
        ], largestShare: 0.6, daysToForget: 28)

    /// Whether one more may go by itself, where so many of the replies, this one among them, did.
    public func allowsAnother(sent: Int, of replies: Int) -> Bool {
        Double(sent + 1) <= largestShare * Double(replies)
    }

    /// The judgements that any step can look at.
    public static let window = 40
}

/// How much one intent of one tenant is trusted, decided in values: time and judgements come in, a change comes out.
///
/// A wrong answer takes the intent back to `suggest` at once; its clock starts again, and each further setback asks for
/// twice as many good judgements as the one before.
public struct IntentTrust: Codable, Hashable, Sendable {
    /// Earned.
    public private(set) var earned: TrustMode = .suggest
    /// Set by the tenant; counts for more than what was earned.
    public var pin: TrustMode?
    /// When the clock of the steps started: the first judgement, or the last setback.
    public private(set) var clock: Date
    /// When `earned` changed last.
    public private(set) var since: Date
    public private(set) var setbacks = 0
    /// The last judgements, newest last, none from before the last setback.
    public private(set) var recent: [TrustOutcome] = []

    public init(at moment: Date) {
        clock = moment
        since = moment
    }

    /// What applies now.
    public var mode: TrustMode { pin ?? earned }

    public mutating func record(
        _ outcome: TrustOutcome, at moment: Date, rules: TrustRules = .standard
    ) -> TrustChange? {
        if outcome == .wrong { return fall(at: moment) }
        recent = Array((recent + [outcome]).suffix(TrustRules.window))
        if earned == .auto {
            forgive(at: moment, rules)
            return holds(rules) ? nil : fall(at: moment)
        }
        guard rules.steps.contains(where: { isReached($0, at: moment) }) else { return nil }
        earned = .auto
        since = moment
        return .raised
    }

    /// A pin is the tenant's word: what is pinned to `auto` stays so, and loses only what it had earned.
    private mutating func fall(at moment: Date) -> TrustChange? {
        let wasAuto = mode == .auto
        earned = .suggest
        clock = moment
        since = moment
        setbacks += 1
        recent = []
        return wasAuto && mode != .auto ? .lowered : nil
    }

    private mutating func forgive(at moment: Date, _ rules: TrustRules) {
        guard setbacks > 0, days(since, moment) >= Double(rules.daysToForget) else { return }
        setbacks -= 1
        since = moment
    }

    private func isReached(_ step: TrustRules.Step, at moment: Date) -> Bool {
        days(clock, moment) >= Double(step.day) && meets(step, judged: needed(step))
    }

    /// Twice as many for each setback, as far as the window goes.
    private func needed(_ step: TrustRules.Step) -> Int {
        min(TrustRules.window, step.judged << min(setbacks, 8))
    }

    /// What let it go by itself has to stay so, by the mildest step: trust that was earned is not lost over one edit.
    private func holds(_ rules: TrustRules) -> Bool {
        guard let mildest = rules.steps.last, recent.count >= mildest.judged else { return true }
        return meets(mildest, judged: mildest.judged)
    }

    private func meets(_ step: TrustRules.Step, judged: Int) -> Bool {
        guard recent.count >= judged else { return false }
        let last = recent.suffix(judged)
        let accepted = Double(last.count { $0 == .accepted }) / Double(judged)
        let sent = Double(last.count { $0 != .rejected }) / Double(judged)
        return accepted >= step.accepted && sent >= step.sent
    }

    private func days(_ start: Date, _ end: Date) -> Double { end.timeIntervalSince(start) / 86_400 }
}
