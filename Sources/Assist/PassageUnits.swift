import Knowledge

/// The least stretch of a passage that can be quoted by itself: a sentence, a list item or a table row.
struct PassageUnit {
    enum Kind: Equatable {
        case sentence
        case row
        case heading
    }

    let kind: Kind
    /// In Unicode scalars of the passage's text.
    let range: Range<Int>
    let text: String
    /// The heading line above it: index of a unit of the same passage.
    var heading: Int?
    /// The row of column names above it: index of a unit of the same passage.
    var header: Int?
}

/// Cuts a passage into its units, each an exact substring.
///
/// Layout tells rows and headings apart from running text: cells stand two spaces or a tab apart, or, where extraction
/// kept one space only, short lines that end in a value follow each other; a heading is a short line without a stop.
enum PassageUnits {
    /// - Parameter columns: the names of the table's columns, where whoever cut the passage knows them.
    static func units(of text: String, columns: [String] = []) -> [PassageUnit] {
        let scalars = Array(text.unicodeScalars)
        var builder = UnitBuilder(scalars: scalars, lines: Line.all(in: scalars), columns: columns)
        return builder.build()
    }
}

private struct UnitBuilder {
    let scalars: [Unicode.Scalar]
    let lines: [Line]
    private var units: [PassageUnit] = []
    private var prose: Range<Int>?
    private var heading: Int?
    private var header: Int?
    private let columns: String

    init(scalars: [Unicode.Scalar], lines: [Line], columns: [String]) {
        self.columns = columns.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
        self.scalars = scalars
        self.lines = lines
    }

    mutating func build() -> [PassageUnit] {
        for index in lines.indices {
            let line = lines[index]
            if line.range.isEmpty {
                if !isMidSentence(index) { endProse() }
                header = nil
            } else if isRow(index) {
                endProse()
                append(.row, line.range)
            } else if isHeading(index) {
                endProse()
                header = nil
                let isAboveRows = isRow(index + 1)
                append(.heading, line.range)
                if isAboveRows {
                    header = units.count - 1
                } else {
                    heading = units.count - 1
                }
            } else {
                if line.isListItem { endProse() }
                header = nil
                prose = (prose?.lowerBound ?? line.content.lowerBound)..<line.range.upperBound
            }
        }
        endProse()
        return units
    }

    private mutating func append(_ kind: PassageUnit.Kind, _ range: Range<Int>) {
        let text = String(String.UnicodeScalarView(scalars[range]))
        let isHeader =
            kind == .row && header == nil
            && (!text.unicodeScalars.contains { $0.properties.numericType != nil } || namesColumns(text))
        units.append(
            PassageUnit(kind: kind, range: range, text: text, heading: heading, header: isHeader ? nil : header))
        if isHeader { header = units.count - 1 }
    }

    private func namesColumns(_ text: String) -> Bool {
        !columns.isEmpty && text.split(whereSeparator: \.isWhitespace).joined(separator: " ") == columns
    }

    /// A gap in the layout, not in the text: the line before ends in the middle, and the next one goes on.
    private func isMidSentence(_ index: Int) -> Bool {
        guard prose != nil, index > 0, index + 1 < lines.count, !lines[index - 1].range.isEmpty else { return false }
        guard !lines[index - 1].endsSentence, lines[index - 1].range.count > 30 else { return false }
        let next = lines[index + 1]
        guard let first = next.range.first.map({ scalars[$0] }), !next.isListItem else { return false }
        return first.properties.isLowercase || first == "%" || first == "("
    }

    private mutating func endProse() {
        guard let range = prose else { return }
        prose = nil
        for sentence in Sentences.ranges(in: scalars, range) { append(.sentence, sentence) }
    }

