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
    /// The number of the tenant's last change of knowledge when it was identified, where that was for one request: an index
    /// that is older would not show its caller what they wrote before. `nil` where the number has to be asked for.
    public let knowledgeVersion: Int64?

    init(id: TenantID, slug: String, name: String, languages: [Language]) {
        self.id = id
        self.slug = slug
        self.name = name
        self.languages = languages
        knowledgeVersion = nil
    }

    /// From the columns `tenant_id, slug, name, languages`.
    init(_ row: borrowing Row, knowledgeVersion: Int64? = nil) throws(StorageError) {
        id = try row.id("tenant_id")
        slug = try row.text("slug")
        name = try row.text("name")
        languages = try row.value("languages")
        self.knowledgeVersion = knowledgeVersion
    }
}

extension TenantContext {
    /// The same tenant, whenever it was identified.
    public static func == (left: TenantContext, right: TenantContext) -> Bool {
        left.id == right.id && left.slug == right.slug && left.name == right.name && left.languages == right.languages
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
