import Knowledge

/// A place in a document that tries to give orders to whoever reads it.
public struct DocumentMark: Sendable, Hashable {
    public let page: Int
    /// In Unicode scalars of the page's text.
    public let span: Span
    public let rule: String

    public init(page: Int, span: Span, rule: String) {
        self.page = page
        self.span = span
        self.rule = rule
    }
}

extension TenantSession {
    /// The pages are staged.
    public borrowing func stage(_ marks: [DocumentMark], of version: DocumentVersion) throws(StorageError) {
        guard !marks.isEmpty else { return }
        try execute(
            """
            insert into document_marks (tenant_id, document_id, version, page, start_at, end_at, rule)
            select \(tenant), \(version.document), \(version.number), m.page, m.start_at, m.end_at, m.rule
            from unnest(\(marks.map(\.page))::bigint[], \(marks.map(\.span.start))::bigint[],
                \(marks.map(\.span.end))::bigint[], \(marks.map(\.rule))::text[]) as m (page, start_at, end_at, rule)
            on conflict do nothing
            """)
    }

    /// In the document's published version, page by page.
    public borrowing func marks(of document: DocumentID) throws(StorageError) -> [DocumentMark] {
        try queryAll(
            """
            select m.page, m.start_at, m.end_at, m.rule from document_marks m
            join documents d on d.tenant_id = m.tenant_id and d.id = m.document_id and d.version = m.version
            join document_versions v on v.tenant_id = m.tenant_id and v.document_id = m.document_id
                and v.version = m.version and v.stage = 'published'
            where m.tenant_id = \(tenant) and m.document_id = \(document)
            order by m.page, m.start_at, m.rule
            """
        ) { row throws(StorageError) in
            DocumentMark(
                page: try row.integer("page"),
                span: Span(try row.integer("start_at")..<max(try row.integer("start_at"), try row.integer("end_at"))),
                rule: try row.text("rule"))
        }
    }

    /// How many marks each document has whose version everybody sees, for those that have any.
    public borrowing func markedDocuments() throws(StorageError) -> [(document: DocumentID, marks: Int)] {
        try queryAll(
            """
            select m.document_id, count(*) as n from document_marks m
            join documents d on d.tenant_id = m.tenant_id and d.id = m.document_id and d.version = m.version
            join document_versions v on v.tenant_id = m.tenant_id and v.document_id = m.document_id
                and v.version = m.version and v.stage = 'published'
            where m.tenant_id = \(tenant) group by m.document_id order by m.document_id
            """
        ) { row throws(StorageError) in (try row.id("document_id"), try row.integer("n")) }
    }

    /// The places of one rule on pages of any version of these documents.
    public borrowing func marks(
        _ rule: String, in documents: [DocumentID]
    ) throws(StorageError) -> [(document: DocumentID, version: Int, page: Int, span: Span)] {
        guard !documents.isEmpty else { return [] }
        return try queryAll(
            """
            select document_id, version, page, start_at, end_at from document_marks
            where tenant_id = \(tenant) and document_id = any(\(documents)) and rule = \(rule)
            """
        ) { row throws(StorageError) in
            let start = try row.integer("start_at")
            return (
                try row.id("document_id"), try row.integer("version"), try row.integer("page"),
                Span(start..<max(start, try row.integer("end_at")))
            )
        }
    }
}
