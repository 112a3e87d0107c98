import Foundation
import Knowledge

public enum ChannelKind: String, Sendable, Codable, CaseIterable, PostgresValue {
    /// The WhatsApp Cloud API.
    case whatsapp
    /// Anything that can sign a request.
    case inbound
    /// An inbox that drafts are written into as private notes.
    case chatwoot
}

/// Where messages come from and go to. `secrets` is as its caller sealed it.
public struct Channel: Sendable, Equatable {
    public let id: ChannelID
    public let kind: ChannelKind
    public let name: String
    public let settings: JSON
    public let secrets: Data
    public let isEnabled: Bool
    public let createdAt: Date
}

extension Database {
    /// Whose an enabled channel of an active tenant is; before anything that came over it is believed.
    public func tenant(ofChannel id: ChannelID) async throws -> TenantContext? {
        try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryFirst("select * from find_channel(\(id))") { row throws(StorageError) in
                try TenantContext(row)
            }
        }
    }
}

extension TenantSession {
    public borrowing func createChannel(
        _ id: ChannelID, kind: ChannelKind, name: String, settings: JSON, secrets: Data
    ) throws(StorageError) -> Channel {
        let channel = try queryFirst(
            """
            insert into channels (tenant_id, id, kind, name, settings, secrets)
            values (\(tenant), \(id), \(kind), \(name), \(settings), \(secrets)) returning *
            """, Channel.init(row:))
        guard let channel else { throw StorageError(.notFound, subject: "channels") }
        return channel
    }

    /// What is `nil` stays.
    public borrowing func updateChannel(
        _ id: ChannelID, name: String?, settings: JSON?, secrets: Data?, isEnabled: Bool?
    ) throws(StorageError) -> Channel? {
        try queryFirst(
            """
            update channels set name = coalesce(\(name), name), settings = coalesce(\(settings), settings),
                secrets = coalesce(\(secrets), secrets), enabled = coalesce(\(isEnabled), enabled), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, Channel.init(row:))
    }

    public borrowing func deleteChannel(_ id: ChannelID) throws(StorageError) -> Bool {
        try execute("delete from channels where tenant_id = \(tenant) and id = \(id)") == 1
    }

    public borrowing func channel(_ id: ChannelID) throws(StorageError) -> Channel? {
        try queryFirst("select * from channels where tenant_id = \(tenant) and id = \(id)", Channel.init(row:))
    }

    public borrowing func channels(
        limit: Int, after cursor: Cursor? = nil
    ) throws(StorageError) -> Listing<Channel> {
        try listing(of: "channels", where: "", limit: limit, after: cursor, Channel.init(row:))
    }

    /// How the tenant's customers are written to; `nil` where nothing was said.
    public borrowing func messagingPolicy() throws(StorageError) -> JSON? {
        try queryFirst("select policy from messaging_policies where tenant_id = \(tenant)") {
            row throws(StorageError) in try row.json("policy")
        }
    }

    public borrowing func setMessagingPolicy(_ policy: JSON) throws(StorageError) {
        try execute(
            """
            insert into messaging_policies (tenant_id, policy) values (\(tenant), \(policy))
            on conflict (tenant_id) do update set policy = excluded.policy, updated_at = now()
            """)
    }
}

extension Channel {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        kind = try row.value("kind")
        name = try row.text("name")
        settings = try row.json("settings")
        secrets = try row.bytes("secrets")
        isEnabled = try row.flag("enabled")
        createdAt = try row.date("created_at")
    }
}
