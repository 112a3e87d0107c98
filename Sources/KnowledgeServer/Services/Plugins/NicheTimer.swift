import CSystem
import Dispatch
import Foundation
import Synchronization

/// Gives a piece of a niche's code its time.
///
/// Code cannot be stopped from outside, so a piece that overruns is given up: its caller has been answered, its thread is
/// put behind all others and never comes back from here, and so nothing that it did is committed.
final class NicheTimer: Sendable {
    private enum State {
        case idle
        case running(thread: Int32)
        case ended, overran
    }

    private let limit: Duration
    private let onOverrun: @Sendable () -> Void
    private let state = Mutex(State.idle)

    init(limit: Duration, onOverrun: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.onOverrun = onOverrun
    }

    /// Runs the piece on this thread; its time begins now, however long it has waited for a connection.
    ///
    /// - Parameter limit: where this piece has more than the timer's.
    func time<Value>(within limit: Duration? = nil, _ piece: () throws -> Value) throws -> Value {
        state.withLock { $0 = .running(thread: csystem_thread()) }
        let limit = limit ?? self.limit
        DispatchQueue.global().asyncAfter(deadline: .now() + limit / .seconds(1)) { self.overrun() }
        let outcome = Result { try piece() }
        let isInTime = state.withLock { state in
            guard case .running = state else { return false }
            state = .ended
            return true
        }
        while !isInTime { Thread.sleep(forTimeInterval: 3_600) }
        return try outcome.get()
    }

    private func overrun() {
        let overran = state.withLock { state in
            guard case .running(let thread) = state else { return false }
            _ = csystem_lower_thread(thread)
            state = .overran
            return true
        }
        if overran { onOverrun() }
    }
}
