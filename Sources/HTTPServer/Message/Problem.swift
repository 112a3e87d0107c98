import Foundation
import Knowledge

/// Why a request failed, as RFC 9457 puts it: thrown by a handler, rendered in one place in the client's language.
public struct Problem: Error, Sendable, Equatable {
    public var status: Int
    /// Stable, for programs: `not_found`, `body_too_large`.
    public var code: String
    public var title: LocalizedText
    public var detail: LocalizedText
    public var errors: [FieldError]
    /// The same request may succeed later.
    public var retryable: Bool
    /// Sent with the document: `Allow`, `Retry-After`, `WWW-Authenticate`.
    public var headers: Headers
    /// The figures that explain it, as members of their own (RFC 9457, extension members).
    public var numbers: [String: Int] = [:]

    public init(
        status: Int, code: String, title: LocalizedText, detail: LocalizedText, errors: [FieldError] = [],
        retryable: Bool = false, headers: Headers = [:]
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = errors
        self.retryable = retryable
        self.headers = headers
    }
}

/// One member of the request that is wrong.
public struct FieldError: Sendable, Equatable {
    /// A JSON pointer (RFC 6901) into the body, or the name of a query parameter or header.
    public let pointer: String
    public let code: String
    public let detail: LocalizedText

    public init(pointer: String, code: String, detail: LocalizedText) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }
}

extension Problem: CustomStringConvertible {
    /// Safe to log: status and code alone, since details may quote the request.
    public var description: String { "\(status) \(code)" }
}

/// The document's members on the wire. Also what an `error` event of a stream carries.
public struct ProblemDocument: Encodable, Sendable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let instance: String
    let code: String
    let requestID: String
    let errors: [Member]
    let retryable: Bool
    let numbers: [String: Int]

    private enum CodingKeys: String, CodingKey {
        case type, title, status, detail, instance, code, errors, retryable
        case requestID = "request_id"
    }

    struct Member: Encodable {
        let pointer: String
        let code: String
        let detail: String
    }

    public init(_ problem: Problem, in language: Language, instance: String, requestID: String) {
        type = "urn:kaynak:problem:\(problem.code)"
        title = problem.title.text(in: language)
        status = problem.status
        detail = problem.detail.text(in: language)
        self.instance = instance
        code = problem.code
        self.requestID = requestID
        errors = problem.errors.map {
            Member(pointer: $0.pointer, code: $0.code, detail: $0.detail.text(in: language))
        }
        retryable = problem.retryable
        numbers = problem.numbers
    }

    public func encode(to encoder: any Encoder) throws {
        var document = encoder.container(keyedBy: CodingKeys.self)
        try document.encode(type, forKey: .type)
        try document.encode(title, forKey: .title)
        try document.encode(status, forKey: .status)
        try document.encode(detail, forKey: .detail)
        try document.encode(instance, forKey: .instance)
        try document.encode(code, forKey: .code)
        try document.encode(requestID, forKey: .requestID)
        try document.encode(errors, forKey: .errors)
        try document.encode(retryable, forKey: .retryable)
        try numbers.encode(to: encoder)
    }

    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}

extension Response {
    init(_ problem: Problem, in language: Language, instance: String, requestID: String) {
        let document = ProblemDocument(problem, in: language, instance: instance, requestID: requestID)
        // Strings, numbers and a flag: encoding them cannot fail.
        let data = (try? document.json()) ?? Data("{}".utf8)
        var headers = problem.headers
        headers["Content-Type"] = "application/problem+json"
        headers["Content-Language"] = language == .english ? "en" : "tr"
        headers["Cache-Control"] = "no-store"
        headers["Vary"] = "Accept-Language"
        self.init(status: problem.status, headers: headers, body: .data(data))
    }
}
