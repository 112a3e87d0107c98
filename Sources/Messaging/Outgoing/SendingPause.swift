import Foundation
import Schedule

/// How long a message waits after an attempt that failed: from half a minute to four hours, doubling.
public enum SendingPause {
    /// - Parameter attempts: those that were made, at least one.
    public static func after(_ attempts: Int, seed: UInt64) -> TimeInterval {
        var policy = RetryPolicy(attempts: .max, base: .seconds(60), ceiling: .seconds(4 * 3_600), seed: seed)
        var pause: Duration = .seconds(60)
        for _ in 0..<max(1, min(attempts, MessageProgress.mostAttempts)) {
            if case .retry(let after) = policy.attemptFailed() { pause = after }
        }
        return pause / .seconds(1)
    }
}
