import Foundation
import HTTPServer
import Knowledge
import Schedule
import Storage

/// Channels as their admin sees them: their secrets go in and never come out.
struct ChannelEndpoints {
    let installation: Installation

    private var database: Database { installation.database }

    private static let settings = Schema.object(
        [
            .optional("phone_number_id", .string("WhatsApp")),
            .optional("graph_url", .string("WhatsApp; default: Meta's")),
            .optional("base_url", .string("Chatwoot: where it is")), .optional("account_id", .integer("Chatwoot")),
            .optional("outgoing_url", .string("any system: where messages to customers are posted, signed")),
        ], "")
    private static let secrets = Schema.object(
        [
            .optional("app_secret", .string("WhatsApp: notifications are signed with it")),
            .optional("verify_token", .string("WhatsApp: shown when the address is verified")),
            .optional("access_token", .string("WhatsApp, Chatwoot")),
        ], "never shown again")
    private static let input = Schema.object(
        [
            .required("kind", .choice(ChannelKind.allCases.map(\.rawValue), "")),
            .required("name", .string("1 to 100 characters")), .optional("settings", settings),
            .optional("secrets", secrets),
        ], "")
    private static let change = Schema.object(
        [
            .optional("name", .string("")), .optional("settings", settings), .optional("secrets", secrets),
            .optional("enabled", .flag("")),
        ], "")
    private static let policy = Schema.object(
        [
            .required("auto_reply", .flag("whether any reply goes without an agent")),
            .required(
                "quiet_hours",
                .optional(.object([.required("from", .string("HH:MM")), .required("to", .string("HH:MM"))], ""))),
            .required("time_zone", .string("Europe/Istanbul")),
            .required("burst_seconds", .integer("0 to 60: messages within so many seconds are one turn")),
            .optional(
                "limits",
                .array(
                    .object(
                        [
                            .required("scope", .choice(SendingLimit.Scope.allCases.map(\.rawValue), "")),
                            .optional("marketing_only", .flag("only messages that want to sell")),
                            .required("count", .integer("1 to 100,000")),
                            .required("seconds", .integer("1 to 2,592,000")),
                        ], ""), "how many messages of its own accord go; at most ten")),
            .optional(
                "consent_needed",
                .array(
                    .choice(MessagePurpose.allCases.map(\.rawValue), ""),
                    "purposes that need a recorded consent; marketing always does")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/channels", area: "Channels",
                summary: "Makes a channel; the secret of its address is shown this once", access: .key(.admin),
                payload: .json(Self.input, limit: 16 << 10), status: 201, answer: ChannelBody.schema,
                problems: ["invalid_body"], handle: create),
            Endpoint(
                method: .get, path: "/v1/channels", area: "Channels", summary: "Lists channels, newest first",
                access: .key(.admin), query: Paging.parameters, answer: .list(ChannelBody.schema),
                problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/channels/{channel_id}", area: "Channels", summary: "One channel",
                access: .key(.admin), answer: ChannelBody.schema, handle: get),
            Endpoint(
                method: .patch, path: "/v1/channels/{channel_id}", area: "Channels",
                summary: "Changes a channel; secrets that are not given stay", access: .key(.admin),
                payload: .json(Self.change, limit: 16 << 10), answer: ChannelBody.schema, problems: ["invalid_body"],
                handle: update),
            Endpoint(
                method: .delete, path: "/v1/channels/{channel_id}", area: "Channels", summary: "Deletes a channel",
                access: .key(.admin), status: 204, handle: delete),
            Endpoint(
                method: .get, path: "/v1/channels/{channel_id}/deliveries", area: "Channels",
                summary: "What was sent over a channel, newest first", access: .key(.admin), query: Paging.parameters,
                answer: .list(DeliveryBody.schema), problems: ["invalid_query"], handle: deliveries),
            Endpoint(
                method: .get, path: "/v1/policies/messaging", area: "Policies",
                summary: "How customers are written to", access: .key(.assist), answer: Self.policy,
                handle: readPolicy),
            Endpoint(
                method: .put, path: "/v1/policies/messaging", area: "Policies",
                summary: "Sets how customers are written to",
                access: .key(.admin), payload: .json(Self.policy, limit: 4 << 10), answer: Self.policy,
                problems: ["invalid_body"], handle: writePolicy),
        ]
    }

    private struct Input: Decodable {
        let kind: String?
        let name: String?
        let settings: ChannelSettings?
        let secrets: ChannelSecrets?
        let enabled: Bool?

