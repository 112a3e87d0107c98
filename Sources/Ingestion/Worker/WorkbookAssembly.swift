import Foundation
import Knowledge

/// Puts the lines of a worker together to a workbook. What a worker says is checked, not trusted.
struct WorkbookAssembly {
    private let decoder = JSONDecoder()
    private var pending = Data()
    private var sheets: [Workbook.Sheet] = []
    private var problem: DocumentProblem?
    private var isComplete = false

    init() {}

    /// Takes the next piece of output, which may end anywhere.
    /// - Returns: false where the output makes no sense.
    mutating func receive(_ data: Data) -> Bool {
        var rest = data[...]
        while let newline = rest.firstIndex(of: 0x0A) {
            pending.append(rest[..<newline])
            rest = rest[rest.index(after: newline)...]
            guard accept() else { return false }
            pending.removeAll(keepingCapacity: true)
        }
        pending.append(rest)
        return true
    }

    private mutating func accept() -> Bool {
        guard !isComplete, problem == nil else { return false }
        switch try? decoder.decode(SheetLine.self, from: pending) {
        case .sheet(let name): sheets.append(Workbook.Sheet(name: name, rows: []))
        case .row(let number, let cells):
            guard let last = sheets.last, number > last.rows.last?.line ?? 0 else { return false }
            sheets[sheets.count - 1].rows.append(TableRecord(line: number, fields: cells))
        case .endOfBook: isComplete = true
        case nil:
            guard case .problem(let code, let detail) = try? decoder.decode(WorkerLine.self, from: pending) else {
                return false
            }
            problem = DocumentProblem(code, detail)
        }
        return true
    }

    /// The workbook, once the worker is gone.
    func workbook(_ run: WorkerProcess.Run) throws(ExtractionError) -> Workbook {
        if let problem { return Workbook(sheets: [], problem: problem) }
        guard isComplete, run.ending == .exited(0) else {
            return Workbook(sheets: [], problem: try ExtractionAssembly.problem(run))
        }
        return Workbook(sheets: sheets)
    }
}
