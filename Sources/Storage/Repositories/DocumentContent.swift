import Foundation
import Knowledge

/// A stretch of one page that is to be found, with its vector.
public struct NewChunk: Sendable {
    public var id: ChunkID
    /// Counts from 1.
    public var page: Int
    /// Unicode scalars of the page's text.
    public var span: Span
    /// The page's text at that span, exactly.
    public var text: String
    /// The headings above it, outermost first.
    public var headings: [String]
    public var language: Language
    /// Of unit length.
    public var vector: [Float]
    public var metadata: JSON?

    public init(
        id: ChunkID = ChunkID(), page: Int, span: Span, text: String, headings: [String], language: Language,
        vector: [Float], metadata: JSON? = nil
    ) {
        self.id = id
        self.page = page
        self.span = span
        self.text = text
        self.headings = headings
        self.language = language
        self.vector = vector
        self.metadata = metadata
    }
}

extension TenantSession {
    /// Puts pages and chunks in the place of what a document had, and makes it `ready`.
    ///
    /// - Parameters:
    ///   - model: the identifier of the model the vectors are of.
    ///   - notice: what a person should know of a document that is ready all the same.
    /// - Throws: ``StorageError`` with code `notFound`; with code `invalidValue` and subject `chunks.span` when a
    ///   chunk's text is not what its page holds at its span, because such a chunk could not be cited.
    public borrowing func replaceContent(
        of document: DocumentID, pages: [Page], chunks: [NewChunk], model: String, notice: DocumentProblem? = nil
    ) throws(StorageError) {
        try Self.check(chunks, standOn: pages)
        let problem = try notice.map { notice throws(StorageError) in try JSON(encoding: notice) }
        // The version counts contents: it moves on only where there was one.
        let found = try execute(
            """
            update documents d set status = \(DocumentStatus.ready), problem = \(problem), page_count = \(pages.count),
                updated_at = now(), version = version + case when exists (
                    select from pages p where p.tenant_id = d.tenant_id and p.document_id = d.id) then 1 else 0 end
            where d.tenant_id = \(tenant) and d.id = \(document)
            """)
        guard found == 1 else { throw StorageError(.notFound, subject: "documents") }
        var statements: [Query] = ["delete from pages where tenant_id = \(tenant) and document_id = \(document)"]
        for page in pages { statements.append(insertion(of: page, in: document)) }
        for (index, chunk) in chunks.enumerated() {
            statements.append(insertion(of: chunk, at: index, in: document, model: model))
        }
        try execute(statements)
    }

    /// - Parameter number: counts from 1.
    public borrowing func page(_ number: Int, of document: DocumentID) throws(StorageError) -> Page? {
        try queryFirst(
            """
            select * from pages
            where tenant_id = \(tenant) and document_id = \(document) and number = \(number)
            """
        ) { row throws(StorageError) in
            Page(
                number: try row.integer("number"), width: try row.real("width"), height: try row.real("height"),
                text: try row.text("text"), boxes: Floats.boxes(try row.bytes("boxes")))
        }
    }

    private static func check(_ chunks: [NewChunk], standOn pages: [Page]) throws(StorageError) {
        var texts: [Int: String] = [:]
        for page in pages { texts[page.number] = page.text }
        for chunk in chunks where texts[chunk.page]?.scalars(in: chunk.span) != chunk.text {
            throw StorageError(.invalidValue, subject: "chunks.span")
        }
    }

    private func insertion(of page: Page, in document: DocumentID) -> Query {
        """
        insert into pages (tenant_id, document_id, number, width, height, text, boxes)
        values (\(tenant), \(document), \(page.number), \(page.width), \(page.height), \(page.text),
            \(Floats.data(page.boxes)))
        """
    }

    private func insertion(of chunk: NewChunk, at index: Int, in document: DocumentID, model: String) -> Query {
        """
        insert into chunks (tenant_id, id, document_id, chunk_index, page, span_start, span_end, content, headings,
            lang, metadata_json, embedding, model)
        values (\(tenant), \(chunk.id), \(document), \(index), \(chunk.page), \(chunk.span.start), \(chunk.span.end),
            \(chunk.text), \(chunk.headings), \(chunk.language), \(chunk.metadata), \(Floats.data(chunk.vector)),
            \(model))
        """
    }
}
