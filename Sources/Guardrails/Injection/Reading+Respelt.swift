import Knowledge

extension Reading {
    /// Words that were misspelt on purpose, as the words they pass for: letters doubled ("iignnore"), two exchanged
    /// ("ignroe") or vowels masked ("_gn*re"). Known words stay as they are; `nil` where nothing changes.
    func respelt(with vocabulary: ConceptTrie) -> Reading? {
        let masked = replacing { index in isMask(at: index) ? Misspelling.mask : nil }
        let source = masked ?? self
        let words = FoldedText(source.text).words
        var result: [Unicode.Scalar] = []
        var spans: [Span] = []
        var isChanged = false
        for word in words {
            let letters = Misspelling.letters(of: word.text)
            let correction = vocabulary.correction(of: letters)
            if correction != nil { isChanged = true }
            let text =
                correction.map { String(decoding: $0, as: UTF8.self) }
                ?? (masked == nil ? word.text : word.text.filter { $0.unicodeScalars.first != Misspelling.mask })
            for scalar in text.unicodeScalars + " ".unicodeScalars {
                result.append(scalar)
                spans.append(original(word.span))
            }
        }
        return isChanged ? Reading(result, .each(spans), isVeiled: isVeiled) : nil
    }

    /// A sign within or at the edge of a word, where a vowel may have stood.
    private func isMask(at index: Int) -> Bool {
        guard Misspelling.signs.contains(scalars[index]) else { return false }
        return (index > 0 && scalars[index - 1].isLetter)
            || (index + 1 < scalars.count && scalars[index + 1].isLetter)
    }
}

enum Misspelling {
    /// A letter no language here writes, for any vowel; folding leaves it alone.
    static let mask: Unicode.Scalar = "\u{294}"
    /// The same among folded letters, where no byte of UTF-8 is like it.
    static let wildcard: UInt8 = 0xFF
    static let signs: Set<Unicode.Scalar> = ["*", "_", "#", "•", "·", "˙"]

    static func letters(of word: String) -> [UInt8] {
        word.unicodeScalars.flatMap { $0 == mask ? [wildcard] : Array(String($0).utf8) }
    }
}

extension ConceptTrie {
    /// So many steps at most are tried for one word.
    private static let effort = 400

    /// The letters with the known word they begin with put right; `nil` where they begin with one already or with none.
    func correction(of letters: [UInt8]) -> [UInt8]? {
        guard letters.count > 3, letters.count < 40 else { return nil }
        let isMasked = letters.contains(Misspelling.wildcard)
        guard isMasked || longestMatch(in: letters, at: 0) * 2 <= letters.count else { return nil }
        var search = Search(trie: self, letters: letters, isMasked: isMasked, effort: Self.effort)
        search.walk(node: 0, position: 0, swaps: 1)
        guard let best = search.best else { return nil }
        let rest = letters[best.end...].drop { $0 == best.word.last }
        return best.word + rest.filter { $0 != Misspelling.wildcard }
    }

    private struct Search {
        let trie: ConceptTrie
        let letters: [UInt8]
        let isMasked: Bool
        var effort: Int
        var best: (word: [UInt8], end: Int)?
        private var word: [UInt8] = []
        private var changes = 0

        init(trie: ConceptTrie, letters: [UInt8], isMasked: Bool, effort: Int) {
            self.trie = trie
            self.letters = letters
            self.isMasked = isMasked
            self.effort = effort
        }

        mutating func walk(node: Int32, position: Int, swaps: Int) {
            guard effort > 0 else { return }
            effort -= 1
            keep(node, position)
            guard position < letters.count else { return }
            let letter = letters[position]
            if letter == Misspelling.wildcard {
                for vowel in "aeiou".utf8 { take([vowel], node, position + 1, swaps, isChange: true) }
                return
            }
            take([letter], node, position + 1, swaps, isChange: false)
            if position > 0, letter == letters[position - 1] {
                changes += 1
                walk(node: node, position: position + 1, swaps: swaps)
                changes -= 1
            }
            if swaps > 0, position > 0, position + 1 < letters.count, letters[position + 1] != letter {
                take([letters[position + 1], letter], node, position + 2, swaps - 1, isChange: true)
            }
        }

        private mutating func take(_ taken: [UInt8], _ node: Int32, _ position: Int, _ swaps: Int, isChange: Bool) {
            var next = node
            for letter in taken {
                guard let child = trie.child(of: next, letter) else { return }
                next = child
            }
            word += taken
            if isChange { changes += 1 }
            walk(node: next, position: position, swaps: swaps)
            if isChange { changes -= 1 }
            word.removeLast(taken.count)
        }

        /// A word of five letters at least that is most of what stands there; a masked one may be shorter where it is all.
        private mutating func keep(_ node: Int32, _ position: Int) {
            guard changes > 0, trie.isEnd(node), position > best?.end ?? 0 else { return }
            let isMost = word.count > 4 && position * 2 > letters.count
            guard isMost || (isMasked && position == letters.count) else { return }
            best = (word, position)
        }
    }
}
