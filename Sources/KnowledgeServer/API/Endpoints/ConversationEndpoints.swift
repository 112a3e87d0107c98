import Assist
import Foundation
import Guardrails
import HTTPServer
import Knowledge
import Messaging
import Storage

/// Conversations: messages in, drafts out, and the hand-over to a person.
struct ConversationEndpoints {
    let installation: Installation

    private var database: Database { installation.database }
    private var conversations: ConversationService { installation.conversations }

    private static let input = Schema.object(
        [
            .optional(
                "customer",
                .object(
                    [
                        .optional("phone", .string("as people write it; kept as E.164")),
                        .optional("email", .string("")), .optional("name", .string("")),
                    ], "")),
            .optional("external_id", .string("your own id; the same one gives the same conversation")),
        ], "")

    private static let messageInput = Schema.object(
        [
            .required("text", .string("1 to 4,000 characters")),
            .optional("role", .choice(["customer", "agent"], "default: customer")),
            .optional("external_id", .string("your own id; the same one is stored once")),
        ], "")

    private static let statusInput = Schema.object(
        [.required("status", .choice(ConversationStatus.allCases.map(\.rawValue), ""))], "")

    private static let handoffInput = Schema.object([.optional("reason", .string("for whoever takes over"))], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/conversations", area: "Assist", summary: "Opens a conversation",
                access: .key(.assist), payload: .json(Self.input, limit: 8 << 10), status: 201,
                answer: ConversationBody.schema, problems: ["invalid_body"], handle: open),
            Endpoint(
                method: .get, path: "/v1/conversations", area: "Assist", summary: "Lists conversations, newest first",
                access: .key(.assist),
                query: Paging.parameters + [
                    QueryParameter(name: "status", schema: .choice(ConversationStatus.allCases.map(\.rawValue), ""))
                ], answer: .list(ConversationBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/conversations/{conversation_id}", area: "Assist", summary: "One conversation",
                access: .key(.assist), answer: ConversationBody.schema, handle: get),
            Endpoint(
                method: .patch, path: "/v1/conversations/{conversation_id}", area: "Assist",
                summary: "Closes a conversation, or gives it back after a hand-over", access: .key(.assist),
                payload: .json(Self.statusInput, limit: 4 << 10), answer: ConversationBody.schema,
                problems: ["invalid_body"], handle: update),
            Endpoint(
                method: .post, path: "/v1/conversations/{conversation_id}/messages", area: "Assist",
                summary: "Adds a message; a burst of them is one turn", access: .key(.assist),
                payload: .json(Self.messageInput, limit: 64 << 10), status: 201, answer: MessageBody.schema,
                problems: ["invalid_body", "duplicate"], handle: add),
            Endpoint(
                method: .get, path: "/v1/conversations/{conversation_id}/messages", area: "Assist",
                summary:
                    "Lists a conversation's messages, newest first; personal data masked for keys without 'pii:read' or 'admin', and its being seen by others recorded",
                access: .key(.assist),
                query: Paging.parameters + [
                    QueryParameter(name: "masked", schema: .choice(["true", "false"], "true masks it for any key"))
                ], answer: .list(MessageBody.schema), problems: ["invalid_query"],
                handle: messages),
            Endpoint(
                method: .post, path: "/v1/conversations/{conversation_id}/drafts", area: "Assist",
                summary: "A reply to the customer's last turn; with Accept: text/event-stream sentence by sentence",
                access: .key(.assist), answer: ConversationDraftBody.schema, problems: ["nothing_to_answer"],
                handle: draft),
            Endpoint(
                method: .post, path: "/v1/conversations/{conversation_id}/handoff", area: "Assist",
                summary: "Hands the conversation to a person: nothing goes by itself any more",
                access: .key(.assist), payload: .json(Self.handoffInput, limit: 8 << 10),
                answer: ConversationBody.schema, problems: ["invalid_body"], handle: handOff),
        ]
    }

    private struct Input: Decodable {
        struct Person: Decodable {
            let phone: String?
            let email: String?
            let name: String?
        }

        let customer: Person?
        let externalID: String?

        enum CodingKeys: String, CodingKey {
            case customer
            case externalID = "external_id"
        }
    }

    @Sendable func open(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        let externalID = try input.externalID.map { try BodyText.checked($0, pointer: "/external_id", limit: 200) }
        let conversation = try await conversations.open(
            customer: try customer(input.customer), externalID: externalID, tenant: call.tenant, actor: call.actor)
        var response = try Wire.response(ConversationBody(conversation), status: 201)
        response.headers["Location"] = "/v1/conversations/\(conversation.id)"
        return response
    }

    private func customer(_ person: Input.Person?) throws -> NewCustomer {
        var customer = NewCustomer()
        if let phone = person?.phone {
            customer.phone = PhoneNumber.normalised(phone)
            guard customer.phone != nil else {
                throw APIProblem.field(
                    "/customer/phone", "invalid", tr: "Bu bir telefon numarası değil (örnek: +905551112233).",
                    en: "This is no phone number (for example: +905551112233).")
            }
        }
        if let email = person?.email {
            customer.email = MailAddress.normalised(email)
            guard customer.email != nil else {
                throw APIProblem.field(
                    "/customer/email", "invalid", tr: "Bu bir e-posta adresi değil.", en: "This is no mail address.")
            }
        }
        customer.name = try person?.name.map { try BodyText.checked($0, pointer: "/customer/name", limit: 200) }
        return customer
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let status: ConversationStatus? = try call.request.choice("status")
        let language = call.request.language
        let (listing, topics) = try await database.withReadOnlySession(for: call.tenant) { session in
            let listing = try session.conversations(limit: paging.limit, after: paging.cursor, status: status)
            return (listing, try TopicLabels(of: listing.items, in: session, language))
        }
        return try paging.response(listing, of: call.request) { ConversationBody($0, topics: topics[$0.id]) }
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        let (conversation, language) = (try await conversation(call), call.request.language)
        let topics = try await database.withReadOnlySession(for: call.tenant) {
            try TopicLabels(of: [conversation], in: $0, language)
        }
        return try Wire.response(ConversationBody(conversation, topics: topics[conversation.id]))
    }

    private func conversation(_ call: Call) async throws -> Conversation {
        let id: ConversationID = try call.id("conversation_id")
        guard let found = try await database.withReadOnlySession(for: call.tenant, { try $0.conversation(id) })
        else { throw Problem.notFound }
        return found
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        struct Input: Decodable { let status: String }
        let before = try await conversation(call)
        let word = try call.request.decode(Input.self).status
        let status = try BodyChoice.read(word, pointer: "/status", default: ConversationStatus.open)
        let actor = call.actor
        let after = try await database.withSession(for: call.tenant) { session in
            guard let after = try session.setStatus(status, of: before.id) else { throw Problem.notFound }
            if status != .open { try session.settleAutoReplies(of: before.id, resolved: status == .closed) }
            _ = try session.recordAudit(
                actor.event(
                    "conversation.updated", "conversation", before.id.description,
                    before: try JSON(encoding: ["status": before.status.rawValue]),
                    after: try JSON(encoding: ["status": status.rawValue])))
            return after
        }
        return try Wire.response(ConversationBody(after))
    }

    private struct MessageInput: Decodable {
        let text: String
        let role: MessageRole?
        let externalID: String?

        enum CodingKeys: String, CodingKey {
            case text, role
            case externalID = "external_id"
        }
    }

    @Sendable func add(_ call: Call) async throws -> Response {
        let id = try await conversation(call).id
        let input = try call.request.decode(MessageInput.self)
        let text = try BodyText.checked(input.text, pointer: "/text", limit: 4_000)
        let externalID = try input.externalID.map { try BodyText.checked($0, pointer: "/external_id", limit: 200) }
        let message = Message(role: input.role ?? .customer, text: text)
        let stored = try await database.withSession(for: call.tenant) { [plugins = installation.plugins] session in
            let stored = try session.addMessage(message, to: id, externalID: externalID)
            if let stored { try plugins.willHear(stored, in: session) }
            return stored
        }
        guard let stored else { throw StorageError(.duplicate, subject: "messages_external_id") }
        return try Wire.response(MessageBody(stored), status: 201)
    }

    @Sendable func messages(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let id = try await conversation(call).id
        let masks: MaskChoice? = try call.request.choice("masked")
        if masks == .true || (masks == nil && !call.seesPersonalData) {
            return try await maskedMessages(of: id, paging, call)
        }
        guard call.seesPersonalData else { throw APIProblem.insufficientScope(.piiRead) }
        let (actor, personal) = (call.actor, installation.personal)
        let listing = try await database.withSession(for: call.tenant) { session in
            let listing = try session.messages(of: id, limit: paging.limit, after: paging.cursor)
            let scanner = try personal.scanner(in: session)
            let types = listing.items.flatMap { scanner.findings(in: $0.message.text).map(\.type) }
            try PersonalDataService.recordView(
                of: "conversation", id.description, types: Set(types), by: actor, in: session)
            return listing
        }
        return try paging.response(listing, of: call.request) { MessageBody($0) }
    }

    private enum MaskChoice: String, CaseIterable {
        case `true`
        case `false`
    }

    private func maskedMessages(of id: ConversationID, _ paging: Paging, _ call: Call) async throws -> Response {
        let personal = installation.personal
        let (listing, view) = try await database.withReadOnlySession(for: call.tenant) { session in
            let listing = try session.messages(of: id, limit: paging.limit, after: paging.cursor)
            return (listing, try personal.view(in: session))
        }
        let texts = try listing.items.map { try view.shown($0.message.text) }
        let shown = Dictionary(uniqueKeysWithValues: zip(listing.items.map(\.id), texts))
        return try paging.response(listing, of: call.request) { MessageBody($0, shownAs: shown[$0.id]) }
    }

    @Sendable func draft(_ call: Call) async throws -> Response {
        let id: ConversationID = try call.id("conversation_id")
        guard let draft = try await conversations.draft(for: id, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        let body = ConversationDraftBody(
            draft, language: call.request.language, masker: try await masker(for: call))
        guard call.request.headers["Accept"]?.contains("text/event-stream") == true else {
            return try Wire.response(body)
        }
        return .events(try DraftEvents.of(draft, body))
    }

    /// Masks the customer's words in a draft for who has no right to see them.
    private func masker(for call: Call) async throws -> PIIScanner? {
        if call.seesPersonalData { return nil }
        let personal = installation.personal
        return try await database.withReadOnlySession(for: call.tenant) { try personal.scanner(in: $0) }
    }

    @Sendable func handOff(_ call: Call) async throws -> Response {
        struct Input: Decodable { let reason: String? }
        let id: ConversationID = try call.id("conversation_id")
        let reason = try call.request.decode(Input.self).reason
        let text = try reason.map { try BodyText.checked($0, pointer: "/reason", limit: 500) } ?? ""
        guard
            let conversation = try await conversations.handOff(id, reason: text, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(ConversationBody(conversation))
    }
}

extension Request {
    /// A query parameter of which there are a few values; `nil` where it is not given.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Problem) -> Choice? {
        guard let word = query[name] else { return nil }
        guard let choice = Choice(rawValue: word) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw APIProblem.field(
                name, "invalid", in: "invalid_query", tr: "Şunlardan biri olmalı: \(choices).",
                en: "Must be one of \(choices).")
        }
        return choice
    }
}

