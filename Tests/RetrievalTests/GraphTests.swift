import CRetrievalKernels
import Testing

@testable import Retrieval

/// Rows in memory of their own, as a segment would hold them.
final class StoredRows: @unchecked Sendable {  // sound: written once, then only read
    let vectors: [[Float]]
    private let codes: UnsafeMutablePointer<UInt8>
    private let scales: UnsafeMutablePointer<Float>
    private let matrix: UnsafeMutablePointer<Float>
    let rows: Graph.Rows

    init(_ vectors: [[Float]], dimension: Int) {
        self.vectors = vectors
        codes = .allocate(capacity: max(1, vectors.count * dimension))
        scales = .allocate(capacity: max(1, vectors.count))
        matrix = .allocate(capacity: max(1, vectors.count * dimension))
        for (row, vector) in vectors.enumerated() {
            (matrix + row * dimension).initialize(from: vector, count: dimension)
            let largest = vector.reduce(0) { max($0, abs($1)) }
            let scale = largest > 0 ? largest / 127 : 1
            scales[row] = scale
            for (index, value) in vector.enumerated() {
                codes[row * dimension + index] = UInt8((value / scale).rounded() + 128)
            }
        }
        rows = Graph.Rows(
            count: vectors.count, dimension: dimension, codes: codes, scales: scales, vectors: matrix)
    }

    deinit {
        codes.deallocate()
        scales.deallocate()
        matrix.deallocate()
    }

    /// The oracle: every row, in `Double`.
    func nearest(_ query: [Float], limit: Int, where isAdmitted: (Int) -> Bool = { _ in true }) -> [Int32] {
        let scored = vectors.indices.filter(isAdmitted).map { row in
            (score: zip(query, vectors[row]).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }, row: Int32(row))
        }
        return scored.sorted { ($0.score, $1.row) > ($1.score, $0.row) }.prefix(limit).map(\.row)
    }
}

/// Groups around centres that share a direction, as sentences of one subject do.
func groupedVectors(_ count: Int, dimension: Int, seed: UInt64) -> [[Float]] {
    var random = SeededRandom(seed: seed)
    let common = randomVector(dimension, using: &random)
    let centres = (0..<40).map { _ in randomVector(dimension, using: &random) }
    return (0..<count).map { _ in
        let centre = centres.randomElement(using: &random)!
        let own = randomVector(dimension, using: &random)
        return unit((0..<dimension).map { 2 * common[$0] + 0.6 * centre[$0] + 0.8 * own[$0] })
    }
}

func openedGraph(_ bytes: [UInt8], rowCount: Int) -> Graph? {
    let storage = GraphBytes(bytes)
    return Graph(storage.bytes, rowCount: rowCount, owner: storage)
}

func admitting(_ words: UnsafeBufferPointer<UInt64>, of rowCount: Int) -> Graph.Filter {
    Graph.Filter(bits: words, rowCount: rowCount, admitted: words.reduce(0) { $0 + $1.nonzeroBitCount })
}

func bits(_ count: Int, where isSet: (Int) -> Bool) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for row in 0..<count where isSet(row) { words[row / 64] |= 1 << (row % 64) }
    return words
}

@Suite struct `Graph search` {
    static let dimension = 48
    static let stored = StoredRows(groupedVectors(3000, dimension: dimension, seed: 1), dimension: dimension)
    static let queries = Array(groupedVectors(3050, dimension: dimension, seed: 1).suffix(50))
    static let bytes = Graph.build(stored.rows)!

    func recall(_ graph: Graph, breadth: Int? = nil, where isAdmitted: ((Int) -> Bool)? = nil) -> Double {
        let words = isAdmitted.map { bits(graph.rowCount, where: $0) } ?? []
        var found = 0
        for query in Self.queries {
            let hits = words.withUnsafeBufferPointer { words in
                let filter = isAdmitted.map { _ in admitting(words, of: graph.rowCount) }
                return graph.nearest(query, in: Self.stored.rows, limit: 10, breadth: breadth, filter: filter)
            }
            let answer = Set(Self.stored.nearest(query, limit: 10, where: isAdmitted ?? { _ in true }))
            #expect(hits == nil || hits?.count == answer.count, "a short answer")
            found += hits?.count { answer.contains($0.row) } ?? 0
        }
        return Double(found) / Double(10 * Self.queries.count)
    }

    @Test(arguments: [(breadth: 16, floor: 0.85), (breadth: 48, floor: 0.97), (breadth: 200, floor: 0.999)])
    func `finds what exact search finds`(breadth: Int, floor: Double) throws {
        let graph = try #require(openedGraph(Self.bytes, rowCount: 3000))
        let found = recall(graph, breadth: breadth)
        #expect(found >= floor, "recall@10 was \(found)")
    }

    @Test func `reports its recall, and keeps it for queries it has not seen`() throws {
        let graph = try #require(openedGraph(Self.bytes, rowCount: 3000))
        let measured = try #require(graph.measuredRecall)
        #expect(measured >= 0.99)
        let found = recall(graph)
        #expect(found >= 0.98, "recall@10 was \(found) with breadth \(graph.breadth)")
    }

