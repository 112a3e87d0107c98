/// Grows one tree after another over the same rows, best leaf first.
struct TreeGrower {
    private let data: BinnedColumns
    private let settings: BoostedTrees.Settings
    /// Classes kept a column; histograms have one cell for each.
    private let stride: Int
    private var random: SplitMix64
    private var order: [Int32] = []
    private var spare: [Int32] = []
    /// A row's gradient in the upper 40 bits, its count of one in the lower 24.
    private var packed: [Int64] = []

    /// One leaf that may still be split.
    private struct Leaf {
        let node: Int
        let start: Int
        let count: Int
        let total: Int64
        let histogram: [Int64]
        let split: Split?
    }

    private struct Split {
        let column: Int
        let bin: UInt8
        let gain: Double
        let left: Int64
    }

    private static let steps = 131_072.0

    init(_ data: BinnedColumns, settings: BoostedTrees.Settings) {
        self.data = data
        self.settings = settings
        stride = (data.cuts.edges.map(\.count).max() ?? 0) + 2
        random = SplitMix64(seed: settings.seed)
    }

    mutating func grow(on target: [Double]) -> [BoostedTrees.Node] {
        let scale = Self.steps / settings.bound
        packed = target.map { value in
            let clipped = min(max(value, -settings.bound), settings.bound)
            return (Int64((clipped * scale).rounded()) << 24) &+ 1
        }
        order.removeAll(keepingCapacity: true)
        let share = UInt64(settings.rowShare * 4_294_967_296)
        for row in 0..<data.rows where settings.rowShare >= 1 || (random.next() >> 32) < share {
            order.append(Int32(row))
        }
        spare = order
        let wanted = max(1, Int((Double(data.columns) * settings.columnShare).rounded(.up)))
        let columns = Array(random.permutation(data.columns).prefix(wanted)).sorted()
        var nodes = [leafNode(order.reduce(0) { $0 &+ packed[Int($1)] })]
        var open = [leaf(0, 0, order.count, histogram(0, order.count, columns), columns)]
        var leaves = 1
        while leaves < settings.leaves {
            var best = -1
            for (index, leaf) in open.enumerated() {
                guard let split = leaf.split else { continue }
                if best < 0 || split.gain > (open[best].split?.gain ?? 0) { best = index }
            }
            guard best >= 0, let split = open[best].split else { break }
            let parent = open.remove(at: best)
            let leftCount = partition(parent.start, parent.count, split)
            let rightCount = parent.count - leftCount
            let leftFirst = leftCount <= rightCount
            let small = histogram(
                leftFirst ? parent.start : parent.start + leftCount, min(leftCount, rightCount), columns)
            var large = parent.histogram
            for cell in large.indices { large[cell] &-= small[cell] }
            let (left, right) = leftFirst ? (small, large) : (large, small)
            nodes[parent.node].column = Int32(split.column)
            nodes[parent.node].bin = split.bin
            nodes[parent.node].left = Int32(nodes.count)
            nodes[parent.node].right = Int32(nodes.count + 1)
            nodes.append(leafNode(split.left))
            nodes.append(leafNode(parent.total &- split.left))
            open.append(leaf(nodes.count - 2, parent.start, leftCount, left, columns))
            open.append(leaf(nodes.count - 1, parent.start + leftCount, rightCount, right, columns))
            leaves += 1
        }
        return nodes
    }

    private func leafNode(_ total: Int64) -> BoostedTrees.Node {
        let (gradient, count) = Self.unpacked(total)
        let value = gradient / (count + settings.ridge) * settings.bound / Self.steps * settings.rate
        return BoostedTrees.Node(column: -1, bin: 0, left: 0, right: 0, value: value)
    }

    private static func unpacked(_ sum: Int64) -> (gradient: Double, count: Double) {
        (Double(sum >> 24), Double(sum & 0xFF_FFFF))
    }

    private func leaf(_ node: Int, _ start: Int, _ count: Int, _ histogram: [Int64], _ columns: [Int]) -> Leaf {
        var total: Int64 = 0
        if let first = columns.first {
            for bin in 0..<stride { total &+= histogram[first * stride + bin] }
        }
        let split = count >= 2 * settings.leastRows ? bestSplit(histogram, total, columns) : nil
        return Leaf(node: node, start: start, count: count, total: total, histogram: histogram, split: split)
    }

    private func bestSplit(_ histogram: [Int64], _ total: Int64, _ columns: [Int]) -> Split? {
        let (gradient, count) = Self.unpacked(total)
        let least = Double(settings.leastRows)
        let before = gradient * gradient / (count + settings.ridge)
        var best: Split?
        var most = 1e-9 * Self.steps * Self.steps
        // Sound: cells are read at `column × stride + bin`, inside the `columns × stride` cells every histogram has.
        histogram.withUnsafeBufferPointer { cells in
            for column in columns {
                var sum: Int64 = 0
                let offset = column * stride
                for bin in 0..<max(0, data.cuts.edges[column].count + 1) {
                    let cell = cells[offset + bin]
                    if cell == 0 { continue }
                    sum &+= cell
                    let (leftGradient, leftCount) = Self.unpacked(sum)
                    if leftCount < least { continue }
                    let rightCount = count - leftCount
                    if rightCount < least { break }
                    let rightGradient = gradient - leftGradient
                    let gain =
                        leftGradient * leftGradient / (leftCount + settings.ridge)
                        + rightGradient * rightGradient / (rightCount + settings.ridge) - before
                    if gain > most {
                        most = gain
                        best = Split(column: column, bin: UInt8(bin), gain: gain, left: sum)
                    }
                }
            }
        }
        return best
    }

    private func histogram(_ start: Int, _ count: Int, _ columns: [Int]) -> [Int64] {
        let width = data.columns
        return [Int64](unsafeUninitializedCapacity: width * stride) { cells, used in
            cells.initialize(repeating: 0)
            used = width * stride
            // Sound: `order` holds rows below `data.rows`, `bins` one class below `stride` for each row and column.
            data.bins.withUnsafeBufferPointer { bins in
                order.withUnsafeBufferPointer { order in
                    packed.withUnsafeBufferPointer { packed in
                        for position in start..<start + count {
                            let row = Int(order[position])
                            let value = packed[row]
                            let offset = row * width
                            for column in columns {
                                cells[column * stride + Int(bins[offset + column])] &+= value
                            }
                        }
                    }
                }
            }
        }
    }

    /// Moves the rows that go left to the front of their range, in order, and answers how many they are.
    private mutating func partition(_ start: Int, _ count: Int, _ split: Split) -> Int {
        var left = start
        var right = 0
        for position in start..<start + count {
            let row = order[position]
            if data.bins[Int(row) * data.columns + split.column] <= split.bin {
                order[left] = row
                left += 1
            } else {
                spare[right] = row
                right += 1
            }
        }
        for position in 0..<right { order[left + position] = spare[position] }
        return left - start
    }
}
