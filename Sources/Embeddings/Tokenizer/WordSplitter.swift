/// Cuts a normalised text into the words that a model sees one at a time.
struct WordSplitter: Sendable {
    /// Spaces written as a visible mark, as sentencepiece does it, so that a piece can begin a word.
    struct Metaspace: Sendable {
        let mark: [UInt8]
        /// Words begin with the mark even where no space stood before them.
        let isPrepended: Bool
        /// Every mark begins a word of its own.
        let isSplit: Bool

        init(mark: Unicode.Scalar, isPrepended: Bool, isSplit: Bool) {
            self.mark = Array(String(mark).utf8)
            self.isPrepended = isPrepended
            self.isSplit = isSplit
        }
    }

    private let atWhitespace: Bool
    private let isolatesPunctuation: Bool
    private let metaspace: Metaspace?

    init(atWhitespace: Bool, isolatesPunctuation: Bool = false, metaspace: Metaspace? = nil) {
        self.atWhitespace = atWhitespace
        self.isolatesPunctuation = isolatesPunctuation
        self.metaspace = metaspace
    }

    /// Hands over the words in order, none of them empty.
    func forEachWord(of text: String, _ body: ([UInt8]) -> Void) {
        text.withUTF8Bytes { bytes in
            var start = 0
            var position = 0
            while position < bytes.count {
                let (scalar, width) = bytes.scalar(at: position)
                let isSpace = atWhitespace && scalar.isWhitespace
                let isMark = isolatesPunctuation && !isSpace && scalar.isReferencePunctuation
                if isSpace || isMark { emit(bytes[start..<position], body) }
                if isMark { emit(bytes[position..<position + width], body) }
                position += width
                if isSpace || isMark { start = position }
            }
            emit(bytes[start...], body)
        }
    }

    private func emit(_ chunk: Slice<UnsafeBufferPointer<UInt8>>, _ body: ([UInt8]) -> Void) {
        guard !chunk.isEmpty else { return }
        guard let metaspace else { return body(Array(chunk)) }
        var word: [UInt8] = []
        word.reserveCapacity(chunk.count + metaspace.mark.count)
        for byte in chunk {
            if byte == UInt8(ascii: " ") { word += metaspace.mark } else { word.append(byte) }
        }
        if metaspace.isPrepended, !word.starts(with: metaspace.mark) { word.insert(contentsOf: metaspace.mark, at: 0) }
        guard metaspace.isSplit else { return body(word) }
        var start = 0
        for position in 1..<max(word.count, 1) where word[position...].starts(with: metaspace.mark) {
            body(Array(word[start..<position]))
            start = position
        }
        body(start == 0 ? word : Array(word[start...]))
    }
}
