/// Reads Markdown as people write it: CommonMark's blocks, the tables and task lists of GitHub, front matter.
package struct Markdown {
    private var lines: ArraySlice<Substring>
    private var blocks: [FlowBlock] = []

    package static func document(_ text: String) -> FlowDocument {
        var document = FlowDocument()
        // Form feeds mean nothing here.
        var lines = TextLines.sheets(of: text).flatMap { $0 }[...]
        document.title = frontMatter(&lines)
        document.blocks = blocks(lines, depth: 0)
        return document
    }

    /// Takes off what stands above the text for programs (`---` to `---`), and reads the title from it.
    private static func frontMatter(_ lines: inout ArraySlice<Substring>) -> String? {
        guard let first = lines.first.map(TextLines.trimmed), first == "---" || first == "+++" else { return nil }
        let ends = first == "---" ? ["---", "..."] : ["+++"]
        guard let end = lines.dropFirst().prefix(500).firstIndex(where: { ends.contains(TextLines.trimmed($0)) })
        else { return nil }
        let matter = lines[..<end].dropFirst()
        let isMatter = matter.allSatisfy { line in
            let start = line.unicodeScalars.first
            return start.map { $0.properties.isWhitespace || "#-".unicodeScalars.contains($0) } ?? true
                || line.contains(":") || line.contains("=")
        }
        guard isMatter else { return nil }
        lines = lines[end...].dropFirst()
        for line in matter {
            let parts = line.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "=" }
            guard parts.count == 2, TextLines.trimmed(parts[0]).lowercased() == "title" else { continue }
            let title = TextLines.trimmed(parts[1]).filter { $0 != "\"" }
            return title.isEmpty ? nil : String(title.prefix(300))
        }
        return nil
    }

    private static func blocks(_ lines: ArraySlice<Substring>, depth: Int) -> [FlowBlock] {
        var reader = Markdown(lines: lines)
        while let line = reader.lines.first { reader.takeBlock(from: line, depth: depth) }
        return reader.blocks
    }

    private init(lines: ArraySlice<Substring>) { self.lines = lines }

    // MARK: Blocks

    private mutating func takeBlock(from line: Substring, depth: Int) {
        let text = TextLines.trimmed(line)
        if text.isEmpty {
            lines.removeFirst()
        } else if let fence = MarkdownLine.fence(text) {
            takeCode(fence)
        } else if let (level, title) = MarkdownLine.heading(text) {
            blocks.append(.heading(level: level, MarkdownInline.text(title)))
            lines.removeFirst()
        } else if MarkdownLine.isRule(text) || MarkdownLine.isDefinition(text) {
            lines.removeFirst()
        } else if text.hasPrefix("<!--") {
            takeComment()
        } else if text.hasPrefix(">") && depth < 8 {
            takeQuote(depth: depth)
        } else if lines.dropFirst().first.map(MarkdownLine.isTableRule) ?? false, text.contains("|") {
            takeTable()
        } else if let item = MarkdownLine.item(line) {
            takeItem(item)
        } else {
            takeParagraph()
        }
    }

    private mutating func takeCode(_ fence: String) {
        lines.removeFirst()
        let body = lines.prefix { !MarkdownLine.closes(fence, $0) }
        lines = lines.dropFirst(body.count + 1)
        let text = body.map { String($0) }.joined(separator: "\n")
        if !TextLines.isBlank(text[...]) { blocks.append(.paragraph(FlowText(text))) }
    }

    private mutating func takeComment() {
        while let line = lines.popFirst() {
            if line.contains("-->") { break }
        }
    }

    private mutating func takeQuote(depth: Int) {
        let quoted = lines.prefix { TextLines.trimmed($0).hasPrefix(">") }
        lines = lines.dropFirst(quoted.count)
        let inner = quoted.map { line -> Substring in
            let rest = line.drop { $0.isWhitespace }.dropFirst()
            return rest.first == " " ? rest.dropFirst() : rest
        }
        for block in Self.blocks(inner[...], depth: depth + 1) {
            if case .paragraph(let text, let indent) = block {
                blocks.append(.paragraph(text, indent: indent + 1))
            } else {
                blocks.append(block)
            }
        }
    }

    private mutating func takeTable() {
        var rows: [FlowRow] = []
        if let header = lines.popFirst() {
            rows.append(FlowRow(cells: MarkdownLine.cells(header).map { MarkdownInline.text($0) }, isHeader: true))
        }
        lines.removeFirst()
        while let line = lines.first, line.contains("|") {
            rows.append(FlowRow(cells: MarkdownLine.cells(line).map { MarkdownInline.text($0) }))
            lines.removeFirst()
        }
        blocks.append(.table(rows))
    }

    private mutating func takeItem(_ item: MarkdownLine.Item) {
        lines.removeFirst()
        let text = ([item.text] + continuation()).joined(separator: "\n")
        var marked = FlowText(item.mark + " ")
        marked.append(MarkdownInline.text(text))
        blocks.append(.paragraph(marked, indent: item.depth))
    }

    private mutating func takeParagraph() {
        let first = String(lines.removeFirst())
        let rest = continuation()
        if let level = lines.first.flatMap(TextLines.underline) {
            lines.removeFirst()
            blocks.append(.heading(level: level, MarkdownInline.text(([first] + rest).joined(separator: "\n"))))
            return
        }
        let text = MarkdownInline.text(([first] + rest).joined(separator: "\n"))
        if !text.isBlank { blocks.append(.paragraph(text)) }
    }

    /// The lines that go on with the paragraph before them.
    private mutating func continuation() -> [String] {
        var taken: [String] = []
        while let line = lines.first {
            let text = TextLines.trimmed(line)
            let opens =
                text.isEmpty || MarkdownLine.fence(text) != nil || MarkdownLine.heading(text) != nil
                || MarkdownLine.isRule(text) || TextLines.underline(line) != nil || text.hasPrefix(">")
                || text.hasPrefix("<!--") || MarkdownLine.item(line) != nil
            if opens { break }
            if text.contains("|"), lines.dropFirst().first.map(MarkdownLine.isTableRule) ?? false { break }
            // Two spaces at the end are a line break, which trimming would lose.
            taken.append(String(line))
            lines.removeFirst()
        }
        return taken
    }
}
