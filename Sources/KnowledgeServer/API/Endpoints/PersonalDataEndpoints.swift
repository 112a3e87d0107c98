import Foundation
import Guardrails
import HTTPServer
import Knowledge
import Storage

/// What else is personal data to a tenant, how it is shown, and who saw it.
struct PersonalDataEndpoints {
    static let mostRecognisers = 50
    static let mostWords = 500
    static let mostContext = 20
    static let mostExamples = 20

    let installation: Installation

    private static let operators = PIIOperator.allCases.map(\.rawValue)

    private static let policy = Schema.object(
        [
            .required("view", .choice(operators, "what stands for it in conversations")),
            .required("export", .choice(operators, "what stands for it in exports")),
            .required("kept", .array(.string("PERSON, …"), "kinds that stay as they are")),
        ], "")

    private static let input = Schema.object(
        [
            .required("name", .string("what people call it; 1 to 60 characters")),
            .required("type", .string("UPPER_CASE, as in MEMBER_NO; one of the core's kinds is allowed")),
            .optional(
                "pattern",
                .string(
                    "signs, . [a-z] \\d \\w \\s ( ) | ? * + {2,5}; whole words; case, Turkish marks and other scripts' digits do not matter; at most \(PIIExpression.longestPattern) characters"
                )),
            .optional(
                "words", .array(.string("exactly so; * is any ending"), "instead of a pattern; at most \(mostWords)")),
            .optional("context", .array(.string(""), "words of which one has to stand near; at most \(mostContext)")),
            .optional("blocks", .flag("a reply that holds it must not go out; default false")),
            .required("matches", .array(.string(""), "texts in which it has to find something; 1 to \(mostExamples)")),
            .optional("others", .array(.string(""), "texts in which it must find nothing; at most \(mostExamples)")),
        ], "")

    private static let recogniser = Schema.object(
        [
            .required("id", .string("rcg_…")), .required("rule", .string("what its findings name")),
            .required("name", .string("")), .required("type", .string("")), .optional("pattern", .string("")),
            .required("words", .array(.string(""), "")), .required("context", .array(.string(""), "")),
            .required("blocks", .flag("")), .required("matches", .array(.string(""), "")),
            .required("others", .array(.string(""), "")), .required("created_at", .string("RFC 3339")),
            .required("updated_at", .string("RFC 3339")),
        ], "")

    private static let access = Schema.object(
        [
            .required("id", .string("evt_…")), .required("actor_id", .string("a key's id")),
            .required("resource_type", .choice(["conversation", "customer", "customers", "export"], "")),
            .optional("resource_id", .string("")), .required("types", .array(.string(""), "kinds of personal data")),
            .optional("ip", .string("")), .optional("user_agent", .string("")),
            .required("created_at", .string("RFC 3339")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/policies/pii", area: "Guardrails",
                summary: "How personal data is shown to keys without the right to see it, and in exports",
                access: .key(.admin), answer: Self.policy, handle: readPolicy),
            Endpoint(
                method: .put, path: "/v1/policies/pii", area: "Guardrails",
                summary: "Puts a policy in the place of the tenant's", access: .key(.admin),
                payload: .json(Self.policy, limit: 8 << 10), answer: Self.policy, problems: ["invalid_body"],
                handle: writePolicy),
            Endpoint(
                method: .get, path: "/v1/pii-recognisers", area: "Guardrails",
                summary: "The tenant's own kinds of personal data", access: .key(.admin),
                answer: .object([.required("data", .array(Self.recogniser, "oldest first"))], ""), handle: list),
            Endpoint(
                method: .post, path: "/v1/pii-recognisers", area: "Guardrails",
                summary: "Adds a kind of personal data, once it finds what its examples say; in force at once",
                access: .key(.admin), payload: .json(Self.input, limit: 64 << 10), status: 201,
                answer: Self.recogniser, problems: Self.refusals, handle: add),
            Endpoint(
                method: .post, path: "/v1/pii-recognisers:test", area: "Guardrails",
                summary: "What a recogniser would find in its examples; nothing is kept", access: .key(.admin),
                payload: .json(Self.input, limit: 64 << 10),
                answer: .object(
                    [
                        .required(
                            "results",
                            .array(
                                .object(
                                    [
                                        .required("text", .string("")), .required("expected", .flag("a find")),
                                        .required("spans", .array(.array(.integer(""), ""), "what it found")),
                                        .required("passed", .flag("")),
                                    ], ""), "matches, then others"))
                    ], ""), problems: ["invalid_body"], handle: test),
            Endpoint(
                method: .put, path: "/v1/pii-recognisers/{recogniser_id}", area: "Guardrails",
                summary: "Puts another in its place, once it finds what its examples say", access: .key(.admin),
                payload: .json(Self.input, limit: 64 << 10), answer: Self.recogniser, problems: Self.refusals,
                handle: replace),
            Endpoint(
                method: .delete, path: "/v1/pii-recognisers/{recogniser_id}", area: "Guardrails",
                summary: "Removes a kind of personal data", access: .key(.admin), status: 204, handle: remove),
            Endpoint(
                method: .get, path: "/v1/personal-data-access", area: "Governance",
                summary:
                    "Who saw personal data, newest first; a key's looks at the same thing within five minutes are one",
                access: .key(.admin),
                query: Paging.parameters + [
                    QueryParameter(name: "actor_id", schema: .string("")),
                    QueryParameter(name: "resource_id", schema: .string("cnv_…, cus_…, exp_…")),
                ], answer: .list(Self.access), problems: ["invalid_query"], handle: history),
        ]
    }

