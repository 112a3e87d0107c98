import Ingestion

/// `sheet`: the rows of a workbook's sheets, as its program shows them.
enum SheetReading {
    static func run(
        _ format: SourceFormat, _ request: WorkerRequest, _ output: inout OutputStream
    ) throws(DocumentFailure) {
        guard format == .xlsx else { throw DocumentFailure(.unsupportedFormat) }
        var workbook = try ExcelFile(0, mostScalars: request.limits.scalars)
        let sheets = try workbook.sheets(named: request.sheet)
        guard !sheets.isEmpty else {
            throw DocumentFailure(.noSuchSheet, workbook.names.prefix(20).joined(separator: ", "))
        }
        for sheet in sheets {
            output.write(.sheet(name: sheet.name))
            for row in try workbook.rows(of: sheet) {
                output.write(.row(number: row.number, cells: row.cells))
            }
        }
        output.write(.endOfBook)
    }
}
