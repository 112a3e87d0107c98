import Ingestion

/// Reads the running text of a Word file (ECMA-376, part 1, 17): the body, a header, or the notes.
final class WordBody: XMLHandler {
    /// Numbers of notes, in the order of their references.
    private(set) var notes: [String] = []
    /// The parts that print at the top and bottom of every page.
    private(set) var headers: [String] = []
    private(set) var footers: [String] = []
    private(set) var hasPages = false
    /// The text of each note, in a part of notes.
    private(set) var noteTexts: [String: FlowText] = [:]

    private let styles: WordStyles
    private let numbering: WordNumbering
    /// Not yet referred to: each is printed once.
    private var notesAbove: [String: FlowText]
    private let mostScalars: Int
    private var scalars = 0

    /// What blocks are added to: the body, and inside it a table's cell or a text box.
    private var containers: [[FlowBlock]] = [[]]
    private var paragraphs: [Paragraph] = []
    private var tables: [Table] = []
    private var run: Run?
    private var isText = false
    /// Inside what was deleted, or what is there a second time for old programs.
    private var ignored = 0
    private var note: String?

    private struct Paragraph {
        var text = FlowText()
        var style: String?
        var number: String?
        var level: Int?
        var outline: Int?
        var endsPage = false
        var isBegun = false
        var notes: [FlowBlock] = []
        var boxes: [FlowBlock] = []
    }

    private struct Run {
        var bold: Bool?
        var italic = false
        var isHidden = false
    }

    private struct Table {
        var rows: [(cells: [[FlowBlock]], isHeader: Bool)] = []
        var span = 1
        /// A page ends inside the row: shown before the next one.
        var endsPage = false
    }

    private static let ignoredElements: Set<String> = [
        "del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "sectPrChange", "numberingChange",
    ]
    private static let mostCells = 1_000

    /// - Parameter notes: the texts that references point to.
    init(styles: WordStyles, numbering: WordNumbering, notes: [String: FlowText] = [:], mostScalars: Int) {
        self.styles = styles
        self.numbering = numbering
        notesAbove = notes
        self.mostScalars = mostScalars
    }

    var blocks: [FlowBlock] { containers[0] }

    // MARK: Elements

    func start(_ name: String, _ attributes: XMLAttributes) throws(DocumentFailure) {
        if ignored > 0 || Self.ignoredElements.contains(name) {
            ignored += 1
            return
        }
        switch name {
        case "p": paragraphs.append(Paragraph())
        case "r": run = Run()
        case "t": isText = run != nil
        case "tbl": tables.append(Table())
        case "tr": if !tables.isEmpty { tables[tables.count - 1].rows.append(([], false)) }
        case "tc", "txbxContent": containers.append([])
        case "footnote", "endnote": note = attributes["id"]
        case "headerReference": refer(attributes, in: &headers)
        case "footerReference": refer(attributes, in: &footers)
        default:
            if run != nil { startInRun(name, attributes) } else { startInProperties(name, attributes) }
        }
    }

    func end(_ name: String) throws(DocumentFailure) {
        if ignored > 0 {
            ignored -= 1
            return
        }
        switch name {
        case "p": endParagraph()
        case "r": run = nil
        case "t": isText = false
        case "tc": try endCell()
        case "tr": endRow()
        case "tbl": endTable()
        case "txbxContent": endBox()
        case "footnote", "endnote": endNote()
        default: break
        }
    }

    func text(_ text: String) throws(DocumentFailure) {
        guard isText, ignored == 0 else { return }
        scalars += text.unicodeScalars.count
        guard scalars <= mostScalars else { throw DocumentFailure(.tooMuchText, "\(mostScalars)") }
        write(text)
    }

