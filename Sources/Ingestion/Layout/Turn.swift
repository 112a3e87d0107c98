import Knowledge

/// By how many quarters, clockwise, a page's text is turned against the page: drawings and wide tables stand on their
/// side without the page saying so.
enum Turn: Int, CaseIterable {
    case none, quarter, half, threeQuarters

    /// The turn of most words of a page.
    init(of words: [Word]) {
        var letters = [Turn: Int]()
        for word in words where word.glyphs.count >= 3 && !word.isRightToLeft {
            letters[Turn(of: word), default: 0] += word.glyphs.count
        }
        let most = letters.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
        let isClear = 5 * (most?.value ?? 0) > 3 * letters.values.reduce(0, +)
        let turn = isClear ? most?.key ?? .none : .none
        self = turn == .half && Self.readDownwards(words) ? .none : turn
    }

    /// Upside down, the first words stand at the foot of the page; in a mirrored text they do not.
    private static func readDownwards(_ words: [Word]) -> Bool {
        func height(_ words: ArraySlice<Word>) -> Float {
            words.reduce(0) { $0 + $1.box.midY } / Float(max(1, words.count))
        }
        return height(words[..<(words.count / 2)]) < height(words[(words.count / 2)...])
    }

    private init(of word: Word) {
        let (first, last) = (word.glyphs[0].box, word.glyphs[word.glyphs.count - 1].box)
        let (x, y) = (last.midX - first.midX, last.midY - first.midY)
        self = abs(x) >= abs(y) ? (x >= 0 ? .none : .half) : (y >= 0 ? .quarter : .threeQuarters)
    }

    var inverse: Turn { Turn(rawValue: (4 - rawValue) % 4) ?? .none }

    /// The page as its text stands upright.
    func upright(width: Float, height: Float) -> (width: Float, height: Float) {
        rawValue % 2 == 0 ? (width, height) : (height, width)
    }

    /// Where a box of a page of the given size comes to lie when the page is turned back until its text is upright.
    func upright(_ box: Box, width: Float, height: Float) -> Box {
        switch self {
        case .none: box
        case .quarter: Box(x0: box.y0, y0: width - box.x1, x1: box.y1, y1: width - box.x0)
        case .half: Box(x0: width - box.x1, y0: height - box.y1, x1: width - box.x0, y1: height - box.y0)
        case .threeQuarters: Box(x0: height - box.y1, y0: box.x0, x1: height - box.y0, y1: box.x1)
        }
    }
}

extension ExtractedPage {
    /// The page with its boxes where they are printed, after it was read upright.
    func turned(_ turn: Turn, width: Float, height: Float) -> ExtractedPage {
        guard turn != .none else { return self }
        let upright = page
        func back(_ box: Box) -> Box { turn.inverse.upright(box, width: upright.width, height: upright.height) }
        let turned = blocks.map { block in
            TextBlock(
                kind: block.kind, span: block.span, box: back(block.box),
                lines: block.lines.map { TextLine(span: $0.span, box: back($0.box), cells: $0.cells) })
        }
        let printed = Page(
            number: upright.number, width: width, height: height, text: upright.text, boxes: upright.boxes.map(back))
        return ExtractedPage(
            page: printed, blocks: turned, fonts: fonts, ocr: ocr, confidence: confidence, isPicture: isPicture)
    }
}
