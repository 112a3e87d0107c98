import Foundation
import Storage

/// Statements name the tenant first, as `tenant_id = \(session.tenant)`; row-level security would show no other.
extension PluginSession {
    public var tenant: TenantID { store.context.id }

    /// The first row, read; `nil` where there is none.
    public borrowing func first<Value>(
        _ query: Query, _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> Value? {
        try store.queryFirst(query, read)
    }

    /// Every row, read.
    public borrowing func all<Value>(
        _ query: Query, _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> [Value] {
        try store.queryAll(query, read)
    }

    /// - Returns: how many rows it touched.
    @discardableResult
    public borrowing func execute(_ query: Query) throws(StorageError) -> Int { try store.execute(query) }

    /// A number: the column `n` of the only row.
    public borrowing func count(_ query: Query) throws(StorageError) -> Int {
        try store.queryFirst(query) { row throws(StorageError) in try row.integer("n") } ?? 0
    }

    /// How many drafts were made for messages of an intent since then.
    public borrowing func questionCount(of intent: String, since moment: Date) throws(StorageError) -> Int {
        try count(
            """
            select count(*) as n from drafts
            where tenant_id = \(tenant) and intent = \(intent) and created_at >= \(moment)
            """)
    }

    /// Until this transaction ends, others who ask for the same name wait: for what no row exists to lock yet.
    public borrowing func lock(_ name: String) throws(StorageError) {
        try store.execute(
            "select pg_advisory_xact_lock(hashtextextended(\(tenant.description + "/" + plugin + "/" + name), 0))")
    }
}
