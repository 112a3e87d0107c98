import Ingestion

/// `xl/worksheets/sheet1.xml`: the cells of a sheet (ECMA-376, part 1, 18.3).
final class SheetRows: XMLHandler {
    private static let mostColumns = 256

    private let strings: SharedStrings
    private let styles: SheetStyles
    private let date1904: Bool
    private let mostRows: Int
    private let mostScalars: Int
    private var scalars = 0
    private var rows: [ExcelFile.Row] = []
    private var merged: [(rows: ClosedRange<Int>, column: Int)] = []

    private var rowNumber = 0
    private var column = 0
    private var type = "n"
    private var style: Int?
    private var value = ""
    private var isValue = false
    private var isPhonetic = false

    init(strings: SharedStrings, styles: SheetStyles, date1904: Bool, mostRows: Int, mostScalars: Int) {
        self.strings = strings
        self.styles = styles
        self.date1904 = date1904
        self.mostRows = mostRows
        self.mostScalars = mostScalars
    }

    /// The rows that hold something; a cell merged over several rows stands in each of them.
    var filled: [ExcelFile.Row] {
        var rows = rows
        let places = Dictionary(rows.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
        for area in merged {
            guard let first = places[area.rows.lowerBound], rows[first].cells.indices.contains(area.column) else {
                continue
            }
            let text = rows[first].cells[area.column]
            for index in rows.indices[(first + 1)...].prefix(while: { rows[$0].number <= area.rows.upperBound }) {
                while rows[index].cells.count <= area.column { rows[index].cells.append("") }
                rows[index].cells[area.column] = text
            }
        }
        return rows.filter { $0.cells.contains { !$0.isEmpty } }
    }

    func start(_ name: String, _ attributes: XMLAttributes) throws(DocumentFailure) {
        switch name {
        case "row":
            rowNumber =
                attributes["r"].flatMap { Int($0) }.map { min(max($0, rowNumber + 1), 10_000_000) } ?? rowNumber + 1
            column = -1
            guard rows.count < mostRows else { throw DocumentFailure(.tooMuchText, "\(mostScalars)") }
            rows.append(ExcelFile.Row(number: rowNumber, cells: []))
        case "c":
            column = attributes["r"].flatMap(Self.place)?.column ?? column + 1
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) }
            value = ""
        case "v": isValue = true
        case "rPh": isPhonetic = true
        case "t": isValue = !isPhonetic
        case "mergeCell": merge(attributes["ref"] ?? "")
        default: break
        }
    }

    func end(_ name: String) throws(DocumentFailure) {
        switch name {
        case "v", "t": isValue = false
        case "rPh": isPhonetic = false
        case "c": try endCell()
        default: break
        }
    }

    func text(_ text: String) {
        if isValue { value += text }
    }

    private func endCell() throws(DocumentFailure) {
        let text = shown
        guard !text.isEmpty, !rows.isEmpty, (0..<Self.mostColumns).contains(column) else { return }
        scalars += text.unicodeScalars.count
        guard scalars <= mostScalars else { throw DocumentFailure(.tooMuchText, "\(mostScalars)") }
        let row = rows.count - 1
        while rows[row].cells.count <= column { rows[row].cells.append("") }
        rows[row].cells[column] = text
    }

    /// The cell as the program shows it.
    private var shown: String {
        switch type {
        case "s":
            guard let index = Int(value), strings.texts.indices.contains(index) else { return "" }
            return strings.texts[index]
        case "b": return value == "1" ? "DOĞRU" : value == "0" ? "YANLIŞ" : ""
        case "inlineStr", "str", "e", "d": return value
        default: return Double(value).map { styles.format(style).shown($0, date1904: date1904) } ?? value
        }
    }

    private func merge(_ reference: String) {
        let ends = reference.split(separator: ":").compactMap { Self.place(String($0)) }
        guard ends.count == 2, ends[0].row < ends[1].row, merged.count < 10_000 else { return }
        merged.append((ends[0].row...ends[1].row, ends[0].column))
    }

    /// `B7` is row 7 of column 1.
    private static func place(_ reference: String) -> (row: Int, column: Int)? {
        var column = 0
        for letter in reference.utf8.prefix(while: { (0x41...0x5A).contains($0) }).prefix(4) {
            column = column * 26 + Int(letter) - 0x40
        }
        let row = Int(reference.drop { !$0.isNumber }) ?? 0
        return column > 0 ? (row, column - 1) : nil
    }
}
