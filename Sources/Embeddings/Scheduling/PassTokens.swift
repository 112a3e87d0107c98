/// How many tokens go into one pass: the one place to weigh throughput against the wait of a query.
enum PassTokens {
    /// Bulk work. The kernels are at full speed from about a hundred rows; more would only lengthen each block of layers,
    /// which is what a query waits for.
    static let bulk = 192
    /// Queries that share a pass, and what makes an interactive pass short: it yields to nobody.
    static let short = 96

    static func limit(_ priority: TextEmbedder.Priority) -> Int {
        switch priority {
        case .interactive: short
        case .bulk: bulk
        }
    }
}
