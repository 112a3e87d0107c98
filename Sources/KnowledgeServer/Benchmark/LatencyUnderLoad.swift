import Embeddings
import Synchronization

/// How long a query takes while ingestion keeps every worker busy, beside how long it takes alone.
struct LatencyUnderLoad: Sendable {
    struct Figures: Sendable, Encodable {
        let workers: Int
        let idle: Latency
        let loaded: Latency
        /// Passages a second that were embedded meanwhile.
        let bulkTextsPerSecond: Double
        /// Loaded over idle.
        let p95Ratio: Double

        init(workers: Int, idle: Latency, loaded: Latency, bulkTextsPerSecond: Double) {
            self.workers = workers
            self.idle = idle
            self.loaded = loaded
            self.bulkTextsPerSecond = bulkTextsPerSecond.rounded(toPlaces: 1)
            p95Ratio = (loaded.p95 / idle.p95).rounded(toPlaces: 2)
        }

        enum CodingKeys: String, CodingKey {
            case workers, idle, loaded, bulkTextsPerSecond
            case p95Ratio = "p95_ratio"
        }
    }

    private static let leastSamples = 300
    /// Milliseconds between two queries; they do not wait for each other.
    private static let gaps = 10...30
    private static let passagesPerCall = 8

    let engine: TextEmbedder
    let workers: Int

    /// Idle and loaded in turns, so that both see the same machine.
    func measured(rounds: Int, progress: (Int) -> Void) async throws -> Figures {
        var texts = SampleTexts()
        let perRound = max(1, (Self.leastSamples + rounds - 1) / rounds)
        _ = try await latencies(of: texts.queries(20))
        var idle: [Double] = []
        var loaded: [Double] = []
        var passages = 0
        var seconds = 0.0
        for round in 0..<rounds {
            progress(round)
            idle += try await latencies(of: texts.queries(perRound))
            let (queries, seed) = (texts.queries(perRound), UInt64(round))
            let bulk = try await besideBulkWork(seed: seed) { try await latencies(of: queries) }
            loaded += bulk.value
            passages += bulk.passages
            seconds += bulk.seconds
        }
        return Figures(
            workers: workers, idle: Latency(seconds: idle), loaded: Latency(seconds: loaded),
            bulkTextsPerSecond: Double(passages) / seconds)
    }

    /// Seconds of each query from its call to its vector. They come at random, whether the last has been answered or
    /// not.
    private func latencies(of queries: [String]) async throws -> [Double] {
        var random = SplitMix64(seed: UInt64(queries.count))
        return try await withThrowingTaskGroup(of: Double.self) { group in
            let clock = ContinuousClock()
            for query in queries {
                try await clock.sleep(for: .milliseconds(random.next(in: Self.gaps)))
                group.addTask { [engine] in
                    let start = clock.now
                    _ = try await engine.encode([query], as: .query, priority: .interactive)
                    return (clock.now - start) / .seconds(1)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Twice as many documents as workers, each with its next passages as soon as the last are embedded: there is always
    /// more in line.
    private func besideBulkWork<Value: Sendable>(
        seed: UInt64, _ body: () async throws -> Value
    ) async throws -> (value: Value, passages: Int, seconds: Double) {
        let embedded = Counter()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for document in 0..<UInt64(2 * workers) {
                group.addTask { [engine] in
                    var texts = SampleTexts(seed: seed << 32 | document)
                    while !Task.isCancelled {
                        let passages = texts.passages(Self.passagesPerCall)
                        guard (try? await engine.encode(passages, as: .passage, priority: .bulk)) != nil else { return }
                        embedded.add(passages.count)
                    }
                }
            }
            let clock = ContinuousClock()
            // Until tokens are counted and every worker is in a pass.
            try await clock.sleep(for: .milliseconds(500))
            let start = (time: clock.now, passages: embedded.value)
            let value = try await body()
            let passages = embedded.value - start.passages
            let seconds = (clock.now - start.time) / .seconds(1)
            group.cancelAll()
            return (value, passages, seconds)
        }
    }

    private final class Counter: Sendable {
        private let count = Atomic(0)
        var value: Int { count.load(ordering: .relaxed) }
        func add(_ number: Int) { count.add(number, ordering: .relaxed) }
    }
}
