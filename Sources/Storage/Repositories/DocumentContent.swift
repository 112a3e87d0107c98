import Foundation
import Knowledge

extension TenantSession {
    /// Shows a version in the place of the document's present one: its passages are found from this transaction's commit
    /// on, and no others. Pages of earlier versions stay.
    ///
    /// - Returns: how many pages and passages it has.
    /// - Throws: ``StorageError`` with code `notFound`; with code `invalidValue` where a passage has no vector, and with
    ///   subject `chunks.span` where its text is not what its page holds at its span: it could not be cited.
    public borrowing func publish(_ version: DocumentVersion) throws(StorageError) -> (pages: Int, chunks: Int) {
        let misplaced = try execute(
            """
            select from staged_chunks c join pages p on p.tenant_id = c.tenant_id and p.document_id = c.document_id
                and p.version = c.version and p.number = c.page
            where c.tenant_id = \(tenant) and c.document_id = \(version.document) and c.version = \(version.number)
                and substring(p.text from c.span_start + 1 for c.span_end - c.span_start) <> c.content
            limit 1
            """)
        guard misplaced == 0 else { throw StorageError(.invalidValue, subject: "chunks.span") }
        let found = try execute(
            """
            update document_versions v set stage = \(DocumentVersion.Stage.published), published_at = now(),
                page_count = (select count(*) from pages p where p.tenant_id = v.tenant_id
                    and p.document_id = v.document_id and p.version = v.version)
            where v.tenant_id = \(tenant) and v.document_id = \(version.document) and v.version = \(version.number)
                and v.stage <> \(DocumentVersion.Stage.published)
            """)
        guard found == 1 else { throw StorageError(.notFound, subject: "document_versions") }
        try execute("delete from chunks where tenant_id = \(tenant) and document_id = \(version.document)")
        let chunks = try execute(
            """
            insert into chunks (tenant_id, id, document_id, version, chunk_index, page, span_start, span_end, content,
                headings, lang, metadata_json, embedding, model)
            select c.tenant_id, c.id, c.document_id, c.version, c.chunk_index, c.page, c.span_start, c.span_end,
                c.content, c.headings, d.lang, c.metadata_json, c.embedding, c.model
            from staged_chunks c join documents d on d.tenant_id = c.tenant_id and d.id = c.document_id
            where c.tenant_id = \(tenant) and c.document_id = \(version.document) and c.version = \(version.number)
            """)
        let pages = try queryFirst(
            """
            update documents d set status = \(DocumentStatus.ready), problem = v.notice, page_count = v.page_count,
                filename = v.filename, source_type = v.source_type, byte_count = v.byte_count, sha256 = v.sha256,
                version = v.version, updated_at = now()
            from document_versions v
            where d.tenant_id = \(tenant) and d.id = \(version.document) and v.tenant_id = d.tenant_id
                and v.document_id = d.id and v.version = \(version.number)
            returning d.page_count
            """
        ) { row throws(StorageError) in try row.integer("page_count") }
        try execute([
            """
            delete from staged_chunks
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
            """,
            """
            delete from staged_layouts
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
            """,
        ])
        return (pages ?? 0, chunks)
    }

    /// - Parameters:
    ///   - number: counts from 1.
    ///   - version: `nil` for the one that is searched. One that is not published yet has no pages to show.
    public borrowing func page(
        _ number: Int, of document: DocumentID, version: Int? = nil
    ) throws(StorageError) -> Page? {
        try queryFirst(
            """
            select p.* from pages p
            join document_versions v on v.tenant_id = p.tenant_id and v.document_id = p.document_id
                and v.version = p.version
            join documents d on d.tenant_id = p.tenant_id and d.id = p.document_id
            where p.tenant_id = \(tenant) and p.document_id = \(document) and p.number = \(number)
                and p.version = coalesce(\(version), d.version) and v.stage = \(DocumentVersion.Stage.published)
            """, Page.init(row:))
    }
}

extension Page {
    init(row: borrowing Row) throws(StorageError) {
        self.init(
            number: try row.integer("number"), width: try row.real("width"), height: try row.real("height"),
            text: try row.text("text"), boxes: Floats.boxes(try row.bytes("boxes")))
    }
}
