import Foundation
import Knowledge

/// A question and its answer as a row of a tenant's file.
public struct FAQRow: Sendable, Equatable {
    /// The file's line where the row starts, from 1.
    public let line: Int
    /// The row's own id, where the file has such a column.
    public let id: String?
    public let category: String
    public let language: Language
    public let question: String
    public let answer: String

    /// The same for two rows that ask the same in the same language.
    public var key: String { Self.key(question: question, language: language) }

    public static func key(question: String, language: Language) -> String {
        language.rawValue + " " + FAQColumns.key(question: question)
    }

    public init(line: Int, id: String?, category: String, language: Language, question: String, answer: String) {
        self.line = line
        self.id = id
        self.category = category
        self.language = language
        self.question = question
        self.answer = answer
    }
}

/// A tenant's FAQ as a table in a file, read row by row: what can be taken over, and what is wrong with the rest.
///
/// One of the first rows names the columns, in Turkish or English: `question` and `answer` must be there, `id`,
/// `category` and `lang` may be. A CSV has `,`, `;` or tab between fields and any ``TextEncoding``; of a workbook the
/// first sheet with such columns is read.
public struct FAQFile: Sendable {
    public struct Limits: Sendable {
        public var bytes: Int
        public var rows: Int
        /// In characters.
        public var idLength: Int
        public var categoryLength: Int
        public var questionLength: Int
        public var answerLength: Int

        public static let standard = Limits()

        public init(
            bytes: Int = 20 << 20, rows: Int = 10_000, idLength: Int = 100, categoryLength: Int = 100,
            questionLength: Int = 1_000, answerLength: Int = 10_000
        ) {
            self.bytes = bytes
            self.rows = rows
            self.idLength = idLength
            self.categoryLength = categoryLength
            self.questionLength = questionLength
            self.answerLength = answerLength
        }
    }

    /// Above the header there may be a title and notes.
    private static let mostRowsAboveHeader = 10

    /// In the file's order; no two have the same id, or ask the same without each having one.
    public let rows: [FAQRow]
    /// In the file's order.
    public let rejected: [FAQRowProblem]
    /// The names of the columns that are used, as the file has them, by `question`, `answer`, `id`, `category`, `lang`.
    public let columns: [String: String]
    /// Of a CSV.
    public let encoding: TextEncoding?
    /// Of a CSV.
    public let separator: Character?
    /// The name of the sheet that was read, of a workbook.
    public let sheet: String?

    /// Reads a CSV.
    /// - Parameter defaultLanguage: of rows that name none.
    /// - Throws: ``FAQFileError`` where no row can be read.
    public init(
        _ data: Data, mapping: FAQMapping = .automatic, limits: Limits = .standard,
        defaultLanguage: Language = .turkish
    ) throws(FAQFileError) {
        guard data.count <= limits.bytes else { throw FAQFileError(.tooLarge, limit: limits.bytes) }
        guard let (text, encoding) = TextEncoding.decode(data) else { throw FAQFileError(.undecodable) }
        let separator = CSVReader.separator(of: text)
        var reader = CSVReader(text, separator: separator)
        var records: [TableRecord] = []
        do {
            while let record = try reader.next() { records.append(record) }
        } catch {
            throw FAQFileError(.unterminatedQuote, line: error.line)
        }
        try self.init(
            records, mapping, limits, defaultLanguage, encoding: encoding, separator: Character(separator))
    }

    /// Reads the first sheet that has the columns.
    /// - Throws: ``FAQFileError`` where no row can be read.
    public init(
        _ workbook: Workbook, mapping: FAQMapping = .automatic, limits: Limits = .standard,
        defaultLanguage: Language = .turkish
    ) throws(FAQFileError) {
        if let problem = workbook.problem { throw FAQFileError(.unreadableWorkbook, problem: problem) }
        guard let first = workbook.sheets.first(where: { !$0.rows.isEmpty }) else { throw FAQFileError(.empty) }
        let sheet = workbook.sheets.first { (try? Self.header(in: $0.rows, mapping)) != nil } ?? first
        let rows = sheet.rows.map { TableRecord(line: $0.line, fields: $0.fields.map(Mojibake.repaired)) }
        try self.init(rows, mapping, limits, defaultLanguage, sheet: sheet.name)
    }

    private init(
        _ records: [TableRecord], _ mapping: FAQMapping, _ limits: Limits, _ defaultLanguage: Language,
        encoding: TextEncoding? = nil, separator: Character? = nil, sheet: String? = nil
    ) throws(FAQFileError) {
        let records = records.filter { $0.fields.contains { !$0.trimmed.isEmpty } }
        guard !records.isEmpty else { throw FAQFileError(.empty) }
        let (columns, start) = try Self.header(in: records, mapping)
        guard records.count - start <= limits.rows else { throw FAQFileError(.tooManyRows, limit: limits.rows) }
        let checker = FAQRowCheck(columns: columns, limits: limits, defaultLanguage: defaultLanguage)
        var rows: [FAQRow] = []
        var rejected: [FAQRowProblem] = []
        var lines: [String: Int] = [:]
        var questions: [String: (line: Int, hasID: Bool)] = [:]
        for record in records[start...] {
            do throws(FAQRowProblem) {
                let row = try checker.row(record)
                if let id = row.id, let first = lines[id] {
                    throw FAQRowProblem(.duplicateID, line: row.line, field: "id", number: first)
                }
                // Two ids say that two entries are meant.
                if let first = questions[row.key], row.id == nil || !first.hasID {
                    throw FAQRowProblem(.duplicateQuestion, line: row.line, field: "question", number: first.line)
                }
                if let id = row.id { lines[id] = row.line }
                if questions[row.key] == nil { questions[row.key] = (row.line, row.id != nil) }
                rows.append(row)
            } catch {
                rejected.append(error)
            }
        }
        self.rows = rows
        self.rejected = rejected
        self.columns = columns.names
        self.encoding = encoding
        self.separator = separator
        self.sheet = sheet
    }

    /// The columns, and where the rows below their names start.
    private static func header(
        in records: [TableRecord], _ mapping: FAQMapping
    ) throws(FAQFileError) -> (columns: FAQColumns, start: Int) {
        var failure: FAQFileError?
        for (index, record) in records.prefix(mostRowsAboveHeader).enumerated() {
            do throws(FAQFileError) {
                return (try FAQColumns(header: record.fields, mapping: mapping), index + 1)
            } catch {
                // What is missing in the first row is what a person wants to know.
                failure = failure ?? error
            }
        }
        throw failure ?? FAQFileError(.empty)
    }
}
