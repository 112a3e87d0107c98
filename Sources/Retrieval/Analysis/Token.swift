/// What a text holds, in canonical form: the unit that terms are made of.
struct Token: Hashable {
    enum Kind {
        case word
        case number
        /// A time, a date, or a number with its unit (`15000tl`, `18%`), to be matched whole.
        case value
        /// A product code without separators, to be matched whole.
        case code
        /// A run of letters or digits inside a code, or a word of a number in words.
        case part
    }

    let kind: Kind
    let text: String
}

extension Token {
    static func tokens(of text: String) -> [Token] {
        let lexemes = Lexer.lexemes(of: Folding.bytes(of: text))
        var tokens: [Token] = []
        tokens.reserveCapacity(lexemes.count + 4)
        var index = 0
        while index < lexemes.count {
            index += append(lexemes[index...], to: &tokens)
        }
        return tokens
    }

    /// Appends the tokens of what stands in front; returns how many lexemes that was.
    private static func append(_ lexemes: ArraySlice<Lexeme>, to tokens: inout [Token]) -> Int {
        let first = lexemes[lexemes.startIndex]
        switch first.kind {
        case .number:
            return appendQuantity(first.text, after: 1, of: lexemes, to: &tokens)
        case .moment:
            tokens.append(Token(kind: .value, text: first.text))
            if first.text.hasSuffix(":00") {
                tokens.append(Token(kind: .number, text: unpadded(first.text.prefix(2))))
            }
        case .code:
            tokens.append(Token(kind: .code, text: first.text))
            for part in first.parts { tokens.append(Token(kind: .part, text: part)) }
        case .percent:
            return appendPercent(lexemes, to: &tokens)
        case .word:
            return appendWord(first.text, lexemes, to: &tokens)
        }
        return 1
    }

    private static func appendWord(_ word: String, _ lexemes: ArraySlice<Lexeme>, to tokens: inout [Token]) -> Int {
        if word == "yuzde", lexemes.count > 1 { return appendPercent(lexemes, to: &tokens) }
        if let unit = Units.canonical(word), Units.money.contains(unit) {
            tokens.append(Token(kind: .word, text: unit))
            // ₺ 15.000: the sign stands in front.
            let next = lexemes.dropFirst()
            if let number = next.first, number.kind == .number,
                !(next.dropFirst().first.map { $0.kind == .word && Units.isUnit($0.text) } ?? false)
            {
                let (value, count) = scaled(number.text, next.dropFirst())
                tokens.append(Token(kind: .number, text: value))
                tokens.append(Token(kind: .value, text: value + unit))
                return 2 + count
            }
            return 1
        }
        if NumberWords.begins(with: word) {
            let count = appendNumber(lexemes.prefix(8).prefix { $0.kind == .word }.map(\.text), to: &tokens)
            if count > 0 { return count }
        }
        tokens.append(Token(kind: .word, text: word))
        return 1
    }

    /// A number in words, as itself and as the words it was written in; returns how many they are.
    private static func appendNumber(_ words: [String], to tokens: inout [Token]) -> Int {
        guard let number = NumberWords.reading(words[...]) else { return 0 }
        let unit = words.count > number.count ? Units.canonical(words[number.count]) : nil
        guard number.isPlain || unit != nil else { return 0 }
        for word in words[..<number.count] { tokens.append(Token(kind: .part, text: word)) }
        tokens.append(Token(kind: .number, text: "\(number.value)"))
        if let unit { tokens.append(Token(kind: .value, text: "\(number.value)\(unit)")) }
        return number.count
    }

    /// A number, its scale ("bin") and its unit; `count` lexemes are already read.
    private static func appendQuantity(
        _ number: String, after count: Int, of lexemes: ArraySlice<Lexeme>, to tokens: inout [Token]
    ) -> Int {
        let (value, scale) = scaled(number, lexemes.dropFirst(count))
        let read = count + scale
        tokens.append(Token(kind: .number, text: value))
        guard let next = lexemes.dropFirst(read).first else { return read }
        if next.kind == .percent {
            tokens.append(Token(kind: .word, text: "yuzde"))
            tokens.append(Token(kind: .value, text: value + "%"))
            return read + 1
        }
        guard next.kind == .word || next.kind == .code, let unit = Units.canonical(next.text) else { return read }
        tokens.append(Token(kind: .value, text: value + unit))
        tokens.append(Token(kind: .word, text: Units.money.contains(unit) || unit == "m2" ? unit : next.text))
        return read + 1
    }

    /// %18 and "yüzde 18".
    private static func appendPercent(_ lexemes: ArraySlice<Lexeme>, to tokens: inout [Token]) -> Int {
        tokens.append(Token(kind: .word, text: "yuzde"))
        let next = lexemes.dropFirst()
        var value: String?
        var count = 0
        if let number = next.first, number.kind == .number {
            value = number.text
            count = 1
        } else if let number = NumberWords.reading(next.prefix { $0.kind == .word }.map(\.text)[...]) {
            value = "\(number.value)"
            count = number.count
        }
        guard let value else { return 1 }
        tokens.append(Token(kind: .number, text: value))
        tokens.append(Token(kind: .value, text: value + "%"))
        return 1 + count
    }

    /// `15` before `bin` is `15000`; `1.5` before `milyon` is `1500000`.
    private static func scaled(_ number: String, _ rest: ArraySlice<Lexeme>) -> (String, read: Int) {
        guard let next = rest.first, next.kind == .word, let power = Units.scales[next.text] else { return (number, 0) }
        let halves = number.split(separator: ".", maxSplits: 1)
        let fraction = halves.count > 1 ? String(halves[1]) : ""
        guard fraction.utf8.count <= power else { return (number, 0) }
        return (halves[0] + fraction + String(repeating: "0", count: power - fraction.utf8.count), 1)
    }

    private static func unpadded(_ digits: Substring) -> String {
        digits.hasPrefix("0") && digits.count > 1 ? String(digits.dropFirst()) : String(digits)
    }
}
