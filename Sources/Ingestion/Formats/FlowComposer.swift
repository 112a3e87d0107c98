import Knowledge

/// Puts flowing text on pages, as a printer with one fixed-width font would: so that it has pages to cite, boxes to
/// mark, and headings that are larger than text.
///
/// A block stays on one page where it fits one; a table goes on on the next page between two rows. Where the file says
/// itself where its pages end, pages are as high as they need to be, up to ``highestPage``.
package struct FlowComposer {
    private static let highestPage = 5 * FlowMeasure.height
    /// A larger page is none that anybody wrote.
    private static let mostScalars = 200_000

    /// What became of composing.
    package enum Ending: Sendable, Equatable {
        case complete
        /// The receiver wanted no more.
        case stopped
        /// A page had more text than any page may have.
        case pageTooLarge
    }

    private let document: FlowDocument
    private let receive: (ExtractedPage) -> Bool
    private var number = 1
    private var placed: [Placed] = []
    private var y = FlowMeasure.top
    private var ending: Ending?

    /// Lines of a block with the place of each.
    private struct Placed {
        let kind: TextBlock.Kind
        var lines: [(line: SetLine, y: Float)]
    }

    /// Sets the document page by page; at least one page.
    package static func compose(_ document: FlowDocument, receive: (ExtractedPage) -> Bool) -> Ending {
        withoutActuallyEscaping(receive) { receive in
            var composer = FlowComposer(document: document, receive: receive)
            for block in document.blocks where composer.ending == nil { composer.add(block) }
            if composer.ending == nil, !composer.placed.isEmpty || composer.number == 1 { composer.turn() }
            return composer.ending ?? .complete
        }
    }

    private init(document: FlowDocument, receive: @escaping (ExtractedPage) -> Bool) {
        self.document = document
        self.receive = receive
    }

    /// How far text may come on a page.
    private var edge: Float {
        (document.hasPages ? Self.highestPage : FlowMeasure.height) - FlowMeasure.bottom
    }

    // MARK: Blocks

    private mutating func add(_ block: FlowBlock) {
        switch block {
        case .pageBreak:
            if !placed.isEmpty { turn() }
        case .heading(let level, let text):
            let size = FlowMeasure.headingSize(level)
            let columns = Int(Float(FlowMeasure.columns) * FlowMeasure.body.size / size)
            let lines = FlowSetting(size: size, columns: columns, isBold: true).lines(text)
            // Not alone at the end of a page.
            add(lines, kind: .paragraph, reserve: 3 * FlowMeasure.rowHeight(FlowMeasure.body.size))
        case .paragraph(let text, let indent):
            let indent = min(max(indent, 0), 10) * 3
            let left = Float(indent) * FlowMeasure.advance(FlowMeasure.body.size)
            let setting = FlowSetting(
                size: FlowMeasure.body.size, columns: FlowMeasure.columns - indent, left: left)
            add(setting.lines(text), kind: .paragraph, reserve: 0)
        case .table(let rows):
            add(FlowTable(rows).lines, kind: .table, reserve: 0)
        }
    }

    /// - Parameter reserve: what must still fit below.
    private mutating func add(_ lines: [SetLine], kind: TextBlock.Kind, reserve: Float) {
        let height = lines.reduce(0) { $0 + $1.height }
        let fitsOnePage = FlowMeasure.top + height + reserve <= edge
        if kind == .paragraph, fitsOnePage, y + height + reserve > edge, !placed.isEmpty { turn() }
        var block = Placed(kind: kind, lines: [])
        for line in lines where ending == nil {
            if y + line.height > edge, !(placed.isEmpty && block.lines.isEmpty) {
                if !block.lines.isEmpty { placed.append(block) }
                block.lines = []
                turn()
            }
            block.lines.append((line, y))
            y += line.height
        }
        if !block.lines.isEmpty { placed.append(block) }
        y += 0.5 * FlowMeasure.rowHeight(FlowMeasure.body.size)
    }

    // MARK: Pages

    /// Ends the page and starts the next one.
    private mutating func turn() {
        let height = max(FlowMeasure.height, y + FlowMeasure.bottom)
        var sheet = FlowSheet(height: height)
        for block in [margin(document.header, at: 0.05 * height)].compactMap(\.self) + placed
            + [margin(document.footer, at: 0.94 * height)].compactMap(\.self)
        {
            sheet.append(block.lines, kind: block.kind)
        }
        if sheet.count > Self.mostScalars {
            ending = .pageTooLarge
        } else if !receive(sheet.page(number)) {
            ending = .stopped
        }
        number += 1
        placed = []
        y = FlowMeasure.top
    }

    /// A header or footer.
    private func margin(_ text: FlowText, at y: Float) -> Placed? {
        let setting = FlowSetting(size: FlowMeasure.body.size, columns: FlowMeasure.columns)
        var y = y
        var lines: [(line: SetLine, y: Float)] = []
        for line in setting.lines(text).prefix(3) {
            lines.append((line, y))
            y += line.height
        }
        return lines.isEmpty ? nil : Placed(kind: .paragraph, lines: lines)
    }
}
