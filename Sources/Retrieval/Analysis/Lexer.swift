/// A stretch of folded text before numbers, units and words are put together.
struct Lexeme {
    enum Kind {
        case word
        /// A number in canonical form: no thousands separators, a point before decimals.
        case number
        /// A time of day `13:00` or a date `2025-03-12`.
        case moment
        /// Letters and digits in one: `lk204`, without its separators.
        case code
        case percent
    }

    let kind: Kind
    let text: String
    /// A code's runs of letters and of digits: `lk`, `204`.
    var parts: [String] = []
}

/// Splits folded text (see ``Folding``) into lexemes.
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0

    static func lexemes(of folded: [UInt8]) -> [Lexeme] {
        var lexer = Lexer(bytes: folded)
        return lexer.run()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() -> [Lexeme] {
        var lexemes: [Lexeme] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte.isLetter {
                readWord(into: &lexemes)
            } else if byte.isDigit {
                readNumber(into: &lexemes)
            } else {
                if byte == UInt8(ascii: "%") { lexemes.append(Lexeme(kind: .percent, text: "%")) }
                position += 1
            }
        }
        return lexemes
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func end(from start: Int, while condition: (UInt8) -> Bool) -> Int {
        var index = start
        while index < bytes.count, condition(bytes[index]) { index += 1 }
        return index
    }

    /// The byte `offset` places after `index`, 0 past the end.
    private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    // MARK: Words and codes

    private mutating func readWord(into lexemes: inout [Lexeme]) {
        let start = position
        let stop = end(from: start) { $0.isLetter }
        let next = byte(stop)
        if next.isDigit || (next.joinsCode && byte(stop + 1).isDigit) {
            return readCode(from: start, into: &lexemes)
        }
        position = stop
        // e-posta, e posta and eposta are one word to those who type them.
        if next == UInt8(ascii: "-"), stop - start <= 2, byte(stop + 1).isLetter {
            let rest = end(from: stop + 1) { $0.isLetter }
            if !byte(rest).isDigit {
                let second = text(stop + 1..<rest)
                lexemes.append(Lexeme(kind: .word, text: text(start..<stop) + second))
                lexemes.append(Lexeme(kind: .word, text: second))
                position = rest
                skipSuffix()
                return
            }
        }
        if next == UInt8(ascii: "'"), stop - start == 1, byte(stop + 1).isLetter {
            // l'oreal, d'artagnan: the apostrophe is part of the name.
            let rest = end(from: stop + 1) { $0.isLetter }
            lexemes.append(Lexeme(kind: .word, text: text(start..<stop) + text(stop + 1..<rest)))
            position = rest
            skipSuffix()
            return
        }
        lexemes.append(Lexeme(kind: .word, text: text(start..<stop)))
        skipSuffix()
    }

    /// Turkish sets the suffixes of names, codes and numbers off with an apostrophe: Ankara'ya, LK-204'ün, 15'inde.
    private mutating func skipSuffix() {
        guard byte(position) == UInt8(ascii: "'"), byte(position + 1).isLetter else { return }
        position = end(from: position + 1) { $0.isLetter }
    }

    private mutating func readCode(from start: Int, into lexemes: inout [Lexeme]) {
        var whole = ""
        var parts: [String] = []
        var index = start
        while index < bytes.count {
            if byte(index).isLetter {
                let stop = end(from: index) { $0.isLetter }
                parts.append(text(index..<stop))
                index = stop
            } else if byte(index).isDigit {
                let stop = end(from: index) { $0.isDigit }
                parts.append(text(index..<stop))
                index = stop
            } else if byte(index).joinsCode, byte(index + 1).isAlphanumeric {
                index += 1
            } else {
                break
            }
        }
        position = index
        for part in parts { whole += part }
        lexemes.append(Lexeme(kind: .code, text: whole, parts: parts))
        skipSuffix()
    }

    // MARK: Numbers, times, dates

    /// A run of digits and where it ends.
    private struct Group {
        let digits: String
        let end: Int
        var value: Int { Int(digits) ?? .max }
    }

    private mutating func readNumber(into lexemes: inout [Lexeme]) {
        var groups: [Group] = []
        var separators: [UInt8] = []
        var index = position
        while groups.count < 6 {
            let stop = end(from: index) { $0.isDigit }
            groups.append(Group(digits: text(index..<stop), end: stop))
            guard byte(stop).joinsDigits, byte(stop + 1).isDigit else { break }
            separators.append(byte(stop))
            index = stop + 1
        }
        let (lexeme, used) = Lexer.reading(groups, separators, isFollowedByUnit: unitFollows)
        position = groups[used - 1].end
        guard byte(position).isLetter else {
            lexemes.append(lexeme)
            skipSuffix()
            return
        }
        let stop = end(from: position) { $0.isLetter }
        let tail = text(position..<stop)
        if Units.isUnit(tail) || Units.isScale(tail) {
            lexemes.append(lexeme)
            lexemes.append(Lexeme(kind: .word, text: tail))
            position = stop
        } else if Units.isSuffix(tail) {
            lexemes.append(lexeme)
            position = stop
        } else if used == 1 {
            // 3D, 4K, 2x2: digits first, still a code.
            let start = groups[0].end - groups[0].digits.utf8.count
            readCode(from: start, into: &lexemes)
        } else {
            lexemes.append(lexeme)
        }
        skipSuffix()
    }

    /// Whether money or a percent sign follows, which makes 12.50 a price and not a time.
    private func unitFollows(_ index: Int) -> Bool {
        var index = index
        while byte(index) == UInt8(ascii: " ") { index += 1 }
        if byte(index) == UInt8(ascii: "%") { return true }
        let stop = end(from: index) { $0.isLetter }
        return index < stop && Units.isMoney(text(index..<stop))
    }

    /// Reads date, time, thousands or decimals from the front of the groups; says how many groups it took.
    private static func reading(
        _ groups: [Group], _ separators: [UInt8], isFollowedByUnit: (Int) -> Bool
    ) -> (Lexeme, used: Int) {
        let point = UInt8(ascii: ".")
        let comma = UInt8(ascii: ",")
        let colon = UInt8(ascii: ":")
        if groups.count >= 3, separators[0] == separators[1], separators[0] != comma, separators[0] != colon,
            let date = date(groups[0], groups[1], groups[2])
        {
            return (Lexeme(kind: .moment, text: date), 3)
        }
        guard groups.count >= 2, separators[0] == point || separators[0] == comma || separators[0] == colon else {
            return (Lexeme(kind: .number, text: groups[0].digits), 1)
        }
        if separators[0] != colon, groups[0].digits.utf8.count <= 3, groups[0].digits != "0" {
            var used = 1
            while used < groups.count, separators[used - 1] == separators[0], groups[used].digits.utf8.count == 3 {
                used += 1
            }
            if used > 1 {
                let whole = groups[..<used].map(\.digits).joined()
                if used < groups.count, separators[used - 1] == (separators[0] == point ? comma : point) {
                    return (Lexeme(kind: .number, text: decimal(whole, groups[used].digits)), used + 1)
                }
                return (Lexeme(kind: .number, text: whole), used)
            }
        }
        let minutes = groups[1]
        if separators[0] != comma, groups[0].digits.utf8.count <= 2, groups[0].value < 24,
            minutes.digits.utf8.count == 2, minutes.value < 60,
            separators[0] == colon || !isFollowedByUnit(minutes.end)
        {
            let hour = groups[0].digits.utf8.count == 1 ? "0" + groups[0].digits : groups[0].digits
            return (Lexeme(kind: .moment, text: hour + ":" + minutes.digits), 2)
        }
        guard separators[0] != colon else { return (Lexeme(kind: .number, text: groups[0].digits), 1) }
        return (Lexeme(kind: .number, text: decimal(groups[0].digits, groups[1].digits)), 2)
    }

    private static func decimal(_ whole: String, _ fraction: String) -> String {
        let trimmed = String(fraction.reversed().drop { $0 == "0" }.reversed())
        return trimmed.isEmpty ? whole : whole + "." + trimmed
    }

    /// Day first as in Turkey, or year first as in ISO 8601; `nil` for what is no date.
    private static func date(_ first: Group, _ second: Group, _ third: Group) -> String? {
        let yearFirst = first.digits.utf8.count == 4
        let (day, year) = yearFirst ? (third, first) : (first, third)
        guard day.digits.utf8.count <= 2, second.digits.utf8.count <= 2, (1...31).contains(day.value),
            (1...12).contains(second.value), year.digits.utf8.count == 4
        else { return nil }
        let month = second.value < 10 ? "0\(second.value)" : "\(second.value)"
        return "\(year.digits)-\(month)-" + (day.value < 10 ? "0\(day.value)" : "\(day.value)")
    }
}

extension UInt8 {
    /// In folded text every byte of a scalar beyond ASCII belongs to a letter.
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) || self >= 0x80 }
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isAlphanumeric: Bool { isLetter || isDigit }
    fileprivate var joinsCode: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
    fileprivate var joinsDigits: Bool {
        self == UInt8(ascii: ".") || self == UInt8(ascii: ",") || self == UInt8(ascii: ":")
            || self == UInt8(ascii: "/") || self == UInt8(ascii: "-")
    }
}
