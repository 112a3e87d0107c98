import Foundation
import Knowledge

/// One tenant's passages, searchable by meaning and by words.
///
/// Immutable: every search over it, from any thread, sees the same passages without a lock. A change is a new index,
/// published in the old one's place. Every passage is scored, so answers are exact and one query costs `O(count)`:
/// about a millisecond at 10,000 passages of 384 dimensions on one core, most of it the matrix product.
///
/// ```swift
/// let index = try KnowledgeIndex(entries, dimension: 384)
/// let hits = try index.search(SearchRequest(text: "kargo kaç günde gelir", vector: queryVector, topK: 5))
/// ```
public final class KnowledgeIndex: Sendable {
    public static let topKRange = 1...200

    public let dimension: Int
    /// Ascending, so that a row number breaks ties as its id would.
    let ids: [ChunkID]
    let entries: [IndexEntry]
    let dense: DenseIndex
    let lexical: LexicalIndex

    /// How many passages there are.
    public var count: Int { ids.count }

    /// Builds the index; the order of the entries does not matter.
    ///
    /// - Throws: ``RetrievalError`` with code `wrongDimension`, `vectorNotUsable`, `notUnitLength` or `duplicateID`.
    public init(_ entries: [IndexEntry], dimension: Int) throws(RetrievalError) {
        let keys: [SortKey] = entries.map { SortKey($0.id) }
        let order: [Int] = keys.indices.sorted { keys[$0] < keys[$1] }
        for (row, next) in zip(order, order.dropFirst()) where keys[row] == keys[next] {
            throw RetrievalError(.duplicateID)
        }
        let sorted: [IndexEntry] = order.map { entries[$0] }
        self.dimension = dimension
        ids = sorted.map(\.id)
        self.entries = sorted
        dense = try DenseIndex(sorted, dimension: dimension)
        lexical = LexicalIndex(sorted)
    }

    /// An id's bytes as two numbers: the order of the printed ids at the price of two comparisons.
    private struct SortKey: Comparable {
        let high: UInt64
        let low: UInt64

        init(_ id: ChunkID) {
            let bytes = id.uuid.uuid
            let first = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5, bytes.6, bytes.7]
            let last = [bytes.8, bytes.9, bytes.10, bytes.11, bytes.12, bytes.13, bytes.14, bytes.15]
            high = first.reduce(0) { $0 << 8 | UInt64($1) }
            low = last.reduce(0) { $0 << 8 | UInt64($1) }
        }

        static func < (left: SortKey, right: SortKey) -> Bool { (left.high, left.low) < (right.high, right.low) }
    }
}
