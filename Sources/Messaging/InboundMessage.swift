import Foundation
import Knowledge

/// A message that a channel brought, whatever the channel.
public struct InboundMessage: Sendable, Equatable {
    /// The channel's id of it.
    public var id: String
    /// What the channel calls the conversation.
    public var conversation: String
    public var phone: String?
    public var email: String?
    public var name: String?
    /// `nil` for what has no words: a picture, a voice message.
    public var text: String?
    public var isFromAgent: Bool
    public var sentAt: Date?

    public init(
        id: String, conversation: String, phone: String? = nil, email: String? = nil, name: String? = nil,
        text: String?, isFromAgent: Bool = false, sentAt: Date? = nil
    ) {
        self.id = id
        self.conversation = conversation
        self.phone = phone
        self.email = email
        self.name = name
        self.text = text
        self.isFromAgent = isFromAgent
        self.sentAt = sentAt
    }
}

/// What became of a message that was sent.
public struct MessageStatus: Sendable, Equatable {
    /// The channel's id of it.
    public let id: String
    /// `sent`, `delivered`, `read` or `failed`.
    public let status: String
    /// What was sent along with the message to know it again.
    public let reference: String?
    /// Why it failed, by the channel's number and in its words.
    public let problem: Problem?

    public struct Problem: Sendable, Equatable {
        public let code: Int?
        public let words: String?

        public init(code: Int?, words: String?) {
            self.code = code
            self.words = words
        }
    }

    public init(id: String, status: String, reference: String? = nil, problem: Problem? = nil) {
        self.id = id
        self.status = status
        self.reference = reference
        self.problem = problem
    }
}

/// What WhatsApp decided on a template.
public struct TemplateVerdict: Sendable, Equatable {
    public let name: String
    /// As WhatsApp writes it: `tr`, `en_US`.
    public let language: String
    public let approval: TemplateApproval
    public let reason: String?
}

/// A notification of the WhatsApp Cloud API, read as far as it concerns messages.
public struct WhatsAppNotification: Sendable, Equatable {
    public let messages: [InboundMessage]
    public let statuses: [MessageStatus]
    public let templates: [TemplateVerdict]

    /// - Parameter phoneNumberID: the business number that is meant; what is for another one is left out.
    /// - Throws: `DecodingError` for what is no notification.
    public init(_ body: Data, phoneNumberID: String) throws {
        let envelope = try JSONDecoder().decode(Envelope.self, from: body)
        let changes = (envelope.entry ?? []).flatMap { $0.changes ?? [] }
        let values = changes.filter { $0.field == "messages" }.compactMap(\.value)
            .filter { $0.metadata?.phoneNumberID == phoneNumberID }
        messages = values.flatMap { value in
            (value.messages ?? []).map { $0.inbound(value.contacts ?? []) }
        }
        statuses = values.flatMap { value in
            (value.statuses ?? []).map(\.status)
        }
        templates = changes.filter { $0.field == "message_template_status_update" }.compactMap { $0.value?.verdict }
    }

    private struct Envelope: Decodable {
        struct Entry: Decodable { let changes: [Change]? }
        struct Change: Decodable {
            let field: String
            let value: Value?
        }

        let entry: [Entry]?
    }

    private struct Value: Decodable {
        struct Metadata: Decodable {
            let phoneNumberID: String?

            enum CodingKeys: String, CodingKey {
                case phoneNumberID = "phone_number_id"
            }
        }
        struct Contact: Decodable {
            struct Profile: Decodable { let name: String? }
            let waID: String?
            let profile: Profile?

            enum CodingKeys: String, CodingKey {
                case profile
                case waID = "wa_id"
            }
        }
        struct Status: Decodable {
            struct Problem: Decodable {
                let code: Int?
                let title: String?
                let message: String?
            }

            let id: String
            let word: String
            let reference: String?
            let errors: [Problem]?

            enum CodingKeys: String, CodingKey {
                case id, errors
                case word = "status"
                case reference = "biz_opaque_callback_data"
            }

            var status: MessageStatus {
                MessageStatus(
                    id: id, status: word, reference: reference,
                    problem: errors?.first.map { .init(code: $0.code, words: $0.message ?? $0.title) })
            }
        }

