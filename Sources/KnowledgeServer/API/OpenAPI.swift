import Foundation
import HTTPServer
import PluginKit

/// The OpenAPI 3.1 document, made from the route table.
enum OpenAPI {
    static func document(_ endpoints: [Endpoint]) throws -> Data {
        var paths: [String: [String: JSONValue]] = [:]
        for endpoint in endpoints {
            paths[endpoint.path, default: [:]][endpoint.method.rawValue.lowercased()] = operation(endpoint)
        }
        let document: JSONValue = [
            "openapi": "3.1.0",
            "info": [
                "title": "Kaynak", "version": .string(Version.current),
                "summary": "Cited answers from a business's own documents",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": [
                "securitySchemes": ["key": ["type": "http", "scheme": "bearer", "description": "API key, kyn_…"]],
                "schemas": [
                    "Problem": problem,
                    "OpenAIProblem": [
                        "allOf": .array([["$ref": "#/components/schemas/Problem"], OpenAIProblem.schema.json])
                    ],
                ],
            ],
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document)
    }

    private static func operation(_ endpoint: Endpoint) -> JSONValue {
        var operation: [String: JSONValue] = [
            "summary": .string(endpoint.summary), "tags": .array([.string(endpoint.area)]),
            "operationId": .string(operationID(endpoint)),
        ]
        let parameters = pathParameters(endpoint) + endpoint.query.map(queryParameter)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = requestBody(endpoint.payload) { operation["requestBody"] = body }
        let scopes = endpoint.access.scopes
        if !scopes.isEmpty {
            operation["security"] = .array([["key": .array([])]])
            let names = scopes.map { "`\($0.rawValue)`" }.joined(separator: " or ")
            operation["description"] = .string("Needs the scope \(names).")
        }
        operation["responses"] = responses(endpoint)
        return .object(operation)
    }

    private static func operationID(_ endpoint: Endpoint) -> String {
        let words = endpoint.path.split { !$0.isLetter && !$0.isNumber }.filter { $0 != "v1" }
        return ([endpoint.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
    }

    private static func pathParameters(_ endpoint: Endpoint) -> [JSONValue] {
        endpoint.parameterNames.map { name in
            [
                "name": .string(name), "in": "path", "required": .flag(true),
                "schema": ["type": .string(name == "page" ? "integer" : "string")],
            ]
        }
    }

    private static func queryParameter(_ parameter: QueryParameter) -> JSONValue {
        ["name": .string(parameter.name), "in": "query", "schema": parameter.schema.json]
    }

    private static func requestBody(_ payload: Payload) -> JSONValue? {
        switch payload {
        case .none: nil
        case .json(let schema, _):
            ["required": .flag(true), "content": ["application/json": ["schema": schema.json]]]
        case .multipart(let fields, _):
            ["required": .flag(true), "content": ["multipart/form-data": ["schema": Schema.object(fields, "").json]]]
        }
    }

    private static func responses(_ endpoint: Endpoint) -> JSONValue {
        var success: [String: JSONValue] = ["description": .string(endpoint.summary)]
        if let answer = endpoint.answer {
            success["content"] = .object([endpoint.contentType: ["schema": answer.json]])
        } else if endpoint.status != 204 {
            success["content"] = .object([endpoint.contentType: [:]])
        }
        let codes = " Codes: \(codes(of: endpoint).joined(separator: ", "))."
        let problem = "#/components/schemas/" + (endpoint.followsOpenAI ? "OpenAIProblem" : "Problem")
        return [
            String(endpoint.status): .object(success),
            "default": [
                "description": .string("A problem (RFC 9457).\(codes)"),
                "content": ["application/problem+json": ["schema": ["$ref": .string(problem)]]],
            ],
        ]
    }

    /// The operation's own codes, and those that follow from what it takes.
    private static func codes(of endpoint: Endpoint) -> [String] {
        var codes = endpoint.problems
        if !endpoint.access.scopes.isEmpty { codes += ["unauthenticated", "insufficient_scope"] }
        if !endpoint.parameterNames.isEmpty || endpoint.access == .loopback { codes.append("not_found") }
        switch endpoint.payload {
        case .none: break
        case .json: codes += ["malformed_json", "body_too_large", "unsupported_media_type"]
        case .multipart: codes += ["malformed_multipart", "unsupported_media_type"]
        }
        return codes + ["timed_out", "unavailable", "internal"]
    }

    private static let problem = Schema.object(
        [
            .required("type", .string("")), .required("title", .string("")), .required("status", .integer("")),
            .required("detail", .string("what went wrong and what to do")), .required("instance", .string("")),
            .required("code", .string("stable, for programs")), .required("request_id", .string("")),
            .required(
                "errors",
                .array(
                    .object(
                        [
                            .required("pointer", .string("JSON pointer, or a parameter's name")),
                            .required("code", .string("")), .required("detail", .string("")),
                        ], ""), "")),
            .required("retryable", .flag("the same request may succeed later")),
        ], "RFC 9457"
    ).json
}

extension Endpoint {
    /// The names in the path's braces, in order.
    var parameterNames: [String] {
        path.split(separator: "/").compactMap { part in
            guard let open = part.firstIndex(of: "{"), let close = part.firstIndex(of: "}") else { return nil }
            return String(part[part.index(after: open)..<close])
        }
    }
}
