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

/// Which of a query's content words each row speaks of.
struct Coverage {
    /// One bit of a mask each; a message with more words than this is judged by its first ones.
    static let wordLimit = 64
    /// Guessing a misspelt word walks through the vocabulary.
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
    /// Per row, bit `w` for word `w`.
    private let masks: [UInt64]

    init(of content: [Token], in vocabulary: Vocabulary, rows: Int) {
        var masks = [UInt64](repeating: 0, count: rows)
        var words: [ContentWord] = []
        var guesses = 0
        var shares: [Float] = []
        var total: Float = 0
        for (index, token) in content.prefix(Coverage.wordLimit).enumerated() {
            let isWord = token.kind == .word
            let match = vocabulary.match(token.text, isWord: isWord, guessing: isWord && guesses < Coverage.guessLimit)
            if match.isGuess { guesses += 1 }
            let bit = UInt64(1) << UInt64(index)
            var holding = 0
            for row in match.rows where masks[Int(row)] & bit == 0 {
                masks[Int(row)] |= bit
                holding += 1
            }
            let rarity = Postings.inverseDocumentFrequency(rows: rows, holding: holding)
            let weight = token.kind == .value ? rarity * Coverage.valueWeight : rarity
            words.append(ContentWord(text: token.text, rarity: rarity))
            shares.append(match.isGuess ? weight * Coverage.guessCredit : weight)
            total += weight
        }
        self.words = words
        self.masks = masks
        isValue = content.prefix(Coverage.wordLimit).map { $0.kind == .value }
        credits = total > 0 ? shares.map { $0 / total } : shares
    }

    /// Share of the query's content words, weighted by rarity, that the row holds; 0 for a query without any.
    func share(of row: Int) -> Float {
        var mask = masks[row]
        var share: Float = 0
        while mask != 0 {
            share += credits[mask.trailingZeroBitCount]
            mask &= mask - 1
        }
        return min(share, 1)
    }

    /// The rarest word that the row lacks, the first of equals; `nil` where it lacks none.
    func rarestUncovered(by row: Int) -> ContentWord? {
        var rarest: ContentWord?
        for (index, word) in words.enumerated() where !isValue[index] && masks[row] >> UInt64(index) & 1 == 0 {
            if word.rarity > rarest?.rarity ?? -1 { rarest = word }
        }
        return rarest
    }
}
