import Ingestion

/// An open Excel file (.xlsx).
struct ExcelFile: ~Copyable {
    struct Sheet {
        let name: String
        let part: String
    }

    struct Row {
        /// As the program shows it, from 1.
        let number: Int
        var cells: [String]
    }

    private static let mostRows = 50_000

    private var archive: ZipArchive
    private let list: SheetList
    private let relations: OfficeRelations
    private let strings: SharedStrings
    private let styles: SheetStyles
    private let mostScalars: Int

    init(_ file: Int32, mostScalars: Int) throws(DocumentFailure) {
        var archive = try ZipArchive(file)
        let relations = OfficeRelations(folder: "xl")
        try archive.parse("xl/_rels/workbook.xml.rels", with: relations)
        let list = SheetList()
        try archive.parse("xl/workbook.xml", with: list)
        let strings = SharedStrings(mostScalars: mostScalars)
        try archive.parse(ifPresent: relations.target("sharedStrings") ?? "xl/sharedStrings.xml", with: strings)
        let styles = SheetStyles()
        try archive.parse(ifPresent: relations.target("styles") ?? "xl/styles.xml", with: styles)
        self.archive = archive
        self.list = list
        self.relations = relations
        self.strings = strings
        self.styles = styles
        self.mostScalars = mostScalars
    }

    var names: [String] { list.sheets.map(\.name) }

    /// Those that are shown, or the one of that name.
    func sheets(named name: String?) throws(DocumentFailure) -> [Sheet] {
        list.sheets.compactMap { sheet in
            guard let part = relations.targets[sheet.relation],
                name.map({ $0.lowercased() == sheet.name.lowercased() }) ?? !sheet.isHidden
            else { return nil }
            return Sheet(name: sheet.name, part: part)
        }
    }

    /// The rows that hold something.
    mutating func rows(of sheet: Sheet) throws(DocumentFailure) -> [Row] {
        let reader = SheetRows(
            strings: strings, styles: styles, date1904: list.date1904, mostRows: Self.mostRows,
            mostScalars: mostScalars)
        try archive.parse(sheet.part, with: reader)
        return reader.filled
    }
}

/// `xl/workbook.xml`: the sheets in the order of their tabs.
final class SheetList: XMLHandler {
    private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    /// Days are counted from 1904 as on old Macintoshes.
    private(set) var date1904 = false

    func start(_ name: String, _ attributes: XMLAttributes) {
        if name == "workbookPr" { date1904 = ["1", "true"].contains(attributes["date1904"] ?? "0") }
        guard name == "sheet", let title = attributes["name"], let id = attributes["id"], sheets.count < 1_000 else {
            return
        }
        sheets.append((title, id, attributes["state"].map { $0 != "visible" } ?? false))
    }

    func end(_ name: String) {}
    func text(_ text: String) {}
}

/// `xl/sharedStrings.xml`: texts that cells refer to by number.
final class SharedStrings: XMLHandler {
    private(set) var texts: [String] = []
    private let mostScalars: Int
    private var scalars = 0
    private var isText = false
    /// Inside the reading aid of East Asian scripts.
    private var isPhonetic = false

    init(mostScalars: Int) { self.mostScalars = mostScalars }

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "si": texts.append("")
        case "rPh": isPhonetic = true
        case "t": isText = !isPhonetic && !texts.isEmpty
        default: break
        }
    }

    func end(_ name: String) {
        if name == "t" { isText = false }
        if name == "rPh" { isPhonetic = false }
    }

    func text(_ text: String) throws(DocumentFailure) {
        guard isText else { return }
        scalars += text.unicodeScalars.count
        guard scalars <= mostScalars else { throw DocumentFailure(.tooMuchText, "\(mostScalars)") }
        texts[texts.count - 1] += text
    }
}

/// `xl/styles.xml`: how numbers are shown.
final class SheetStyles: XMLHandler {
    private var codes: [Int: String] = [:]
    private var formats: [NumberFormat] = []
    private var isCellFormats = false

    func start(_ name: String, _ attributes: XMLAttributes) {
        let id = attributes["numFmtId"].flatMap { Int($0) }
        switch name {
        case "numFmt": if let id, codes.count < 10_000 { codes[id] = attributes["formatCode"] }
        case "cellXfs": isCellFormats = true
        case "xf" where isCellFormats && formats.count < 100_000:
            formats.append(NumberFormat(id: id ?? 0, code: codes[id ?? 0]))
        default: break
        }
    }

    func end(_ name: String) { if name == "cellXfs" { isCellFormats = false } }
    func text(_ text: String) {}

    func format(_ index: Int?) -> NumberFormat {
        guard let index, formats.indices.contains(index) else { return NumberFormat(id: 0, code: nil) }
        return formats[index]
    }
}
