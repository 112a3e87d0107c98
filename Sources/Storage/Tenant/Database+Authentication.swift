import Knowledge

/// Whom a key stands for.
public struct AuthenticatedKey: Sendable, Hashable {
    public let context: TenantContext
    public let keyID: KeyID
    public let scopes: Set<String>
}

extension Database {
    /// Finds the tenant of a key.
    ///
    /// - Returns: `nil` for a secret that is unknown, revoked or expired, and for a tenant that is suspended; callers
    ///   learn no more than that.
    public func authenticate(secret: String) async throws -> AuthenticatedKey? {
        guard let hash = KeySecret(secret)?.hash else { return nil }
        return try await pool.transaction(opening: ["begin read only"], commits: false) { transaction in
            try transaction.queryFirst("select * from find_api_key(\(hash))") { row throws(StorageError) in
                AuthenticatedKey(
                    context: try TenantContext(row, knowledgeVersion: row.value("knowledge_version")),
                    keyID: try row.id("key_id"), scopes: Set(try row.texts("scopes")))
            }
        }
    }
}
