import Foundation
import Knowledge

public enum AutoReplyEntity: Identified { public static var idPrefix: String { "arp_" } }
public typealias AutoReplyID = Identifier<AutoReplyEntity>

/// A reply that went without an agent.
public struct AutoReply: Sendable, Equatable {
    public let id: AutoReplyID
    public let conversation: ConversationID
    public let draft: DraftID
    public let intent: String
    /// Masked.
    public let question: String
    /// `nil` until the talk has ended.
    public let wasResolved: Bool?
    public let createdAt: Date
}

extension TenantSession {
    public borrowing func logAutoReply(
        draft: DraftID, intent: String, question: String, in conversation: ConversationID
    ) throws(StorageError) {
        try execute(
            """
            insert into auto_reply_log (tenant_id, id, conversation_id, draft_id, intent, question_text)
            values (\(tenant), \(AutoReplyID()), \(conversation), \(draft), \(intent), \(question))
            on conflict on constraint auto_reply_log_once do nothing
            """)
    }

    /// Newest first.
    public borrowing func autoReplies(
        limit: Int, after cursor: Cursor? = nil
    ) throws(StorageError) -> Listing<AutoReply> {
        try listing(of: "auto_reply_log", where: "", limit: limit, after: cursor) { row throws(StorageError) in
            AutoReply(
                id: try row.id("id"), conversation: try row.id("conversation_id"), draft: try row.id("draft_id"),
                intent: try row.text("intent"), question: try row.text("question_text"),
                wasResolved: try row.value("was_resolved"), createdAt: try row.date("created_at"))
        }
    }

    /// The talk has ended: what went by itself settled the matter, or a person had to take over. What is known stays.
    public borrowing func settleAutoReplies(
        of conversation: ConversationID, resolved: Bool
    ) throws(StorageError) {
        try execute(
            """
            update auto_reply_log set was_resolved = \(resolved)
            where tenant_id = \(tenant) and conversation_id = \(conversation) and was_resolved is null
            """)
    }

    /// One of them was wrong.
    public borrowing func settleAutoReply(_ draft: DraftID, resolved: Bool) throws(StorageError) {
        try execute(
            "update auto_reply_log set was_resolved = \(resolved) where tenant_id = \(tenant) and draft_id = \(draft)")
    }

    /// Replies to conversations since a moment, and how many of them went by themselves.
    public borrowing func automaticReplies(
        since: Date
    ) throws(StorageError) -> (sent: Int, replies: Int) {
        let counts = try queryFirst(
            """
            select (select count(*) from auto_reply_log where tenant_id = \(tenant) and created_at >= \(since)) as sent,
                (select count(*) from drafts where tenant_id = \(tenant) and created_at >= \(since)
                    and conversation_id is not null and decision = 'reply') as replies
            """
        ) { row throws(StorageError) in (try row.integer("sent"), try row.integer("replies")) }
        return counts.map { (sent: $0.0, replies: $0.1) } ?? (0, 0)
    }
}
