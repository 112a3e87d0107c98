extension PIIScan {
    /// The longest number of a known kind: nineteen digits of a card.
    private static let longest = 19

    /// Gathers runs of digit groups and reads each run.
    mutating func findNumbers() {
        number.removeAll()
        var index = 0
        while index < tokens.count {
            let before = index
            if tokens[index].isSpoken || taken[tokens[index].start] {
                closeRun()
                index += 1
            } else if let parts = cardinals(in: index) {
                index = readSpelled(from: index, parts)
            } else if tokens[index].isDigits || isLookAlike(index) {
                index = readWritten(from: index)
            } else {
                closeRun()
                index += 1
            }
            if index == before { index += 1 }
        }
        closeRun()
    }

    // MARK: Gathering

    /// A group of digits with what touches it; returns the token after it.
    private mutating func readWritten(from first: Int) -> Int {
        var last = first
        while last + 1 < tokens.count, isTouching(last, last + 1) { last += 1 }
        var digitCount = 0
        var letterCount = 0
        for index in first...last {
            if tokens[index].isDigits {
                digitCount += tokens[index].count
            } else if isLookAlike(index) {
                letterCount += tokens[index].count
            } else if index == last, index > first,
                Suffixes.contains(cells.codes, range(of: index), in: Suffixes.all)
            {
                break
            } else {
                closeRun()
                return last + 1
            }
        }
        guard letterCount == 0 || digitCount >= 3 && digitCount >= 2 * letterCount else {
            closeRun()
            return last + 1
        }
        // A word may run into its number: "tel0532…"; any other letter or underscore makes a code of it.
        if first > 0, isTouching(first - 1, first) {
            guard isNameOfNumber(first - 1) else {
                closeRun()
                return last + 1
            }
        } else if code(tokens[first].start - 1) == UInt8(ascii: "#")
            || code(tokens[first].start - 1) == UInt8(ascii: "_") && !isJoinedByUnderscore(first - 1, first)
        {
            closeRun()
            return last + 1
        }
        continueRun(at: first)
        let offset = number.digits.count
        var end = tokens[first].end
        for index in first...last where tokens[index].isDigits || isLookAlike(index) {
            for cell in range(of: index) { number.digits.append(digit(cells.codes[cell])) }
            end = tokens[index].end
        }
        let start = tokens[first].start
        number.groups.append(
            NumberBuffer.Group(
                cells: start..<end, tokens: (first, last), offset: offset, count: number.digits.count - offset,
                isSpelled: false, hasPlus: hasPlus(before: start)))
        if code(end) == UInt8(ascii: "_"), last + 1 >= tokens.count || !isJoinedByUnderscore(last, last + 1) {
            closeRun()
        }
        return last + 1
    }

    /// "0532_412_18_09": digits on both sides; any other underscore makes a code of them.
    private func isJoinedByUnderscore(_ left: Int, _ right: Int) -> Bool {
        left >= 0 && tokens[left].isDigits && tokens[right].isDigits && tokens[left].end + 1 == tokens[right].start
    }

    private func range(of token: Int) -> Range<Int> { tokens[token].start..<tokens[token].end }

    private func digit(_ code: UInt8) -> UInt8 {
        switch code {
        case UInt8(ascii: "o"): 0
        case UInt8(ascii: "l"), UInt8(ascii: "i"): 1
        default: code - UInt8(ascii: "0")
        }
    }

    private func hasPlus(before cell: Int) -> Bool {
        code(cell - 1) == UInt8(ascii: "+")
            || code(cell - 1) == UInt8(ascii: "(") && code(cell - 2) == UInt8(ascii: "+")
            || code(cell - 1) == UInt8(ascii: " ") && code(cell - 2) == UInt8(ascii: "+")
    }

    private func isNameOfNumber(_ token: Int) -> Bool {
        tokens[token].has([.aboutTCKN, .aboutVKN, .aboutPhone, .aboutCard, .number, .aboutIBAN])
    }

    /// Letters that are read as digits, beside a digit.
    private func isLookAlike(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.isWord, token.count <= 2 else { return false }
        for cell in token.start..<token.end where !CellClass.table[Int(cells.codes[cell])].contains(.lookAlike) {
            return false
        }
        return index > 0 && isTouching(index - 1, index) && (tokens[index - 1].isDigits)
            || index + 1 < tokens.count && isTouching(index, index + 1) && tokens[index + 1].isDigits
    }

    /// Reads what was gathered unless the token goes on with it.
    private mutating func continueRun(at token: Int) {
        if !number.isEmpty, !continuesRun(before: token) { closeRun() }
    }

    /// Whether the token goes on with the run: nothing but a few separators between.
    private func continuesRun(before token: Int) -> Bool {
        guard let last = number.groups.last, last.tokens.1 + 1 == token else { return false }
        let between = last.cells.upperBound..<tokens[token].start
        guard between.count <= 3, !between.isEmpty else { return false }
        var breaks = 0
        for cell in between {
            let isComma = last.isSpelled && code(cell) == UInt8(ascii: ",")
            let isUnderscore = between.count == 1 && code(cell) == UInt8(ascii: "_")
            guard CellClass.table[Int(cells.codes[cell])].contains(.separator) || isComma || isUnderscore else {
                return false
            }
            if cells.codes[cell] == UInt8(ascii: "\n") { breaks += 1 }
        }
        return breaks <= 1
    }

    // MARK: Spoken numbers

    /// One cardinal: a word, a part of one, or the figure of "5 yüz".
    private struct Cardinal {
        let value: Int
        let cells: Range<Int>
        let token: Int
    }

    /// The cardinals that a token is made of: "kırk", "beşyüzkırkbir"; `nil` where it holds anything else.
    private func cardinals(in index: Int) -> [Cardinal]? {
        let token = tokens[index]
        guard !token.isSpoken, !taken[token.start] else { return nil }
        if token.isDigits {
            guard token.count == 1, code(token.start) != UInt8(ascii: "0"),
                isFigure(index, before: 100) || isFigure(index, after: 10)
            else { return nil }
            return [Cardinal(value: Int(digit(code(token.start))), cells: range(of: index), token: index)]
        }
        if token.has(.numeral), token.isExact {
            return [Cardinal(value: Int(token.value), cells: range(of: index), token: index)]
        }
        guard token.isWord, token.count >= 5, !token.isExact else { return nil }
        var cardinals: [Cardinal] = []
        var cell = token.start
        while cell < token.end {
            guard let part = lexicon.numeral(cells.codes, cell..<token.end) else { return nil }
            cardinals.append(Cardinal(value: part.value, cells: cell..<part.end, token: index))
            cell = part.end
        }
        return cardinals
    }

    /// "5" of "5 yüz".
    private func isFigure(_ index: Int, before value: Int16) -> Bool {
        index + 1 < tokens.count && tokens[index + 1].has(.numeral) && tokens[index + 1].value == value
            && isSpaced(index, index + 1)
    }

    /// "3" of "otuz 3".
    private func isFigure(_ index: Int, after least: Int16) -> Bool {
        index > 0 && tokens[index - 1].has(.numeral) && tokens[index - 1].isExact && tokens[index - 1].value >= least
            && isSpaced(index - 1, index)
    }

    private mutating func readSpelled(from first: Int, _ parts: [Cardinal]) -> Int {
        var parts = parts
        var last = first
        while last + 1 < tokens.count,
            gap(last, last + 1, most: 2, allows: [.space, .separator]) || isCommaSpace(last),
            let further = cardinals(in: last + 1)
        {
            parts += further
            last += 1
        }
        // Nobody speaks a number of a person in thousands.
        if parts.contains(where: { $0.value == 1000 }) {
            closeRun()
            return last + 1
        }
        continueRun(at: first)
        var index = 0
        while index < parts.count {
            let start = parts[index]
            let value = Self.groupValue(&index, parts.count - 1) { parts[$0].value }
            let end = parts[index - 1]
            append(value, cells: start.cells.lowerBound..<end.cells.upperBound, tokens: (start.token, end.token))
        }
        return last + 1
    }

    private func isCommaSpace(_ index: Int) -> Bool {
        let range = tokens[index].end..<tokens[index + 1].start
        return range.count == 2 && code(range.lowerBound) == UInt8(ascii: ",") && code(range.lowerBound + 1) == 0x20
    }

    /// One group as people say it: "beş yüz kırk bir", "elli dört", "sıfır"; thousands are none.
    private static func groupValue(_ index: inout Int, _ last: Int, _ value: (Int) -> Int) -> (
        number: Int, digits: Int
    ) {
        func isHundred(_ index: Int) -> Bool { index <= last && value(index) == 100 }
        let first = value(index)
        var number = 0
        var digits = 0
        if first == 100 || first >= 1 && first <= 9 && isHundred(index + 1) {
            number = first == 100 ? 100 : first * 100
            index += first == 100 ? 1 : 2
            digits = 3
        } else if first < 10 {
            index += 1
            return (first, 1)
        }
        if index <= last, value(index) >= 10, value(index) < 100 {
            number += value(index)
            digits = max(digits, 2)
            index += 1
        }
        if index <= last, value(index) >= 1, value(index) <= 9, !isHundred(index + 1) {
            number += value(index)
            index += 1
        }
        return (number, digits)
    }

    private mutating func append(_ value: (number: Int, digits: Int), cells: Range<Int>, tokens: (Int, Int)) {
        number.groups.append(
            NumberBuffer.Group(
                cells: cells, tokens: tokens, offset: number.digits.count, count: value.digits, isSpelled: true))
        if value.digits > 2 { number.digits.append(UInt8(value.number / 100 % 10)) }
        if value.digits > 1 { number.digits.append(UInt8(value.number / 10 % 10)) }
        number.digits.append(UInt8(value.number % 10))
    }

    // MARK: Reading a run

    private mutating func closeRun() {
        defer { number.removeAll() }
        guard number.digits.count >= 7 else { return }
        var first = 0
        while first < number.groups.count {
            if let last = readNumber(from: first) { first = last + 1 } else { first += 1 }
        }
    }

    /// The longest known number that begins with this group; returns its last group.
    private mutating func readNumber(from first: Int) -> Int? {
        let lengths = lengths(from: first)
        guard lengths != 0 else { return nil }
        let start = number.groups[first].offset
        var last = first
        while last + 1 < number.groups.count, number.groups[last + 1].end - start <= Self.longest { last += 1 }
        while last >= first {
            let end = number.groups[last].end
            if lengths >> UInt32(end - start) & 1 == 1 {
                let candidate = NumberCandidate(
                    digits: number.digits[start..<end], first: first, last: last,
                    isWhole: first == 0 && last == number.groups.count - 1)
                if classify(candidate) { return last }
            }
            last -= 1
        }
        return nil
    }

    // MARK: Shapes

    /// "5.551.234": thousands with points.
    func isAmount(_ candidate: NumberCandidate) -> Bool {
        guard candidate.last > candidate.first, number.groups[candidate.first].count <= 3 else { return false }
        for group in candidate.first + 1...candidate.last {
            guard number.groups[group].count == 3,
                code(number.groups[group].cells.lowerBound - 1) == UInt8(ascii: "."),
                number.groups[group].cells.lowerBound - 1 == number.groups[group - 1].cells.upperBound
            else { return false }
        }
        return true
    }

    func cells(of candidate: NumberCandidate) -> Range<Int> {
        number.groups[candidate.first].cells.lowerBound..<number.groups[candidate.last].cells.upperBound
    }

    func cue(_ candidate: NumberCandidate, for positive: Sense, against negative: Sense, reach: Int = 4) -> Cue {
        cue(
            number.groups[candidate.first].tokens.0, number.groups[candidate.last].tokens.1, for: positive,
            against: negative, reach: reach)
    }
}

/// Some groups of a run, as one number.
struct NumberCandidate {
    let digits: ArraySlice<UInt8>
    /// Groups of the run.
    let first: Int
    let last: Int
    /// It is the whole run.
    let isWhole: Bool

    var count: Int { digits.count }
    var isOneGroup: Bool { first == last }
    /// The digit at a place from the left.
    subscript(_ place: Int) -> UInt8 { digits[digits.startIndex + place] }
    /// The number that `count` digits from `place` on make.
    func value(_ place: Int, _ count: Int) -> Int {
        (place..<place + count).reduce(0) { $0 * 10 + Int(self[$1]) }
    }
}
