import Assist
import Foundation
import HTTPServer
import Knowledge
import Storage

/// What agents make of drafts, and how much each intent is trusted for it.
struct LearningEndpoints {
    let installation: Installation

    private static let feedbackInput = Schema.object(
        [
            .required("outcome", .choice(DraftOutcome.allCases.map(\.rawValue), "")),
            .optional("reason", .choice(RejectionReason.allCases.map(\.rawValue), "of a rejection")),
            .optional("sent_text", .string("what went to the customer, where it was not the draft")),
        ], "")

    private static let feedbackAnswer = Schema.object(
        [
            .required("draft_id", .string("drf_…")), .required("intent", .string("")),
            .required("outcome", .choice(DraftOutcome.allCases.map(\.rawValue), "")),
            .optional("trust", .choice(["raised", "lowered"], "what it changed for the intent")),
            .optional("notice", .string("what to tell the agents of it")),
        ], "")

    private static let pinInput = Schema.object(
        [
            .required("intent", .string("")),
            .required("pin", .optional(.choice(TrustMode.allCases.map(\.rawValue), "null lets it earn its mode"))),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/drafts/{draft_id}/feedback", area: "Assist",
                summary: "What an agent made of a draft; a rejected answer is not offered again to a like question",
                access: .key(.assist), payload: .json(Self.feedbackInput, limit: 64 << 10),
                answer: Self.feedbackAnswer, problems: ["invalid_body", "already_judged"], handle: judge),
            Endpoint(
                method: .get, path: "/v1/trust", area: "Intents",
                summary: "Each intent's mode, and how its drafts fared in the last 30 days", access: .key(.assist),
                answer: .object([.required("data", .array(TrustBody.schema, ""))], ""), handle: trust),
            Endpoint(
                method: .put, path: "/v1/trust", area: "Intents", summary: "Sets an intent's mode, or lets it earn one",
                access: .key(.admin), payload: .json(Self.pinInput, limit: 4 << 10), answer: TrustBody.schema,
                problems: ["invalid_body"], handle: pin),
        ]
    }

    private struct Feedback: Decodable {
        let outcome: String
        let reason: String?
        let sentText: String?

        enum CodingKeys: String, CodingKey {
            case outcome, reason
            case sentText = "sent_text"
        }

        func verdict() throws(Problem) -> DraftVerdict {
            let outcome = try BodyChoice.read(outcome, pointer: "/outcome", default: DraftOutcome.accepted)
            var why: RejectionReason?
            if let reason { why = try BodyChoice.read(reason, pointer: "/reason", default: .other) }
            if outcome == .rejected, why == nil {
                throw APIProblem.field(
                    "/reason", "missing", tr: "Reddederken nedenini de yazın.", en: "A rejection needs its reason.")
            }
            if outcome != .rejected, why != nil {
                throw APIProblem.field(
                    "/reason", "unexpected", tr: "Neden yalnızca reddederken yazılır.",
                    en: "Only a rejection has a reason.")
            }
            var sent: String?
            if let sentText { sent = try BodyText.checked(sentText, pointer: "/sent_text", limit: 4_000) }
            if outcome == .edited, sent == nil {
                throw APIProblem.field(
                    "/sent_text", "missing", tr: "Düzenlenen metni de gönderin.", en: "An edit needs the text sent.")
            }
            return DraftVerdict(outcome: outcome, reason: why, sentText: sent)
        }
    }

    @Sendable func judge(_ call: Call) async throws -> Response {
        struct Body: Encodable {
            let draftID: DraftID
            let intent: String
            let outcome: DraftOutcome
            let trust: TrustChange?
            let notice: String?
        }
        let id: DraftID = try call.id("draft_id")
        let tenant = try call.tenant
        guard try await installation.database.withReadOnlySession(for: tenant, { try $0.draft(id) }) != nil
        else { throw Problem.notFound }
        let verdict = try call.request.decode(Feedback.self).verdict()
        guard
            let judgement = try await installation.learning.judge(id, verdict, tenant: tenant, actor: call.actor)
        else { throw Problem.notFound }
        try await installation.conversations.sent(judgement, tenant: tenant)
        let notice = judgement.change == .lowered ? TrustOverview.corrected.text(in: call.request.language) : nil
        return try Wire.response(
            Body(
                draftID: id, intent: judgement.draft.intent, outcome: verdict.outcome, trust: judgement.change,
                notice: notice))
    }

    @Sendable func trust(_ call: Call) async throws -> Response {
        struct Body: Encodable { let data: [TrustBody] }
        let overview = try await installation.learning.overview(tenant: call.tenant)
        let titles = try await installation.database.withReadOnlySession(for: call.tenant) {
            try IntentTitles(of: $0, call.request.language)
        }
        return try Wire.response(Body(data: overview.map { TrustBody($0, title: titles[$0.intent]) }))
    }

    @Sendable func pin(_ call: Call) async throws -> Response {
        struct Input: Decodable {
            let intent: String
            let pin: String?
        }
        let input = try call.request.decode(Input.self)
        let intent = try BodyText.checked(input.intent, pointer: "/intent", limit: 100)
        var pin: TrustMode?
        if let word = input.pin { pin = try BodyChoice.read(word, pointer: "/pin", default: .suggest) }
        let trust = try await installation.learning.pin(pin, intent: intent, tenant: call.tenant, actor: call.actor)
        let titles = try await installation.database.withReadOnlySession(for: call.tenant) {
            try IntentTitles(of: $0, call.request.language)
        }
        let overview = TrustOverview(intent: intent, trust: trust, performance: nil)
        return try Wire.response(TrustBody(overview, title: titles[intent]))
    }
}

