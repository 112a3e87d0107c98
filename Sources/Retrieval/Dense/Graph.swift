import CRetrievalKernels

/// Finds the rows nearest to a vector by walking over a graph of near rows, for more rows than a scan is quick with.
///
/// HNSW's lowest layer alone (Malkov & Yashunin 2016, arXiv:1603.09320), entered at the best of some random rows. It is
/// walked over the rows' codes; the best rows it meets are scored in `Float`. A graph belongs to rows that never change.
final class Graph: @unchecked Sendable {  // sound: the bytes are only read, and `owner` keeps them alive
    /// Rows as they lie in memory or in a mapped file; whoever calls keeps them alive meanwhile.
    struct Rows {
        let count: Int
        let dimension: Int
        /// `[count × dimension]`: round(component / scale) + 128.
        let codes: UnsafePointer<UInt8>
        let scales: UnsafePointer<Float>
        let vectors: UnsafePointer<Float>
    }

    /// Which rows may be found: those whose bit is set.
    struct Filter {
        let bits: UnsafeBufferPointer<UInt64>
        /// Of bits, set or not.
        let rowCount: Int
        /// Of bits that are set.
        let admitted: Int
        /// The row that each of the graph's rows stands for; `nil` where it stands for itself.
        var owners: UnsafePointer<Int32>?
    }

    /// Candidates a walk keeps where nothing was measured.
    static let usualBreadth = 96

    let rowCount: Int
    /// Candidates a walk keeps so that ten results are nearly always the right ones.
    let breadth: Int
    /// Recall of ten results with that breadth, measured when the graph was built; `nil` where it was not.
    let measuredRecall: Float?
    private let graph: rk_graph
    private let owner: AnyObject

    /// - Parameter bytes: Aligned to 4; `owner` keeps them alive.
    /// - Returns: `nil` where the bytes are no graph of so many rows.
    init?(_ bytes: UnsafeRawBufferPointer, rowCount: Int, owner: AnyObject) {
        var graph = rk_graph()
        guard rowCount > 0, let start = bytes.baseAddress, rk_graph_open(&graph, start, bytes.count, rowCount) else {
            return nil
        }
        self.graph = graph
        self.owner = owner
        self.rowCount = rowCount
        breadth = graph.breadth > 0 ? Int(graph.breadth) : Self.usualBreadth
        measuredRecall = graph.breadth > 0 ? graph.recall : nil
    }

    /// The best rows by exact cosine with a unit vector, greatest first, ties by row.
    ///
    /// - Parameter breadth: Candidates to keep; more find more and take longer. As measured where it is `nil`.
    /// - Returns: Fewer than `limit` only where the filter admits no more; `nil` where it admits so few of the rows on
    ///   the way, or so much of the graph is damaged, that a scan has to find them.
    func nearest(
        _ query: [Float], in rows: Rows, limit: Int, breadth: Int? = nil, filter: Filter? = nil
    ) -> [TopK.Scored]? {
        guard rows.count == rowCount, query.count == rows.dimension else { return nil }
        let limit = min(limit, rowCount)
        guard limit > 0 else { return [] }
        let most = Int(RK_GRAPH_MOST_BREADTH)
        guard limit <= most else { return nil }
        let breadth = min(breadth ?? self.breadth + max(0, limit - 10) * 3 / 2, most)
        var found = -1
        let hits = [rk_graph_hit](unsafeUninitializedCapacity: limit) { buffer, count in
            withUnsafePointer(to: graph) { graph in
                withUnsafePointer(to: rows.kernels) { rows in
                    found = rk_graph_search(
                        graph, rows, query, breadth, limit + Self.margin, limit, Filter.kernels(filter),
                        buffer.baseAddress)
                }
            }
            count = max(found, 0)
        }
        // Less than there is: the graph was damaged. Several rows may stand for one, so that there is no telling then.
        let expected = filter.map { $0.owners == nil ? min($0.admitted, limit) : 0 } ?? limit
        return found < expected ? nil : hits.map { (score: $0.score, row: Int32(bitPattern: $0.row)) }
    }

    /// Rows beyond the limit that are scored exactly too: codes confuse neighbours, seldom over more places.
    private static let margin = 20
}

extension Graph.Rows {
    var kernels: rk_graph_rows {
        rk_graph_rows(count: count, dimension: dimension, codes: codes, scales: scales, vectors: vectors)
    }
}

extension Graph.Filter {
    static func kernels(_ filter: Graph.Filter?) -> rk_graph_filter {
        guard let filter else { return rk_graph_filter() }
        precondition(filter.bits.count * 64 >= filter.rowCount)
        return rk_graph_filter(bits: filter.bits.baseAddress, count: filter.rowCount, owners: filter.owners)
    }
}
