import CPq
import Dispatch
import Synchronization

/// Lets another thread stop what a connection is doing, and only that.
///
/// Each piece of work has a number. A cancellation that comes late finds another number and does nothing, so it can
/// never hit the statement of the connection's next user.
final class Cancellation: Sendable {
    typealias Work = Int

    /// `PQcancel` may be called from any thread; the pointer is only used under the lock.
    private struct State: @unchecked Sendable {
        var canceller: OpaquePointer?
        var current: Work = 0
        var isWorking = false
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// Takes over a fresh connection's `PGcancel`, and frees the one before.
    func attach(_ canceller: OpaquePointer?) {
        nonisolated(unsafe) let canceller = canceller  // owned by the state from here on
        state.withLock { state in
            PQfreeCancel(state.canceller)
            state.canceller = canceller
        }
    }

    func begin() -> Work {
        state.withLock { state in
            state.current += 1
            state.isWorking = true
            state.isCancelled = false
            return state.current
        }
    }

    /// Returns once no cancellation of this work can reach the server any more.
    func end() { state.withLock { $0.isWorking = false } }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Never blocks its caller. `PQcancel` connects, and returns when the server has passed the signal on; the lock is
    /// held meanwhile, so that the work cannot end and hand over its connection in between.
    ///
    /// A signal that reaches the server just before the statement does is lost, so it is repeated until the work ends.
    func cancel(_ work: Work) {
        DispatchQueue.global().async { [self] in
            guard signal(work) else { return }
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(100)) { self.cancel(work) }
        }
    }

    private func signal(_ work: Work) -> Bool {
        state.withLock { state in
            guard state.isWorking, state.current == work else { return false }
            state.isCancelled = true
            var message = [CChar](repeating: 0, count: 256)
            _ = PQcancel(state.canceller, &message, Int32(message.count))
            return true
        }
    }
}