/// The topics of talks as people call them.
struct TopicLabels {
    struct Label: Encodable, Sendable {
        let id: String
        let title: String
    }

    private let labels: [ConversationID: [Label]]

    init(of conversations: [Conversation], in session: borrowing TenantSession, _ language: Language) throws {
        let topics = try session.topics(of: conversations.map(\.id))
        let titles = try IntentTitles(of: session, language)
        labels = topics.mapValues { $0.map { Label(id: $0, title: titles[$0]) } }
    }

    subscript(_ conversation: ConversationID) -> [Label] { labels[conversation] ?? [] }
}

private struct ConversationBody: Encodable {
    let id: ConversationID
    let channel: String
    let externalID: String?
    let customerID: CustomerID?
    let status: ConversationStatus
    /// What the talk is about, its most frequent topic first; only where one or many are read.
    let topics: [TopicLabels.Label]?
    let lastMessageAt: Date?
    let createdAt: Date

    init(_ conversation: Conversation, topics: [TopicLabels.Label]? = nil) {
        self.topics = topics
        id = conversation.id
        channel = conversation.channel
        externalID = conversation.externalID
        customerID = conversation.customer
        status = conversation.status
        lastMessageAt = conversation.lastMessageAt
        createdAt = conversation.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("cnv_…")), .required("channel", .string("api, or a channel's id")),
            .optional("external_id", .string("")), .optional("customer_id", .string("cus_…")),
            .required("status", .choice(ConversationStatus.allCases.map(\.rawValue), "")),
            .optional(
                "topics",
                .array(
                    .object([.required("id", .string("an intent")), .required("title", .string(""))], ""),
                    "what the talk is about, its most frequent topic first")),
            .optional("last_message_at", .string("RFC 3339")), .required("created_at", .string("RFC 3339")),
        ], "")
}

