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

    public init(line: Int, id: String?, category: String, language: Language, question: String, answer: String) {
        self.line = line
        self.id = id
        self.category = category
        self.language = language
        self.question = question
        self.answer = answer
    }
}

/// A tenant's FAQ as a CSV file, read row by row: what can be taken over, and what is wrong with the rest.
///
/// The first line names the columns, in Turkish or English: `question` and `answer` must be there, `id`, `category` and
/// `lang` may be. Separators are `,`, `;` or tab; encodings UTF-8, UTF-16 or Windows-1254.
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

    /// In the file's order; no two have the same id.
    public let rows: [FAQRow]
    /// In the file's order.
    public let rejected: [FAQRowProblem]
    public let encoding: TextEncoding
    public let separator: Character

    /// - Parameter defaultLanguage: of rows that name none.
    /// - Throws: ``FAQFileError`` where no row can be read.
    public init(
        _ data: Data, limits: Limits = .standard, defaultLanguage: Language = .turkish
    ) throws(FAQFileError) {
        guard data.count <= limits.bytes else { throw FAQFileError(.tooLarge, limit: limits.bytes) }
        guard let (text, encoding) = TextEncoding.decode(data) else { throw FAQFileError(.undecodable) }
        let separator = CSVReader.separator(of: text)
        var reader = CSVReader(text, separator: separator)
        guard let header = try Self.next(&reader) else { throw FAQFileError(.empty) }
        let checker = FAQRowCheck(
            columns: try FAQColumns(header: header.fields), limits: limits, defaultLanguage: defaultLanguage)
        var rows: [FAQRow] = []
        var rejected: [FAQRowProblem] = []
        var lines: [String: Int] = [:]
        while let record = try Self.next(&reader) {
            guard rows.count + rejected.count < limits.rows else {
                throw FAQFileError(.tooManyRows, limit: limits.rows)
            }
            do throws(FAQRowProblem) {
                let row = try checker.row(record)
                if let id = row.id, let first = lines[id] {
                    throw FAQRowProblem(.duplicateID, line: row.line, field: "id", number: first)
                }
                if let id = row.id { lines[id] = row.line }
                rows.append(row)
            } catch {
                rejected.append(error)
            }
        }
        self.rows = rows
        self.rejected = rejected
        self.encoding = encoding
        self.separator = Character(separator)
    }

    /// The next record that is not empty.
    private static func next(_ reader: inout CSVReader) throws(FAQFileError) -> CSVReader.Record? {
        do {
            while let record = try reader.next() {
                if record.fields.contains(where: { !$0.trimmed.isEmpty }) { return record }
            }
            return nil
        } catch {
            throw FAQFileError(.unterminatedQuote, line: error.line)
        }
    }
}
