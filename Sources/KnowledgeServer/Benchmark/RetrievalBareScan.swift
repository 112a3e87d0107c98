import Glibc

/// The least that exact search has to do: one product of eight-bit codes for every row of the tenant asked.
///
/// The loop is compiled for this very processor by `benchmarks/retrieval/setup.sh` from `scan.c` and loaded from there:
/// the yardstick is not made of the code that it measures.
struct RetrievalBareScan: Sendable {
    private typealias Scan = @convention(c) (UnsafePointer<UInt8>, UnsafePointer<Int8>, Int, Int) -> Int32

    private let scan: Scan

    init(library path: String) throws {
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL), let symbol = dlsym(library, "bare_scan") else {
            throw CommandError("\(path) cannot be loaded; benchmarks/retrieval/setup.sh builds it")
        }
        // Sound: `scan.c` declares the function with these very types, and the library is never unloaded.
        scan = unsafeBitCast(symbol, to: Scan.self)
    }

    /// Codes as large as the workload's; which numbers they are does not matter to the time.
    struct Codes: Sendable {
        fileprivate let bytes: [UInt8]
        fileprivate let query: [Int8]
        /// Per tenant, its first row: a tenant's codes lie together.
        fileprivate let starts: [Int]

        init(for workload: RetrievalWorkload) {
            var random = SplitMix64(seed: 0)
            // The loop takes 32 codes at a time.
            let dimension = (workload.base.columns + 31) / 32 * 32
            var bytes = [UInt8](repeating: 0, count: workload.base.rows * dimension)
            for start in stride(from: 0, to: bytes.count, by: 8) {
                let number = random.next()
                for place in start..<min(start + 8, bytes.count) {
                    bytes[place] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(place - start)))
                }
            }
            self.bytes = bytes
            query = (0..<dimension).map { _ in Int8(random.next(in: -63...63)) }
            starts = workload.rows.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        }
    }

    /// Seconds for each query's tenant, in the order of the queries.
    func latencies(
        _ workload: RetrievalWorkload, _ codes: Codes, passes: Int, _ stop: OwnThreads.Stop
    ) throws -> [Double] {
        let clock = ContinuousClock()
        var latencies: [Double] = []
        // What the scans return is looked at, or a compiler could leave them out.
        var sum = 0
        // Sound: the function reads `rows × dimension` codes and `dimension` numbers, which the buffers hold.
        try codes.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for tenant in repeatElement(workload.queryTenants, count: passes).joined() {
                try stop.check()
                let (start, end) = (codes.starts[Int(tenant)], codes.starts[Int(tenant) + 1])
                let timed = clock.seconds {
                    scan(base + start * codes.query.count, codes.query, end - start, codes.query.count)
                }
                sum &+= Int(timed.value)
                latencies.append(timed.seconds)
            }
        }
        precondition(sum != .min)
        return latencies
    }
}
