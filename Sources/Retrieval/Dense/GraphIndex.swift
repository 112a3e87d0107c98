/// The graphs of a segment: one over its passages and one over the question vectors behind them.
///
/// Apart, because a question counts for less than a passage with the same cosine: together, questions that cannot win
/// would fill the places of passages that can.
final class GraphIndex: Sendable {
    /// The stored rows: `passages` passages, then a question vector for each of `owners`.
    struct Rows {
        let passages: Graph.Rows
        let questions: Graph.Rows
        /// The passage each question vector belongs to.
        let owners: UnsafePointer<Int32>

        init(_ all: Graph.Rows, passages count: Int, owners: UnsafePointer<Int32>) {
            passages = all[0..<count]
            questions = all[count..<all.count]
            self.owners = owners
        }
    }

    /// So few rows are always scanned: that is quick enough, and exact.
    static let quickToScan = 20_000
    /// Where fewer than one row of so many is admitted, a walk meets too few of them.
    private static let thinnest = 12

    private static let header = 64
    private static let alignment = 64

    private let passages: Graph
    private let questions: Graph?

    /// Measured when the graph was built; see ``RecallSample``.
    var measuredRecall: Float? { passages.measuredRecall }

    /// - Parameter bytes: Aligned to 4; `owner` keeps them alive.
    /// - Returns: `nil` where the bytes are no graphs of so many rows.
    init?(_ bytes: UnsafeRawBufferPointer, passages: Int, questions: Int, owner: AnyObject) {
        guard bytes.count >= Self.header, passages > 0 else { return nil }
        let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        guard let first = Int(exactly: length), first <= bytes.count - Self.header else { return nil }
        let passageBytes = UnsafeRawBufferPointer(rebasing: bytes[Self.header..<Self.header + first])
        guard let graph = Graph(passageBytes, rowCount: passages, owner: owner) else { return nil }
        self.passages = graph
        let next = min(Self.aligned(Self.header + first), bytes.count)
        if questions > 0 {
            let questionBytes = UnsafeRawBufferPointer(rebasing: bytes[next...])
            guard let graph = Graph(questionBytes, rowCount: questions, owner: owner) else { return nil }
            self.questions = graph
        } else {
            self.questions = nil
        }
    }

    /// - Returns: `nil` where it was cancelled, memory was refused, or there are no passages.
    static func build(
        _ rows: Rows, options: Graph.BuildOptions = Graph.BuildOptions(), cancellation: Graph.Cancellation? = nil
    ) -> [UInt8]? {
        guard let passages = Graph.build(rows.passages, options: options, cancellation: cancellation) else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: header)
        bytes.withUnsafeMutableBytes {
            $0.storeBytes(of: UInt64(passages.count).littleEndian, as: UInt64.self)
        }
        bytes += passages
        guard rows.questions.count > 0 else { return bytes }
        guard let questions = Graph.build(rows.questions, options: options, cancellation: cancellation) else {
            return nil
        }
        bytes += [UInt8](repeating: 0, count: aligned(bytes.count) - bytes.count)
        return bytes + questions
    }

    /// The best passages by exact cosine, their own or their questions' less the offset, greatest first, ties by row.
    ///
    /// - Parameter filter: Of passages.
    /// - Returns: Fewer than `limit` only where the filter admits no more; `nil` where a scan is the better way.
    func nearest(
        _ query: [Float], in rows: Rows, limit: Int, filter: Graph.Filter? = nil, quickToScan: Int = quickToScan
    ) -> [TopK.Scored]? {
        if let filter, filter.admitted <= max(quickToScan, passages.rowCount / Self.thinnest) { return nil }
        guard let found = passages.nearest(query, in: rows.passages, limit: limit, filter: filter) else { return nil }
        guard let questions else { return found }
        let questionFilter = filter.map {
            Graph.Filter(bits: $0.bits, rowCount: $0.rowCount, admitted: $0.admitted, owners: rows.owners)
        }
        guard let asked = questions.nearest(query, in: rows.questions, limit: limit, filter: questionFilter) else {
            return nil
        }
        var scores: [Int32: Float] = [:]
        for hit in found { scores[hit.row] = hit.score }
        for hit in asked {
            let owner = rows.owners[Int(hit.row)]
            scores[owner] = max(scores[owner] ?? -.infinity, hit.score - VectorRows.questionOffset)
        }
        var best = TopK(limit: limit)
        for (row, score) in scores { best.offer(score, row) }
        return best.sorted()
    }

    private static func aligned(_ size: Int) -> Int { (size + alignment - 1) / alignment * alignment }
}

extension Graph.Rows {
    subscript(range: Range<Int>) -> Graph.Rows {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return Graph.Rows(
            count: range.count, dimension: dimension, codes: codes + range.lowerBound * dimension,
            scales: scales + range.lowerBound, vectors: vectors + range.lowerBound * dimension)
    }
}