        func checkedSettings() throws(Problem) -> ChannelSettings {
            var checked = settings ?? ChannelSettings()
            let addresses = [
                (checked.graphURL, "graph_url"), (checked.baseURL, "base_url"), (checked.outgoingURL, "outgoing_url"),
            ]
            for (address, name) in addresses {
                guard let address, let problem = OutgoingClient.problem(of: address) else { continue }
                throw APIProblem.field(
                    "/settings/\(name)", "invalid", tr: "Bu adres çağrılamaz.",
                    en: "This address cannot be called: \(problem).")
            }
            checked.baseURL = checked.baseURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
            checked.graphURL = checked.graphURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
            return checked
        }
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        guard let word = input.kind, let kind = ChannelKind(rawValue: word) else {
            let choices = ChannelKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw APIProblem.field(
                "/kind", "invalid", tr: "Şunlardan biri olmalı: \(choices).", en: "Must be one of \(choices).")
        }
        let name = try BodyText.checked(input.name ?? "", pointer: "/name", limit: 100)
        let settings = try input.checkedSettings()
        var secrets = input.secrets ?? ChannelSecrets()
        secrets.webhookSecret =
            switch kind {
            case .inbound: SignedRequest.newSecret()
            case .chatwoot: Signature.hexadecimal(Data(RandomBytes.make(24)))
            case .whatsapp: nil
            }
        try Self.requireWhole(kind, settings, secrets)
        let id = ChannelID()
        let sealed = try installation.channels.secrets.seal(secrets, of: id)
        let actor = call.actor
        let channel = try await database.withSession(for: call.tenant) { session in
            let channel = try session.createChannel(
                id, kind: kind, name: name, settings: JSON(encoding: settings), secrets: sealed)
            _ = try session.recordAudit(
                actor.event(
                    "channel.created", "channel", id.description,
                    after: try JSON(encoding: ["kind": kind.rawValue, "name": name])))
            return channel
        }
        let body = ChannelBody(channel, settings, secrets, shown: secrets.webhookSecret)
        var response = try Wire.response(body, status: 201)
        response.headers["Cache-Control"] = "no-store"
        return response
    }

