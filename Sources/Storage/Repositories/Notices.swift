import Foundation
import Knowledge

/// What a niche, or its host, wants a person to see.
public struct Notice: Sendable, Equatable {
    public let id: UUID
    public let plugin: String
    public let kind: String
    public let data: JSON
    public let createdAt: Date
    public let seenAt: Date?
}

extension TenantSession {
    public borrowing func addNotice(
        _ kind: String, of plugin: String, _ data: JSON, at moment: Date
    ) throws(StorageError) {
        try execute(
            """
            insert into notices (tenant_id, id, plugin_id, kind, data, created_at)
            values (\(tenant), \(UUID()), \(plugin), \(kind), \(data), \(moment))
            """)
    }

    /// The newest first.
    public borrowing func notices(
        of plugin: String, unseen: Bool = false, limit: Int = 50
    ) throws(StorageError) -> [Notice] {
        try queryAll(
            """
            select * from notices
            where tenant_id = \(tenant) and plugin_id = \(plugin) and not (\(unseen) and seen_at is not null)
            order by created_at desc, id limit \(limit)
            """
        ) { row throws(StorageError) in
            Notice(
                id: try row.value("id"), plugin: try row.text("plugin_id"), kind: try row.text("kind"),
                data: try row.json("data"), createdAt: try row.date("created_at"), seenAt: try row.value("seen_at"))
        }
    }

    /// - Returns: how many were new.
    public borrowing func markNoticesSeen(of plugin: String, at moment: Date) throws(StorageError) -> Int {
        try execute(
            """
            update notices set seen_at = \(moment)
            where tenant_id = \(tenant) and plugin_id = \(plugin) and seen_at is null
            """)
    }
}
