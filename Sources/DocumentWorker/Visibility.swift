import Ingestion
import Knowledge

/// A drawn page, pixel by pixel.
struct PagePixels {
    let width: Int
    let height: Int
    let stride: Int
    /// Pixels a point.
    let scale: Float
    /// Four bytes a pixel, the last one empty, in rows of `stride` bytes.
    let values: [UInt8]

    /// The largest difference of a colour within a box of the page, in [0, 255]; `nil` where it covers no pixel.
    func contrast(in box: Box) -> Int? {
        let columns = max(0, Int(box.x0 * scale))..<max(0, min(width, Int((box.x1 * scale).rounded(.up))))
        let rows = max(0, Int(box.y0 * scale))..<max(0, min(height, Int((box.y1 * scale).rounded(.up))))
        guard !columns.isEmpty, !rows.isEmpty else { return nil }
        var least = SIMD4<UInt8>(repeating: 255)
        var most = SIMD4<UInt8>(repeating: 0)
        for row in rows {
            for column in columns {
                let place = row * stride + 4 * column
                let pixel = SIMD4(values[place], values[place + 1], values[place + 2], 0)
                least = pointwiseMin(least, pixel)
                most = pointwiseMax(most, pixel)
            }
        }
        let difference = most &- least
        return Int(max(difference[0], difference[1], difference[2]))
    }
}

/// Which characters a person can see, told by the page as it is drawn: white letters on a dark heading are read, and
/// those on paper are not. Pages are drawn only where a pale colour gives reason to.
enum Visibility {
    /// Below it paper and letters are one colour to the eye.
    private static let leastContrast = 24

    /// The same characters, with what cannot be seen in fonts that say so.
    ///
    /// - Parameter pixels: the drawn page, where it is worth drawing.
    static func marking(
        _ glyphs: [Glyph], _ fonts: [Font], width: Float, height: Float, drawing pixels: PagePixels?
    ) -> (glyphs: [Glyph], fonts: [Font]) {
        let words = words(of: glyphs)
        let page = Box(x0: 0, y0: 0, x1: width, y1: height)
        let hidden = words.filter { word in
            let box = glyphs[word].map(\.box).reduce(glyphs[word.lowerBound].box, united)
            guard middle(of: box, isIn: page) else { return true }
            return pixels?.contrast(in: core(of: box)).map { $0 < leastContrast } ?? false
        }
        guard !hidden.isEmpty else { return (glyphs, fonts) }
        var (glyphs, fonts) = (glyphs, fonts)
        var hiddenFonts: [Int: Int] = [:]
        for index in hidden.joined() {
            let glyph = glyphs[index]
            let font = hiddenFonts[glyph.font] ?? fonts.count
            if font == fonts.count {
                fonts.append(fonts[glyph.font].hidden)
                hiddenFonts[glyph.font] = font
            }
            glyphs[index] = Glyph(scalar: glyph.scalar, box: glyph.box, font: font)
        }
        return (glyphs, fonts)
    }

    /// Runs of characters between white space.
    private static func words(of glyphs: [Glyph]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in glyphs.indices {
            if glyphs[index].scalar.isSpace {
                if let first = start { words.append(first..<index) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let start { words.append(start..<glyphs.count) }
        return words
    }

    private static func united(_ a: Box, _ b: Box) -> Box {
        Box(x0: min(a.x0, b.x0), y0: min(a.y0, b.y0), x1: max(a.x1, b.x1), y1: max(a.y1, b.y1))
    }

    private static func middle(of box: Box, isIn page: Box) -> Bool {
        let (x, y) = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        return x >= page.x0 && x <= page.x1 && y >= page.y0 && y <= page.y1
    }

    /// Without the edges, where a table's lines run.
    private static func core(of box: Box) -> Box {
        let (x, y) = ((box.x1 - box.x0) * 0.04, (box.y1 - box.y0) * 0.18)
        return Box(x0: box.x0 + x, y0: box.y0 + y, x1: box.x1 - x, y1: box.y1 - y)
    }
}
