import Retrieval

/// A workload's queries asked one after the other, each in its own tenant's index.
struct RetrievalSearches: Sendable {
    let workload: RetrievalWorkload
    let stores: RetrievalStores
    let k: Int
    var mode = SearchMode.vector
    /// Per query, where words take part.
    var words: [String] = []

    func search(_ query: Int) throws -> [Hit] {
        let tenant = Int(workload.queryTenants[query])
        return try stores.stores[tenant].index.search(request(query))
    }

    func request(_ query: Int) -> SearchRequest {
        SearchRequest(
            text: words.isEmpty || mode == .vector ? "" : words[query],
            vector: mode == .lexical ? nil : workload.queries[query], topK: k, mode: mode)
    }

    /// Seconds of each query, `passes` times over.
    func latencies(passes: Int, _ stop: OwnThreads.Stop) throws -> [Double] {
        let clock = ContinuousClock()
        let queries = Array(0..<workload.queries.rows)
        let requests = queries.map(request)
        var latencies: [Double] = []
        latencies.reserveCapacity(passes * queries.count)
        for _ in 0..<passes {
            for query in queries {
                if stop.isRequested { throw CancellationError() }
                let store = stores.stores[Int(workload.queryTenants[query])]
                latencies.append(try clock.seconds { _ = try store.index.search(requests[query]) }.seconds)
            }
        }
        return latencies
    }
}

/// How good answers are, query by query.
struct RetrievalQuality: Sendable, Equatable {
    private var right = 0
    private var expected = 0
    /// Of tenants that may be searched approximately.
    private var rightInLarge = 0
    private var expectedInLarge = 0
    /// Answers with fewer hits than the tenant could give.
    private(set) var shortAnswers = 0
    /// Hits of another tenant.
    private(set) var foreignIDs = 0

    /// Of all tenants that are always searched exactly; `nil` where there are none.
    var recallInSmall: Double? { Self.share(right - rightInLarge, expected - expectedInLarge) }
    var recallInLarge: Double? { Self.share(rightInLarge, expectedInLarge) }
    var recall: Double { Self.share(right, expected) ?? 1 }

    private static func share(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : (Double(part) / Double(whole)).rounded(toPlaces: 5)
    }

    mutating func add(_ query: Int, found rows: [Int], _ truth: RetrievalTruth, _ workload: RetrievalWorkload) {
        let tenant = workload.queryTenants[query]
        let hits = truth.hits(query, found: rows, in: workload)
        right += hits.right
        expected += hits.of
        if workload.isLarge(tenant) {
            rightInLarge += hits.right
            expectedInLarge += hits.of
        }
        if rows.count < min(truth.k, workload.rows[Int(tenant)].count) { shortAnswers += 1 }
        foreignIDs += rows.count { workload.tenants[$0] != tenant }
    }

    static func measured(
        _ searches: RetrievalSearches, _ truth: RetrievalTruth, _ stop: OwnThreads.Stop
    ) throws -> RetrievalQuality {
        var quality = RetrievalQuality()
        for query in 0..<searches.workload.queries.rows {
            try stop.check()
            quality.add(query, found: try searches.search(query).map(\.id.row), truth, searches.workload)
        }
        return quality
    }
}
