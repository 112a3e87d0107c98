/// When a failed attempt is made again: exponential back-off with jitter, decided in values.
///
/// The waits double from `base` up to `ceiling`; each is drawn evenly from the upper half of its step ("equal jitter"),
/// so that many clients that failed together do not come back together. The draw follows from the seed, so a schedule
/// can be told beforehand.
public struct RetryPolicy: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        case retry(after: Duration)
        case giveUp
    }

    /// How many attempts there are in all, the first one included.
    public let attempts: Int
    public let base: Duration
    public let ceiling: Duration
    /// Attempts that failed since the last success.
    public private(set) var failures = 0
    private var state: UInt64

    public init(attempts: Int, base: Duration, ceiling: Duration, seed: UInt64) {
        precondition(attempts > 0 && base > .zero && ceiling >= base, "a policy makes an attempt and waits for it")
        self.attempts = attempts
        self.base = base
        self.ceiling = ceiling
        state = seed
    }

    /// What to do after an attempt failed.
    public mutating func attemptFailed() -> Action {
        failures += 1
        guard failures < attempts else { return .giveUp }
        let step = step(failures)
        return .retry(after: step / 2 + step / 2 * fraction())
    }

    /// Forgets the failures: the next one is the first again.
    public mutating func attemptSucceeded() { failures = 0 }

    /// The longest wait after so many failures, without overflow however many there were.
    private func step(_ failures: Int) -> Duration {
        var step = base
        for _ in 1..<failures where step < ceiling { step *= 2 }
        return min(step, ceiling)
    }

    /// In [0, 1): SplitMix64 (Steele, Lea and Flood 2014).
    private mutating func fraction() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return Double(z >> 11) * 0x1p-53
    }
}
