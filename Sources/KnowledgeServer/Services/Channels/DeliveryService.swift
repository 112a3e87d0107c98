import Foundation
import Knowledge
import Schedule
import Storage

/// Makes the attempts: events to webhooks, messages and notes to channels.
struct DeliveryService: ShortWorker {
    let database: Database
    let secrets: SecretBox
    let client: OutgoingClient
    let metrics: Metrics

    /// Twelve attempts over about two hours.
    static let attempts = 12
    static let base: Duration = .seconds(4)
    static let ceiling: Duration = .seconds(7_200)
    /// How long after the customer's last message WhatsApp takes words of one's own.
    static let whatsAppWindow: TimeInterval = 24 * 3_600

    var kinds: Set<String> { [DeliveryJob.kind] }

    /// An attempt that has begun is finished and written down even where the server stops meanwhile: what the other side
    /// has taken must not be sent again after the next start.
    func perform(_ claimed: ClaimedJob) async throws {
        try await Task { try await finish(claimed) }.value
    }

    private func finish(_ claimed: ClaimedJob) async throws {
        let id = try claimed.payload(DeliveryJob.Payload.self).delivery
        let tenant = claimed.context
        let delivery = try await database.withReadOnlySession(for: tenant) { try $0.delivery(id) }
        var result: DeliveryAttempt?
        if let delivery, delivery.status == .queued { result = try await attempt(delivery, tenant) }
        let outcome = result
        try await database.withSession(for: tenant) { session in
            if let outcome, try session.delivery(id) != nil { try session.record(outcome, of: id) }
            try session.dismissJob(claimed.lease)
        }
        if let outcome { metrics.count("kaynak_deliveries_total", labels: "status=\"\(outcome.status.rawValue)\"") }
    }

    private func attempt(_ delivery: Delivery, _ tenant: TenantContext) async throws -> DeliveryAttempt {
        do {
            let answer =
                switch delivery.target {
                case .webhook(let id): try await call(id, with: delivery, tenant)
                case .channel(let id): try await send(delivery, over: id, tenant)
                }
            return Self.result(of: answer, after: delivery.attempts)
        } catch let error as OutgoingError {
            return Self.failure(error.description, mayPass: error.mayPass, after: delivery.attempts)
        } catch let error as CommandError {
            return Self.failure(error.description, mayPass: false, after: delivery.attempts)
        }
    }

    /// 2xx is done; 4xx will not get better, but for a few that say "later"; everything else may.
    static func result(of answer: OutgoingAnswer, after attempts: Int) -> DeliveryAttempt {
        if (200..<300).contains(answer.status) {
            return DeliveryAttempt(
                status: .delivered, httpStatus: answer.status, externalID: ExternalID.read(from: answer.body))
        }
        let mayPass = !(400..<500).contains(answer.status) || [408, 409, 425, 429].contains(answer.status)
        var result = failure("HTTP \(answer.status)", mayPass: mayPass, after: attempts)
        result.httpStatus = answer.status
        return result
    }

    /// - Parameter attempts: those before this one.
    static func failure(
        _ reason: String, mayPass: Bool, after attempts: Int, now: Date = Date()
    ) -> DeliveryAttempt {
        guard mayPass, let delay = delay(after: attempts) else { return DeliveryAttempt(status: .dead, error: reason) }
        return DeliveryAttempt(status: .queued, error: reason, retryAt: now + delay / .seconds(1))
    }

    private static func delay(after attempts: Int) -> Duration? {
        var policy = RetryPolicy(
            attempts: Self.attempts, base: base, ceiling: ceiling, seed: .random(in: .min ... .max))
        var action = policy.attemptFailed()
        for _ in 0..<attempts { action = policy.attemptFailed() }
        return if case .retry(let delay) = action { delay } else { nil }
    }

    private struct Envelope: Encodable {
        let type: String
        let timestamp: Date
        let data: RawJSON
    }

    private func call(
        _ id: WebhookID, with delivery: Delivery, _ tenant: TenantContext
    ) async throws -> OutgoingAnswer {
        guard let webhook = try await database.withReadOnlySession(for: tenant, { try $0.webhook(id) }),
            webhook.isEnabled
        else { throw OutgoingError(description: "the webhook is switched off", mayPass: false) }
        let secret = String(decoding: try secrets.open(webhook.secret, for: id.description), as: UTF8.self)
        let body = try Wire.encoder().encode(
            Envelope(type: delivery.kind, timestamp: delivery.createdAt, data: RawJSON(delivery.payload)))
        let headers = SignedRequest.headers(
            id: delivery.id.description, at: Date(), body: body, secret: secret)
        return try await client.post(body, to: webhook.url, headers: headers)
    }

