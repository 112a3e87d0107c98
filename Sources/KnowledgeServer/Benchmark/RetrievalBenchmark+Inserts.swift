import Foundation
import Glibc
import Knowledge
import Retrieval
import Synchronization

extension RetrievalBenchmark {
    /// A thousand passages a second, ten at a time, while one client searches two hundred times a second.
    ///
    /// Each ten are made durable first, as the database does in the server: written to a log and brought to the disk.
    /// Once a second the index writes its own files. Half of the searches are for a passage acknowledged before.
    func inserted(_ workload: RetrievalWorkload) async throws -> RetrievalReport.Result {
        let name = RetrievalScenario.inserts.rawValue
        let added = Self.insertsPerSecond * options.seconds
        let extra = try await OwnThreads.value { _ in
            RetrievalWorkload(sizes: [added], queries: 1, seed: RetrievalWorkload.seed + 1).base
        }
        return try await RetrievalFolder.with { folder in
            let prepared = try await prepare(name, workload, in: folder)
            let store = prepared.stores.stores[0]
            let progress = Progress(name)
            defer { progress.finish() }
            progress.update(0, of: 2, "searching alone")
            let state = InsertState(first: workload.base.rows)
            let duration = Duration.seconds(options.seconds)
            let searcher = PacedSearches(workload: workload, extra: extra, store: store, k: options.k, state: state)
            try await OwnThreads.run(1) { stop in searcher.run(for: duration, stop) }
            let quiet = searcher.taken()
            progress.update(1, of: 2, "searching while passages are added")
            let log = folder.appending(path: "log").path
            let turn = Atomic(0)
            try await OwnThreads.run(2) { stop in
                if turn.add(1, ordering: .relaxed).oldValue == 0 {
                    state.record { try Self.insert(extra, into: store, log: log, for: duration, state, stop) }
                } else {
                    searcher.run(for: duration, stop)
                }
            }
            let busy = searcher.taken()
            try state.throwIfFailed()
            return result(workload, prepared, quiet: quiet, busy: busy, state, searcher)
        }
    }

    static let insertsPerSecond = 1000
    static let insertsPerBatch = 10

    /// Keeps the pace where it can; a batch that comes late is followed by the next at once.
    private static func insert(
        _ vectors: RetrievalMatrix, into store: IndexStore, log path: String, for duration: Duration,
        _ state: InsertState, _ stop: OwnThreads.Stop
    ) throws {
        let log = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard log >= 0 else { throw CommandError("\(path) cannot be written") }
        defer { close(log) }
        let clock = ContinuousClock()
        let start = clock.now
        var flushed = start
        let pause = Duration.seconds(1) * insertsPerBatch / insertsPerSecond
        for (batch, first) in stride(from: 0, to: vectors.rows, by: insertsPerBatch).enumerated() {
            let due = start + pause * batch
            if clock.now < due { usleep(UInt32(max(0, (due - clock.now) / .microseconds(1)))) }
            guard clock.now - start < duration, !stop.isRequested else { break }
            let rows = first..<min(first + insertsPerBatch, vectors.rows)
            let changes = rows.map { row in
                IndexChange.insert(IndexEntry(id: ChunkID(row: state.first + row), vector: vectors[row], body: ""))
            }
            let timed = try clock.seconds {
                // Sound: `write` reads as many bytes as the buffer has, within the closure.
                let bytes = vectors.rows(rows).values.withUnsafeBytes { write(log, $0.baseAddress, $0.count) }
                guard bytes > 0, fdatasync(log) == 0 else { throw CommandError("\(path) cannot be written") }
                try store.apply(changes, upTo: store.sequence + Int64(rows.count))
            }
            state.acknowledge(rows.upperBound, seconds: timed.seconds)
            if clock.now - flushed >= .seconds(1) {
                flushed = clock.now
                try store.flush()
            }
        }
        state.end(after: (clock.now - start) / .seconds(1))
    }