    private static let refusals = ["invalid_body", "duplicate", "too_many_recognisers"]

    // MARK: Policy

    @Sendable func readPolicy(_ call: Call) async throws -> Response {
        let policy = try await installation.database.withReadOnlySession(for: call.tenant) { try $0.piiPolicy() }
        return try Wire.response(policy ?? .standard)
    }

    @Sendable func writePolicy(_ call: Call) async throws -> Response {
        let input = try call.request.decode(StoredPIIPolicy.self)
        let view = try BodyChoice.read(input.view, pointer: "/view", default: PIIOperator.partial)
        let export = try BodyChoice.read(input.export, pointer: "/export", default: PIIOperator.mask)
        guard input.kept.count <= 40 else {
            throw APIProblem.field("/kept", "too_many", tr: "En çok 40 tür olabilir.", en: "At most 40 kinds.")
        }
        let kept = try input.kept.enumerated().map { try Self.type($0.element, pointer: "/kept/\($0.offset)") }
        let policy = StoredPIIPolicy(view: view.rawValue, export: export.rawValue, kept: Set(kept).sorted())
        let actor = call.actor
        try await installation.database.withSession(for: call.tenant) { session in
            let before = try session.piiPolicy() ?? .standard
            try session.setPIIPolicy(policy)
            _ = try session.recordAudit(
                actor.event(
                    "policy.pii.updated", "policy", "pii", before: Self.flat(before), after: Self.flat(policy)))
        }
        return try Wire.response(policy)
    }

    private static func flat(_ policy: StoredPIIPolicy) throws -> JSON {
        try JSON(encoding: [
            "view": policy.view, "export": policy.export, "kept": policy.kept.joined(separator: " "),
        ])
    }

    // MARK: Recognisers

    private struct Input: Decodable {
        let name: String
        let type: String
        let pattern: String?
        let words: [String]?
        let context: [String]?
        let blocks: Bool?
        let matches: [String]
        let others: [String]?
    }

    private struct RecogniserBody: Encodable {
        let id: RecogniserID
        let rule: String
        let name: String
        let type: String
        let pattern: String?
        let words: [String]
        let context: [String]
        let blocks: Bool
        let matches: [String]
        let others: [String]
        let createdAt: Date
        let updatedAt: Date

        init(_ kept: KeptPIIRecogniser) {
            let recogniser = kept.recogniser
            id = kept.id
            rule = PersonalDataService.rule(of: recogniser)
            name = recogniser.name
            type = recogniser.type
            pattern = recogniser.pattern
            words = recogniser.words
            context = recogniser.context
            blocks = recogniser.blocks
            matches = recogniser.matches
            others = recogniser.others
            createdAt = kept.createdAt
            updatedAt = kept.updatedAt
        }
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let kept = try await installation.database.withReadOnlySession(for: call.tenant) { try $0.piiRecognisers() }
        return try Wire.response(["data": kept.map(RecogniserBody.init)])
    }

    @Sendable func add(_ call: Call) async throws -> Response {
        let new = try Self.recogniser(in: call)
        try Self.requireExamples(of: new)
        let (actor, personal) = (call.actor, installation.personal)
        let kept = try await installation.database.withSession(for: call.tenant) { session in
            try session.lockIntake()
            guard try session.piiRecognisers().count < Self.mostRecognisers else {
                throw APIProblem.conflict(
                    "too_many_recognisers", tr: "En çok \(Self.mostRecognisers) tanıyıcı olabilir; birini silin.",
                    en: "At most \(Self.mostRecognisers) recognisers; remove one.")
            }
            let kept = try session.addPIIRecogniser(new)
            // What masks the log from now on.
            _ = try personal.scanner(in: session)
            _ = try session.recordAudit(
                actor.event(
                    "pii.recogniser.created", "pii_recogniser", kept.id.description, after: Self.flat(new)))
            return kept
        }
        var response = try Wire.response(RecogniserBody(kept), status: 201)
        response.headers["Location"] = "/v1/pii-recognisers/\(kept.id)"
        return response
    }

