import Foundation
import HTTPServer
import Knowledge
import Retrieval

/// Top-k search in the key's tenant.
struct SearchEndpoints {
    let installation: Installation

    static let input = Schema.object(
        [
            .optional("query", .string("1 to 4,000 characters; needed but for a search by vector alone")),
            .optional("vector", VectorInput.schema),
            .optional("top_k", .integer("1 to 200; default 10")),
            .optional(
                "mode", .choice(SearchMode.allCases.map(\.rawValue), "default: hybrid; vector where there is no query")),
            .optional(
                "filters",
                .object(
                    [
                        .optional("document_ids", .array(.string("doc_…"), "")),
                        .optional("lang", .choice(Language.allCases.map(\.rawValue), "")),
                        .optional("tags", .array(.string(""), "documents that have one of these")),
                        .optional("source_type", .choice(PassageFilter.SourceType.allCases.map(\.rawValue), "")),
                    ], "a filter never shortens the answer: the best of what is left are returned")),
            .optional("explain", .flag("also say which terms contributed what")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/search", area: "Retrieval",
                summary: "The best passages for a query, each with the parts of its score",
                access: .key(.knowledgeRead), payload: .json(Self.input, limit: 64 << 10),
                answer: .object(
                    [.required("data", .array(HitBody.schema, "best first")), .required("took_ms", .number(""))], ""),
                problems: ["invalid_body"], handle: search)
        ]
    }

    private struct Input: Decodable {
        struct Filters: Decodable {
            let documentIDs: [DocumentID]?
            let lang: Language?
            let sourceType: PassageFilter.SourceType?
            let tags: [String]?

            enum CodingKeys: String, CodingKey {
                case lang, tags
                case documentIDs = "document_ids"
                case sourceType = "source_type"
            }
        }

        let query: String?
        let vector: VectorInput?
        let topK: Int?
        let mode: SearchMode?
        let filters: Filters?
        let explain: Bool?

        enum CodingKeys: String, CodingKey {
            case query, vector, mode, filters, explain
            case topK = "top_k"
        }
    }

    @Sendable func search(_ call: Call) async throws -> Response {
        struct Body: Encodable {
            let data: [HitBody]
            let tookMS: Double
        }
        let input = try call.request.decode(Input.self)
        let vector = try input.vector?.checked(pointer: "/vector", dimension: installation.model.dimension)
        let mode = input.mode ?? (input.query == nil ? .vector : .hybrid)
        let needsText = mode != .vector || vector == nil
        let text = needsText ? try BodyText.checked(input.query ?? "", pointer: "/query", limit: 4_000) : ""
        let topK = input.topK ?? 10
        guard KnowledgeIndex.topKRange.contains(topK) else {
            throw Problem.unprocessable(errors: [.limitOutOfRange(KnowledgeIndex.topKRange, name: "/top_k")])
        }
        let filter = PassageFilter(
            documents: input.filters?.documentIDs.map(Set.init), languages: input.filters?.lang.map { [$0] },
            sourceType: input.filters?.sourceType, tags: input.filters?.tags.map(Set.init))
        let explain = input.explain ?? false
        var watch = Stopwatch()
        let hits = try await installation.search.search(
            text, vector: vector, topK: topK, mode: mode, filter: filter, explain: explain, tenant: call.tenant)
        watch.lap("search")
        let body = Body(
            data: hits.map { HitBody($0, explained: explain) }, tookMS: watch.milliseconds["total"] ?? 0)
        return try Wire.response(body)
    }
}
