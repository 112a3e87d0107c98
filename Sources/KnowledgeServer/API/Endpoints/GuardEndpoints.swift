import Foundation
import Guardrails
import HTTPServer
import Ingestion
import Knowledge
import Storage

/// Guardrails: checking a text, the tenant's policy, what a policy would have done, and what documents try.
struct GuardEndpoints {
    static let mostEntries = 200
    static let mostMarks = 200

    let installation: Installation

    private static let directions = GuardrailRule.Direction.allCases.map(\.rawValue)
    private static let verdicts = GuardVerdict.allCases.map(\.rawValue)

    static let finding = Schema.object(
        [
            .required("rule", .string("injection.…, pii.…, a niche's or tenant.banned.…")),
            .required("verdict", .choice(verdicts, "")),
            .required("start", .integer("in Unicode scalars")), .required("end", .integer("exclusive")),
            .required("detail", .string("what the rule is about")),
        ], "")

    static let policy = Schema.object(
        [
            .required(
                "entries",
                .array(
                    .object(
                        [
                            .required("rule", .string("an id, or a beginning that ends in a point: injection.")),
                            .optional("direction", .choice(directions, "every direction where it is missing")),
                            .required("verdict", .choice(verdicts, "")),
                        ], ""), "the most particular one decides; at most \(mostEntries)")),
            .required(
                "phrases",
                .array(
                    .object(
                        [
                            .required("phrase", .string("found in all its Turkish forms, and in disguise")),
                            .required("directions", .array(.choice(directions, ""), "")),
                            .required("verdict", .choice(verdicts, "not allow")),
                        ], ""), "banned phrases; at most \(mostEntries)")),
        ], "")

