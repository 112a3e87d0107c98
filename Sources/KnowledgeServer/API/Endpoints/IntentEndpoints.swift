import Assist
import Foundation
import Guardrails
import HTTPServer
import Knowledge
import Storage

/// What customers want: the intents of the tenant's niches, and the tenant's own examples of them.
struct IntentEndpoints {
    static let mostExamples = 1_000

    let installation: Installation

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/intents", area: "Intents",
                summary: "The intents of the enabled niches, by id, and how the tenant handles them",
                access: .key(.knowledgeRead),
                answer: .object([.required("data", .array(IntentBody.schema, ""))], ""), handle: list),
            Endpoint(
                method: .post, path: "/v1/intents:classify", area: "Intents",
                summary: "What one message wants, as a reply would read it", access: .key(.assist),
                payload: .json(
                    .object([.required("text", .string("the message, 1 to 4,000 characters"))], ""), limit: 64 << 10),
                answer: .object(
                    [
                        .required("id", .string("")), .required("confidence", .number("0 to 1")),
                        .required("runner_up_gap", .number("0 to 1")),
                        .required("entities", .array(EntityBody.schema, "what the message names, in its order")),
                    ], ""), problems: ["invalid_body"], handle: classify),
            Endpoint(
                method: .get, path: "/v1/intent-examples", area: "Intents",
                summary: "The tenant's own examples, by intent", access: .key(.knowledgeRead),
                answer: .object([.required("data", .array(IntentExampleBody.schema, ""))], ""), handle: examples),
            Endpoint(
                method: .post, path: "/v1/intent-examples", area: "Intents",
                summary: "Adds an example; it counts from the next message on", access: .key(.knowledgeWrite),
                payload: .json(
                    .object(
                        [
                            .required("intent", .string("an id of GET /v1/intents")),
                            .required("text", .string("a customer's words, 1 to 500 characters")),
                        ], ""), limit: 16 << 10), status: 201,
                answer: IntentExampleBody.schema, problems: ["invalid_body", "duplicate"], handle: add),
            Endpoint(
                method: .delete, path: "/v1/intent-examples/{example_id}", area: "Intents",
                summary: "Removes an example; it counts no more from the next message on",
                access: .key(.knowledgeWrite), status: 204, handle: remove),
        ]
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        struct Body: Encodable { let data: [IntentBody] }
        let language = call.request.language
        let bodies = try await installation.database.withReadOnlySession(for: call.tenant) {
            try IntentList(of: $0).bodies(language)
        }
        return try Wire.response(Body(data: bodies))
    }

    @Sendable func classify(_ call: Call) async throws -> Response {
        struct Input: Decodable { let text: String }
        struct Body: Encodable {
            let id: String
            let confidence: Float
            let runnerUpGap: Float
            let entities: [EntityBody]
        }
        let text = try BodyText.checked(try call.request.decode(Input.self).text, pointer: "/text", limit: 4_000)
        let (intent, entities) = try await installation.replies.reading(of: text, tenant: call.tenant)
        return try Wire.response(
            Body(
                id: intent.id, confidence: intent.confidence, runnerUpGap: intent.runnerUpGap,
                entities: entities.map { EntityBody($0) }))
    }

    @Sendable func examples(_ call: Call) async throws -> Response {
        struct Body: Encodable { let data: [IntentExampleBody] }
        let examples = try await installation.database.withReadOnlySession(for: call.tenant) {
            try $0.intentExamples()
        }
        return try Wire.response(Body(data: examples.map(IntentExampleBody.init)))
    }

    @Sendable func add(_ call: Call) async throws -> Response {
        struct Input: Decodable {
            let intent: String
            let text: String
        }
        let input = try call.request.decode(Input.self)
        let text = try BodyText.checked(input.text, pointer: "/text", limit: 500)
        let actor = call.actor
        let example = try await installation.database.withSession(for: call.tenant) { session in
            let niches = try session.plugins().filter(\.isEnabled).map(\.id)
            guard AssistantRegistry.definitions(of: Set(niches)).contains(where: { $0.id == input.intent }) else {
                throw APIProblem.field(
                    "/intent", "invalid", tr: "Bu işletmede böyle bir konu yok.",
                    en: "This business has no such intent.")
            }
            guard try session.intentExamples().count < Self.mostExamples else {
                throw APIProblem.field(
                    "/text", "too_many", tr: "En çok \(Self.mostExamples) örnek eklenebilir.",
                    en: "At most \(Self.mostExamples) examples can be added.")
            }
            let example = try session.addIntentExample(text, of: input.intent)
            _ = try session.recordAudit(
                actor.event(
                    "ai.example.added", "intent_example", example.id.description,
                    after: try JSON(encoding: ["intent": example.intent, "text": example.text])))
            return example
        }
        return try Wire.response(IntentExampleBody(example), status: 201)
    }

    @Sendable func remove(_ call: Call) async throws -> Response {
        let id: IntentExampleID = try call.id("example_id")
        let actor = call.actor
        try await installation.database.withSession(for: call.tenant) { session in
            guard let before = try session.intentExample(id), try session.deleteIntentExample(id) else {
                throw Problem.notFound
            }
            _ = try session.recordAudit(
                actor.event(
                    "ai.example.removed", "intent_example", id.description,
                    before: try JSON(encoding: ["intent": before.intent, "text": before.text])))
        }
        return Response(status: 204)
    }
}

private struct IntentExampleBody: Encodable {
    let id: IntentExampleID
    let intent: String
    let text: String
    let createdAt: Date

    init(_ example: IntentExample) {
        id = example.id
        intent = example.intent
        text = example.text
        createdAt = example.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("exa_…")), .required("intent", .string("")), .required("text", .string("")),
            .required("created_at", .string("RFC 3339")),
        ], "")
}

/// One kind of value for each type; the others are left out.
struct EntityBody: Encodable {
    struct Money: Encodable {
        let amountMinor: Int
        let currency: String
    }

    var type = ""
    let range: Span
    var money: Money?
    /// A day as `2026-03-09`, a time as `15:30`, an order, a phone, a service's id.
    var value: String?
    var quantity: Double?
    var unit: String?

    /// - Parameter masker: masks what identifies a person, for what is kept.
    init(_ entity: Entity, masker: PIIScanner? = nil) {
        range = entity.span
        switch entity.value {
        case .money(let minor, let currency):
            (type, money) = ("money", Money(amountMinor: minor, currency: currency))
        case .day(let day): (type, value) = ("day", day.description)
        case .time(let minutes):
            (type, value) = ("time", "\(minutes / 600)\(minutes / 60 % 10):\(minutes % 60 / 10)\(minutes % 10)")
        case .quantity(let count, let unit): (type, quantity, self.unit) = ("quantity", count, unit)
        case .order(let number): (type, value) = ("order", number)
        case .phone(let number): (type, value) = ("phone", masker?.masked(number) ?? number)
        case .service(let id): (type, value) = ("service", id)
        }
    }

    static let schema = Schema.object(
        [
            .required("type", .string("money, day, time, quantity, order, phone or service")),
            .required("range", .array(.integer(""), "start and end in Unicode scalars")),
            .optional("value", .string("what is neither money nor a quantity")),
            .optional(
                "money",
                .object([.required("amount_minor", .integer("")), .required("currency", .string("ISO 4217"))], "")),
            .optional("quantity", .number("")), .optional("unit", .string("")),
        ], "")
}
