import Synchronization

/// The vectors of recent queries, and of those that are being computed: whoever asks for one of these waits for it.
///
/// A vector depends on the token ids alone, so they are the key: exact, whatever became of the text on the way to them.
/// Sharing it between tenants tells one of them nothing of another's texts, except that an answer which came sooner had
/// been asked for before. Ids can be turned back into words: they stay in memory, and are never logged.
///
/// Two generations bound it: when the young one is full it becomes the old one, and the old one goes. A query that is
/// asked again moves back to the young one.
final class RecentQueries: Sendable {
    struct Key: Hashable, Sendable {
        let mode: EncodingMode
        let tokenIDs: [Int32]
    }

    private typealias Caller = CheckedContinuation<[Float], any Error>

    /// A computation and those who wait for it; it ends when none is left.
    private struct Flight {
        let number: UInt64
        var callers: [UInt64: Caller]
        let task: Task<Void, Never>
    }

    private struct State {
        var young: [Key: [Float]] = [:]
        var old: [Key: [Float]] = [:]
        var flights: [Key: Flight] = [:]
        var counts = TextEmbedder.CacheCounts()
    }

    private let state = Mutex(State())
    private let lastNumber = Atomic<UInt64>(0)
    private let generation: Int

    /// - Parameter capacity: how many vectors are kept, both generations together; at least two.
    init(capacity: Int) {
        precondition(capacity >= 2)
        generation = capacity / 2
    }

    var counts: TextEmbedder.CacheCounts {
        state.withLock { state in
            var counts = state.counts
            counts.entries = state.young.count + state.old.count
            return counts
        }
    }

    /// From memory, from a computation that is under way, or from `compute`.
    ///
    /// A caller that is cancelled leaves at once; the computation goes on as long as another waits for it.
    func vector(
        for key: Key, compute: @escaping @Sendable () async throws -> [Float]
    ) async throws -> [Float] {
        if let known = state.withLock({ recall(key, in: &$0) }) { return known }
        let number = lastNumber.add(1, ordering: .relaxed).newValue
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { caller in
                let answer = state.withLock { state -> Result<[Float], any Error>? in
                    // Marked before the handler is called, and both look under the lock.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if let known = recall(key, in: &state) { return .success(known) }
                    board(key, number, caller, compute, in: &state)
                    return nil
                }
                if let answer { caller.resume(with: answer) }
            }
        } onCancel: {
            leave(key, number)
        }
    }

    private func recall(_ key: Key, in state: inout State) -> [Float]? {
        guard let vector = state.young[key] ?? state.old.removeValue(forKey: key) else { return nil }
        remember(vector, for: key, in: &state)
        state.counts.hits += 1
        return vector
    }

    private func remember(_ vector: [Float], for key: Key, in state: inout State) {
        if state.young[key] == nil, state.young.count >= generation {
            state.old = state.young
            state.young = [:]
        }
        state.old[key] = nil
        state.young[key] = vector
    }

    private func board(
        _ key: Key, _ number: UInt64, _ caller: Caller, _ compute: @escaping @Sendable () async throws -> [Float],
        in state: inout State
    ) {
        if state.flights[key] != nil {
            state.flights[key]?.callers[number] = caller
            state.counts.joined += 1
            return
        }
        state.counts.misses += 1
        let task = Task {
            do { land(key, number, .success(try await compute())) } catch { land(key, number, .failure(error)) }
        }
        state.flights[key] = Flight(number: number, callers: [number: caller], task: task)
    }

    /// A flight that everybody has left is forgotten; there may be a newer one with the same key.
    private func land(_ key: Key, _ number: UInt64, _ result: Result<[Float], any Error>) {
        let callers = state.withLock { state -> [Caller] in
            guard let flight = state.flights[key], flight.number == number else { return [] }
            state.flights[key] = nil
            if case .success(let vector) = result { remember(vector, for: key, in: &state) }
            return Array(flight.callers.values)
        }
        for caller in callers { caller.resume(with: result) }
    }

    private func leave(_ key: Key, _ number: UInt64) {
        let (caller, task) = state.withLock { state -> (Caller?, Task<Void, Never>?) in
            guard let caller = state.flights[key]?.callers.removeValue(forKey: number) else { return (nil, nil) }
            guard let flight = state.flights[key], flight.callers.isEmpty else { return (caller, nil) }
            state.flights[key] = nil
            return (caller, flight.task)
        }
        caller?.resume(throwing: CancellationError())
        task?.cancel()
    }
}
