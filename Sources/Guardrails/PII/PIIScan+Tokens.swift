extension PIIScan {
    /// Cuts the window's cells into runs of letters and of digits, and looks each word up.
    mutating func readTokens() {
        tokens.removeAll(keepingCapacity: true)
        atSigns.removeAll(keepingCapacity: true)
        colons.removeAll(keepingCapacity: true)
        summary = []
        hasDigits = false
        hasCapitals = false
        var cell = 0
        var endsClause = false
        let count = cells.count
        let classes = CellClass.table
        while cell < count {
            let kind = classes[Int(cells.codes[cell])]
            if kind.contains(.letter) {
                cell = readWord(from: cell, followsClause: endsClause)
                endsClause = false
            } else if kind.contains(.digit) {
                let start = cell
                while cell < count, classes[Int(cells.codes[cell])].contains(.digit) { cell += 1 }
                tokens.append(
                    Token(start: start, end: cell, kind: .digits, stemEnd: cell, followsClause: endsClause))
                endsClause = false
                hasDigits = true
            } else {
                if cells.codes[cell] == UInt8(ascii: "@") { atSigns.append(cell) }
                if cells.codes[cell] == UInt8(ascii: ":") { colons.append(cell) }
                endsClause = endsClause || kind.contains(.clauseEnd)
                cell += 1
            }
        }
    }

    private mutating func readWord(from start: Int, followsClause: Bool) -> Int {
        var end = start
        var capitals = 0
        while cells.kind(end).contains(.letter) {
            if cells.sources[end].isUpper { capitals += 1 }
            end += 1
        }
        let reading = lexicon.read(cells.codes, start..<end)
        var token = Token(start: start, end: end, kind: .word, senses: reading.senses, stemEnd: reading.end)
        token.value = reading.value
        token.followsClause = followsClause
        token.isExact = reading.isExact
        token.isCapital = cells.sources[start].isUpper
        token.isAllCapitals = capitals == end - start
        token.isEnding =
            start > 1 && cells.codes[start - 1] == UInt8(ascii: "'") && cells.isWordPart(start - 2) && end - start <= 6
            && !token.isCapital
        hasCapitals = hasCapitals || token.isCapital
        nameAcronym(&token)
        if token.senses.isEmpty, isPatronym(start..<end) { token.senses = .surname }
        summary.formUnion(token.senses)
        tokens.append(token)
        return end
    }

    /// "T.C.", "V.D.", "d.t.": the second letter takes the sense of both.
    private func nameAcronym(_ token: inout Token) {
        guard let last = tokens.last, last.isWord, last.count == 1, last.end + 1 == token.start,
            cells.codes[last.end] == UInt8(ascii: ".")
        else { return }
        switch (cells.codes[last.start], cells.codes[token.start], token.count) {
        case (UInt8(ascii: "t"), UInt8(ascii: "c"), 1): token.senses.insert(.aboutTCKN)
        case (UInt8(ascii: "v"), UInt8(ascii: "d"), 1): token.senses = [.aboutVKN]
        case (UInt8(ascii: "d"), UInt8(ascii: "t"), 1): token.senses.insert(.aboutBirth)
        case (UInt8(ascii: "d"), UInt8(ascii: "t"), 5...) where token.has(.plain): token.senses.insert(.aboutBirth)
        default: break
        }
    }

    /// Family names in -oğlu are more than a lexicon can hold.
    private func isPatronym(_ word: Range<Int>) -> Bool {
        guard word.count > 5 else { return false }
        let end = word.upperBound
        return code(end - 4) == UInt8(ascii: "o") && code(end - 3) == UInt8(ascii: "g")
            && code(end - 2) == UInt8(ascii: "l")
            && code(end - 1) == UInt8(ascii: "u")
    }

    // MARK: What stands between tokens

    /// Whether only these cells, at most `most` of them, stand between two tokens.
    func gap(_ left: Int, _ right: Int, most: Int, allows: CellClass) -> Bool {
        let range = tokens[left].end..<tokens[right].start
        guard range.count <= most else { return false }
        for cell in range where CellClass.table[Int(cells.codes[cell])].isDisjoint(with: allows) { return false }
        return true
    }

    /// Whether white space alone stands between two tokens.
    func isSpaced(_ left: Int, _ right: Int) -> Bool {
        tokens[left].end < tokens[right].start && gap(left, right, most: 4, allows: .space)
    }

    func gapContains(_ left: Int, _ right: Int, _ codes: StaticString) -> Bool {
        for cell in tokens[left].end..<tokens[right].start {
            let code = cells.codes[cell]
            let isOne = codes.withUTF8Buffer { $0.contains(code) }
            if isOne { return true }
        }
        return false
    }

    func isTouching(_ left: Int, _ right: Int) -> Bool { tokens[left].end == tokens[right].start }

    func code(_ cell: Int) -> UInt8 { cell >= 0 && cell < cells.count ? cells.codes[cell] : 0 }

    // MARK: Context

    /// In tokens: digits that are spoken one by one, twice over.
    private static let farthestCue = 40

    /// What the words around a value say of it.
    struct Cue {
        /// 1: they name the kind; −1: they name something else; 0: nothing.
        var verdict = 0
        var token: Int?
        /// The word stands before the value, where names of fields stand.
        var isBefore = false
    }

    /// The nearest word that speaks for or against, before the value first, as that is where names of fields stand; then
    /// after it, as Turkish says "… numaralı telefonum". Another long number ends the look, and so does a row of more
    /// than ``farthestCue`` groups and words.
    func cue(_ first: Int, _ last: Int, for positive: Sense, against negative: Sense, reach: Int = 4) -> Cue {
        var words = 0
        var index = first - 1
        while index >= max(0, first - Self.farthestCue), words < reach {
            let token = tokens[index]
            if token.isDigits {
                if token.count >= 5 || token.isSpoken { break }
            } else if !token.isEnding {
                if token.has(positive) { return Cue(verdict: 1, token: index, isBefore: true) }
                // "numara=532…": before a value it names the field, after one it is a size.
                if token.has(negative), !token.has(.number) { return Cue(verdict: -1, token: index, isBefore: true) }
                words += 1
            }
            index -= 1
        }
        words = 0
        index = last + 1
        while index < min(tokens.count, last + Self.farthestCue), words < reach - 1 {
            let token = tokens[index]
            if token.followsClause { break }
            if token.isDigits {
                if token.count >= 4 || token.isSpoken { break }
            } else if !token.isEnding {
                if token.has(positive) { return Cue(verdict: 1, token: index) }
                if token.has(negative) { return Cue(verdict: -1, token: index) }
                words += 1
            }
            index += 1
        }
        return Cue()
    }
}
