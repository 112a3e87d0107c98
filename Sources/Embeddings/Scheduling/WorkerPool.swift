import Dispatch
import Synchronization

/// The workers' threads, and the way in and out for callers. What runs when is ``Schedule``'s.
final class WorkerPool: Sendable {
    /// Encodes texts, calling the checkpoint some milliseconds apart.
    typealias Encode = @Sendable (_ tokenIDs: [[Int32]], EncodingMode, Request.Checkpoint) throws -> Matrix

    private struct State {
        var schedule: Schedule
        var encodedTokens = TextEmbedder.Load()
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>
    private let queues: [DispatchQueue]
    private let lastTicket = Atomic<UInt64>(0)
    private let now: @Sendable () -> ContinuousClock.Instant
    private let encode: Encode

    init(workers: Int, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }, encode: @escaping Encode) {
        precondition(workers > 0, "an engine has at least one worker")
        state = Mutex(State(schedule: Schedule(workers: workers)))
        // A serial queue of its own has a thread of its own while it has work: Swift's cooperative threads stay free.
        queues = (1...workers).map { DispatchQueue(label: "kaynak.embeddings.\($0)") }
        self.now = now
        self.encode = encode
    }

    var waiting: TextEmbedder.Load { state.withLock { $0.schedule.waiting } }
    var running: TextEmbedder.Load { state.withLock { $0.schedule.running } }
    var encodedTokens: TextEmbedder.Load { state.withLock { $0.encodedTokens } }

    /// Encodes texts in `parts`, each of which fits into one pass of the encoder.
    func encode(
        _ tokenIDs: [[Int32]], parts: [Range<Int>], mode: EncodingMode, dimension: Int,
        priority: TextEmbedder.Priority
    ) async throws -> Matrix {
        try await run { ticket, caller in
            Request(
                ticket: ticket, priority: priority, work: .texts(tokenIDs, parts: parts, mode), dimension: dimension,
                succeed: { caller.resume(returning: $0) }, fail: { caller.resume(throwing: $0) })
        }
    }

    /// Runs any blocking work on a worker.
    func perform<Value: Sendable>(
        _ priority: TextEmbedder.Priority, _ work: @escaping @Sendable (Request.Checkpoint) throws -> Value
    ) async throws -> Value {
        try await run { ticket, caller in
            let errand = Request.Work.errand { checkpoint in
                let result = Result { try work(checkpoint) }
                return { caller.resume(with: result) }
            }
            return Request(
                ticket: ticket, priority: priority, work: errand, fail: { caller.resume(throwing: $0) })
        }
    }

    /// Lets nobody in any more, tells who waits or runs so with a `CancellationError`, and returns when every worker has
    /// stopped.
    func close() async {
        for request in state.withLock({ $0.schedule.close() }) { request.end(throwing: CancellationError()) }
        await withCheckedContinuation { caller in
            let hasStopped = state.withLock { state in
                if !state.schedule.isIdle { state.closing.append(caller) }
                return state.schedule.isIdle
            }
            if hasStopped { caller.resume() }
        }
    }

    /// Waits for a request's end. Cancellation ends it at once; what runs for nobody else stops at its next checkpoint.
    private func run<Value: Sendable>(
        _ request: (UInt64, CheckedContinuation<Value, any Error>) -> Request
    ) async throws -> Value {
        let ticket = lastTicket.add(1, ordering: .relaxed).newValue
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(request(ticket, $0)) }
        } onCancel: {
            state.withLock { $0.schedule.remove(ticket) }?.end(throwing: CancellationError())
        }
    }

    /// Runs in the caller's task. The task is marked as cancelled before its handler is called, and both look under the
    /// lock: either the mark is seen here, or the handler finds the request.
    private func enter(_ request: Request) {
        let begun = state.withLock { state -> [(worker: Int, pass: Pass)]? in
            guard !Task.isCancelled, !state.schedule.isClosed else { return nil }
            return state.schedule.enter(request, at: now())
        }
        guard let begun else { return request.end(throwing: CancellationError()) }
        for (worker, pass) in begun { queues[worker].async { self.work(worker, beginningWith: pass) } }
    }

    /// One pass after another until the worker is idle.
    private func work(_ worker: Int, beginningWith first: Pass) {
        var pass: Pass? = first
        while let current = pass {
            run(current, on: worker)
            pass = next(for: worker)
        }
    }

    private func next(for worker: Int) -> Pass? {
        let (pass, closing) = state.withLock { state -> (Pass?, [CheckedContinuation<Void, Never>]) in
            let pass = state.schedule.next(for: worker, at: now())
            guard state.schedule.isIdle else { return (pass, []) }
            defer { state.closing = [] }
            return (pass, state.closing)
        }
        for caller in closing { caller.resume() }
        return pass
    }

    private func run(_ pass: Pass, on worker: Int) {
        let checkpoint = { try self.checkpoint(of: pass, on: worker) }
        if case .errand(let errand) = pass.parts[0].request.work {
            let answer = errand(checkpoint)
            finish(pass, on: worker, encodedTokens: 0)
            pass.parts[0].request.tell(answer)
            return
        }
        do {
            let matrix = try encode(pass.parts.flatMap(\.texts), pass.mode ?? .exact, checkpoint)
            finish(pass, on: worker, encodedTokens: pass.tokens)
            pass.deliver(matrix)
        } catch {
            finish(pass, on: worker, encodedTokens: 0)
            for part in pass.parts {
                _ = state.withLock { $0.schedule.remove(part.request.ticket) }
                part.request.end(throwing: error)
            }
        }
    }

    /// Before the callers are told: what they see then is settled.
    private func finish(_ pass: Pass, on worker: Int, encodedTokens: Int) {
        state.withLock { state in
            state.schedule.finish(on: worker, at: now())
            state.encodedTokens[pass.priority] += encodedTokens
        }
    }

    /// Others go first here, on this thread, inside the pass that lets them; each pass has its own workspace.
    private func checkpoint(of pass: Pass, on worker: Int) throws {
        guard pass.isWanted else { throw CancellationError() }
        while let guest = next(for: worker) {
            run(guest, on: worker)
            // Interactive work yields once a block: it is not to starve, either.
            if pass.priority == .interactive { break }
        }
        guard pass.isWanted else { throw CancellationError() }
    }
}
