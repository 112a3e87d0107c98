import Knowledge

/// Lines of characters of one width, broken where the column ends: text before it has its place on a page.
struct SetLine {
    struct Mark {
        let scalar: Unicode.Scalar
        let font: Font
        /// In points from the line's upper left corner.
        let x: Float
        let row: Int
        let width: Float
    }

    var marks: [Mark] = []
    /// What stands side by side, as ranges of marks; a mark for a tab stands between two.
    var cells: [Range<Int>] = []
    var rowCount = 1
    let rowHeight: Float

    var height: Float { Float(rowCount) * rowHeight }
}

/// The measures of a page of fixed-width type, in points.
enum FlowMeasure {
    static let width: Float = 595
    static let height: Float = 842
    static let side: Float = 57
    /// Text keeps clear of where headers and footers are looked for.
    static let top = 0.16 * height
    static let bottom = 0.16 * height
    static let columns = 80
    /// No line is higher: longer text is set in several.
    static let mostRows = 40

    static let body = Font(size: 10, bold: false, italic: false)

    static func advance(_ size: Float) -> Float { 0.6 * size }
    static func rowHeight(_ size: Float) -> Float { 1.35 * size }

    /// Each level can be told from the next, and the last from text; 0 is the document's title.
    static func headingSize(_ level: Int) -> Float { [24, 20, 17, 15, 13.5, 12.5, 11.5][min(max(level, 0), 6)] }
}

/// Breaks text into lines.
struct FlowSetting {
    private let size: Float
    private let columns: Int
    private let isBold: Bool
    private let left: Float

    /// - Parameters:
    ///   - columns: in characters of this size.
    ///   - left: where the column starts.
    init(size: Float, columns: Int, isBold: Bool = false, left: Float = 0) {
        self.size = size
        self.columns = max(1, columns)
        self.isBold = isBold
        self.left = left
    }

    /// The text's lines; one that would be too high is cut between two words.
    func lines(_ text: FlowText) -> [SetLine] {
        scalars(of: text).split { $0.scalar == "\n" }.flatMap(pieces)
    }

    /// Everything in one line: line breaks and tabs are spaces in a table's cell.
    func cell(_ text: FlowText) -> SetLine {
        var line = SetLine(rowHeight: FlowMeasure.rowHeight(size))
        let flat = scalars(of: text).map { styled in
            Styled(scalar: styled.scalar.properties.isWhitespace ? " " : styled.scalar, font: styled.font)
        }
        set(Self.trimmed(flat[...]), on: &line)
        return line
    }

    private struct Styled {
        let scalar: Unicode.Scalar
        let font: Font
    }

    private func scalars(of text: FlowText) -> [Styled] {
        var result: [Styled] = []
        for run in text.runs {
            let font = Font(size: size, bold: isBold || run.bold, italic: run.italic)
            for scalar in run.text.unicodeScalars where Self.isPrintable(scalar) {
                result.append(Styled(scalar: scalar, font: font))
            }
        }
        return result
    }

    /// Not: control characters, and the soft hyphen, which shows only where a line is broken there.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\t": true
        case "\u{AD}", "\u{FEFF}": false
        default: scalar.properties.generalCategory != .control
        }
    }

    private func pieces(_ line: ArraySlice<Styled>) -> [SetLine] {
        var rest = Self.trimmed(line)
        var lines: [SetLine] = []
        while !rest.isEmpty {
            var line = SetLine(rowHeight: FlowMeasure.rowHeight(size))
            let end = cut(rest)
            set(rest[..<end], on: &line)
            lines.append(line)
            rest = Self.trimmed(rest[end...])
        }
        return lines
    }

    /// Where a line that is too high ends: after a word.
    private func cut(_ text: ArraySlice<Styled>) -> Int {
        let most = text.startIndex + columns * FlowMeasure.mostRows
        guard text.endIndex > most else { return text.endIndex }
        let space = text[..<most].lastIndex { $0.scalar == " " || $0.scalar == "\t" }
        return space.map { $0 + 1 } ?? most
    }

    /// Without white space at the ends.
    private static func trimmed(_ text: ArraySlice<Styled>) -> ArraySlice<Styled> {
        let rest = text.drop { $0.scalar.properties.isWhitespace }
        guard let last = rest.lastIndex(where: { !$0.scalar.properties.isWhitespace }) else { return [] }
        return rest[...last]
    }

    /// Puts characters side by side and goes to the next row where a word does not fit any more.
    private func set(_ text: ArraySlice<Styled>, on line: inout SetLine) {
        let advance = FlowMeasure.advance(size)
        var column = 0
        var row = 0
        var cellStart = 0
        var index = text.startIndex
        while index < text.endIndex {
            let styled = text[index]
            if styled.scalar == "\t" {
                line.cells.append(cellStart..<line.marks.count)
                // To the next of the stops that stand eight characters apart.
                let stop = (column / 8 + 1) * 8
                let x = left + Float(min(column, columns)) * advance
                line.marks.append(.init(scalar: "\t", font: styled.font, x: x, row: row, width: 0))
                column = min(stop, columns)
                cellStart = line.marks.count
                index += 1
                continue
            }
            let isSpace = styled.scalar.properties.isWhitespace
            let word = isSpace ? 1 : text[index...].prefix { !$0.scalar.properties.isWhitespace }.count
            if !isSpace, column > 0, column + word > columns {
                column = 0
                row += 1
            }
            for styled in text[index..<(index + word)] {
                let isMark = styled.scalar.properties.canonicalCombiningClass != .notReordered
                if column >= columns, !isSpace, !isMark {
                    column = 0
                    row += 1
                }
                let isWide = column < columns && !isMark
                line.marks.append(
                    .init(
                        scalar: styled.scalar, font: styled.font, x: left + Float(min(column, columns)) * advance,
                        row: row, width: isWide ? advance : 0))
                if isWide { column += 1 }
            }
            index += word
        }
        line.cells.append(cellStart..<line.marks.count)
        line.rowCount = row + 1
    }
}
