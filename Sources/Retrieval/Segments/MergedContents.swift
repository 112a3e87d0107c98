/// The rows that are left of several segments, on their way into one.
struct MergedContents: SegmentContents {
    let dimension: Int
    let sources: [Part]
    /// Where each new passage comes from.
    private let order: [Place]
    /// Where each new question vector comes from, a row behind its source's passages, and its new owner.
    private let asked: [(place: Place, owner: Int32)]
    /// For each source, the new row of each of its passages; -1 where it is not taken over.
    let newRows: [[Int32]]

    private struct Place {
        let source: Int32
        let row: Int32
    }

    var passages: Int { order.count }
    var questions: Int { asked.count }

    init(_ sources: [Part], dimension: Int) {
        self.dimension = dimension
        self.sources = sources
        var rows: [(key: RowKey, place: Place)] = []
        rows.reserveCapacity(sources.reduce(0) { $0 + $1.liveCount })
        for (number, source) in sources.enumerated() {
            for row in 0..<source.segment.passages where source.isLive(row) {
                rows.append((source.segment.key(row), Place(source: Int32(number), row: Int32(row))))
            }
        }
        rows.sort { $0.key < $1.key }
        order = rows.map(\.place)
        var newRows = sources.map { [Int32](repeating: -1, count: $0.segment.passages) }
        for (row, place) in order.enumerated() { newRows[Int(place.source)][Int(place.row)] = Int32(row) }
        var asked: [(place: Place, owner: Int32)] = []
        for (number, source) in sources.enumerated() {
            for (question, owner) in source.segment.owners.enumerated() {
                let newOwner = newRows[number][Int(owner)]
                guard newOwner >= 0 else { continue }
                let row = Int32(source.segment.passages + question)
                asked.append((Place(source: Int32(number), row: row), newOwner))
            }
        }
        asked.sort { $0.owner < $1.owner }
        self.asked = asked
        self.newRows = newRows
    }

    var estimatedSize: Int {
        let (bytes, rows) = sources.reduce((0, 0)) {
            ($0.0 + $1.segment.memory.bytes.count, $0.1 + $1.segment.passages)
        }
        return SegmentHeader.size + 4096 + (rows == 0 ? 0 : bytes / rows * (passages + 1))
    }

    func write(to writer: SegmentWriter) throws {
        writer.begin(self)
        try copy(.ids, width: 16, order, writer)
        let rows = order + asked.map(\.place)
        try copy(.codes, width: dimension, rows, writer)
        try copy(.scales, width: 4, rows, writer)
        try copy(.vectors, width: 4 * dimension, rows, writer)
        try writer.section(.owners) { try writer.append(asked.map(\.owner)) }
        try writer.section(.lexical) {
            let segments = zip(sources, newRows).map { LexicalSegment.Source(segment: $0.segment.lexical, places: $1) }
            try writer.append(LexicalSegment.merge(segments, rowCount: passages))
        }
        try writer.section(.attributes) { try writer.append(encodedAttributes) }
        try writePayloads(writer)
    }

    /// Rows as they lie in their sources.
    private func copy(
        _ section: SegmentSection, width: Int, _ rows: [Place], _ writer: SegmentWriter
    ) throws {
        let bytes = sources.map { $0.segment.bytes(of: section) }
        try writer.section(section) {
            for place in rows {
                let start = Int(place.row) * width
                try writer.append(UnsafeRawBufferPointer(rebasing: bytes[Int(place.source)][start..<start + width]))
            }
        }
    }

    private var encodedAttributes: [UInt8] {
        var merged: [Attributes.Key: [UInt32]] = [:]
        for (number, source) in sources.enumerated() {
            source.segment.attributes.forEachKey { key, rows in
                let taken = rows.lazy.map { newRows[number][Int($0)] }.filter { $0 >= 0 }.map(UInt32.init)
                if !taken.isEmpty { merged[key, default: []].append(contentsOf: taken) }
            }
        }
        return Attributes.encoded(merged.mapValues { $0.sorted() })
    }

    private func writePayloads(_ writer: SegmentWriter) throws {
        let payloads = order.map { sources[Int($0.source)].segment.payload(Int($0.row)) }
        try writer.section(.payloads) {
            var starts: [UInt64] = [0]
            for payload in payloads { starts.append(starts[starts.count - 1] + UInt64(payload.count)) }
            try writer.append(starts)
            for payload in payloads { try writer.append(payload) }
        }
    }
}