    private func startInRun(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "b": run?.bold = attributes.isOn
        case "i": run?.italic = attributes.isOn
        case "vanish", "webHidden": run?.isHidden = attributes.isOn
        case "tab", "ptab": write("\t")
        case "cr": write("\n")
        case "noBreakHyphen": write("-")
        case "br":
            if attributes["type"] == "page" { endPage() } else { write("\n") }
        case "lastRenderedPageBreak":
            hasPages = true
            endPage()
        case "sym": write(Self.symbol(attributes["char"]))
        case "footnoteReference", "endnoteReference": refer(to: attributes["id"], isEndnote: name == "endnoteReference")
        default: break
        }
    }

    private func startInProperties(_ name: String, _ attributes: XMLAttributes) {
        guard !paragraphs.isEmpty else { return startInTable(name, attributes) }
        let last = paragraphs.count - 1
        let value = attributes["val"]
        switch name {
        case "pStyle": paragraphs[last].style = value
        case "numId": paragraphs[last].number = value
        case "ilvl": paragraphs[last].level = value.flatMap { Int($0) }
        case "outlineLvl": paragraphs[last].outline = value.flatMap { Int($0) }
        case "pageBreakBefore": if attributes.isOn { addPageBreak() }
        case "sectPr": paragraphs[last].endsPage = true
        case "type": if value == "continuous" { paragraphs[last].endsPage = false }
        default: break
        }
    }

    private func startInTable(_ name: String, _ attributes: XMLAttributes) {
        guard !tables.isEmpty, !tables[tables.count - 1].rows.isEmpty else { return }
        let table = tables.count - 1
        switch name {
        case "tblHeader": tables[table].rows[tables[table].rows.count - 1].isHeader = attributes.isOn
        case "gridSpan": tables[table].span = min(max(attributes["val"].flatMap { Int($0) } ?? 1, 1), 63)
        default: break
        }
    }

    // MARK: Text

    private func write(_ text: String) {
        guard let run, !run.isHidden, !paragraphs.isEmpty else { return }
        let last = paragraphs.count - 1
        paragraphs[last].text.append(
            text, bold: run.bold ?? styles.isBold(paragraphs[last].style), italic: run.italic)
    }

    /// Bullets and ticks of Word's symbol fonts.
    private static func symbol(_ code: String?) -> String {
        switch code?.uppercased() {
        case "F0B7", "F0A7", "F06C": "•"
        case "F0FC": "✓"
        case "F0FE": "☑"
        case "F0A8", "F06F": "☐"
        case "F0E0", "F0E8": "→"
        default: ""
        }
    }

    /// A reference is a raised number, so that `750 TL` and its note 1 do not become `750 TL1`.
    private func refer(to id: String?, isEndnote: Bool) {
        guard let id, !paragraphs.isEmpty, let text = notesAbove.removeValue(forKey: (isEndnote ? "e" : "f") + id)
        else { return }
        notes.append(id)
        let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let mark = String("\(notes.count)".compactMap { $0.wholeNumberValue.map { raised[$0] } })
        write(mark)
        var block = FlowText(mark + " ")
        block.append(text)
        paragraphs[paragraphs.count - 1].notes.append(.paragraph(block))
    }

    private func refer(_ attributes: XMLAttributes, in parts: inout [String]) {
        guard attributes["type"] ?? "default" == "default", let id = attributes["id"], parts.count < 100 else { return }
        if !parts.contains(id) { parts.append(id) }
    }

    // MARK: Blocks

    private func add(_ block: FlowBlock) { containers[containers.count - 1].append(block) }

    private func addPageBreak() {
        if tables.isEmpty { add(.pageBreak) } else { tables[tables.count - 1].endsPage = true }
    }

    /// Ends the page in the middle of a paragraph.
    private func endPage() {
        if tables.isEmpty, paragraphs.count == 1 { flush() }
        addPageBreak()
    }

    private func endParagraph() {
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

    // MARK: Tables

    private func endCell() throws(DocumentFailure) {
        guard containers.count > 1 else { return }
        let blocks = containers.removeLast()
        guard !tables.isEmpty, !tables[tables.count - 1].rows.isEmpty else { return }
        let table = tables.count - 1
        let row = tables[table].rows.count - 1
        tables[table].rows[row].cells.append(blocks)
        // So that the columns of all rows agree.
        for _ in 1..<max(1, tables[table].span) { tables[table].rows[row].cells.append([]) }
        tables[table].span = 1
        guard tables[table].rows[row].cells.count <= Self.mostCells else { throw DocumentFailure(.damagedOffice) }
    }

    private func endRow() {
        guard !tables.isEmpty else { return }
        let table = tables.count - 1
        if tables[table].rows.last?.cells.allSatisfy(\.isEmpty) ?? false { tables[table].rows.removeLast() }
        guard tables[table].endsPage, tables.count == 1, containers.count == 1 else { return }
        // The table goes on on the next page.
        let last = tables[table].rows.popLast()
        addTable(tables[table].rows)
        add(.pageBreak)
        tables[table].rows = last.map { [$0] } ?? []
        tables[table].endsPage = false
    }

    private func endTable() {
        guard let table = tables.popLast() else { return }
        addTable(table.rows)
    }

    private func addTable(_ rows: [(cells: [[FlowBlock]], isHeader: Bool)]) {
        guard !rows.isEmpty else { return }
        // One column is a frame around text.
        if rows.allSatisfy({ $0.cells.count { !$0.isEmpty } <= 1 }) {
            for block in rows.flatMap({ $0.cells.flatMap(\.self) }) { add(block) }
        } else {
            add(.table(rows.map { FlowRow(cells: $0.cells.map(Self.flattened), isHeader: $0.isHeader) }))
        }
    }

    /// A cell's paragraphs, one after the other.
    private static func flattened(_ blocks: [FlowBlock]) -> FlowText {
        var text = FlowText()
        for block in blocks {
            let parts: [FlowText] =
                switch block {
                case .heading(_, let text), .paragraph(let text, _): [text]
                case .table(let rows): rows.flatMap(\.cells)
                case .pageBreak: []
                }
            for part in parts where !part.isBlank {
                if !text.runs.isEmpty { text.append(" ") }
                text.append(part)
            }
        }
        return text
    }

    private func endBox() {
        guard containers.count > 1 else { return }
        let blocks = containers.removeLast()
        // A text box stands beside the paragraph it is anchored in.
        if paragraphs.isEmpty {
            for block in blocks { add(block) }
        } else {
            paragraphs[paragraphs.count - 1].boxes += blocks
        }
        // The run that holds the box goes on.
        run = Run()
    }

    private func endNote() {
        if let note { noteTexts[note] = Self.flattened(containers[0]) }
        containers[0] = []
        note = nil
    }
}

extension WordBody {
    /// All of it in one piece, for headers and footers.
    var flat: FlowText { Self.flattened(blocks) }
}
