/// Reads doubtful parts of a picture again, each for itself.
///
/// A page is recognised line by line, and the cells of a table's row count as one line: wide gaps in it cost Turkish
/// letters and whole words. White on black, as in the head of a table, is often not seen at all.
struct SecondLook {
    /// Where the picture is dark: ``GrayImage/darkBands()``.
    let bands: [PixelRectangle]
    let width: Float
    let height: Float

    /// Reads a part, as a single line or as a block.
    typealias Read = (_ part: PixelRectangle, _ isLine: Bool) -> [RecognizedWord]

    func improved(_ words: [RecognizedWord], _ read: Read) -> [RecognizedWord] {
        // What reads as badly as this stands another way, or is no text.
        guard words.confidence > 0.6 else { return words }
        var all = words
        for band in bands {
            let found = read(band, false)
            let known = all.filter(band.holds)
            guard found.confidence > max(0.7, known.confidence) else { continue }
            all.removeAll(where: band.holds)
            // Numbers that no other line has.
            let line = (all.last?.line ?? 0) + 1
            all += found.map { $0.moved(toLine: line + $0.line, height: $0.lineHeight) }
        }
        return Self.lines(of: all).flatMap { line in reread(line, read) }
    }

    private func reread(_ line: [RecognizedWord], _ read: Read) -> [RecognizedWord] {
        let pieces = Self.pieces(of: line)
        return pieces.flatMap { piece -> [RecognizedWord] in
            let weakest = piece.map(\.confidence).min() ?? 1
            guard weakest < (pieces.count > 1 ? 0.93 : 0.85), !piece.contains(where: \.isSideways) else { return piece }
            let lineHeight = piece[0].lineHeight
            let bounds = piece.bounds
            let part = PixelRectangle(
                left: max(0, bounds.left - lineHeight / 3), top: max(0, bounds.top - lineHeight / 6),
                right: min(width, bounds.right + lineHeight / 3), bottom: min(height, bounds.bottom + lineHeight / 6))
            let again = read(part, true)
            guard again.confidence > piece.confidence else { return piece }
            return again.map { $0.moved(toLine: piece[0].line, height: lineHeight) }
        }
    }

    private static func lines(of words: [RecognizedWord]) -> [[RecognizedWord]] {
        var lines: [[RecognizedWord]] = []
        for word in words {
            if lines.last?.last?.line == word.line {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        return lines
    }

    /// A line's words, parted where a table's cells are.
    private static func pieces(of line: [RecognizedWord]) -> [[RecognizedWord]] {
        var pieces: [[RecognizedWord]] = []
        for word in line {
            if let last = pieces.last?.last, word.left - last.right < 0.9 * word.lineHeight {
                pieces[pieces.count - 1].append(word)
            } else {
                pieces.append([word])
            }
        }
        return pieces
    }
}
