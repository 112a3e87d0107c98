import Foundation

/// An inverted index in three flat arrays: the rows that hold a term, ascending, each with the term's BM25 there.
///
/// An index never changes, so length normalisation and rarity are known when it is built: a query only adds up.
/// BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), fields weighted before
/// saturation (§3.6), with Lucene's idf, which is never negative: `ln(1 + (N − n + ½) / (n + ½))`.
struct Postings: Sendable {
    static let k1: Float = 1.2
    static let b: Float = 0.75

    /// `starts[t] ..< starts[t + 1]` are the postings of term `t`.
    private let starts: [Int32]
    private let rows: [Int32]
    private let impacts: [Float]

    /// Adds a term's BM25, times `weight`, to the score of every row that holds it.
    func add(_ term: Int32, weight: Float, to scores: inout [Float]) {
        for index in range(of: term) { scores[Int(rows[index])] += weight * impacts[index] }
    }

    /// A term's BM25 in one row, 0 where the row lacks it.
    func impact(of term: Int32, in row: Int32) -> Float {
        var range = range(of: term)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if rows[middle] == row { return impacts[middle] }
            range = rows[middle] < row ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return 0
    }

    private func range(of term: Int32) -> Range<Int> { Int(starts[Int(term)])..<Int(starts[Int(term) + 1]) }

    static func inverseDocumentFrequency(rows: Int, holding: Int) -> Float {
        let ratio = (Float(rows) - Float(holding) + 0.5) / (Float(holding) + 0.5)
        return log(1 + ratio)
    }
}

extension Postings {
    /// Collects weighted occurrences row by row.
    struct Builder {
        private var weights: [Float] = []
        private var touched: [Int32] = []
        private var terms: [Int32] = []
        private var frequencies: [Float] = []
        private var rowEnds: [Int] = []
        private var lengths: [Float] = []
        private var length: Float = 0

        mutating func add(_ term: Int32, weight: Float) {
            let index = Int(term)
            while weights.count <= index { weights.append(0) }
            if weights[index] == 0 { touched.append(term) }
            weights[index] += weight
            length += weight
        }

        mutating func endRow() {
            for term in touched {
                terms.append(term)
                frequencies.append(weights[Int(term)])
                weights[Int(term)] = 0
            }
            touched.removeAll(keepingCapacity: true)
            rowEnds.append(terms.count)
            lengths.append(length)
            length = 0
        }

        /// Sorts the occurrences by term, by counting, and weighs them.
        func finish() -> Postings {
            let termCount = weights.count
            var starts = [Int32](repeating: 0, count: termCount + 1)
            for term in terms { starts[Int(term) + 1] += 1 }
            let rarity = (0..<termCount).map {
                inverseDocumentFrequency(rows: rowEnds.count, holding: Int(starts[$0 + 1]))
            }
            for term in 0..<termCount { starts[term + 1] += starts[term] }

            var rows = [Int32](repeating: 0, count: terms.count)
            var impacts = [Float](repeating: 0, count: terms.count)
            var next = starts
            let total = lengths.reduce(0, +)
            let average = total > 0 ? total / Float(lengths.count) : 1
            var index = 0
            for (row, end) in rowEnds.enumerated() {
                let norm = k1 * (1 - b + b * lengths[row] / average)
                while index < end {
                    let term = Int(terms[index])
                    let slot = Int(next[term])
                    let frequency = frequencies[index]
                    rows[slot] = Int32(row)
                    impacts[slot] = rarity[term] * frequency * (k1 + 1) / (frequency + norm)
                    next[term] += 1
                    index += 1
                }
            }
            return Postings(starts: starts, rows: rows, impacts: impacts)
        }
    }
}
