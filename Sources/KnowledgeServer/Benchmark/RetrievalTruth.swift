import Foundation
import Synchronization

/// What exact search in float32 finds: the yardstick of recall.
struct RetrievalTruth: Sendable {
    let k: Int
    /// Per query its nearest rows, best first; fewer than `k` where the tenant has fewer.
    let nearest: [[Int]]
    /// Per query the score that a row must reach to be among them. Rows of equal score are equally right, and sums in
    /// another order differ by less than the tolerance.
    private let thresholds: [Float]

    private static let tolerance: Float = 1e-6

    /// Scores every row of each query's tenant, on all cores.
    static func measured(
        _ workload: RetrievalWorkload, k: Int, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> RetrievalTruth {
        let found = Mutex([[Int]](repeating: [], count: workload.queries.rows))
        let turn = Mutex(0)
        try await OwnThreads.run(ProcessInfo.processInfo.activeProcessorCount) { stop in
            while !stop.isRequested {
                let query = turn.withLock { turn in
                    defer { turn += 1 }
                    return turn
                }
                guard query < workload.queries.rows else { return }
                let best = exact(query, in: workload, k: k)
                found.withLock { $0[query] = best }
                progress(query)
            }
        }
        return RetrievalTruth(k: k, nearest: found.withLock { $0 }, of: workload)
    }

    /// - Parameter nearest: rows of the base, best first.
    init(k: Int, nearest: [[Int]], of workload: RetrievalWorkload) {
        self.k = k
        self.nearest = nearest.map { Array($0.prefix(k)) }
        thresholds = nearest.enumerated().map { query, rows in
            let scores = rows.prefix(k).map { workload.queries.product(query, workload.base, $0) }
            return (scores.min() ?? 0) - Self.tolerance
        }
    }

    private static func exact(_ query: Int, in workload: RetrievalWorkload, k: Int) -> [Int] {
        // A sorted list of the best so far: few of many rows get in.
        var best: [(score: Float, row: Int)] = []
        for row in workload.rows[Int(workload.queryTenants[query])] {
            let score = workload.queries.product(query, workload.base, row)
            guard best.count < k || score > best[best.count - 1].score else { continue }
            let place = best.firstIndex { $0.score < score } ?? best.count
            best.insert((score, row), at: place)
            if best.count > k { best.removeLast() }
        }
        return best.map(\.row)
    }

    /// How many of a query's nearest are among the rows found, and how many should be.
    func hits(_ query: Int, found rows: [Int], in workload: RetrievalWorkload) -> (right: Int, of: Int) {
        let tenant = workload.queryTenants[query]
        let right = Set(rows).filter { row in
            workload.tenants[row] == tenant
                && workload.queries.product(query, workload.base, row) >= thresholds[query]
        }
        return (min(right.count, nearest[query].count), nearest[query].count)
    }
}
