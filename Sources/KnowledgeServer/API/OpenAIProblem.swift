import Foundation
import HTTPServer
import Knowledge

/// A problem as OpenAI's clients read it: the house's document and, beside its members, `error` with theirs.
struct OpenAIProblem: Encodable {
    private struct Reason: Encodable {
        let message: String
        let type: String
        let param: String?
        let code: String
    }

    private let document: ProblemDocument
    private let error: Reason

    private init(_ problem: Problem, of request: Request) {
        let language = request.language
        let first = problem.errors.first
        document = ProblemDocument(problem, in: language, instance: request.path, requestID: request.requestID)
        error = Reason(
            message: (first?.detail ?? problem.detail).text(in: language),
            type: problem.status < 500 ? "invalid_request_error" : "server_error",
            param: first.map { Self.parameter($0.pointer) }, code: first?.code ?? problem.code)
    }

    private enum CodingKeys: String, CodingKey {
        case error
    }

    func encode(to encoder: any Encoder) throws {
        try document.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(error, forKey: .error)
    }

    static func response(_ problem: Problem, to request: Request) throws -> Response {
        var problem = problem
        if problem.status == 422 {
            // What is unprocessable here is a bad request to OpenAI's clients.
            problem = .badRequest(code: problem.code, detail: problem.detail, errors: problem.errors)
        }
        var response = try Wire.response(OpenAIProblem(problem, of: request), status: problem.status)
        for field in problem.headers { response.headers.add(field.name, field.value) }
        response.headers["Content-Type"] = "application/problem+json"
        response.headers["Content-Language"] = request.language == .english ? "en" : "tr"
        response.headers["Cache-Control"] = "no-store"
        response.headers["Vary"] = "Accept-Language"
        return response
    }

    /// `/input/3` as OpenAI writes it: `input[3]`.
    static func parameter(_ pointer: String) -> String {
        pointer.split(separator: "/").reduce(into: "") { name, step in
            if Int(step) != nil { name += "[\(step)]" } else { name += name.isEmpty ? "\(step)" : ".\(step)" }
        }
    }

    static let schema = Schema.object(
        [
            .optional(
                "error",
                .object(
                    [
                        .required("message", .string("the first of `errors`, or `detail`")),
                        .required("type", .choice(["invalid_request_error", "server_error"], "")),
                        .optional("param", .string("input[3]")), .required("code", .string("")),
                    ], "the same for OpenAI's clients; missing where the head or the size of the request is refused"))
        ], "")
}
