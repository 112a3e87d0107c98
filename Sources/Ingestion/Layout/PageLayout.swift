import Knowledge

/// From a page's characters to its text in reading order.
package enum PageLayout {
    /// - Parameters:
    ///   - glyphs: the characters as the PDF library reports them, white space included; any order of lines will do.
    ///   - fonts: what the glyphs' font numbers mean; must hold every number used.
    ///   - rules: the straight lines that are printed.
    ///   - isPicture: the page shows a picture and has no text.
    package static func page(
        number: Int, width: Float, height: Float, glyphs: [Glyph], fonts: [Font], rules: [Rule] = [], isPicture: Bool
    ) -> ExtractedPage {
        let printed = glyphs.compactMap { glyph in cleaned(glyph, width: width, height: height) }
        let turn = Turn(of: Word.words(in: printed))
        let upright = turn.upright(width: width, height: height)
        let glyphs = printed.map { glyph in
            Glyph(
                scalar: glyph.scalar, box: turn.upright(glyph.box, width: width, height: height), font: glyph.font)
        }
        let (words, overlay) = Overlay.separate(DropCap.joined(SpacedNumber.joined(Word.words(in: glyphs))))
        let upRules = rules.map { rule in rule.moved { turn.upright($0, width: width, height: height) } }
        var segments = Segment.segments(of: words.filter { !$0.isVertical })
        let arrangement = Arrangement(em: segments.medianEm, fonts: fonts)
        let tables = RuledTables.separate(words, by: upRules)
        if !tables.rows.isEmpty {
            segments = Segment.segments(of: tables.words.filter { !$0.isVertical }) + tables.rows
        }
        let blocks =
            arrangement.blocks(of: segments) + verticalBlocks(words.filter(\.isVertical)) + overlayBlocks(overlay)
        return PageComposer.page(
            number: number, width: upright.width, height: upright.height, fonts: fonts, blocks: blocks,
            isPicture: isPicture
        ).turned(turn, width: width, height: height)
    }

    /// Text along the page's edge: read last, one block for every run of words above one another.
    private static func verticalBlocks(_ words: [Word]) -> [LayoutBlock] {
        var lines: [[Word]] = []
        for word in words {
            if let last = lines.last?.last, last.box.horizontalOverlap(word.box) > 0.6 {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        return lines.map { LayoutBlock(kind: .paragraph, lines: [LayoutLine(cells: [$0])]) }
    }

    private static func overlayBlocks(_ words: [Word]) -> [LayoutBlock] {
        words.isEmpty ? [] : [LayoutBlock(kind: .paragraph, lines: [LayoutLine(cells: [words])])]
    }

    /// A glyph fit for storage, or `nil` where it lies outside the page.
    ///
    /// Control characters come from fonts without a proper map to Unicode, and PostgreSQL cannot store U+0000: they
    /// become U+FFFD, so that a box stays with every character. Bullets of Word's symbol fonts get their Unicode form.
    private static func cleaned(_ glyph: Glyph, width: Float, height: Float) -> Glyph? {
        let box = glyph.box
        guard box.x0.isFinite, box.y0.isFinite, box.x1.isFinite, box.y1.isFinite else { return nil }
        guard box.midX >= 0, box.midX <= width, box.midY >= 0, box.midY <= height else { return nil }
        guard !glyph.scalar.isSpace else { return glyph }
        let scalar: Unicode.Scalar =
            switch glyph.scalar.value {
            case 0xF0B7: "•"
            case 0xF0A7: "▪"
            case 0xF0D8: "➢"
            case 0xF0FC: "✓"
            default: glyph.scalar.isControl ? "\u{FFFD}" : glyph.scalar
            }
        return Glyph(scalar: scalar, box: box, font: glyph.font)
    }
}
