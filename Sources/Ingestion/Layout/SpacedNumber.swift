import Knowledge

/// A price whose digits are set apart for effect, `1 5 . 0 0 0`: one word, where nothing else could be meant.
enum SpacedNumber {
    /// Joins evenly spaced single characters of one line that together are a number in groups of thousands.
    static func joined(_ words: [Word]) -> [Word] {
        var joined: [Word] = []
        var index = 0
        while index < words.count {
            let end = runEnd(words, from: index)
            let run = words[index..<end]
            if isGrouped(run.map { $0.glyphs[0].scalar }) {
                joined.append(Word(glyphs: run.flatMap(\.glyphs), rank: run[index].rank))
            } else {
                joined += run
            }
            index = end
        }
        guard joined.count < words.count else { return words }
        // Ranks say which words follow one another.
        return joined.enumerated().map { Word(glyphs: $1.glyphs, rank: $0) }
    }

    /// One past the last of the words that stand evenly apart; the first word alone where it is none of these.
    private static func runEnd(_ words: [Word], from start: Int) -> Int {
        var end = start + 1
        guard isPart(words[start]) else { return end }
        var first: Float?
        while end < words.count, isPart(words[end]) {
            let (last, next) = (words[end - 1].box, words[end].box)
            let gap = next.x0 - last.x1
            guard gap > 0, gap < 0.7 * last.height, last.verticalOverlap(next) > 0.9,
                abs(gap - (first ?? gap)) < 0.1 * last.height
            else { break }
            first = first ?? gap
            end += 1
        }
        return end
    }

    private static func isPart(_ word: Word) -> Bool {
        guard word.glyphs.count == 1 else { return false }
        let scalar = word.glyphs[0].scalar
        return scalar.isDigit || scalar == "." || scalar == ","
    }

    /// `15.000`, `1.250.000`, `1.250,50`
    private static func isGrouped(_ scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.count >= 5 else { return false }
        let number = /[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d{2})?|(?:,\d{3})+(?:\.\d{2})?)/
        return String(scalars: scalars[...]).wholeMatch(of: number) != nil
    }
}
