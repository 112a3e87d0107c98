import Knowledge

/// Whether a gutter parts two columns of prose (to be read one after the other) or the columns of a table.
struct ColumnEvidence {
    /// Lines, from top to bottom.
    private let left: [Segment]
    private let right: [Segment]
    /// The same lines, with what wide gaps part.
    private let parts: (left: [[Segment]], right: [[Segment]])
    /// Whether they read as prose, line by line and with wide gaps inside lines parted: cells in a row are no sentence.
    private let areProse: (left: Bool, right: Bool)
    /// Whether most lines of a side are rows of ruled tables.
    private let isRuled: Bool
    private let gutter: Gutter
    private let em: Float

    init(strips: ArraySlice<Strip>, gutter: Gutter, em: Float) {
        let segments = strips.flatMap(\.segments)
        let sides = (
            segments.filter { $0.box.midX < gutter.low }, segments.filter { $0.box.midX >= gutter.low }
        )
        parts = (sides.0.printedLines, sides.1.printedLines)
        left = parts.left.map(Segment.init(joining:))
        right = parts.right.map(Segment.init(joining:))
        isRuled = [sides.0, sides.1].contains { side in 2 * side.count { $0.row != nil } > side.count }
        areProse = (sides.0.readsAsProse, sides.1.readsAsProse)
        self.gutter = gutter
        self.em = em
    }

    /// Both sides read as prose, and their lines do not pair up as the rows of a table do; or both are an index.
    var showsColumns: Bool {
        // A ruled table's rows are complete: what stands beside them is something else.
        if isRuled { return true }
        if left.readsAsIndex && right.readsAsIndex { return true }
        guard left.count >= 2, right.count >= 2 else { return false }
        if isTwoLists || isTwoPanels || repeatsLabels { return true }
        guard areProse.left && areProse.right else { return isBesideRunningText || isBesideFigure }
        if !hasSingleLineRows && !hasWrappedRows { return isReadInColumns || !isReadAcross }
        // Lines of two columns on one grid all have partners, too, and so may their paragraphs.
        return isReadInColumns && gutter.width < 2.5 * em && lineCount >= 6
    }

    /// Names with their prices on both sides, that do not pair up as rows do, or with dots between: two lists, as in a
    /// menu. Without either, four columns of one table look the same.
    private var isTwoLists: Bool {
        let items = (parts.left.count(where: \.isItem), parts.right.count(where: \.isItem))
        guard items.0 >= 3, items.1 >= 3, 2 * items.0 >= left.count, 2 * items.1 >= right.count else { return false }
        let leaders = (left.count(where: \.holdsLeader), right.count(where: \.holdsLeader))
        return areUnaligned || (2 * leaders.0 >= items.0 && 2 * leaders.1 >= items.1)
    }

    /// Tables side by side, each on a grid of its own.
    private var isTwoPanels: Bool {
        areUnaligned && lineCount >= 8 && isReadInColumns && !hasSingleLineRows
            && [parts.left, parts.right].allSatisfy { side in 10 * side.count { $0.count >= 2 } >= 3 * side.count }
    }

    private var areUnaligned: Bool {
        max(alignedShare(left, with: right, within: 0.15), alignedShare(right, with: left, within: 0.15)) < 0.5
    }

    /// Addresses, or other particulars, of two parties side by side: `Vergi no: …` stands on both sides of a line.
    var repeatsLabels: Bool {
        guard isReadInColumns, lineCount >= 3, max(left.count, right.count) <= 12,
            [parts.left, parts.right].allSatisfy({ side in 4 * side.count { $0.count == 1 } >= 3 * side.count })
        else { return false }
        let pairs = left.compactMap { line in
            right.first { abs($0.box.midY - line.box.midY) < 0.3 * em }.map { (line, $0) }
        }
        let repeated = pairs.count { first, second in
            first.words.count >= 2 && second.words.count >= 2 && first.label.count >= 3 && first.label == second.label
        }
        return repeated >= 2 && 5 * repeated >= 2 * lineCount
    }

    /// A box of short lines beside running text: between one of its lines and the next, sentences of the text go on.
    private var isBesideRunningText: Bool {
        let (few, many) = left.count < right.count ? (left, right) : (right, left)
        let isProse = left.count < right.count ? areProse.right : areProse.left
        guard few.count >= 3, many.count >= 8, isProse, many.lowercaseStartShare >= 0.4, isReadInColumns,
            isTight(few), isTight(many), !hasWrappedRows
        else { return false }
        let pairs = Array(zip(few, few.dropFirst()))
        let passed = pairs.count { above, below in
            many.contains { line in
                line.firstScalar?.properties.isLowercase ?? false && line.box.midY > above.box.midY + 0.3 * em
                    && line.box.midY <= below.box.midY + 0.3 * em
            }
        }
        return passed >= 2 && 2 * passed >= pairs.count
    }

