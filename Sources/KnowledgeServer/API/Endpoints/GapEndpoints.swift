import Foundation
import HTTPServer
import Knowledge
import Storage

/// What customers ask and the material does not answer, and what in the material does not fit together.
struct GapEndpoints {
    let installation: Installation

    static let days = 1...365

    private static let entryInput = Schema.object(
        [
            .required("question", .string("1 to 1,000 characters")),
            .required("answer", .string("1 to 10,000 characters")), .optional("category", .string("")),
            .optional("lang", .choice(Language.allCases.map(\.rawValue), "default: the gap's")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/gaps", area: "Quality",
                summary: "Unanswered questions put together, by how often and how lately they were asked",
                access: .key(.knowledgeRead),
                query: [
                    QueryParameter(name: "days", schema: .integer("1 to 365; default 30")),
                    QueryParameter(name: "limit", schema: .integer("1 to 200; default 50")),
                    QueryParameter(
                        name: "status",
                        schema: .choice(GapStatus.allCases.map(\.rawValue), "default: open and in progress")
                    ),
                ], answer: .object([.required("data", .array(GapBody.schema, ""))], ""),
                problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/gaps:report", area: "Quality",
                summary: "The gaps of a stretch, at most 50, with how many opened and closed and how answers fare",
                access: .key(.knowledgeRead),
                query: [QueryParameter(name: "days", schema: .integer("1 to 365; default 7"))],
                answer: GapReportBody.schema, problems: ["invalid_query"], handle: report),
            Endpoint(
                method: .post, path: "/v1/gaps/{gap_id}:draft", area: "Quality",
                summary: "The beginning of an FAQ entry: the question, and what agents answered meanwhile",
                access: .key(.knowledgeRead), answer: GapEntryBody.schema, handle: draft),
            Endpoint(
                method: .post, path: "/v1/gaps/{gap_id}:resolve", area: "Quality",
                summary:
                    "Publishes an FAQ entry; the gap's questions are asked again, and it closes if they are answered",
                access: .key(.knowledgeWrite), payload: .json(Self.entryInput, limit: 64 << 10), status: 202,
                answer: GapBody.schema, problems: ["invalid_body"], handle: resolve),
            Endpoint(
                method: .post, path: "/v1/gaps/{gap_id}:dismiss", area: "Quality",
                summary: "Takes a gap off the list: it needs no answer", access: .key(.knowledgeWrite),
                answer: GapBody.schema, handle: dismiss),
            Endpoint(
                method: .get, path: "/v1/findings", area: "Quality",
                summary: "Contradictions between sources, documents that ran out, old prices",
                access: .key(.knowledgeRead),
                query: Paging.parameters + [
                    QueryParameter(
                        name: "status", schema: .choice(FindingStatus.allCases.map(\.rawValue), "default: open"))
                ], answer: .list(FindingBody.schema), problems: ["invalid_query"], handle: findings),
            Endpoint(
                method: .post, path: "/v1/findings/{finding_id}:dismiss", area: "Quality",
                summary: "Takes a finding off the list for good", access: .key(.knowledgeWrite),
                answer: FindingBody.schema, handle: dismissFinding),
        ]
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        struct Body: Encodable { let data: [GapBody] }
        let days = try call.request.number("days", in: Self.days, default: 30)
        let limit = try call.request.number("limit", in: Paging.limits, default: 50)
        let status: GapStatus? = try call.request.choice("status")
        let ranked = try await installation.gaps.ranked(
            days: days, statuses: status.map { [$0] } ?? [.open, .inProgress], limit: limit, tenant: call.tenant)
        return try Wire.response(Body(data: ranked.map { GapBody($0.gap, recent: $0.recent, weight: $0.weight) }))
    }

