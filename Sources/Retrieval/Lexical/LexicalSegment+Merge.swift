extension LexicalSegment {
    /// Writes the rows that are left of several segments as one, from their postings: the same bytes as if their
    /// entries were read anew, at a fraction of the work.
    /// - Parameters:
    ///   - newRows: for each segment the new row of each of its rows, ascending; negative where it is left out.
    ///   - count: rows that are left.
    static func merge(_ segments: [LexicalSegment], newRows: [[Int32]], count: Int) -> [UInt8] {
        var writer = Writer(lengths: [UInt16](repeating: 0, count: count))
        for (segment, rows) in zip(segments, newRows) {
            for (row, newRow) in rows.enumerated() where newRow >= 0 {
                writer.lengths[Int(newRow)] = segment.lengths[row]
            }
        }
        merge(segments.map(\.terms), newRows, lengths: writer.lengths, into: &writer.terms)
        merge(segments.map(\.vocabulary.words), newRows, lengths: writer.lengths, into: &writer.words)
        return writer.finish()
    }

    private static func merge(
        _ dictionaries: [PostingsDictionary], _ newRows: [[Int32]], lengths: [UInt16],
        into writer: inout PostingsDictionary.Writer
    ) {
        var walks = zip(dictionaries, newRows).compactMap { Walk($0, newRows: $1) }
        while let least = walks.min(by: { $0.key.lexicographicallyPrecedes($1.key) })?.key {
            var postings: [(row: UInt32, value: UInt16)] = []
            var holding = 0
            for index in walks.indices.reversed() where walks[index].key == least {
                holding += 1
                walks[index].collect(into: &postings)
                if !walks[index].step() { walks.remove(at: index) }
            }
            guard !postings.isEmpty else { continue }
            if holding > 1 { postings.sort { $0.row < $1.row } }
            let list = PackedPostings.List(rows: postings.map(\.row)[...], values: postings.map(\.value)[...])
            writer.append(least, list, lengths: lengths)
        }
    }

    /// A walk over the keys of one dictionary.
    private struct Walk {
        private var keys: PostingsDictionary.Keys
        private var list: PostingList
        private let newRows: [Int32]

        var key: [UInt8] { keys.key }

        init?(_ dictionary: PostingsDictionary, newRows: [Int32]) {
            keys = dictionary.keys(withPrefix: [])
            guard let first = keys.next() else { return nil }
            list = first
            self.newRows = newRows
        }

        /// - Returns: whether there was a further key.
        mutating func step() -> Bool {
            guard let next = keys.next() else { return false }
            list = next
            return true
        }

        func collect(into postings: inout [(row: UInt32, value: UInt16)]) {
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PackedPostings.blockSize) { room in
                // Not empty, so it has an address.
                let rows = room.baseAddress!
                let values = rows + PackedPostings.blockSize
                for block in list.blocks {
                    let count = list.unpackRows(of: block, into: rows)
                    list.unpackValues(of: block, into: values)
                    for index in 0..<count where newRows[Int(rows[index])] >= 0 {
                        postings.append((UInt32(newRows[Int(rows[index])]), UInt16(values[index])))
                    }
                }
            }
        }
    }
}