    private func isRow(_ index: Int) -> Bool {
        let line = lines[index]
        if line.cells > 1 { return true }
        guard line.looksLikeRow else { return false }
        let next = index + 1 < lines.count ? lines[index + 1] : nil
        if let next, !next.range.isEmpty, next.continues { return false }
        let previous = index > 0 ? lines[index - 1] : nil
        // One such line between sentences may be their wrapped end; two in a row are a table.
        return next?.looksLikeRow == true || previous?.looksLikeRow == true
    }

    private func isHeading(_ index: Int) -> Bool {
        let line = lines[index]
        guard line.looksLikeHeading, prose == nil || lines[index - 1].endsSentence else { return false }
        return index + 1 < lines.count && !lines[index + 1].continues
    }
}

/// One printed line, without the white space at its ends.
private struct Line {
    let range: Range<Int>
    /// The line without the sign of a list item.
    let content: Range<Int>
    let cells: Int
    let endsSentence: Bool
    let isListItem: Bool
    /// Begins in lower case or with a bare unit, as the rest of a wrapped sentence does.
    let continues: Bool
    let looksLikeRow: Bool
    let looksLikeHeading: Bool

    static func all(in scalars: [Unicode.Scalar]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        for index in 0...scalars.count where index == scalars.count || Sentences.isLineBreak(scalars[index]) {
            lines.append(Line(scalars, start..<index))
            start = index + 1
        }
        return lines
    }

    init(_ scalars: [Unicode.Scalar], _ whole: Range<Int>) {
        var range = whole
        while let first = range.first, scalars[first].properties.isWhitespace { range = (first + 1)..<range.upperBound }
        while let last = range.last, scalars[last].properties.isWhitespace { range = range.lowerBound..<last }
        self.range = range
        let text = String(String.UnicodeScalarView(scalars[range]))
        cells = Line.cellCount(scalars[range])
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let last = words.last ?? ""
        endsSentence = last.last.map { ".!?…:;".contains($0) } ?? true
        isListItem =
            words.count > 1 && (["•", "-", "–", "*", "▪", "·"].contains(words[0]) || Line.isItemNumber(words[0]))
        let bullet = isListItem ? words[0].unicodeScalars.count : 0
        let start = scalars[range].dropFirst(bullet).firstIndex { !$0.properties.isWhitespace }
        content = (start ?? range.lowerBound)..<range.upperBound
        let first = text.unicodeScalars.first
        continues = first?.properties.isLowercase == true || Line.units.contains(FoldedText.fold(words.first ?? ""))
        let isShort = range.count <= 80 && words.count <= 12
        let endsInValue =
            Line.units.contains(FoldedText.fold(last))
            || last.unicodeScalars.contains { $0.properties.numericType == .decimal }
        let hasStop = endsSentence || text.contains(". ") || text.contains(", ") || text.contains("; ")
        let hasNumber = text.unicodeScalars.contains { $0.properties.numericType == .decimal }
        looksLikeRow = isShort && !hasStop && hasNumber && endsInValue && words.count > 1 && !continues
        looksLikeHeading =
            range.count <= 70 && words.count <= 9 && !endsSentence && !hasNumber && !continues && !words.isEmpty
    }

    private static func isItemNumber(_ word: String) -> Bool {
        word.hasSuffix(")") && word.dropLast().allSatisfy { $0.isNumber || $0.isLetter } && word.count <= 3
    }

    private static func cellCount(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        var cells = scalars.isEmpty ? 0 : 1
        var spaces = 0
        for scalar in scalars {
            if scalar == "\t" {
                spaces += 2
            } else if scalar.properties.isWhitespace {
                spaces += 1
            } else {
                if spaces > 1 { cells += 1 }
                spaces = 0
            }
        }
        return cells
    }

    private static let units: Set<String> = [
        "tl", "try", "lira", "eur", "euro", "usd", "dolar", "gun", "gunu", "hafta", "ay", "yil", "saat", "dakika", "dk",
        "seans", "adet", "kisi", "kg", "gr", "gram", "cm", "mm", "ml", "m2", "ucretsiz", "dahil", "yok", "var",
    ]
}
