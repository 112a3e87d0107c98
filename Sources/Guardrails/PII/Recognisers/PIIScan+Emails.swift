/// E-mail addresses, as they are and as people write them to hide them: "ali [at] gmail nokta com".
extension PIIScan {
    /// RFC 5321: 64 octets before the at sign, 255 after it.
    private static let longestLocal = 64
    private static let longestDomain = 255

    mutating func findEmails() {
        for sign in atSigns {
            readEmail(sign: sign..<sign + 1, isSign: true)
            if !taken[sign], code(sign - 1) == UInt8(ascii: " "), code(sign + 1) == UInt8(ascii: " ") {
                readSpelledEmail(sign)
            }
        }
        guard summary.contains(.at) else { return }
        for index in tokens.indices where tokens[index].has(.at) && tokens[index].isExact { readEmail(word: index) }
    }

    /// "a l i @ g m a i l . c o m": sign by sign, with a space between any two.
    private mutating func readSpelledEmail(_ sign: Int) {
        var start = sign
        while sign - start < 2 * Self.longestLocal, isLone(start - 2, at: .local) { start -= 2 }
        guard sign - start >= 4 else { return }
        var end = sign + 1
        var label: [UInt8] = []
        var labels = 0
        var isKnown = false
        while end - sign < 2 * Self.longestDomain, isLone(end + 1, at: .local) {
            let code = code(end + 1)
            if code == UInt8(ascii: ".") {
                labels += 1
                label.removeAll(keepingCapacity: true)
            } else {
                label.append(code)
            }
            end += 2
            if labels > 0 {
                let reading = lexicon.read(label, label.indices)
                isKnown = reading.isExact && reading.senses.contains(.topLevel)
            }
        }
        guard isKnown else { return }
        add(start..<end, .email, 0.85, "email.disguised")
    }

    /// A sign of this class with a space before and after it, or at the edge of the text.
    private func isLone(_ cell: Int, at kind: CellClass) -> Bool {
        guard cell >= 0, cells.kind(cell).contains(kind) else { return false }
        return (cell == 0 || cells.kind(cell - 1).contains(.space))
            && (cell + 1 >= cells.count || cells.kind(cell + 1).contains(.space))
    }

    /// "at", "[at]", "et", "(et)", "kuyruklu a".
    private mutating func readEmail(word index: Int) {
        var start = tokens[index].start
        var end = tokens[index].end
        if tokens[index].count > 2 {
            // "kuyruklu a", "güzel a", "et işareti"
            guard index + 1 < tokens.count, tokens[index + 1].count == 1, isSpaced(index, index + 1) else { return }
            end = tokens[index + 1].end
        } else if index + 1 < tokens.count, isSpaced(index, index + 1), isSignWord(index + 1) {
            end = tokens[index + 1].end
        }
        let isBracketed = isBracket(code(start - 1)) && isBracket(code(end))
        if isBracketed {
            start -= 1
            end += 1
        }
        readEmail(sign: start..<end, isSign: isBracketed)
    }

    /// "işareti" of "et işareti".
    private func isSignWord(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.count == 7 && code(token.start) == UInt8(ascii: "i") && code(token.start + 1) == UInt8(ascii: "s")
            && code(token.start + 2) == UInt8(ascii: "a")
    }

    private func isBracket(_ code: UInt8) -> Bool {
        switch code {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"):
            true
        default: false
        }
    }

    private mutating func readEmail(sign: Range<Int>, isSign: Bool) {
        guard !isTaken(sign), let domain = readDomain(from: sign.upperBound, isSign: isSign) else { return }
        // A handle stands apart from the word before it; an address written with gaps names a known top level.
        let spaces = skipSpaces(back: sign.lowerBound)
        let hasGap = spaces != sign.lowerBound
        guard !hasGap || domain.isKnown else { return }
        guard isSign || domain.isKnown else { return }
        var start = localStart(before: spaces)
        guard start < spaces else { return }
        while let further = spelledJoin(before: start) { start = further }
        guard cells.isWordPart(start) else { return }
        let isPlain = isSign && !domain.isSpelled && !hasGap && sign.count == 1
        add(start..<domain.end, .email, isPlain ? 1 : 0.85, isPlain ? "email.address" : "email.disguised")
    }

    private func skipSpaces(back cell: Int) -> Int {
        var cell = cell
        var most = 2
        while most > 0, cell > 0, code(cell - 1) == UInt8(ascii: " ") {
            cell -= 1
            most -= 1
        }
        return cell
    }

