/// The XML of a workbook, and number formats; the first byte chooses the part.
func fuzz(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let rest = Array(input.dropFirst())
    if choice % 4 == 3 {
        let parts = rest.split(separator: 0, maxSplits: 1)
        let format = NumberFormat(id: 200, code: parts.first.map { String(decoding: $0, as: UTF8.self) })
        let value = parts.count > 1 ? Double(String(decoding: parts[1], as: UTF8.self)) ?? 45_000.5 : 45_000.5
        _ = format.shown(value, date1904: false)
        _ = format.shown(-value, date1904: true)
        return
    }
    let strings = SharedStrings(mostScalars: 100_000)
    let styles = SheetStyles()
    if choice % 4 == 0 { parse(rest, strings) }
    if choice % 4 == 1 { parse(rest, styles) }
    parse(rest, SheetList())
    let rows = SheetRows(
        strings: strings, styles: styles, date1904: choice > 128, mostRows: 1_000, mostScalars: 100_000)
    parse(rest, rows)
    var last = 0
    for row in rows.filled {
        expect(row.number > last && row.cells.count <= 256)
        last = row.number
    }
}
