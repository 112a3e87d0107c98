import Knowledge

/// Messages of one sender that belong together: people write one thought in several messages.
public struct Turn: Hashable, Sendable {
    public let role: MessageRole
    /// Oldest first.
    public private(set) var texts: [String]

    public init(role: MessageRole, texts: [String]) {
        self.role = role
        self.texts = texts
    }

    /// The whole turn, a message to a line.
    public var text: String { texts.joined(separator: "\n") }

    mutating func add(_ text: String) { texts.append(text) }
}

/// A conversation as it is read for an answer: bursts of messages are one turn, and only the latest turns count.
public struct Transcript: Hashable, Sendable {
    /// How much of the past is kept.
    public struct Limits: Hashable, Sendable {
        /// Turns before the one to be answered.
        public var turns: Int
        /// Unicode scalars of these turns together; older ones go first.
        public var scalars: Int

        public init(turns: Int = 12, scalars: Int = 4_000) {
            self.turns = turns
            self.scalars = scalars
        }
    }

    /// Oldest first; no two neighbours are of one role.
    public private(set) var turns: [Turn] = []
    private let limits: Limits

    public init(_ messages: [Message] = [], limits: Limits = Limits()) {
        self.limits = limits
        for message in messages { append(message) }
    }

    /// Adds the newest message; one without any letter or sign is ignored.
    public mutating func append(_ message: Message) {
        guard message.text.contains(where: { !$0.isWhitespace }) else { return }
        if turns.last?.role == message.role {
            turns[turns.count - 1].add(message.text)
        } else {
            turns.append(Turn(role: message.role, texts: [message.text]))
        }
        forget()
    }

    /// What is to be answered: the customer's last turn and what was said before; `nil` where an agent spoke last.
    public var question: Question? {
        guard let last = turns.last, last.role == .customer else { return nil }
        let history = turns.dropLast().map { Message(role: $0.role, text: $0.text) }
        return Question(text: last.text, history: history)
    }

    private mutating func forget() {
        var scalars = turns.dropLast().reduce(0) { $0 + $1.text.unicodeScalars.count }
        while turns.count > 1, turns.count - 1 > limits.turns || scalars > limits.scalars {
            scalars -= turns.removeFirst().text.unicodeScalars.count
        }
    }
}
