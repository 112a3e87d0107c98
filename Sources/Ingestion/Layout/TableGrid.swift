import Knowledge

/// Strips with common gutters, seen as the rows and columns of a table.
struct TableGrid {
    private let strips: [Strip]
    private let gutters: [Gutter]
    private let fonts: [Font]
    private let em: Float

    init(strips: [Strip], gutters: [Gutter], fonts: [Font], em: Float) {
        self.strips = strips
        self.gutters = gutters
        self.fonts = fonts
        self.em = em
    }

    /// Wrapped lines of one cell, from top to bottom.
    fileprivate struct Cell {
        let column: Int
        var lines: [[Segment]]
        var box: Box
    }

    fileprivate struct Row {
        var cells: [Cell?]
        var box: Box

        var filled: [Cell] { cells.compactMap { $0 } }
    }

    /// The rows, if this is a table: at least two rows with two cells or more, whose cells start side by side.
    /// `stripCount` says how many strips they use up; single cells above or below the full rows are no rows.
    func rows() -> (lines: [LayoutLine], stripCount: Int)? {
        var rows = joinWrapped(rows(of: cells()))
        while let last = rows.last, last.filled.count < 2 { rows.removeLast() }
        let full = rows.filter { $0.filled.count >= 2 }
        guard let first = rows.first, let last = rows.last, first.filled.count >= 2, full.count >= 2,
            full.count(where: startsSideBySide) * 10 >= full.count * 7
        else { return nil }
        // Running text, whose spaces happen to lie below one another.
        let isNarrow = gutters.allSatisfy { $0.width < 1.6 * em }
        if isNarrow && 2 * rows.count(where: { $0.cells[0]?.startsInside ?? false }) >= rows.count { return nil }
        return (rows.map(line), strips.count { $0.box.midY <= last.box.y1 })
    }

    // MARK: Cells

    private func cells() -> [Cell] {
        var columns = [[Segment]](repeating: [], count: gutters.count + 1)
        for segment in strips.flatMap(\.segments) {
            columns[gutters.count { $0.high <= segment.box.midX }].append(segment)
        }
        let printed = columns.map(\.printedLines)
        let threshold = wrapGap(printed)
        let borders = rowBorders(printed)
        var cells: [Cell] = []
        for (column, lines) in printed.enumerated() {
            for (index, line) in lines.enumerated() {
                let box = line.map(\.box).union
                if index > 0, let last = cells.last, box.y0 - last.box.y1 < threshold,
                    !borders.contains(where: { $0 > last.lastLine.midY && $0 < box.midY })
                {
                    cells[cells.count - 1].lines.append(line)
                    cells[cells.count - 1].box = last.box.union(box)
                } else {
                    cells.append(Cell(column: column, lines: [line], box: box))
                }
            }
        }
        return cells
    }

    /// Lines of a column closer than this are lines of one cell: where rows stand further apart than lines do, half-way
    /// between the two. Without such a difference nothing is joined by distance.
    private func wrapGap(_ columns: [[[Segment]]]) -> Float {
        let rowGaps = zip(strips, strips.dropFirst()).map { $1.box.y0 - $0.box.y1 }.sorted()
        // The widest white space across the whole table, not counting one that stands out (that under a header).
        guard let rowGap = rowGaps.count >= 3 ? rowGaps[rowGaps.count - 2] : rowGaps.last else { return -.infinity }
        var closest = Float.infinity
        for lines in columns {
            let boxes = lines.map { line in line.map(\.box).union }
            for (above, below) in zip(boxes, boxes.dropFirst()) { closest = min(closest, below.y0 - above.y1) }
        }
        return closest < 0.75 * rowGap ? (closest + rowGap) / 2 : -.infinity
    }

    /// Heights at which a new row must begin: between two lines of a column that cannot be one text.
    private func rowBorders(_ columns: [[[Segment]]]) -> [Float] {
        let boxes = columns.joined().map { line in line.map(\.box).union }.sorted { $0.midY < $1.midY }
        var borders: [Float] = []
        for lines in columns {
            let width = lines.map { line in line.map(\.box).union.width }.max() ?? 0
            for (above, below) in zip(lines, lines.dropFirst()) where !below.goesOn(from: above, columnWidth: width) {
                let (top, bottom) = (above.map(\.box).union.midY, below.map(\.box).union.midY)
                borders.append(widestGap(in: boxes.filter { $0.midY >= top && $0.midY <= bottom }))
            }
        }
        return borders + parallelBorders() + groupBorders()
    }

    /// Below a bold line that stands alone, the name of a group of rows.
    private func groupBorders() -> [Float] {
        zip(strips, strips.dropFirst()).compactMap { above, below in
            guard above.segments.count == 1, above.segments[0].words.allSatisfy({ fonts[$0.font].bold }),
                !below.segments.contains(where: { $0.words.contains { fonts[$0.font].bold } })
            else { return nil }
            return (above.box.midY + below.box.midY) / 2
        }
    }

