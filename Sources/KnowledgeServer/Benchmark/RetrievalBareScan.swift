import Retrieval

/// The least that exact search has to do: one product of eight-bit codes for every row of the tenant asked, without looking
/// for the best of them; and exact search alone, before hits are made of its rows.
struct RetrievalBareScan: Sendable {
    /// The scan's rows are copies: of workloads above this size it is not measured.
    static let most = 200_000

    /// Seconds for each query's tenant, in the order of the queries.
    struct Latencies {
        var scans: [Double] = []
        var searches: [Double] = []
    }

    private let probes: [ExactSearchProbe]

    init(for workload: RetrievalWorkload) {
        probes = workload.rows.map { rows in ExactSearchProbe(rows.map { workload.base[$0] }) }
    }

    func latencies(
        _ workload: RetrievalWorkload, k: Int, passes: Int, _ stop: OwnThreads.Stop
    ) throws -> Latencies {
        let clock = ContinuousClock()
        let queries = (0..<workload.queries.rows).map { workload.queries[$0] }
        var cosines = workload.rows.map { [Float](repeating: 0, count: $0.count) }
        var latencies = Latencies()
        for _ in 0..<passes {
            for (query, tenant) in zip(queries, workload.queryTenants) {
                try stop.check()
                let tenant = Int(tenant)
                latencies.scans.append(clock.seconds { probes[tenant].scan(query, into: &cosines[tenant]) }.seconds)
            }
            for (query, tenant) in zip(queries, workload.queryTenants) {
                try stop.check()
                let probe = probes[Int(tenant)]
                latencies.searches.append(clock.seconds { probe.nearest(to: query, limit: k) }.seconds)
            }
        }
        return latencies
    }
}