        let metadata: Metadata?
        let contacts: [Contact]?
        let messages: [Incoming]?
        let statuses: [Status]?
        let event: String?
        let templateName: String?
        let templateLanguage: String?
        let reason: String?

        enum CodingKeys: String, CodingKey {
            case metadata, contacts, messages, statuses, event, reason
            case templateName = "message_template_name"
            case templateLanguage = "message_template_language"
        }

        /// `nil` for events that decide nothing.
        var verdict: TemplateVerdict? {
            guard let event, let templateName, let templateLanguage else { return nil }
            let approvals: [String: TemplateApproval] = [
                "APPROVED": .approved, "REJECTED": .rejected, "PENDING": .submitted, "IN_APPEAL": .submitted,
                "PAUSED": .paused, "DISABLED": .paused, "FLAGGED": .paused, "REINSTATED": .approved,
            ]
            guard let approval = approvals[event.uppercased()] else { return nil }
            return TemplateVerdict(
                name: templateName, language: templateLanguage, approval: approval,
                reason: reason == "NONE" ? nil : reason)
        }
    }

    private struct Incoming: Decodable {
        struct Text: Decodable { let body: String? }
        struct Media: Decodable { let caption: String? }
        struct Button: Decodable { let text: String? }
        struct Interactive: Decodable {
            struct Reply: Decodable { let title: String? }
            let buttonReply: Reply?
            let listReply: Reply?

            enum CodingKeys: String, CodingKey {
                case buttonReply = "button_reply"
                case listReply = "list_reply"
            }
        }

        let from: String
        let id: String
        let timestamp: String?
        let text: Text?
        let image: Media?
        let video: Media?
        let document: Media?
        let button: Button?
        let interactive: Interactive?

        func inbound(_ contacts: [Value.Contact]) -> InboundMessage {
            let contact = contacts.first { $0.waID == from }
            let words =
                text?.body ?? button?.text ?? interactive?.buttonReply?.title ?? interactive?.listReply?.title
                ?? image?.caption ?? video?.caption ?? document?.caption
            return InboundMessage(
                id: id, conversation: from, phone: PhoneNumber.normalised(from, isInternational: true),
                name: contact?.profile?.name, text: words,
                sentAt: timestamp.flatMap(Double.init).map { Date(timeIntervalSince1970: $0) })
        }
    }
}

/// A `message_created` event of Chatwoot; other events are none of ours.
public struct ChatwootEvent: Sendable, Equatable {
    /// `nil` for events that bring no message to read, such as private notes.
    public let message: InboundMessage?

    /// - Parameter accountID: of the inbox that is meant; what is of another one is left out.
    /// - Throws: `DecodingError` for what is no event.
    public init(_ body: Data, accountID: Int) throws {
        let event = try JSONDecoder().decode(Event.self, from: body)
        guard event.event == "message_created", event.account?.id == accountID, event.private != true,
            let id = event.id, let conversation = event.conversation?.id, let kind = event.messageType?.name
        else {
            message = nil
            return
        }
        message = InboundMessage(
            id: String(id), conversation: String(conversation),
            phone: event.sender?.phoneNumber.flatMap { PhoneNumber.normalised($0) },
            email: event.sender?.email.flatMap(MailAddress.normalised), name: event.sender?.name, text: event.content,
            isFromAgent: kind == "outgoing")
    }

    private struct Event: Decodable {
        struct Account: Decodable { let id: Int }
        struct Conversation: Decodable { let id: Int }
        struct Sender: Decodable {
            let name: String?
            let email: String?
            let phoneNumber: String?

            enum CodingKeys: String, CodingKey {
                case name, email
                case phoneNumber = "phone_number"
            }
        }

        let event: String
        let id: Int?
        let content: String?
        let messageType: Kind?
        let `private`: Bool?
        let account: Account?
        let conversation: Conversation?
        let sender: Sender?

        enum CodingKeys: String, CodingKey {
            case event, id, content, `private`, account, conversation, sender
            case messageType = "message_type"
        }
    }

    /// A word in webhooks, a number in other places of the same service. Activities and templates are neither.
    private struct Kind: Decodable {
        let name: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                name = [0: "incoming", 1: "outgoing"][number]
            } else {
                let word = try container.decode(String.self)
                name = ["incoming", "outgoing"].contains(word) ? word : nil
            }
        }
    }
}
