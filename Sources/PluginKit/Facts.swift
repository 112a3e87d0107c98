/// A table of record that the reply engine asks before the documents, where a message wants what it holds.
///
/// What it answers is as certain as the business's own list, and names the row it comes from.
public struct Facts: Sendable {
    public typealias Reader = @Sendable (FactQuestion, borrowing PluginSession) throws -> Fact?

    public let id: String
    /// The intents it is asked for.
    public let intents: Set<String>
    public let read: Reader

    public init(_ id: String, for intents: [String], _ read: @escaping Reader) {
        self.id = id
        self.intents = Set(intents)
        self.read = read
    }
}

/// What a customer asked, as it was understood.
public struct FactQuestion: Sendable {
    public let text: String
    public let intent: DetectedIntent
    public let entities: [Entity]
    public let language: Language
    /// What it is about.
    public let things: AskedThings

    public init(
        text: String, intent: DetectedIntent, entities: [Entity], language: Language, things: AskedThings = .none
    ) {
        self.text = text
        self.intent = intent
        self.entities = entities
        self.language = language
        self.things = things
    }

    /// The services it names, by ``ServiceName`` ids.
    public var services: [String] {
        entities.compactMap { entity in
            if case .service(let id) = entity.value { id } else { nil }
        }
    }
}

/// An answer from a table of record.
public struct Fact: Sendable {
    /// The reply, in the language of the question; its first sentence says where it comes from.
    public let text: String
    /// The rows it stands on.
    public let records: [Record]
    /// For the agent's screen: whatever the niche wants to show beside the reply.
    public let card: JSONValue

    /// A row that a fact was read from, and what it says.
    public struct Record: Sendable, Encodable {
        public let table: String
        public let id: String
        public let quote: String

        public init(table: String, id: String, quote: String) {
            self.table = table
            self.id = id
            self.quote = quote
        }
    }

    public init(text: String, records: [Record], card: some Encodable) throws {
        self.text = text
        self.records = records
        self.card = try WireFormat.encode(card)
    }
}