/// What people call a tenant's intents.
struct IntentTitles {
    private let titles: [String: String]

    init(of session: borrowing TenantSession, _ language: Language) throws {
        let niches = Set(try session.plugins().filter(\.isEnabled).map(\.id))
        let definitions = AssistantRegistry.definitions(of: niches)
        titles = Dictionary(definitions.map { ($0.id, $0.title.text(in: language)) }) { first, _ in first }
    }

    /// One of a niche that was turned off meanwhile goes by its id.
    subscript(_ intent: String) -> String { titles[intent] ?? intent.replacing("_", with: " ") }
}

private struct TrustBody: Encodable {
    struct Counts: Encodable {
        let drafts: Int
        let replied: Int
        let handedOff: Int
        let accepted: Int
        let edited: Int
        let rejected: Int
        let wrong: Int
    }

    let intent: String
    let title: String
    let mode: TrustMode
    let earned: TrustMode
    let pin: TrustMode?
    let since: Date?
    let setbacks: Int
    let last30Days: Counts?

    init(_ overview: TrustOverview, title: String) {
        intent = overview.intent
        self.title = title
        mode = overview.trust?.mode ?? .suggest
        earned = overview.trust?.earned ?? .suggest
        pin = overview.trust?.pin
        since = overview.trust?.since
        setbacks = overview.trust?.setbacks ?? 0
        last30Days = overview.performance.map {
            Counts(
                drafts: $0.drafts, replied: $0.replied, handedOff: $0.handedOff, accepted: $0.accepted,
                edited: $0.edited, rejected: $0.rejected, wrong: $0.wrong)
        }
    }

    enum CodingKeys: String, CodingKey {
        case intent, title, mode, earned, pin, since, setbacks
        case last30Days = "performance"
    }

    static let schema = Schema.object(
        [
            .required("intent", .string("")), .required("title", .string("what people call it")),
            .required("mode", .choice(TrustMode.allCases.map(\.rawValue), "what applies")),
            .required("earned", .choice(["suggest", "auto"], "")),
            .optional("pin", .choice(TrustMode.allCases.map(\.rawValue), "set by the tenant")),
            .optional("since", .string("RFC 3339")), .required("setbacks", .integer("")),
            .optional("performance", .any("drafts, replied, handed_off, accepted, edited, rejected, wrong")),
        ], "")
}
