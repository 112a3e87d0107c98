import Ingestion
import Knowledge

/// A page set by hand: every character is half its size wide.
struct Sheet {
    static let fonts = [
        Font(size: 10, bold: false, italic: false), Font(size: 10, bold: true, italic: false),
        Font(size: 16, bold: true, italic: false), Font(size: 8, bold: false, italic: false),
    ]
    enum Style: Int {
        case body, bold, title, small

        var size: Float { Sheet.fonts[rawValue].size }
    }

    var width: Float = 600
    var height: Float = 800
    private(set) var glyphs: [Glyph] = []
    private(set) var rules: [Rule] = []

    /// Prints a line whose upper edge is at `y`.
    mutating func print(_ text: String, x: Float, y: Float, _ style: Style = .body) {
        var left = x
        let advance = style.size / 2
        for scalar in text.unicodeScalars {
            let box = Box(x0: left, y0: y, x1: left + advance, y1: y + style.size)
            glyphs.append(Glyph(scalar: scalar, box: box, font: style.rawValue))
            left += advance
        }
    }

    /// Prints lines 12 points apart and returns where the next one would be.
    @discardableResult mutating func print(_ lines: [String], x: Float, y: Float, _ style: Style = .body) -> Float {
        for (index, line) in lines.enumerated() { print(line, x: x, y: y + 12 * Float(index), style) }
        return y + 12 * Float(lines.count)
    }

    /// Draws a box of lines.
    mutating func frame(x: ClosedRange<Float>, y: ClosedRange<Float>) {
        for place in [y.lowerBound, y.upperBound] { rules.append(Rule(isLevel: true, position: place, extent: x)) }
        for place in [x.lowerBound, x.upperBound] { rules.append(Rule(isLevel: false, position: place, extent: y)) }
    }

    mutating func add(_ glyph: Glyph) { glyphs.append(glyph) }

    func page(_ number: Int = 1) -> ExtractedPage {
        PageLayout.page(
            number: number, width: width, height: height, glyphs: glyphs, fonts: Self.fonts, rules: rules,
            isPicture: false)
    }

    var text: String { page().page.text }
}

enum Words {
    private static let pool = [
        "müşteri", "sipariş", "iade", "kargo", "ücret", "randevu", "tedavi", "ödeme", "taksit", "garanti", "ürün",
        "gün",
        "saat", "önce", "sonra", "için", "veya", "ile", "alınır", "verilir",
    ]

    /// Lower-case words of a whole line of about `length` characters; never numbers.
    static func line(_ length: Int, _ dice: inout Dice) -> String {
        var words: [String] = []
        while words.joined(separator: " ").count < length - 6 { words.append(pool.randomElement(using: &dice) ?? "") }
        return words.joined(separator: " ")
    }

    /// Full lines and a last shorter one with a full stop; the first begins in upper case.
    static func paragraph(_ lines: Int, length: Int, _ dice: inout Dice) -> [String] {
        var text = (0..<lines).map { line($0 == lines - 1 ? length / 2 : length, &dice) }
        text[0] = text[0].prefix(1).uppercased() + text[0].dropFirst()
        text[lines - 1] += "."
        return text
    }
}