    /// The labels of a figure beside a column of running text: their heights have nothing to do with those of its lines.
    private var isBesideFigure: Bool {
        let (labels, text) = areProse.left ? (right, left) : (left, right)
        guard labels.count >= 3, text.count >= 8, text.readsAsProse, text.lowercaseStartShare >= 0.4, isReadInColumns
        else { return false }
        let level = labels.count { label in text.contains { abs($0.box.midY - label.box.midY) < 0.12 * em } }
        return 2 * level < labels.count
    }

    private func isTight(_ lines: [Segment]) -> Bool {
        let gaps = zip(lines, lines.dropFirst()).map { $1.box.y0 - $0.box.y1 }
        return 10 * gaps.count { $0 < 0.5 * em } >= 8 * gaps.count
    }

    /// Sentences that run on from line to line: beside so many, even narrow white space parts columns.
    var holdsRunningText: Bool {
        guard max(left.lowercaseStartShare, right.lowercaseStartShare) >= 0.3 else { return false }
        if areProse.left && areProse.right && lineCount >= 10 { return true }
        return (areProse.left || areProse.right) && isReadInColumns && lineCount >= 3
            && max(left.count, right.count) >= 10
    }

    /// Of the shorter side.
    var lineCount: Int { min(left.count, right.count) }

    /// Whether the PDF library reads the left side before the right one, but for a quarter of either: it takes lines
    /// with wide spaces apart.
    var isReadInColumns: Bool {
        let ranks = [left, right].map { side in side.flatMap(\.words).map(\.rank).sorted() }
        return ranks[0][ranks[0].count * 3 / 4] < ranks[1][ranks[1].count / 4]
    }

    /// Whether it reads on from left to right in most lines: what parts them is a wide space between words.
    private var isReadAcross: Bool {
        let across = left.count { line in
            right.contains { other in
                abs(other.box.midY - line.box.midY) < 0.3 * em
                    && other.words.first?.rank == (line.words.last?.rank ?? 0) + 1
            }
        }
        return 2 * across > lineCount
    }

    /// The share of lines that have a line at the same height on the other side.
    private func alignedShare(_ lines: [Segment], with others: [Segment], within reach: Float = 0.3) -> Float {
        let aligned = lines.count { line in
            others.contains { abs($0.box.midY - line.box.midY) < reach * em }
        }
        return Float(aligned) / Float(max(1, lines.count))
    }

    /// Rows of one line each: all lines have a partner, and the left ones start something new each time.
    private var hasSingleLineRows: Bool {
        let share = min(alignedShare(left, with: right), alignedShare(right, with: left))
        return share >= 0.85 && left.lowercaseStartShare < 0.25 && left.bulletShare < 0.5
    }

    /// Rows of wrapped cells: at least three groups parted by white space across both sides, each starting at the same
    /// height on the left and on the right.
    private var hasWrappedRows: Bool {
        let all = (left + right).sorted { $0.box.y0 < $1.box.y0 }
        let threshold = rowGap(all)
        let groups = Self.groups(of: all, apartBy: threshold)
        let gutter = left.map(\.box.x1).max() ?? 0
        let paired = groups.count { group in
            let sides = [group.filter { $0.box.midX < gutter }, group.filter { $0.box.midX >= gutter }]
            guard let first = sides[0].first, let second = sides[1].first else { return false }
            return abs(first.box.midY - second.box.midY) < 0.4 * em
        }
        // Of columns, too, some paragraphs begin side by side; but others begin in the middle of their neighbours.
        let paragraphs = max(
            Self.groups(of: left, apartBy: threshold).count, Self.groups(of: right, apartBy: threshold).count)
        let mostLines = isEvenRunningText ? 8 : 16
        return groups.count >= 3 && Float(paired) >= 0.85 * Float(groups.count) && all.count <= mostLines * groups.count
            && 10 * groups.count >= 7 * paragraphs
    }

    /// Sentences that run on from line to line on both sides, in columns of one width: more often a page of a brochure
    /// than cells of a table.
    private var isEvenRunningText: Bool {
        let widths = [left, right].map { side in side.map(\.box.width).max() ?? 0 }
        return min(left.lowercaseStartShare, right.lowercaseStartShare) >= 0.5
            && min(widths[0], widths[1]) > 0.8 * max(widths[0], widths[1])
    }

