import Knowledge

/// Cuts pages into chunks along their structure.
///
/// Paragraphs, list items and table rows stay whole while they fit the model; neighbours under the same heading share a
/// chunk up to the target size. Headings are context (``DocumentChunk/headings``) and stand outside the spans, unless
/// nothing follows them or they carry a figure. Repeated headers and footers are in no chunk. Everything else is in
/// exactly one.
public struct Chunker: Sendable {
    private let targetTokens: Int
    private let maxTokens: Int
    private let tokenCount: @Sendable (String) -> Int

    /// - Parameters:
    ///   - targetTokens: neighbours are joined up to this size.
    ///   - maxTokens: nothing is larger; must leave room for headings in the model's window.
    ///   - tokenCount: how long a text is for the model.
    public init(targetTokens: Int = 160, maxTokens: Int = 400, tokenCount: @escaping @Sendable (String) -> Int) {
        self.targetTokens = min(targetTokens, maxTokens)
        self.maxTokens = maxTokens
        self.tokenCount = tokenCount
    }

    /// - Returns: chunks in reading order.
    public func chunks(of document: ExtractedDocument) -> [DocumentChunk] { chunks(of: document.pages) }

    /// - Returns: chunks in reading order.
    public func chunks(of pages: [ExtractedPage]) -> [DocumentChunk] {
        var session = session()
        return pages.flatMap { session.add($0) } + session.finish()
    }

    /// For pages that come one at a time.
    public func session() -> ChunkingSession { ChunkingSession(chunker: self) }

    var emptyBuilder: ChunkBuilder { ChunkBuilder(targetTokens: targetTokens) }

    /// - Parameter bodySize: the font size of most of the text.
    func cut(_ view: PageView, without running: RunningLines, bodySize: Float, into builder: inout ChunkBuilder) {
        for block in view.extracted.blocks {
            for part in Self.parts(of: block, without: running, page: view.number) {
                append(part, on: view, bodySize: bodySize, to: &builder)
            }
        }
        builder.breakOff()
    }

    /// The block's stretches between headers and footers: the block itself as a rule.
    private static func parts(of block: TextBlock, without running: RunningLines, page: Int) -> [TextBlock?] {
        var parts: [TextBlock?] = []
        for (isRunning, lines) in block.lines.runs(by: { running.contains($0, page: page) }) {
            guard !isRunning, let first = lines.first, let last = lines.last else {
                parts.append(nil)
                continue
            }
            let span = Span(first.span.start..<last.span.end)
            parts.append(TextBlock(kind: block.kind, span: span, box: lines.map(\.box).union, lines: lines))
        }
        return parts
    }

    private func append(_ part: TextBlock?, on page: PageView, bodySize: Float, to builder: inout ChunkBuilder) {
        guard let block = part else { return builder.breakOff() }
        if let heading = Heading(block, on: page, bodySize: bodySize) {
            builder.open(heading, on: page)
        } else if block.kind == .table {
            appendTable(block, on: page, to: &builder)
        } else {
            let isItem = page.scalars[block.span.start].isBullet
            for unit in units(block.span.range, on: page) {
                builder.append(unit, kind: isItem ? .list : .prose, on: page)
            }
        }
    }

    private func appendTable(_ table: TextBlock, on page: PageView, to builder: inout ChunkBuilder) {
        let columns = table.lines.map(\.cells.count).max() ?? 0
        builder.openTable(header: TableHeader.cells(of: table, on: page), columns: columns)
        for row in table.lines {
            for unit in units(row.span.range, on: page) { builder.append(unit, kind: .table, on: page) }
        }
        builder.closeTable()
    }

    /// The range as one unit, or in pieces of the target size where it does not fit.
    private func units(_ range: Range<Int>, on page: PageView) -> [ChunkUnit] {
        let splitter = SpanSplitter(page: page, tokenCount: tokenCount)
        let range = page.trimmed(range)
        let tokens = tokenCount(page.text(range))
        if tokens <= maxTokens { return range.isEmpty ? [] : [ChunkUnit(range: range, tokens: tokens)] }
        return splitter.pieces(of: range, limit: targetTokens).map { piece in
            ChunkUnit(range: piece, tokens: tokenCount(page.text(piece)))
        }
    }
}

extension Array {
    /// Consecutive elements that agree in a property.
    func runs(by property: (Element) -> Bool) -> [(Bool, [Element])] {
        var runs: [(Bool, [Element])] = []
        for element in self {
            let value = property(element)
            if runs.last?.0 == value {
                runs[runs.count - 1].1.append(element)
            } else {
                runs.append((value, [element]))
            }
        }
        return runs
    }
}
