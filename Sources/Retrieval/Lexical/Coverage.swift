import CRetrievalKernels

/// A word that a question is about.
public struct ContentWord: Hashable, Sendable, Codable {
    /// Folded, see ``TurkishAnalyzer/fold(_:)``.
    public let text: String
    /// Inverse document frequency within the index: 0 and up, greatest for a word that no passage holds.
    public let rarity: Float

    public init(text: String, rarity: Float) {
        self.text = text
        self.rarity = rarity
    }
}

/// Which of a query's content words each row speaks of, in segments that are ranked together.
struct Coverage {
    /// A message with more words than this is judged by its first ones.
    static let wordLimit = 64
    /// Guessing a misspelt word walks through part of the vocabulary.
    static let guessLimit = 16
    /// What a word counts that is found only under a close spelling.
    static let guessCredit: Float = 0.7

    /// An amount ("60 adet") is often a condition that no passage repeats.
    static let valueWeight: Float = 0.5

    private let words: [ContentWord]
    /// Per word, whether it is an amount.
    private let isValue: [Bool]
    /// Per word, what finding it is worth; sums to at most 1.
    private let credits: [Float]
    /// Per segment, the rows that hold each word: as many bits for the first word as the segment has rows, then for the
    /// second.
    private let bitmaps: [[UInt64]]
    /// Per segment, how many numbers a word has.
    private let widths: [Int]

    init(of content: [Token], in segments: [LexicalSegment]) {
        let content = content.prefix(Coverage.wordLimit)
        let rows = segments.reduce(0) { $0 + $1.rowCount }
        let widths = segments.map { ($0.rowCount + 63) / 64 }
        var bitmaps = widths.map { [UInt64](repeating: 0, count: $0 * content.count) }
        var words: [ContentWord] = []
        var guesses = 0
        var shares: [Float] = []
        var total: Float = 0
        for (index, token) in content.enumerated() {
            let softened = Vocabulary.soften(token.text)
            let isWord = token.kind == .word
            var found = segments.map { $0.vocabulary.forms(of: softened, isWord: isWord) }
            let isGuess = isWord && guesses < Coverage.guessLimit && found.allSatisfy(\.isEmpty)
            if isGuess {
                guesses += 1
                found = segments.map { $0.vocabulary.neighbours(of: softened) }
            }
            var holding = 0
            for (segment, width) in widths.enumerated() where !found[segment].isEmpty {
                let bits = index * width..<(index + 1) * width
                holding += Coverage.mark(found[segment], in: &bitmaps[segment], at: bits)
            }
            let rarity = BM25.inverseDocumentFrequency(rows: rows, holding: holding)
            let weight = token.kind == .value ? rarity * Coverage.valueWeight : rarity
            words.append(ContentWord(text: token.text, rarity: rarity))
            shares.append(isGuess ? weight * Coverage.guessCredit : weight)
            total += weight
        }
        self.words = words
        self.bitmaps = bitmaps
        self.widths = widths
        isValue = content.map { $0.kind == .value }
        credits = total > 0 ? shares.map { $0 / total } : shares
    }

    /// Sets the bits of the rows that hold a word, and returns how many they are.
    private static func mark(_ lists: [PostingList], in bitmap: inout [UInt64], at range: Range<Int>) -> Int {
        bitmap.withUnsafeMutableBufferPointer { bitmap in
            let bits = UnsafeMutableBufferPointer(rebasing: bitmap[range])
            // A segment without rows has no lists.
            guard let start = bits.baseAddress else { return 0 }
            for list in lists {
                list.forEachBlockOfRows { rows, count in rk_postings_mark(rows, count, start) }
            }
            return bits.reduce(0) { $0 + $1.nonzeroBitCount }
        }
    }

    private func holds(_ word: Int, _ row: Int, _ segment: Int) -> Bool {
        bitmaps[segment][word * widths[segment] + row / 64] >> UInt64(row % 64) & 1 != 0
    }

    /// Share of the query's content words, weighted by rarity, that the row holds; 0 for a query without any.
    func share(of row: Int, in segment: Int = 0) -> Float {
        var share: Float = 0
        for word in credits.indices where holds(word, row, segment) { share += credits[word] }
        return min(share, 1)
    }

    /// The rarest word that the row lacks, the first of equals; `nil` where it lacks none.
    func rarestUncovered(by row: Int, in segment: Int = 0) -> ContentWord? {
        var rarest: ContentWord?
        for (index, word) in words.enumerated() where !isValue[index] && !holds(index, row, segment) {
            if word.rarity > rarest?.rarity ?? -1 { rarest = word }
        }
        return rarest
    }
}
