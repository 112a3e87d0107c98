import Knowledge

/// A plugin as a tenant has it.
public struct TenantPlugin: Sendable, Equatable {
    public let id: String
    public let isEnabled: Bool
    public let configuration: JSON
}

extension TenantSession {
    /// Enables a plugin, or changes the configuration of one that is.
    public borrowing func enablePlugin(_ id: String, configuration: JSON = .empty) throws(StorageError) {
        try execute(
            """
            insert into tenant_plugins (tenant_id, plugin_id, enabled, config)
            values (\(tenant), \(id), true, \(configuration))
            on conflict (tenant_id, plugin_id)
            do update set enabled = true, config = excluded.config, updated_at = now()
            """)
    }

    /// Its configuration stays; its talks end.
    ///
    /// - Returns: whether it was enabled.
    public borrowing func disablePlugin(_ id: String) throws(StorageError) -> Bool {
        try endDialogues(ofPlugin: id)
        return try execute(
            """
            update tenant_plugins set enabled = false, updated_at = now()
            where tenant_id = \(tenant) and plugin_id = \(id) and enabled
            """) == 1
    }

    /// Enables or disables a plugin. Its data stays, and so does its configuration where none is given; the talks of one
    /// that is disabled end.
    public borrowing func setPlugin(
        _ id: String, enabled: Bool, configuration: JSON?
    ) throws(StorageError) {
        try execute(
            """
            insert into tenant_plugins (tenant_id, plugin_id, enabled, config)
            values (\(tenant), \(id), \(enabled), coalesce(\(configuration), '{}'))
            on conflict (tenant_id, plugin_id) do update
            set enabled = excluded.enabled, config = coalesce(\(configuration), tenant_plugins.config), updated_at = now()
            """)
        if !enabled { try endDialogues(ofPlugin: id) }
    }

    /// `nil` where the plugin was never enabled.
    public borrowing func plugin(_ id: String) throws(StorageError) -> TenantPlugin? {
        try queryFirst(
            "select * from tenant_plugins where tenant_id = \(tenant) and plugin_id = \(id)", TenantPlugin.init(row:))
    }

    /// All that were ever enabled, by id.
    public borrowing func plugins() throws(StorageError) -> [TenantPlugin] {
        try queryAll(
            "select * from tenant_plugins where tenant_id = \(tenant) order by plugin_id", TenantPlugin.init(row:))
    }
}

extension TenantPlugin {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.text("plugin_id")
        isEnabled = try row.flag("enabled")
        configuration = try row.json("config")
    }
}