    /// Lines, from top to bottom, in groups with more white space than `distance` between them.
    private static func groups(of lines: [Segment], apartBy distance: Float) -> [[Segment]] {
        var groups: [[Segment]] = []
        var bottom = -Float.infinity
        for line in lines {
            if groups.isEmpty || line.box.y0 - bottom > distance {
                groups.append([line])
            } else {
                groups[groups.count - 1].append(line)
            }
            bottom = max(bottom, line.box.y1)
        }
        return groups
    }

    /// More white space than between the lines of a paragraph.
    private func rowGap(_ segments: [Segment]) -> Float {
        var gaps: [Float] = []
        for side in [left, right] {
            for (above, below) in zip(side, side.dropFirst()) where below.box.y0 > above.box.midY {
                gaps.append(below.box.y0 - above.box.y1)
            }
        }
        gaps.sort()
        let usual = gaps.isEmpty ? 0 : gaps[gaps.count / 4]
        return max(0.45 * em, 1.4 * usual)
    }
}

extension [Segment] {
    /// Lines of running text: of several words, mostly letters; or lines that go on from one to the next.
    var readsAsProse: Bool {
        guard count >= 2 else { return false }
        let total = reduce(0) { $0 + $1.characterCount }
        let long = filter { $0.words.count >= 4 && $0.letterShare >= 0.6 }.reduce(0) { $0 + $1.characterCount }
        if bulletShare >= 0.5 || 2 * long >= total { return true }
        let words = reduce(0) { $0 + $1.words.count }
        return count >= 3 && 2 * words >= 5 * count && lowercaseStartShare >= 0.3
    }

    /// Terms, each with the pages it stands on: `Abstand, 86` or `Abstand . . . . 86`.
    var readsAsIndex: Bool {
        guard count >= 6 else { return false }
        return 2 * self.count(where: \.endsWithPageNumber) >= count
    }

    var lowercaseStartShare: Float { share { $0.properties.isLowercase } }
    var bulletShare: Float { share(where: \.isBullet) }

    private func share(where matches: (Unicode.Scalar) -> Bool) -> Float {
        let matching = self.count { segment in segment.firstScalar.map(matches) ?? false }
        return Float(matching) / Float(Swift.max(1, count))
    }
}

extension [Segment] {
    /// A printed line that names something and ends with an amount.
    fileprivate var isItem: Bool {
        guard let first, let last, first.firstScalar?.properties.isAlphabetic ?? false else { return false }
        let amount =
            count >= 2
            ? last.words.first
            : first.words.lastIndex(where: \.isLeader).flatMap { first.words.dropFirst($0 + 1).first }
        return amount?.startsAmount ?? false
    }
}

extension Word {
    /// Dots that lead to what stands at the end of the line.
    fileprivate var isLeader: Bool { glyphs.count >= 3 && glyphs.allSatisfy { $0.scalar == "." || $0.scalar == "…" } }

    fileprivate var startsAmount: Bool {
        let scalar = glyphs[0].scalar
        return scalar.isDigit || scalar.properties.generalCategory == .currencySymbol
    }
}

extension Segment {
    fileprivate var holdsLeader: Bool { words.contains(where: \.isLeader) }

    /// The first word's letters.
    fileprivate var label: [Unicode.Scalar] { words[0].glyphs.map(\.scalar).filter(\.properties.isAlphabetic) }

    fileprivate var endsWithPageNumber: Bool {
        guard words.count >= 2, let number = words.last, let before = words[words.count - 2].glyphs.last?.scalar,
            let first = firstScalar
        else { return false }
        return number.glyphs.allSatisfy { $0.scalar.isDigit || $0.scalar.isDash } && number.glyphs[0].scalar.isDigit
            && (before == "," || before == ".") && !first.isDigit
    }

    fileprivate var letterShare: Float {
        var letters = 0
        var all = 0
        for word in words {
            all += word.glyphs.count
            letters += word.glyphs.count { $0.scalar.properties.isAlphabetic }
        }
        return Float(letters) / Float(max(1, all))
    }
}

extension Unicode.Scalar {
    var isDash: Bool { "-–—".unicodeScalars.contains(self) }

    /// Marks that open a list item.
    var isBullet: Bool { "•◦▪▫●○■□–—-*·‣⁃➢➤►✓✔".unicodeScalars.contains(self) }
}
