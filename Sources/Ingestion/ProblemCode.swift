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
                tr: "PDF \(detail)'den çok sayfa içeriyor. Belgeyi bölüp parça parça yükleyin.",
                en: "The PDF has more than \(detail) pages. Split it and upload the parts.")
        case .tooMuchText:
            LocalizedText(
                tr: "PDF'teki metin sınırı aşıyor (\(detail) karakter). Belgeyi bölüp parça parça yükleyin.",
                en: "The PDF holds more text than the limit (\(detail) characters). Split it and upload the parts.")
        case .noText:
            LocalizedText(
                tr:
                    "Sayfalarda okunabilen yazı bulunamadı. Daha net bir tarama ya da metni seçilebilen bir PDF yükleyin.",
                en:
                    "No readable text was found on the pages. Upload a sharper scan, or a PDF whose text can be selected."
            )
        case .pagesWithoutText:
            LocalizedText(
                tr: "Şu sayfalarda okunabilen yazı bulunamadı: \(detail). Öteki sayfalar okundu.",
                en: "Pages on which no readable text was found: \(detail). The other pages were read.")
        case .noSuchPage:
            LocalizedText(
                tr: "Belgede bu sayfa yok; son sayfa \(detail).",
                en: "The document has no such page; its last page is \(detail).")
        case .timeLimit:
            LocalizedText(
                tr: "PDF ayrılan sürede okunamadı. Belgeyi sadeleştirip (yeniden PDF yazdırarak) ya da bölüp yükleyin.",
                en:
                    "The PDF could not be read in the time allowed. Print it to a new PDF or split it, and upload that."
            )
        case .memoryLimit:
            LocalizedText(
                tr: "PDF ayrılan belleğe sığmadı. Belgeyi sadeleştirip (yeniden PDF yazdırarak) ya da bölüp yükleyin.",
                en: "The PDF did not fit the memory allowed. Print it to a new PDF, or split it, and upload that.")
        case .outputLimit:
            LocalizedText(
                tr: "PDF'ten çıkan veri sınırı aşıyor. Belgeyi bölüp parça parça yükleyin.",
                en: "The PDF yields more data than the limit. Split it and upload the parts.")
        case .workerCrashed:
            LocalizedText(
                tr: "PDF okunurken okuyucu beklenmedik biçimde durdu. Belgeyi yeniden PDF olarak kaydedip yükleyin.",
                en: "The reader stopped unexpectedly on this PDF. Save the document as a PDF again and upload that.")
        }
    }
}
