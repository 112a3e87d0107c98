import Ingestion

/// Reads the running text of a Word file (ECMA-376, part 1, 17): the body, a header, or the notes.
final class WordBody: XMLHandler {
    /// Numbers of notes, in the order of their references.
    var notes: [String] = []
    /// The parts that print at the top and bottom of every page.
    var headers: [String] = []
    var footers: [String] = []
    var hasPages = false
    /// The text of each note, in a part of notes.
    var noteTexts: [String: FlowText] = [:]

    let styles: WordStyles
    let numbering: WordNumbering
    /// Not yet referred to: each is printed once.
    var notesAbove: [String: FlowText]
    private let mostScalars: Int
    private var scalars = 0

    /// What blocks are added to: the body, and inside it a table's cell or a text box.
    var containers: [[FlowBlock]] = [[]]
    var paragraphs: [Paragraph] = []
    var tables: [Table] = []
    var run: Run?
    private var isText = false
    /// Inside what was deleted, or what is there a second time for old programs.
    private var ignored = 0
    var note: String?

    struct Paragraph {
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

    struct Run {
        var bold: Bool?
        var italic = false
        var isHidden = false
    }

    struct Table {
        var rows: [(cells: [[FlowBlock]], isHeader: Bool)] = []
        var span = 1
        /// A page ends inside the row: shown before the next one.
        var endsPage = false
    }

    private static let ignoredElements: Set<String> = [
        "del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "sectPrChange", "numberingChange",
    ]
    static let mostCells = 1_000

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
}

extension WordBody {
    /// All of it in one piece, for headers and footers.
    var flat: FlowText { Self.flattened(blocks) }
}
