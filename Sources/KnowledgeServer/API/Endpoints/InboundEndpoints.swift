import Foundation
import HTTPServer
import Knowledge
import Messaging
import Storage

/// Where channels send to. Nobody has a key here: what is not signed is answered like what does not exist, so that nobody
/// learns which channels there are.
struct InboundEndpoints {
    let installation: Installation

    private var channels: ChannelService { installation.channels }

    static func path(of kind: ChannelKind) -> String {
        switch kind {
        case .whatsapp: "/v1/channels/whatsapp/{channel_id}/webhook"
        case .inbound: "/v1/channels/inbound/{channel_id}/messages"
        case .chatwoot: "/v1/channels/chatwoot/{channel_id}/webhook"
        }
    }

    private static let message = Schema.object(
        [
            .required("message_id", .string("yours; the same one is stored once")),
            .required("conversation_id", .string("yours")), .required("text", .string("1 to 4,000 characters")),
            .optional("role", .choice(["customer", "agent"], "default: customer")),
            .optional(
                "customer",
                .object(
                    [.optional("phone", .string("")), .optional("email", .string("")), .optional("name", .string(""))],
                    "")),
        ], "")

    var all: [Endpoint] {
        let received = Schema.object([.required("status", .string("received"))], "")
        return [
            Endpoint(
                method: .get, path: Self.path(of: .whatsapp), area: "Channels",
                summary: "Meta's verification of the address", access: .open,
                query: ["hub.mode", "hub.verify_token", "hub.challenge"].map {
                    QueryParameter(name: $0, schema: .string(""))
                }, contentType: "text/plain", handle: verify),
            Endpoint(
                method: .post, path: Self.path(of: .whatsapp), area: "Channels",
                summary: "A notification of the WhatsApp Cloud API, signed by X-Hub-Signature-256", access: .open,
                payload: .json(.any("as Meta documents it"), limit: 3 << 20), answer: received, handle: whatsApp),
            Endpoint(
                method: .post, path: Self.path(of: .inbound), area: "Channels",
                summary: "A message of any system, signed as Standard Webhooks 1.0 says", access: .open,
                payload: .json(Self.message, limit: 64 << 10), status: 202,
                answer: .object([.required("conversation_id", .string("cnv_…"))], ""), problems: ["invalid_body"],
                handle: inbound),
            Endpoint(
                method: .post, path: "/v1/channels/inbound/{channel_id}/receipts", area: "Channels",
                summary: "What became of a message that this channel was sent, signed as Standard Webhooks 1.0 says",
                access: .open,
                payload: .json(
                    .object(
                        [
                            .required("message_id", .string("out_…, or the id that the other side answered with")),
                            .required("status", .choice(MessageProgress.Receipt.allCases.map(\.rawValue), "")),
                            .optional("reason", .string("why it failed")),
                        ], ""), limit: 8 << 10), answer: received, problems: ["invalid_body"], handle: receipt),
            Endpoint(
                method: .post, path: Self.path(of: .chatwoot), area: "Channels",
                summary: "An event of Chatwoot; ?token= is the secret the channel was made with", access: .open,
                query: [QueryParameter(name: "token", schema: .string(""))],
                payload: .json(.any("as Chatwoot documents it"), limit: 1 << 20), answer: received, handle: chatwoot),
        ]
    }

    private func open(_ call: Call, as kind: ChannelKind) async throws -> OpenChannel {
        guard let channel = try await channels.open(try call.id("channel_id"), as: kind) else { throw Problem.notFound }
        return channel
    }

    @Sendable func verify(_ call: Call) async throws -> Response {
        let channel = try await open(call, as: .whatsapp)
        let query = call.request.query
        guard query["hub.mode"] == "subscribe", let challenge = query["hub.challenge"], challenge.count <= 200,
            let token = query["hub.verify_token"], let known = channel.secrets.verifyToken,
            Signature.isEqual(token, known)
        else { throw Problem.notFound }
        return .text(challenge)
    }

