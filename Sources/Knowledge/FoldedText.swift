import Foundation

/// One word of a text as matchers see it.
public struct FoldedWord: Hashable, Sendable {
    /// Lower case without marks: `Şişliği` is `sisligi`. Letters of other scripts stay as they are.
    public let text: String
    /// Where the word stands in the original text.
    public let span: Span

    public init(text: String, span: Span) {
        self.text = text
        self.span = span
    }
}

/// A text as its folded words, so that rules meet "ŞİŞTİ", "şişti" and "sisti" as one word.
///
/// Case folds as in Turkish (I, ı, İ and i become one letter), marks and compatibility forms (full-width letters,
/// ligatures) are taken off, and invisible characters are dropped. An apostrophe ends a word, so that a suffix never
/// hides the name before it. Every word keeps its span in the original, in Unicode scalars.
public struct FoldedText: Sendable {
    public let words: [FoldedWord]
    /// Ranges of ``words``, one for each sentence: a `.`, `!`, `?` or `…` before white space, or a line break, ends one.
    public let sentences: [Range<Int>]

    public init(_ text: String) {
        var reader = WordReader()
        for scalar in text.unicodeScalars { reader.read(scalar) }
        reader.finish()
        words = reader.words
        sentences = reader.sentences
    }

    /// The words of the text, one space apart.
    public static func fold(_ text: String) -> String {
        FoldedText(text).words.map(\.text).joined(separator: " ")
    }
}

private struct WordReader {
    var words: [FoldedWord] = []
    var sentences: [Range<Int>] = []
    private var word = String.UnicodeScalarView()
    private var wordStart = 0
    private var wordEnd = 0
    private var sentenceStart = 0
    private var endsSentence = false
    private var offset = 0

    mutating func read(_ scalar: Unicode.Scalar) {
        switch Folding.class(of: scalar) {
        case .letter(let folded):
            if word.isEmpty { wordStart = offset }
            word.append(folded)
            wordEnd = offset + 1
            endsSentence = false
        case .letters(let folded):
            if word.isEmpty { wordStart = offset }
            word.append(contentsOf: folded.unicodeScalars)
            wordEnd = offset + 1
            endsSentence = false
        case .ignored:
            break
        case .stop:
            closeWord()
            endsSentence = true
        case .space:
            closeWord()
            if endsSentence { closeSentence() }
        case .lineBreak:
            closeWord()
            closeSentence()
        case .other:
            closeWord()
            endsSentence = false
        }
        offset += 1
    }

    mutating func finish() {
        closeWord()
        closeSentence()
    }

    private mutating func closeWord() {
        guard !word.isEmpty else { return }
        words.append(FoldedWord(text: String(word), span: Span(wordStart..<wordEnd)))
        word = String.UnicodeScalarView()
    }

    private mutating func closeSentence() {
        endsSentence = false
        guard words.count > sentenceStart else { return }
        sentences.append(sentenceStart..<words.count)
        sentenceStart = words.count
    }
}

/// What one scalar becomes.
enum Folding {
    enum Class: Equatable {
        case letter(Unicode.Scalar)
        case letters(String)
        case ignored
        case stop
        case space
        case lineBreak
        case other
    }

    static func `class`(of scalar: Unicode.Scalar) -> Class {
        switch scalar {
        case "a"..."z", "0"..."9": .letter(scalar)
        case "A"..."Z": .letter(Unicode.Scalar(UInt8(scalar.value) | 0x20))
        case "ı", "İ", "î", "Î": .letter("i")
        case "ş", "Ş": .letter("s")
        case "ğ", "Ğ": .letter("g")
        case "ç", "Ç": .letter("c")
        case "ö", "Ö": .letter("o")
        case "ü", "Ü", "û", "Û": .letter("u")
        case "â", "Â": .letter("a")
        case ".", "!", "?", "…", "؟": .stop
        case " ", "\t", "\u{A0}": .space
        case "\n", "\r", "\u{2028}", "\u{2029}", "\u{C}": .lineBreak
        default: scalar.isASCII ? .other : general(scalar)
        }
    }

    /// Compatibility decomposition without marks, for everything outside the common letters.
    private static func general(_ scalar: Unicode.Scalar) -> Class {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return .ignored
        case .spaceSeparator: return .space
        default: break
        }
        guard properties.isAlphabetic || properties.numericType != nil else { return .other }
        let plain = String(scalar).lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars
        var folded = String.UnicodeScalarView()
        for part in plain where part.properties.generalCategory != .nonspacingMark {
            guard part.properties.isAlphabetic || part.properties.numericType != nil else { continue }
            if case .letter(let letter) = ascii(part) { folded.append(letter) } else { folded.append(part) }
        }
        return folded.isEmpty ? .ignored : .letters(String(folded))
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> Class {
        switch scalar {
        case "a"..."z", "0"..."9", "A"..."Z", "ı": `class`(of: scalar)
        default: .other
        }
    }
}
