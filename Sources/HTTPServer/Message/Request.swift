import Foundation
import Knowledge

/// One request as a handler sees it: routed, checked against the limits, its body received in full.
public struct Request: Sendable {
    public let method: Method
    /// The path as it was sent, percent-encoded, without the query.
    public let path: String
    /// The first value of each query parameter, decoded (`+` is a space).
    public let query: [String: String]
    public let headers: Headers
    /// What the template's names matched, decoded.
    public let parameters: [String: String]
    /// Clean enough for logs: the client's `X-Request-Id` where it was, else one of our own.
    public let requestID: String
    /// The peer's address without its port; a proxy's where one stands in between.
    public let remoteAddress: String
    /// The peer is this machine and says nothing of a client it speaks for (`Forwarded`, `X-Forwarded-For`,
    /// `X-Real-IP`), so that a proxy on the same machine does not make the whole world local.
    public let isLoopback: Bool
    /// Turkish unless `Accept-Language` prefers English.
    public let language: Language
    public let body: RequestBody

    public init(
        method: Method, path: String, query: [String: String] = [:], headers: Headers = [:],
        parameters: [String: String] = [:], requestID: String = "", remoteAddress: String = "127.0.0.1",
        isLoopback: Bool = false, language: Language = .turkish, body: RequestBody = .none
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.parameters = parameters
        self.requestID = requestID
        self.remoteAddress = remoteAddress
        self.isLoopback = isLoopback
        self.language = language
        self.body = body
    }
}

public enum RequestBody: Sendable {
    case none
    case data(Data)
    /// Form fields by name (the first of a repeated name) and files in the order they came.
    case multipart(fields: [String: String], files: [UploadedFile])

    /// The bytes of a `.data` body; empty for the others.
    public var data: Data {
        if case .data(let data) = self { data } else { Data() }
    }
}

/// A file of a multipart form, already on disk. It is removed when the handler has returned, unless moved away.
public struct UploadedFile: Sendable, Equatable {
    /// The form field's name.
    public let field: String
    /// The client's name for it: last path component, NFC, no control characters; may be empty.
    public let filename: String
    public let contentType: String?
    /// Where the bytes lie, mode 0600.
    public let path: String
    public let byteCount: Int

    public init(field: String, filename: String, contentType: String?, path: String, byteCount: Int) {
        self.field = field
        self.filename = filename
        self.contentType = contentType
        self.path = path
        self.byteCount = byteCount
    }
}
