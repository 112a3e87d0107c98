import CRetrievalKernels
import Testing

@testable import Retrieval

/// Every search against scoring all vectors one by one, bit by bit: the greatest cosine first, then the smallest row.
@Suite struct `Exact search` {
    static let sets = InstructionSet.allCases.filter(\.isAvailable)

    @Test(arguments: sets, [1, 2, 3, 4, 31, 32, 33, 63, 64, 65, 127, 128, 383, 384, 385])
    func `finds what scoring every vector finds`(set: InstructionSet, dimension: Int) throws {
        var random = SeededRandom(seed: UInt64(dimension))
        for (kind, count) in zip(Vectors.allCases, [130, 64, 257, 1, 300]) {
            let index = try randomIndex(kind, count, dimension, &random)
            for limit in [1, 10, 64, count, count + 3] {
                let query = DenseQuery(unit: kind.vector(dimension, &random), instructions: set)
                expectExact(index, query, limit)
                for share in [0, 0.01, 0.2, 0.9, 1] {
                    let admitted = RowSet(of: count) { _ in Double.random(in: 0..<1, using: &random) < share }
                    expectExact(index, query, limit, admitted)
                }
            }
        }
    }

    @Test(arguments: sets)
    func `finds the nearest of many that resemble each other`(set: InstructionSet) throws {
        var random = SeededRandom(seed: 11)
        let index = try randomIndex(.alike, 2500, 384, &random)
        for number in 0..<20 {
            let query = DenseQuery(unit: Vectors.alike.vector(384, &random), instructions: set)
            expectExact(index, query, 10)
            expectExact(index, query, 100)
            expectExact(index, query, 10, RowSet(of: 2500) { $0 % 40 == number })
        }
    }

    @Test(arguments: sets)
    func `finds each of many equal passages in the order of their rows`(set: InstructionSet) throws {
        let vector = unit((0..<384).map { Float($0 % 7) - 3 })
        let index = try DenseIndex(
            (0..<2400).map { IndexEntry(id: chunk($0), vector: vector, questionVector: vector, body: "") },
            dimension: 384)
        for limit in [1, 10, 1500, 2400] {
            let found = index.rows.nearest(DenseQuery(unit: vector, instructions: set), limit: limit)
            #expect(found.map(\.row) == Array(0..<Int32(limit)))
        }
    }

    @Test(arguments: sets)
    func `answers many at once as it answers one`(set: InstructionSet) throws {
        var random = SeededRandom(seed: 5)
        let index = try randomIndex(.ordinary, 333, 48, &random)
        let searches = (0..<150).map { number in
            let query = DenseQuery(unit: Vectors.ordinary.vector(48, &random), instructions: set)
            let admitted = number % 3 == 0 ? RowSet(of: 333) { $0 % (number + 1) == 0 } : nil
            return ExactSearch(query, limit: number % 17, admitting: admitted)
        }
        let found = index.rows.nearest(searches)
        #expect(found.count == searches.count)
        for (search, found) in zip(searches, found) {
            let alone = index.rows.nearest(search.query, limit: search.limit, admitting: search.admitted)
            #expect(found.elementsEqual(alone, by: ==))
        }
        #expect(index.rows.nearest([]).isEmpty)
    }

    @Test func `is measured as it is used`() throws {
        var random = SeededRandom(seed: 8)
        let vectors = (0..<100).map { _ in randomVector(40, using: &random) }
        let queries = (0..<3).map { _ in randomVector(40, using: &random) }
        let probe = ExactSearchProbe(vectors)
        let together = probe.nearest(to: queries, limit: 7)
        for (query, neighbours) in zip(queries, together) {
            #expect(neighbours.elementsEqual(probe.nearest(to: query, limit: 7), by: ==))
            let cosines = vectors.map { zip(query, $0).reduce(0) { $0 + $1.0 * $1.1 } }
            #expect(neighbours.map(\.row) == cosines.indices.sorted { cosines[$0] > cosines[$1] }.prefix(7).map { $0 })
            var scanned = [Float](repeating: .nan, count: 100)
            probe.scan(query, into: &scanned)
            #expect(zip(scanned, cosines).allSatisfy { abs($0 - $1) < 0.01 })
        }
    }

    @Test(arguments: sets)
    func `finds nothing in nothing`(set: InstructionSet) throws {
        let query = DenseQuery(unit: [1, 0, 0], instructions: set)
        #expect(try DenseIndex([], dimension: 3).rows.nearest(query, limit: 10).isEmpty)
        let index = try DenseIndex(randomEntries(5, dimension: 3, seed: 1), dimension: 3)
        #expect(index.rows.nearest(query, limit: 0).isEmpty)
        #expect(index.rows.nearest(query, limit: 10, admitting: RowSet(none: 5)).isEmpty)
    }

    private func expectExact(_ index: DenseIndex, _ query: DenseQuery, _ limit: Int, _ admitted: RowSet? = nil) {
        let rows = (0..<Int32(index.rows.passages)).filter { admitted?.contains(Int($0)) ?? true }
        let expected = zip(index.rows.cosines(of: query, with: rows), rows)
            .sorted { $0.0 > $1.0 || ($0.0 == $1.0 && $0.1 < $1.1) }.prefix(limit)
        let found = index.rows.nearest(query, limit: limit, admitting: admitted)
        #expect(found.elementsEqual(expected, by: ==))
    }

