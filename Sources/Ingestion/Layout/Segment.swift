import Knowledge

/// Words of one line without a wide gap between them: a line of a column, or a cell's line.
struct Segment {
    private(set) var words: [Word]
    private(set) var box: Box
    /// The cells of a ruled table's row, which stays whole.
    private(set) var row: Row?

    /// A row of a ruled table, and which of the page's tables it belongs to.
    struct Row {
        let table: Int
        let cells: [[Word]]
    }

    init(_ word: Word) {
        words = [word]
        box = word.box
    }

    /// A row of a ruled table, as large as its place in the table: what is printed in it may reach into the next rows.
    init(row cells: [[Word]], ofTable table: Int, in place: Box) {
        words = Array(cells.joined())
        let text = words.map(\.box).union
        box = Box(x0: min(place.x0, text.x0), y0: place.y0, x1: max(place.x1, text.x1), y1: place.y1)
        let last = cells.lastIndex { !$0.isEmpty } ?? 0
        row = Row(table: table, cells: Array(cells[...last]))
    }

    /// Segments of one printed line, from left to right.
    init(joining line: [Segment]) {
        words = line.flatMap(\.words)
        box = line.map(\.box).union
    }

    var em: Float { box.height }

    /// The words as they are read.
    var readingOrder: [Word] { words.contains(where: \.isRightToLeft) ? words.sorted { $0.rank < $1.rank } : words }

    var firstScalar: Unicode.Scalar? { readingOrder.first?.glyphs.first?.scalar }
    var characterCount: Int { words.reduce(words.count - 1) { $0 + $1.glyphs.count } }

    /// The line's height without its edges: lines set tightly do not overlap in it, but a line beside two wrapped ones
    /// overlaps with both.
    var core: ClosedRange<Float> {
        let half = 0.42 * box.height
        return (box.midY - half)...(box.midY + half)
    }

    /// A number with what belongs to it: more digits than letters.
    var isFigure: Bool {
        var (digits, letters) = (0, 0)
        for glyph in words.lazy.flatMap(\.glyphs) {
            if glyph.scalar.isDigit { digits += 1 } else if glyph.scalar.properties.isAlphabetic { letters += 1 }
        }
        return digits > 0 && digits >= letters
    }

    private mutating func append(_ word: Word) {
        words.append(word)
        box = box.union(word.box)
    }

    /// Joins words across gaps under ``widestSpace``; what is further apart may belong to another column.
    static func segments(of words: [Word]) -> [Segment] {
        var closed: [Segment] = []
        var open: [(segment: Segment, last: End)] = []
        for word in words.sorted(by: { $0.box.x0 < $1.box.x0 }) {
            var best: (index: Int, distance: Float)?
            for index in open.indices where accepts(word, after: open[index].last) {
                let distance = abs(open[index].last.box.midY - word.box.midY)
                if best.map({ distance < $0.distance }) ?? true { best = (index, distance) }
            }
            if let best {
                open[best.index].segment.append(word)
                open[best.index].last = End(word, edge: open[best.index].segment.box.x1)
            } else {
                open.append((Segment(word), End(word, edge: word.box.x1)))
            }
            // Words come from left to right: what ends far to the left of this one is complete.
            if open.count > 64 {
                let reach = word.box.x0 - 100
                closed += open.filter { $0.last.edge < reach }.map(\.segment)
                open.removeAll { $0.last.edge < reach }
            }
        }
        closed += open.map(\.segment)
        return joiningMarks(joiningJustified(closed))
    }

    /// The mark of a list item stands off from its text: with it, the two are one line, and a column of marks is none.
    private static func joiningMarks(_ segments: [Segment]) -> [Segment] {
        let marks = segments.indices.filter { segments[$0].isItemMark }
        guard !marks.isEmpty, marks.count <= 500 else { return segments }
        var texts: [Int: Int] = [:]
        for mark in marks {
            let box = segments[mark].box
            let reach = 2.2 * segments[mark].em
            let beside = segments.indices.filter { index in
                let gap = segments[index].box.x0 - box.x1
                return gap > 0 && gap <= reach && segments[index].box.verticalOverlap(box) >= 0.5
            }
            // A mark of a taller font reaches into the lines above and below: then the PDF library knows what follows it.
            let free = beside.filter { !texts.values.contains($0) }
            let next = free.first { segments[$0].words[0].rank == segments[mark].words[0].rank + 1 }
            guard let text = next ?? free.min(by: { segments[$0].box.x0 < segments[$1].box.x0 }),
                segments[text].firstScalar?.properties.isAlphabetic ?? false
            else { continue }
            texts[mark] = text
        }
        let taken = Set(texts.values)
        return segments.indices.compactMap { index in
            if taken.contains(index) { return nil }
            return texts[index].map { Segment(joining: [segments[index], segments[$0]]) } ?? segments[index]
        }
    }

    private var isItemMark: Bool {
        words.count == 1 && words[0].glyphs.count == 1 && words[0].glyphs[0].scalar.isBullet
    }

    /// A justified line of few words has wide spaces, all of one width: it is put together again.
    private static func joiningJustified(_ segments: [Segment]) -> [Segment] {
        var joined: [Segment] = []
        var run: [Segment] = []
        func close() {
            let letters = run.count { $0.words[0].glyphs[0].scalar.properties.isAlphabetic }
            if run.count >= 4, 3 * letters >= 2 * run.count {
                joined.append(Segment(joining: run))
            } else {
                joined += run
            }
            run.removeAll()
        }
        // In the PDF library's order, in which the words of a line follow one another.
        for segment in segments.sorted(by: { $0.words[0].rank < $1.words[0].rank }) {
            guard segment.words.count == 1 else {
                close()
                joined.append(segment)
                continue
            }
            if let last = run.last {
                let gap = segment.box.x0 - last.box.x1
                let first = run.count > 1 ? run[1].box.x0 - run[0].box.x1 : gap
                let goesOn =
                    segment.words[0].rank == last.words[0].rank + 1 && gap > 0 && gap < 4 * last.em
                    && abs(gap - first) < 0.04 * first && abs(segment.box.midY - last.box.midY) < 0.2 * last.em
                if !goesOn { close() }
            }
            run.append(segment)
        }
        close()
        return joined
    }

    /// The widest space inside a line, in its height: justified text stays whole, table cells come apart.
    private static let widestSpace: Float = 0.8

    /// A wider gap than this is a space only where the PDF library, too, reads on across it.
    private static let usualSpace: Float = 0.28

    /// What a further word is measured against.
    private struct End {
        let box: Box
        let rank: Int
        let isRightToLeft: Bool
        /// The segment's.
        let edge: Float

        init(_ word: Word, edge: Float) {
            box = word.box
            rank = word.rank
            isRightToLeft = word.isRightToLeft
            self.edge = edge
        }
    }

    private static func accepts(_ word: Word, after last: End) -> Bool {
        let em = min(last.box.height, word.box.height)
        let gap = word.box.x0 - last.edge
        // Dots that lead to a figure may stand far apart, and are no columns.
        if word.isDot, word.rank == last.rank + 1, gap > 0, gap < 2 * em, last.box.verticalOverlap(word.box) >= 0.6 {
            return true
        }
        guard gap < widestSpace * em, gap > -0.5 * em, last.box.verticalOverlap(word.box) >= 0.6 else { return false }
        return gap < usualSpace * em || word.rank == last.rank + 1 || word.isRightToLeft || last.isRightToLeft
    }
}
