import Knowledge

/// The sheets of a spreadsheet file.
public struct Workbook: Sendable, Equatable {
    public struct Sheet: Sendable, Equatable {
        public let name: String
        /// Those that hold something, in order.
        public internal(set) var rows: [TableRecord]

        public init(name: String, rows: [TableRecord]) {
            self.name = name
            self.rows = rows
        }
    }

    /// In the order of their tabs; empty where there is a ``problem``.
    public let sheets: [Sheet]
    public let problem: DocumentProblem?

    public init(sheets: [Sheet], problem: DocumentProblem? = nil) {
        self.sheets = sheets
        self.problem = problem
    }
}

/// A row of a table in a file.
public struct TableRecord: Sendable, Equatable {
    /// The file's line where the row starts, or the row's number in its sheet, from 1.
    public let line: Int
    public let fields: [String]

    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}
