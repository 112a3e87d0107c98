import Knowledge

extension Reading {
    /// A word and the signs after it.
    private struct Piece {
        let word: FoldedWord
        /// Between it and the next: how many scalars, and whether white space is among them.
        var gap = 0
        var gapHasSpace = false
        var isLetter: Bool { word.text.unicodeScalars.count == 1 }
    }

    /// Words that were pulled apart, joined again: "u n u t", "tali-mat", "i.g.n.o.r.e", "ig nore"; and words that were
    /// run together, cut: "ignoreallinstructions". Words that stand well stay as they are.
    func joined(with vocabulary: ConceptTrie) -> Reading? {
        let folded = FoldedText(text)
        guard folded.words.count > 1 || (folded.words.first?.text.utf8.count ?? 0) > 13 else {
            return nil
        }
        let pieces = pieces(of: folded)
        var builder = Builder(reading: self, vocabulary: vocabulary)
        var index = 0
        while index < pieces.count {
            let letters = spelledRun(from: index, in: pieces)
            if letters.count > 2 {
                builder.addSpelled(pieces[letters].map { ($0.word, $0.gapHasSpace ? $0.gap + 1 : $0.gap) })
                index = letters.upperBound
            } else if let end = brokenWord(from: index, in: pieces, vocabulary) {
                builder.add(pieces[index..<end].map(\.word))
                index = end
            } else if pieces[index].word.text.utf8.count > 13, builder.addCut(pieces[index].word) {
                index += 1
            } else {
                builder.add([pieces[index].word], isPlain: true)
                index += 1
            }
        }
        return builder.isChanged ? builder.result : nil
    }

    private func pieces(of folded: FoldedText) -> [Piece] {
        folded.words.indices.map { index in
            var piece = Piece(word: folded.words[index])
            if index + 1 < folded.words.count {
                let gap = piece.word.span.end..<folded.words[index + 1].span.start
                let visible = gap.filter { scalars[$0].properties.generalCategory != .format }
                piece.gap = visible.count
                piece.gapHasSpace = visible.contains { scalars[$0].isSpace }
            }
            return piece
        }
    }

    /// Single letters one after another.
    private func spelledRun(from start: Int, in pieces: [Piece]) -> Range<Int> {
        var end = start
        while end < pieces.count, pieces[end].isLetter {
            end += 1
            if pieces[end - 1].gap > 5 { break }
        }
        return start..<end
    }

    /// Pieces with one sign between them, or two that are a known word together and are none apart.
    private func brokenWord(from start: Int, in pieces: [Piece], _ vocabulary: ConceptTrie) -> Int? {
        var end = start + 1
        while end < pieces.count, end - start < 8, pieces[end - 1].gap == 1,
            !pieces[end - 1].gapHasSpace
        { end += 1 }
        if end > start + 1, isKnown(pieces[start..<end], vocabulary) { return end }
        guard start + 1 < pieces.count, pieces[start].gap == 1, pieces[start].gapHasSpace else {
            return nil
        }
        let pair = pieces[start..<(start + 2)]
        let isApart = pair.contains { $0.word.text.utf8.count < 5 && !isWord($0.word.text, vocabulary) }
        return isApart && isKnown(pair, vocabulary)
            && !pair.contains { isWord($0.word.text, vocabulary) }
            ? start + 2 : nil
    }

    private func isKnown(_ pieces: ArraySlice<Piece>, _ vocabulary: ConceptTrie) -> Bool {
        let letters = pieces.flatMap { Array($0.word.text.utf8) }
        let first = pieces.first?.word.text.utf8.count ?? 0
        let match = vocabulary.longestMatch(in: letters, at: 0)
        // The word must reach over the break, and what is left of it may be a suffix.
        return match > max(4, first) && (match * 2 > letters.count)
    }

    private func isWord(_ word: String, _ vocabulary: ConceptTrie) -> Bool {
        let letters = Array(word.utf8)
        return vocabulary.longestMatch(in: letters, at: 0) == letters.count
    }

    private struct Builder {
        let reading: Reading
        let vocabulary: ConceptTrie
        private var scalars: [Unicode.Scalar] = []
        private var spans: [Span] = []
        private(set) var isChanged = false
        /// Nobody spells a question letter by letter.
        private var isSpelled = false

        init(reading: Reading, vocabulary: ConceptTrie) {
            self.reading = reading
            self.vocabulary = vocabulary
        }

        var result: Reading { Reading(scalars, .each(spans), isVeiled: reading.isVeiled || isSpelled) }

        mutating func add(_ words: [FoldedWord], isPlain: Bool = false) {
            if !isPlain { isChanged = true }
            for word in words { append(word.text, word.span) }
            space()
        }

        /// Letters with their gaps: a wider gap than the usual one ends a word; where all are alike, words are cut out.
        mutating func addSpelled(_ letters: [(word: FoldedWord, gap: Int)]) {
            isChanged = true
            isSpelled = isSpelled || letters.count > 7
            let usual = letters.dropLast().map(\.gap).min() ?? 1
            let hasEnds = letters.dropLast().contains { $0.gap > usual }
            if hasEnds {
                for (word, gap) in letters {
                    append(word.text, word.span)
                    if gap > usual { space() }
                }
                space()
            } else {
                let text = letters.map(\.word.text).joined()
                let spans = letters.flatMap { letter in letter.word.text.utf8.map { _ in letter.word.span }
                }
                if !cut(Array(text.utf8), spans) {
                    for (word, _) in letters { append(word.text, word.span) }
                }
                space()
            }
        }

        /// - Returns: whether there was anything to cut: two known words at least.
        mutating func addCut(_ word: FoldedWord) -> Bool {
            let letters = Array(word.text.utf8)
            guard cut(letters, letters.map { _ in word.span }) else { return false }
            isChanged = true
            return true
        }

        private mutating func cut(_ letters: [UInt8], _ origins: [Span]) -> Bool {
            var found: [Range<Int>] = []
            var position = 0
            while position < letters.count {
                let length = vocabulary.longestMatch(in: letters, at: position)
                if length > 0 {
                    found.append(position..<(position + length))
                    position += length
                } else {
                    position += 1
                }
            }
            guard found.count > 1 else { return false }
            for range in found {
                append(
                    String(decoding: letters[range], as: UTF8.self),
                    Span(origins[range.lowerBound].start..<origins[range.upperBound - 1].end))
                space()
            }
            return true
        }

        private mutating func append(_ text: String, _ span: Span) {
            let original = reading.original(span)
            for scalar in text.unicodeScalars {
                scalars.append(scalar)
                spans.append(original)
            }
        }

        private mutating func space() {
            guard let last = spans.last else { return }
            scalars.append(" ")
            spans.append(last)
        }
    }
}
