import Knowledge

/// A large first letter that several lines of its paragraph stand beside.
enum DropCap {
    /// Puts each such letter before the word that it begins.
    static func joined(_ words: [Word]) -> [Word] {
        let heights = words.map(\.em).sorted()
        guard heights.count > 8 else { return words }
        let usual = heights[heights.count / 2]
        let caps = words.indices.filter { index in
            let word = words[index]
            return word.em > 1.8 * usual && word.glyphs.count == 1 && word.glyphs[0].scalar.properties.isUppercase
        }
        var joined = words
        var used: Set<Int> = []
        for cap in caps {
            let box = words[cap].box
            let beside = words.indices.filter { index in
                let other = words[index].box
                return words[index].em < 1.4 * usual && other.midY > box.y0 && other.midY < box.y1
                    && other.x0 > box.midX && other.x0 < box.x1 + 0.8 * usual
            }.sorted { words[$0].box.midY < words[$1].box.midY }
            guard beside.count >= 2, words[beside[0]].glyphs[0].scalar.properties.isLowercase else { continue }
            joined[beside[0]] = Word(initial: words[cap], before: words[beside[0]])
            used.insert(cap)
        }
        return used.isEmpty ? words : joined.indices.filter { !used.contains($0) }.map { joined[$0] }
    }
}
