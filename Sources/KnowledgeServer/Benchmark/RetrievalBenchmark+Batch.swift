import Foundation
import Retrieval

extension RetrievalBenchmark {
    private static let batch = 64

    /// 64 queries in one call, beside the same queries one by one and the machine's matrix products.
    func batched(_ workload: RetrievalWorkload) async throws -> RetrievalReport.Result {
        let name = RetrievalScenario.batch64.rawValue
        let truth = try await truth(of: workload, name: name)
        return try await RetrievalFolder.with { folder in
            let prepared = try await prepare(name, workload, in: folder)
            let searches = RetrievalSearches(workload: workload, stores: prepared.stores, k: options.k)
            let (rounds, index) = (options.rounds, prepared.stores.stores[0].index)
            let passes = max(1, 40 / rounds)
            let (batches, quality, gflops) = try await OwnThreads.value { [sgemmGflops] stop in
                let clock = ContinuousClock()
                var batches: [Double] = []
                var quality = RetrievalQuality()
                var gflops = 0.0
                for round in 0..<rounds {
                    gflops = max(gflops, sgemmGflops())
                    for pass in 0..<passes {
                        try stop.check()
                        let start = (round * passes + pass) * Self.batch % (workload.queries.rows - Self.batch + 1)
                        let requests = (start..<start + Self.batch).map(searches.request)
                        let timed = try clock.seconds { try index.search(requests) }
                        batches.append(timed.seconds)
                        for (offset, hits) in timed.value.enumerated() {
                            quality.add(start + offset, found: hits.map(\.id.row), truth, workload)
                        }
                    }
                }
                return (batches, quality, gflops)
            }
            var result = RetrievalReport.Result(
                scenario: name, rows: workload.base.rows, tenants: 1, queries: workload.queries.rows)
            result.quality = .init(quality)
            result.size = prepared.size
            try await measure(searches, into: &result, name)
            result.point = "one by one"
            let rate = Double(Self.batch) / Statistics(batches).median
            let peak = gflops * 1e9 / (2 * Double(workload.base.values.count))
            result.figures = [
                .init("queries a second, 64 in one call", rate, "1/s", places: 0),
                .init("queries a second by the best sgemm of one core", peak, "1/s", places: 0),
                .init("share of it", rate / peak, "×"),
            ]
            return result
        }
    }
}
