import Foundation
import Retrieval

extension RetrievalBenchmark {
    /// A large tenant erased beside one that stays, and whole vectors of it looked for in every file before and after.
    func deleted(_ workload: RetrievalWorkload) async throws -> RetrievalReport.Result {
        let name = RetrievalScenario.delete.rawValue
        return try await RetrievalFolder.with { folder in
            let progress = Progress(name)
            defer { progress.finish() }
            let rounds = options.rounds
            let (seconds, before, after, left) = try await OwnThreads.value { stop in
                let rows = workload.base.rows
                let probes = (0..<16).map { workload.base[$0 * rows / 16] }
                let place = RetrievalStores.folder(of: 0, in: folder)
                var seconds: [Double] = []
                var (before, after, left) = (0, 0, 0)
                for round in 0..<rounds {
                    progress.update(round, of: rounds, "building and erasing")
                    _ = try RetrievalStores.build(workload, in: folder, stop) { _ in }
                    before = max(before, try RetrievalFolder.copies(of: probes, in: folder))
                    seconds.append(try ContinuousClock().seconds { try IndexStore.erase(folder: place) }.seconds)
                    after = max(after, try RetrievalFolder.copies(of: probes, in: folder))
                    let again = try IndexStore(
                        folder: place, dimension: workload.base.columns, model: RetrievalStores.model)
                    left = max(left, again.index.count)
                    try stop.check()
                }
                return (seconds, before, after, left)
            }
            guard before >= 16 else {
                throw CommandError("the files of the tenant held \(before) of 16 vectors before it was erased")
            }
            var result = RetrievalReport.Result(
                scenario: name, rows: workload.base.rows, tenants: 1, queries: seconds.count)
            result.figures = [
                .init("erasing the tenant, median", Statistics(seconds).median * 1000, "ms"),
                .init("erasing the tenant, slowest", Statistics(seconds).percentile(100) * 1000, "ms"),
                .init("copies of 16 of its vectors before", Double(before), "copies"),
                .init("copies after", Double(after), "copies"),
                .init("passages of a tenant made again in its place", Double(left), "passages"),
            ]
            return result
        }
    }
}
