import Ingestion

/// Why the document ends here.
struct DocumentFailure: Error {
    let code: ProblemCode
    let detail: String

    init(_ code: ProblemCode, _ detail: String = "") {
        self.code = code
        self.detail = detail
    }
}
