import Knowledge

/// Strips with common gutters, seen as the rows and columns of a table.
struct TableGrid {
    private let strips: [Strip]
    private let gutters: [Gutter]
    private let em: Float

    init(strips: [Strip], gutters: [Gutter], em: Float) {
        self.strips = strips
        self.gutters = gutters
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
        var cells: [Cell] = []
        for (column, lines) in printed.enumerated() {
            for (index, line) in lines.enumerated() {
                let box = line.map(\.box).union
                if index > 0, let last = cells.last, box.y0 - last.box.y1 < threshold {
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
        var joined: [Row] = []
        for row in rows {
            if let above = joined.last, above.filled.count >= 2, row.filled.count == 1, let cell = row.filled.first,
                above.cells[cell.column] != nil, cell.box.y0 - above.box.y1 < 0.5 * em, cell.startsInside
            {
                joined[joined.count - 1].add(cell)
                joined[joined.count - 1].box = above.box.union(cell.box)
            } else {
                joined.append(row)
            }
        }
        return joined
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

extension TableGrid.Cell {
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
