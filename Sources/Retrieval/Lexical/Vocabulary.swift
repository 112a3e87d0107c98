/// The content words of an index and the rows they stand in: tells whether a passage speaks of a query's word.
///
/// Stricter than BM25's prefixes and trigrams, because coverage is taken as evidence: a word is found where the same
/// word stands, perhaps with other Turkish suffixes, or, where no passage at all has it, the same word with one slip
/// of the keyboard.
struct Vocabulary: Sendable {
    /// Sorted bytewise, in softened letters (see ``soften(_:)``).
    private let words: [[UInt8]]
    /// `starts[w] ..< starts[w + 1]` in `rows`.
    private let starts: [Int32]
    private let rows: [Int32]

    /// - Parameter occurrences: for each row its content words, in any order, with repetitions.
    init(_ occurrences: [[String]]) {
        var numbers: [String: Int32] = [:]
        var spellings: [String] = []
        let numbered: [[Int32]] = occurrences.map { row in
            row.map { word in
                if let number = numbers[word] { return number }
                let number = Int32(spellings.count)
                numbers[word] = number
                spellings.append(word)
                return number
            }
        }
        // Spellings that soften alike ("kitap", "kitab") become one word.
        let softened: [[UInt8]] = spellings.map(Vocabulary.soften)
        let order: [Int] = softened.indices.sorted { softened[$0].lexicographicallyPrecedes(softened[$1]) }
        var words: [[UInt8]] = []
        var rank = [Int32](repeating: 0, count: spellings.count)
        for spelling in order {
            if words.last != softened[spelling] { words.append(softened[spelling]) }
            rank[spelling] = Int32(words.count - 1)
        }

        var starts = [Int32](repeating: 0, count: words.count + 1)
        var last = [Int32](repeating: -1, count: words.count)
        var pairs: [(word: Int32, row: Int32)] = []
        for (row, content) in numbered.enumerated() {
            for number in content {
                let word = rank[Int(number)]
                guard last[Int(word)] != Int32(row) else { continue }
                last[Int(word)] = Int32(row)
                starts[Int(word) + 1] += 1
                pairs.append((word, Int32(row)))
            }
        }
        for word in words.indices { starts[word + 1] += starts[word] }
        var rows = [Int32](repeating: 0, count: pairs.count)
        var next = starts
        for pair in pairs {
            rows[Int(next[Int(pair.word)])] = pair.row
            next[Int(pair.word)] += 1
        }
        self.words = words
        self.starts = starts
        self.rows = rows
    }

    /// The rows that hold a word.
    struct Match {
        /// With repetitions, where several forms of the word stand in one row.
        var rows: [Int32] = []
        /// Only a spelling close to the word was found.
        var isGuess = false
    }

    /// - Parameter isWord: codes and amounts have no suffixes, they match whole.
    func match(_ word: String, isWord: Bool, guessing: Bool) -> Match {
        let softened = Vocabulary.soften(word)
        var found = isWord ? forms(of: softened) : exactly(softened)
        var isGuess = false
        if found.isEmpty, guessing {
            found = neighbours(of: softened)
            isGuess = true
        }
        var match = Match(isGuess: isGuess)
        for word in found { match.rows.append(contentsOf: rows[Int(starts[word])..<Int(starts[word + 1])]) }
        return match
    }

    // MARK: The same word

    /// A long word is known by its first five letters, a short one by what surrounds its stem being suffixes.
    private func forms(of word: [UInt8]) -> [Int] {
        let isLong = word.count >= TurkishAnalyzer.prefixLength
        var found: [Int] = []
        if isLong { found.append(contentsOf: range(withPrefix: word.prefix(TurkishAnalyzer.prefixLength))) }
        for length in 2..<TurkishAnalyzer.prefixLength where length <= word.count {
            guard Suffixes.areSuffixes(word.dropFirst(length)) else { continue }
            // Two letters begin too many words to be taken for a stem unless they stand alone somewhere.
            let stem = word.prefix(length)
            for candidate in range(withPrefix: stem) {
                let rest = words[candidate].dropFirst(length)
                if rest.isEmpty || (length == word.count || length > 2) && Suffixes.areSuffixes(rest) {
                    found.append(candidate)
                }
            }
        }
        return found
    }

    private func exactly(_ word: [UInt8]) -> [Int] {
        let candidate = lowerBound(of: word[...])
        return candidate < words.count && words[candidate] == word ? [candidate] : []
    }

    private func range(withPrefix prefix: ArraySlice<UInt8>) -> Range<Int> {
        let start = lowerBound(of: prefix)
        var end = start
        while end < words.count, words[end].starts(with: prefix) { end += 1 }
        return start..<end
    }

    private func lowerBound(of word: ArraySlice<UInt8>) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle].lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: A slip of the keyboard

    /// Words one edit away. The first letter is taken as right, or as swapped with the second.
    private func neighbours(of word: [UInt8]) -> [Int] {
        guard word.count >= 4 else { return [] }
        var found: [Int] = []
        let firsts = word[0] == word[1] ? [word[0]] : [word[0], word[1]]
        for first in firsts {
            for candidate in range(withPrefix: [first]) where Spelling.isOneEdit(word, words[candidate]) {
                found.append(candidate)
            }
        }
        return found
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
