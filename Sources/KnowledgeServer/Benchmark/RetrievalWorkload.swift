import Foundation

/// Vectors, who owns them, and who asks what: what all scenarios begin with.
struct RetrievalWorkload: Sendable {
    static let seed: UInt64 = 1

    let base: RetrievalMatrix
    let queries: RetrievalMatrix
    /// Per row of the base, its tenant's number, from 0.
    let tenants: [Int32]
    /// Per query, whom it asks.
    let queryTenants: [Int32]
    /// Per tenant, its rows, ascending.
    let rows: [[Int]]
    /// Rows of the base that are nearest to each query, where a file brought them.
    var neighbours: [[Int]]?

    init(base: RetrievalMatrix, queries: RetrievalMatrix, tenants: [Int32], queryTenants: [Int32]) {
        self.base = base
        self.queries = queries
        self.tenants = tenants
        self.queryTenants = queryTenants
        var rows = Array(repeating: [Int](), count: Int(tenants.max() ?? 0) + 1)
        for (row, tenant) in tenants.enumerated() { rows[Int(tenant)].append(row) }
        self.rows = rows
    }

    /// Seeded vectors: a tenant's rows lie together, and half of several tenants' queries are spread evenly over the
    /// tenants, half by their size.
    init(sizes: [Int], queries count: Int, seed: UInt64 = seed) {
        let vectors = RetrievalVectors(seed: seed)
        var random = SplitMix64(seed: seed ^ UInt64(sizes.count) << 32 ^ UInt64(sizes.reduce(0, +)))
        let mixes = sizes.map { RetrievalVectors.Mix(passages: $0, &random) }
        var values: [Float] = []
        values.reserveCapacity(sizes.reduce(0, +) * RetrievalVectors.dimension)
        var tenants: [Int32] = []
        for (tenant, size) in sizes.enumerated() {
            vectors.append(size, of: mixes[tenant], to: &values, &random)
            tenants += repeatElement(Int32(tenant), count: size)
        }
        var asked: [Int32] = []
        var questions: [Float] = []
        for query in 0..<count {
            let tenant =
                query.isMultiple(of: 2)
                ? Int32(random.next(in: 0...sizes.count - 1)) : tenants[random.next(in: 0...tenants.count - 1)]
            vectors.append(1, of: mixes[Int(tenant)], to: &questions, &random)
            asked.append(tenant)
        }
        self.init(
            base: RetrievalMatrix(values, columns: RetrievalVectors.dimension),
            queries: RetrievalMatrix(questions, columns: RetrievalVectors.dimension), tenants: tenants,
            queryTenants: asked)
    }

    /// Bytes of the base as float32.
    var rawBytes: Int { base.values.count * MemoryLayout<Float>.stride }

    /// A tenant of more rows than this may be searched approximately.
    static let alwaysExact = 20_000

    func isLarge(_ tenant: Int32) -> Bool { rows[Int(tenant)].count > Self.alwaysExact }
}

extension RetrievalWorkload {
    /// The files that others read: the arrays of one scenario in a folder.
    func write(to folder: URL, truth: RetrievalTruth) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let nearest = truth.nearest.flatMap { neighbours in
            neighbours.map(Int32.init) + repeatElement(-1, count: truth.k - neighbours.count)
        }
        let arrays = [
            "base": RetrievalNumPyFile.bytes(base), "queries": RetrievalNumPyFile.bytes(queries),
            "tenants": RetrievalNumPyFile.bytes(tenants), "query-tenants": RetrievalNumPyFile.bytes(queryTenants),
            "ground-truth": RetrievalNumPyFile.bytes(nearest, type: "<i4", shape: [queries.rows, truth.k]),
        ]
        for (name, data) in arrays {
            let file = try OutputFile(folder.appending(path: name + ".npy").path)
            try file.write(data)
            try file.finish()
        }
    }
}
