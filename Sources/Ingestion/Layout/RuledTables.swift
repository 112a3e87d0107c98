import Knowledge

/// The rows of a page's ruled tables, taken out of its words: what stands in one cell is one text, and what stands in one
/// row of cells one line, however its lines are wrapped.
enum RuledTables {
    /// - Returns: one segment for every row, and the words that stand in no table.
    static func separate(_ words: [Word], by rules: [Rule]) -> (rows: [Segment], words: [Word]) {
        var rest = words
        var rows: [Segment] = []
        // A table within a cell of another goes first.
        let lattices = Lattice.lattices(of: rules).sorted { $0.box.area < $1.box.area }
        for (table, lattice) in lattices.enumerated() {
            let others = lattices.indices.filter { $0 != table }.map { lattices[$0].box }
            let found = separate(rest, by: lattice, table: table) { word in
                !others.contains {
                    $0.x0 < word.box.midX && $0.x1 > word.box.midX && $0.y0 < word.box.midY && $0.y1 > word.box.midY
                }
            }
            rows += found.rows
            rest = found.words
        }
        return (rows, rest)
    }

    private static func separate(
        _ words: [Word], by lattice: Lattice, table: Int, isFree: (Word) -> Bool
    ) -> (rows: [Segment], words: [Word]) {
        var outside: [Word] = []
        var contents = [[Word]](repeating: [], count: lattice.cellCount)
        for word in words where !word.isVertical {
            // Numbers of two cells can be printed so close that they look like one word.
            for part in word.parted(by: { lattice.cell(x: $0.midX, y: $0.midY) }) {
                if let cell = part.cell { contents[cell].append(part.word) } else { outside.append(part.word) }
            }
        }
        outside += words.filter(\.isVertical)
        let cells = contents.indices.filter { !contents[$0].isEmpty }.map { index in
            Cell(place: lattice.places[index], lines: Segment.segments(of: contents[index]).printedLines)
        }
        let (kept, freed) = rows(of: cells)
        guard kept.count(where: { $0.count >= 2 }) >= 2, !kept.contains(where: holdsSeveralRows) else {
            return ([], words)
        }
        outside += freed.flatMap { $0.lines.flatMap { $0.flatMap(\.words) } }
        let labels = labels(beside: kept, of: lattice, in: outside.filter(isFree))
        let labelled = Set(labels.values.joined().map(\.rank))
        outside.removeAll { labelled.contains($0.rank) }

        let columns = Set(kept.joined().map(\.place.column)).sorted()
        let segments = kept.map { row in
            var texts = [[Word]](repeating: [], count: columns.count)
            for cell in row { texts[columns.firstIndex(of: cell.place.column) ?? 0] += cell.words }
            if !labels.isEmpty { texts.insert(labels[row[0].place.row] ?? [], at: 0) }
            return Segment(row: texts, ofTable: table, in: lattice.box(ofRow: row[0].place.row))
        }
        return (segments, outside.sorted { $0.rank < $1.rank })
    }

    /// What stands before the rows of a table whose first column has no border, by row.
    private static func labels(beside rows: [[Cell]], of lattice: Lattice, in words: [Word]) -> [Int: [Word]] {
        let left = words.filter { word in
            !word.isVertical && word.box.x1 <= lattice.box.x0 + 1 && word.box.midY > lattice.box.y0
                && word.box.midY < lattice.box.y1
        }
        var labels: [Int: [[Segment]]] = [:]
        for line in Segment.segments(of: left).printedLines {
            guard let row = lattice.row(y: line.map(\.box).union.midY) else { continue }
            labels[row, default: []].append(line)
        }
        let numbers = Set(rows.map { $0[0].place.row })
        let edge = labels.values.joined().joined().map(\.box.x1).max() ?? 0
        let labelled = labels.filter { numbers.contains($0.key) }
        // A column of text beside the table has several lines to a row, or none.
        guard labelled.count >= 2, lattice.box.x0 - edge < 3 * left.map(\.em).reduce(0, max),
            10 * labelled.count >= 6 * numbers.count,
            labelled.values.count(where: { $0.count == 1 }) * 2 > labelled.count
        else { return [:] }
        return labelled.mapValues { $0.flatMap { line in line.flatMap(\.readingOrder) } }
    }

    /// Figures below one another in several cells are rows that nothing parts: the rules are not those of the rows.
    private static func holdsSeveralRows(_ row: [Cell]) -> Bool {
        let stacks = row.filter { $0.stackedFigures >= 2 }
        guard stacks.count >= 2, let first = row.first else { return false }
        return first.lines.count >= (stacks.map(\.stackedFigures).min() ?? 0) || stacks.contains(where: \.isLoose)
    }

    private struct Cell {
        let place: (row: Int, column: Int, isFullWidth: Bool)
        let lines: [[Segment]]

        var words: [Word] { lines.flatMap { $0.flatMap(\.readingOrder) } }
        var stackedFigures: Int { lines.count { $0.allSatisfy(\.isFigure) } }

        /// Lines with room for another half between them.
        var isLoose: Bool {
            let boxes = lines.map { $0.map(\.box).union }
            return zip(boxes, boxes.dropFirst()).contains { $1.y0 - $0.y1 > 0.5 * $0.height }
        }
    }

    /// The cells row by row, and those that are none: text in a frame above, below or between the rows, and columns of
    /// prose in frames.
    private static func rows(of cells: [Cell]) -> (rows: [[Cell]], freed: [Cell]) {
        let rows = Dictionary(grouping: cells, by: \.place.row).sorted { $0.key < $1.key }
            .map { $0.value.sorted { $0.place.column < $1.place.column } }
        guard let first = rows.firstIndex(where: { $0.count >= 2 }), let last = rows.lastIndex(where: { $0.count >= 2 })
        else { return ([], cells) }
        var (kept, freed): ([[Cell]], [Cell]) = ([], [])
        for (index, row) in rows.enumerated() {
            let isTitle = row.count == 1 && row[0].place.isFullWidth
            let isOutside = index < first || index > last || row[0].lines.count > 3
            let isProse = row.count(where: { $0.lines.count > 12 }) >= 2
            if (isTitle && isOutside) || isProse { freed += row } else { kept.append(row) }
        }
        return (kept, freed)
    }
}

extension Box {
    fileprivate var area: Float { width * height }
}

extension Word {
    /// The word's characters by the cell they stand in.
    fileprivate func parted(by cell: (Box) -> Int?) -> [(word: Word, cell: Int?)] {
        let whole = cell(box)
        let (first, last) = (glyphs[0].box, glyphs[glyphs.count - 1].box)
        if glyphs.count == 1 || (cell(first) == whole && cell(last) == whole) { return [(self, whole)] }
        var parts: [(glyphs: [Glyph], cell: Int?)] = []
        for glyph in glyphs {
            let place = cell(glyph.box)
            if let last = parts.last, last.cell == place {
                parts[parts.count - 1].glyphs.append(glyph)
            } else {
                parts.append(([glyph], place))
            }
        }
        return parts.map { (Word(glyphs: $0.glyphs, rank: rank), $0.cell) }
    }
}