    private func localStart(before end: Int) -> Int {
        var start = end
        while start > 0, end - start < Self.longestLocal, cells.kind(start - 1).contains(.local) { start -= 1 }
        while start < end, !cells.isWordPart(start) { start += 1 }
        return start
    }

    /// "ali nokta veli et …": the part before a spelled point or dash.
    private func spelledJoin(before start: Int) -> Int? {
        guard let index = token(endingBefore: start), tokens[index].has([.dot, .dash]), tokens[index].isExact,
            index > 0, isSpaced(index - 1, index)
        else { return nil }
        let further = localStart(before: tokens[index - 1].end)
        return further < start ? further : nil
    }

    /// The token that ends before a cell with white space between.
    private func token(endingBefore cell: Int) -> Int? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].start < cell { low = middle + 1 } else { high = middle }
        }
        guard low > 0, tokens[low - 1].end < cell, skipSpaces(back: cell) == tokens[low - 1].end else { return nil }
        return low - 1
    }

    private struct Domain {
        var end: Int
        /// Its last label is a top level that is in use.
        var isKnown: Bool
        var isSpelled: Bool
    }

    /// Labels with points between, each written or spelled, until something else comes.
    private func readDomain(from start: Int, isSign: Bool) -> Domain? {
        var cell = start
        while cell < cells.count, cell < start + 2, code(cell) == UInt8(ascii: " ") { cell += 1 }
        let isApart = cell > start
        var domain: Domain?
        var labels = 0
        var isSpelled = isApart
        var hasProvider = false
        while cell < cells.count, cell - start < Self.longestDomain {
            let label = labelEnd(from: cell)
            guard label > cell else { break }
            let reading = lexicon.read(cells.codes, letters(from: cell, to: label))
            let isWhole = reading.isExact && letters(from: cell, to: label).upperBound == label
            labels += 1
            if labels == 1 { hasProvider = isWhole && reading.senses.contains(.provider) }
            if labels > 1, isTopLevel(cell..<label) {
                let isKnown = isWhole && reading.senses.contains(.topLevel)
                if !isSpelled || isKnown {
                    domain = Domain(end: label, isKnown: isKnown, isSpelled: isSpelled)
                } else if domain != nil {
                    break
                }
            }
            guard let next = afterPoint(label, allowsComma: hasProvider && labels == 1) else { break }
            if next.isSpelled {
                // A sentence may go on with a space after its point; only a known ending may stand apart.
                isSpelled = true
            }
            cell = next.cell
        }
        if domain == nil, labels == 1, hasProvider, isSign, !isApart { return nil }
        return domain
    }

    private func letters(from start: Int, to end: Int) -> Range<Int> {
        var cell = start
        while cell < end, cells.kind(cell).contains(.letter) { cell += 1 }
        return start..<cell
    }

    private func labelEnd(from start: Int) -> Int {
        var cell = start
        while cell < cells.count, cell - start < 63, cells.isWordPart(cell) || code(cell) == UInt8(ascii: "-") {
            cell += 1
        }
        while cell > start, code(cell - 1) == UInt8(ascii: "-") { cell -= 1 }
        return cell
    }

    private func isTopLevel(_ range: Range<Int>) -> Bool {
        range.count >= 2 && range.allSatisfy { cells.kind($0).contains(.letter) }
    }

    /// The cell after a point: ".", " . ", "[.]", "nokta", "(dot)"; for a well-known provider a comma will do.
    private func afterPoint(_ cell: Int, allowsComma: Bool) -> (cell: Int, isSpelled: Bool)? {
        if code(cell) == UInt8(ascii: "."), cells.isWordPart(cell + 1) { return (cell + 1, false) }
        if allowsComma, code(cell) == UInt8(ascii: ","), cells.isWordPart(cell + 1) { return (cell + 1, true) }
        var next = cell
        while next < cells.count, next < cell + 3, code(next) == UInt8(ascii: " ") || isBracket(code(next)) {
            next += 1
        }
        var end = next
        if code(next) == UInt8(ascii: ".") {
            end = next + 1
        } else {
            while end < cells.count, end - next < 6, cells.kind(end).contains(.letter) { end += 1 }
            let reading = lexicon.read(cells.codes, next..<end)
            guard reading.isExact, reading.senses.contains(.dot) else { return nil }
        }
        var after = end
        while after < cells.count, after < end + 3, code(after) == UInt8(ascii: " ") || isBracket(code(after)) {
            after += 1
        }
        return after < cells.count && cells.isWordPart(after) ? (after, true) : nil
    }
}
