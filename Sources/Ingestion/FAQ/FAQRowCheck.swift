import Knowledge

/// From a record of the file to a row, or to what is wrong with it.
struct FAQRowCheck {
    let columns: FAQColumns
    let limits: FAQFile.Limits
    let defaultLanguage: Language

    func row(_ record: TableRecord) throws(FAQRowProblem) -> FAQRow {
        guard record.fields.dropFirst(columns.count).allSatisfy({ $0.trimmed.isEmpty }) else {
            throw FAQRowProblem(.extraFields, line: record.line, number: columns.count)
        }
        let id = try field(columns.id, "id", limits.idLength, record)
        let category = try field(columns.category, "category", limits.categoryLength, record)
        let name = try field(columns.language, "lang", 40, record)
        let question = try field(columns.question, "question", limits.questionLength, record)
        let answer = try field(columns.answer, "answer", limits.answerLength, record)
        guard let language = name.isEmpty ? defaultLanguage : FAQColumns.language(name) else {
            throw FAQRowProblem(.unknownLanguage, line: record.line, field: "lang")
        }
        if question.isEmpty { throw FAQRowProblem(.missing, line: record.line, field: "question") }
        if answer.isEmpty { throw FAQRowProblem(.missing, line: record.line, field: "answer") }
        return FAQRow(
            line: record.line, id: id.isEmpty ? nil : id, category: category, language: language, question: question,
            answer: answer)
    }

    private func field(
        _ column: Int?, _ name: String, _ limit: Int, _ record: TableRecord
    ) throws(FAQRowProblem) -> String {
        guard let column, column < record.fields.count else { return "" }
        let text = record.fields[column].trimmed
        guard text.unicodeScalars.count <= limit else {
            throw FAQRowProblem(.tooLong, line: record.line, field: name, number: limit)
        }
        let isPrintable = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control || scalar.properties.isWhitespace
        }
        guard isPrintable else { throw FAQRowProblem(.controlCharacter, line: record.line, field: name) }
        return text
    }
}

/// Why a row was not taken over, and what to do about it.
public struct FAQRowProblem: Error, Sendable, Equatable {
    public enum Code: String, Sendable {
        case missing
        case tooLong = "too_long"
        case unknownLanguage = "unknown_language"
        case duplicateID = "duplicate_id"
        case duplicateQuestion = "duplicate_question"
        case extraFields = "extra_fields"
        case controlCharacter = "control_character"
    }

    /// The file's line where the row starts, from 1.
    public let line: Int
    /// The column's English name, where one column is to blame.
    public let field: String?
    public let code: Code
    /// The limit, the other line, or the number of columns; 0 where the code needs none.
    public let number: Int

    init(_ code: Code, line: Int, field: String? = nil, number: Int = 0) {
        self.line = line
        self.field = field
        self.code = code
        self.number = number
    }

    private static let turkishNames = ["question": "soru", "answer": "cevap", "category": "kategori", "lang": "dil"]

    public var detail: LocalizedText {
        let name = field ?? ""
        let printed = Self.turkishNames[name] ?? name
        switch code {
        case .missing:
            return LocalizedText(
                tr: "\(line). satır: \(printed) sütunu boş. Doldurun ya da satırı silin.",
                en: "Line \(line): the \(name) column is empty. Fill it in or delete the row.")
        case .tooLong:
            return LocalizedText(
                tr: "\(line). satır: \(printed) sütunu \(number) karakterden uzun. Kısaltın ya da satırı bölün.",
                en: "Line \(line): the \(name) column has more than \(number) characters. Shorten it or split the row.")
        case .unknownLanguage:
            return LocalizedText(
                tr: "\(line). satır: dil tanınmadı. tr, en ya da ar yazın veya boş bırakın.",
                en: "Line \(line): unknown language. Write tr, en or ar, or leave it empty.")
        case .duplicateID:
            return LocalizedText(
                tr: "\(line). satır: bu id \(number). satırda kullanılmış. Başka bir id verin ya da satırı silin.",
                en: "Line \(line): the id is already used on line \(number). Give it another id or delete the row.")
        case .duplicateQuestion:
            return LocalizedText(
                tr: "\(line). satır: aynı soru \(number). satırda var. Cevapları birleştirin ya da satırı silin.",
                en: "Line \(line): the same question is on line \(number). Merge the answers or delete the row.")
        case .extraFields:
            return LocalizedText(
                tr: "\(line). satır: başlıktaki \(number) sütundan fazlası var. Ayraç içeren metni çift tırnağa alın.",
                en: "Line \(line): more fields than the header's \(number). Put text with separators in double quotes.")
        case .controlCharacter:
            return LocalizedText(
                tr: "\(line). satır: \(printed) sütununda yazdırılamayan bir karakter var. Metni yeniden yazın.",
                en: "Line \(line): the \(name) column holds an unprintable character. Type the text again.")
        }
    }
}
