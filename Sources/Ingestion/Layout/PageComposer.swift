import Knowledge

/// Writes the text of arranged blocks, with a box and a font for every scalar.
struct PageComposer {
    private let fonts: [Font]
    private let width: Float
    private let height: Float
    private var scalars = String.UnicodeScalarView()
    private var boxes: [Box] = []
    private var runs: [FontRun] = []
    private var font = -1
    private var blocks: [TextBlock] = []

    init(width: Float, height: Float, fonts: [Font]) {
        self.width = width
        self.height = height
        self.fonts = fonts
    }

    /// - Returns: the page, with an empty line between blocks, a line break between lines and a tab between cells.
    static func page(
        number: Int, width: Float, height: Float, fonts: [Font], blocks: [LayoutBlock], isPicture: Bool
    ) -> ExtractedPage {
        var composer = PageComposer(width: width, height: height, fonts: fonts)
        for block in blocks { composer.append(block) }
        let page = Page(
            number: number, width: width, height: height, text: String(composer.scalars), boxes: composer.boxes)
        return ExtractedPage(
            page: page, blocks: composer.blocks, fonts: composer.runs, ocr: false, confidence: isPicture ? 0 : 1,
            isPicture: isPicture)
    }

    private mutating func append(_ block: LayoutBlock) {
        if !boxes.isEmpty { separate(with: "\n\n") }
        let start = boxes.count
        var lines: [TextLine] = []
        for line in block.lines {
            if !lines.isEmpty { separate(with: "\n") }
            lines.append(append(line))
        }
        let box = lines.map(\.box).union
        blocks.append(TextBlock(kind: block.kind, span: Span(start..<boxes.count), box: box, lines: lines))
    }

    private mutating func append(_ line: LayoutLine) -> TextLine {
        let start = boxes.count
        var cells: [Span] = []
        for (index, cell) in line.cells.enumerated() {
            if index > 0 { separate(with: "\t") }
            let cellStart = boxes.count
            for (position, word) in cell.enumerated() {
                if position > 0 { space(before: word) }
                for glyph in word.glyphs { append(glyph.scalar, clamped(glyph.box), glyph.font) }
            }
            cells.append(Span(cellStart..<boxes.count))
        }
        return TextLine(span: Span(start..<boxes.count), box: clamped(line.box), cells: cells)
    }

    /// A space covers the gap to the next word of its line, so that a highlighted quote is one bar.
    private mutating func space(before word: Word) {
        let last = boxes[boxes.count - 1]
        let next = clamped(word.box)
        if next.x0 > last.x1, last.verticalOverlap(next) > 0.5 {
            append(" ", Box(x0: last.x1, y0: last.y0, x1: next.x0, y1: last.y1), font)
        } else {
            separate(with: " ")
        }
    }

    /// White space that nothing printed stands for: an upright line of no width where the text before it ends.
    private mutating func separate(with text: String) {
        let last = boxes.last ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
        let edge = Box(x0: last.x1, y0: last.y0, x1: last.x1, y1: last.y1)
        for scalar in text.unicodeScalars { append(scalar, edge, max(0, font)) }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ box: Box, _ index: Int) {
        let position = boxes.count
        scalars.append(scalar)
        boxes.append(box)
        if index == font, let last = runs.last {
            let span = Span(last.span.start..<(position + 1))
            runs[runs.count - 1] = last.over(span)
        } else {
            font = index
            let kind = fonts[index]
            runs.append(
                FontRun(
                    span: Span(position..<(position + 1)), size: kind.size, bold: kind.bold, italic: kind.italic,
                    isHidden: kind.isHidden))
        }
    }

    private func clamped(_ box: Box) -> Box {
        Box(
            x0: min(max(box.x0, 0), width), y0: min(max(box.y0, 0), height), x1: min(max(box.x1, 0), width),
            y1: min(max(box.y1, 0), height))
    }
}
