/// Who wrote a message.
public enum MessageRole: String, Sendable, Codable {
    case customer
    case agent
}

/// One message of a conversation.
public struct Message: Hashable, Sendable, Codable {
    public let role: MessageRole
    public let text: String

    public init(role: MessageRole, text: String) {
        self.role = role
        self.text = text
    }
}

/// What is to be answered: the customer's turn and the turns before it, oldest first.
public struct Question: Hashable, Sendable {
    public let text: String
    public let history: [Message]

    public init(text: String, history: [Message] = []) {
        self.text = text
        self.history = history
    }
}
