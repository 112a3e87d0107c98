import Knowledge

/// What is not taken apart: a paragraph, a list item, a table row, or a piece of one too long for the model.
struct ChunkUnit {
    let range: Range<Int>
    let tokens: Int
}

/// Collects units to chunks while the headings above them change.
struct ChunkBuilder {
    private let targetTokens: Int
    private var chunks: [DocumentChunk] = []
    private var current: Open?
    private var path: [Level] = []
    private var table: Table?
    /// A table that may go on after a page break.
    private var lastTable: Table?
    private var page: PageView?

    /// A chunk that may still grow.
    private struct Open {
        var range: Range<Int>
        var tokens: Int
        var kind: ChunkKind
    }

    private struct Level {
        let heading: Heading
        /// Something stands below it, or it is in a chunk itself.
        var isUsed = false
    }

    private struct Table {
        let header: [String]?
        let columns: Int
    }

    init(targetTokens: Int) { self.targetTokens = targetTokens }

    // MARK: Structure

    mutating func open(_ heading: Heading, on page: PageView) {
        close()
        lastTable = nil
        while let last = path.last, !heading.isBelow(last.heading) { closeLevel() }
        path.append(Level(heading: heading))
    }

    /// A heading that nothing came below is text like any other.
    private mutating func closeLevel() {
        if path.last?.isUsed == false { keep(path.count - 1) }
        path.removeLast()
    }

    /// - Parameter header: the names of its columns; where it has none and goes on from the page before, the names of
    ///   the table there hold.
    mutating func openTable(header: [String]?, columns: Int) {
        close()
        let inherited = lastTable?.columns == columns ? lastTable?.header : nil
        table = Table(header: header ?? inherited, columns: columns)
    }

    mutating func closeTable() {
        close()
        lastTable = table
        table = nil
    }

    /// Here stands something that belongs to no chunk.
    mutating func breakOff() {
        close()
        // What comes next can be below these headings, but not in one chunk with them.
        for index in path.indices where !path[index].isUsed && path[index].heading.hasFigure { keep(index) }
    }

    /// Takes out what can no longer be preceded by anything: a heading that waits for text may become a chunk itself.
    mutating func settled() -> [DocumentChunk] {
        let waiting = path.filter { !$0.isUsed }.map(\.heading.page).min() ?? .max
        let settled = chunks.filter { $0.page < waiting }
        chunks.removeAll { $0.page < waiting }
        return Self.inReadingOrder(settled)
    }

    mutating func finished() -> [DocumentChunk] {
        close()
        while !path.isEmpty { closeLevel() }
        return Self.inReadingOrder(chunks)
    }

    private static func inReadingOrder(_ chunks: [DocumentChunk]) -> [DocumentChunk] {
        chunks.sorted { ($0.page, $0.span.start) < ($1.page, $1.span.start) }
    }

    // MARK: Text

    mutating func append(_ unit: ChunkUnit, kind: ChunkKind, on page: PageView) {
        if kind != .table { lastTable = nil }
        if var open = current, self.page?.number == page.number, joins(unit, kind, to: open, on: page) {
            open.range = open.range.lowerBound..<unit.range.upperBound
            open.tokens += unit.tokens
            open.kind = kind
            current = open
        } else {
            close()
            self.page = page
            current = start(unit, kind)
        }
        for index in path.indices { path[index].isUsed = true }
    }

    /// The first unit below a heading with a figure takes the heading into its chunk.
    private func start(_ unit: ChunkUnit, _ kind: ChunkKind) -> Open {
        let figures = path.first { !$0.isUsed && $0.heading.hasFigure && $0.heading.page == page?.number }
        let start = figures?.heading.span.start ?? unit.range.lowerBound
        return Open(
            range: min(start, unit.range.lowerBound)..<unit.range.upperBound, tokens: unit.tokens, kind: kind)
    }

    private func joins(_ unit: ChunkUnit, _ kind: ChunkKind, to open: Open, on page: PageView) -> Bool {
        guard open.tokens + unit.tokens <= targetTokens else { return false }
        // "Getirmeniz gerekenler:" belongs to the list below it.
        let announces = page.scalars[open.range.upperBound - 1] == ":"
        return open.kind == kind || (open.kind == .prose && kind == .list && announces)
    }

    private mutating func close() {
        defer { current = nil }
        guard let open = current, let page else { return }
        let names = table?.header.map { [$0.joined(separator: " | ")] } ?? []
        let span = Span(open.range)
        chunks.append(
            DocumentChunk(
                page: page.number, span: span, text: page.text(open.range), headings: path.map(\.heading.text) + names,
                kind: open.kind, boxes: page.page.lineBoxes(in: span)))
    }

    /// Makes a heading a chunk of its own; the headings above it then have something below them.
    private mutating func keep(_ index: Int) {
        let heading = path[index].heading
        chunks.append(
            DocumentChunk(
                page: heading.page, span: heading.span, text: heading.printed,
                headings: path[..<index].map(\.heading.text), kind: .prose, boxes: heading.boxes))
        for above in path.indices where above <= index { path[above].isUsed = true }
    }
}
