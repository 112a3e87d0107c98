extension LexicalSegment {
    /// Writes the entries as a segment; an entry's place in the array is its row.
    /// - Parameter entries: at most 2²⁴.
    static func build(_ entries: [IndexEntry]) -> [UInt8] {
        var builder = EntryReader()
        for entry in entries { builder.add(entry) }
        return builder.finish()
    }

    /// Writes a segment from what its dictionaries hold, row by row and then key by key.
    struct Writer {
        var lengths: [UInt16] = []
        var terms = PostingsDictionary.Writer()
        var words = PostingsDictionary.Writer()

        consuming func finish() -> [UInt8] {
            precondition(lengths.count <= PackedPostings.rowLimit, "A segment has at most 2²⁴ rows")
            var bytes = [UInt8](repeating: 0, count: Header.byteCount)
            for length in lengths { bytes.append(littleEndian: length) }
            bytes.append(contentsOf: [UInt8](repeating: 0, count: -bytes.count & 7))
            let terms = terms.finish(appendingTo: &bytes)
            let words = words.finish(appendingTo: &bytes)
            bytes.append(contentsOf: [UInt8](repeating: 0, count: PackedPostings.slack))
            let header = Header(
                rowCount: lengths.count, length: lengths.reduce(0) { $0 + Int($1) }, terms: terms, words: words,
                size: bytes.count)
            bytes.replaceSubrange(..<Header.byteCount, with: header.bytes)
            return bytes
        }
    }

    /// Analyses each distinct token once: a tenant's texts repeat their words far more often than they bring new ones.
    private struct EntryReader {
        private var lengths: [UInt16] = []
        private var terms = Occurrences()
        private var words = Occurrences()
        private var termNumbers: [Term: Int32] = [:]
        private var termKeys: [[UInt8]] = []
        private var wordNumbers: [[UInt8]: Int32] = [:]
        private var wordKeys: [[UInt8]] = []
        private var known: [Token: (terms: [Int32], word: Int32?)] = [:]

        mutating func add(_ entry: IndexEntry) {
            var length: UInt32 = 0
            add(entry.title, weight: BM25.FieldWeight.title, length: &length)
            add(entry.heading, weight: BM25.FieldWeight.heading, length: &length)
            add(entry.question, weight: BM25.FieldWeight.question, length: &length)
            add(entry.body, weight: BM25.FieldWeight.body, length: &length)
            lengths.append(UInt16(min(length, BM25.greatestCount)))
            terms.endRow()
            words.endRow()
        }

        private mutating func add(_ text: String, weight: UInt32, length: inout UInt32) {
            for token in Token.tokens(of: text) {
                let (terms, word) = numbers(of: token)
                for term in terms { self.terms.add(term, weight) }
                length += weight * UInt32(terms.count)
                if let word { words.add(word, 2) }
            }
        }

        private mutating func numbers(of token: Token) -> (terms: [Int32], word: Int32?) {
            if let numbers = known[token] { return numbers }
            var terms: [Int32] = []
            for term in TurkishAnalyzer.terms(of: token) {
                if let number = termNumbers[term] {
                    terms.append(number)
                } else {
                    terms.append(Int32(termKeys.count))
                    termNumbers[term] = Int32(termKeys.count)
                    termKeys.append(term.key)
                }
            }
            var word: Int32?
            if token.isContent {
                let key = Vocabulary.soften(token.text)
                word = wordNumbers[key] ?? Int32(wordKeys.count)
                if word == Int32(wordKeys.count) {
                    wordNumbers[key] = word
                    wordKeys.append(key)
                }
            }
            known[token] = (terms, word)
            return (terms, word)
        }

        consuming func finish() -> [UInt8] {
            var writer = Writer(lengths: lengths)
            terms.write(termKeys, lengths: lengths, to: &writer.terms)
            words.write(wordKeys, lengths: lengths, to: &writer.words, isPlain: true)
            return writer.finish()
        }
    }

    /// Which keys a row holds and how often, collected row by row.
    private struct Occurrences {
        /// Of the row that is being read, by key.
        private var sums: [UInt32] = []
        private var touched: [Int32] = []
        private var keys: [Int32] = []
        private var values: [UInt16] = []
        private var rowEnds: [Int] = []

        mutating func add(_ key: Int32, _ value: UInt32) {
            let index = Int(key)
            while sums.count <= index { sums.append(0) }
            if sums[index] == 0 { touched.append(key) }
            sums[index] += value
        }

        mutating func endRow() {
            for key in touched {
                keys.append(key)
                values.append(UInt16(min(sums[Int(key)], BM25.greatestCount)))
                sums[Int(key)] = 0
            }
            touched.removeAll(keepingCapacity: true)
            rowEnds.append(keys.count)
        }

        /// Sorts by key, by counting.
        /// - Parameter isPlain: whether a row holds a key or not is all that counts.
        func write(
            _ names: [[UInt8]], lengths: [UInt16], to writer: inout PostingsDictionary.Writer, isPlain: Bool = false
        ) {
            var starts = [Int](repeating: 0, count: names.count + 1)
            for key in keys { starts[Int(key) + 1] += 1 }
            for key in names.indices { starts[key + 1] += starts[key] }
            var sortedRows = [UInt32](repeating: 0, count: keys.count)
            var sortedValues = [UInt16](repeating: 2, count: keys.count)
            var next = starts
            var index = 0
            for (row, end) in rowEnds.enumerated() {
                while index < end {
                    let key = Int(keys[index])
                    sortedRows[next[key]] = UInt32(row)
                    if !isPlain { sortedValues[next[key]] = values[index] }
                    next[key] += 1
                    index += 1
                }
            }
            let order = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
            for key in order {
                let range = starts[key]..<starts[key + 1]
                let list = PackedPostings.List(rows: sortedRows[range], values: sortedValues[range])
                writer.append(names[key], list, lengths: lengths)
            }
        }
    }
}
