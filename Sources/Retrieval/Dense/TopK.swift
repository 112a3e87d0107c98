/// The best `limit` of many scored rows: greatest score first, then smallest row.
///
/// A binary heap with the worst kept row at its root: most rows fail one comparison.
struct TopK {
    typealias Scored = (score: Float, row: Int32)

    private let limit: Int
    private var heap: [Scored] = []

    init(limit: Int) {
        self.limit = limit
        heap.reserveCapacity(limit)
    }

    mutating func offer(_ score: Float, _ row: Int32) {
        if heap.count < limit {
            heap.append((score, row))
            siftUp()
        } else if limit > 0, TopK.precedes((score, row), heap[0]) {
            heap[0] = (score, row)
            siftDown()
        }
    }

    /// The worst score kept, once there are `limit`; a row behind those offered has to beat it.
    var least: Float? { heap.count == limit ? heap.first?.score : nil }

    func sorted() -> [Scored] { heap.sorted(by: TopK.precedes) }

    private static func precedes(_ left: Scored, _ right: Scored) -> Bool {
        left.score > right.score || (left.score == right.score && left.row < right.row)
    }

    private mutating func siftUp() {
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard TopK.precedes(heap[parent], heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if TopK.precedes(heap[worst], heap[child]) { worst = child }
            }
            guard worst != parent else { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}
