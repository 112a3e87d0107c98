import Knowledge

/// Puts the segments of a region into reading order: columns one after the other, tables row by row.
///
/// A form of the recursive X-Y cut (Nagy and Seth 1984). A gutter that runs through consecutive strips parts either
/// columns of prose or columns of a table; which of the two is decided by what stands beside it (``ColumnEvidence``,
/// ``TableGrid``). Between such regions lies plain text.
struct Arrangement {
    private let fonts: [Font]
    private let em: Float
    /// Narrower white space is a space between words.
    private var gutterWidth: Float { 0.8 * em }
    /// Beside many lines, less is enough: words of one line with such a gap between them are no segment.
    private var narrowGutter: Float { 0.3 * em }

    init(em: Float, fonts: [Font]) {
        self.em = em
        self.fonts = fonts
    }

    func blocks(of segments: [Segment], depth: Int = 0) -> [LayoutBlock] {
        let strips = Strip.strips(of: segments).flatMap { $0.partedByWideLines(gutterWidth: narrowGutter, em: em) }
        let paragraphs = ParagraphBuilder(fonts: fonts, rightEdge: segments.map(\.box.x1).max() ?? 0)
        var blocks: [LayoutBlock] = []
        var plain: [Strip] = []
        func flush() {
            blocks += paragraphs.blocks(of: plain)
            plain.removeAll()
        }
        var index = 0
        while index < strips.count {
            if depth < 4, let columns = columns(in: strips, from: index) {
                let region = strips[index..<columns.end].map(\.box).union
                let edge =
                    strips[index..<columns.end].flatMap(\.segments).map(\.box.x0)
                    .filter { $0 >= columns.gutter.high }.min() ?? 0
                let above = plain.reversed().prefix { strip in
                    strip.segments.allSatisfy { $0.box.x0 >= columns.gutter.high } && strip.box.x0 < edge + 2 * em
                        && abs(strip.box.midX - region.midX) > 2 * em
                }
                plain.removeLast(above.count)
                flush()
                let parts = (above.reversed() + strips[index..<columns.end]).flatMap(\.segments)
                blocks += self.blocks(of: parts.filter { $0.box.midX < columns.gutter.low }, depth: depth + 1)
                blocks += self.blocks(of: parts.filter { $0.box.midX >= columns.gutter.low }, depth: depth + 1)
                index = columns.end
            } else if let table = table(in: strips, from: index) {
                flush()
                blocks.append(table.block)
                index = table.end
            } else {
                plain.append(strips[index])
                index += 1
            }
        }
        flush()
        return blocks
    }

    // MARK: Columns of prose

    /// The strips from `start` that a gutter parts into two columns of prose: the longest such run, of those that the
    /// PDF library reads as columns if there are any.
    private func columns(in strips: [Strip], from start: Int) -> (end: Int, gutter: Gutter)? {
        let gutters = Gutter.gutters(of: strips[start].segments, width: narrowGutter)
        guard !gutters.isEmpty else { return nil }
        let isTall = strips[start].segments.count >= 12
        // Beside headings a gutter is wider than beside what they stand above, where other white space lies in it, too.
        let next = start + 1 < strips.count ? Gutter.gutters(of: strips[start + 1].segments, width: gutterWidth) : []
        let narrower = next.filter { inner in
            gutters.contains { $0 != inner && $0.low <= inner.low && $0.high >= inner.high }
        }
        var best: (run: (end: Int, gutter: Gutter), isReadInColumns: Bool)?
        for gutter in gutters + narrower {
            guard let run = run(in: strips, from: start, along: gutter) else { continue }
            // Words of a line have such gaps between them, too, but not in ten lines at one place.
            let isWide = run.gutter.width >= gutterWidth
            guard isWide || isTall || run.end - start >= 10 else { continue }
            // What a gutter goes on into after white space may be something else, such as a table.
            let first = (start + 1..<run.end).first { !isNear(strips[$0], strips[$0 - 1], within: 1.2) }
            for end in [run.end, first ?? run.end] {
                let evidence = ColumnEvidence(strips: strips[start..<end], gutter: run.gutter, em: em)
                guard end == run.end ? evidence.showsColumns : evidence.repeatsLabels,
                    isWide || (isTall && evidence.lineCount >= 10) || evidence.holdsRunningText
                else { continue }
                if let best {
                    let order = (evidence.isReadInColumns ? 1 : 0, end, run.gutter.width)
                    guard order > (best.isReadInColumns ? 1 : 0, best.run.end, best.run.gutter.width) else { break }
                }
                best = ((end, run.gutter), evidence.isReadInColumns)
                break
            }
        }
        return best?.run
    }

