import Knowledge

/// Why a rephrased sentence is not believed. The raw values count in metrics.
public enum RephrasingProblem: String, Sendable, CaseIterable {
    /// No fact has this number.
    case unknownFact = "unknown_fact"
    case length
    /// A sign that its source has not: markup, another script's digit, an emoji.
    case sign
    /// An e-mail address or a web address that its source has not.
    case address
    /// Another number, price, date, percentage or telephone number, one too many or too few, in digits or in words.
    case number
    /// The number counts something else.
    case unit
    /// A word that its source does not say.
    case word
    /// A word of its source that the sense needs.
    case missing
    /// Words in another order, where that could change which belongs to which.
    case order
}

/// Holds a rephrased sentence against the extractive sentence it stands for, which quotes its source.
///
/// What the model may do is narrow: other endings, polite forms, connecting words, another order where there is nothing
/// to confuse. Every number stays with what it counts, every word is its source's, every negation, condition and limit
/// stays. What is refused costs nothing: the sentence is then quoted as it was.
public struct RephrasingCheck: Sendable {
    private let fact: Words
    private let text: String

    public init(_ fact: RephrasingFact) {
        text = fact.text
        self.fact = Words(fact.text)
    }

    /// `nil` where the line says what the fact says.
    public func problem(of line: String) -> RephrasingProblem? {
        guard line.unicodeScalars.count <= 2 * text.unicodeScalars.count + 60 else { return .length }
        guard hasKnownSigns(line) else { return .sign }
        guard Self.addresses(in: line).allSatisfy({ text.contains($0) }) else { return .address }
        let said = Words(line)
        guard said.all.count <= 2 * fact.all.count + 6 else { return .length }
        guard Self.count(NumberMention.all(in: line)) == Self.count(NumberMention.all(in: text)),
            said.numberWords == fact.numberWords, said.digits == fact.digits || fact.digits.count < 2,
            said.hyphenatedDigits == fact.hyphenatedDigits
        else { return .number }
        guard said.counted.allSatisfy({ fact.counts($0) }) else { return .unit }
        guard said.bending == fact.bending else { return .missing }
        guard said.content.allSatisfy({ fact.holds($0) || SmallWords.harmless.contains($0.text) }) else { return .word }
        guard hasEnough(of: said) else { return .missing }
        guard fact.isFreeToReorder || keepsOrder(said) else { return .order }
        return nil
    }

    private static func count(_ mentions: [NumberMention]) -> [NumberMention: Int] {
        mentions.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Letters, and what sentences are made with; everything else has to stand in the source.
    private func hasKnownSigns(_ line: String) -> Bool {
        var own: Set<Unicode.Scalar>?
        return line.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII ? Self.isPlain(scalar) : Self.isLetter(scalar) { return true }
            let known = own ?? Set(text.unicodeScalars)
            own = known
            return known.contains(scalar)
        }
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || " .,;:!()'\"-".unicodeScalars.contains(scalar)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.properties.isAlphabetic && scalar.properties.numericType == nil)
            || "–—’‘“”…،؛".unicodeScalars.contains(scalar)
    }

    /// Pieces between white space that look like an address of any kind.
    private static func addresses(in line: String) -> [Substring] {
        line.split(whereSeparator: \.isWhitespace).compactMap { piece in
            let inner = piece.drop { $0.isPunctuation }
            let core = inner.prefix(
                upTo: inner.lastIndex { !$0.isPunctuation }.map(inner.index(after:)) ?? inner.startIndex)
            let letters = Array(core)
            let hasInnerStop = letters.indices.dropFirst().dropLast().contains { index in
                letters[index] == "." && letters[index - 1].isLetter && letters[index + 1].isLetter
            }
            return core.contains("@") || core.contains("/") || core.contains("_") || hasInnerStop ? core : nil
        }
    }

    /// All but one in six of the source's words are there; what bends the sense never goes missing.
    private func hasEnough(of said: Words) -> Bool {
        let needed = fact.content.filter { !SmallWords.harmless.contains($0.text) }
        let lost = needed.filter { !said.holds($0) }
        guard lost.allSatisfy({ $0.sense.isDisjoint(with: [.negative, .without, .conditional, .necessary]) }) else {
            return false
        }
        return lost.count <= needed.count / 6
    }

    /// Whether every word that the two share comes in the source's order.
    private func keepsOrder(_ said: Words) -> Bool {
        var place = 0
        for word in said.all
        where !SmallWords.harmless.contains(word.text) && !SmallWords.partedEndings.contains(word.text) {
            guard let next = fact.all[place...].firstIndex(where: { $0.isForm(of: word) }) else { return false }
            place = next + 1
        }
        return true
    }

    /// A text's words by what they are to the check.
    private struct Words: Sendable {
        let all: [WordForm]
        /// Neither digits nor number words nor bending words nor endings that were parted.
        let content: [WordForm]
        let numberWords: [String: Int]
        let bending: [String: Int]
        /// The digit groups in their order.
        let digits: [String]
        /// The last digits of each number with the word that they count; `nil` where none follows.
        let counted: [Counted]
        /// Digits with a hyphen or dash at their side: a range, or less than nothing.
        let hyphenatedDigits: Int

        struct Counted: Sendable {
            let digits: String
            let word: WordForm?
        }

        init(_ text: String) {
            let all = FoldedText(text).words.map { WordForm($0.text) }
            let words = all.map(\.text)
            self.all = all
            var content: [WordForm] = []
            var numberWords: [String: Int] = [:]
            var bending: [String: Int] = [:]
            for word in all where !Self.isDigits(word.text) {
                if SmallWords.bending.contains(word.text) {
                    bending[word.text, default: 0] += 1
                } else if NumberWords.isNumber(word.text) {
                    numberWords[word.text, default: 0] += 1
                } else if !SmallWords.partedEndings.contains(word.text) {
                    content.append(word)
                }
            }
            self.content = content
            self.numberWords = numberWords
            self.bending = bending
            digits = words.filter(Self.isDigits)
            counted = words.indices.filter { index in
                Self.isDigits(words[index]) && !(index + 1 < words.count && Self.isDigits(words[index + 1]))
            }.map { index in
                let next = all[(index + 1)...].first { !SmallWords.partedEndings.contains($0.text) }
                return Counted(digits: words[index], word: next)
            }
            let scalars = Array(text.unicodeScalars)
            hyphenatedDigits = scalars.indices.count { index in
                "-–—−".unicodeScalars.contains(scalars[index])
                    && [index - 1, index + 1].contains { place in
                        scalars.indices.contains(place) && scalars[place].properties.numericType != nil
                    }
            }
        }

        var isFreeToReorder: Bool {
            counted.count < 2 && bending.isEmpty && numberWords.isEmpty
                && content.allSatisfy { $0.sense.isDisjoint(with: [.negative, .without, .conditional]) }
        }

        func holds(_ word: WordForm) -> Bool { content.contains { $0.isForm(of: word) } }

        /// Whether the number counts this here too. Where the source ends after it, nothing but a connecting word follows.
        func counts(_ other: Counted) -> Bool {
            counted.contains { own in
                guard own.digits == other.digits else { return false }
                switch (own.word, other.word) {
                case (nil, nil): return true
                case (let own?, let other?): return own.isForm(of: other)
                case (nil, let other?): return SmallWords.harmless.contains(other.text)
                case (_?, nil): return false
                }
            }
        }

        private static func isDigits(_ word: String) -> Bool {
            word.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal }
        }
    }
}
