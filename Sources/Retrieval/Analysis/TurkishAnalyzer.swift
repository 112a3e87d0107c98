/// A unit of lexical matching.
public struct Term: Hashable, Sendable {
    public enum Kind: String, Sendable, Codable {
        /// The first five letters of a word, or a whole number, time, date, amount or product code.
        case word
        /// Three letters in a row inside a word, `^` standing for its beginning.
        case gram
    }

    public let kind: Kind
    public let text: String

    public init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}

/// Turns text into the terms of lexical search.
///
/// Built for Turkish, whose words carry their grammar as suffixes: the first five letters stand in for a stem, letter
/// trigrams bridge misspellings and short stems. Prefix and trigrams together rank better than a stemmer, which they
/// make unnecessary. English, and Arabic in its own letters, pass through the same rules.
///
/// Numbers are brought to one form: `15.000 TL`, `15000 tl`, `₺15.000` and `15 bin lira` give the same terms, so do
/// `%18` and `yüzde 18`, `13.00` and `13:00`, `LK-204` and `lk204`.
public struct TurkishAnalyzer: Sendable {
    /// Letters of a word that count for its prefix term.
    static let prefixLength = 5

    public init() {}

    /// Lower-cases the Turkish way and reduces to unaccented letters: `İŞLEM`, `işlem` and `islem` are all `islem`.
    ///
    /// Latin text comes out in ASCII, Arabic in its own letters without vowel signs. Other symbols become spaces,
    /// currency signs their code.
    public static func fold(_ text: String) -> String { String(decoding: Folding.bytes(of: text), as: UTF8.self) }

    /// The terms of a text in its order, with repetitions. Stop words keep their prefix and give no trigrams.
    public func terms(of text: String) -> [Term] { Token.tokens(of: text).flatMap(TurkishAnalyzer.terms(of:)) }

    /// What the text is about: its distinct words and codes without stop words and amounts, folded, in its order.
    public func contentWords(of text: String) -> [String] {
        LexicalQuery(text).content.filter { $0.kind != .value }.map(\.text)
    }

    static func terms(of token: Token) -> [Term] {
        switch token.kind {
        case .number, .value, .code:
            return [Term(kind: .word, text: token.text)]
        case .part:
            return [Term(kind: .word, text: String(token.text.prefix(prefixLength)))]
        case .word:
            var terms = [Term(kind: .word, text: String(token.text.prefix(prefixLength)))]
            if !StopWords.contains(token.text) { appendGrams(of: token.text, to: &terms) }
            return terms
        }
    }

    private static func appendGrams(of word: String, to terms: inout [Term]) {
        let letters = Array(("^" + word).unicodeScalars)
        guard letters.count >= 3 else { return }
        for start in 0...(letters.count - 3) {
            var gram = String.UnicodeScalarView()
            gram.append(contentsOf: letters[start..<start + 3])
            terms.append(Term(kind: .gram, text: String(gram)))
        }
    }
}

extension Token {
    /// Whether the token says what a question is about.
    var isContent: Bool {
        switch kind {
        case .word: text.utf8.count >= 2 && !StopWords.contains(text)
        case .code, .value: true
        case .number, .part: false
        }
    }
}
