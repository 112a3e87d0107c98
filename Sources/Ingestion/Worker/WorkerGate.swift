import Synchronization

/// Lets a fixed number of tasks through at a time, in the order they came. A waiting task that is cancelled leaves.
package final class WorkerGate: Sendable {
    private struct State {
        var free: Int
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        var nextTicket = 0
        /// Cancelled before they began to wait.
        var gone: Set<Int> = []
    }

    private let state: Mutex<State>

    package init(width: Int) { state = Mutex(State(free: max(1, width))) }

    /// - Returns: false if the task was cancelled before its turn; otherwise ``leave()`` must follow.
    package func enter() async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        // A task cancelled just after its turn came leaves its ticket behind.
        defer { state.withLock { state in _ = state.gone.remove(ticket) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Bool? in
                    if state.gone.remove(ticket) != nil { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiting.append((ticket, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> CheckedContinuation<Bool, Never>? in
                guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                    state.gone.insert(ticket)
                    return nil
                }
                return state.waiting.remove(at: index).continuation
            }
            waiter?.resume(returning: false)
        }
    }

    package func leave() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
