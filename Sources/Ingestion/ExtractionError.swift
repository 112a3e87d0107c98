import Knowledge

/// Why no answer about a document could be given: the installation's fault, or the caller's wish to stop.
///
/// What is wrong with a document itself comes as ``ExtractedDocument/problem``; only ``DocumentReader/render`` has no
/// other place for it and throws `pageNotRendered` with the ``problem``.
public struct ExtractionError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case workerMissing = "worker_missing"
        case workerNotStarted = "worker_not_started"
        case fileUnreadable = "file_unreadable"
        case pageNotRendered = "page_not_rendered"
        case cancelled
    }

    public let code: Code
    public let problem: DocumentProblem?
    /// The system's error number, where a system call failed.
    public let errno: Int32?

    public init(_ code: Code, errno: Int32? = nil, problem: DocumentProblem? = nil) {
        self.code = code
        self.errno = errno
        self.problem = problem
    }

    public var detail: LocalizedText {
        switch code {
        case .workerMissing:
            LocalizedText(
                tr: "kaynak-worker bulunamadı. Programı yeniden derleyin ya da KAYNAK_WORKER ile yolunu verin.",
                en: "kaynak-worker was not found. Build the program again, or give its path in KAYNAK_WORKER.")
        case .workerNotStarted:
            LocalizedText(
                tr: "kaynak-worker başlatılamadı (errno \(errno ?? 0)).",
                en: "kaynak-worker could not be started (errno \(errno ?? 0)).")
        case .fileUnreadable:
            LocalizedText(
                tr: "Dosya okunamıyor (errno \(errno ?? 0)).", en: "The file cannot be read (errno \(errno ?? 0)).")
        case .pageNotRendered:
            problem?.detail ?? LocalizedText(tr: "Sayfa çizilemedi.", en: "The page could not be drawn.")
        case .cancelled:
            LocalizedText(tr: "İşlem iptal edildi.", en: "The work was cancelled.")
        }
    }

    public var description: String {
        let parts = [code.rawValue, problem?.code, errno.map { "errno \($0)" }]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
}
