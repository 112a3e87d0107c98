import Knowledge

/// A printed character: what the layout is made from.
package struct Glyph: Sendable {
    package let scalar: Unicode.Scalar
    /// From the font's ascent to its descent, origin top left.
    package let box: Box
    /// Index into the page's ``Font`` list.
    package let font: Int

    package init(scalar: Unicode.Scalar, box: Box, font: Int) {
        self.scalar = scalar
        self.box = box
        self.font = font
    }
}

/// What is known of a font: enough to tell headings from text.
package struct Font: Hashable, Sendable {
    package let size: Float
    package let bold: Bool
    package let italic: Bool
    /// Printed so that nobody sees it: off the page, or in the colour of what lies behind.
    package let isHidden: Bool

    package init(size: Float, bold: Bool, italic: Bool, isHidden: Bool = false) {
        self.size = size
        self.bold = bold
        self.italic = italic
        self.isHidden = isHidden
    }

    package var hidden: Font { Font(size: size, bold: bold, italic: italic, isHidden: true) }
}

extension Box {
    var width: Float { x1 - x0 }
    var height: Float { y1 - y0 }
    var midX: Float { (x0 + x1) / 2 }
    var midY: Float { (y0 + y1) / 2 }

    func union(_ other: Box) -> Box {
        Box(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    /// How far the two overlap in height, as a share of the lower one; negative where they are apart.
    func verticalOverlap(_ other: Box) -> Float {
        (min(y1, other.y1) - max(y0, other.y0)) / max(0.01, min(height, other.height))
    }

    func horizontalOverlap(_ other: Box) -> Float {
        (min(x1, other.x1) - max(x0, other.x0)) / max(0.01, min(width, other.width))
    }
}

extension Collection where Element == Box {
    /// The smallest box around all; an empty box at the origin for none.
    var union: Box {
        guard let first else { return Box(x0: 0, y0: 0, x1: 0, y1: 0) }
        return dropFirst().reduce(first) { $0.union($1) }
    }
}