    /// What a channel of a kind cannot work without.
    private static func requireWhole(
        _ kind: ChannelKind, _ settings: ChannelSettings, _ secrets: ChannelSecrets
    ) throws(Problem) {
        let needed: [(Bool, String)] =
            switch kind {
            case .inbound: []
            case .whatsapp:
                [
                    (settings.phoneNumberID != nil, "/settings/phone_number_id"),
                    (secrets.appSecret != nil, "/secrets/app_secret"),
                    (secrets.verifyToken != nil, "/secrets/verify_token"),
                ]
            case .chatwoot:
                [
                    (settings.baseURL != nil, "/settings/base_url"),
                    (settings.accountID != nil, "/settings/account_id"),
                    (secrets.accessToken != nil, "/secrets/access_token"),
                ]
            }
        for (isGiven, pointer) in needed where !isGiven {
            throw APIProblem.field(pointer, "missing", tr: "Bu alan zorunludur.", en: "This member is required.")
        }
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.channels(limit: paging.limit, after: paging.cursor)
        }
        return try paging.response(listing, of: call.request) { body($0) }
    }

    private func body(_ channel: Channel) -> ChannelBody {
        // Where the key is another by now, the list still shows the channel, with no secret set.
        let secrets = try? installation.channels.secrets.secrets(of: channel)
        let settings: ChannelSettings? = try? channel.settings.decode()
        return ChannelBody(channel, settings ?? ChannelSettings(), secrets ?? ChannelSecrets(), shown: nil)
    }

    private func channel(_ call: Call) async throws -> Channel {
        let id: ChannelID = try call.id("channel_id")
        guard let channel = try await database.withReadOnlySession(for: call.tenant, { try $0.channel(id) })
        else { throw Problem.notFound }
        return channel
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        try Wire.response(body(try await channel(call)))
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        let before = try await channel(call)
        let input = try call.request.decode(Input.self)
        let name = try input.name.map { try BodyText.checked($0, pointer: "/name", limit: 100) }
        let settings = try input.settings == nil ? nil : input.checkedSettings()
        var sealed: Data?
        if let given = input.secrets {
            let old = try installation.channels.secrets.secrets(of: before)
            sealed = try installation.channels.secrets.seal(old.with(given), of: before.id)
        }
        let (secrets, actor) = (sealed, call.actor)
        let after = try await database.withSession(for: call.tenant) { session in
            let changed = try session.updateChannel(
                before.id, name: name, settings: try settings.map { try JSON(encoding: $0) }, secrets: secrets,
                isEnabled: input.enabled)
            guard let changed else { throw Problem.notFound }
            _ = try session.recordAudit(
                actor.event(
                    "channel.updated", "channel", before.id.description,
                    after: try JSON(encoding: [
                        "name": changed.name, "enabled": String(changed.isEnabled),
                        "secrets_changed": input.secrets?.names.joined(separator: ",") ?? "",
                    ])))
            return changed
        }
        return try Wire.response(body(after))
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let id: ChannelID = try call.id("channel_id")
        let actor = call.actor
        try await database.withSession(for: call.tenant) { session in
            guard try session.deleteChannel(id) else { throw Problem.notFound }
            _ = try session.recordAudit(actor.event("channel.deleted", "channel", id.description))
        }
        return Response(status: 204)
    }

    @Sendable func deliveries(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let id = try await channel(call).id
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.deliveries(limit: paging.limit, after: paging.cursor, to: .channel(id))
        }
        return try paging.response(listing, of: call.request, DeliveryBody.init)
    }

    @Sendable func readPolicy(_ call: Call) async throws -> Response {
        let policy = try await database.withReadOnlySession(for: call.tenant) { try MessagingPolicy(of: $0) }
        return try Wire.response(PolicyBody(policy))
    }

    @Sendable func writePolicy(_ call: Call) async throws -> Response {
        let policy = try call.request.decode(PolicyBody.self).policy()
        let actor = call.actor
        try await database.withSession(for: call.tenant) { session in
            let before = try session.messagingPolicy()
            try session.setMessagingPolicy(JSON(encoding: policy))
            _ = try session.recordAudit(
                actor.event(
                    "policy.messaging.updated", "policy", "messaging",
                    before: try JSON(encoding: ["policy": before?.text ?? ""]),
                    after: try JSON(encoding: ["policy": JSON(encoding: policy).text])))
        }
        return try Wire.response(PolicyBody(policy))
    }
}

/// The messaging policy on the wire, with hours as people write them.
private struct PolicyBody: Codable {
    struct Quiet: Codable {
        let from: String
        let to: String
    }

    let autoReply: Bool
    let quietHours: Quiet?
    let timeZone: String
    let burstSeconds: Int
    let limits: [Limit]?
    let consentNeeded: [MessagePurpose]?

    struct Limit: Codable {
        let scope: SendingLimit.Scope
        let marketingOnly: Bool?
        let count: Int
        let seconds: Int

        enum CodingKeys: String, CodingKey {
            case scope, count, seconds
            case marketingOnly = "marketing_only"
        }
    }

    enum CodingKeys: String, CodingKey {
        case limits
        case consentNeeded = "consent_needed"
        case autoReply = "auto_reply"
        case quietHours = "quiet_hours"
        case timeZone = "time_zone"
        case burstSeconds = "burst_seconds"
    }

    init(_ policy: MessagingPolicy) {
        autoReply = policy.autoReply
        quietHours = policy.quietHours.map { Quiet(from: Self.written($0.from), to: Self.written($0.to)) }
        timeZone = policy.timeZone
        burstSeconds = policy.burstSeconds
        limits = policy.sendingLimits.map {
            Limit(scope: $0.scope, marketingOnly: $0.marketingOnly, count: $0.count, seconds: $0.window)
        }
        consentNeeded = policy.sendingRule.consentNeeded.sorted { $0.rawValue < $1.rawValue }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(autoReply, forKey: .autoReply)
        // Present even where there is none.
        try container.encode(quietHours, forKey: .quietHours)
        try container.encode(timeZone, forKey: .timeZone)
        try container.encode(burstSeconds, forKey: .burstSeconds)
        try container.encode(limits, forKey: .limits)
        try container.encode(consentNeeded, forKey: .consentNeeded)
    }