    private func result(
        _ workload: RetrievalWorkload, _ prepared: Prepared, quiet: [Double], busy: [Double], _ state: InsertState,
        _ searcher: PacedSearches
    ) -> RetrievalReport.Result {
        let (alone, beside) = (
            RetrievalReport.Percentiles(seconds: quiet), RetrievalReport.Percentiles(seconds: busy)
        )
        let batches = RetrievalReport.Percentiles(seconds: state.batches)
        var result = RetrievalReport.Result(
            scenario: RetrievalScenario.inserts.rawValue, rows: workload.base.rows, tenants: 1, queries: busy.count)
        result.latency = beside
        result.point = "during inserts"
        result.size = prepared.size
        result.figures = [
            .init("inserts a second", state.rate, "1/s", places: 1),
            .init("a batch of ten until acknowledged, p50", batches.p50 / 1000, "ms"),
            .init("a batch of ten until acknowledged, p99", batches.p99 / 1000, "ms"),
            .init("search alone, p50", alone.p50, "µs"), .init("search alone, p99", alone.p99, "µs"),
            .init("search during inserts over alone, p50", beside.p50 / alone.p50, "×"),
            .init("search during inserts over alone, p99", beside.p99 / alone.p99, "×"),
            .init("searches for an acknowledged passage", Double(searcher.looked), "searches"),
            .init("of them without it", Double(searcher.missed), "searches"),
        ]
        return result
    }
}

/// How far the inserts have come.
final class InsertState: Sendable {
    /// The row after the last that was there before.
    let first: Int
    private let acknowledgedRows = Atomic(0)
    private let timed = Mutex<(batches: [Double], seconds: Double)>(([], 0))
    private let failure = Mutex<(any Error)?>(nil)

    init(first: Int) { self.first = first }

    var acknowledged: Int { acknowledgedRows.load(ordering: .acquiring) }
    var batches: [Double] { timed.withLock { $0.batches } }
    var rate: Double { timed.withLock { Double(acknowledged) / $0.seconds } }

    func acknowledge(_ rows: Int, seconds: Double) {
        timed.withLock { $0.batches.append(seconds) }
        acknowledgedRows.store(rows, ordering: .releasing)
    }

    func end(after seconds: Double) { timed.withLock { $0.seconds = seconds } }

    func record(_ work: () throws -> Void) {
        do { try work() } catch { failure.withLock { $0 = error } }
    }

    func throwIfFailed() throws {
        if let error = failure.withLock({ $0 }) { throw error }
    }
}

/// A client that searches every five milliseconds, whether the last answer came late or not.
private final class PacedSearches: Sendable {
    private static let pause = Duration.milliseconds(5)

    private let workload: RetrievalWorkload
    private let extra: RetrievalMatrix
    private let store: IndexStore
    private let k: Int
    private let state: InsertState
    private let latencies = Samples()
    private let read = Atomic(0)
    private let counts = Mutex((looked: 0, missed: 0))

    init(workload: RetrievalWorkload, extra: RetrievalMatrix, store: IndexStore, k: Int, state: InsertState) {
        self.workload = workload
        self.extra = extra
        self.store = store
        self.k = k
        self.state = state
    }

    var looked: Int { counts.withLock { $0.looked } }
    var missed: Int { counts.withLock { $0.missed } }

    /// Seconds of the searches since this was last asked.
    func taken() -> [Double] {
        let all = latencies.values
        return Array(all[read.exchange(all.count, ordering: .relaxed)...])
    }

    func run(for duration: Duration, _ stop: OwnThreads.Stop) {
        state.record {
            let clock = ContinuousClock()
            let start = clock.now
            var number = 0
            while clock.now - start < duration, !stop.isRequested {
                let due = start + Self.pause * number
                if clock.now < due { usleep(UInt32(max(0, (due - clock.now) / .microseconds(1)))) }
                try search(number, clock)
                number += 1
            }
        }
    }

    private func search(_ number: Int, _ clock: ContinuousClock) throws {
        let acknowledged = state.acknowledged
        let wanted =
            number.isMultiple(of: 2) && acknowledged > 0 ? acknowledged - 1 - number % min(acknowledged, 50) : nil
        let vector = wanted.map { extra[$0] } ?? workload.queries[number % workload.queries.rows]
        let request = SearchRequest(text: "", vector: vector, topK: k, mode: .vector)
        let timed = try clock.seconds { try store.index.search(request) }
        latencies.append(timed.seconds)
        guard let wanted else { return }
        let found = timed.value.contains { $0.id.row == state.first + wanted }
        counts.withLock { counts in
            counts.looked += 1
            if !found { counts.missed += 1 }
        }
    }
}
