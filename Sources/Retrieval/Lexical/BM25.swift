import Foundation

/// How a term's occurrences become a score.
///
/// BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), fields weighted before
/// saturation (§3.6), with Lucene's idf, which is never negative: `ln(1 + (N − n + ½) / (n + ½))`.
///
/// Frequencies and lengths are counted in halves of an occurrence, which makes the field weights whole numbers.
enum BM25 {
    static let k1: Float = 1.2
    static let b: Float = 0.75

    /// How much an occurrence counts by field, in halves. A document's title stands over each of its passages and
    /// tells them little apart; a heading and an FAQ's question say what the passage is about.
    enum FieldWeight {
        static let title: UInt32 = 1
        static let heading: UInt32 = 2
        static let question: UInt32 = 3
        static let body: UInt32 = 2
    }

    /// Frequencies and lengths above count as this.
    static let greatestCount: UInt32 = 0xFFFF

    static func inverseDocumentFrequency(rows: Int, holding: Int) -> Float {
        let ratio = (Float(rows) - Float(holding) + 0.5) / (Float(holding) + 0.5)
        return log(1 + ratio)
    }
}

/// What BM25 has to know of all rows that are ranked together. Statistics of several segments add up.
struct LexicalStatistics: Hashable, Sendable {
    var rows = 0
    /// Of all rows, weighted by field, in halves.
    var length = 0

    var averageLength: Float { length > 0 ? Float(length) / Float(rows) : 1 }

    static func += (left: inout LexicalStatistics, right: LexicalStatistics) {
        left.rows += right.rows
        left.length += right.length
    }
}

extension BM25 {
    /// The length normalisation of a row, `flat + slope · length`: what a frequency is weighed against.
    struct Norm {
        let flat: Float
        let slope: Float

        init(_ statistics: LexicalStatistics) {
            flat = 2 * k1 * (1 - b)
            slope = 2 * k1 * b / statistics.averageLength
        }
    }
}