    func policy() throws(Problem) -> MessagingPolicy {
        var policy = MessagingPolicy()
        policy.autoReply = autoReply
        guard TimeZone(identifier: timeZone) != nil else {
            throw APIProblem.field(
                "/time_zone", "invalid", tr: "Böyle bir saat dilimi yok (örnek: Europe/Istanbul).",
                en: "There is no such time zone (for example: Europe/Istanbul).")
        }
        policy.timeZone = timeZone
        guard (0...60).contains(burstSeconds) else {
            throw APIProblem.field(
                "/burst_seconds", "out_of_range", tr: "0 ile 60 arasında olmalı.", en: "Must be from 0 to 60.")
        }
        policy.burstSeconds = burstSeconds
        policy.limits = try limits?.enumerated().map { index, limit throws(Problem) in
            guard index < 10, (1...100_000).contains(limit.count), (1...2_592_000).contains(limit.seconds) else {
                throw APIProblem.field(
                    "/limits/\(index)", "out_of_range", tr: "En çok on sınır; adet 1–100.000, süre 1–2.592.000 saniye.",
                    en: "At most ten limits; a count of 1 to 100,000 within 1 to 2,592,000 seconds.")
            }
            return SendingLimit(
                limit.scope, marketingOnly: limit.marketingOnly ?? false, count: limit.count, window: limit.seconds)
        }
        // The law asks for it, so no setting takes it away.
        policy.consentNeeded = consentNeeded.map { Array(Set($0 + [.marketing])) }
        if let quietHours {
            guard let from = Self.minutes(quietHours.from), let to = Self.minutes(quietHours.to),
                let hours = QuietHours(from: from, to: to)
            else {
                throw APIProblem.field(
                    "/quiet_hours", "invalid", tr: "Saatleri SS:DD biçiminde ve birbirinden farklı yazın.",
                    en: "Write the hours as HH:MM, different from each other.")
            }
            policy.quietHours = hours
        }
        return policy
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { $0.count == 2 ? Int($0) : nil }
        guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return parts[0] * 60 + parts[1]
    }

    private static func written(_ minutes: Int) -> String {
        let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }
}

private struct ChannelBody: Encodable {
    let id: ChannelID
    let kind: ChannelKind
    let name: String
    let settings: ChannelSettings
    let secretsSet: [String]
    let enabled: Bool
    /// Where the other side sends to.
    let webhookPath: String
    /// Shown once, where the other side needs it.
    let webhookSecret: String?
    let createdAt: Date

    init(_ channel: Channel, _ settings: ChannelSettings, _ secrets: ChannelSecrets, shown: String?) {
        id = channel.id
        kind = channel.kind
        name = channel.name
        self.settings = settings
        secretsSet = secrets.names
        enabled = channel.isEnabled
        webhookPath = InboundEndpoints.path(of: channel.kind).replacing("{channel_id}", with: channel.id.description)
        webhookSecret = shown
        createdAt = channel.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("chn_…")), .required("kind", .choice(ChannelKind.allCases.map(\.rawValue), "")),
            .required("name", .string("")), .required("settings", .any("")),
            .required("secrets_set", .array(.string(""), "names of the secrets there are")),
            .required("enabled", .flag("")), .required("webhook_path", .string("where the other side sends to")),
            .optional("webhook_secret", .string("shown once")), .required("created_at", .string("RFC 3339")),
        ], "")
}

/// A delivery in a log: what was sent is not shown again, only what became of it.
struct DeliveryBody: Encodable {
    let id: DeliveryID
    let kind: String
    let status: DeliveryStatus
    let attempts: Int
    let lastStatus: Int?
    let lastError: String?
    let externalID: String?
    let externalStatus: String?
    let nextAttemptAt: Date?
    let deliveredAt: Date?
    let createdAt: Date

    init(_ delivery: Delivery) {
        id = delivery.id
        kind = delivery.kind
        status = delivery.status
        attempts = delivery.attempts
        lastStatus = delivery.lastStatus
        lastError = delivery.lastError
        externalID = delivery.externalID
        externalStatus = delivery.externalStatus
        nextAttemptAt = delivery.nextAttemptAt
        deliveredAt = delivery.deliveredAt
        createdAt = delivery.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("dlv_…")), .required("kind", .string("the event, or message or note")),
            .required("status", .choice(DeliveryStatus.allCases.map(\.rawValue), "")),
            .required("attempts", .integer("")), .optional("last_status", .integer("HTTP")),
            .optional("last_error", .string("")), .optional("external_id", .string("")),
            .optional("external_status", .string("sent, delivered, read, failed")),
            .optional("next_attempt_at", .string("RFC 3339")), .optional("delivered_at", .string("RFC 3339")),
            .required("created_at", .string("RFC 3339")),
        ], "")
}
