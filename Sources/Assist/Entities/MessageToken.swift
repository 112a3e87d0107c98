import Knowledge

/// A number or a folded word of a message, with its place.
struct MessageToken: Hashable {
    enum Kind: Hashable {
        /// Digits, with the separators between them.
        case number
        case word
        /// A currency sign, `+`, `#` or `%`.
        case sign
    }

    let kind: Kind
    let text: String
    let span: Span

    static func all(in text: String) -> [MessageToken] {
        let scalars = Array(text.unicodeScalars)
        var tokens: [MessageToken] = []
        var position = 0
        while position < scalars.count {
            let start = position
            if isDigit(scalars[position]) {
                position += 1
                while position < scalars.count,
                    isDigit(scalars[position])
                        || (".,:/".unicodeScalars.contains(scalars[position]) && position + 1 < scalars.count
                            && isDigit(scalars[position + 1]))
                { position += 1 }
                let raw = scalars[start..<position].map { scalar in digit(scalar).map(String.init) ?? String(scalar) }
                tokens.append(MessageToken(kind: .number, text: raw.joined(), span: Span(start..<position)))
            } else if scalars[position].properties.isAlphabetic {
                while position < scalars.count,
                    scalars[position].properties.isAlphabetic || scalars[position].properties.isDiacritic
                { position += 1 }
                let word = FoldedText.fold(String(String.UnicodeScalarView(scalars[start..<position])))
                tokens.append(MessageToken(kind: .word, text: word, span: Span(start..<position)))
            } else {
                if "₺€$£%+#".unicodeScalars.contains(scalars[position]) {
                    let sign = String(scalars[position])
                    tokens.append(MessageToken(kind: .sign, text: sign, span: Span(start..<(start + 1))))
                }
                position += 1
            }
        }
        return tokens
    }

    /// The number as a value: 1.250,50 and 1250.50 are one; `nil` for clock times and dates.
    var value: Double? {
        guard kind == .number, !text.contains(":"), !text.contains("/") else { return nil }
        let groups = text.split(whereSeparator: { $0 == "." || $0 == "," })
        let isGrouped = groups.count > 1 && groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
        if isGrouped { return Double(groups.joined()) }
        guard groups.count > 1 else { return Double(text) }
        return Double(groups.dropLast().joined() + "." + groups[groups.count - 1])
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { digit(scalar) != nil }
}