    private func randomIndex(
        _ kind: Vectors, _ count: Int, _ dimension: Int, _ random: inout SeededRandom
    ) throws -> DenseIndex {
        try DenseIndex(
            (0..<count).map { number in
                IndexEntry(
                    id: chunk(number), vector: kind.vector(dimension, &random),
                    questionVector: number % 3 == 1 ? kind.vector(dimension, &random) : nil, body: "")
            }, dimension: dimension)
    }
}

/// What vectors can be like.
private enum Vectors: CaseIterable {
    case ordinary
    /// Few different ones: most scores are equal.
    case coarse
    /// Nearly parallel, as an encoder's are.
    case alike
    /// All but two values are zero.
    case sparse
    /// One value dwarfs the others, which have no codes but zero.
    case lopsided

    func vector(_ dimension: Int, _ random: inout SeededRandom) -> [Float] {
        var vector = (0..<dimension).map { _ in Float.random(in: -1...1, using: &random) }
        switch self {
        case .ordinary: break
        case .coarse:
            vector = vector.map { $0.rounded() }
            vector[0] = 1
        case .alike: vector = vector.enumerated().map { 0.4 * $1 + ($0 % 2 == 0 ? 1 : -1) }
        case .sparse:
            let kept = [0, Int.random(in: 0..<dimension, using: &random)]
            vector = vector.enumerated().map { kept.contains($0) ? $1 : 0 }
        case .lopsided: vector[dimension / 2] = 400
        }
        return unit(vector)
    }
}

@Suite struct `The loops of the search` {
    @Test(arguments: `Exact search`.sets, [1, 15, 16, 17, 64, 100, 384, 1000])
    func `multiply codes and vectors`(set: InstructionSet, dimension: Int) throws {
        var random = SeededRandom(seed: 9)
        let index = try DenseIndex(
            (0..<150).map { IndexEntry(id: chunk($0), vector: randomVector(dimension, using: &random), body: "") },
            dimension: dimension)
        let rows = index.rows
        let vector = randomVector(dimension, using: &random)
        let query = DenseQuery(unit: vector, instructions: set)
        var approximate = [Float](repeating: .nan, count: rows.count)
        rows.scan(query, into: &approximate)
        let exact = rows.cosines(of: query, with: Array(0..<150))
        query.withKernelQuery { query in
            let query = rk_bounded(query, rows.scales, rows.count)
            for row in 0..<rows.count {
                let product = (0..<dimension).reduce(0) {
                    $0 + Double(vector[$1]) * Double(rows.vectors[row * dimension + $1])
                }
                #expect(abs(Double(exact[row]) - product) < 1e-5)
                let scale = rows.scales[row]
                #expect(abs(approximate[row] - exact[row]) <= scale * scale * query.square + query.constant)
            }
        }
    }

    /// All codes are as large as they can be.
    @Test(arguments: `Exact search`.sets, [Int(RK_LARGEST_DIMENSION), 384])
    func `do not overflow`(set: InstructionSet, dimension: Int) throws {
        let vector = unit([Float](repeating: 1, count: dimension))
        let opposite = vector.map { -$0 }
        let rows = try DenseIndex(
            [vector, opposite].enumerated().map { IndexEntry(id: chunk($0), vector: $1, body: "") },
            dimension: dimension)
        var products: [Float] = [0, 0]
        rows.rows.scan(DenseQuery(unit: vector, instructions: set), into: &products)
        #expect(abs(products[0] - 1) < 1e-3 && abs(products[1] + 1) < 1e-3)
        rows.rows.scan(DenseQuery(unit: opposite, instructions: set), into: &products)
        #expect(abs(products[0] + 1) < 1e-3 && abs(products[1] - 1) < 1e-3)
    }

    @Test func `round to the nearest code`() {
        var random = SeededRandom(seed: 21)
        for dimension in [1, 5, 384] {
            let vector = randomVector(dimension, using: &random)
            var codes = [UInt8](repeating: 0, count: dimension)
            let scale = VectorRows.encode(vector, dimension: dimension, into: &codes)
            for (value, code) in zip(vector, codes) {
                #expect(abs(value - scale * (Float(code) - 128)) <= scale * 0.5001)
            }
            #expect(codes.contains(255) || codes.contains(1))
            #expect(!codes.contains(0))
        }
    }
}

@Suite struct `A set of rows` {
    @Test(arguments: [0, 1, 63, 64, 65, 200])
    func `holds what a set holds`(count: Int) {
        var random = SeededRandom(seed: UInt64(count))
        var set = RowSet(none: count)
        var reference: Set<Int> = []
        for _ in 0..<3 * count {
            let row = Int.random(in: 0..<count, using: &random)
            if Bool.random(using: &random) {
                set.insert(row)
                reference.insert(row)
            } else {
                set.remove(row)
                reference.remove(row)
            }
        }
        #expect(Array(set) == reference.sorted())
        #expect(set.count == reference.count)
        #expect((0..<count).allSatisfy { set.contains($0) == reference.contains($0) })
        var both = set
        both.formIntersection(RowSet(of: count) { $0 % 3 == 0 })
        #expect(both == RowSet(of: count) { $0 % 3 == 0 && reference.contains($0) })
    }
}
