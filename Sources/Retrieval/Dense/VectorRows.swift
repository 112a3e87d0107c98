import CRetrievalKernels

/// Vectors as they lie in memory or in a mapped file, which someone else keeps alive: those of the passages, then those
/// of questions, each of which counts for a passage of its own.
struct VectorRows: @unchecked Sendable {  // Nobody writes to what the pointers show while a view of it exists.
    /// Questions resemble questions, so their cosine is taken down by as much before the better of the two counts.
    ///
    /// Without it questions that merely sound alike push passages off the first rank: recall@1 .81 instead of .87 on
    /// 79 questions at three small knowledge bases; flat from .03 to .05.
    static let questionOffset: Float = 0.04

    let dimension: Int
    let passages: Int
    let questions: Int
    /// `[(passages + questions) × dimension]`, written by ``encode(_:dimension:into:)``.
    let codes: UnsafePointer<UInt8>
    /// `[passages + questions]`
    let scales: UnsafePointer<Float>
    /// `[(passages + questions) × dimension]`, unit length.
    let vectors: UnsafePointer<Float>
    /// The passage of each question, ascending.
    let owners: UnsafePointer<Int32>

    var count: Int { passages + questions }

    /// Writes a vector's codes and returns their scale.
    static func encode(
        _ vector: UnsafePointer<Float>, dimension: Int, into codes: UnsafeMutablePointer<UInt8>
    ) -> Float {
        rk_encode(vector, dimension, codes)
    }

    /// Cosines with passages, in their order.
    func cosines(of query: DenseQuery, with rows: [Int32]) -> [Float] {
        let dot = query.instructions.kernels.pointee.dot!
        return rows.map { row in
            var best = dot(query.vector, vectors + Int(row) * dimension, dimension)
            for question in firstQuestion(from: row)..<firstQuestion(from: row + 1) {
                let vector = vectors + (passages + question) * dimension
                best = max(best, dot(query.vector, vector, dimension) - VectorRows.questionOffset)
            }
            return best
        }
    }

    /// The first question of a passage or of one behind it.
    private func firstQuestion(from row: Int32) -> Int {
        var range = 0..<questions
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = owners[middle] < row ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// Cosines by codes with every passage's and every question's vector: what any search over them takes at least.
    func scan(_ query: DenseQuery, into products: UnsafeMutablePointer<Float>) {
        query.withKernelQuery { kernelQuery in
            withUnsafePointer(to: kernelQuery) {
                rk_scan(query.instructions.kernels, $0, codes, scales, count, products)
            }
        }
    }

    var kernelRows: rk_rows {
        rk_rows(
            dimension: dimension, passages: passages, questions: questions, codes: codes, scales: scales,
            vectors: vectors, owners: owners, offset: VectorRows.questionOffset)
    }
}
