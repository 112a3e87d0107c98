import Knowledge

/// One tenant's passages, searchable by meaning and by words.
///
/// Immutable: every search over it, from any thread, sees the same passages without a lock. A change is a new index
/// that shares what did not change; files stay readable until the last index that uses them is gone.
///
/// ```swift
/// let index = try KnowledgeIndex(entries, dimension: 384)
/// let hits = try index.search(SearchRequest(text: "kargo kaç günde gelir", vector: queryVector, topK: 5))
/// ```
public final class KnowledgeIndex: Sendable {
    public static let topKRange = 1...200
    /// Up to so many passages an exact search is quick, and there is no other.
    static let exactRows = 20_000
    /// A graph that was measured to find less of the nearest passages is not walked: the scan is slower and right.
    private static let leastRecall: Float = 0.98

    public let dimension: Int
    /// Segments with rows that are left; no id is left in two of them.
    let parts: [Part]
    /// The others too.
    let allParts: [Part]
    /// How many passages there are.
    public let count: Int
    private let mayWalk: Bool

    /// Builds the index in memory; the order of the entries does not matter.
    ///
    /// - Throws: ``RetrievalError`` with code `wrongDimension`, `vectorNotUsable`, `notUnitLength` or `duplicateID`.
    public convenience init(_ entries: [IndexEntry], dimension: Int) throws(RetrievalError) {
        let contents = try EntryContents(entries, dimension: dimension)
        self.init(entries.isEmpty ? [] : [Part(.inMemory(contents))], dimension: dimension)
    }

    init(_ parts: [Part], dimension: Int, exactRows: Int = KnowledgeIndex.exactRows) {
        allParts = parts
        self.parts = parts.contains { $0.liveCount == 0 } ? parts.filter { $0.liveCount > 0 } : parts
        self.dimension = dimension
        count = parts.reduce(0) { $0 + $1.liveCount }
        mayWalk = count > exactRows
    }

    /// The part of the ten nearest passages that a search by vector finds, measured when the files were written; 1 where
    /// it is exact.
    public var recall: Float { parts.compactMap { graph(of: $0)?.measuredRecall }.min() ?? 1 }

    /// The graph to be walked in place of a scan.
    func graph(of part: Part) -> GraphIndex? {
        guard mayWalk, let graph = part.segment.graph, graph.measuredRecall ?? 0 >= KnowledgeIndex.leastRecall else {
            return nil
        }
        return graph
    }

    public func contains(_ id: ChunkID) -> Bool {
        let key = RowKey(id.uuid)
        return parts.contains { $0.liveRow(of: key) != nil }
    }

    /// Every passage's id, once, in no particular order.
    public var ids: some Sequence<ChunkID> {
        parts.lazy.flatMap { part in
            (0..<part.segment.passages).lazy.filter { part.isLive($0) }.map { part.segment.id($0) }
        }
    }

    /// The entry's ``IndexEntry/payload``; `nil` for an id that is not there.
    public func payload(of id: ChunkID) -> [UInt8]? {
        let key = RowKey(id.uuid)
        for part in parts {
            if let row = part.liveRow(of: key) { return Array(part.segment.payload(row)) }
        }
        return nil
    }
}
