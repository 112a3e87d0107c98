import Knowledge

/// Characters printed side by side without a space: the smallest unit that the layout moves.
struct Word {
    let glyphs: [Glyph]
    let box: Box
    /// Rank in the PDF library's own order, which is the logical one inside a right-to-left line.
    let rank: Int
    /// Printed upwards or downwards along the page.
    let isVertical: Bool

    /// Font size as far as boxes tell.
    var em: Float { isVertical ? box.width : box.height }

    let isRightToLeft: Bool
    var isDot: Bool { glyphs.count == 1 && glyphs[0].scalar == "." }
    var font: Int { glyphs[0].font }

    init(glyphs: [Glyph], rank: Int) {
        self.glyphs = glyphs
        self.rank = rank
        box = glyphs.map(\.box).union
        isVertical = Self.runsVertically(glyphs)
        isRightToLeft = glyphs.contains { $0.scalar.isRightToLeft }
    }

    /// A first letter that is printed larger than its word, with the word; placed where the rest of the word stands.
    init(initial: Word, before rest: Word) {
        glyphs = initial.glyphs + rest.glyphs
        rank = initial.rank
        box = rest.box
        isVertical = false
        isRightToLeft = rest.isRightToLeft
    }

    /// Parts characters, in the order the PDF library reports them, wherever white space or a gap stands between.
    static func words(in glyphs: [Glyph]) -> [Word] {
        var words: [Word] = []
        var run: [Glyph] = []
        func close() {
            if !run.isEmpty { words.append(Word(glyphs: run, rank: words.count)) }
            run.removeAll(keepingCapacity: true)
        }
        for glyph in glyphs {
            if glyph.scalar.isSpace {
                close()
                continue
            }
            if let last = run.last, !adjoins(last.box, glyph.box) { close() }
            run.append(glyph)
        }
        close()
        return words
    }

    /// Whether the second character goes on where the first ends, in any of the four directions of writing.
    static func adjoins(_ first: Box, _ second: Box) -> Bool {
        let em = max(first.height, second.height)
        let reach = 0.15 * em
        if first.verticalOverlap(second) >= 0.4 {
            let toTheRight = second.x0 - first.x1
            let toTheLeft = first.x0 - second.x1
            return max(toTheRight, toTheLeft) <= reach
        }
        if first.horizontalOverlap(second) >= 0.7 {
            let side = 0.15 * max(first.width, second.width)
            let below = second.y0 - first.y1
            let above = first.y0 - second.y1
            return max(below, above) <= side
        }
        return false
    }

    private static func runsVertically(_ glyphs: [Glyph]) -> Bool {
        guard glyphs.count >= 3, let first = glyphs.first, let last = glyphs.last else { return false }
        let along = abs(last.box.midY - first.box.midY)
        let across = abs(last.box.midX - first.box.midX)
        return along > 2 * across
    }
}

extension Unicode.Scalar {
    /// White space; without a look into Unicode's tables where there is no need for one.
    package var isSpace: Bool { value < 0x80 ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace }

    /// Unicode's general category Cc.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// Hebrew, Arabic and their presentation forms.
    var isRightToLeft: Bool {
        guard value >= 0x0590 else { return false }
        return switch value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: true
        default: false
        }
    }
}
