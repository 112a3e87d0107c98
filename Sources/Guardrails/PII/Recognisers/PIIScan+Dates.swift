/// Dates: all of them are kept apart from other numbers; a date is personal where the words say that it is of birth.
extension PIIScan {
    private static let years = 1900...2029

    mutating func findDates() {
        let speaksOfBirth = !summary.isDisjoint(with: [.aboutBirth, .born])
        if speaksOfBirth, summary.isSuperset(of: [.month, .numeral]) { findSpokenDates() }
        guard hasDigits else { return }
        var index = 0
        while index < tokens.count {
            guard tokens[index].isDigits, !taken[tokens[index].start], let last = dateEnd(from: index) else {
                index += 1
                continue
            }
            for token in index...last { tokens[token].isSpoken = true }
            let cue = cue(index, last, for: [.aboutBirth, .born], against: .aboutOrder)
            if cue.verdict > 0 { addBirth(index, last, "dob.date", cue) }
            index = last + 1
        }
        if speaksOfBirth { findLooseDates() }
    }

    private mutating func addBirth(_ first: Int, _ last: Int, _ rule: String, _ cue: Cue) {
        add(tokens[first].start..<tokens[last].end, .birthDate, 0.9, rule, evidence: cue.token)
    }

    /// The last token of a full date that begins at this one.
    private func dateEnd(from first: Int) -> Int? {
        guard first + 2 < tokens.count, !touchesWordPart(first) else { return nil }
        let (a, b, c) = (tokens[first], tokens[first + 1], tokens[first + 2])
        if b.isWord { return namedMonth(first) }
        guard c.isDigits, b.start == a.end + 1, c.start == b.end + 1, code(a.end) == code(b.end),
            isDateSign(code(a.end)),
            !isDateSign(code(c.end)) || !cells.kind(c.end + 1).contains(.digit), !cells.kind(c.end).contains(.letter)
        else { return nil }
        let isDate =
            a.count == 4
            ? Self.years.contains(number(first)) && isMonthAndDay(number(first + 1), number(first + 2)) && c.count <= 2
            : a.count <= 2 && b.count <= 2 && isMonthAndDay(number(first + 1), number(first))
                && (c.count == 4 && Self.years.contains(number(first + 2)) || c.count == 2)
        return isDate ? first + 2 : nil
    }

    /// "7 Ağustos 2001", "12 mart 87".
    private func namedMonth(_ first: Int) -> Int? {
        guard tokens[first].count <= 2, (1...31).contains(number(first)), tokens[first + 1].has(.month),
            gap(first, first + 1, most: 2, allows: [.space, .separator]), tokens[first + 2].isDigits,
            gap(first + 1, first + 2, most: 2, allows: [.space, .separator])
        else { return nil }
        let isYear = tokens[first + 2].count == 4 && Self.years.contains(number(first + 2))
        return isYear ? first + 2 : nil
    }

    private func touchesWordPart(_ token: Int) -> Bool {
        let start = tokens[token].start
        return cells.isWordPart(start - 1) || isDateSign(code(start - 1)) && cells.kind(start - 2).contains(.digit)
    }

    private func isDateSign(_ code: UInt8) -> Bool {
        code == UInt8(ascii: ".") || code == UInt8(ascii: "/") || code == UInt8(ascii: "-")
    }

    private func isMonthAndDay(_ month: Int, _ day: Int) -> Bool { (1...12).contains(month) && (1...31).contains(day) }

    private func number(_ token: Int) -> Int {
        guard tokens[token].count <= 4 else { return -1 }
        return (tokens[token].start..<tokens[token].end).reduce(0) { $0 * 10 + Int(cells.codes[$1]) - 48 }
    }

    // MARK: Dates that only their words make dates

    /// "1985 doğumlu", "doğum tarihim 12 03 1990", "d.t. 23041983".
    private mutating func findLooseDates() {
        for index in tokens.indices
        where tokens[index].isDigits && !tokens[index].isSpoken && !taken[tokens[index].start] {
            guard !touchesWordPart(index) else { continue }
            if tokens[index].count <= 2, let last = spacedDate(index) {
                addIfBorn(index, last, .aboutBirth, "dob.spaced")
            } else if isCompactDate(index) || isShortDate(index) {
                addIfBorn(index, index, .aboutBirth, "dob.compact")
            } else if tokens[index].count == 4, (1900...2025).contains(number(index)) {
                addIfBorn(index, index, [.born, .aboutBirth], "dob.year")
            }
        }
    }

    private mutating func addIfBorn(_ first: Int, _ last: Int, _ sense: Sense, _ rule: String) {
        let cue = cue(first, last, for: sense, against: [.aboutOrder, .unit])
        guard cue.verdict > 0 else { return }
        for token in first...last { tokens[token].isSpoken = true }
        addBirth(first, last, rule, cue)
    }

    private func spacedDate(_ first: Int) -> Int? {
        guard first + 2 < tokens.count, tokens[first + 1].isDigits || tokens[first + 1].has(.month),
            tokens[first + 2].isDigits,
            gap(first, first + 1, most: 3, allows: [.space, .separator]),
            gap(first + 1, first + 2, most: 3, allows: [.space, .separator]), (1...31).contains(number(first)),
            tokens[first + 2].count == 4 && Self.years.contains(number(first + 2)) || tokens[first + 2].count == 2
        else { return nil }
        guard tokens[first + 1].isWord || tokens[first + 1].count <= 2 && (1...12).contains(number(first + 1)) else {
            return nil
        }
        return first + 2
    }

    /// "230483" right after the word for it.
    private func isShortDate(_ token: Int) -> Bool {
        guard tokens[token].count == 6, token > 0, tokens[token - 1].has(.aboutBirth) else { return false }
        let value = (tokens[token].start..<tokens[token].end).reduce(0) { $0 * 10 + Int(cells.codes[$1]) - 48 }
        return isMonthAndDay(value / 100 % 100, value / 10_000)
    }

    /// "on iki nisan bin dokuz yüz seksen": numerals around a month.
    private mutating func findSpokenDates() {
        for index in tokens.indices where tokens[index].has(.month) && tokens[index].isExact {
            var first = index
            while first > 0, index - first < 3, tokens[first - 1].has(.numeral), isSpaced(first - 1, first) {
                first -= 1
            }
            var last = index
            while last + 1 < tokens.count, last - index < 6, tokens[last + 1].has(.numeral), isSpaced(last, last + 1) {
                last += 1
            }
            guard first < index, last > index + 1 else { continue }
            addIfBorn(first, last, [.aboutBirth, .born], "dob.spoken")
        }
    }

    private func isCompactDate(_ token: Int) -> Bool {
        guard tokens[token].count == 8 else { return false }
        let start = tokens[token].start
        func value(_ place: Int, _ count: Int) -> Int {
            (start + place..<start + place + count).reduce(0) { $0 * 10 + Int(cells.codes[$1]) - 48 }
        }
        return isMonthAndDay(value(2, 2), value(0, 2)) && Self.years.contains(value(4, 4))
            || Self.years.contains(value(0, 4)) && isMonthAndDay(value(4, 2), value(6, 2))
    }
}
