import Foundation
import Knowledge

/// An API key as a list shows it. The secret cannot be had again.
public struct APIKey: Sendable, Equatable {
    public let id: KeyID
    public let name: String
    /// The secret's first characters.
    public let prefix: String
    public let scopes: Set<String>
    public let createdAt: Date
    public let expiresAt: Date?
    public let revokedAt: Date?
}

/// A key that was just made, with the secret that is shown this once.
public struct CreatedKey: Sendable {
    public let key: APIKey
    /// `kyn_` and 43 characters.
    public let secret: String
}

extension TenantSession {
    public borrowing func createKey(
        name: String, scopes: Set<String>, expires: Date? = nil
    ) throws(StorageError) -> CreatedKey {
        let secret = KeySecret()
        let key = try queryFirst(
            """
            insert into api_keys (tenant_id, id, name, prefix, key_hash, scopes, expires_at)
            values (\(tenant), \(KeyID()), \(name), \(secret.displayPrefix), \(secret.hash), \(scopes.sorted()),
                \(expires))
            returning *
            """, APIKey.init(row:))
        guard let key else { throw StorageError(.notFound, subject: "api_keys") }
        return CreatedKey(key: key, secret: secret.text)
    }

    /// All of them, newest first, revoked ones too.
    public borrowing func keys() throws(StorageError) -> [APIKey] {
        try queryAll(
            "select * from api_keys where tenant_id = \(tenant) order by created_at desc, id desc", APIKey.init(row:))
    }

    /// - Returns: whether there was such a key, and it was live.
    public borrowing func revokeKey(_ id: KeyID) throws(StorageError) -> Bool {
        try execute(
            """
            update api_keys set revoked_at = now()
            where tenant_id = \(tenant) and id = \(id) and revoked_at is null
            """) == 1
    }
}

extension APIKey {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        name = try row.text("name")
        prefix = try row.text("prefix")
        scopes = Set(try row.texts("scopes"))
        createdAt = try row.date("created_at")
        expiresAt = try row.value("expires_at")
        revokedAt = try row.value("revoked_at")
    }
}
