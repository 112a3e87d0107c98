import CRetrievalKernels

/// A query's terms over the segments of one index, with the statistics of all of them: a row scores what it would if
/// all rows were one segment's. Deleted rows count until their segment is written anew.
///
/// A term's BM25 in a row is rounded to a multiple of ``unit``, so small that no ranking depends on it; sums are then
/// exact in any order, which lets ``best(_:in:admitting:)`` add up in the order that is fastest.
struct LexicalSearch {
    let segments: [LexicalSegment]
    let terms: [WeightedTerm]
    /// A power of two.
    let unit: Float
    let norm: BM25.Norm

    /// A term of the query that some row holds.
    struct WeightedTerm {
        let term: Term
        /// The BM25 of a row that holds the term without end, in units.
        let weight: Float
        /// By segment.
        let lists: [PostingList?]
    }

    init(_ query: LexicalQuery, in segments: [LexicalSegment]) {
        var statistics = LexicalStatistics()
        for segment in segments { statistics += segment.statistics }
        let found = query.terms.compactMap { term -> (term: Term, weight: Float, lists: [PostingList?])? in
            let key = term.key
            let lists = segments.map { $0.terms.list(of: key) }
            let holding = lists.reduce(0) { $0 + ($1?.count ?? 0) }
            guard holding > 0 else { return nil }
            let rarity = BM25.inverseDocumentFrequency(rows: statistics.rows, holding: holding)
            return (term, rarity * (BM25.k1 + 1), lists)
        }
        let unit = LexicalSearch.unit(for: found.reduce(0) { $0 + $1.weight })
        self.segments = segments
        self.unit = unit
        norm = BM25.Norm(statistics)
        terms = found.map { WeightedTerm(term: $0.term, weight: $0.weight / unit, lists: $0.lists) }
    }

    /// The smallest power of two, within reason, with which the sum has less than 24 bits: those that a `Float` holds.
    private static func unit(for greatestScore: Float) -> Float {
        var unit: Float = 0x1p-20
        while greatestScore > unit * 0x1p23 { unit *= 2 }
        return unit
    }

    // MARK: Given rows

    /// BM25 of the segment's rows at these places, in their order.
    func scores(of rows: [Int32], in segment: Int = 0) -> [Float] {
        // Rows with their places below, ascending.
        let order = rows.enumerated().map { UInt64($1) << 32 | UInt64($0) }.sorted()
        var sums = [UInt32](repeating: 0, count: rows.count)
        for term in terms {
            forEachHit(of: term, in: segment, order: order) { sums[$0] += $1 }
        }
        return sums.map { Float($0) * unit }
    }

    /// The terms a row shares with the query and what each adds to its BM25, greatest first.
    func contributions(to row: Int32, in segment: Int = 0) -> [TermContribution] {
        var contributions: [TermContribution] = []
        for term in terms {
            forEachHit(of: term, in: segment, order: [UInt64(row) << 32]) {
                contributions.append(TermContribution(term: term.term, contribution: Float($1) * unit))
            }
        }
        return contributions.sorted { ($0.contribution, $1.term.text) > ($1.contribution, $0.term.text) }
    }

    /// - Parameters:
    ///   - order: rows with places below them, ascending.
    ///   - body: takes a place and what the term adds to the score of the row there.
    private func forEachHit(
        of term: WeightedTerm, in segment: Int, order: [UInt64], _ body: (Int, UInt32) -> Void
    ) {
        guard let list = term.lists[segment] else { return }
        let lengths = segments[segment].lengths
        func row(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: order[index] >> 32) }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PackedPostings.blockSize) { room in
            // Not empty, so it has an address.
            let rows = room.baseAddress!
            let values = rows + PackedPostings.blockSize
            var next = 0
            for block in list.blocks {
                while next < order.count, row(next) < block.before &+ 1 { next += 1 }
                guard next < order.count else { return }
                guard row(next) <= block.last else { continue }
                let count = list.unpackRows(of: block, into: rows)
                var hasValues = false
                while next < order.count, row(next) <= block.last {
                    let place = count > 0 ? PostingLoops.best.place(rows, row(next)) : 0
                    if place < count, rows[place] == row(next) {
                        if !hasValues { list.unpackValues(of: block, into: values) }
                        hasValues = true
                        var impact = values[place]
                        PostingLoops.best.weigh(
                            rows + place, 1, lengths, term.weight, norm.flat, norm.slope, &impact)
                        body(Int(truncatingIfNeeded: order[next] & 0xFFFF_FFFF), impact)
                    }
                    next += 1
                }
            }
        }
    }

    // MARK: All rows

    /// BM25 of every row of a segment.
    func scores(in segment: Int = 0) -> [Float] {
        let source = segments[segment]
        var sums = [UInt32](repeating: 0, count: source.rowCount)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PackedPostings.blockSize) { room in
            // Not empty, so it has an address.
            let rows = room.baseAddress!
            let values = rows + PackedPostings.blockSize
            for term in terms {
                guard let list = term.lists[segment] else { continue }
                for block in list.blocks {
                    let count = list.unpackRows(of: block, into: rows)
                    list.unpackValues(of: block, into: values)
                    PostingLoops.best.weigh(
                        rows, count, source.lengths, term.weight, norm.flat, norm.slope, values)
                    rk_postings_add(rows, values, count, 0, &sums)
                }
            }
        }
        return sums.map { Float($0) * unit }
    }
}
