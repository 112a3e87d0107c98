import Knowledge

/// The rows of a page's ruled tables, taken out of its words: what stands in one cell is one text, and what stands in one
/// row of cells one line, however its lines are wrapped.
///
/// Rules mean many things, and white space alone tells most tables: rules decide only where cells are wrapped or reach
/// over several rows, and where every word within them has one cell. Forms, calendars and charts stay what they were.
enum RuledTables {
    /// - Returns: one segment for every row, and the words that stand in no table.
    static func separate(_ words: [Word], by rules: [Rule]) -> (rows: [Segment], words: [Word]) {
        var rest = words
        var rows: [Segment] = []
        let lattices = Lattice.lattices(of: rules).filter(\.isGrid)
        for (table, lattice) in lattices.enumerated() {
            let others = lattices.indices.filter { $0 != table }.map { lattices[$0].box }
            // What is a table within a cell of another, nobody can tell.
            guard !others.contains(where: lattice.box.overlaps),
                let found = separate(rest, by: lattice, table: table, beside: others)
            else { continue }
            rows += found.rows
            rest = found.words
        }
        return (rows, rest)
    }

    /// - Returns: `nil` where this is not for sure a table that white space does not tell.
    private static func separate(
        _ words: [Word], by lattice: Lattice, table: Int, beside others: [Box]
    ) -> (rows: [Segment], words: [Word])? {
        var outside: [Word] = []
        var contents = [[Word]](repeating: [], count: lattice.places.count)
        for word in words {
            guard lattice.box.holdsMiddle(of: word.box) else {
                outside.append(word)
                continue
            }
            // Numbers of two cells can be printed so close that they look like one word.
            let parts = word.parted { lattice.cell(x: $0.midX, y: $0.midY) }
            guard parts.count == 1 || parts.allSatisfy(\.word.holdsDigit) else { return nil }
            for part in parts {
                guard !word.isVertical, let cell = part.cell, lattice.holds(part.word.box, in: cell) else { return nil }
                contents[cell].append(part.word)
            }
        }
        let cells = contents.indices.filter { !contents[$0].isEmpty }.map { index in
            Cell(place: lattice.places[index], lines: Segment.segments(of: contents[index]).printedLines)
        }
        let (kept, freed) = rows(of: cells)
        let free = outside.filter { word in !others.contains { $0.holdsMiddle(of: word.box) } }
        guard kept.count(where: { $0.count >= 2 }) >= 2, isWorthwhile(kept), areRows(kept),
            !isContinued(kept, of: lattice, in: free)
        else { return nil }
        outside += freed.flatMap { $0.lines.flatMap { $0.flatMap(\.words) } }

        let columns = Set(kept.joined().map(\.place.column)).sorted()
        let segments = kept.map { row in
            var texts = [[Word]](repeating: [], count: columns.count)
            for cell in row { texts[columns.firstIndex(of: cell.place.column) ?? 0] += cell.words }
            return Segment(row: texts, ofTable: table, in: lattice.box(ofRow: row[0].place.rows.lowerBound))
        }
        return (segments, outside.sorted { $0.rank < $1.rank })
    }

    private struct Cell {
        let place: Lattice.Place
        let lines: [[Segment]]

        var words: [Word] { lines.flatMap { $0.flatMap(\.readingOrder) } }
        var stackedFigures: Int { lines.count { $0.allSatisfy(\.isFigure) } }

        /// Lines with room for another half between them.
        var isLoose: Bool {
            let boxes = lines.map { $0.map(\.box).union }
            return zip(boxes, boxes.dropFirst()).contains { $1.y0 - $0.y1 > 0.5 * $0.height }
        }
    }

    /// The cells row by row, and those that are none: text in a frame above, below or between the rows.
    private static func rows(of cells: [Cell]) -> (rows: [[Cell]], freed: [Cell]) {
        let rows = Dictionary(grouping: cells, by: \.place.rows.lowerBound).sorted { $0.key < $1.key }
            .map { $0.value.sorted { $0.place.column < $1.place.column } }
        guard let first = rows.firstIndex(where: { $0.count >= 2 }), let last = rows.lastIndex(where: { $0.count >= 2 })
        else { return ([], cells) }
        var (kept, freed): ([[Cell]], [Cell]) = ([], [])
        for (index, row) in rows.enumerated() {
            let isTitle = row.count == 1 && row[0].place.isFullWidth
            let isOutside = index < first || index > last || row[0].lines.count > 3
            if isTitle && isOutside { freed += row } else { kept.append(row) }
        }
        return (kept, freed)
    }

    /// Some cell is wrapped, or reaches over several rows.
    private static func isWorthwhile(_ rows: [[Cell]]) -> Bool {
        rows.contains { row in row.count >= 2 && row.contains { $0.lines.count >= 2 || $0.place.rows.count >= 2 } }
    }

    /// Each row is one: what reaches over several rows ends with them, and has no rows of its own.
    private static func areRows(_ rows: [[Cell]]) -> Bool {
        let starts = rows.map { $0[0].place.rows.lowerBound }
        var open: [Int] = []
        for (index, row) in rows.enumerated() {
            open.removeAll { $0 < starts[index] }
            let limit = open.min() ?? .max
            let next = index + 1 < starts.count ? starts[index + 1] : .max
            let reaching = row.filter { $0.place.rows.upperBound >= next }
            guard reaching.count < row.count, row.allSatisfy({ $0.place.rows.upperBound <= limit }),
                !holdsSeveralRows(row)
            else { return false }
            for cell in reaching {
                let count = starts[index...].prefix { $0 <= cell.place.rows.upperBound }.count
                if cell.isLoose || (cell.lines.count > 2 && 2 * cell.lines.count >= count) { return false }
            }
            open += reaching.map(\.place.rows.upperBound)
        }
        return true
    }

    /// Figures below one another in several cells, or beside as many lines, are rows that nothing parts: the rules are
    /// not those of the rows. So are columns of prose in frames.
    private static func holdsSeveralRows(_ row: [Cell]) -> Bool {
        if row.count(where: { $0.lines.count > 12 }) >= 2 { return true }
        let stacks = row.filter { $0.stackedFigures >= 2 }
        guard let first = row.first, let tallest = stacks.map(\.stackedFigures).max() else { return false }
        if tallest >= 3, row.contains(where: { $0.lines.count >= tallest && $0.stackedFigures < 2 }) { return true }
        guard stacks.count >= 2 else { return false }
        return first.lines.count >= (stacks.map(\.stackedFigures).min() ?? 0) || stacks.contains(where: \.isLoose)
    }

    /// Most rows go on before the first border or behind the last one.
    private static func isContinued(_ rows: [[Cell]], of lattice: Lattice, in words: [Word]) -> Bool {
        let bands = rows.map { row in
            let last = row.map(\.place.rows.upperBound).min() ?? 0
            return [row[0].place.rows.lowerBound, last].map(lattice.box(ofRow:)).union
        }
        let continued = bands.count { band in
            words.contains { word in
                let gap = max(lattice.box.x0 - word.box.x1, word.box.x0 - lattice.box.x1)
                return gap < 12 * word.em && word.box.midY > band.y0 && word.box.midY < band.y1
            }
        }
        return continued >= 2 && 2 * continued > bands.count
    }
}

extension Box {
    fileprivate func holdsMiddle(of other: Box) -> Bool {
        other.midX >= x0 && other.midX < x1 && other.midY >= y0 && other.midY < y1
    }

    fileprivate func overlaps(_ other: Box) -> Bool { x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1 }
}

extension Word {
    fileprivate var holdsDigit: Bool { glyphs.contains { $0.scalar.isDigit } }

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
