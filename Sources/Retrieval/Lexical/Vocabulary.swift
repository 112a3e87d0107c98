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
                let candidate = Beginning(keys.key)
                if beginning.mayBeOneEdit(from: candidate, letters: 5) {
                    if Spelling.isOneEdit(word, keys.key) { found.append(list) }
                } else if keys.isAtPageStart {
                    // Where its first letters are already too far, so is every word that begins with them.
                    let far = (2...5).first {
                        $0 <= keys.key.count && !beginning.mayBeOneEdit(from: candidate, letters: $0)
                    }
                    if let far { keys.skipPages(sharing: far) }
                }
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

        /// Whether a word that begins with the first letters of another, at most five, may be one edit away. Weeds out
        /// nearly all words that ``Spelling/isOneEdit(_:_:)`` would turn down, at a hundredth of its price.
        func mayBeOneEdit(from other: Beginning, letters count: Int) -> Bool {
            let end = UInt64(8 * count)
            let same = UInt64((letters ^ other.letters).trailingZeroBitCount / 8 * 8)
            // Whether this word from one bit on agrees with the other from another bit on, to the end of its letters.
            func agree(_ from: UInt64, _ otherFrom: UInt64) -> Bool {
                otherFrom >= end || (letters >> from ^ other.letters >> otherFrom) & (1 << (end - otherFrom) - 1) == 0
            }
            if same >= end { return true }
            if agree(same + 8, same + 8) || agree(same, same + 8) || agree(same + 8, same) { return true }
            let isSwapped =
                letters >> (same + 8) & 0xFF == other.letters >> same & 0xFF
                && (same + 8 >= end || letters >> same & 0xFF == other.letters >> (same + 8) & 0xFF)
            return isSwapped && agree(same + 16, same + 16)
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
