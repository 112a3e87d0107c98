import Foundation
import Knowledge

/// A word by which a tenant groups its documents, and searches among them.
public struct Tag: Sendable, Equatable {
    public let id: TagID
    public let name: String
    public let documentCount: Int
    public let createdAt: Date
}

extension TenantSession {
    /// By name.
    public borrowing func tags() throws(StorageError) -> [Tag] {
        try queryAll("\(Self.tagged) where t.tenant_id = \(tenant) order by t.name, t.id", Tag.init(row:))
    }

    public borrowing func tag(_ id: TagID) throws(StorageError) -> Tag? {
        try queryFirst("\(Self.tagged) where t.tenant_id = \(tenant) and t.id = \(id)", Tag.init(row:))
    }

    /// - Throws: ``StorageError`` with code `duplicate` for a name that there is.
    public borrowing func createTag(_ name: String) throws(StorageError) -> Tag {
        let id = TagID()
        try execute("insert into tags (tenant_id, id, name) values (\(tenant), \(id), \(name))")
        guard let tag = try tag(id) else { throw StorageError(.notFound, subject: "tags") }
        return tag
    }

    /// - Returns: `nil` where there is no such tag.
    public borrowing func renameTag(_ id: TagID, to name: String) throws(StorageError) -> Tag? {
        try execute("update tags set name = \(name) where tenant_id = \(tenant) and id = \(id)")
        return try tag(id)
    }

    /// Documents lose it and stay.
    ///
    /// - Returns: whether there was such a tag.
    public borrowing func deleteTag(_ id: TagID) throws(StorageError) -> Bool {
        try execute("delete from tags where tenant_id = \(tenant) and id = \(id)") == 1
    }

    /// Gives a document these tags and no others; names without a tag get one. A document that is there is presumed.
    public borrowing func setTags(_ names: [String], of document: DocumentID) throws(StorageError) {
        let ids = names.map { _ in TagID() }
        try execute([
            """
            insert into tags (tenant_id, id, name)
            select \(tenant), new.id, new.name from unnest(\(ids)::uuid[], \(names)::text[]) as new (id, name)
            on conflict (tenant_id, name) do nothing
            """,
            """
            delete from document_tags l using tags t
            where l.tenant_id = \(tenant) and l.document_id = \(document) and t.tenant_id = l.tenant_id
                and t.id = l.tag_id and t.name <> all (\(names)::text[])
            """,
            """
            insert into document_tags (tenant_id, document_id, tag_id)
            select t.tenant_id, \(document), t.id from tags t
            where t.tenant_id = \(tenant) and t.name = any (\(names)::text[])
            on conflict do nothing
            """,
        ])
    }

    /// The names of the tags of the document that `id` is in a query, in order.
    static func tagNames(of id: Query) -> Query {
        """
        array(select t.name from document_tags l join tags t on t.tenant_id = l.tenant_id and t.id = l.tag_id
            where (l.tenant_id, l.document_id) = (\(id)) order by t.name)
        """
    }

    private static var tagged: Query {
        """
        select t.*, (select count(*) from document_tags l
            where l.tenant_id = t.tenant_id and l.tag_id = t.id) as document_count
        from tags t
        """
    }
}

extension Tag {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        name = try row.text("name")
        documentCount = try row.integer("document_count")
        createdAt = try row.date("created_at")
    }
}
