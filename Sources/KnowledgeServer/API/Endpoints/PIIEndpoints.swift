import Foundation
import Guardrails
import HTTPServer
import Knowledge

/// Personal data in a text that a program sends.
struct PIIEndpoints {
    static let longest = 100_000

    private let installation: Installation
    private let keys: TenantKeys

    init(installation: Installation) {
        self.installation = installation
        keys = TenantKeys(dataDirectory: installation.configuration.dataDirectory)
    }

    static let input = Schema.object(
        [
            .required("text", .string("1 to 100,000 characters")),
            .optional(
                "operator",
                .choice(
                    PIIOperator.allCases.map(\.rawValue),
                    "also answer the text with every finding replaced; the last three use the tenant's key")),
            .optional("minimum_score", .number("0 to 1; default 0.5")),
        ], "")

    static let finding = Schema.object(
        [
            .required(
                "type", .string("TCKN, VKN, PASSPORT, PHONE, EMAIL, IBAN, CARD, PLATE, ADDRESS, PERSON, DOB, IP, …")),
            .required("start", .integer("in Unicode scalars")), .required("end", .integer("exclusive")),
            .required("score", .number("0 to 1")), .required("rule", .string("what found it, as in tckn.checksum")),
            .optional("evidence", .array(.integer(""), "[start, end] of the word that spoke for it")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/pii:scan", area: "Guardrails",
                summary: "The personal data in a text, the tenant's own kinds too; nothing of it is kept",
                access: .key(.assist), payload: .json(Self.input, limit: 512 << 10),
                answer: .object(
                    [
                        .required("spans", .array(Self.finding, "in the order of the text")),
                        .optional("text", .string("by the operator")),
                    ], ""),
                problems: ["invalid_body"], handle: scan)
        ]
    }

    private struct Input: Decodable {
        let text: String
        let `operator`: String?
        let minimumScore: Double?

        enum CodingKeys: String, CodingKey {
            case text, `operator`
            case minimumScore = "minimum_score"
        }
    }

    private struct Body: Encodable {
        struct Found: Encodable {
            let type: String
            let start: Int
            let end: Int
            let score: Double
            let rule: String
            let evidence: Span?
        }

        let spans: [Found]
        let text: String?
    }

    /// The text is read as it came: offsets count what was sent.
    @Sendable func scan(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        _ = try BodyText.checked(input.text, pointer: "/text", limit: Self.longest)
        let least = input.minimumScore ?? 0.5
        guard (0...1).contains(least) else {
            throw APIProblem.field(
                "/minimum_score", "invalid", tr: "0 ile 1 arasında olmalı.", en: "Must lie between 0 and 1.")
        }
        let personal = installation.personal
        let scanner = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            try personal.scanner(in: session)
        }.reporting(from: least)
        let spans = scanner.findings(in: input.text).map {
            Body.Found(
                type: $0.type.rawValue, start: $0.span.start, end: $0.span.end, score: $0.score, rule: $0.rule,
                evidence: $0.evidence)
        }
        var text: String?
        if input.operator != nil {
            let operation = try BodyChoice.read(input.operator, pointer: "/operator", default: PIIOperator.mask)
            text = try scanner.applying(operation, to: input.text, key: keys.key(of: call.tenant.id))
        }
        return try Wire.response(Body(spans: spans, text: text))
    }
}
