import Knowledge

/// Words of one line without a wide gap between them: a line of a column, or a cell's line.
struct Segment {
    private(set) var words: [Word]
    private(set) var box: Box

    init(_ word: Word) {
        words = [word]
        box = word.box
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
        var open: [Segment] = []
        for word in words.sorted(by: { $0.box.x0 < $1.box.x0 }) {
            var best: (index: Int, distance: Float)?
            for index in open.indices {
                guard let last = open[index].words.last, accepts(word, after: last, in: open[index].box) else {
                    continue
                }
                let distance = abs(last.box.midY - word.box.midY)
                if best.map({ distance < $0.distance }) ?? true { best = (index, distance) }
            }
            if let best {
                open[best.index].append(word)
            } else {
                open.append(Segment(word))
            }
            // Words come from left to right: what ends far to the left of this one is complete.
            if open.count > 64 {
                let reach = word.box.x0 - 100
                closed += open.filter { $0.box.x1 < reach }
                open.removeAll { $0.box.x1 < reach }
            }
        }
        return closed + open
    }

    /// The widest space inside a line, in its height: justified text stays whole, table cells come apart.
    private static let widestSpace: Float = 0.8

    /// A wider gap than this is a space only where the PDF library, too, reads on across it.
    private static let usualSpace: Float = 0.28

    private static func accepts(_ word: Word, after last: Word, in segment: Box) -> Bool {
        let em = min(last.box.height, word.box.height)
        let gap = word.box.x0 - segment.x1
        let readsOn = word.rank == last.rank + 1 || word.isRightToLeft || last.isRightToLeft
        return last.box.verticalOverlap(word.box) >= 0.6 && gap < (readsOn ? widestSpace : usualSpace) * em
            && gap > -0.5 * em
    }
}
