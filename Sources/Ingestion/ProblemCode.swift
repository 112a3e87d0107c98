import Knowledge

/// Why a document could not be read, or not wholly. The raw values are stable: API, jobs and logs carry them.
public enum ProblemCode: String, Sendable, CaseIterable, Codable {
    case emptyFile = "empty_file"
    case notAPDF = "not_a_pdf"
    case damaged
    case needsPassword = "needs_password"
    case wrongPassword = "wrong_password"
    case tooManyPages = "too_many_pages"
    case tooMuchText = "too_much_text"
    case noText = "no_text"
    case pagesWithoutText = "pages_without_text"
    case noSuchPage = "no_such_page"
    case timeLimit = "time_limit"
    case memoryLimit = "memory_limit"
    case outputLimit = "output_limit"
    case workerCrashed = "worker_crashed"
    case damagedOffice = "damaged_office_file"
    case archiveTooLarge = "archive_too_large"
    case undecodableText = "undecodable_text"
    case emptyDocument = "empty_document"
    case unsupportedFormat = "unsupported_format"
    case noSuchSheet = "no_such_sheet"
    case officePassword = "office_password"
    case oldOffice = "old_office_format"
}

extension DocumentProblem {
    /// The sentence for a person, with the remedy.
    /// - Parameter detail: the numbers that explain it, such as `2000` or `3, 7`, where the sentence takes any.
    public init(_ code: ProblemCode, _ detail: String = "") {
        self.init(code: code.rawValue, detail: Self.sentence(code, detail))
    }

    private static func sentence(_ code: ProblemCode, _ detail: String) -> LocalizedText {
        switch code {
        case .emptyFile:
            LocalizedText(
                tr: "Dosya boş. Dosyayı yeniden kaydedip tekrar yükleyin.",
                en: "The file is empty. Save it again and upload it once more.")
        case .notAPDF:
            LocalizedText(
                tr: "Bu dosya bir PDF değil. Belgeyi PDF olarak dışa aktarıp yükleyin.",
                en: "This file is not a PDF. Export the document as a PDF and upload that.")
        case .damaged:
            LocalizedText(
                tr: "PDF bozuk, açılamadı. Belgeyi özgün programından yeniden PDF olarak kaydedip yükleyin.",
                en: "The PDF is damaged and cannot be opened. Save it as a PDF again from its original program.")
        case .needsPassword:
            LocalizedText(
                tr: "PDF parola istiyor. Parolasıyla birlikte ya da parolasız bir kopyasını yükleyin.",
                en: "The PDF asks for a password. Upload it together with the password, or a copy without one.")
        case .wrongPassword:
            LocalizedText(
                tr: "Verilen parola bu PDF'i açmıyor. Parolayı denetleyip tekrar yükleyin.",
                en: "The password given does not open this PDF. Check it and upload the file again.")
        case .tooManyPages:
            LocalizedText(
                tr: "Belgenin sayfa sayısı sınırı (\(detail)) aşıyor. Belgeyi bölüp parça parça yükleyin.",
                en: "The document has more than \(detail) pages. Split it and upload the parts.")
        case .tooMuchText:
            LocalizedText(
                tr: "Belgedeki metin sınırı aşıyor (\(detail) karakter). Belgeyi bölüp parça parça yükleyin.",
                en: "The document holds more text than the limit (\(detail) characters). Split it and upload the parts."
            )
        case .noText:
            LocalizedText(
                tr:
                    "Sayfalarda okunabilen yazı bulunamadı. Daha net bir tarama ya da metni seçilebilen bir PDF yükleyin.",
                en:
                    "No readable text was found on the pages. Upload a sharper scan, or a PDF whose text can be selected."
            )
        case .pagesWithoutText:
            LocalizedText(
                tr: "Şu sayfalarda süresi içinde okunabilen yazı bulunamadı: \(detail). Öteki sayfalar okundu.",
                en: "Pages on which no readable text was found in the time allowed: \(detail). The others were read.")
        case .noSuchPage:
            LocalizedText(
                tr: "Belgede bu sayfa yok; son sayfa \(detail).",
                en: "The document has no such page; its last page is \(detail).")
        case .timeLimit:
            LocalizedText(
                tr: "Belge ayrılan sürede okunamadı. Sadeleştirip (yeniden PDF yazdırarak) ya da bölüp yükleyin.",
                en:
                    "The document could not be read in the time allowed. Print it to a new PDF or split it, and upload that."
            )
        case .memoryLimit:
            LocalizedText(
                tr: "Belge ayrılan belleğe sığmadı. Sadeleştirip (yeniden PDF yazdırarak) ya da bölüp yükleyin.",
                en: "The document did not fit the memory allowed. Print it to a new PDF, or split it, and upload that.")
        case .outputLimit:
            LocalizedText(
                tr: "Belgeden çıkan veri sınırı aşıyor. Belgeyi bölüp parça parça yükleyin.",
                en: "The document yields more data than the limit. Split it and upload the parts.")
        case .damagedOffice:
            LocalizedText(
                tr: "Office dosyası bozuk, açılamadı. Belgeyi kendi programında açıp yeniden kaydedin ve yükleyin.",
                en: "The Office file is damaged and cannot be opened. Save it again in its program and upload that.")
        case .archiveTooLarge:
            LocalizedText(
                tr: "Office dosyası açılınca \(detail) MB'tan büyük oluyor. Belgeyi bölüp parça parça yükleyin.",
                en: "Unpacked, the Office file is larger than \(detail) MB. Split it and upload the parts.")
        case .undecodableText:
            LocalizedText(
                tr: "Dosya bir metin dosyası değil ya da kodlaması tanınmadı. UTF-8 olarak kaydedip yükleyin.",
                en: "The file is no text, or its encoding is unknown. Save it as UTF-8 and upload that.")
        case .emptyDocument:
            LocalizedText(
                tr: "Belgede yazı yok. Doğru dosyayı seçtiğinizi denetleyip yeniden yükleyin.",
                en: "There is no text in the document. Check that it is the right file and upload it again.")
        case .unsupportedFormat:
            LocalizedText(
                tr: "Bu dosya türü okunamıyor. PDF, Word (.docx), Markdown (.md) ya da metin (.txt) yükleyin.",
                en: "This kind of file cannot be read. Upload a PDF, Word (.docx), Markdown (.md) or text (.txt) file.")
        case .noSuchSheet:
            LocalizedText(
                tr: "Çalışma kitabında bu sayfa yok. Sayfaları: \(detail).",
                en: "The workbook has no such sheet. Its sheets: \(detail).")
        case .officePassword:
            LocalizedText(
                tr:
                    "Office dosyası parolayla korunuyor. Programında açıp parolasını kaldırın (Dosya > Bilgi > Belgeyi Koru) ve yükleyin.",
                en:
                    "The Office file is protected by a password. Remove it in its program (File > Info > Protect) and upload that."
            )
        case .oldOffice:
            LocalizedText(
                tr: "Bu, Office'in eski biçimi (.doc, .xls). Belgeyi .docx, .xlsx ya da PDF olarak kaydedip yükleyin.",
                en: "This is Office's old format (.doc, .xls). Save it as .docx, .xlsx or PDF and upload that.")
        case .workerCrashed:
            LocalizedText(
                tr: "Belge okunurken okuyucu beklenmedik biçimde durdu. Belgeyi yeniden kaydedip yükleyin.",
                en: "The reader stopped unexpectedly on this document. Save it again and upload that.")
        }
    }
}
