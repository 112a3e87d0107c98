import Embeddings
import HTTPServer
import Ingestion
import Knowledge
import PluginKit
import Retrieval
import Storage

/// The problems of this API, and how the engines' errors become problems: the one place for both.
enum APIProblem {
    static let unauthenticated = Problem(
        status: 401, code: "unauthenticated",
        title: LocalizedText(tr: "Kimlik doğrulanamadı", en: "Not authenticated"),
        detail: LocalizedText(
            tr:
                "API anahtarı eksik, geçersiz, süresi dolmuş ya da iptal edilmiş. Yöneticinizden geçerli bir anahtar isteyin (API: 'Authorization: Bearer kyn_…').",
            en:
                "The API key is missing, wrong, expired or revoked. Ask your administrator for a valid one (API: 'Authorization: Bearer kyn_…')."
        ),
        headers: ["WWW-Authenticate": "Bearer"])

    static func insufficientScope(_ scope: Scope) -> Problem {
        Problem(
            status: 403, code: "insufficient_scope",
            title: LocalizedText(tr: "Yetki yetersiz", en: "Not permitted"),
            detail: LocalizedText(
                tr: "Bu işlem '\(scope.rawValue)' yetkisi ister; bu yetkiye sahip bir anahtar kullanın.",
                en: "This needs the scope '\(scope.rawValue)'; use a key that has it."))
    }

    static func field(
        _ pointer: String, _ code: String, in whole: String = "invalid_body", tr: String, en: String
    ) -> Problem {
        .unprocessable(
            code: whole, errors: [FieldError(pointer: pointer, code: code, detail: LocalizedText(tr: tr, en: en))])
    }

    static func conflict(_ code: String, tr: String, en: String) -> Problem {
        Problem(
            status: 409, code: code, title: LocalizedText(tr: "Çakışma", en: "Conflict"),
            detail: LocalizedText(tr: tr, en: en))
    }

    static let unsupportedFile = Problem(
        status: 415, code: "unsupported_file",
        title: LocalizedText(tr: "Desteklenmeyen dosya türü", en: "Unsupported kind of file"),
        detail: LocalizedText(
            tr:
                "PDF, Word (.docx), Markdown (.md) ya da metin (.txt) yükleyin. CSV ve Excel, SSS olarak içe aktarılır.",
            en: "Upload a PDF, Word (.docx), Markdown (.md) or text (.txt) file. CSV and Excel are imported as FAQ."))

    static let officeCodes = [ProblemCode.officePassword.rawValue, ProblemCode.oldOffice.rawValue]

    /// An Office file that cannot be read as it is; its problem says what to do about it.
    static func unreadableOffice(_ code: ProblemCode) -> Problem {
        let problem = DocumentProblem(code)
        return Problem(status: 415, code: problem.code, title: unsupportedFile.title, detail: problem.detail)
    }

    static func contentElsewhere(_ title: String) -> Problem {
        conflict(
            "duplicate_content",
            tr: "Bu dosya '\(title)' belgesinde zaten var; yeni sürüm olarak başka bir dosya yükleyin.",
            en: "The document '\(title)' holds this very file; upload another one as the new version.")
    }

    static let jobHasEnded = conflict(
        "job_has_ended", tr: "Bu iş zaten bitmiş; iptal edilecek bir şey yok.",
        en: "This job has ended already; there is nothing to cancel.")

    static let jobNotRestartable = conflict(
        "job_not_restartable",
        tr: "Yalnızca başarısız olmuş ve belgesi hâlâ bekleyen işler yeniden başlatılır; belgeyi yeniden okutun.",
        en: "Only a failed job whose document still waits is restarted; have the document read again.")

    /// - Parameter served: the model there is.
    static func modelNotFound(served: String) -> Problem {
        Problem(
            status: 404, code: "model_not_found", title: LocalizedText(tr: "Model bulunamadı", en: "Model not found"),
            detail: LocalizedText(
                tr: "Böyle bir model yok; bu sunucunun modeli: \(served).",
                en: "There is no such model; this server's model is \(served)."))
    }

    /// What a thrown error means to the client; `nil` for what only the log may know.
    static func of(_ error: any Error) -> Problem? {
        switch error {
        case let problem as Problem: problem
        case let problem as PluginProblem: Problem(problem)
        case let error as StorageError: of(error)
        case let error as FAQFileError:
            .unprocessable(code: "faq_file_" + error.code.rawValue, detail: error.detail)
        case let error as ExtractionError: of(error)
        case let error as EmbeddingError: .unprocessable(code: "text_not_embeddable", detail: error.detail)
        case let error as RetrievalError: .unprocessable(code: error.code.name, detail: error.detail)
        default: nil
        }
    }

    private static func of(_ error: StorageError) -> Problem? {
        switch error.code {
        case .notFound, .missingReference: .notFound
        case .duplicate:
            conflict(
                "duplicate", tr: "Aynı kimlikte bir kayıt zaten var.", en: "There is already an entry with this id.")
        case .invalidValue: .unprocessable(detail: error.detail)
        case .unavailable, .poolTimeout, .poolClosed, .connectionLost, .statementTimeout, .conflict, .outcomeUnknown:
            unavailable
        default: nil
        }
    }

    private static func of(_ error: ExtractionError) -> Problem? {
        switch error.code {
        case .fileUnreadable: .notFound
        case .pageNotRendered:
            Problem(
                status: 422, code: error.problem?.code ?? "page_not_rendered",
                title: LocalizedText(tr: "Sayfa gösterilemedi", en: "The page cannot be shown"),
                detail: error.problem?.detail ?? error.detail)
        default: nil
        }
    }

    static let unavailable = Problem(
        status: 503, code: "unavailable", title: LocalizedText(tr: "Şu anda yanıt verilemiyor", en: "Unavailable"),
        detail: LocalizedText(
            tr: "Veritabanına şu anda ulaşılamıyor; birazdan yeniden deneyin.",
            en: "The database cannot be reached at the moment; try again soon."),
        retryable: true, headers: ["Retry-After": "2"])
}