private struct MessageBody: Encodable {
    let id: MessageID
    let role: MessageRole
    let text: String
    let masked: Bool
    let externalID: String?
    let sentAt: Date

    /// - Parameter shown: the text as this reader may see it, where that is not as it stands.
    init(_ stored: StoredMessage, shownAs shown: String? = nil) {
        id = stored.id
        role = stored.message.role
        text = shown ?? stored.message.text
        masked = text != stored.message.text
        externalID = stored.externalID
        sentAt = stored.sentAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("msg_…")), .required("role", .choice(["customer", "agent"], "")),
            .required("text", .string("")), .required("masked", .flag("personal data in the text was replaced")),
            .optional("external_id", .string("")), .required("sent_at", .string("RFC 3339")),
        ], "")
}

/// A draft with what it is part of, and how it reaches the customer.
private struct ConversationDraftBody: Encodable {
    let draft: DraftBody
    let conversationID: ConversationID
    let mode: String

    init(_ draft: ConversationDraft, language: Language, masker: PIIScanner?) {
        self.draft = DraftBody(draft.answer, language: language, masker: masker)
        conversationID = draft.conversation.id
        mode = draft.mode.rawValue
    }

    enum CodingKeys: String, CodingKey {
        case conversationID, mode
    }

    /// The draft's fields lie beside them.
    func encode(to encoder: any Encoder) throws {
        try draft.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(conversationID, forKey: .conversationID)
        try container.encode(mode, forKey: .mode)
    }

