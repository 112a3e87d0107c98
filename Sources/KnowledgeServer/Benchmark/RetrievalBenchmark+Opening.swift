import Foundation
import Retrieval

extension RetrievalBenchmark {
    /// A closed tenant of a thousand passages asked one question: opened, searched, closed.
    func openedCold(_ workload: RetrievalWorkload) async throws -> RetrievalReport.Result {
        let name = RetrievalScenario.coldOpen.rawValue
        return try await RetrievalFolder.with { folder in
            let progress = Progress(name)
            defer { progress.finish() }
            let (rounds, k) = (options.rounds, options.k)
            let passes = passes(workload.rows.count)
            let (latencies, disk) = try await OwnThreads.value { stop in
                _ = try RetrievalStores.build(workload, in: folder, stop) { tenant in
                    progress.update(tenant + 1, of: workload.rows.count, "building")
                }
                let clock = ContinuousClock()
                var latencies: [Double] = []
                // The first pass brings files and code into memory and does not count.
                for pass in 0...rounds * passes {
                    progress.update(pass, of: rounds * passes, "opening")
                    for tenant in workload.rows.indices {
                        try stop.check()
                        let query = tenant % workload.queries.rows
                        let request = SearchRequest(
                            text: "", vector: workload.queries[query], topK: k, mode: .vector)
                        let once = try clock.seconds {
                            let store = try RetrievalStores.open(tenant, of: workload, in: folder)
                            return try store.index.search(request).count
                        }
                        if pass > 0 { latencies.append(once.seconds) }
                    }
                }
                return (latencies, RetrievalFolder.bytes(in: folder))
            }
            var result = RetrievalReport.Result(
                scenario: name, rows: workload.base.rows, tenants: workload.rows.count, queries: latencies.count)
            result.latency = .init(seconds: latencies)
            result.point = "open + query + close"
            result.figures = [.init("files over raw vectors", Double(disk) / Double(workload.rawBytes), "×")]
            return result
        }
    }

    /// What a server does after a start: it lists the folders, and opens a tenant when it is first asked.
    func reopened(_ workload: RetrievalWorkload) async throws -> RetrievalReport.Result {
        let name = RetrievalScenario.reopen.rawValue
        return try await RetrievalFolder.with { folder in
            let progress = Progress(name)
            defer { progress.finish() }
            let (rounds, k) = (options.rounds, options.k)
            let (listing, first, all) = try await OwnThreads.value { stop in
                _ = try RetrievalStores.build(workload, in: folder, stop) { tenant in
                    progress.update(tenant + 1, of: workload.rows.count, "building")
                }
                let clock = ContinuousClock()
                var listing: [Double] = []
                var first: [Double] = []
                var all: [Double] = []
                for round in 0..<rounds {
                    progress.update(round, of: rounds, "opening")
                    listing.append(
                        try clock.seconds {
                            _ = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                        }.seconds)
                    for query in 0..<workload.queries.rows {
                        try stop.check()
                        let tenant = Int(workload.queryTenants[query])
                        let request = SearchRequest(
                            text: "", vector: workload.queries[query], topK: k, mode: .vector)
                        first.append(
                            try clock.seconds {
                                let store = try RetrievalStores.open(tenant, of: workload, in: folder)
                                return try store.index.search(request).count
                            }.seconds)
                    }
                    all.append(
                        try clock.seconds { _ = try RetrievalStores.open(workload, in: folder, stop) }.seconds)
                }
                return (listing, first, all)
            }
            var result = RetrievalReport.Result(
                scenario: name, rows: workload.base.rows, tenants: workload.rows.count, queries: workload.queries.rows)
            result.latency = .init(seconds: first)
            result.point = "open + first query"
            let ready = Statistics(listing).median + Statistics(first).median
            result.figures = [
                .init("listing the tenants' folders", Statistics(listing).median * 1000, "ms"),
                .init("from nothing open to the first answer", ready * 1000, "ms"),
                .init("opening every tenant", Statistics(all).median * 1000, "ms"),
            ]
            return result
        }
    }
}
