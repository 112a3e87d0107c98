import Knowledge

/// Groups the lines of plain text into paragraphs, headings and list items.
struct ParagraphBuilder {
    private let fonts: [Font]
    /// Where the region's longest lines end.
    private let rightEdge: Float

    init(fonts: [Font], rightEdge: Float) {
        self.fonts = fonts
        self.rightEdge = rightEdge
    }

    func blocks(of strips: [Strip]) -> [LayoutBlock] {
        let printed = strips.flatMap { strip in strip.segments.printedLines.flatMap(\.partedByRows) }
        let lines = printed.map { (text: line($0), table: $0[0].row?.table) }
        let tight = tightPitch(lines.filter { $0.table == nil }.map(\.text))
        var blocks: [LayoutBlock] = []
        var last: (text: LayoutLine, table: Int?)?
        for line in lines {
            let goesOn =
                last.map { last in
                    last.table == line.table
                        && (line.table != nil || !isBreak(between: last.text, and: line.text, tight: tight))
                } ?? false
            if goesOn {
                blocks[blocks.count - 1].lines.append(line.text)
            } else {
                blocks.append(LayoutBlock(kind: line.table == nil ? .paragraph : .table, lines: [line.text]))
            }
            last = line
        }
        return blocks
    }

    /// Segments of one printed line; those far apart stay cells of their own.
    private func line(_ segments: [Segment]) -> LayoutLine {
        if let row = segments[0].row { return LayoutLine(cells: row.cells) }
        let isRightToLeft = segments.contains { $0.words.contains(where: \.isRightToLeft) }
        let ordered = isRightToLeft ? segments.reversed() : segments
        var cells: [[Word]] = []
        var previous: Segment?
        for segment in ordered {
            let gap = previous.map { max(segment.box.x0 - $0.box.x1, $0.box.x0 - segment.box.x1) } ?? .infinity
            if gap < 1.5 * segment.em {
                cells[cells.count - 1] += segment.readingOrder
            } else {
                cells.append(segment.readingOrder)
            }
            previous = segment
        }
        return LayoutLine(cells: cells)
    }

    /// The closest distance between lines of one font, in its size, where one sentence runs over both: that of a
    /// paragraph's own lines. Without such lines, a usual one.
    private func tightPitch(_ lines: [LayoutLine]) -> Float {
        var tight: Float?
        for (above, below) in zip(lines, lines.dropFirst()) {
            let size = fontSize(below)
            guard abs(fontSize(above) - size) < 0.1 * size, !endsSentence(above) else { continue }
            let pitch = (below.box.y1 - above.box.y1) / max(1, size)
            if pitch >= 0.9 && pitch <= 2 { tight = min(tight ?? pitch, pitch) }
        }
        return tight ?? 1.3
    }

    private func isBreak(between above: LayoutLine, and below: LayoutLine, tight: Float) -> Bool {
        let size = fontSize(below)
        let sizes = fontSize(above) / max(1, size)
        if sizes > 1.12 || sizes < 0.89 || isBold(above) != isBold(below) { return true }
        if (above.cells.count > 1) != (below.cells.count > 1) || opensItem(below, after: above) { return true }
        let pitch = (below.box.y1 - above.box.y1) / max(1, size)
        if pitch > tight * 1.25 + 0.05 || pitch < 0.3 { return true }
        // A first line that is set in; below an item's first line it is the item that is set in.
        if below.box.x0 > above.box.x0 + size, endsSentence(above), !hasItemMark(above) { return true }
        // The next word had room on the line above: unless a sentence goes on, the line was ended on purpose.
        guard let next = below.words.first(where: { _ in true }) else { return false }
        let goesOn = !endsSentence(above) && next.glyphs[0].scalar.properties.isLowercase
        return !goesOn && above.box.x1 + next.box.width + 1.2 * size < rightEdge
    }

    private func fontSize(_ line: LayoutLine) -> Float {
        var counts: [Float: Int] = [:]
        for word in line.words { counts[fonts[word.font].size, default: 0] += word.glyphs.count }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? line.box.height
    }

    private func isBold(_ line: LayoutLine) -> Bool { line.words.allSatisfy { fonts[$0.font].bold } }

    /// A bullet; or a number or a letter, if the line above does not merely go on with `… cerrahide` / `1. hafta`.
    private func opensItem(_ line: LayoutLine, after above: LayoutLine) -> Bool {
        hasItemMark(line)
            && (line.firstScalar?.isBullet ?? false || endsSentence(above) || endsSentence(above, with: ":;,"))
    }

    private func endsSentence(_ line: LayoutLine, with marks: String = ".!?") -> Bool {
        guard let scalar = line.cells.last?.last?.glyphs.last?.scalar else { return false }
        return marks.unicodeScalars.contains(scalar)
    }

    /// `•`, `3.`, `2.1`, `a)`
    private func hasItemMark(_ line: LayoutLine) -> Bool {
        guard let word = line.words.first(where: { _ in true }) else { return false }
        let scalars = word.glyphs.map(\.scalar)
        if scalars[0].isBullet { return scalars.count == 1 || !scalars[1].properties.isAlphabetic }
        guard scalars.count >= 2, scalars.count <= 8 else { return false }
        let isNumber = scalars.allSatisfy { $0.isDigit || $0 == "." || $0 == ")" } && scalars[0].isDigit
        let hasMark = scalars.contains { $0 == "." || $0 == ")" }
        return (isNumber && hasMark) || (scalars.count == 2 && scalars[0].properties.isAlphabetic && scalars[1] == ")")
    }
}

extension [Segment] {
    /// The segments of one printed line, rows of ruled tables each for itself.
    fileprivate var partedByRows: [[Segment]] {
        var parts: [[Segment]] = []
        for segment in self {
            if segment.row == nil, let last = parts.last, last[0].row == nil {
                parts[parts.count - 1].append(segment)
            } else {
                parts.append([segment])
            }
        }
        return parts
    }
}