    /// Lines that fill the same three columns or more are rows of their own, unless a text goes on inside one of them.
    /// Names of columns, in the first two lines, may be wrapped all together.
    private func parallelBorders() -> [Float] {
        let lines = strips.map { strip in
            Dictionary(grouping: strip.segments) { segment in gutters.count { $0.high <= segment.box.midX } }
        }
        return zip(lines, lines.dropFirst()).enumerated().compactMap { index, pair in
            let (above, below) = pair
            let boxes = (strips[index].box, strips[index + 1].box)
            guard above.count >= 3, above.keys == below.keys, boxes.0.height < 1.6 * em, boxes.1.height < 1.6 * em,
                !below.values.contains(where: { $0[0].firstScalar?.properties.isLowercase ?? false })
            else { return nil }
            let isHeader = index == 0 && !(strips[0].segments + strips[1].segments).contains(where: \.isFigure)
            return isHeader ? nil : (boxes.0.midY + boxes.1.midY) / 2
        }
    }

    /// Where the lines, sorted from top to bottom, leave the most room; the middle of them where all stand evenly.
    private func widestGap(in boxes: [Box]) -> Float {
        guard let first = boxes.first, let last = boxes.last else { return 0 }
        let middle = (first.midY + last.midY) / 2
        var best = (width: -Float.infinity, height: middle)
        var bottom = first.midY
        for box in boxes.dropFirst() where box.midY > bottom {
            let (width, height) = (box.midY - bottom, (box.midY + bottom) / 2)
            let isNearer = width > best.width - 0.1 * em && abs(height - middle) < abs(best.height - middle)
            if width > best.width + 0.1 * em || isNearer { best = (width, height) }
            bottom = box.midY
        }
        return best.height
    }

    // MARK: Rows

    /// Cells that overlap in height share a row.
    private func rows(of cells: [Cell]) -> [Row] {
        var rows: [Row] = []
        for cell in cells.sorted(by: { $0.box.y0 < $1.box.y0 }) {
            if let last = rows.last, last.box.verticalOverlap(cell.box) > 0.2 {
                rows[rows.count - 1].box = last.box.union(cell.box)
            } else {
                rows.append(Row(cells: [Cell?](repeating: nil, count: gutters.count + 1), box: cell.box))
            }
            rows[rows.count - 1].add(cell)
        }
        return rows
    }

    /// Tables without white space between rows: a row that only goes on with sentences of the row above it joins it.
    private func joinWrapped(_ rows: [Row]) -> [Row] {
        var widths = [Float](repeating: 0, count: gutters.count + 1)
        for cell in rows.flatMap(\.filled) {
            widths[cell.column] = cell.lines.reduce(widths[cell.column]) { max($0, $1.map(\.box).union.width) }
        }
        var joined: [Row] = []
        for row in rows {
            if let above = joined.last, goesOn(row, from: above, widths) {
                for cell in row.filled { joined[joined.count - 1].add(cell) }
                joined[joined.count - 1].box = above.box.union(row.box)
            } else {
                joined.append(row)
            }
        }
        return joined
    }

    private func goesOn(_ row: Row, from above: Row, _ widths: [Float]) -> Bool {
        let cells = row.filled
        guard above.filled.count >= 2, cells.count < above.filled.count, row.box.y0 - above.box.y1 < 0.5 * em,
            cells.contains(where: \.startsInside)
        else { return false }
        return cells.allSatisfy { cell in
            guard let line = above.cells[cell.column]?.lines.last else { return false }
            return cell.lines[0].goesOn(from: line, columnWidth: widths[cell.column])
        }
    }

    /// Cells of a row share their first line, or their middle where they are centred.
    private func startsSideBySide(_ row: Row) -> Bool {
        let tops = row.filled.map { $0.lines[0].map(\.box).union.midY }
        let middles = row.filled.map(\.box.midY)
        return spread(tops) < 0.4 * em || spread(middles) < 0.4 * em
    }

    private func spread(_ values: [Float]) -> Float { (values.max() ?? 0) - (values.min() ?? 0) }

    private func line(_ row: Row) -> LayoutLine {
        let last = row.filled.last?.column ?? 0
        return LayoutLine(
            cells: row.cells[...last].map { cell in
                (cell?.lines ?? []).flatMap { line in line.flatMap(\.readingOrder) }
            })
    }
}

extension [Segment] {
    /// Whether this line of a cell can go on with the text of the one above it, in a column whose longest line has the
    /// given width. Two figures are two facts; and a word that had room on the line above was put below it on purpose.
    fileprivate func goesOn(from above: [Segment], columnWidth: Float) -> Bool {
        guard let next = first?.readingOrder.first, let last = above.last?.readingOrder.last?.glyphs.last?.scalar else {
            return true
        }
        let isFigure = allSatisfy(\.isFigure) && above.allSatisfy(\.isFigure)
        if isFigure { return last.isDash }
        if next.glyphs[0].scalar.properties.isLowercase || next.glyphs[0].scalar == "(" || last.isDash { return true }
        let box = above.map(\.box).union
        return box.width + next.box.width + 0.2 * box.height > columnWidth
    }
}

extension TableGrid.Cell {
    var lastLine: Box { lines.last?.map(\.box).union ?? box }

    /// Starts in the middle of a sentence.
    fileprivate var startsInside: Bool {
        guard let scalar = lines.first?.first?.firstScalar else { return false }
        return scalar.properties.isLowercase || scalar == "("
    }
}

extension TableGrid.Row {
    fileprivate mutating func add(_ cell: TableGrid.Cell) {
        guard let present = cells[cell.column] else {
            cells[cell.column] = cell
            return
        }
        cells[cell.column] = TableGrid.Cell(
            column: cell.column, lines: present.lines + cell.lines, box: present.box.union(cell.box))
    }
}
