import Knowledge

/// A block whose place in the reading order is settled, before its text is written.
struct LayoutBlock {
    var kind: TextBlock.Kind
    var lines: [LayoutLine]
}

/// A line of prose (one cell, or more where wide gaps part it) or a table row. Words stand in reading order.
struct LayoutLine {
    let cells: [[Word]]
    let box: Box

    init(cells: [[Word]]) {
        self.cells = cells
        box = cells.joined().map(\.box).union
    }

    var words: some Sequence<Word> { cells.joined() }
    var firstScalar: Unicode.Scalar? { words.first { _ in true }?.glyphs.first?.scalar }
}

extension [Segment] {
    /// Printed lines from top to bottom; within a line, segments from left to right.
    var printedLines: [[Segment]] {
        var lines: [(box: Box, segments: [Segment])] = []
        for segment in sorted(by: { $0.box.midY < $1.box.midY }) {
            if let last = lines.last, last.box.verticalOverlap(segment.box) >= 0.5,
                abs(last.segments[0].box.midY - segment.box.midY) < 0.5 * Swift.max(last.segments[0].em, segment.em)
            {
                lines[lines.count - 1].segments.append(segment)
                lines[lines.count - 1].box = last.box.union(segment.box)
            } else {
                lines.append((segment.box, [segment]))
            }
        }
        return lines.map { line in line.segments.sorted { $0.box.x0 < $1.box.x0 } }
    }

    /// The usual height of a line among these.
    var medianEm: Float {
        let heights = map(\.em).sorted()
        return heights.isEmpty ? 10 : Swift.max(1, heights[heights.count / 2])
    }
}
