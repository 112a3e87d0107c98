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
    /// The database's, once it is stored.
    public let createdAt: Date

    public init(
        id: DraftID, question: String, decision: Decision, intent: String, confidence: Float, draft: JSON,
        createdAt: Date = Date()
    ) {
        self.id = id
        self.question = question
        self.decision = decision
        self.intent = intent
        self.confidence = confidence
        self.draft = draft
        self.createdAt = createdAt
    }
}

extension TenantSession {
    public borrowing func recordDraft(_ draft: StoredDraft) throws(StorageError) {
        try execute(
            """
            insert into drafts (tenant_id, id, question, decision, intent, confidence, draft)
            values (\(tenant), \(draft.id), \(draft.question), \(draft.decision), \(draft.intent),
                \(draft.confidence), \(draft.draft))
            """)
    }

    public borrowing func draft(_ id: DraftID) throws(StorageError) -> StoredDraft? {
        try queryFirst("select * from drafts where tenant_id = \(tenant) and id = \(id)") { row throws(StorageError) in
            StoredDraft(
                id: try row.id("id"), question: try row.text("question"), decision: try row.value("decision"),
                intent: try row.text("intent"), confidence: try row.real("confidence"), draft: try row.json("draft"),
                createdAt: try row.date("created_at"))
        }
    }
}