    private func send(
        _ delivery: Delivery, over id: ChannelID, _ tenant: TenantContext
    ) async throws -> OutgoingAnswer {
        let message: ChannelMessage = try delivery.payload.decode()
        let found = try await database.withReadOnlySession(for: tenant) { session in
            (
                try session.channel(id),
                try session.lastMessages(of: message.conversation, limit: ConversationService.remembered)
                    .last { $0.message.role == .customer }?.sentAt
            )
        }
        guard let channel = found.0, channel.isEnabled else {
            throw OutgoingError(description: "the channel is switched off", mayPass: false)
        }
        let settings: ChannelSettings = try channel.settings.decode()
        let opened = try secrets.secrets(of: channel)
        switch channel.kind {
        case .whatsapp:
            guard let last = found.1, Date().timeIntervalSince(last) < Self.whatsAppWindow else {
                throw OutgoingError(
                    description: "24 hours have passed since the customer's last message; WhatsApp takes only an "
                        + "approved template now", mayPass: false)
            }
            return try await WhatsAppCloud(client: client, settings: settings, token: opened.accessToken)
                .send(message.text, to: message.to)
        case .chatwoot:
            return try await Chatwoot(client: client, settings: settings, token: opened.accessToken)
                .note(message.text, in: message.to)
        case .inbound:
            throw OutgoingError(description: "this channel only takes messages in", mayPass: false)
        }
    }
}

/// The id that the other side gives what it took, as both of them answer it.
private struct ExternalID: Decodable {
    struct Entry: Decodable { let id: String }

    let messages: [Entry]?
    let id: Int?

    static func read(from body: Data) -> String? {
        guard let answer = try? JSONDecoder().decode(ExternalID.self, from: body) else { return nil }
        return answer.messages?.first?.id ?? answer.id.map(String.init)
    }
}

/// Sending over the WhatsApp Cloud API: `POST /{phone-number-id}/messages` of the Graph API.
struct WhatsAppCloud: Sendable {
    let client: OutgoingClient
    let settings: ChannelSettings
    let token: String?

    private struct Body: Encodable {
        struct Text: Encodable {
            let body: String
            let previewUrl = false

            enum CodingKeys: String, CodingKey {
                case body
                case previewUrl = "preview_url"
            }
        }

        let messagingProduct = "whatsapp"
        let recipientType = "individual"
        let to: String
        let type = "text"
        let text: Text

        enum CodingKeys: String, CodingKey {
            case to, type, text
            case messagingProduct = "messaging_product"
            case recipientType = "recipient_type"
        }
    }

    func send(_ text: String, to number: String) async throws -> OutgoingAnswer {
        guard let id = settings.phoneNumberID, let token else {
            throw OutgoingError(description: "the channel has no phone number id or access token", mayPass: false)
        }
        let body = try JSONEncoder().encode(Body(to: number, text: .init(body: text)))
        return try await client.post(
            body, to: "\(settings.graphURL ?? ChannelSettings.metaGraph)/\(id)/messages",
            headers: ["Authorization": "Bearer \(token)"])
    }
}

/// Writing into a Chatwoot conversation: `POST /api/v1/accounts/{account}/conversations/{conversation}/messages`.
struct Chatwoot: Sendable {
    let client: OutgoingClient
    let settings: ChannelSettings
    let token: String?

    private struct Body: Encodable {
        let content: String
        let messageType = "outgoing"
        let `private` = true

        enum CodingKeys: String, CodingKey {
            case content, `private`
            case messageType = "message_type"
        }
    }

    /// A note that agents see and the customer does not.
    func note(_ text: String, in conversation: String) async throws -> OutgoingAnswer {
        guard let base = settings.baseURL, let account = settings.accountID, let token, let number = Int(conversation)
        else {
            throw OutgoingError(description: "the channel has no address, account or access token", mayPass: false)
        }
        return try await client.post(
            JSONEncoder().encode(Body(content: text)),
            to: "\(base)/api/v1/accounts/\(account)/conversations/\(number)/messages",
            headers: ["api_access_token": token])
    }
}

/// A JSON document inside another, as it is.
struct RawJSON: Encodable, Sendable {
    private let value: JSONTree

    init(_ json: JSON) { value = (try? json.decode()) ?? .null }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

/// Any JSON.
indirect enum JSONTree: Codable, Sendable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let array = try? container.decode([JSONTree].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