    @Sendable func replace(_ call: Call) async throws -> Response {
        let id: RecogniserID = try call.id("recogniser_id")
        guard
            let before = try await installation.database.withReadOnlySession(
                for: call.tenant, { try $0.piiRecogniser(id) })
        else { throw Problem.notFound }
        let new = try Self.recogniser(in: call)
        try Self.requireExamples(of: new)
        let (actor, personal) = (call.actor, installation.personal)
        let kept = try await installation.database.withSession(for: call.tenant) { session in
            guard let kept = try session.replacePIIRecogniser(id, by: new) else { throw Problem.notFound }
            _ = try personal.scanner(in: session)
            _ = try session.recordAudit(
                actor.event(
                    "pii.recogniser.updated", "pii_recogniser", id.description, before: Self.flat(before.recogniser),
                    after: Self.flat(new)))
            return kept
        }
        return try Wire.response(RecogniserBody(kept))
    }

    @Sendable func remove(_ call: Call) async throws -> Response {
        let id: RecogniserID = try call.id("recogniser_id")
        let (actor, personal) = (call.actor, installation.personal)
        try await installation.database.withSession(for: call.tenant) { session in
            guard let before = try session.piiRecogniser(id), try session.removePIIRecogniser(id)
            else { throw Problem.notFound }
            _ = try personal.scanner(in: session)
            _ = try session.recordAudit(
                actor.event(
                    "pii.recogniser.deleted", "pii_recogniser", id.description, before: Self.flat(before.recogniser)))
        }
        return Response(status: 204)
    }

    /// Words and examples may be names of people: the trail says only what kind it is.
    private static func flat(_ recogniser: StoredPIIRecogniser) throws -> JSON {
        try JSON(encoding: [
            "name": recogniser.name, "type": recogniser.type, "pattern": recogniser.pattern ?? "",
            "words": String(recogniser.words.count), "blocks": recogniser.blocks ? "true" : "false",
        ])
    }

    @Sendable func test(_ call: Call) async throws -> Response {
        struct Result: Encodable {
            let text: String
            let expected: Bool
            let spans: [Span]
            let passed: Bool
        }
        let new = try Self.recogniser(in: call)
        let results = Self.trial(of: new).map { trial in
            Result(text: trial.text, expected: trial.expected, spans: trial.spans, passed: trial.passed)
        }
        return try Wire.response(["results": results])
    }

    private struct Trial {
        let text: String
        let pointer: String
        let expected: Bool
        let spans: [Span]
        /// The kind that the core found where this one should have.
        let other: PIIType?

        var passed: Bool { spans.isEmpty != expected }
    }

    private static func trial(of new: StoredPIIRecogniser) -> [Trial] {
        guard let made = try? PersonalDataService.recogniser(of: new) else { return [] }
        let scanner = PIIScanner(registry: PIIRegistry([made]))
        func trial(_ text: String, _ pointer: String, _ expected: Bool) -> Trial {
            let findings = scanner.findings(in: text)
            let own = findings.filter { $0.rule == made.id }
            return Trial(
                text: text, pointer: pointer, expected: expected, spans: own.map(\.span),
                other: own.isEmpty ? findings.first?.type : nil)
        }
        return new.matches.enumerated().map { trial($0.element, "/matches/\($0.offset)", true) }
            + new.others.enumerated().map { trial($0.element, "/others/\($0.offset)", false) }
    }

    private static func requireExamples(of new: StoredPIIRecogniser) throws {
        let errors = trial(of: new).filter { !$0.passed }.map { trial in
            if !trial.expected {
                return FieldError(
                    pointer: trial.pointer, code: "found",
                    detail: LocalizedText(
                        tr:
                            "Tanıyıcı bu metinde bir şey buluyor; bulmaması gerekiyordu. Deseni daraltın ya da bağlam ekleyin.",
                        en: "It finds something in this text, and must not. Narrow the pattern or add context."))
            }
            if let other = trial.other {
                return FieldError(
                    pointer: trial.pointer, code: "found_as_other",
                    detail: LocalizedText(
                        tr: "Buradaki veri zaten \(other.rawValue) olarak bulunuyor.",
                        en: "What stands here is found as \(other.rawValue) already."))
            }
            return FieldError(
                pointer: trial.pointer, code: "not_found",
                detail: LocalizedText(
                    tr: "Tanıyıcı bu metinde bir şey bulmuyor. Deseni, sözcükleri ve bağlamı gözden geçirin.",
                    en: "It finds nothing in this text. Look at the pattern, the words and the context again."))
        }
        if !errors.isEmpty { throw Problem.unprocessable(code: "invalid_body", errors: errors) }
    }

