import Foundation
import Knowledge

/// A tenant's chat model, where it has one. `apiKey` is as its caller sealed it.
public struct StoredChatModel: Sendable, Equatable {
    /// What `/chat/completions` is appended to.
    public var baseURL: String
    public var model: String
    public var apiKey: Data?
    public var isEnabled: Bool
    /// How long its first word, and its whole answer, may take in milliseconds.
    public var firstTokenMS: Int
    public var totalMS: Int

    public init(
        baseURL: String, model: String, apiKey: Data?, isEnabled: Bool, firstTokenMS: Int, totalMS: Int
    ) {
        self.baseURL = baseURL
        self.model = model
        self.apiKey = apiKey
        self.isEnabled = isEnabled
        self.firstTokenMS = firstTokenMS
        self.totalMS = totalMS
    }
}

extension TenantSession {
    public borrowing func chatModel() throws(StorageError) -> StoredChatModel? {
        try queryFirst("select * from chat_models where tenant_id = \(tenant)") { row throws(StorageError) in
            StoredChatModel(
                baseURL: try row.text("base_url"), model: try row.text("model"), apiKey: try row.value("api_key"),
                isEnabled: try row.flag("enabled"), firstTokenMS: try row.integer("first_token_ms"),
                totalMS: try row.integer("total_ms"))
        }
    }

    public borrowing func setChatModel(_ chat: StoredChatModel) throws(StorageError) {
        try execute(
            """
            insert into chat_models (tenant_id, base_url, model, api_key, enabled, first_token_ms, total_ms)
            values (\(tenant), \(chat.baseURL), \(chat.model), \(chat.apiKey), \(chat.isEnabled),
                \(chat.firstTokenMS), \(chat.totalMS))
            on conflict (tenant_id) do update set base_url = excluded.base_url, model = excluded.model,
                api_key = excluded.api_key, enabled = excluded.enabled, first_token_ms = excluded.first_token_ms,
                total_ms = excluded.total_ms, updated_at = now()
            """)
    }

    public borrowing func deleteChatModel() throws(StorageError) -> Bool {
        try execute("delete from chat_models where tenant_id = \(tenant)") == 1
    }
}
