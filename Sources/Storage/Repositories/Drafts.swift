import Foundation
import Knowledge

/// A suggestion as it was made. `draft` is the API's object; `question` is as its caller masked it.
public struct StoredDraft: Sendable, Equatable {
    public let id: DraftID
    public let question: String
    public let decision: Decision
    public let intent: String
    public let confidence: Float
    public let draft: JSON
    /// The conversation it answers, where that is kept.
    public let conversation: ConversationID?
    /// What was asked, as a unit vector.
    public let questionVector: [Float]?
    /// The database's, once it is stored.
    public let createdAt: Date

    public init(
        id: DraftID, question: String, decision: Decision, intent: String, confidence: Float, draft: JSON,
        conversation: ConversationID? = nil, questionVector: [Float]? = nil, createdAt: Date = Date()
    ) {
        self.id = id
        self.question = question
        self.decision = decision
        self.intent = intent
        self.confidence = confidence
        self.draft = draft
        self.conversation = conversation
        self.questionVector = questionVector
        self.createdAt = createdAt
    }
}

extension TenantSession {
    public borrowing func recordDraft(_ draft: StoredDraft) throws(StorageError) {
        try execute(
            """
            insert into drafts (tenant_id, id, question, decision, intent, confidence, draft, conversation_id,
                question_vector)
            values (\(tenant), \(draft.id), \(draft.question), \(draft.decision), \(draft.intent),
                \(draft.confidence), \(draft.draft), \(draft.conversation),
                \(draft.questionVector.map { Floats.data($0) }))
            """)
    }

    public borrowing func draft(_ id: DraftID) throws(StorageError) -> StoredDraft? {
        try queryFirst("select * from drafts where tenant_id = \(tenant) and id = \(id)", StoredDraft.init(row:))
    }

    /// The last one made for a conversation.
    public borrowing func lastDraft(of conversation: ConversationID) throws(StorageError) -> StoredDraft? {
        try queryFirst(
            """
            select * from drafts where tenant_id = \(tenant) and conversation_id = \(conversation)
            order by created_at desc, id desc limit 1
            """, StoredDraft.init(row:))
    }
}

extension StoredDraft {
    init(row: borrowing Row) throws(StorageError) {
        let vector: Data? = try row.value("question_vector")
        self.init(
            id: try row.id("id"), question: try row.text("question"), decision: try row.value("decision"),
            intent: try row.text("intent"), confidence: try row.real("confidence"), draft: try row.json("draft"),
            conversation: try row.value("conversation_id"), questionVector: vector.map { Floats.vector($0) },
            createdAt: try row.date("created_at"))
    }
}
