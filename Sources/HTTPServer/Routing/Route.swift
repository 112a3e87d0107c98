/// One operation of the server: plain data, so that the table can be listed, documented and tested against.
public struct Route: Sendable {
    public typealias Handler = @Sendable (Request) async throws -> Response

    public let method: Method
    /// `/v1/documents/{id}`, `/v1/faqs:import`, `/v1/drafts/{id}:resolve`, `/assets/{path...}`.
    public let path: String
    public let body: BodyPolicy
    /// How long the handler may take until it returns a response; the server's default where `nil`. A stream may then
    /// go on for any time.
    public let timeOut: Duration?
    /// Looks at the head alone, on the library's thread: what it refuses is answered before any body is taken in.
    public let admits: (@Sendable (Headers) -> Problem?)?
    public let handler: Handler

    public init(
        _ method: Method, _ path: String, body: BodyPolicy = .none, timeOut: Duration? = nil,
        admits: (@Sendable (Headers) -> Problem?)? = nil, handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.body = body
        self.timeOut = timeOut
        self.admits = admits
        self.handler = handler
    }
}

/// What a route takes as its body. Limits are in bytes, count the whole body, and are named by the 413 problem.
public enum BodyPolicy: Sendable, Equatable {
    /// A body of up to 16 KiB is read and dropped, because clients send `{}` where nothing is asked for.
    case none
    /// In memory. A body of another type is refused with 415; `*/*` takes any. No body at all is empty data.
    case data(limit: Int, types: [String] = ["application/json"])
    /// `multipart/form-data`, files written to the folder `spool` (made if missing) while they arrive. What a killed
    /// process left there is its owner's to remove.
    case multipart(limit: Int, spool: String)
}

/// Why a list of routes is not a table. A mistake of the program, found at start.
public struct RouteTableError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// Two routes have one method and templates of one shape.
        case duplicate
        /// The template does not begin with `/`, or its braces do not pair.
        case malformedTemplate = "malformed_template"
    }

    public let code: Code
    public let route: String

    public var description: String { "\(code.rawValue): \(route)" }
}
