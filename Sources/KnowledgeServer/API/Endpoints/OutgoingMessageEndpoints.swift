import Foundation
import HTTPServer
import Knowledge
import Messaging
import Storage

/// What the business sends of its own accord: queued, watched, taken back, sent once more.
struct OutgoingMessageEndpoints {
    let database: Database

    private static let input = Schema.object(
        [
            .required("key", .string("1 to 200 characters; whoever asks twice under one key asks once")),
            .required("customer_id", .string("cus_…")),
            .required("purpose", .choice(MessagePurpose.allCases.map(\.rawValue), "")),
            .optional("language", .choice(Language.allCases.map(\.rawValue), "default: tr")),
            .optional("text", .string("words of one's own; 1 to 4,000 characters")),
            .optional("template", .string("a template's name; at least one of text and template")),
            .optional("variables", .any("values of the template's variables, by name")),
            .optional("send_at", .string("RFC 3339; default: now")),
            .optional("expires_at", .string("RFC 3339; from then on it is not sent")),
            .optional("channel_id", .string("default: where the customer last wrote")),
            .optional("expected_answers", .array(.string(""), "words that answer it and are then no opt-out")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/messages", area: "Messages", summary: "Lists outgoing messages, newest first",
                access: .key(.assist),
                query: Paging.parameters + [
                    QueryParameter(name: "status", schema: .choice(OutgoingStatus.allCases.map(\.rawValue), "")),
                    QueryParameter(name: "customer_id", schema: .string("cus_…")),
                ], answer: .list(OutgoingMessageBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/messages:counts", area: "Messages",
                summary: "How many there are of each status",
                access: .key(.assist), answer: .object([.required("counts", .any("by status"))], ""), handle: counts),
            Endpoint(
                method: .post, path: "/v1/messages", area: "Messages",
                summary: "Queues a message; 200 with the first one where the key was used before",
                access: .key(.assist),
                payload: .json(Self.input, limit: 32 << 10), status: 201, answer: OutgoingMessageBody.schema,
                problems: ["invalid_body"], handle: enqueue),
            Endpoint(
                method: .get, path: "/v1/messages/{message_id}", area: "Messages", summary: "One outgoing message",
                access: .key(.assist), answer: OutgoingMessageBody.schema, handle: get),
            Endpoint(
                method: .post, path: "/v1/messages/{message_id}:cancel", area: "Messages",
                summary: "Takes back what has not gone yet", access: .key(.assist), answer: OutgoingMessageBody.schema,
                problems: ["message_not_queued"], handle: cancel),
            Endpoint(
                method: .post, path: "/v1/messages/{message_id}:retry", area: "Messages",
                summary: "Queues once more what failed or was not let go; every rule is asked again",
                access: .key(.assist), answer: OutgoingMessageBody.schema, problems: ["message_not_failed"],
                handle: retry),
        ]
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let status: OutgoingStatus? = try call.request.choice("status")
        let customer = try call.request.query["customer_id"].map { text throws(Problem) in
            guard let id = CustomerID(text) else {
                throw APIProblem.field(
                    "customer_id", "invalid", in: "invalid_query", tr: "Bu bir müşteri kimliği değil (cus_…).",
                    en: "This is no customer's id (cus_…).")
            }
            return id
        }
        let (listing, context) = try await database.withReadOnlySession(for: call.tenant) { session in
            let listing = try session.outgoingMessages(
                limit: paging.limit, after: paging.cursor, status: status, customer: customer)
            return (listing, try Context(of: listing.items, in: session))
        }
        return try paging.response(listing, of: call.request, context.body)
    }

    /// What messages are shown with: whom they are for, and which words their templates make.
    private struct Context: Sendable {
        let customers: [CustomerID: Customer]
        let templates: [MessageTemplate]

        init(of messages: [OutgoingMessage], in session: borrowing TenantSession) throws {
            customers = try session.customers(Set(messages.map(\.customer)))
            templates = try session.messageTemplates(named: Set(messages.compactMap(\.template)))
        }

        func body(_ message: OutgoingMessage) -> OutgoingMessageBody {
            let template = templates.first { $0.name == message.template && $0.language == message.language }
            let filled = template.flatMap { try? TemplateText($0.body) }?.filled(with: message.variables)
            return OutgoingMessageBody(message, customers[message.customer], words: message.text ?? filled)
        }
    }

    private func shown(_ message: OutgoingMessage, in session: borrowing TenantSession) throws -> OutgoingMessageBody {
        try Context(of: [message], in: session).body(message)
    }

    @Sendable func counts(_ call: Call) async throws -> Response {
        let counts = try await database.withReadOnlySession(for: call.tenant) { try $0.outgoingMessageCounts() }
        let named = OutgoingStatus.allCases.map { ($0.rawValue, counts[$0] ?? 0) }
        return try Wire.response(["counts": Dictionary(uniqueKeysWithValues: named)])
    }

    private struct Input: Decodable {
        let key: String?
        let customerID: String?
        let purpose: String?
        let language: String?
        let text: String?
        let template: String?
        let variables: [String: String]?
        let sendAt: String?
        let expiresAt: String?
        let channelID: String?
        let expectedAnswers: [String]?

        enum CodingKeys: String, CodingKey {
            case key, purpose, language, text, template, variables
            case customerID = "customer_id"
            case sendAt = "send_at"
            case expiresAt = "expires_at"
            case channelID = "channel_id"
            case expectedAnswers = "expected_answers"
        }
    }

    @Sendable func enqueue(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        guard let customer = input.customerID.flatMap({ CustomerID($0) }) else {
            throw APIProblem.field(
                "/customer_id", "invalid", tr: "Müşterinin kimliğini verin (cus_…).",
                en: "Give the customer's id (cus_…).")
        }
        var message = NewOutgoingMessage(
            key: try BodyText.checked(input.key ?? "", pointer: "/key", limit: 200), customer: customer,
            purpose: try OutgoingInput.purpose(input.purpose),
            language: try BodyLanguage.read(input.language, pointer: "/language"))
        message.text = try input.text.map { try BodyText.checked($0, pointer: "/text", limit: 4_000) }
        message.template = try input.template.map { try BodyText.checked($0, pointer: "/template", limit: 100) }
        guard message.text != nil || message.template != nil else {
            throw APIProblem.field(
                "/text", "missing", tr: "Metin ya da şablon adı verin.", en: "Give a text or a template's name.")
        }
        message.variables = try OutgoingInput.variables(input.variables)
        message.expectedAnswers = try OutgoingInput.answers(input.expectedAnswers)
        message.expiresAt = try OutgoingInput.moment(input.expiresAt, pointer: "/expires_at")
        if let text = input.channelID {
            guard let channel = ChannelID(text) else {
                throw APIProblem.field(
                    "/channel_id", "invalid", tr: "Bu bir kanal kimliği değil (chn_…).",
                    en: "This is no channel's id (chn_…).")
            }
            message.channel = channel
        }
        let moment = try OutgoingInput.moment(input.sendAt, pointer: "/send_at") ?? Date()
        let (new, actor) = (message, call.actor)
        let (body, isNew) = try await database.withSession(for: call.tenant) { session in
            guard try session.customer(customer) != nil else {
                throw APIProblem.field(
                    "/customer_id", "unknown", tr: "Böyle bir müşteri yok.", en: "There is no such customer.")
            }
            if let channel = new.channel, try session.channel(channel) == nil {
                throw APIProblem.field(
                    "/channel_id", "unknown", tr: "Böyle bir kanal yok.", en: "There is no such channel.")
            }
            let id = try session.enqueue(new, at: moment)
            if let id {
                _ = try session.recordAudit(actor.event("message.queued", "outgoing_message", id.description))
            }
            guard let stored = try session.outgoingMessage(key: new.key) else { throw Problem.notFound }
            return (try shown(stored, in: session), id != nil)
        }
        return try Wire.response(body, status: isNew ? 201 : 200)
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        let id: OutgoingMessageID = try call.id("message_id")
        let body = try await database.withReadOnlySession(for: call.tenant) { session in
            guard let message = try session.outgoingMessage(id) else { throw Problem.notFound }
            return try shown(message, in: session)
        }
        return try Wire.response(body)
    }

    @Sendable func cancel(_ call: Call) async throws -> Response {
        try await change(call, "message.cancelled") { session, id in
            guard let message = try session.cancelMessage(id) else {
                throw APIProblem.conflict(
                    "message_not_queued", tr: "Bu mesaj artık sırada değil; geri alınamaz.",
                    en: "This message is not in the queue any more; it cannot be taken back.")
            }
            return message
        }
    }

    @Sendable func retry(_ call: Call) async throws -> Response {
        try await change(call, "message.retried") { session, id in
            guard let message = try session.retryMessage(id, at: Date()) else {
                throw APIProblem.conflict(
                    "message_not_failed", tr: "Yalnızca başarısız olan ya da engellenen mesajlar yeniden gönderilir.",
                    en: "Only a message that failed or was not let go is sent once more.")
            }
            return message
        }
    }

    private func change(
        _ call: Call, _ event: String,
        _ body: @escaping @Sendable (borrowing TenantSession, OutgoingMessageID) throws -> OutgoingMessage
    ) async throws -> Response {
        let id: OutgoingMessageID = try call.id("message_id")
        let actor = call.actor
        let shownBody = try await database.withSession(for: call.tenant) { session in
            guard try session.outgoingMessage(id) != nil else { throw Problem.notFound }
            let message = try body(session, id)
            _ = try session.recordAudit(actor.event(event, "outgoing_message", id.description))
            return try shown(message, in: session)
        }
        return try Wire.response(shownBody)
    }
}

/// Checks that several bodies about messages share.
enum OutgoingInput {
    static func purpose(_ word: String?) throws(Problem) -> MessagePurpose {
        guard let word, let purpose = MessagePurpose(rawValue: word) else {
            let choices = MessagePurpose.allCases.map(\.rawValue).joined(separator: ", ")
            throw APIProblem.field(
                "/purpose", "invalid", tr: "Şunlardan biri olmalı: \(choices).", en: "Must be one of \(choices).")
        }
        return purpose
    }

