import Testing

@testable import Retrieval

@Suite struct `Graph bytes` {
    static let stored = StoredRows(groupedVectors(700, dimension: 16, seed: 4), dimension: 16)
    static let bytes = Graph.build(stored.rows)!
    static let query = unit([Float](repeating: 1, count: 16))

    /// Opens damaged bytes that end where their memory does, and searches when they open.
    func survives(_ damaged: [UInt8], rowCount: Int = 700) {
        guard let graph = openedGraph(damaged, rowCount: rowCount) else { return }
        guard let hits = graph.nearest(Self.query, in: Self.stored.rows, limit: 10) else { return }
        #expect(hits.count == 10)
        #expect(hits.allSatisfy { (0..<700).contains($0.row) })
    }

    @Test func `damage never leads outside`() {
        var random = SeededRandom(seed: 6)
        for _ in 0..<500 {
            var damaged = Self.bytes
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                damaged[place] = UInt8(min(255, Int.random(in: 0...400, using: &random)))
            }
            survives(damaged)
        }
    }

    @Test func `damaged headers are refused or harmless`() {
        for place in 0..<64 {
            for value in [UInt8(0), 1, 0x7f, 0x80, 0xff] {
                var damaged = Self.bytes
                damaged[place] = value
                survives(damaged)
            }
        }
    }

    @Test func `links that all point nowhere leave the entries`() {
        var damaged = Self.bytes
        for place in 64..<damaged.count { damaged[place] = 0xff }
        survives(damaged)
    }

    @Test func `bytes of another length or of other rows are refused`() {
        for length in [0, 1, 63, 64, 65, Self.bytes.count - 4, Self.bytes.count - 1] {
            #expect(openedGraph(Array(Self.bytes.prefix(length)), rowCount: 700) == nil)
        }
        #expect(openedGraph(Self.bytes + [0], rowCount: 700) == nil)
        #expect(openedGraph(Self.bytes, rowCount: 699) == nil)
        #expect(openedGraph(Self.bytes, rowCount: 701) == nil)
        #expect(openedGraph(Self.bytes, rowCount: 700) != nil)
    }
}

@Suite struct `Graph index` {
    static let passages = 1500
    static let owners = (0..<700).map { Int32($0 * 2 + 1) }
    static let stored = StoredRows(groupedVectors(2200, dimension: 16, seed: 8), dimension: 16)

    /// The oracle: every passage by its own vector or its question's less the offset.
    func nearest(_ query: [Float], limit: Int, where isAdmitted: (Int) -> Bool) -> [Float] {
        var scores = [Float](repeating: -.infinity, count: Self.passages)
        for (index, vector) in Self.stored.vectors.enumerated() {
            let score = zip(query, vector).reduce(0) { $0 + $1.0 * $1.1 }
            let row = index < Self.passages ? index : Int(Self.owners[index - Self.passages])
            guard isAdmitted(row) else { continue }
            scores[row] = max(scores[row], index < Self.passages ? score : score - VectorRows.questionOffset)
        }
        return scores.sorted(by: >).prefix(limit).filter { $0 > -.infinity }
    }

    @Test(arguments: [1, 2])
    func `a passage counts once, by its own vector or its question's`(part: Int) throws {
        try Self.owners.withUnsafeBufferPointer { owners in
            let rows = GraphIndex.Rows(Self.stored.rows, passages: Self.passages, owners: owners.baseAddress!)
            let storage = GraphBytes(try #require(GraphIndex.build(rows)))
            let index = try #require(
                GraphIndex(storage.bytes, passages: Self.passages, questions: owners.count, owner: storage))
            let words = bits(Self.passages) { $0 % part == 0 || $0 % 3 == 0 }
            var right = 0
            for query in groupedVectors(40, dimension: 16, seed: 9) {
                let hits = try words.withUnsafeBufferPointer {
                    let filter = admitting($0, of: Self.passages)
                    #expect(index.nearest(query, in: rows, limit: 10, filter: filter) == nil, "quick to scan")
                    return try #require(
                        index.nearest(query, in: rows, limit: 10, filter: filter, quickToScan: 100))
                }
                #expect(hits.count == 10)
                #expect(Set(hits.map(\.row)).count == 10)
                let exact = nearest(query, limit: 10) { $0 % part == 0 || $0 % 3 == 0 }
                right += zip(hits, exact).count { abs($0.score - $1) < 1e-5 }
            }
            #expect(right >= 396, "\(right) of 400")
        }
    }

    @Test func `damaged bytes are refused or harmless`() throws {
        try Self.owners.withUnsafeBufferPointer { owners in
            let rows = GraphIndex.Rows(Self.stored.rows, passages: Self.passages, owners: owners.baseAddress!)
            let bytes = try #require(GraphIndex.build(rows))
            var random = SeededRandom(seed: 10)
            for round in 0..<150 {
                var damaged = bytes
                let range = round % 2 == 0 ? 0..<200 : 0..<bytes.count
                for _ in 0..<20 {
                    damaged[Int.random(in: range, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                if round % 3 == 0 { damaged.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
                let storage = GraphBytes(damaged)
                let index = GraphIndex(
                    storage.bytes, passages: Self.passages, questions: owners.count, owner: storage)
                let hits = index?.nearest(Self.stored.vectors[round], in: rows, limit: 10) ?? []
                #expect(hits.allSatisfy { (0..<Int32(Self.passages)).contains($0.row) })
            }
        }
    }
}
