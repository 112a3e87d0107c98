import Foundation
import Knowledge

/// What a tenant set for its replies.
public enum ReplySettingsKind: String, Sendable, CaseIterable, PostgresValue {
    case replies
    case hours
}

/// What a tenant set for one intent; `nil` leaves it to the tenant's own rule.
public struct IntentSettings: Sendable, Hashable, Codable {
    public var threshold: Float?
    public var tone: String?

    public init(threshold: Float? = nil, tone: String? = nil) {
        self.threshold = threshold
        self.tone = tone
    }
}

extension TenantSession {
    public borrowing func replySettings(_ kind: ReplySettingsKind) throws(StorageError) -> JSON? {
        try queryFirst("select settings from reply_settings where tenant_id = \(tenant) and kind = \(kind)") {
            row throws(StorageError) in try row.json("settings")
        }
    }

    public borrowing func setReplySettings(_ settings: JSON, _ kind: ReplySettingsKind) throws(StorageError) {
        try execute(
            """
            insert into reply_settings (tenant_id, kind, settings) values (\(tenant), \(kind), \(settings))
            on conflict (tenant_id, kind) do update set settings = excluded.settings, updated_at = now()
            """)
    }

    /// Lets one change of this tenant's reply settings run at a time, so that what was read is what is replaced.
    public borrowing func lockReplySettings() throws(StorageError) {
        try execute(
            "select pg_advisory_xact_lock(hashtextextended('replies', hashtextextended(\(tenant.uuid.uuidString), 0)))")
    }

    public borrowing func intentSettings() throws(StorageError) -> [String: IntentSettings] {
        let rows = try queryAll("select intent, threshold, tone from intent_settings where tenant_id = \(tenant)") {
            row throws(StorageError) in
            (
                try row.text("intent"),
                IntentSettings(threshold: try row.value("threshold"), tone: try row.value("tone"))
            )
        }
        return Dictionary(rows) { $1 }
    }

    public borrowing func setIntentSettings(_ settings: IntentSettings, of intent: String) throws(StorageError) {
        try execute(
            """
            insert into intent_settings (tenant_id, intent, threshold, tone)
            values (\(tenant), \(intent), \(settings.threshold), \(settings.tone))
            on conflict (tenant_id, intent) do update set threshold = excluded.threshold, tone = excluded.tone,
                updated_at = now()
            """)
    }
}
