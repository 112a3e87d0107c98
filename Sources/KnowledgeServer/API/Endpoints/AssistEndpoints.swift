import Foundation
import HTTPServer
import Knowledge
import Storage

/// Suggested replies.
struct AssistEndpoints {
    static let mostTurns = 50

    let installation: Installation

    static let input = Schema.object(
        [
            .required("text", .string("the customer's message, 1 to 4,000 characters")),
            .optional(
                "history",
                .array(
                    .object(
                        [
                            .required("role", .choice(["customer", "agent"], "")),
                            .required("text", .string("")),
                        ], ""), "the turns before, oldest first; at most 50")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/assist:reply", area: "Assist",
                summary: "A reply with its sources, or the reason why a person has to answer", access: .key(.assist),
                payload: .json(Self.input, limit: 256 << 10), answer: DraftBody.schema, problems: ["invalid_body"],
                handle: reply),
            Endpoint(
                method: .get, path: "/v1/drafts/{draft_id}", area: "Assist", summary: "A draft as it was given",
                access: .key(.assist), answer: DraftBody.schema, handle: draft),
        ]
    }

    private struct Input: Decodable {
        let text: String
        let history: [Message]?
    }

    @Sendable func reply(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        let text = try BodyText.checked(input.text, pointer: "/text", limit: 4_000)
        let history = input.history ?? []
        guard history.count <= Self.mostTurns else {
            throw APIProblem.field(
                "/history", "too_long", tr: "En çok \(Self.mostTurns) önceki mesaj gönderilebilir.",
                en: "At most \(Self.mostTurns) earlier messages can be sent.")
        }
        for (index, message) in history.enumerated() {
            _ = try BodyText.checked(message.text, pointer: "/history/\(index)/text", limit: 4_000)
        }
        let messages = history + [Message(role: .customer, text: text)]
        guard let answer = try await installation.replies.answer(messages, tenant: call.tenant, actor: call.actor)
        else {
            throw APIProblem.field(
                "/text", "empty", tr: "Yanıtlanacak bir soru yok.", en: "There is no question to answer.")
        }
        return try Wire.response(DraftBody(answer, language: call.request.language))
    }

    @Sendable func draft(_ call: Call) async throws -> Response {
        let id: DraftID = try call.id("draft_id")
        guard let stored = try await installation.database.withReadOnlySession(for: call.tenant, { try $0.draft(id) })
        else { throw Problem.notFound }
        return .data(Data(stored.draft.text.utf8), type: "application/json")
    }
}
