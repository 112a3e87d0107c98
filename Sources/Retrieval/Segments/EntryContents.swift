import Knowledge

/// Entries on their way into a segment.
struct EntryContents: SegmentContents {
    let dimension: Int
    /// Ascending by id.
    private let entries: [IndexEntry]
    /// The passages' vectors, then the questions'.
    private let vectors: [[Float]]
    private let owners: [Int32]

    var passages: Int { entries.count }
    var questions: Int { owners.count }

    /// - Throws: ``RetrievalError`` with code `wrongDimension`, `vectorNotUsable`, `notUnitLength` or `duplicateID`.
    init(_ entries: [IndexEntry], dimension: Int) throws(RetrievalError) {
        let keys: [RowKey] = entries.map { RowKey($0.id.uuid) }
        let order: [Int] = keys.indices.sorted { keys[$0] < keys[$1] }
        for (row, next) in zip(order, order.dropFirst()) where keys[row] == keys[next] {
            throw RetrievalError(.duplicateID)
        }
        let sorted: [IndexEntry] = order.map { entries[$0] }
        for entry in sorted { try EntryContents.check(entry, dimension: dimension) }
        let asked = sorted.indices.filter { sorted[$0].questionVector != nil }
        self.dimension = dimension
        self.entries = sorted
        vectors = sorted.map(\.vector) + asked.compactMap { sorted[$0].questionVector }
        owners = asked.map(Int32.init)
    }

    var estimatedSize: Int {
        let texts = entries.reduce(0) {
            $0 + $1.payload.count + 4 * ($1.title.utf8.count + $1.heading.utf8.count + $1.body.utf8.count)
        }
        return SegmentHeader.size + vectors.count * (5 * dimension + 8) + entries.count * 64 + texts + 1024
    }

    func write(to writer: SegmentWriter) throws {
        writer.begin(self)
        try writer.section(.ids) {
            for entry in entries { try writer.append(RowKey(entry.id.uuid).bytes) }
        }
        var scales: [Float] = []
        try writer.section(.codes) {
            var codes = [UInt8](repeating: 0, count: dimension)
            for vector in vectors {
                scales.append(VectorRows.encode(vector, dimension: dimension, into: &codes))
                try writer.append(codes)
            }
        }
        try writer.section(.scales) { try writer.append(scales) }
        try writer.section(.vectors) {
            for vector in vectors { try writer.append(vector) }
        }
        try writer.section(.owners) { try writer.append(owners) }
        try writer.section(.lexical) {
            try writer.append(LexicalSegment.build(entries))
        }
        try writer.section(.attributes) { try writer.append(encodedAttributes) }
        try writer.section(.payloads) {
            var starts: [UInt64] = [0]
            for entry in entries { starts.append(starts[starts.count - 1] + UInt64(entry.payload.count)) }
            try writer.append(starts)
            for entry in entries { try writer.append(entry.payload) }
        }
    }

    private var encodedAttributes: [UInt8] {
        var rows: [Attributes.Key: [UInt32]] = [:]
        for (row, entry) in entries.enumerated() {
            for key in Attributes.keys(of: entry) { rows[key, default: []].append(UInt32(row)) }
        }
        return Attributes.encoded(rows)
    }

    // MARK: What may go in

    static func check(_ entry: IndexEntry, dimension: Int) throws(RetrievalError) {
        try check(entry.vector, dimension: dimension)
        if let vector = entry.questionVector { try check(vector, dimension: dimension) }
    }

    private static func check(_ vector: [Float], dimension: Int) throws(RetrievalError) {
        guard vector.count == dimension else {
            throw RetrievalError(.wrongDimension(found: vector.count, expected: dimension))
        }
        let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard norm.isFinite else { throw RetrievalError(.vectorNotUsable) }
        guard abs(norm - 1) < 0.01 else { throw RetrievalError(.notUnitLength(norm: norm)) }
    }
}
