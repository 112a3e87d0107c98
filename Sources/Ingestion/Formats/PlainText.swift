/// Reads a text file: paragraphs between empty lines, list items, underlined headings, columns of tabs or wide gaps.
package enum PlainText {
    package static func document(_ text: String) -> FlowDocument {
        var document = FlowDocument()
        for (index, sheet) in TextLines.sheets(of: text).enumerated() {
            if index > 0 {
                document.blocks.append(.pageBreak)
                document.hasPages = true
            }
            for group in sheet.split(whereSeparator: TextLines.isBlank) { append(group, to: &document.blocks) }
        }
        return document
    }

    /// - Parameter group: lines without an empty one among them.
    private static func append(_ group: ArraySlice<Substring>, to blocks: inout [FlowBlock]) {
        var rest = group
        while let line = rest.first {
            if let (rows, count) = table(rest) {
                blocks.append(.table(rows))
                rest = rest.dropFirst(count)
            } else if let level = rest.dropFirst().first.flatMap(TextLines.underline), line.count <= 90 {
                blocks.append(.heading(level: level, FlowText(TextLines.trimmed(line))))
                rest = rest.dropFirst(2)
            } else {
                let paragraph = self.paragraph(rest)
                let text = paragraph.map { TextLines.trimmed($0) }.joined(separator: "\n")
                blocks.append(.paragraph(FlowText(text)))
                rest = rest.dropFirst(paragraph.count)
            }
        }
    }

    /// Lines up to the next that opens something of its own.
    private static func paragraph(_ lines: ArraySlice<Substring>) -> ArraySlice<Substring> {
        var end = lines.startIndex + 1
        let standsAlone = lines.first.map(isTitle) ?? false
        while !standsAlone, end < lines.endIndex {
            let line = lines[end]
            if TextLines.isItem(line) || isTitle(line) || cells(line).count > 1 { break }
            if lines[end...].dropFirst().first.flatMap(TextLines.underline) != nil { break }
            end += 1
        }
        return lines[..<end]
    }

    /// `ÖDEME VE İADE`
    private static func isTitle(_ line: Substring) -> Bool {
        guard line.utf8.count <= 120 else { return false }
        let letters = line.filter(\.isLetter)
        return letters.count >= 3 && letters.allSatisfy(\.isUppercase) && cells(line).count == 1
    }

    /// Consecutive lines with the same number of columns, two at least.
    private static func table(_ lines: ArraySlice<Substring>) -> (rows: [FlowRow], lineCount: Int)? {
        guard let first = lines.first else { return nil }
        let columns = cells(first).count
        guard columns >= 2, !TextLines.isItem(first) else { return nil }
        let rows = lines.prefix { cells($0).count == columns }
        guard rows.count >= 2 else { return nil }
        return (rows.map { row in FlowRow(cells: cells(row).map { FlowText($0) }) }, rows.count)
    }

    /// What tabs, or gaps of three spaces or more, part.
    private static func cells(_ line: Substring) -> [String] {
        var cells: [String] = []
        var cell = ""
        var spaces = 0
        for character in TextLines.trimmed(line).unicodeScalars {
            if character == " " {
                spaces += 1
                continue
            }
            if spaces >= 3 || character == "\t" {
                cells.append(cell)
                cell = ""
            } else if spaces > 0 {
                cell += String(repeating: " ", count: spaces)
            }
            spaces = 0
            if character != "\t" { cell.unicodeScalars.append(character) }
        }
        cells.append(cell)
        return cells
    }
}

/// Lines of a text file.
enum TextLines {
    /// The lines of each page: a form feed ends one.
    static func sheets(of text: String) -> [[Substring]] {
        var sheets: [[Substring]] = [[]]
        var start = text.startIndex
        func close(_ end: String.Index) { sheets[sheets.count - 1].append(text[start..<end]) }
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            var next = scalars.index(after: index)
            switch scalar {
            case "\n", "\u{85}", "\u{2028}", "\u{2029}", "\r":
                close(index)
                if scalar == "\r", next < scalars.endIndex, scalars[next] == "\n" { next = scalars.index(after: next) }
                start = next
            case "\u{0C}":
                close(index)
                sheets.append([])
                start = next
            default: break
            }
            index = next
        }
        close(scalars.endIndex)
        return sheets
    }

    static func isBlank(_ line: Substring) -> Bool { line.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    static func trimmed(_ line: Substring) -> String { String(line).trimmed }

    /// `===` is 1, `---` is 2.
    static func underline(_ line: Substring) -> Int? {
        let line = trimmed(line).unicodeScalars
        guard line.count >= 3, let first = line.first, line.allSatisfy({ $0 == first }) else { return nil }
        return first == "=" ? 1 : first == "-" ? 2 : nil
    }

    /// `- …`, `• …`, `3. …`, `3) …`
    static func isItem(_ line: Substring) -> Bool {
        let scalars = line.unicodeScalars.drop { $0.properties.isWhitespace }
        guard let first = scalars.first else { return false }
        if first.isBullet { return scalars.dropFirst().first?.properties.isWhitespace ?? false }
        let rest = scalars.drop(while: \.isDigit)
        let digits = scalars.count - rest.count
        guard (1...3).contains(digits), let mark = rest.first, mark == "." || mark == ")" else { return false }
        return rest.dropFirst().first?.properties.isWhitespace ?? false
    }
}
