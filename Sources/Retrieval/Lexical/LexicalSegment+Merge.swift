extension LexicalSegment {
    /// A segment to be merged, and where each of its rows goes: a row of the merged segment, or nowhere (-1).
    struct Source {
        let segment: LexicalSegment
        let places: [Int32]
    }

    /// Writes the rows of several segments as one: the bytes that ``build(_:)`` would write for the same entries, without
    /// the texts.
    ///
    /// - Parameter rowCount: how many rows go somewhere; each of `0 ..< rowCount` is the place of exactly one. A term
    ///   that only rows without a place held is gone from the bytes.
    static func merge(_ sources: [Source], rowCount: Int) -> [UInt8] {
        var writer = Writer(lengths: [UInt16](repeating: 0, count: rowCount))
        for source in sources {
            for (row, place) in source.places.enumerated() where place >= 0 {
                writer.lengths[Int(place)] = source.segment.lengths[row]
            }
        }
        let lengths = writer.lengths
        merge(sources.map { ($0.segment.terms, $0.places) }, lengths: lengths, to: &writer.terms)
        merge(sources.map { ($0.segment.vocabulary.words, $0.places) }, lengths: lengths, to: &writer.words)
        return writer.finish()
    }

    private static func merge(
        _ sources: [(dictionary: PostingsDictionary, places: [Int32])], lengths: [UInt16],
        to writer: inout PostingsDictionary.Writer
    ) {
        var walks = sources.map { $0.dictionary.keys(withPrefix: []) }
        var lists = walks.indices.map { walks[$0].next() }
        while true {
            var least: [UInt8]?
            for index in walks.indices where lists[index] != nil {
                if least.map({ walks[index].key.lexicographicallyPrecedes($0) }) ?? true { least = walks[index].key }
            }
            guard let key = least else { return }
            // Rows with their values below.
            var postings: [UInt64] = []
            for index in walks.indices {
                guard let list = lists[index], walks[index].key == key else { continue }
                list.forEachPosting { row, value in
                    let place = sources[index].places[Int(row)]
                    if place >= 0 { postings.append(UInt64(place) << 32 | UInt64(min(value, BM25.greatestCount))) }
                }
                lists[index] = walks[index].next()
            }
            guard !postings.isEmpty else { continue }
            postings.sort()
            let rows = postings.map { UInt32($0 >> 32) }
            let values = postings.map { UInt16(truncatingIfNeeded: $0) }
            writer.append(key, PackedPostings.List(rows: rows[...], values: values[...]), lengths: lengths)
        }
    }
}

extension PostingList {
    /// Hands over each row with its value.
    fileprivate func forEachPosting(_ body: (UInt32, UInt32) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PackedPostings.blockSize) { room in
            // Not empty, so it has an address.
            let rows = room.baseAddress!
            let values = rows + PackedPostings.blockSize
            for block in blocks {
                let count = unpackRows(of: block, into: rows)
                unpackValues(of: block, into: values)
                for index in 0..<count { body(rows[index], values[index]) }
            }
        }
    }
}
