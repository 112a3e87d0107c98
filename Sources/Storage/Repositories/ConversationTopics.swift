import Foundation
import Knowledge

extension TenantSession {
    /// A turn of the talk was about this.
    public borrowing func addTopic(_ intent: String, to conversation: ConversationID) throws(StorageError) {
        try execute(
            """
            insert into conversation_topics (tenant_id, conversation_id, intent)
            values (\(tenant), \(conversation), \(intent))
            on conflict (tenant_id, conversation_id, intent)
                do update set turns = conversation_topics.turns + 1, last_seen = now()
            """)
    }

    /// What each of these talks is about, its most frequent topic first.
    public borrowing func topics(
        of conversations: [ConversationID]
    ) throws(StorageError) -> [ConversationID: [String]] {
        let rows = try queryAll(
            """
            select conversation_id, intent from conversation_topics
            where tenant_id = \(tenant) and conversation_id = any (\(conversations))
            order by conversation_id, turns desc, last_seen desc, intent
            """
        ) { row throws(StorageError) -> (ConversationID, String) in
            (try row.id("conversation_id"), try row.text("intent"))
        }
        var topics: [ConversationID: [String]] = [:]
        for (conversation, intent) in rows { topics[conversation, default: []].append(intent) }
        return topics
    }
}
