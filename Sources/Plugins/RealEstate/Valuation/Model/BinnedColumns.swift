/// Numeric columns cut into at most 255 classes of about equally many rows, row by row; class 0 is "unknown".
struct BinnedColumns: Sendable {
    let rows: Int
    let columns: Int
    /// `[rows × columns]`.
    let bins: [UInt8]
    let cuts: BinCuts

    init(_ values: [[Double]], most: Int) {
        self.init(values, cuts: BinCuts(values, most: most))
    }

    init(_ values: [[Double]], cuts: BinCuts) {
        let rows = values.first?.count ?? 0
        let columns = values.count
        var bins = [UInt8](repeating: 0, count: rows * columns)
        for (column, all) in values.enumerated() {
            let edges = cuts.edges[column]
            for row in 0..<rows { bins[row * columns + column] = BinCuts.bin(all[row], edges) }
        }
        (self.rows, self.columns, self.bins, self.cuts) = (rows, columns, bins, cuts)
    }
}

/// Where each column is cut.
struct BinCuts: Sendable {
    /// Ascending; a value belongs to the class after the last edge below it.
    let edges: [[Double]]

    init(_ values: [[Double]], most: Int) {
        edges = values.map { column in
            let known = column.filter { !$0.isNaN }.sorted()
            guard let first = known.first, let last = known.last, first < last else { return [] }
            var edges: [Double] = []
            for cut in 1..<most {
                let at = known.count * cut / most
                guard at > 0 else { continue }
                let (below, above) = (known[at - 1], known[at])
                let edge = below < above ? (below + above) / 2 : below
                if edge < last, edges.last.map({ edge > $0 }) ?? (edge >= first) { edges.append(edge) }
            }
            return edges
        }
    }

    /// 0 for unknown, else one more than the number of edges below the value.
    static func bin(_ value: Double, _ edges: [Double]) -> UInt8 {
        if value.isNaN { return 0 }
        var low = 0
        var high = edges.count
        while low < high {
            let middle = (low + high) / 2
            if value > edges[middle] { low = middle + 1 } else { high = middle }
        }
        return UInt8(low + 1)
    }
}
