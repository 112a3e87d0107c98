import Dispatch
import Synchronization

/// Runs blocking work on serial queues of its own: interactive work first, then in the order of arrival.
final class WorkerPool: Sendable {
    private struct State {
        var line = WaitingLine()
        var idle: [DispatchQueue]
        var lastTicket: UInt64 = 0
    }

    let count: Int
    private let state: Mutex<State>

    init(workers: Int) {
        precondition(workers > 0, "an engine has at least one worker")
        count = workers
        let queues = (1...workers).map { DispatchQueue(label: "kaynak.embeddings.\($0)") }
        state = Mutex(State(idle: queues))
    }

    var backlog: (interactive: Int, bulk: Int) {
        state.withLock { ($0.line.interactive.count, $0.line.bulk.count) }
    }

    /// Waits in line, runs `work` on a worker and returns what it returns.
    ///
    /// Cancellation takes the work out of the line; where it has begun, its result is dropped.
    func run<Value: Sendable>(
        _ priority: TextEmbedder.Priority, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        let value = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
                let job = Job(
                    ticket: ticket,
                    run: { continuation.resume(with: Result { try work() }) },
                    cancel: { continuation.resume(throwing: CancellationError()) })
                enter(job, priority)
            }
        } onCancel: {
            state.withLock { $0.line.remove(ticket) }?.cancel()
        }
        try Task.checkCancellation()
        return value
    }

    /// Runs in the caller's task. The task is marked as cancelled before its handler is called, and both look under the
    /// lock: either the mark is seen here, or the handler finds the job in line.
    private func enter(_ job: Job, _ priority: TextEmbedder.Priority) {
        let (entered, worker) = state.withLock { state -> (Bool, DispatchQueue?) in
            guard !Task.isCancelled else { return (false, nil) }
            state.line.append(job, priority)
            return (true, state.idle.popLast())
        }
        guard entered else { return job.cancel() }
        if let worker { worker.async { self.work(on: worker) } }
    }

    /// A worker's turn: one job after another until the line is empty.
    private func work(on queue: DispatchQueue) {
        while let job = next(for: queue) { job.run() }
    }

    /// The next job; without one, the worker is idle again under the same lock, so that no arrival is missed.
    private func next(for queue: DispatchQueue) -> Job? {
        state.withLock { state in
            if let job = state.line.next() { return job }
            state.idle.append(queue)
            return nil
        }
    }
}

/// Work that waits. Exactly one of the two closures is called, once.
struct Job: Sendable {
    let ticket: UInt64
    let run: @Sendable () -> Void
    let cancel: @Sendable () -> Void
}

/// Who is next: interactive before bulk, each in the order of arrival.
struct WaitingLine: Sendable {
    private(set) var interactive: [Job] = []
    private(set) var bulk: [Job] = []

    mutating func append(_ job: Job, _ priority: TextEmbedder.Priority) {
        switch priority {
        case .interactive: interactive.append(job)
        case .bulk: bulk.append(job)
        }
    }

    mutating func next() -> Job? {
        if !interactive.isEmpty { return interactive.removeFirst() }
        return bulk.isEmpty ? nil : bulk.removeFirst()
    }

    /// The job of a ticket, taken out of the line; `nil` where it is not in it (any more).
    mutating func remove(_ ticket: UInt64) -> Job? {
        if let index = interactive.firstIndex(where: { $0.ticket == ticket }) { return interactive.remove(at: index) }
        if let index = bulk.firstIndex(where: { $0.ticket == ticket }) { return bulk.remove(at: index) }
        return nil
    }
}
