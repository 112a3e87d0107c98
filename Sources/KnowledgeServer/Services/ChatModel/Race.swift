import Synchronization

/// Whichever of several pieces of work settles first.
enum Race {
    /// The outcome of the first to end; the others are cancelled and not waited for, even where they do not listen.
    static func first<Value: Sendable>(_ bodies: [@Sendable () async throws -> Value]) async throws -> Value {
        let finish = Finish<Value>()
        let tasks = bodies.map { body in
            Task {
                do { finish.settle(.success(try await body())) } catch { finish.settle(.failure(error)) }
            }
        }
        defer { for task in tasks { task.cancel() } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { finish.wait($0) }
        } onCancel: {
            finish.settle(.failure(CancellationError()))
        }
    }

    private final class Finish<Value: Sendable>: Sendable {
        private struct State {
            var outcome: Result<Value, any Error>?
            var waiting: CheckedContinuation<Value, any Error>?
        }

        private let state = Mutex(State())

        func settle(_ outcome: Result<Value, any Error>) {
            let waiting = state.withLock { state in
                guard state.outcome == nil else { return nil as CheckedContinuation<Value, any Error>? }
                state.outcome = outcome
                return state.waiting
            }
            waiting?.resume(with: outcome)
        }

        func wait(_ continuation: CheckedContinuation<Value, any Error>) {
            let outcome = state.withLock { state in
                state.waiting = continuation
                return state.outcome
            }
            if let outcome { continuation.resume(with: outcome) }
        }
    }
}
