/// Regression trees, each fitted to what the ones before left over (Friedman 2001, 2002), on a Huber loss.
///
/// Sums are whole numbers: a gradient is rounded to 1/2¹⁷ of the loss's bound and packed with its count into one
/// `Int64`, so they do not depend on the order of the rows nor on the number of threads.
struct BoostedTrees: Sendable {
    struct Settings: Sendable {
        var trees = 300
        var leaves = 15
        var rate = 0.05
        var leastRows = 15
        /// Added to a leaf's count: shrinks leaves of few rows.
        var ridge = 3.0
        var rowShare = 0.8
        var columnShare = 0.7
        /// Residuals beyond it pull no harder.
        var bound = 0.3
        var seed: UInt64 = 34
    }

    struct Node: Sendable {
        /// -1 at a leaf.
        var column: Int32
        /// Classes up to this one go left.
        var bin: UInt8
        var left: Int32
        var right: Int32
        /// What the rows that came this far would add, were this a leaf.
        var value: Double
    }

    private(set) var trees: [[Node]] = []
    let cuts: BinCuts

    /// The trees, and what they leave over of the target.
    static func grown(on data: BinnedColumns, target: [Double], settings: Settings) -> (BoostedTrees, left: [Double]) {
        var model = BoostedTrees(cuts: data.cuts)
        var left = target
        guard data.rows >= 2 * settings.leastRows, data.columns > 0 else { return (model, left) }
        var grower = TreeGrower(data, settings: settings)
        for _ in 0..<settings.trees {
            let tree = grower.grow(on: left)
            model.trees.append(tree)
            for row in 0..<data.rows { left[row] -= Self.value(tree, data.bins, row * data.columns) }
        }
        return (model, left)
    }

    private init(cuts: BinCuts) { self.cuts = cuts }

    private static func value(_ tree: [Node], _ bins: [UInt8], _ offset: Int) -> Double {
        var at = 0
        while tree[at].column >= 0 {
            let node = tree[at]
            at = Int(bins[offset + Int(node.column)] <= node.bin ? node.left : node.right)
        }
        return tree[at].value
    }

    /// The sum of all trees for one row of classes.
    func value(_ bins: [UInt8]) -> Double {
        var sum = 0.0
        for tree in trees { sum += Self.value(tree, bins, 0) }
        return sum
    }

    func bins(_ values: [Double]) -> [UInt8] {
        zip(values, cuts.edges).map { BinCuts.bin($0, $1) }
    }

    /// The sum taken apart: what each column's questions added on the row's way down (Saabas 2014), and the start.
    func contributions(_ bins: [UInt8]) -> (start: Double, columns: [Double]) {
        var start = 0.0
        var columns = [Double](repeating: 0, count: bins.count)
        for tree in trees {
            start += tree[0].value
            var at = 0
            while tree[at].column >= 0 {
                let node = tree[at]
                let next = Int(bins[Int(node.column)] <= node.bin ? node.left : node.right)
                columns[Int(node.column)] += tree[next].value - node.value
                at = next
            }
        }
        return (start, columns)
    }
}
