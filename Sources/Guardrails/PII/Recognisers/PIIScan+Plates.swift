/// Licence plates and passports: letters and digits in a form that many other things have too.
extension PIIScan {
    mutating func findPlatesAndPassports() {
        for index in tokens.indices {
            if tokens[index].isDigits {
                readPlate(at: index)
            } else if tokens[index].count <= 2 {
                readPassport(at: index)
            }
        }
        if summary.contains(.aboutPassport) { findForeignPassports() }
    }

    // MARK: Plates

    /// Province, one to three letters, digits: five to six places in all after the province.
    private mutating func readPlate(at first: Int) {
        guard first + 2 < tokens.count, tokens[first].count == 2, isFree(first), isFree(first + 2),
            tokens[first + 1].isWord, tokens[first + 1].count <= 3, tokens[first + 2].isDigits,
            gap(first, first + 1, most: 2, allows: [.space, .separator]),
            gap(first + 1, first + 2, most: 2, allows: [.space, .separator]),
            !cells.isWordPart(tokens[first].start - 1),
            isPlateEnd(first + 2), isPlateProvince(first), isPlateLetters(first + 1)
        else { return }
        let letters = tokens[first + 1].count
        let digits = tokens[first + 2].count
        let cue = cue(first, first + 2, for: .aboutPlate, against: [.aboutOrder])
        let isRegular =
            letters == 1 && (4...5).contains(digits) || letters == 2 && (3...4).contains(digits)
            || letters == 3 && (2...3).contains(digits)
        guard isRegular || cue.verdict > 0 && (2...4).contains(digits) else { return }
        guard cue.verdict > 0 || cue.verdict == 0 && isLikelyPlate(first) else { return }
        if followsUnit(first + 2), cue.verdict <= 0 { return }
        add(
            tokens[first].start..<tokens[first + 2].end, .plate, cue.verdict > 0 ? 0.95 : 0.7, "plate.form",
            evidence: cue.token)
        for token in first...first + 2 { tokens[token].isSpoken = true }
    }

    private func isFree(_ token: Int) -> Bool { !tokens[token].isSpoken && !taken[tokens[token].start] }

    private func isPlateEnd(_ token: Int) -> Bool {
        let end = tokens[token].end
        if cells.isWordPart(end) { return false }
        let isDecimal =
            code(end) == UInt8(ascii: ",") || code(end) == UInt8(ascii: ".") || code(end) == UInt8(ascii: "-")
        return !(isDecimal && cells.kind(end + 1).contains(.digit)) && code(end) != UInt8(ascii: "%")
            && code(end) != UInt8(ascii: "$")
    }

    private func isPlateProvince(_ token: Int) -> Bool {
        let value = Int(code(tokens[token].start)) * 10 + Int(code(tokens[token].start + 1)) - 528
        return (1...81).contains(value)
    }

    /// Plates have no Q, W, X.
    private func isPlateLetters(_ token: Int) -> Bool {
        for cell in tokens[token].start..<tokens[token].end {
            switch cells.codes[cell] {
            case UInt8(ascii: "q"), UInt8(ascii: "w"), UInt8(ascii: "x"), ScalarFolding.otherLetter: return false
            default: continue
            }
        }
        return true
    }

    /// Without a word for it: capitals or no gaps, and letters that are no measure, month or word.
    private func isLikelyPlate(_ first: Int) -> Bool {
        let letters = tokens[first + 1]
        let isCompact = isTouching(first, first + 1) && isTouching(first + 1, first + 2)
        if letters.isExact, letters.has([.unit, .month, .numeral, .plain, .number, .floor, .flat]) { return false }
        if letters.count == 1 {
            switch code(letters.start) {
            case UInt8(ascii: "v"), UInt8(ascii: "a"), UInt8(ascii: "l"), UInt8(ascii: "m"), UInt8(ascii: "k"),
                UInt8(ascii: "c"),
                UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "x"), UInt8(ascii: "s"):
                return false
            default: return isCompact || letters.isAllCapitals && tokens[first + 2].count == 4 && !isCount(first)
            }
        }
        if isCompact || letters.isAllCapitals { return true }
        return !hasVowel(letters)
    }

    /// "12 A 345": a number in front of it that belongs to a list.
    private func isCount(_ first: Int) -> Bool { first > 0 && tokens[first - 1].isDigits && isSpaced(first - 1, first) }

    private func hasVowel(_ token: Token) -> Bool {
        for cell in token.start..<token.end {
            switch cells.codes[cell] {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"):
                return true
            default: continue
            }
        }
        return false
    }

    private func followsUnit(_ token: Int) -> Bool {
        guard token + 1 < tokens.count, gap(token, token + 1, most: 2, allows: .space) else { return false }
        return tokens[token + 1].has(.unit)
    }

    // MARK: Passports

    /// A letter and eight digits, where the words speak of passports or travel.
    private mutating func readPassport(at first: Int) {
        let letters = tokens[first]
        guard summary.contains(.aboutPassport), letters.count == 1, !cells.isWordPart(letters.start - 1),
            !letters.isEnding,
            !taken[letters.start]
        else { return }
        var digits = 0
        var last = first
        while last + 1 < tokens.count, digits < 8, gap(last, last + 1, most: 1, allows: [.space, .separator]) {
            let next = tokens[last + 1]
            guard
                next.isDigits
                    || next.count == 1 && CellClass.table[Int(code(next.start))].contains(.lookAlike) && digits > 4
            else { break }
            digits += next.count
            last += 1
        }
        guard (7...8).contains(digits), !cells.isWordPart(tokens[last].end) else { return }
        addPassport(first, last)
    }

    private mutating func addPassport(_ first: Int, _ last: Int) {
        let cue = cue(first, last, for: .aboutPassport, against: .aboutOrder, reach: 6)
        guard cue.verdict > 0 else { return }
        if add(tokens[first].start..<tokens[last].end, .passport, 0.9, "passport.form", evidence: cue.token) {
            for token in first...last { tokens[token].isSpoken = true }
        }
    }

    /// Other countries': six to nine letters and digits right after the word.
    private mutating func findForeignPassports() {
        for index in tokens.indices where tokens[index].has(.aboutPassport) {
            var first = index + 1
            while first < tokens.count, first <= index + 3, tokens[first].isWord,
                tokens[first].count > 2 || tokens[first].isEnding || tokens[first].has([.number, .aboutPassport])
            {
                first += 1
            }
            guard first < tokens.count, first <= index + 4, !taken[tokens[first].start], !tokens[first].isSpoken else {
                continue
            }
            var last = first
            while last + 1 < tokens.count, tokens[last].end - tokens[first].start <= 9, isTouching(last, last + 1) {
                last += 1
            }
            let range = tokens[first].start..<tokens[last].end
            let digits = range.count { cells.kind($0).contains(.digit) }
            let isCapital = range.allSatisfy { cells.kind($0).contains(.digit) || cells.sources[$0].isUpper }
            guard (7...9).contains(range.count), digits >= 5 || digits >= 3 && isCapital,
                digits < range.count || range.count == 9
            else { continue }
            addPassport(first, last)
        }
    }
}