    static func moment(_ text: String?, pointer: String) throws(Problem) -> Date? {
        guard let text else { return nil }
        // With and without parts of a second, as RFC 3339 has both.
        let whole = try? Date(text, strategy: Date.ISO8601FormatStyle())
        guard let date = whole ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
        else {
            throw APIProblem.field(
                pointer, "invalid", tr: "Zamanı RFC 3339 biçiminde yazın (örnek: 2027-01-05T09:00:00+03:00).",
                en: "Write the time as in RFC 3339 (for example 2027-01-05T09:00:00+03:00).")
        }
        return date
    }

    static func variables(_ values: [String: String]?) throws(Problem) -> [String: String] {
        guard let values else { return [:] }
        guard values.count <= 30, values.allSatisfy({ $0.key.count <= 50 && $0.value.count <= 1_024 }),
            !values.values.contains(where: { $0.contains("\0") })
        else {
            throw APIProblem.field(
                "/variables", "too_long", tr: "En çok 30 değişken; her değer en çok 1.024 karakter.",
                en: "At most 30 variables, each value of at most 1,024 characters.")
        }
        return values
    }

    static func answers(_ words: [String]?) throws(Problem) -> [String] {
        guard let words else { return [] }
        guard words.count <= 10, words.allSatisfy({ !$0.isEmpty && $0.count <= 50 && !$0.contains("\0") }) else {
            throw APIProblem.field(
                "/expected_answers", "too_long", tr: "En çok 10 yanıt; her biri en çok 50 karakter.",
                en: "At most ten answers of at most 50 characters.")
        }
        return words
    }
}

struct OutgoingMessageBody: Encodable {
    struct Reason: Encodable {
        let code: String
        let tr: String
        let en: String

