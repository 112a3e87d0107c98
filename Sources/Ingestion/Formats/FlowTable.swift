/// The rows of a table, set in columns as wide as what they hold.
struct FlowTable {
    let lines: [SetLine]

    private static let gap = 2
    private static let narrowest = 6

    init(_ rows: [FlowRow]) {
        let widths = Self.widths(rows)
        var starts = [0]
        for width in widths { starts.append(starts[starts.count - 1] + width + Self.gap) }
        lines = rows.compactMap { Self.line($0, widths: widths, starts: starts) }
    }

    /// In characters. Wide columns give way first.
    private static func widths(_ rows: [FlowRow]) -> [Int] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.cells.enumerated() {
                let length = cell.runs.reduce(0) { $0 + $1.text.unicodeScalars.count }
                if column == widths.count { widths.append(narrowest) }
                widths[column] = max(widths[column], min(length, FlowMeasure.columns))
            }
        }
        let room = FlowMeasure.columns - gap * max(0, widths.count - 1)
        while widths.reduce(0, +) > room, let widest = widths.max(), widest > narrowest {
            let next = max(narrowest, widths.filter { $0 < widest }.max() ?? narrowest)
            let count = widths.count { $0 == widest }
            // As much as is needed, but not below the next narrower column.
            let excess = (widths.reduce(0, +) - room + count - 1) / count
            let width = max(next, widest - excess)
            widths = widths.map { $0 == widest ? width : $0 }
        }
        return widths
    }

    /// One line for the row; `nil` where it is empty.
    private static func line(_ row: FlowRow, widths: [Int], starts: [Int]) -> SetLine? {
        let size = FlowMeasure.body.size
        let advance = FlowMeasure.advance(size)
        var line = SetLine(rowHeight: FlowMeasure.rowHeight(size))
        var isEmpty = true
        for (column, cell) in row.cells.enumerated() {
            let left = Float(starts[column]) * advance
            if column > 0 {
                let x = line.marks.last.map { $0.x + $0.width } ?? left
                line.marks.append(.init(scalar: "\t", font: FlowMeasure.body, x: x, row: 0, width: 0))
            }
            let set = FlowSetting(size: size, columns: widths[column], isBold: row.isHeader, left: left).cell(cell)
            isEmpty = isEmpty && set.marks.isEmpty
            line.cells.append(line.marks.count..<(line.marks.count + set.marks.count))
            line.marks += set.marks
            line.rowCount = max(line.rowCount, set.rowCount)
        }
        return isEmpty ? nil : line
    }
}