    @Sendable func whatsApp(_ call: Call) async throws -> Response {
        let channel = try await open(call, as: .whatsapp)
        let body = call.request.body.data
        let prefix = "sha256="
        guard let secret = channel.secrets.appSecret, let header = call.request.headers["X-Hub-Signature-256"],
            header.hasPrefix(prefix),
            Signature.isEqual(
                String(header.dropFirst(prefix.count)).lowercased(),
                Signature.hexadecimal(Signature.hmac(body, key: Data(secret.utf8))))
        else { throw Problem.notFound }
        // Meta sends again what is refused, for days: what is signed and yet unreadable would never be readable.
        if let notification = try? WhatsAppNotification(body, phoneNumberID: channel.settings.phoneNumberID ?? "") {
            try await channels.receive(
                notification.messages, statuses: notification.statuses, templates: notification.templates,
                over: channel)
        } else {
            installation.log.warning("notification_unreadable", ["channel_id": .text(channel.channel.id.description)])
        }
        return try Wire.response(["status": "received"])
    }

    @Sendable func inbound(_ call: Call) async throws -> Response {
        struct Input: Decodable {
            struct Person: Decodable {
                let phone: String?
                let email: String?
                let name: String?
            }

            let messageID: String
            let conversationID: String
            let text: String
            let role: MessageRole?
            let customer: Person?

            enum CodingKeys: String, CodingKey {
                case text, role, customer
                case messageID = "message_id"
                case conversationID = "conversation_id"
            }
        }
        let channel = try await openSigned(call)
        let input = try call.request.decode(Input.self)
        let message = InboundMessage(
            id: try BodyText.checked(input.messageID, pointer: "/message_id", limit: 200),
            conversation: try BodyText.checked(input.conversationID, pointer: "/conversation_id", limit: 200),
            phone: input.customer?.phone.flatMap { PhoneNumber.normalised($0) },
            email: input.customer?.email.flatMap(MailAddress.normalised), name: input.customer?.name,
            text: try BodyText.checked(input.text, pointer: "/text", limit: 4_000),
            isFromAgent: input.role == .agent)
        let conversations = try await channels.receive([message], over: channel)
        return try Wire.response(["conversation_id": conversations[0].description], status: 202)
    }

    /// A channel of any system, where the request is signed with its secret and of now.
    private func openSigned(_ call: Call) async throws -> OpenChannel {
        let channel = try await open(call, as: .inbound)
        let (body, headers) = (call.request.body.data, call.request.headers)
        guard let secret = channel.secrets.webhookSecret,
            SignedRequest.isValid(
                id: headers["webhook-id"], timestamp: headers["webhook-timestamp"],
                signatures: headers["webhook-signature"], body: body, secret: secret)
        else { throw Problem.notFound }
        return channel
    }

    @Sendable func receipt(_ call: Call) async throws -> Response {
        struct Input: Decodable {
            let messageID: String
            let status: String
            let reason: String?

            enum CodingKeys: String, CodingKey {
                case status, reason
                case messageID = "message_id"
            }
        }
        let channel = try await openSigned(call)
        let input = try call.request.decode(Input.self)
        guard MessageProgress.Receipt(rawValue: input.status) != nil else {
            let choices = MessageProgress.Receipt.allCases.map(\.rawValue).joined(separator: ", ")
            throw APIProblem.field(
                "/status", "invalid", tr: "Şunlardan biri olmalı: \(choices).", en: "Must be one of \(choices).")
        }
        let id = try BodyText.checked(input.messageID, pointer: "/message_id", limit: 200)
        let reason = try input.reason.map { try BodyText.checked($0, pointer: "/reason", limit: 500) }
        let status = MessageStatus(
            id: id, status: input.status, reference: id, problem: reason.map { .init(code: nil, words: $0) })
        try await channels.receive([], statuses: [status], over: channel)
        return try Wire.response(["status": "received"])
    }

    @Sendable func chatwoot(_ call: Call) async throws -> Response {
        let channel = try await open(call, as: .chatwoot)
        guard let token = call.request.query["token"], let known = channel.secrets.webhookSecret,
            Signature.isEqual(token, known)
        else { throw Problem.notFound }
        if let event = try? ChatwootEvent(call.request.body.data, accountID: channel.settings.accountID ?? 0),
            let message = event.message
        {
            try await channels.receive([message], over: channel)
        }
        return try Wire.response(["status": "received"])
    }
}