    @Test func `scores are exact and in order`() throws {
        let graph = try #require(openedGraph(Self.bytes, rowCount: 3000))
        for query in Self.queries.prefix(20) {
            let hits = try #require(graph.nearest(query, in: Self.stored.rows, limit: 50))
            #expect(hits.count == 50)
            #expect(Set(hits.map(\.row)).count == 50)
            #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
            for hit in hits {
                let exact = zip(query, Self.stored.vectors[Int(hit.row)]).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(hit.score - exact) < 1e-5)
            }
        }
    }

    @Test(arguments: [2, 4])
    func `finds as well among admitted rows`(part: Int) throws {
        let graph = try #require(openedGraph(Self.bytes, rowCount: 3000))
        let found = recall(graph) { $0 % part == 0 }
        #expect(found >= 0.98, "recall@10 was \(found)")
    }

    @Test(arguments: [0, 1, 3, 40, 300])
    func `a narrow filter is answered in full or not at all`(admitted: Int) throws {
        let graph = try #require(openedGraph(Self.bytes, rowCount: 3000))
        var random = SeededRandom(seed: 5)
        let rows = Set((0..<3000).shuffled(using: &random).prefix(admitted))
        let words = bits(3000, where: rows.contains)
        for query in Self.queries.prefix(20) {
            let hits = words.withUnsafeBufferPointer {
                graph.nearest(query, in: Self.stored.rows, limit: 10, filter: admitting($0, of: 3000))
            }
            guard let hits else { continue }
            #expect(hits.count == min(10, admitted))
            #expect(hits.allSatisfy { rows.contains(Int($0.row)) })
        }
    }

    @Test func `is the same for a seed, whatever the number of threads`() {
        for threads in [1, 2, 3] {
            #expect(Graph.build(Self.stored.rows, options: .init(threads: threads)) == Self.bytes)
        }
        #expect(Graph.build(Self.stored.rows, options: .init(seed: 2)) != Self.bytes)
    }

    @Test(arguments: [1, 2, 3, 9, 10, 11, 70, 511, 512, 513, 600])
    func `small graphs are exact`(count: Int) throws {
        let stored = StoredRows(groupedVectors(count, dimension: 5, seed: 2), dimension: 5)
        let bytes = try #require(Graph.build(stored.rows))
        let graph = try #require(openedGraph(bytes, rowCount: count))
        for query in groupedVectors(10, dimension: 5, seed: 3) {
            let hits = try #require(graph.nearest(query, in: stored.rows, limit: 10, breadth: 600))
            #expect(hits.count == min(10, count))
            let exact = stored.nearest(query, limit: 10).map { row in
                zip(query, stored.vectors[Int(row)]).reduce(0) { $0 + $1.0 * $1.1 }
            }
            #expect(zip(hits, exact).allSatisfy { abs($0.score - $1) < 1e-4 })
        }
        #expect(graph.nearest(unit([1, 1, 1, 1, 1]), in: stored.rows, limit: 0)?.isEmpty == true)
        #expect(graph.nearest(unit([1, 1, 1, 1, 1]), in: stored.rows, limit: 5000)?.count == count)
    }

    @Test func `of no rows there is no graph`() {
        #expect(Graph.build(StoredRows([], dimension: 4).rows) == nil)
        #expect(openedGraph([], rowCount: 0) == nil)
        #expect(openedGraph([], rowCount: 1) == nil)
    }

    @Test func `every one of many equal rows can be found`() throws {
        let same = unit([1, 2, 3, 4])
        let other = unit([4, 3, 2, -1])
        let vectors = (0..<3000).map { $0 % 10 == 0 ? other : same }
        let stored = StoredRows(vectors, dimension: 4)
        let bytes = try #require(Graph.build(stored.rows))
        let graph = try #require(openedGraph(bytes, rowCount: 3000))
        let hits = try #require(graph.nearest(other, in: stored.rows, limit: 10))
        #expect(hits.allSatisfy { $0.row % 10 == 0 })
        #expect(graph.nearest(same, in: stored.rows, limit: 3000)?.count == 3000)
    }

    @Test func `a query that is no vector breaks nothing`() throws {
        let graph = try #require(openedGraph(Self.bytes, rowCount: 3000))
        for value in [Float.nan, .infinity, -.infinity, 0, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
            var query = [Float](repeating: 0.1, count: Self.dimension)
            query[7] = value
            #expect(graph.nearest(query, in: Self.stored.rows, limit: 10)?.count == 10)
            let all = [Float](repeating: value, count: Self.dimension)
            #expect(graph.nearest(all, in: Self.stored.rows, limit: 10)?.count == 10)
        }
        #expect(graph.nearest([1], in: Self.stored.rows, limit: 10) == nil)
    }

    @Test func `building stops when it is cancelled`() {
        let cancellation = Graph.Cancellation()
        cancellation.cancel()
        #expect(Graph.build(Self.stored.rows, cancellation: cancellation) == nil)
    }

    @Test(arguments: [1, 3, 4, 31, 32, 33, 63, 64, 65, 100, 127, 384, 400])
    func `sums of products are the same on every processor`(dimension: Int) {
        var random = SeededRandom(seed: UInt64(dimension))
        let padded = (dimension + 63) / 64 * 64
        for count in [1, 2, 3, 4, 5, 8, 11] {
            let codes = (0..<20 * dimension).map { _ in UInt8(min(255, Int.random(in: 0...400, using: &random))) }
            var with = [Int8](repeating: 0, count: padded)
            for index in 0..<dimension { with[index] = Int8(clamping: Int.random(in: -200...200, using: &random)) }
            let rows = (0..<count).map { _ in UInt32.random(in: 0..<20, using: &random) }
            let expected = rows.map { row in
                (0..<dimension).reduce(Int32(0)) { $0 + Int32(codes[Int(row) * dimension + $1]) * Int32(with[$1]) }
            }
            for level in [RK_GRAPH_PORTABLE, RK_GRAPH_AVX2, RK_GRAPH_AVX512] {
                guard let products = rk_graph_products_at(level) else { continue }
                var sums = [Int32](repeating: 0, count: count + 1)
                products(codes, dimension, with, rows, count, &sums)
                #expect(sums == expected + [0])
            }
        }
    }
}
