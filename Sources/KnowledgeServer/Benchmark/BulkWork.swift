import Embeddings
import Glibc
import Synchronization

/// A workload cut into groups, which threads take one after another until none is left.
struct BulkWork: Sendable {
    /// What one run over all groups took.
    struct Time: Sendable {
        /// Seconds on the wall.
        let wall: Double
        /// The process's seconds on a processor, all threads together.
        let cpu: Double
    }

    /// Tokens of a group of several texts. Small enough for the threads to end together, and as fast as a whole pass.
    static let groupTokens = 256

    /// Consecutive texts, longest first: what is handed out last is small.
    let groups: [[[Int32]]]

    init(_ texts: [[Int32]]) {
        var groups: [[[Int32]]] = []
        var tokens = 0
        for text in texts.sorted(by: { $0.count > $1.count }) {
            tokens += text.count
            if groups.isEmpty || tokens > Self.groupTokens {
                groups.append([text])
                tokens = text.count
            } else {
                groups[groups.count - 1].append(text)
            }
        }
        self.groups = groups
    }

    /// A part of the work, to warm caches, threads and clock.
    func prefix(_ count: Int) -> BulkWork { BulkWork(cut: Array(groups.prefix(count))) }

    private init(cut groups: [[[Int32]]]) { self.groups = groups }

    func run(on model: EmbeddingModel, mode: EncodingMode, threads: Int) async throws -> Time {
        let turn = Turn()
        let clock = ContinuousClock()
        let start = clock.now
        let busy = Self.processorSeconds()
        try await OwnThreads.run(threads) { [groups] stop in
            while !stop.isRequested, let index = turn.next(below: groups.count) {
                _ = model.encode(tokenIDs: groups[index], mode: mode)
            }
        }
        return Time(wall: (clock.now - start) / .seconds(1), cpu: Self.processorSeconds() - busy)
    }

    private final class Turn: Sendable {
        private let taken = Atomic(0)

        func next(below count: Int) -> Int? {
            let index = taken.add(1, ordering: .relaxed).oldValue
            return index < count ? index : nil
        }
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
