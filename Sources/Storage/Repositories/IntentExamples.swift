import Foundation
import Knowledge

/// One message with what it wants, as a tenant taught it.
public struct IntentExample: Sendable, Hashable {
    public let id: IntentExampleID
    /// The intent's id.
    public let intent: String
    public let text: String
    public let createdAt: Date
}

extension TenantSession {
    /// By intent, then by age.
    public borrowing func intentExamples() throws(StorageError) -> [IntentExample] {
        try queryAll(
            "select * from intent_examples where tenant_id = \(tenant) order by intent, id", IntentExample.init(row:))
    }

    public borrowing func intentExample(_ id: IntentExampleID) throws(StorageError) -> IntentExample? {
        try queryFirst(
            "select * from intent_examples where tenant_id = \(tenant) and id = \(id)", IntentExample.init(row:))
    }

    /// - Throws: ``StorageError`` with code `duplicate` for a text that there is, whatever its intent.
    public borrowing func addIntentExample(_ text: String, of intent: String) throws(StorageError) -> IntentExample {
        let id = IntentExampleID()
        try execute(
            "insert into intent_examples (tenant_id, id, intent, content) values (\(tenant), \(id), \(intent), \(text))"
        )
        guard let example = try intentExample(id) else { throw StorageError(.notFound, subject: "intent_examples") }
        return example
    }

    /// - Returns: whether there was such an example.
    public borrowing func deleteIntentExample(_ id: IntentExampleID) throws(StorageError) -> Bool {
        try execute("delete from intent_examples where tenant_id = \(tenant) and id = \(id)") == 1
    }
}

extension IntentExample {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        intent = try row.text("intent")
        text = try row.text("content")
        createdAt = try row.date("created_at")
    }
}
