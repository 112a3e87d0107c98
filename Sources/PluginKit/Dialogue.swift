import Foundation

/// A talk that a niche leads over several messages: it asks for what it needs, one thing at a time, and then does it.
///
/// An intent opens it. From then on the host hands the customer's next messages to it, with what the last step left, until
/// a step leaves nothing, the message is none of its business, or the talk has grown old.
public struct Dialogue: Sendable {
    /// `nil`: this message is not of this talk; it is answered as any other, and the talk waits.
    public typealias Turn = @Sendable (DialogueTurn, borrowing PluginSession) throws -> DialogueStep?

    public let id: String
    /// The intents that open it.
    public let intents: Set<String>
    public let turn: Turn

    public init(_ id: String, for intents: [String], _ turn: @escaping Turn) {
        self.id = id
        self.intents = Set(intents)
        self.turn = turn
    }
}

/// One turn of a customer within a talk.
public struct DialogueTurn: Sendable {
    public let question: FactQuestion
    /// What the last step left; `nil` at the opening.
    public let state: JSONValue?
    public let customer: TalkingCustomer
    /// At an opening, whether the business's own documents tell all that is asked. A talk that has nothing surer to say
    /// should not open.
    public let isTold: Bool

    public init(question: FactQuestion, state: JSONValue?, customer: TalkingCustomer, isTold: Bool = false) {
        self.question = question
        self.state = state
        self.customer = customer
        self.isTold = isTold
    }
}

/// Who writes, as far as it is known.
public struct TalkingCustomer: Sendable, Codable, Equatable {
    /// Of the conversation; stable over its messages.
    public let conversation: String
    /// With its country's code, without spaces.
    public let phone: String?
    public let email: String?
    public let name: String?
    /// The channel's kind: `whatsapp`, `webhook`, `instagram`…
    public let channel: String?

    public init(conversation: String, phone: String?, email: String?, name: String?, channel: String?) {
        self.conversation = conversation
        self.phone = phone
        self.email = email
        self.name = name
        self.channel = channel
    }
}

/// What a niche says next in a talk.
public struct DialogueStep: Sendable {
    /// What a person makes of it.
    public enum Kind: String, Sendable {
        /// An answer, checked and ready.
        case reply
        /// A question back.
        case ask
        /// A person goes on; the text says so to the customer.
        case handoff
    }

    public let kind: Kind
    /// In the language of the question.
    public let text: String
    /// The rows it stands on; every number in the text stands in one of them, or in the customer's own words.
    public let records: [Fact.Record]
    /// For the agent's screen.
    public let card: JSONValue
    /// What the next turn is read with; `nil` ends the talk.
    public let state: JSONValue?

    public init(
        _ kind: Kind, _ text: String, records: [Fact.Record] = [], card: JSONValue = .null, state: JSONValue? = nil
    ) {
        self.kind = kind
        self.text = text
        self.records = records
        self.card = card
        self.state = state
    }
}

/// What a niche does with every message of a customer, whatever it is about: a follow-up stops, a lead grows warm.
///
/// It is called once for each message, in a transaction of its own after the message was stored.
public struct MessageListener: Sendable {
    public typealias Hear = @Sendable (CustomerMessage, borrowing PluginSession) throws -> Void

    public let id: String
    public let hear: Hear

    public init(_ id: String, _ hear: @escaping Hear) {
        self.id = id
        self.hear = hear
    }
}

/// A customer's message, as it came.
public struct CustomerMessage: Sendable, Codable {
    /// The message's own.
    public let id: String
    public let text: String
    public let at: Date
    public let customer: TalkingCustomer
    /// What it was understood as; `nil` where it was not classified.
    public let intent: String?
    public let language: Language

    public init(id: String, text: String, at: Date, customer: TalkingCustomer, intent: String?, language: Language) {
        self.id = id
        self.text = text
        self.at = at
        self.customer = customer
        self.intent = intent
        self.language = language
    }
}