    private static let mark: [Schema.Property] = [
        .required("page", .integer("")), .required("range", .array(.integer(""), "[start, end) in Unicode scalars")),
        .required("quote", .string("")),
        .required("boxes", .array(.array(.number(""), ""), "in PDF points, a line each")),
        .required("rule", .string("")), .required("detail", .string("")),
    ]

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/guard:check", area: "Guardrails",
                summary: "What the tenant's guardrails have against a text", access: .key(.assist),
                payload: .json(
                    .object(
                        [
                            .required("text", .string("1 to 100,000 characters")),
                            .optional("direction", .choice(Self.directions, "incoming where it is missing")),
                        ], ""), limit: 1 << 20),
                answer: .object(
                    [
                        .required("verdict", .choice(Self.verdicts, "the gravest of the rules'")),
                        .required("rules", .array(Self.finding, "in the order of the text")),
                    ], ""), problems: ["invalid_body"], handle: check),
            Endpoint(
                method: .get, path: "/v1/policies/guard", area: "Guardrails", summary: "The tenant's guardrail policy",
                access: .key(.admin), answer: Self.policy, handle: read),
            Endpoint(
                method: .put, path: "/v1/policies/guard", area: "Guardrails",
                summary: "Puts a policy in the place of the tenant's", access: .key(.admin),
                payload: .json(Self.policy, limit: 256 << 10), answer: Self.policy, problems: ["invalid_body"],
                handle: write),
            Endpoint(
                method: .post, path: "/v1/policies/guard:dry-run", area: "Guardrails",
                summary: "What a policy would have done to the drafts of the last 30 days", access: .key(.admin),
                payload: .json(Self.policy, limit: 256 << 10),
                answer: .object(
                    [
                        .required("drafts", .integer("that were looked at")),
                        .required("verdicts", .any("how many drafts by the gravest verdict")),
                        .required("rules", .any("how many drafts by rule")),
                        .required(
                            "examples",
                            .array(
                                .object(
                                    [
                                        .required("draft_id", .string("drf_…")), .required("decision", .string("")),
                                        .required("verdict", .string("")), .required("rules", .array(.string(""), "")),
                                    ], ""), "replies that would not have gone out as they did")),
                    ], ""), problems: ["invalid_body"], timeOut: .seconds(120), handle: dryRun),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/marks", area: "Guardrails",
                summary: "Where a document tries to give orders; replies never quote these places",
                access: .key(.knowledgeRead),
                answer: .object([.required("data", .array(.object(Self.mark, ""), ""))], ""), handle: marks),
            Endpoint(
                method: .get, path: "/v1/document-marks", area: "Guardrails",
                summary: "The same of all documents, at most \(Self.mostMarks) places", access: .key(.knowledgeRead),
                answer: .object(
                    [
                        .required(
                            "data",
                            .array(
                                .object(
                                    [
                                        .required("document_id", .string("doc_…")), .required("filename", .string("")),
                                        .required("title", .string("")), .required("version", .integer("")),
                                    ] + Self.mark, ""), ""))
                    ], ""), handle: allMarks),
        ]
    }

    private struct CheckInput: Decodable {
        let text: String
        let direction: String?
    }

    private struct FindingBody: Encodable {
        let rule: String
        let verdict: GuardVerdict
        let start: Int
        let end: Int
        let detail: String
    }

    @Sendable func check(_ call: Call) async throws -> Response {
        struct Body: Encodable {
            let verdict: GuardVerdict
            let rules: [FindingBody]
        }
        let input = try call.request.decode(CheckInput.self)
        // Not trimmed: the answer counts from the text's own beginning.
        _ = try BodyText.checked(input.text, pointer: "/text", limit: 100_000)
        let direction = try BodyChoice.read(
            input.direction, pointer: "/direction", default: GuardrailRule.Direction.incoming)
        let engine = try await installation.guards.engine(of: call.tenant)
        let findings = try await installation.guards.findings(in: input.text, direction, by: engine)
        let language = call.request.language
        let rules = findings.map { finding in
            FindingBody(
                rule: finding.rule, verdict: finding.verdict, start: finding.span.start, end: finding.span.end,
                detail: engine.detail(of: finding.rule)?.text(in: language) ?? "")
        }
        return try Wire.response(Body(verdict: findings.map(\.verdict).max() ?? .allow, rules: rules))
    }

    @Sendable func read(_ call: Call) async throws -> Response {
        let policy = try await installation.database.withReadOnlySession(for: call.tenant) { try $0.guardPolicy() }
        return try Wire.response(policy)
    }

    @Sendable func write(_ call: Call) async throws -> Response {
        let policy = try Self.policy(in: call)
        let actor = call.actor
        try await installation.database.withSession(for: call.tenant) { session in
            let before = try session.guardPolicy()
            try session.setGuardPolicy(policy)
            _ = try session.recordAudit(
                actor.event(
                    "policy.guard.updated", "policy", "guard", before: try JSON(encoding: before),
                    after: try JSON(encoding: policy)))
        }
        return try Wire.response(policy)
    }

    @Sendable func dryRun(_ call: Call) async throws -> Response {
        struct Example: Encodable {
            let draftID: DraftID
            let decision: Decision
            let verdict: GuardVerdict
            let rules: [String]

            enum CodingKeys: String, CodingKey {
                case draftID = "draft_id"
                case decision, verdict, rules
            }
        }
        struct Body: Encodable {
            let drafts: Int
            let verdicts: [String: Int]
            let rules: [String: Int]
            let examples: [Example]
        }
        let run = try await installation.guards.dryRun(try Self.policy(in: call), tenant: call.tenant)
        let verdicts = run.verdicts.map { ($0.key.rawValue, $0.value) }
        return try Wire.response(
            Body(
                drafts: run.drafts, verdicts: Dictionary(uniqueKeysWithValues: verdicts), rules: run.rules,
                examples: run.examples.map {
                    Example(draftID: $0.draft, decision: $0.decision, verdict: $0.verdict, rules: $0.rules)
                }))
    }

    private struct MarkBody: Encodable {
        let documentID: DocumentID?
        let filename: String?
        let title: String?
        let version: Int?
        let page: Int
        let range: Span
        let quote: String
        let boxes: [Box]
        let rule: String
        let detail: String

        enum CodingKeys: String, CodingKey {
            case documentID = "document_id"
            case filename, title, version, page, range, quote, boxes, rule, detail
        }
    }

    private struct MarksBody: Encodable { let data: [MarkBody] }

    @Sendable func marks(_ call: Call) async throws -> Response {
        let id: DocumentID = try call.id("document_id")
        let language = call.request.language
        let marks = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            guard let document = try session.document(id) else { throw Problem.notFound }
            return try Self.marks(of: document, isNamed: false, language, in: session)
        }
        return try Wire.response(MarksBody(data: marks))
    }

    @Sendable func allMarks(_ call: Call) async throws -> Response {
        let language = call.request.language
        let marks = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            var marks: [MarkBody] = []
            for (id, _) in try session.markedDocuments() where marks.count < Self.mostMarks {
                guard let document = try session.document(id) else { continue }
                marks += try Self.marks(of: document, isNamed: true, language, in: session)
            }
            return Array(marks.prefix(Self.mostMarks))
        }
        return try Wire.response(MarksBody(data: marks))
    }

    private static func marks(
        of document: Document, isNamed: Bool, _ language: Language, in session: borrowing TenantSession
    ) throws -> [MarkBody] {
        var pages: [Int: Page] = [:]
        return try session.marks(of: document.id).map { mark in
            if pages[mark.page] == nil {
                pages[mark.page] = try session.page(mark.page, of: document.id, version: document.version)
            }
            let page = pages[mark.page]
            let detail = InjectionKind.allCases.first { $0.id == mark.rule }?.detail
            return MarkBody(
                documentID: isNamed ? document.id : nil, filename: isNamed ? document.filename : nil,
                title: isNamed ? document.title : nil, version: isNamed ? document.version : nil, page: mark.page,
                range: mark.span, quote: page?.text.scalars(in: mark.span) ?? "",
                boxes: page?.lineBoxes(in: mark.span) ?? [], rule: mark.rule,
                detail: detail?.text(in: language) ?? "")
        }
    }

    private struct PolicyInput: Decodable {
        struct Entry: Decodable {
            let rule: String
            let direction: String?
            let verdict: String
        }

        struct Phrase: Decodable {
            let phrase: String
            let directions: [String]
            let verdict: String
        }

        let entries: [Entry]
        let phrases: [Phrase]
    }

    private static func policy(in call: Call) throws -> StoredGuardPolicy {
        let input = try call.request.decode(PolicyInput.self)
        guard input.entries.count <= mostEntries, input.phrases.count <= mostEntries else {
            throw APIProblem.field(
                input.entries.count > mostEntries ? "/entries" : "/phrases", "too_many",
                tr: "En çok \(mostEntries) öğe olabilir.", en: "At most \(mostEntries) items.")
        }
        var entries: [String: StoredGuardEntry] = [:]
        for (index, entry) in input.entries.enumerated() {
            let rule = try BodyText.checked(entry.rule, pointer: "/entries/\(index)/rule", limit: 200)
            let direction = try entry.direction.map {
                try BodyChoice.read(
                    $0, pointer: "/entries/\(index)/direction", default: GuardrailRule.Direction.incoming)
            }
            let verdict = try BodyChoice.read(
                entry.verdict, pointer: "/entries/\(index)/verdict", default: GuardVerdict.block)
            // Of two wishes for the same the last one counts.
            entries["\(rule) \(direction?.rawValue ?? "")"] = StoredGuardEntry(
                rule: rule, direction: direction, verdict: verdict)
        }
        var phrases: [String: StoredBannedPhrase] = [:]
        for (index, phrase) in input.phrases.enumerated() {
            let pointer = "/phrases/\(index)"
            let text = try BodyText.checked(phrase.phrase, pointer: "\(pointer)/phrase", limit: 100)
            guard !BannedPhrase.patterns(of: text).isEmpty else {
                throw APIProblem.field(
                    "\(pointer)/phrase", "empty", tr: "İfadede sözcük yok.", en: "The phrase has no words.")
            }
            let directions = try phrase.directions.enumerated().map { place, word in
                try BodyChoice.read(
                    word, pointer: "\(pointer)/directions/\(place)", default: GuardrailRule.Direction.outgoing)
            }
            let verdict = try BodyChoice.read(
                phrase.verdict, pointer: "\(pointer)/verdict", default: GuardVerdict.block)
            guard !directions.isEmpty, verdict != .allow else {
                throw APIProblem.field(
                    directions.isEmpty ? "\(pointer)/directions" : "\(pointer)/verdict", "invalid",
                    tr: "En az bir yön ve allow dışında bir karar gerekir.",
                    en: "At least one direction and a verdict other than allow are needed.")
            }
            phrases[text] = StoredBannedPhrase(
                phrase: text, directions: Array(Set(directions)).sorted { $0.rawValue < $1.rawValue }, verdict: verdict)
        }
        return StoredGuardPolicy(
            entries: entries.values.sorted {
                ($0.rule, $0.direction?.rawValue ?? "") < ($1.rule, $1.direction?.rawValue ?? "")
            },
            phrases: phrases.values.sorted { $0.phrase < $1.phrase })
    }
}
