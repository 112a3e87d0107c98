import Foundation
import HTTPServer
import Knowledge
import Storage

/// FAQ entries, one by one; many at once: ``FAQImportEndpoint``.
struct FAQEndpoints {
    let installation: Installation

    private var faqs: FAQService { installation.faqs }
    private var database: Database { installation.database }

    static let input = Schema.object(
        [
            .required("question", .string("1 to 1,000 characters")),
            .required("answer", .string("1 to 10,000 characters")),
            .optional("category", .string("")), .optional("external_id", .string("your own id; unique")),
            .optional("lang", .choice(Language.allCases.map(\.rawValue), "default: tr")),
        ], "")
    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/faqs", area: "Knowledge", summary: "Adds an FAQ entry; searchable at once",
                access: .key(.knowledgeWrite), payload: .json(Self.input, limit: 64 << 10), status: 201,
                answer: FAQBody.schema, problems: ["invalid_body", "duplicate"], handle: create),
            FAQImportEndpoint(installation: installation).endpoint,
            Endpoint(
                method: .get, path: "/v1/faqs", area: "Knowledge", summary: "Lists FAQ entries, newest first",
                access: .key(.knowledgeRead),
                query: Paging.parameters + [QueryParameter(name: "category", schema: .string(""))],
                answer: .list(FAQBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/faqs/{faq_id}", area: "Knowledge", summary: "One FAQ entry",
                access: .key(.knowledgeRead), answer: FAQBody.schema, handle: get),
            Endpoint(
                method: .patch, path: "/v1/faqs/{faq_id}", area: "Knowledge", summary: "Changes an FAQ entry",
                access: .key(.knowledgeWrite), payload: .json(Self.input, limit: 64 << 10), answer: FAQBody.schema,
                problems: ["invalid_body", "duplicate"], handle: update),
            Endpoint(
                method: .delete, path: "/v1/faqs/{faq_id}", area: "Knowledge", summary: "Deletes an FAQ entry",
                access: .key(.knowledgeWrite), status: 204, handle: delete),
        ]
    }

    /// Every field may be left out of a change.
    private struct Input: Decodable {
        let question: String?
        let answer: String?
        let category: String?
        let externalID: String?
        let lang: String?

        enum CodingKeys: String, CodingKey {
            case question, answer, category, lang
            case externalID = "external_id"
        }

        func entry(over old: FAQ?) throws(Problem) -> NewFAQ {
            let question = try text(self.question ?? old?.question, "/question", limit: 1_000)
            let answer = try text(self.answer ?? old?.answer, "/answer", limit: 10_000)
            let language = try lang == nil ? old?.language ?? .turkish : BodyLanguage.read(lang, pointer: "/lang")
            var externalID = old?.externalID
            if let given = self.externalID { externalID = try text(given, "/external_id", limit: 100) }
            var category = old?.category ?? ""
            if let given = self.category {
                category = given.isEmpty ? "" : try text(given, "/category", limit: 100)
            }
            return NewFAQ(
                externalID: externalID, question: question, answer: answer, category: category, language: language)
        }

        private func text(_ text: String?, _ pointer: String, limit: Int) throws(Problem) -> String {
            guard let text else {
                throw APIProblem.field(pointer, "missing", tr: "Bu alan zorunludur.", en: "This member is required.")
            }
            return try BodyText.checked(text, pointer: pointer, limit: limit)
        }
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let entry = try call.request.decode(Input.self).entry(over: nil)
        let faq = try await faqs.create(entry, tenant: call.tenant, actor: call.actor)
        var response = try Wire.response(FAQBody(faq), status: 201)
        response.headers["Location"] = "/v1/faqs/\(faq.id)"
        return response
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let category = call.request.query["category"]
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.faqs(limit: paging.limit, after: paging.cursor, category: category)
        }
        return try paging.response(listing, of: call.request, FAQBody.init)
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        try Wire.response(FAQBody(try await faq(call)))
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        let old = try await faq(call)
        let entry = try call.request.decode(Input.self).entry(over: old)
        guard let faq = try await faqs.update(old.id, to: entry, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(FAQBody(faq))
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        guard try await faqs.delete(try call.id("faq_id"), tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return Response(status: 204)
    }

    private func faq(_ call: Call) async throws -> FAQ {
        let id: FAQID = try call.id("faq_id")
        guard let faq = try await database.withReadOnlySession(for: call.tenant, { try $0.faq(id) })
        else { throw Problem.notFound }
        return faq
    }
}
