import Knowledge

extension ExtractedPage {
    /// The page with its boxes back where they are on the page itself.
    func returned(from frame: ReadingFrame) -> ExtractedPage {
        let size = frame.pageSize
        guard frame != ReadingFrame(width: size.width, height: size.height) else { return self }
        let boxes = page.boxes.map { frame.toPage($0).clamped(to: size) }
        func box(_ span: Span) -> Box { boxes[span.range].union }
        let blocks = blocks.map { block in
            let lines = block.lines.map { TextLine(span: $0.span, box: box($0.span), cells: $0.cells) }
            return TextBlock(kind: block.kind, span: block.span, box: box(block.span), lines: lines)
        }
        let page = Page(
            number: page.number, width: size.width, height: size.height, text: page.text, boxes: boxes)
        return ExtractedPage(
            page: page, blocks: blocks, fonts: fonts, ocr: ocr, confidence: confidence, isPicture: isPicture)
    }

    /// One page of several parts that are read one after the other, an empty line between them.
    /// - Parameter parts: at least one, all of the same page.
    init(joining parts: [ExtractedPage]) {
        let written = parts.filter { !$0.page.boxes.isEmpty }
        guard written.count > 1 else {
            self = written.first ?? parts[0]
            return
        }
        var text = ""
        var boxes: [Box] = []
        var blocks: [TextBlock] = []
        var fonts: [FontRun] = []
        for part in written {
            if let last = boxes.last {
                // White space that nothing printed stands for: where the text before it ends.
                let edge = Box(x0: last.x1, y0: last.y0, x1: last.x1, y1: last.y1)
                text += "\n\n"
                boxes += [edge, edge]
            }
            let start = boxes.count
            if let run = fonts.popLast() { fonts.append(run.extended(to: start)) }
            text += part.page.text
            boxes += part.page.boxes
            blocks += part.blocks.map { $0.shifted(by: start) }
            fonts += part.fonts.map { $0.shifted(by: start) }
        }
        let first = parts[0]
        let page = Page(
            number: first.page.number, width: first.page.width, height: first.page.height, text: text, boxes: boxes)
        self.init(
            page: page, blocks: blocks, fonts: fonts, ocr: first.ocr, confidence: first.confidence,
            isPicture: first.isPicture)
    }
}

extension TextBlock {
    fileprivate func shifted(by count: Int) -> TextBlock {
        let lines = lines.map { line in
            TextLine(span: line.span.shifted(by: count), box: line.box, cells: line.cells.map { $0.shifted(by: count) })
        }
        return TextBlock(kind: kind, span: span.shifted(by: count), box: box, lines: lines)
    }
}

extension FontRun {
    fileprivate func shifted(by count: Int) -> FontRun {
        over(span.shifted(by: count))
    }

    fileprivate func extended(to end: Int) -> FontRun {
        over(Span(span.start..<end))
    }
}

extension Span {
    fileprivate func shifted(by count: Int) -> Span { Span((start + count)..<(end + count)) }
}

extension Box {
    fileprivate func clamped(to size: (width: Float, height: Float)) -> Box {
        Box(
            x0: min(max(x0, 0), size.width), y0: min(max(y0, 0), size.height), x1: min(max(x1, 0), size.width),
            y1: min(max(y1, 0), size.height))
    }
}
