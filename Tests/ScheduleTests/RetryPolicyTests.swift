import Schedule
import Testing

@Suite struct `A retry policy` {
    @Test(arguments: [1, 2, 5, 40])
    func `makes its attempts and then gives up`(attempts: Int) {
        var policy = RetryPolicy(attempts: attempts, base: .milliseconds(100), ceiling: .seconds(30), seed: 1)
        for _ in 1..<attempts { #expect(policy.attemptFailed() != .giveUp) }
        #expect(policy.attemptFailed() == .giveUp)
        #expect(policy.attemptFailed() == .giveUp)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `waits between half of its step and the whole, and never above the ceiling`(seed: UInt64) {
        var policy = RetryPolicy(attempts: 70, base: .milliseconds(100), ceiling: .seconds(8), seed: seed)
        var step = Duration.milliseconds(100)
        for _ in 1..<70 {
            guard case .retry(let wait) = policy.attemptFailed() else {
                Issue.record("gave up early")
                return
            }
            #expect(wait >= step / 2 && wait <= step)
            step = min(step * 2, .seconds(8))
        }
    }

    @Test func `plans the same waits from the same seed, others from another`() {
        func waits(_ seed: UInt64) -> [RetryPolicy.Action] {
            var policy = RetryPolicy(attempts: 10, base: .seconds(1), ceiling: .seconds(60), seed: seed)
            return (0..<10).map { _ in policy.attemptFailed() }
        }
        #expect(waits(4) == waits(4))
        #expect(waits(4) != waits(5))
    }

    @Test func `begins anew after a success`() {
        var policy = RetryPolicy(attempts: 2, base: .seconds(1), ceiling: .seconds(60), seed: 1)
        for _ in 0..<5 {
            #expect(policy.attemptFailed() != .giveUp)
            policy.attemptSucceeded()
        }
        #expect(policy.failures == 0)
    }
}
