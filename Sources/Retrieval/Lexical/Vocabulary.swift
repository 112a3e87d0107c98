/// The content words of a segment and the rows they stand in: tells whether a passage speaks of a query's word.
///
/// Stricter than BM25's prefixes and trigrams, because coverage is taken as evidence: a word is found where the same
/// word stands, perhaps with other Turkish suffixes, or, where no passage at all has it, the same word with one slip
/// of the keyboard.
struct Vocabulary {
    /// In softened letters (see ``soften(_:)``).
    let words: PostingsDictionary

    init(_ words: PostingsDictionary) { self.words = words }

    /// The rows that hold a softened word, by each form of it that there is.
    /// - Parameter isWord: codes and amounts have no suffixes, they match whole.
    func forms(of word: [UInt8], isWord: Bool) -> [PostingList] {
        guard isWord else { return words.list(of: word).map { [$0] } ?? [] }
        let isLong = word.count >= TurkishAnalyzer.prefixLength
        var found: [PostingList] = []
        // A long word is known by its first five letters, a short one by what surrounds its stem being suffixes.
        if isLong {
            var keys = words.keys(withPrefix: Array(word.prefix(TurkishAnalyzer.prefixLength)))
            while let list = keys.next() { found.append(list) }
        }
        for length in 2..<TurkishAnalyzer.prefixLength where length <= word.count {
            guard Suffixes.areSuffixes(word.dropFirst(length)) else { continue }
            let stem = Array(word.prefix(length))
            // Two letters begin too many words to be taken for a stem unless they stand alone somewhere.
            guard length == word.count || length > 2 else {
                if let list = words.list(of: stem) { found.append(list) }
                continue
            }
            var keys = words.keys(withPrefix: stem)
            while let list = keys.next() {
                if Suffixes.areSuffixes(keys.key.dropFirst(length)) { found.append(list) }
            }
        }
        return found
    }

    /// The rows of words one edit away. The first letter is taken as right, or as swapped with the second.
    func neighbours(of word: [UInt8]) -> [PostingList] {
        guard word.count >= 4 else { return [] }
        var found: [PostingList] = []
        let beginning = Beginning(word)
        let firsts = word[0] == word[1] ? [word[0]] : [word[0], word[1]]
        for first in firsts {
            var keys = words.keys(withPrefix: [first])
            while let list = keys.next() {
                guard beginning.mayBeOneEdit(from: Beginning(keys.key)) else { continue }
                if Spelling.isOneEdit(word, keys.key) { found.append(list) }
            }
        }
        return found
    }

    /// The first eight letters of a word in one number, the first lowest, zeros behind its end.
    private struct Beginning {
        let letters: UInt64

        init(_ word: [UInt8]) {
            var letters: UInt64 = 0
            for (index, letter) in word.prefix(8).enumerated() { letters |= UInt64(letter) << UInt64(8 * index) }
            self.letters = letters
        }

        /// Whether the first five letters after an edit agree: weeds out nearly all words that
        /// ``Spelling/isOneEdit(_:_:)`` would turn down, at a hundredth of its price.
        func mayBeOneEdit(from other: Beginning) -> Bool {
            let difference = letters ^ other.letters
            let same = UInt64(difference.trailingZeroBitCount / 8 * 8)
            guard same < 40 else { return true }
            // Agreement from bit `from` up to the fifth letter.
            func agree(_ left: UInt64, _ right: UInt64, from: UInt64) -> Bool {
                from >= 40 || (left ^ right) & (1 << 40 - 1) >> from == 0
            }
            let (left, right) = (letters >> same, other.letters >> same)
            let wrong = agree(left >> 8, right >> 8, from: same + 8)
            let added = agree(left >> 8, right, from: same)
            let missing = agree(left, right >> 8, from: same)
            let swapped =
                left & 0xFF == right >> 8 & 0xFF && left >> 8 & 0xFF == right & 0xFF
                && agree(left >> 16, right >> 16, from: same + 16)
            return wrong || added || missing || swapped
        }
    }

    /// p, t and k turn into b, d and ğ before a suffix (kitap, kitabı), and suffixes follow the consonant before them
    /// (evde, işte): behind the first letter the pairs are one letter.
    static func soften(_ word: String) -> [UInt8] {
        var letters = Array(word.utf8)
        for index in letters.indices.dropFirst() {
            switch letters[index] {
            case UInt8(ascii: "p"): letters[index] = UInt8(ascii: "b")
            case UInt8(ascii: "t"): letters[index] = UInt8(ascii: "d")
            case UInt8(ascii: "k"): letters[index] = UInt8(ascii: "g")
            default: break
            }
        }
        return letters
    }
}