    private static func recogniser(in call: Call) throws -> StoredPIIRecogniser {
        let input = try call.request.decode(Input.self)
        let name = try BodyText.checked(input.name, pointer: "/name", limit: 60)
        let type = try type(input.type, pointer: "/type")
        let words = try texts(input.words, "/words", most: mostWords, limit: 100)
        let context = try texts(input.context, "/context", most: mostContext, limit: 40)
        guard (input.pattern == nil) != words.isEmpty else {
            throw APIProblem.field(
                "/pattern", "contradiction", tr: "Ya bir desen ya da en az bir sözcük verin; ikisi birden olmaz.",
                en: "Give either a pattern or at least one word, not both.")
        }
        if let index = words.firstIndex(where: { FoldedText($0).words.isEmpty }) {
            throw APIProblem.field("/words/\(index)", "empty", tr: "Burada sözcük yok.", en: "There is no word here.")
        }
        if let index = context.firstIndex(where: { FoldedText($0).words.count != 1 }) {
            throw APIProblem.field(
                "/context/\(index)", "invalid", tr: "Bağlam tek sözcük olmalı.", en: "Context is one word each.")
        }
        if let pattern = input.pattern {
            do { _ = try PIIExpression(pattern) } catch {
                throw APIProblem.field(
                    "/pattern", "invalid", tr: "\(error.place + 1). karakter: \(error.detail.tr)",
                    en: "Character \(error.place + 1): \(error.detail.en)")
            }
        }
        let matches = try texts(input.matches, "/matches", most: mostExamples, limit: 500)
        guard !matches.isEmpty else {
            throw APIProblem.field(
                "/matches", "empty", tr: "Bulunması gereken en az bir örnek metin yazın.",
                en: "Write at least one text in which it has to find something.")
        }
        return StoredPIIRecogniser(
            name: name, type: type, pattern: input.pattern, words: words, context: context,
            blocks: input.blocks ?? false, matches: matches,
            others: try texts(input.others, "/others", most: mostExamples, limit: 500))
    }

    private static func type(_ text: String, pointer: String) throws -> String {
        let isName = text.utf8.count <= 32 && text.wholeMatch(of: /[A-Z][A-Z0-9_]+/) != nil
        guard isName else {
            throw APIProblem.field(
                pointer, "invalid",
                tr: "Tür, MUSTERI_NO gibi büyük harf, rakam ve alt çizgiden oluşmalı; en çok 32 karakter.",
                en:
                    "A kind is made of upper-case letters, digits and underscores, as in MEMBER_NO; at most 32 characters."
            )
        }
        return text
    }

    private static func texts(_ texts: [String]?, _ pointer: String, most: Int, limit: Int) throws -> [String] {
        let texts = texts ?? []
        guard texts.count <= most else {
            throw APIProblem.field(
                pointer, "too_many", tr: "En çok \(most) öğe olabilir.", en: "At most \(most) items.")
        }
        return try texts.enumerated().map {
            try BodyText.checked($0.element, pointer: "\(pointer)/\($0.offset)", limit: limit)
        }
    }

    // MARK: Access

    @Sendable func history(_ call: Call) async throws -> Response {
        struct Body: Encodable {
            let id: EventID
            let actorID: String
            let resourceType: String
            let resourceID: String?
            let types: [String]
            let ip: String?
            let userAgent: String?
            let createdAt: Date
        }
        let paging = try Paging(call.request)
        let filter = AuditFilter(
            type: PersonalDataService.viewEvent, actor: call.request.query["actor_id"],
            resourceID: call.request.query["resource_id"])
        let listing = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            try session.auditEvents(limit: paging.limit, after: paging.cursor, filter: filter)
        }
        return try paging.response(listing, of: call.request) { entry in
            let seen = try? entry.event.after?.decode(as: [String: String].self)
            return Body(
                id: entry.id, actorID: entry.event.actor, resourceType: entry.event.resourceType,
                resourceID: entry.event.resourceID,
                types: (seen?["types"] ?? "").split(separator: " ").map(String.init), ip: entry.event.ip,
                userAgent: entry.event.userAgent, createdAt: entry.createdAt)
        }
    }
}