        init(_ code: String) {
            let text = OutgoingReason.text(code)
            self.code = code
            tr = text.tr
            en = text.en
        }
    }

    let id: OutgoingMessageID
    let key: String
    let customer: CustomerBody?
    let channelID: ChannelID?
    let purpose: MessagePurpose
    let language: Language
    let text: String?
    let template: String?
    let variables: [String: String]
    /// What the customer reads, where it can be told.
    let words: String?
    let status: OutgoingStatus
    let reasons: [Reason]
    let failedReason: String?
    let attempts: Int
    let dueAt: Date
    let expiresAt: Date?
    let sentAt: Date?
    let deliveredAt: Date?
    let readAt: Date?
    let createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id, key, customer, purpose, language, text, template, variables, words, status, reasons, failedReason,
            attempts
        case dueAt, expiresAt, sentAt, deliveredAt, readAt, createdAt
        case channelID = "channel_id"
    }

    init(_ message: OutgoingMessage, _ customer: Customer?, words: String?) {
        id = message.id
        self.words = words
        key = message.key
        self.customer = customer.map { CustomerBody($0) }
        channelID = message.channel
        purpose = message.purpose
        language = message.language
        text = message.text
        template = message.template
        variables = message.variables
        status = message.status
        reasons = message.reasons.map(Reason.init)
        failedReason = message.failedReason
        attempts = message.attempts
        dueAt = message.dueAt
        expiresAt = message.expiresAt
        sentAt = message.sentAt
        deliveredAt = message.deliveredAt
        readAt = message.readAt
        createdAt = message.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("out_…")), .required("key", .string("")),
            .optional("customer", CustomerBody.schema), .optional("channel_id", .string("chn_…")),
            .required("purpose", .choice(MessagePurpose.allCases.map(\.rawValue), "")),
            .required("language", .choice(Language.allCases.map(\.rawValue), "")), .optional("text", .string("")),
            .optional("template", .string("")), .required("variables", .any("")),
            .optional("words", .string("what the customer reads, where it can be told")),
            .required("status", .choice(OutgoingStatus.allCases.map(\.rawValue), "")),
            .required(
                "reasons",
                .array(
                    .object(
                        [.required("code", .string("")), .required("tr", .string("")), .required("en", .string(""))], ""
                    ),
                    "why it waits, failed or did not go, and what to do")),
            .optional("failed_reason", .string("the other side's own words")), .required("attempts", .integer("")),
            .required("due_at", .string("RFC 3339")), .optional("expires_at", .string("RFC 3339")),
            .optional("sent_at", .string("RFC 3339")), .optional("delivered_at", .string("RFC 3339")),
            .optional("read_at", .string("RFC 3339")), .required("created_at", .string("RFC 3339")),
        ], "")
}