    /// How far down a gutter goes, and what is left of it there.
    private func run(in strips: [Strip], from start: Int, along first: Gutter) -> (end: Int, gutter: Gutter)? {
        var gutter = first
        var end = start + 1
        while end < strips.count, isNear(strips[end], strips[end - 1], within: 6),
            let narrowed = narrowed(gutter, in: strips, at: end)
        {
            gutter = narrowed
            end += 1
        }
        if end - start > 1, isMarginLine(strips[start], beside: strips[start + 1]) { return nil }
        while end - start > 1, isMarginLine(strips[end - 1], beside: strips[end - 2]) { end -= 1 }
        return (end, gutter)
    }

    /// What a strip leaves of a gutter. Where it falls to pieces, beside labels in a row, it is the piece that goes on
    /// furthest below; of several, the widest.
    private func narrowed(_ gutter: Gutter, in strips: [Strip], at index: Int) -> Gutter? {
        let parts = gutter.freeParts(beside: strips[index].segments, width: narrowGutter).prefix(8)
        guard parts.count > 1 else { return parts.first }
        let below = strips[(index + 1)...].prefix(30)
        let lengths = parts.map { part in
            var rest: Gutter? = part
            return below.prefix { strip in
                rest = rest?.freeParts(beside: strip.segments, width: narrowGutter).first
                return rest != nil
            }.count
        }
        let longest = lengths.max()
        return zip(parts, lengths).first { $1 == longest }?.0
    }

    /// A line in small print that stands off: a header or footer whose halves lie above or below two columns.
    private func isMarginLine(_ strip: Strip, beside other: Strip) -> Bool {
        let distance = max(strip.box.y0 - other.box.y1, other.box.y0 - strip.box.y1)
        return strip.segments.medianEm < 0.93 * em && strip.box.height < 1.5 * em && distance > em
    }

    // MARK: Tables

    private func table(in strips: [Strip], from start: Int) -> (end: Int, block: LayoutBlock)? {
        guard let group = tableGroup(in: strips, from: start) else { return nil }
        if start + 1 < strips.count, isMarginLine(strips[start], beside: strips[start + 1]) { return nil }
        // A line with a gap just above a table is not its first row: it would hide some of the table's columns.
        if let next = tableGroup(in: strips, from: start + 1), next.end >= group.end,
            next.gutters.count > group.gutters.count
        {
            return nil
        }
        let grid = TableGrid(strips: Array(strips[start..<group.end]), gutters: group.gutters, fonts: fonts, em: em)
        guard let rows = grid.rows() else { return nil }
        return (start + rows.stripCount, LayoutBlock(kind: .table, lines: rows.lines))
    }

    /// Consecutive strips with common gutters. A gutter seen in two strips is not given up for a longer group.
    private func tableGroup(in strips: [Strip], from start: Int) -> (end: Int, gutters: [Gutter])? {
        guard start < strips.count, !strips[start].holdsRow else { return nil }
        var segments = strips[start].segments
        var gutters = Gutter.gutters(of: segments, width: gutterWidth)
        guard !gutters.isEmpty else { return nil }
        var end = start + 1
        while end < strips.count, !strips[end].holdsRow, isNear(strips[end], strips[end - 1], within: 3),
            keepsPace(strips, start, end)
        {
            let longer = segments + strips[end].segments
            let remaining = Gutter.gutters(of: longer, width: gutterWidth)
            let confirmed = gutters.filter { gutter in
                strips[start..<end].count { $0.isOnBothSides(of: gutter) } >= 2
            }
            let keepsConfirmed = confirmed.allSatisfy { old in
                remaining.contains { $0.low < old.high && $0.high > old.low }
            }
            guard !remaining.isEmpty, keepsConfirmed, fits(strips[end], below: segments, rows: end - start) else {
                break
            }
            segments = longer
            gutters = remaining
            end += 1
        }
        return (end, gutters)
    }

    /// A table's rows follow at similar distances; what stands much further below belongs to something else.
    private func keepsPace(_ strips: [Strip], _ start: Int, _ end: Int) -> Bool {
        guard end - start >= 3 else { return true }
        let gaps = (start..<end).map { max(0, strips[$0 + 1].box.y0 - strips[$0].box.y1) }
        let usual = gaps.dropLast().sorted()[(gaps.count - 1) / 2]
        return gaps[gaps.count - 1] < max(2.2 * em, 2.5 * usual)
    }

    /// A strip with a single cell belongs to the table only where the cell looks like the others and stands below them.
    private func fits(_ strip: Strip, below segments: [Segment], rows: Int) -> Bool {
        guard Gutter.gutters(of: strip.segments, width: gutterWidth).isEmpty else { return true }
        let box = strip.box
        let size = segments.medianEm
        guard abs(strip.segments.medianEm - size) < 0.15 * size else { return false }
        let edges: [(Box) -> Float] = [{ $0.x0 }, { $0.x1 }, { $0.midX }]
        return edges.contains { edge in
            segments.count { abs(edge($0.box) - edge(box)) < 0.4 * em } >= (rows > 1 ? min(2, segments.count / 2) : 1)
        }
    }

    private func isNear(_ strip: Strip, _ above: Strip, within lines: Float) -> Bool {
        strip.box.y0 - above.box.y1 < lines * em
    }
}
