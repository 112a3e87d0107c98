import Ingestion

/// From paragraphs to blocks.
extension WordBody {
    func add(_ block: FlowBlock) { containers[containers.count - 1].append(block) }

    func addPageBreak() {
        if tables.isEmpty { add(.pageBreak) } else { tables[tables.count - 1].endsPage = true }
    }

    /// Ends the page in the middle of a paragraph.
    func endPage() {
        if tables.isEmpty, paragraphs.count == 1 { flush() }
        addPageBreak()
    }

    func endParagraph() {
        guard !paragraphs.isEmpty else { return }
        flush()
        let paragraph = paragraphs.removeLast()
        for block in paragraph.notes + paragraph.boxes { add(block) }
        if paragraph.endsPage { addPageBreak() }
    }

    /// Writes what the innermost paragraph has so far.
    private func flush() {
        let last = paragraphs.count - 1
        let paragraph = paragraphs[last]
        guard !paragraph.text.isBlank else { return }
        paragraphs[last].text = FlowText()
        paragraphs[last].isBegun = true
        var text = FlowText()
        let list = numbering(of: paragraph)
        if !paragraph.isBegun, let list, let mark = numbering.mark(number: list.number, level: list.level) {
            text.append(mark + " ", bold: styles.isBold(paragraph.style))
        }
        text.append(paragraph.text)
        if let level = headingLevel(of: paragraph), text.plain.count <= 300 {
            add(.heading(level: level, text))
        } else {
            add(.paragraph(text, indent: list?.level ?? 0))
        }
    }

    private func numbering(of paragraph: Paragraph) -> (number: String, level: Int)? {
        let own = styles.numbering(paragraph.style)
        guard let number = paragraph.number ?? own?.number, number != "0" else { return nil }
        return (number, min(max(paragraph.level ?? own?.level ?? 0, 0), 8))
    }

    private func headingLevel(of paragraph: Paragraph) -> Int? {
        if let outline = paragraph.outline { return (0...8).contains(outline) ? outline + 1 : nil }
        return styles.headingLevel(paragraph.style)
    }
}
