/// What `kaynak bench retrieval` can measure, each on data of its own.
enum RetrievalScenario: String, CaseIterable, Sendable, Encodable {
    /// One tenant of so many passages.
    case one1k = "one-1k"
    case one10k = "one-10k"
    case one100k = "one-100k"
    case one1m = "one-1m"
    /// 100,000 passages of 150 tenants, and a million of 1,000, few of them large.
    case zipf150 = "zipf-150"
    case zipf1000 = "zipf-1000"
    /// 10,000 tenants of 100 passages.
    case manySmall = "many-small"
    /// Searches while a thousand passages a second are added.
    case inserts
    /// A tenant of 1,000 passages opened, asked once and closed.
    case coldOpen = "cold-open"
    /// The folders of a million passages of 1,000 tenants, after a start of the server.
    case reopen
    /// A tenant of 130,000 passages erased, and its vectors looked for in the files.
    case delete
    /// 64 queries in one call, at 10,000 passages.
    case batch64 = "batch-64"
    /// 100,000 short Turkish texts, by words.
    case lexical
    /// The same texts, by words and meaning.
    case hybrid

    /// Measured without being asked for: all but what takes many minutes.
    static let usual: [RetrievalScenario] = allCases.filter { ![.one1m, .zipf1000, .reopen].contains($0) }

    /// Passages of each tenant.
    ///
    /// - Parameter scale: takes so many times the tenants where there are several, else so many times the passages.
    func sizes(scale: Double) -> [Int] {
        func scaled(_ count: Int) -> Int { max(1, Int((Double(count) * scale).rounded())) }
        return switch self {
        case .one1k: [scaled(1_000)]
        case .one10k, .batch64: [scaled(10_000)]
        case .one100k, .lexical, .hybrid: [scaled(100_000)]
        case .one1m: [scaled(1_000_000)]
        case .inserts: [scaled(20_000)]
        case .delete: [scaled(130_000)]
        case .zipf150: Self.zipf(tenants: scaled(150), rows: scaled(100_000))
        case .zipf1000, .reopen: Self.zipf(tenants: scaled(1_000), rows: scaled(1_000_000))
        case .manySmall: Array(repeating: 100, count: scaled(10_000))
        case .coldOpen: Array(repeating: 1_000, count: scaled(50))
        }
    }

    /// The k-th tenant has a share of 1/k, and each at least one passage: the largest of 1,000 holds 134,000 of a million.
    private static func zipf(tenants: Int, rows: Int) -> [Int] {
        let total = (1...tenants).reduce(0) { $0 + 1 / Double($1) }
        var sizes = (1...tenants).map { max(1, Int(Double(rows) / Double($0) / total)) }
        sizes[0] += max(0, rows - sizes.reduce(0, +))
        return sizes
    }

    var queries: Int {
        switch self {
        case .one1m, .hybrid: 100
        case .zipf1000, .manySmall, .zipf150: 400
        case .reopen, .coldOpen, .delete: 50
        case .batch64: 256
        case .lexical: 500
        default: 200
        }
    }

    var isMany: Bool { [.zipf150, .zipf1000, .manySmall, .coldOpen, .reopen].contains(self) }
}
