import Ingestion
import Knowledge

/// Recognised words as the characters that a page's layout is made from.
struct RecognizedText {
    private(set) var glyphs: [Glyph] = []
    let fonts: [Font]
    /// The mean over all characters, in [0, 1]; 0 without any.
    let confidence: Float

    init(_ words: [RecognizedWord], pixelsPerPoint: Float) {
        let credible = words.filter(\.isCredible)
        // Without a word, and with no more figures than a page number or a date, nothing was read.
        let (letters, figures) = credible.reduce((0, 0)) { ($0.0 + $1.letters, $0.1 + $1.figures) }
        let words = letters > 0 || figures >= 16 ? credible : []
        let sizes = LineSizes(words)
        fonts = sizes.all.map { Font(size: ($0 / pixelsPerPoint * 2).rounded() / 2, bold: false, italic: false) }
        confidence = words.confidence
        let prices = LiraPrices(
            words.map { LiraPrices.Word(text: $0.text, symbols: $0.symbols, lineHeight: $0.lineHeight) })
        var line = 0
        var previous: String?
        for (index, word) in words.enumerated() {
            let isFirst = word.line != line
            line = word.line
            let price = prices.restored[index] ?? word.mended(startsLine: isFirst)
            let text = LiraSign.restored(price, after: isFirst ? nil : previous)
            previous = text
            let scalars = Array(text.unicodeScalars)
            let size = sizes.index(of: word)
            append(scalars, of: word, size: sizes.all[size], font: size, pixelsPerPoint)
        }
    }

    /// Shares a word's width among its characters; in height they reach from a usual font's ascent to its descent, as
    /// those of printed text do.
    private mutating func append(
        _ scalars: [Unicode.Scalar], of word: RecognizedWord, size: Float, font: Int, _ pixelsPerPoint: Float
    ) {
        let advance = (word.right - word.left) / Float(max(1, scalars.count))
        for (index, scalar) in (scalars + [" "]).enumerated() {
            let left = word.left + advance * Float(index)
            let right = index < scalars.count ? left + advance : left
            let top = word.isSideways ? word.top : word.baseline - 0.93 * size
            let bottom = word.isSideways ? word.bottom : word.baseline + 0.24 * size
            let box = Box(
                x0: left / pixelsPerPoint, y0: top / pixelsPerPoint, x1: right / pixelsPerPoint,
                y1: bottom / pixelsPerPoint)
            glyphs.append(Glyph(scalar: scalar, box: box, font: font))
        }
    }
}

/// The sizes of a page's lines. Measured ones waver: those near the usual size are taken for it.
private struct LineSizes {
    private(set) var all: [Float] = []
    private let usual: Float

    init(_ words: [RecognizedWord]) {
        let sizes = words.flatMap { word in
            [Float](repeating: Self.measured(word), count: word.text.unicodeScalars.count)
        }
        usual = sizes.isEmpty ? 40 : sizes.sorted()[sizes.count / 2]
        all = [usual]
        for word in words where !all.contains(size(of: word)) { all.append(size(of: word)) }
    }

    func index(of word: RecognizedWord) -> Int { all.firstIndex(of: size(of: word)) ?? 0 }

    private func size(of word: RecognizedWord) -> Float {
        let size = Self.measured(word)
        return abs(size - usual) < 0.15 * usual ? usual : size
    }

    private static func measured(_ word: RecognizedWord) -> Float {
        word.lineHeight > 0 ? word.lineHeight : word.bottom - word.top
    }
}

extension RecognizedWord {
    /// Not a speck, a rule or a piece of a photograph taken for writing.
    fileprivate var isCredible: Bool {
        confidence >= (letters + figures > 0 ? 0.3 : 0.5) || isDot
    }

    fileprivate var letters: Int { text.unicodeScalars.count(where: \.properties.isAlphabetic) }
    fileprivate var figures: Int { text.unicodeScalars.count { $0.properties.numericType != nil } }

    /// A filled circle above the line that letters stand on, read as `¢`, `e`, `*` or `»`.
    private var isDot: Bool {
        let width = right - left
        let height = bottom - top
        return !isPlus && text.unicodeScalars.count == 1
            && height < 0.55 * lineHeight && bottom < baseline - 0.06 * lineHeight
            && top > baseline - 0.65 * lineHeight && width > 0.7 * height && width < 1.4 * height
    }

    /// A cross as high as half a line, near the line that letters stand on; an asterisk hangs above it.
    private var isPlus: Bool {
        text == "+" || text == "*" && bottom - top > 0.47 * lineHeight && bottom > baseline - 0.2 * lineHeight
    }

    /// The text with what its shape tells better than its recognition.
    fileprivate func mended(startsLine: Bool) -> String {
        if isDot { return startsLine ? "•" : "·" }
        if isPlus { return "+" }
        // Neither language knows the sign of a square.
        return text == "m?" ? "m²" : text
    }
}
