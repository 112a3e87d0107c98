import Knowledge

/// Which way each character of a page is to be read.
enum TextDirection {
    /// The quarter turns clockwise that set each glyph upright; 0 for ordinary text.
    ///
    /// A word runs from its first character to its last: to the right, or up, down or (upside down) to the left. A
    /// single character follows the word before it that stands as it does. Between the cells of a table the PDF library
    /// may leave out white space: what goes on elsewhere is another word.
    static func quarterTurns(of glyphs: [Glyph]) -> [Int] {
        var turns = [Int](repeating: 0, count: glyphs.count)
        var last = (level: 0, upright: 0)
        var start = 0
        while start < glyphs.count {
            var end = start
            while end < glyphs.count, !glyphs[end].scalar.isSpace,
                end == start || Word.adjoins(glyphs[end - 1].box, glyphs[end].box)
            {
                end += 1
            }
            let turn = turn(of: glyphs[start..<end], after: last)
            if turn % 2 == 0 { last.level = turn } else { last.upright = turn }
            // The white space after a word goes with it.
            if end < glyphs.count, glyphs[end].scalar.isSpace { end += 1 }
            for index in start..<end { turns[index] = turn }
            start = end
        }
        return turns
    }

    private static func turn(of word: ArraySlice<Glyph>, after last: (level: Int, upright: Int)) -> Int {
        guard let first = word.first, let end = word.last else { return last.level }
        if word.contains(where: \.scalar.isWrittenOtherwise) { return 0 }
        let dx = end.box.midX - first.box.midX
        let dy = end.box.midY - first.box.midY
        let reach = 0.2 * min(first.box.width, first.box.height)
        guard max(abs(dx), abs(dy)) > reach else {
            // A character's box is as high as its line, and seldom as wide.
            return first.box.width > first.box.height && last.upright != 0 ? last.upright : last.level
        }
        if abs(dx) >= abs(dy) { return dx > 0 ? 0 : 2 }
        return dy < 0 ? 1 : 3
    }
}

extension Unicode.Scalar {
    /// Scripts that run from right to left, or downwards without being turned: what looks sideways is not.
    fileprivate var isWrittenOtherwise: Bool {
        switch value {
        case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
            true
        default: isRightToLeft
        }
    }
}
