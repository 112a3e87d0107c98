import Knowledge

/// One page while it is written: text, with a box and a font for every scalar.
struct FlowSheet {
    private let height: Float
    private var width = FlowMeasure.width
    private var text = String.UnicodeScalarView()
    private var boxes: [Box] = []
    private var fonts: [FontRun] = []
    private var font: Font?
    private var blocks: [TextBlock] = []

    init(height: Float) { self.height = height }

    var count: Int { boxes.count }

    func page(_ number: Int) -> ExtractedPage {
        let page = Page(number: number, width: width, height: height, text: String(text), boxes: boxes)
        return ExtractedPage(page: page, blocks: blocks, fonts: fonts, ocr: false, confidence: 1)
    }

    /// Adds a block, with an empty line before it and a line break between its lines.
    mutating func append(_ lines: [(line: SetLine, y: Float)], kind: TextBlock.Kind) {
        if !boxes.isEmpty { separate(with: "\n\n") }
        let start = boxes.count
        var written: [TextLine] = []
        for (line, y) in lines {
            if !written.isEmpty { separate(with: "\n") }
            written.append(append(line, y))
        }
        let box = written.map(\.box).union
        blocks.append(TextBlock(kind: kind, span: Span(start..<boxes.count), box: box, lines: written))
    }

    private mutating func append(_ line: SetLine, _ y: Float) -> TextLine {
        let start = boxes.count
        for mark in line.marks {
            let x = FlowMeasure.side + mark.x
            let top = y + Float(mark.row) * line.rowHeight
            append(
                mark.scalar, mark.font, Box(x0: x, y0: top, x1: x + mark.width, y1: top + 1.15 * mark.font.size))
            width = max(width, x + mark.width + FlowMeasure.side)
        }
        let cells = line.cells.map { Span((start + $0.lowerBound)..<(start + $0.upperBound)) }
        return TextLine(span: Span(start..<boxes.count), box: boxes[start...].union, cells: cells)
    }

    /// White space that nothing printed stands for: an upright line of no width where the text before it ends.
    private mutating func separate(with separator: String) {
        let last = boxes.last ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
        let edge = Box(x0: last.x1, y0: last.y0, x1: last.x1, y1: last.y1)
        for scalar in separator.unicodeScalars { append(scalar, font ?? FlowMeasure.body, edge) }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ style: Font, _ box: Box) {
        let position = boxes.count
        text.append(scalar)
        boxes.append(box)
        if style == font, let last = fonts.last {
            let span = Span(last.span.start..<(position + 1))
            fonts[fonts.count - 1] = FontRun(span: span, size: last.size, bold: last.bold, italic: last.italic)
        } else {
            font = style
            fonts.append(
                FontRun(
                    span: Span(position..<(position + 1)), size: style.size, bold: style.bold, italic: style.italic))
        }
    }
}
