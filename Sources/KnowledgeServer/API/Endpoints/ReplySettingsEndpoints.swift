import Assist
import Foundation
import HTTPServer
import Knowledge
import Storage

/// How a tenant's replies sound, when somebody is there, and what went without an agent.
struct ReplySettingsEndpoints {
    let installation: Installation

    private var database: Database { installation.database }

    private static let previewInput = Schema.object(
        [
            .required("text", .string("a customer's message, 1 to 4,000 characters")),
            .optional("customer", .string("the name to greet")),
            .optional("settings", ReplySettingsBody.schema),
        ], "")

    private static let previewAnswer = Schema.object(
        [
            .required(
                "data",
                .array(
                    .object(
                        [
                            .required("tone", .choice(Tone.allCases.map(\.rawValue), "")),
                            .required("decision", .string("")), .required("text", .string("")),
                            .optional("handoff", .string("why a person would answer")),
                        ], ""), "the same question in each tone"))
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/policies/replies", area: "Policies",
                summary: "How the tenant's replies sound, and when they go", access: .key(.knowledgeRead),
                answer: ReplySettingsBody.schema, handle: replies),
            Endpoint(
                method: .put, path: "/v1/policies/replies", area: "Policies",
                summary: "Sets how replies sound; with If-Match only over what was seen", access: .key(.admin),
                payload: .json(ReplySettingsBody.schema, limit: 32 << 10), answer: ReplySettingsBody.schema,
                problems: ["invalid_body", "precondition_failed"], handle: setReplies),
            Endpoint(
                method: .post, path: "/v1/policies/replies:preview", area: "Policies",
                summary: "One question in each tone, under settings that need not be kept", access: .key(.assist),
                payload: .json(Self.previewInput, limit: 64 << 10), answer: Self.previewAnswer,
                problems: ["invalid_body"], handle: preview),
            Endpoint(
                method: .get, path: "/v1/policies/hours", area: "Policies",
                summary: "When somebody is there, and what is told when nobody is", access: .key(.knowledgeRead),
                answer: HoursBody.schema, handle: hours),
            Endpoint(
                method: .put, path: "/v1/policies/hours", area: "Policies",
                summary: "Sets the working hours; with If-Match only over what was seen", access: .key(.admin),
                payload: .json(HoursBody.schema, limit: 64 << 10), answer: HoursBody.schema,
                problems: ["invalid_body", "precondition_failed"], handle: setHours),
            Endpoint(
                method: .get, path: "/v1/auto-replies", area: "Assist",
                summary: "Replies that went without an agent, newest first", access: .key(.assist),
                query: Paging.parameters, answer: .list(AutoReplyBody.schema), problems: ["invalid_query"],
                handle: autoReplies),
        ]
    }

    @Sendable func replies(_ call: Call) async throws -> Response {
        let body = try await database.withReadOnlySession(for: call.tenant) { try Self.repliesBody($0) }
        return try EntityTag.response(body)
    }

    private static func repliesBody(_ session: borrowing TenantSession) throws -> ReplySettingsBody {
        ReplySettingsBody(
            try session.replySettings(.replies)?.decode() ?? ReplySettings(),
            autoReply: try MessagingPolicy(of: session).autoReply)
    }

    @Sendable func setReplies(_ call: Call) async throws -> Response {
        let input = try call.request.decode(ReplySettingsBody.self)
        let settings = try input.settings()
        let (actor, request) = (call.actor, call.request)
        let after = try await database.withSession(for: call.tenant) { session in
            try session.lockReplySettings()
            let before = try Self.repliesBody(session)
            try request.checkMatch(before)
            try session.setReplySettings(JSON(encoding: settings), .replies)
            var messaging = try MessagingPolicy(of: session)
            if messaging.autoReply != input.autoReply {
                messaging.autoReply = input.autoReply
                try session.setMessagingPolicy(JSON(encoding: messaging))
            }
            let after = try Self.repliesBody(session)
            _ = try session.recordAudit(
                actor.event(
                    "policy.replies.updated", "policy", "replies", before: try JSON(encoding: before),
                    after: try JSON(encoding: after)))
            return after
        }
        return try EntityTag.response(after)
    }

    @Sendable func preview(_ call: Call) async throws -> Response {
        struct Input: Decodable {
            let text: String
            let customer: String?
            let settings: ReplySettingsBody?
        }
        struct Shown: Encodable {
            let tone: Tone
            let decision: Decision
            let text: String
            let handoff: String?
        }
        struct Body: Encodable { let data: [Shown] }
        let input = try call.request.decode(Input.self)
        let text = try BodyText.checked(input.text, pointer: "/text", limit: 4_000)
        let customer = try input.customer.map { try BodyText.checked($0, pointer: "/customer", limit: 200) }
        var settings: ReplySettings
        if let given = input.settings {
            settings = try given.settings("/settings")
        } else {
            settings = try await database.withReadOnlySession(for: call.tenant) {
                try $0.replySettings(.replies)?.decode() ?? ReplySettings()
            }
        }
        var shown: [Shown] = []
        for tone in Tone.allCases {
            settings.tone = tone
            let answer = try await installation.replies.answer(
                [Message(role: .customer, text: text)], tenant: call.tenant, actor: call.actor, customer: customer,
                trial: ReplyTrial(settings: settings))
            guard let draft = answer?.draft else { continue }
            shown.append(
                Shown(
                    tone: tone, decision: draft.decision, text: draft.text,
                    handoff: draft.handoff?.detail.text(in: call.request.language)))
        }
        return try Wire.response(Body(data: shown))
    }

    @Sendable func hours(_ call: Call) async throws -> Response {
        let hours = try await database.withReadOnlySession(for: call.tenant) { try Self.hours($0) }
        return try EntityTag.response(HoursBody(hours))
    }

    private static func hours(_ session: borrowing TenantSession) throws -> HoursSettings {
        try session.replySettings(.hours)?.decode() ?? HoursSettings()
    }

    @Sendable func setHours(_ call: Call) async throws -> Response {
        let hours = try call.request.decode(HoursBody.self).hours()
        let (actor, request) = (call.actor, call.request)
        try await database.withSession(for: call.tenant) { session in
            try session.lockReplySettings()
            let before = HoursBody(try Self.hours(session))
            try request.checkMatch(before)
            try session.setReplySettings(JSON(encoding: hours), .hours)
            _ = try session.recordAudit(
                actor.event(
                    "policy.hours.updated", "policy", "hours", before: try JSON(encoding: before),
                    after: try JSON(encoding: HoursBody(hours))))
        }
        return try EntityTag.response(HoursBody(hours))
    }

    @Sendable func autoReplies(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.autoReplies(limit: paging.limit, after: paging.cursor)
        }
        return try paging.response(listing, of: call.request, AutoReplyBody.init)
    }
}

private struct AutoReplyBody: Encodable {
    let id: AutoReplyID
    let conversationID: ConversationID
    let draftID: DraftID
    let intent: String
    let questionText: String
    let wasResolved: Bool?
    let createdAt: Date

    init(_ reply: AutoReply) {
        id = reply.id
        conversationID = reply.conversation
        draftID = reply.draft
        intent = reply.intent
        questionText = reply.question
        wasResolved = reply.wasResolved
        createdAt = reply.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("arp_…")), .required("conversation_id", .string("cnv_…")),
            .required("draft_id", .string("drf_…")), .required("intent", .string("")),
            .required("question_text", .string("masked")),
            .optional("was_resolved", .flag("missing until the talk has ended")),
            .required("created_at", .string("RFC 3339")),
        ], "")
}
