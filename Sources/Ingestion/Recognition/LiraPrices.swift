/// Prices whose sign of the lira was read as a digit, or as the sign of another money: `₺1.250` as `41.250`.
///
/// A sign is told from the digit by its ink, which is as wide as no such digit on the page, in two prices at least; or because
/// the number would be none with it (`4223.000`). On a page on which that happened, first digits that were read less surely
/// than what follows them, or are as wide as a sign found so, are signs as well. Elsewhere nothing is changed: a digit taken
/// from a price would be as wrong as one added.
package struct LiraPrices {
    /// The words' texts, where they change.
    package private(set) var restored: [Int: String] = [:]

    /// A word that was read from a picture.
    package struct Word: Sendable {
        let text: String
        let symbols: [Symbol]
        let lineHeight: Float

        /// - Parameter symbols: the text's characters; none where the text has no figures.
        package init(text: String, symbols: [Symbol], lineHeight: Float) {
            self.text = text
            self.symbols = symbols
            self.lineHeight = lineHeight
        }
    }

    /// A character with the width of its ink, in pixels.
    package struct Symbol: Sendable {
        let character: Character
        let width: Float
        /// In [0, 1].
        let confidence: Float

        package init(character: Character, width: Float, confidence: Float) {
            self.character = character
            self.width = width
            self.confidence = confidence
        }
    }

    package init(_ words: [Word]) {
        let prices = words.indices.filter { Self.mayHoldSign(words[$0]) }
        let widths = Self.usualWidths(in: words)
        let widest = widths.values.joined().max() ?? .infinity
        let wide = words.indices.filter { index in
            let word = words[index]
            return word.lineHeight > 0 && word.symbols.count == word.text.count && Self.isNumber(word.text[...])
                && Self.share(word) > 1.6 * widest
        }
        // The sign and the digit in one.
        for index in wide { restored[index] = "₺" + words[index].text }
        let unlike = prices.filter { index in
            restored[index] == nil && Self.isUnlike(words[index], widths[words[index].symbols[0].character] ?? [])
        }
        let malformed = prices.filter { restored[$0] == nil && Self.hasTooManyDigits(words[$0].text) }
        let signs = (malformed + unlike).filter { index in
            malformed.contains(index)
                || (malformed + unlike).contains { $0 != index && Self.areAlike(words[$0], words[index]) }
        }
        for index in signs { restored[index] = "₺" + words[index].text.dropFirst() }
        let isShown = !restored.isEmpty || words.contains { Self.isSign($0.text) }
        guard isShown else { return }
        for index in prices where restored[index] == nil {
            let word = words[index]
            let first = word.symbols[0]
            let isKnown =
                signs.contains { Self.areAlike(words[$0], word) }
                && !(widths[first.character] ?? []).contains { abs($0 - Self.share(word)) < 0.02 }
            let others = word.symbols.dropFirst().map(\.confidence).min() ?? 0
            let isDoubtful = first.confidence < 0.97 && others > first.confidence + 0.02
            if isKnown || isDoubtful { restored[index] = "₺" + word.text.dropFirst() }
        }
    }

    /// A digit or a sign of money before what is an amount for itself.
    private static func mayHoldSign(_ word: Word) -> Bool {
        guard let first = word.symbols.first, word.lineHeight > 0, word.symbols.count == word.text.count,
            first.character == word.text.first, first.character.isNumber || "£$€".contains(first.character)
        else { return false }
        let rest = word.text.dropFirst()
        return rest.count >= 2 && rest.first != "0" && isNumber(rest)
    }

    /// `1.250`, `750`, `3.500,00`, `1.250–1.500`.
    private static func isNumber(_ text: Substring) -> Bool {
        guard let first = text.first, let last = text.last, first.isNumber, last.isNumber else { return false }
        return text.allSatisfy { $0.isNumber || ".,–-".contains($0) }
            && text.split(whereSeparator: { "–-".contains($0) }).allSatisfy { part in
                let groups = part.prefix { $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
                return groups.count == 1 ? groups[0].count <= 4 : groups.dropFirst().allSatisfy { $0.count == 3 }
            }
    }

    /// `4223.000`: four digits before a point between thousands.
    private static func hasTooManyDigits(_ text: String) -> Bool {
        let groups = text.prefix { $0.isNumber || $0 == "." }.split(separator: ".", omittingEmptySubsequences: false)
        return groups.count >= 2 && groups[0].count == 4 && groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func isSign(_ text: String) -> Bool {
        LiraSign.restored(text, after: nil).first == "₺"
    }

    /// How wide each digit is where none but a digit can be meant, in the height of its line.
    private static func usualWidths(in words: [Word]) -> [Character: [Float]] {
        var widths: [Character: [Float]] = [:]
        for word in words where word.lineHeight > 0 && word.symbols.count == word.text.count {
            for symbol in word.symbols.dropFirst() where symbol.character.isNumber {
                widths[symbol.character, default: []].append(symbol.width / word.lineHeight)
            }
        }
        return widths
    }

    private static func isUnlike(_ word: Word, _ usual: [Float]) -> Bool {
        guard usual.count >= 3, let least = usual.min(), let most = usual.max(), most < 1.15 * least else {
            return false
        }
        let share = share(word)
        // Two pixels at least: ink is measured to one.
        let margin = max(2 / word.lineHeight, 0.07 * least)
        return share >= most + margin || share <= least - margin
    }

    /// Both begin with what was read as one character, as wide in both.
    private static func areAlike(_ word: Word, _ other: Word) -> Bool {
        word.symbols[0].character == other.symbols[0].character && abs(share(word) - share(other)) < 0.03
    }

    /// The first character's width in the height of its line.
    private static func share(_ word: Word) -> Float { word.symbols[0].width / word.lineHeight }
}
