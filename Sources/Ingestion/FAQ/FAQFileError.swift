import Knowledge

/// Why an FAQ file could not be read at all.
public struct FAQFileError: Error, Sendable, Equatable {
    public enum Code: String, Sendable {
        case empty = "empty_file"
        case undecodable
        case unterminatedQuote = "unterminated_quote"
        case missingColumn = "missing_column"
        case unknownColumn = "unknown_column"
        case unreadableWorkbook = "unreadable_workbook"
        case tooManyRows = "too_many_rows"
        case tooLarge = "too_large"
    }

    public let code: Code
    /// The missing column's English name, or the name that nothing is known by.
    public let field: String?
    /// The names of the columns there are.
    public let names: String?
    /// What is wrong with a workbook.
    public let problem: DocumentProblem?
    /// Where the trouble starts, from 1.
    public let line: Int?
    /// The limit that was passed.
    public let limit: Int?

    init(
        _ code: Code, field: String? = nil, line: Int? = nil, limit: Int? = nil, names: String? = nil,
        problem: DocumentProblem? = nil
    ) {
        self.code = code
        self.field = field
        self.names = names
        self.problem = problem
        self.line = line
        self.limit = limit
    }

    public var detail: LocalizedText {
        switch code {
        case .empty:
            LocalizedText(
                tr: "Dosya boş. İlk satıra sütun adlarını, altına soruları yazın.",
                en: "The file is empty. Write the column names on the first line and the questions below.")
        case .undecodable:
            LocalizedText(
                tr: "Dosya ne CSV ne Excel (.xlsx). Tabloyu \"CSV UTF-8\" ya da .xlsx olarak kaydedip yükleyin.",
                en:
                    "The file is neither CSV nor Excel (.xlsx). Save the sheet as \"CSV UTF-8\" or .xlsx and upload that."
            )
        case .unterminatedQuote:
            LocalizedText(
                tr: "\(line ?? 0). satırda açılan çift tırnak kapanmıyor. Tırnağı kapatın ya da ikiye katlayın.",
                en: "The double quote opened on line \(line ?? 0) is never closed. Close it or double it.")
        case .missingColumn:
            LocalizedText(
                tr: "Başlık satırında \(field == "answer" ? "cevap (answer)" : "soru (question)") sütunu yok. Ekleyin.",
                en: "The header line has no \(field ?? "") column. Add it.")
        case .unknownColumn:
            LocalizedText(
                tr: "Dosyada '\(field ?? "")' sütunu yok. Sütunları: \(names ?? "").",
                en: "The file has no column '\(field ?? "")'. Its columns: \(names ?? "").")
        case .unreadableWorkbook:
            problem?.detail ?? LocalizedText(tr: "Çalışma kitabı okunamadı.", en: "The workbook cannot be read.")
        case .tooManyRows:
            LocalizedText(
                tr: "Dosyada \(limit ?? 0) satırdan fazlası var. Bölüp yükleyin.",
                en: "The file has more than \(limit ?? 0) rows. Split it.")
        case .tooLarge:
            LocalizedText(
                tr: "Dosya \((limit ?? 0) >> 20) MB'tan büyük. Bölüp yükleyin.",
                en: "The file is larger than \((limit ?? 0) >> 20) MB. Split it.")
        }
    }
}
