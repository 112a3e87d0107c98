import Assist
import Foundation
import HTTPServer
import Knowledge
import Storage

/// One intent as the tenant handles it: from which confidence it is answered, how it reaches the customer, and its tone.
struct IntentSettingsEndpoints {
    let installation: Installation

    private static let input = Schema.object(
        [
            .required("threshold", .optional(.number("0 to 1; null for the tenant's own"))),
            .required(
                "mode", .optional(.choice(TrustMode.allCases.map(\.rawValue), "null lets it earn its mode"))),
            .required("tone", .optional(.choice(Tone.allCases.map(\.rawValue), "null for the tenant's own"))),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/intents/{intent_id}", area: "Intents",
                summary: "One intent, and how the tenant handles it", access: .key(.knowledgeRead),
                answer: IntentBody.schema, handle: read),
            Endpoint(
                method: .put, path: "/v1/intents/{intent_id}", area: "Intents",
                summary: "Sets an intent's threshold, mode and tone; with If-Match only over what was seen",
                access: .key(.admin), payload: .json(Self.input, limit: 4 << 10), answer: IntentBody.schema,
                problems: ["invalid_body", "precondition_failed"], handle: write),
        ]
    }

    @Sendable func read(_ call: Call) async throws -> Response {
        let (id, language) = (try Self.id(call), call.request.language)
        let body = try await installation.database.withReadOnlySession(for: call.tenant) {
            try IntentList(of: $0).body(of: id, language)
        }
        guard let body else { throw Problem.notFound }
        return try EntityTag.response(body)
    }

    private static func id(_ call: Call) throws(Problem) -> String {
        guard let id = call.request.parameters["intent_id"], !id.isEmpty, id.utf8.count <= 100 else { throw .notFound }
        return id
    }

    private struct Input: Decodable {
        let threshold: Float?
        let mode: String?
        let tone: String?
    }

    @Sendable func write(_ call: Call) async throws -> Response {
        let (id, language) = (try Self.id(call), call.request.language)
        let (actor, request) = (call.actor, call.request)
        guard
            try await installation.database.withReadOnlySession(
                for: call.tenant, { try IntentList(of: $0).body(of: id, language) }) != nil
        else { throw Problem.notFound }
        let input = try request.decode(Input.self)
        if let threshold = input.threshold, !(0...1).contains(threshold) {
            throw APIProblem.field(
                "/threshold", "out_of_range", tr: "0 ile 1 arasında olmalı.", en: "Must be from 0 to 1.")
        }
        let mode = try input.mode.map { try BodyChoice.read($0, pointer: "/mode", default: TrustMode.suggest) }
        let tone = try input.tone.map { try BodyChoice.read($0, pointer: "/tone", default: Tone.short) }
        let after = try await installation.database.withSession(for: call.tenant) { session in
            try session.lockReplySettings()
            guard let before = try IntentList(of: session).body(of: id, language) else { throw Problem.notFound }
            try request.checkMatch(before)
            try session.setIntentSettings(
                IntentSettings(threshold: input.threshold, tone: tone?.rawValue), of: id)
            if before.pin != mode { _ = try LearningService.pin(mode, intent: id, in: session, actor: actor) }
            guard let after = try IntentList(of: session).body(of: id, language) else { throw Problem.notFound }
            _ = try session.recordAudit(
                actor.event(
                    "ai.intent.updated", "intent", id, before: try JSON(encoding: before),
                    after: try JSON(encoding: after)))
            return after
        }
        return try EntityTag.response(after)
    }
}

/// A tenant's intents with all that it set and learnt of them.
struct IntentList {
    let definitions: [IntentDefinition]
    private let examples: [String: Int]
    private let settings: [String: IntentSettings]
    private let trust: [String: IntentTrust]

    init(of session: borrowing TenantSession) throws {
        let niches = Set(try session.plugins().filter(\.isEnabled).map(\.id))
        definitions = AssistantRegistry.definitions(of: niches).sorted { $0.id < $1.id }
        examples = Dictionary(grouping: try session.intentExamples()) { $0.intent }.mapValues(\.count)
        settings = try session.intentSettings()
        trust = try session.intentTrust().mapValues { try $0.decode() }
    }

    func bodies(_ language: Language) -> [IntentBody] { definitions.map { body(of: $0, language) } }

    func body(of id: String, _ language: Language) -> IntentBody? {
        definitions.first { $0.id == id }.map { body(of: $0, language) }
    }

    private func body(of definition: IntentDefinition, _ language: Language) -> IntentBody {
        let id = definition.id
        return IntentBody(
            id: id, title: definition.title.text(in: language), needsLiveData: definition.needsLiveData,
            exampleCount: definition.examples.count, ownExampleCount: examples[id] ?? 0,
            threshold: settings[id]?.threshold, tone: settings[id]?.tone, mode: trust[id]?.mode ?? .suggest,
            pin: trust[id]?.pin)
    }
}

struct IntentBody: Encodable {
    let id: String
    let title: String
    let needsLiveData: Bool
    let exampleCount: Int
    let ownExampleCount: Int
    let threshold: Float?
    let tone: String?
    /// What applies.
    let mode: TrustMode
    /// What the tenant set; the mode is earned where it is `nil`.
    let pin: TrustMode?

    static let schema = Schema.object(
        [
            .required("id", .string("as the niche names it: iade, kargo_nerede")), .required("title", .string("")),
            .required("needs_live_data", .flag("the answer is never in documents")),
            .required("example_count", .integer("the niche's")),
            .required("own_example_count", .integer("the tenant's")),
            .optional("threshold", .number("the tenant's own, where it set one")),
            .optional("tone", .choice(Tone.allCases.map(\.rawValue), "the tenant's own, where it set one")),
            .required("mode", .choice(TrustMode.allCases.map(\.rawValue), "what applies")),
            .optional("pin", .choice(TrustMode.allCases.map(\.rawValue), "what the tenant set")),
        ], "")
}
