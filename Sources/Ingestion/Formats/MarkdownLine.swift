/// What a single line of Markdown is.
enum MarkdownLine {
    struct Item {
        let depth: Int
        /// `•`, `3.`, `☐` or `☑`.
        let mark: String
        let text: String
    }

    /// `## Başlık ##`; the text is trimmed.
    static func heading(_ text: String) -> (level: Int, text: String)? {
        let level = text.prefix { $0 == "#" }.count
        guard (1...6).contains(level) else { return nil }
        let rest = text.dropFirst(level)
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        var title = TextLines.trimmed(rest)
        let closing = title.reversed().prefix { $0 == "#" }.count
        let body = title.dropLast(closing)
        if closing > 0, body.isEmpty || body.last == " " { title = TextLines.trimmed(body) }
        return (level, title)
    }

    /// The backticks or tildes that open a block of code.
    static func fence(_ text: String) -> String? {
        for mark: Character in ["`", "~"] {
            let run = text.prefix { $0 == mark }
            if run.count >= 3, mark == "~" || !text.dropFirst(run.count).contains("`") { return String(run) }
        }
        return nil
    }

    static func closes(_ fence: String, _ line: Substring) -> Bool {
        let text = TextLines.trimmed(line)
        return text.hasPrefix(fence) && text.allSatisfy { $0 == fence.first }
    }

    /// `***`, `- - -`
    static func isRule(_ text: String) -> Bool {
        let marks = text.filter { !$0.isWhitespace }
        guard marks.count >= 3, let first = marks.first, "*-_".contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }

    /// `[ad]: https://…`, which says where a link leads and is not printed.
    static func isDefinition(_ text: String) -> Bool {
        guard text.hasPrefix("["), !text.hasPrefix("[^"), let end = text.range(of: "]:") else { return false }
        return text[..<end.lowerBound].dropFirst().allSatisfy { $0 != "[" && $0 != "]" }
    }

    static func item(_ line: Substring) -> Item? {
        let indent = line.prefix { $0 == " " || $0 == "\t" }
        let width = indent.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
        let text = line.dropFirst(indent.count)
        guard let first = text.first else { return nil }
        var mark = "•"
        var rest: Substring
        if "-*+".contains(first) {
            rest = text.dropFirst()
        } else {
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            rest = text.dropFirst(digits.count)
            guard (1...9).contains(digits.count), let end = rest.first, end == "." || end == ")" else { return nil }
            mark = digits + String(end)
            rest = rest.dropFirst()
        }
        guard rest.first == " " || rest.first == "\t" else { return nil }
        rest = rest.drop { $0 == " " || $0 == "\t" }
        for (box, sign) in [("[ ] ", "☐"), ("[x] ", "☑"), ("[X] ", "☑")] where rest.hasPrefix(box) {
            mark = mark == "•" ? sign : mark + " " + sign
            rest = rest.dropFirst(box.count)
        }
        return rest.isEmpty ? nil : Item(depth: min(width / 2, 10), mark: mark, text: String(rest))
    }

    /// `|---|:--:|`
    static func isTableRule(_ line: Substring) -> Bool {
        let text = TextLines.trimmed(line)
        guard text.contains("-"), text.contains("|") || text.contains(":") else { return false }
        return text.allSatisfy { "|:- \t".contains($0) }
    }

    /// The cells of a table's row; `\|` does not part them.
    static func cells(_ line: Substring) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in TextLines.trimmed(line) {
            if character == "|", !isEscaped {
                cells.append(cell)
                cell = ""
            } else {
                if isEscaped && character != "|" { cell.append("\\") }
                if character != "\\" || isEscaped { cell.append(character) }
            }
            isEscaped = character == "\\" && !isEscaped
        }
        if isEscaped { cell.append("\\") }
        cells.append(cell)
        if cells.count > 1, TextLines.isBlank(cells[0][...]) { cells.removeFirst() }
        if cells.count > 1, TextLines.isBlank(cells[cells.count - 1][...]) { cells.removeLast() }
        return cells.map(\.trimmed)
    }
}
