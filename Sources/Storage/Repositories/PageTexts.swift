import Knowledge

/// A page as one version of its document has it.
public struct PageKey: Hashable, Sendable {
    public let document: DocumentID
    public let version: Int
    /// Counts from 1.
    public let number: Int

    public init(document: DocumentID, version: Int, number: Int) {
        self.document = document
        self.version = version
        self.number = number
    }
}

extension TenantSession {
    /// The texts of published pages, all at once and without their boxes, which weigh many times as much.
    public borrowing func pageTexts(_ keys: [PageKey]) throws(StorageError) -> [(key: PageKey, text: String)] {
        guard !keys.isEmpty else { return [] }
        return try queryAll(
            """
            select p.document_id, p.version, p.number, p.text
            from unnest(\(keys.map(\.document))::uuid[], \(keys.map(\.version))::int8[], \(keys.map(\.number))::int8[])
                as wanted (document_id, version, number)
            join pages p on p.tenant_id = \(tenant) and p.document_id = wanted.document_id
                and p.version = wanted.version and p.number = wanted.number
            join document_versions v on v.tenant_id = p.tenant_id and v.document_id = p.document_id
                and v.version = p.version
            where v.stage = \(DocumentVersion.Stage.published)
            """
        ) { row throws(StorageError) in
            let key = PageKey(
                document: try row.id("document_id"), version: try row.integer("version"),
                number: try row.integer("number"))
            return (key, try row.text("text"))
        }
    }
}
