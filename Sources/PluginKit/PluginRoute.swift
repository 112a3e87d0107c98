/// An operation of a niche under `/v1/plugins/<id>/`.
///
/// Its body is checked against its schema before the handler sees it, and all that the handler does is one transaction
/// of its caller's tenant.
public struct PluginRoute: Sendable {
    public typealias Handler = @Sendable (PluginCall, borrowing PluginSession) throws -> PluginReply

    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Whose key may call it; a key with the scope `plugin:<id>` may always.
    public enum Caller: Sendable {
        /// Whoever writes to customers: the scope `assist`.
        case agent
        /// Whoever sets the business up: the scope `admin`.
        case manager
    }

    /// A file that a route takes: the part `file` of a form, whose other fields are the route's query parameters.
    ///
    /// What it holds is told by its bytes, never by what the caller says of it.
    public struct Upload: Sendable {
        /// Media types, for a form's file chooser and the API's description; a file of another kind is refused.
        public let types: [String]
        public let mostBytes: Int

        public init(_ types: [String], mostBytes: Int) {
            self.types = types
            self.mostBytes = mostBytes
        }

        public static let csv = "text/csv"
        /// Opened by the host's worker: the niche gets ``PluginCall/sheets``.
        public static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }

    /// How a route does what takes longer than a transaction may last.
    public struct Computing: Sendable {
        public typealias Prepare = @Sendable (PluginCall, borrowing PluginSession) throws -> Computation<PluginReply>

        /// For all of it.
        public let limit: Duration
        public let prepare: Prepare
    }

    public let method: Method
    /// Below the niche's own: `slots`, `appointments/{appointment_id}:confirm`.
    public let path: String
    /// In English, for the API's description.
    public let summary: String
    public let caller: Caller
    /// Query parameters, all optional, as members of an object of texts.
    public let query: [JSONSchema.Member]
    public let body: JSONSchema?
    /// A file in place of a JSON body: ``PluginCall/file``.
    public let upload: Upload?
    public let answer: JSONSchema
    public let status: Int
    /// Codes of the problems it throws.
    public let problems: [String]
    /// The media type of the file that it answers with; `nil` where it answers with JSON.
    public let document: String?
    public let computing: Computing?
    public let handle: Handler

    public init(
        _ method: Method, _ path: String, _ summary: String, caller: Caller = .agent,
        query: [JSONSchema.Member] = [], body: JSONSchema? = nil, upload: Upload? = nil, answer: JSONSchema = .any,
        document: String? = nil, status: Int = 200, problems: [String] = [], _ handle: @escaping Handler
    ) {
        self.init(
            method, path, summary, caller, query, body, upload, answer, document, status, problems, nil, handle)
    }

    /// An operation that takes longer than a transaction may last.
    ///
    /// - Parameter limit: for all of it, long work of other callers not counted.
    public init(
        _ method: Method, _ path: String, _ summary: String, caller: Caller = .agent,
        query: [JSONSchema.Member] = [], body: JSONSchema? = nil, upload: Upload? = nil, answer: JSONSchema = .any,
        status: Int = 200, problems: [String] = [], within limit: Duration, _ prepare: @escaping Computing.Prepare
    ) {
        self.init(
            method, path, summary, caller, query, body, upload, answer, nil, status, problems,
            Computing(limit: limit, prepare: prepare)
        ) { call, session in try prepare(call, session)(session) }
    }

    private init(
        _ method: Method, _ path: String, _ summary: String, _ caller: Caller, _ query: [JSONSchema.Member],
        _ body: JSONSchema?, _ upload: Upload?, _ answer: JSONSchema, _ document: String?, _ status: Int,
        _ problems: [String], _ computing: Computing?, _ handle: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.caller = caller
        self.query = query
        self.body = body
        self.upload = upload
        self.answer = answer
        self.status = status
        self.problems = problems
        self.document = document
        self.computing = computing
        self.handle = handle
    }
}

/// One call of a niche's route.
public struct PluginCall: Sendable {
    /// What the braces of the path matched.
    public let parameters: [String: String]
    public let query: [String: String]
    /// As the route's schema wants it, defaults filled in.
    public let body: JSONValue
    /// The file, where the route takes one.
    public let file: [UInt8]
    /// What the caller calls it; may be empty.
    public let filename: String
    /// What a workbook holds; empty for any other file.
    public let sheets: [Sheet]
    public let language: Language

    /// A sheet of a workbook that is shown, its cells as their program shows them.
    public struct Sheet: Sendable, Equatable {
        public let name: String
        /// Those that hold something.
        public let rows: [[String]]

        package init(name: String, rows: [[String]]) {
            self.name = name
            self.rows = rows
        }
    }

    package init(
        parameters: [String: String], query: [String: String], body: JSONValue, file: [UInt8] = [],
        filename: String = "", sheets: [Sheet] = [], language: Language
    ) {
        self.parameters = parameters
        self.query = query
        self.body = body
        self.file = file
        self.filename = filename
        self.sheets = sheets
        self.language = language
    }

    /// The body as a value of the niche's own.
    ///
    /// - Throws: ``PluginProblem`` that points at a member its schema could not find wrong, such as an id that is none.
    public func body<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        do { return try WireFormat.decode(body, as: type) } catch let error as DecodingError {
            throw PluginProblem.field(
                WireFormat.pointer(to: error), "invalid",
                LocalizedText(tr: "Bu alanın değeri geçersiz.", en: "This member's value is not valid."))
        }
    }

    /// A path parameter as an id; whatever is no id is not found, like an id nobody has.
    public func id<Entity: Identified>(_ name: String) throws(PluginProblem) -> Identifier<Entity> {
        guard let text = parameters[name], let id = Identifier<Entity>(text) else { throw .notFound }
        return id
    }
}

/// What a niche's route answers.
public struct PluginReply: Sendable {
    /// Bytes with a media type and a name to be kept under.
    public struct File: Sendable {
        public let bytes: [UInt8]
        public let type: String
        public let name: String

        public init(_ bytes: [UInt8], type: String, name: String) {
            self.bytes = bytes
            self.type = type
            self.name = name
        }
    }

    public let value: JSONValue?
    /// What is answered in place of a value.
    public let file: File?
    /// A problem that is answered although what was written stays.
    public let refusal: PluginProblem?
    /// `nil` is the route's own.
    public let status: Int?

    public init(_ value: some Encodable, status: Int? = nil) throws {
        self.value = try WireFormat.encode(value)
        (file, refusal) = (nil, nil)
        self.status = status
    }

    /// A document to be read or kept.
    public init(_ file: File) {
        (value, refusal) = (nil, nil)
        self.file = file
        status = nil
    }

    /// What could not be done, where even that is written down; a problem that is thrown leaves nothing behind.
    public init(refusing problem: PluginProblem) {
        (value, file) = (nil, nil)
        refusal = problem
        status = problem.status
    }

    private init() {
        (value, file, refusal) = (nil, nil, nil)
        status = 204
    }

    /// Nothing to say.
    public static let none = PluginReply()

    /// `{data: […]}`
    public static func list(_ values: [some Encodable]) throws -> PluginReply {
        try PluginReply(["data": WireFormat.encode(values)])
    }
}