    @Sendable func report(_ call: Call) async throws -> Response {
        let days = try call.request.number("days", in: Self.days, default: 7)
        let now = Date()
        let ranked = try await installation.gaps.ranked(
            days: days, statuses: [.open, .inProgress], limit: GapReportBody.most, tenant: call.tenant, now: now)
        let language = call.request.language
        let body = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            GapReportBody(
                days: days, ranked: ranked, counts: try session.gapCounts(since: now - Double(days) * 86_400),
                weeks: try session.answeredWeeks(since: now - 56 * 86_400, wrongReasons: RejectionReason.wrong),
                titles: try IntentTitles(of: session, language))
        }
        return try Wire.response(body)
    }

    @Sendable func draft(_ call: Call) async throws -> Response {
        guard let entry = try await installation.gaps.draftEntry(for: try call.id("gap_id"), tenant: call.tenant)
        else { throw Problem.notFound }
        return try Wire.response(GapEntryBody(entry))
    }

    private struct Entry: Decodable {
        let question: String
        let answer: String
        let category: String?
        let lang: String?
    }

    @Sendable func resolve(_ call: Call) async throws -> Response {
        let id: GapID = try call.id("gap_id")
        guard let gap = try await installation.database.withReadOnlySession(for: call.tenant, { try $0.gap(id) })
        else { throw Problem.notFound }
        let input = try call.request.decode(Entry.self)
        let entry = NewFAQ(
            externalID: nil, question: try BodyText.checked(input.question, pointer: "/question", limit: 1_000),
            answer: try BodyText.checked(input.answer, pointer: "/answer", limit: 10_000),
            category: try input.category.map { try BodyText.checked($0, pointer: "/category", limit: 100) }
                ?? gap.intent,
            language: try input.lang == nil ? gap.language : BodyLanguage.read(input.lang, pointer: "/lang"))
        guard let filled = try await installation.gaps.fill(id, with: entry, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(GapBody(filled.0), status: 202)
    }

    @Sendable func dismiss(_ call: Call) async throws -> Response {
        guard
            let gap = try await installation.gaps.setStatus(
                .dismissed, of: try call.id("gap_id"), tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(GapBody(gap))
    }

    @Sendable func findings(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let status: FindingStatus = try call.request.choice("status") ?? .open
        let listing = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            try session.findings(limit: paging.limit, after: paging.cursor, status: status)
        }
        return try paging.response(listing, of: call.request, FindingBody.init)
    }

    @Sendable func dismissFinding(_ call: Call) async throws -> Response {
        let id: FindingID = try call.id("finding_id")
        let actor = call.actor
        let finding = try await installation.database.withSession(for: call.tenant) { session in
            guard let finding = try session.setStatus(.dismissed, of: id) else { throw Problem.notFound }
            _ = try session.recordAudit(actor.event("knowledge.finding.dismissed", "finding", id.description))
            return finding
        }
        return try Wire.response(FindingBody(finding))
    }
}

extension Request {
    /// A query parameter that is a whole number of a range.
    func number(_ name: String, in range: ClosedRange<Int>, default fallback: Int) throws(Problem) -> Int {
        guard let text = query[name] else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw .unprocessable(code: "invalid_query", errors: [.limitOutOfRange(range, name: name)])
        }
        return number
    }
}

struct GapBody: Encodable {
    let id: GapID
    let question: String
    let intent: String
    var intentTitle: String?
    let lang: Language
    let status: GapStatus
    let frequency: Int
    let recent: Int?
    let weight: Double?
    let firstSeen: Date
    let lastSeen: Date
    let resolvedFaqID: FAQID?

    init(_ gap: KnowledgeGap, recent: Int? = nil, weight: Double? = nil) {
        id = gap.id
        question = gap.question
        intent = gap.intent
        lang = gap.language
        status = gap.status
        frequency = gap.frequency
        self.recent = recent
        self.weight = weight.map { ($0 * 1_000).rounded() / 1_000 }
        firstSeen = gap.firstSeen
        lastSeen = gap.lastSeen
        resolvedFaqID = gap.resolvedFAQ
    }

    static let schema = Schema.object(
        [
            .required("id", .string("gap_…")), .required("question", .string("as it was asked first, masked")),
            .required("intent", .string("")), .optional("intent_title", .string("in the report")),
            .required("lang", .string("")),
            .required("status", .choice(GapStatus.allCases.map(\.rawValue), "")),
            .required("frequency", .integer("questions in all")),
            .optional("recent", .integer("questions in the days looked at")),
            .optional("weight", .number("what the list is by: each question counts half for each week it is old")),
            .required("first_seen", .string("RFC 3339")), .required("last_seen", .string("RFC 3339")),
            .optional("resolved_faq_id", .string("faq_…")),
        ], "")
}

private struct GapEntryBody: Encodable {
    let question: String
    let answer: String
    let category: String
    let lang: Language
    let answers: [String]
    let questions: [String]

    init(_ entry: GapEntry) {
        question = entry.gap.question
        answer = entry.answers.first ?? ""
        category = entry.gap.intent
        lang = entry.gap.language
        answers = entry.answers
        questions = entry.questions
    }

    static let schema = Schema.object(
        [
            .required("question", .string("")), .required("answer", .string("empty where no agent answered yet")),
            .required("category", .string("")), .required("lang", .string("")),
            .required("answers", .array(.string(""), "what agents answered, best first")),
            .required("questions", .array(.string(""), "how customers asked, masked")),
        ], "")
}

private struct FindingBody: Encodable {
    let id: FindingID
    let kind: FindingKind
    let status: FindingStatus
    let detail: RawJSON
    let createdAt: Date

    init(_ finding: Finding) {
        id = finding.id
        kind = finding.kind
        status = finding.status
        detail = RawJSON(finding.detail)
        createdAt = finding.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("fnd_…")), .required("kind", .choice(FindingKind.allCases.map(\.rawValue), "")),
            .required("status", .choice(FindingStatus.allCases.map(\.rawValue), "")),
            .required("detail", .any("subject, and the places with their values")),
            .required("created_at", .string("RFC 3339")),
        ], "")
}
