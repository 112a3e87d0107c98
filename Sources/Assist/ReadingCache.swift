import Knowledge
import Synchronization

/// Readings of passages that were met of late: one reply looks at a passage once for its ranking and once for each part of
/// the message, and customers keep asking about the same ones.
final class ReadingCache: Sendable {
    /// Some ten kilobytes each.
    private static let most = 2_048

    /// The passages of two generations: where the younger is full, the elder is forgotten.
    private struct State {
        var young: [Passage: Reading] = [:]
        var old: [Passage: Reading] = [:]
    }

    private let state = Mutex(State())

    /// - Parameter make: outside of the lock; two who need one at once may both make it.
    func reading(of passage: Passage, _ make: (Passage) -> Reading) -> Reading {
        if let known = state.withLock({ $0.young[passage] ?? $0.old[passage] }) { return known }
        let made = make(passage)
        state.withLock { state in
            if state.young.count >= Self.most / 2 {
                state.old = state.young
                state.young = [:]
            }
            state.young[passage] = made
        }
        return made
    }
}
