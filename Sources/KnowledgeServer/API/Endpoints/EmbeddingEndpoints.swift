import Embeddings
import Foundation
import HTTPServer
import Knowledge

/// Vectors for other programs, and the model that makes them, in the form of OpenAI's API: its clients need no more than
/// this server's address and a key. Nothing of a tenant is read.
struct EmbeddingEndpoints: Sendable {
    private let installation: Installation
    private let work: EmbeddingWork
    private let model: ModelBody

    init(installation: Installation) {
        self.installation = installation
        work = EmbeddingWork(embedder: installation.embedder, workers: installation.configuration.workers)
        model = ModelBody(installation.model, path: installation.configuration.modelPath)
    }

    static let input = Schema.object(
        [
            .required("model", .string("an id of `GET /v1/models`, with or without what follows its @")),
            .required(
                "input",
                .either(
                    [
                        .string("a text"), .array(.string(""), "texts"), .array(.integer(""), "token ids"),
                        .array(.array(.integer(""), ""), "lists of token ids"),
                    ],
                    """
                    1 to \(EmbeddingInput.mostElements) inputs with at most \(EmbeddingInput.mostTokens) tokens in total. \
                    None may be empty, and none may be longer than the model's window: nothing is cut. Token ids are \
                    those of this model's vocabulary, with or without <s> and </s>.
                    """)),
            .optional(
                "input_type",
                .choice(
                    TextKind.allCases.map(\.rawValue),
                    "query or passage puts the model's prefix before each text; default: raw, nothing is added")),
            .optional("encoding_format", .choice(EmbeddingFormat.allCases.map(\.rawValue), "default: float")),
            .optional("dimensions", .integer("the model's own, or left out")),
            .optional("user", .string("ignored")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/embeddings", area: "Retrieval",
                summary: "Vectors of texts, in OpenAI's form", access: .key(.knowledgeRead),
                payload: .json(Self.input, limit: 4 << 20), answer: EmbeddingBody.schema,
                problems: ["invalid_body", "model_not_found"], timeOut: .seconds(300), followsOpenAI: true,
                handle: embed),
            Endpoint(
                method: .get, path: "/v1/models", area: "Retrieval", summary: "The embedding model, in OpenAI's form",
                access: .key(.knowledgeRead),
                answer: .object(
                    [
                        .required("object", .choice(["list"], "")), .required("data", .array(ModelBody.schema, "")),
                    ], ""), followsOpenAI: true, handle: models),
            Endpoint(
                method: .get, path: "/v1/models/{model_id}", area: "Retrieval",
                summary: "One model, in OpenAI's form", access: .key(.knowledgeRead), answer: ModelBody.schema,
                problems: ["model_not_found"], followsOpenAI: true, handle: oneModel),
        ]
    }

    private struct Input: Decodable {
        let model: String
        let input: EmbeddingInput
        let inputType: String?
        let encodingFormat: String?
        let dimensions: Int?

        enum CodingKeys: String, CodingKey {
            case model, input, dimensions
            case inputType = "input_type"
            case encodingFormat = "encoding_format"
        }
    }

    @Sendable func embed(_ call: Call) async throws -> Response {
        let request = call.request
        let (input, kind, format) = try await apart(request.body.data.count > 64 << 10) { try read(request) }
        let result = try await work.run(input, as: kind)
        installation.metrics.count(
            "kaynak_embeddings_tokens_total", labels: "priority=\"\(result.priority)\"", by: result.tokens)
        let data = try await apart(result.vectors.rows > 64) {
            EmbeddingBody.data(result.vectors, as: format, model: model.id, tokens: result.tokens)
        }
        return .data(data, type: "application/json")
    }

    /// Much is read and written away from the threads that requests are answered on.
    private func apart<Value: Sendable>(
        _ isMuch: Bool, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        isMuch ? try await OffPool.run { Result(catching: work) }.get() : try work()
    }

    private func read(_ request: Request) throws(Problem) -> (EmbeddingInput, TextKind, EmbeddingFormat) {
        let input = try request.decode(Input.self)
        try check(model: input.model)
        if let dimensions = input.dimensions, dimensions != model.dimensions {
            throw APIProblem.field(
                "/dimensions", "unsupported",
                tr: "Bu modelin vektörleri \(model.dimensions) boyutludur; dimensions bu olmalı ya da gönderilmemeli.",
                en: "This model's vectors have \(model.dimensions) dimensions; send that, or leave dimensions out.")
        }
        let kind = try BodyChoice.read(input.inputType, pointer: "/input_type", default: TextKind.raw)
        let format = try BodyChoice.read(
            input.encodingFormat, pointer: "/encoding_format", default: EmbeddingFormat.float)
        try input.input.check(as: kind, vocabularySize: installation.model.vocabularySize)
        return (input.input, kind, format)
    }

    @Sendable func models(_ call: Call) async throws -> Response {
        struct List: Encodable {
            let object = "list"
            let data: [ModelBody]
        }
        return try Wire.response(List(data: [model]))
    }

    @Sendable func oneModel(_ call: Call) async throws -> Response {
        try check(model: call.request.parameters["model_id"] ?? "")
        return try Wire.response(model)
    }

    private func check(model name: String) throws(Problem) {
        guard name == model.id || name == model.alias else { throw APIProblem.modelNotFound(served: model.id) }
    }
}

struct ModelBody: Encodable, Sendable {
    let id: String
    let object = "model"
    let created: Int
    let ownedBy = "kaynak"
    let dimensions: Int
    let maxTokens: Int

    /// - Parameter path: the model's file, whose date is the model's here.
    init(_ model: EmbeddingModel, path: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        id = model.identifier
        created = Int((attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)
        dimensions = model.dimension
        maxTokens = model.maxTokens
    }

    /// The model's name alone, for clients that do not care which file it comes from.
    var alias: Substring { id.prefix { $0 != "@" } }

    static let schema = Schema.object(
        [
            .required("id", .string("name@content; vectors may be compared where it is the same")),
            .required("object", .choice(["model"], "")),
            .required("created", .integer("seconds since 1970: the date of the model's file")),
            .required("owned_by", .string("")), .required("dimensions", .integer("numbers in a vector")),
            .required("max_tokens", .integer("of one input, <s>, </s> and prefix included")),
        ], "")
}
