import Foundation
import Glibc

extension RetrievalBenchmark {
    /// A workload's index as it serves, and what it took.
    struct Prepared: Sendable {
        let stores: RetrievalStores
        let build: RetrievalStores.Build
        let size: RetrievalReport.Size
        /// What all stores take when they have been opened and nobody has searched.
        let idleBytes: Int
    }

    /// Builds the stores, closes them, opens them from their files, and asks every query once.
    ///
    /// Opened again because memory counts as it is in a server that runs: without what building left behind.
    func prepare(
        _ name: String, _ workload: RetrievalWorkload, texts: RetrievalTexts? = nil, in folder: URL
    ) async throws -> Prepared {
        let progress = Progress(name)
        defer { progress.finish() }
        let k = options.k
        return try await OwnThreads.value { stop in
            progress.update(0, of: workload.rows.count, "building")
            let build = try RetrievalStores.build(workload, texts: texts, in: folder, stop) { tenant in
                progress.update(tenant + 1, of: workload.rows.count, "building")
            }
            let disk = RetrievalFolder.bytes(in: folder)
            Self.giveBackFreeMemory()
            let before = ResidentMemory.now
            let opened = try RetrievalStores.open(workload, in: folder, stop)
            let idle = ResidentMemory.now
            _ = try RetrievalSearches(workload: workload, stores: opened, k: k).latencies(passes: 1, stop)
            let after = ResidentMemory.now
            let memory = max(0, (after?.anonymous ?? 0) - (before?.anonymous ?? 0))
            let size = RetrievalReport.Size(
                buildSeconds: build.total.rounded(toPlaces: 3), rawBytes: workload.rawBytes, diskBytes: disk,
                memoryBytes: memory, mappedBytes: max(0, (after?.file ?? 0) - (before?.file ?? 0)),
                bytesBesideVectors: memory + max(0, disk - workload.rawBytes))
            return Prepared(
                stores: opened, build: build, size: size,
                idleBytes: max(0, (idle?.anonymous ?? 0) - (before?.anonymous ?? 0)))
        }
    }

    /// What was freed while building would else hide what is allocated afterwards.
    private static func giveBackFreeMemory() {
        guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "malloc_trim") else { return }
        // Sound: the C library declares it as `int malloc_trim(size_t)`; Swift's module of it leaves it out.
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    }

    /// The scenarios that only search, and files.
    func searched(_ name: String, _ workload: RetrievalWorkload) async throws -> RetrievalReport.Result {
        let truth = try await truth(of: workload, name: name)
        return try await RetrievalFolder.with { folder in
            let prepared = try await prepare(name, workload, in: folder)
            var result = RetrievalReport.Result(
                scenario: name, rows: workload.base.rows, tenants: workload.rows.count, queries: workload.queries.rows)
            result.size = prepared.size
            let searches = RetrievalSearches(workload: workload, stores: prepared.stores, k: options.k)
            result.quality = try await OwnThreads.value { stop in
                .init(try RetrievalQuality.measured(searches, truth, stop))
            }
            try await measure(searches, into: &result, name)
            if workload.rows.count > 1 { result.figures += figures(of: prepared) }
            return result
        }
    }

    /// Searches and bare scans in turns, so that a slow minute of the machine falls on both.
    func measure(
        _ searches: RetrievalSearches, into result: inout RetrievalReport.Result, _ name: String
    ) async throws {
        let passes = passes(searches.workload.queries.rows)
        let progress = Progress(name)
        defer { progress.finish() }
        let (rounds, k) = (options.rounds, options.k)
        let (latencies, bare) = try await OwnThreads.value { stop in
            let workload = searches.workload
            let scan = workload.base.rows <= RetrievalBareScan.most ? RetrievalBareScan(for: workload) : nil
            var latencies: [Double] = []
            var bare = RetrievalBareScan.Latencies()
            for round in 0..<rounds {
                progress.update(round, of: rounds, "searching")
                latencies += try searches.latencies(passes: passes, stop)
                if let scan {
                    let measured = try scan.latencies(workload, k: k, passes: passes, stop)
                    bare.scans += measured.scans
                    bare.searches += measured.searches
                }
            }
            return (latencies, bare)
        }
        let latency = RetrievalReport.Percentiles(seconds: latencies)
        result.latency = latency
        if !bare.scans.isEmpty {
            let scan = RetrievalReport.Percentiles(seconds: bare.scans)
            let search = RetrievalReport.Percentiles(seconds: bare.searches)
            result.bareScan = scan
            result.overBareScan = (latency.p50 / scan.p50).rounded(toPlaces: 3)
            result.figures.append(
                .init("exact search before hits are made of it, over the bare scan, p50", search.p50 / scan.p50, "×"))
        }
    }

    private func figures(of prepared: Prepared) -> [RetrievalReport.Figure] {
        let tenants = Double(prepared.stores.stores.count)
        let creating = Statistics(prepared.build.creating.map { $0 * 1000 })
        let flushing = Statistics(prepared.build.flushing.map { $0 * 1000 })
        return [
            .init("creating a tenant's index, p50", creating.median, "ms"),
            .init("creating a tenant's index, p99", creating.percentile(99), "ms"),
            .init("writing it durably, p50", flushing.median, "ms"),
            .init("memory of an open tenant, not yet asked", Double(prepared.idleBytes) / tenants, "bytes"),
            .init("memory by the stores' own account", Double(prepared.stores.memoryBytes) / tenants, "bytes"),
        ]
    }
}
