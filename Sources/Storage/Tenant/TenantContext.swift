import Knowledge

/// The proof that a tenant was identified: by a key, by a claimed job, or by the operator.
///
/// It cannot be made outside this module, so no id from a request's path, query or body can open a session.
public struct TenantContext: Sendable, Hashable {
    public let id: TenantID
    /// The tenant's short name on the command line and in folders: `a-z`, `0-9`, `-`.
    public let slug: String
    public let name: String
    /// The languages its customers write in, its own first.
    public let languages: [Language]

    init(id: TenantID, slug: String, name: String, languages: [Language]) {
        self.id = id
        self.slug = slug
        self.name = name
        self.languages = languages
    }

    /// From the columns `tenant_id, slug, name, languages`.
    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("tenant_id")
        slug = try row.text("slug")
        name = try row.text("name")
        languages = try row.value("languages")
    }
}