    static let schema = Schema.any("the draft object of /v1/assist:reply with conversation_id and mode")
}

/// A draft as a stream of events. All of it was verified before the first event: what is streamed stands.
private enum DraftEvents {
    private struct Delta: Encodable {
        let text: String
        let citations: [CitationBody]
    }

    private struct Finding: Encodable {
        let rule: String
        let verdict: String
    }

    static func of(_ draft: ConversationDraft, _ body: ConversationDraftBody) throws -> AsyncStream<Data> {
        var events: [Data] = []
        let add: (String, any Encodable) throws -> Void = { name, value in
            let data = try Wire.encoder().encode(value)
            events.append(Data("id: \(events.count + 1)\nevent: \(name)\ndata: ".utf8) + data + Data("\n\n".utf8))
        }
        let made = draft.answer.draft
        for finding in made.findings {
            try add("guard", Finding(rule: finding.rule, verdict: finding.verdict.rawValue))
        }
        for part in made.frame where part.kind != .closing {
            try add("draft.delta", Delta(text: part.text, citations: []))
        }
        for sentence in made.sentences {
            let citations = sentence.citations.map { CitationBody($0, boxes: draft.answer.boxes[$0] ?? []) }
            try add("draft.delta", Delta(text: sentence.text, citations: citations))
            for citation in citations { try add("citation", citation) }
        }
        for part in made.frame where part.kind == .closing {
            try add("draft.delta", Delta(text: part.text, citations: []))
        }
        if let handoff = body.draft.handoff {
            try add("handoff", ["reason": handoff.reason, "summary": handoff.summary])
        }
        try add("done", body)
        let all = events
        return AsyncStream { continuation in
            for event in all { continuation.yield(event) }
            continuation.finish()
        }
    }
}
