import Foundation
import Knowledge

/// Which talk of which niche it is, and what the customer came for when it began.
public struct DialogueTopic: Sendable, Equatable {
    public let plugin: String
    public let dialogue: String
    public let intent: String
    public let confidence: Float

    public init(plugin: String, dialogue: String, intent: String, confidence: Float) {
        self.plugin = plugin
        self.dialogue = dialogue
        self.intent = intent
        self.confidence = confidence
    }
}

/// A talk that waits for the customer's next message.
public struct OpenDialogue: Sendable, Equatable {
    public let topic: DialogueTopic
    public let state: JSON
}

/// What a niche said to a message.
public struct StoredDialogueTurn: Sendable, Equatable {
    public let message: MessageID
    public let topic: DialogueTopic
    public let step: JSON

    public init(message: MessageID, topic: DialogueTopic, step: JSON) {
        self.message = message
        self.topic = topic
        self.step = step
    }
}

extension TenantSession {
    /// Until this transaction ends, nobody else takes a turn in the conversation.
    public borrowing func lockDialogue(of conversation: ConversationID) throws(StorageError) {
        try execute("select pg_advisory_xact_lock(hashtextextended('dialogue:' || \(conversation.description), 0))")
    }

    /// The open talk of a conversation; `nil` where there is none, or it has grown too old by then.
    public borrowing func openDialogue(
        of conversation: ConversationID, at moment: Date
    ) throws(StorageError) -> OpenDialogue? {
        try queryFirst(
            """
            select * from dialogues
            where tenant_id = \(tenant) and conversation_id = \(conversation) and expires_at > \(moment)
            """
        ) { row throws(StorageError) in
            OpenDialogue(topic: try DialogueTopic(row: row), state: try row.json("state"))
        }
    }

    /// Goes on with a talk, or opens it in place of the one before; what has grown old goes.
    public borrowing func keepDialogue(
        _ topic: DialogueTopic, state: JSON, of conversation: ConversationID, at moment: Date, until expiry: Date
    ) throws(StorageError) {
        try execute([
            "delete from dialogues where tenant_id = \(tenant) and expires_at <= \(moment)",
            """
            insert into dialogues (tenant_id, conversation_id, plugin_id, dialogue, intent, confidence, state, expires_at)
            values (\(tenant), \(conversation), \(topic.plugin), \(topic.dialogue), \(topic.intent),
                \(topic.confidence), \(state), \(expiry))
            on conflict (tenant_id, conversation_id) do update set plugin_id = excluded.plugin_id,
                dialogue = excluded.dialogue, intent = excluded.intent, confidence = excluded.confidence,
                state = excluded.state, expires_at = excluded.expires_at
            """,
        ])
    }

    public borrowing func endDialogue(of conversation: ConversationID) throws(StorageError) {
        try execute("delete from dialogues where tenant_id = \(tenant) and conversation_id = \(conversation)")
    }

    /// Ends every talk of a niche.
    borrowing func endDialogues(ofPlugin plugin: String) throws(StorageError) {
        try execute("delete from dialogues where tenant_id = \(tenant) and plugin_id = \(plugin)")
    }

    /// What was said to these messages.
    public borrowing func dialogueTurns(to messages: [MessageID]) throws(StorageError) -> [StoredDialogueTurn] {
        try queryAll(
            "select * from dialogue_turns where tenant_id = \(tenant) and message_id = any (\(messages))"
        ) { row throws(StorageError) in
            StoredDialogueTurn(
                message: try row.id("message_id"), topic: try DialogueTopic(row: row), step: try row.json("step"))
        }
    }

    public borrowing func recordDialogueTurn(_ turn: StoredDialogueTurn) throws(StorageError) {
        try execute(
            """
            insert into dialogue_turns (tenant_id, message_id, plugin_id, dialogue, intent, confidence, step)
            values (\(tenant), \(turn.message), \(turn.topic.plugin), \(turn.topic.dialogue), \(turn.topic.intent),
                \(turn.topic.confidence), \(turn.step))
            """)
    }
}

extension DialogueTopic {
    init(row: borrowing Row) throws(StorageError) {
        self.init(
            plugin: try row.text("plugin_id"), dialogue: try row.text("dialogue"), intent: try row.text("intent"),
            confidence: try row.real("confidence"))
    }
}
