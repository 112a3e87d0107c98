import Foundation
import Knowledge

/// A page that was read, and what cutting it into passages needs to know of it.
public struct StagedPage: Sendable, Equatable {
    public var page: Page
    /// Whether the text was read from a picture.
    public var ocr: Bool
    /// In [0, 1].
    public var confidence: Float
    /// Opaque here: how the page is laid out.
    public var layout: Data
    public var hasLetters: Bool
    /// There is probably something to read on it that nobody read.
    public var isPicture: Bool

    public init(page: Page, ocr: Bool, confidence: Float, layout: Data, hasLetters: Bool, isPicture: Bool) {
        self.page = page
        self.ocr = ocr
        self.confidence = confidence
        self.layout = layout
        self.hasLetters = hasLetters
        self.isPicture = isPicture
    }
}

/// A stretch of one page that is to be found.
public struct NewChunk: Sendable, Equatable {
    public var id: ChunkID
    /// Counts from 1.
    public var page: Int
    /// Unicode scalars of the page's text.
    public var span: Span
    /// The page's text at that span, exactly.
    public var text: String
    /// The headings above it, outermost first.
    public var headings: [String]
    public var metadata: JSON?

    public init(
        id: ChunkID = ChunkID(), page: Int, span: Span, text: String, headings: [String], metadata: JSON? = nil
    ) {
        self.id = id
        self.page = page
        self.span = span
        self.text = text
        self.headings = headings
        self.metadata = metadata
    }
}

/// A passage that waits for its vector.
public struct StagedChunk: Sendable {
    /// Its place in the document, from 0.
    public let index: Int
    public let page: Int
    public let text: String
    public let headings: [String]
}

/// What was found on the pages that were read.
public struct StagedPages: Sendable, Equatable {
    /// Pages are read in order: the next is this one's successor.
    public let count: Int
    public let haveLetters: Bool
    /// Numbers of pages that show pictures nobody read.
    public let pictures: [Int]
}

/// A version on its way: pages, then passages, then their vectors, a batch at a time. Nobody sees them before
/// ``publish(_:)``.
extension TenantSession {
    /// - Parameter pageCount: as the file says.
    public borrowing func setPageCount(_ pageCount: Int, of version: DocumentVersion) throws(StorageError) {
        try update(version, "page_count = \(pageCount)")
    }

    /// Enters a stage with what was noticed in the one before.
    public borrowing func enter(
        _ stage: DocumentVersion.Stage, of version: DocumentVersion, notice: DocumentProblem? = nil
    ) throws(StorageError) {
        let notice = try notice.map { notice throws(StorageError) in try JSON(encoding: notice) }
        try update(version, "stage = \(stage), notice = coalesce(\(notice), notice)")
    }

    /// Begins a version anew, because its file is to be read with other eyes.
    public borrowing func restart(_ version: DocumentVersion) throws(StorageError) {
        try execute([
            """
            delete from pages
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
            """,
            """
            update document_versions set stage = \(DocumentVersion.Stage.extract), notice = null, page_count = 0
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
                and stage <> \(DocumentVersion.Stage.published)
            """,
        ])
    }

    public borrowing func stage(_ pages: [StagedPage], of version: DocumentVersion) throws(StorageError) {
        var statements: [Query] = []
        for staged in pages {
            let page = staged.page
            statements.append(
                """
                insert into pages (tenant_id, document_id, version, number, width, height, text, boxes, ocr, confidence)
                values (\(tenant), \(version.document), \(version.number), \(page.number), \(page.width),
                    \(page.height), \(page.text), \(Floats.data(page.boxes)), \(staged.ocr), \(staged.confidence))
                """)
            statements.append(
                """
                insert into staged_layouts (tenant_id, document_id, version, number, layout, has_letters, is_picture)
                values (\(tenant), \(version.document), \(version.number), \(page.number), \(staged.layout),
                    \(staged.hasLetters), \(staged.isPicture))
                """)
        }
        try execute(statements)
    }

    public borrowing func stagedPages(of version: DocumentVersion) throws(StorageError) -> StagedPages {
        let found = try queryFirst(
            """
            select count(*) as n, coalesce(bool_or(has_letters), false) as have_letters,
                coalesce(array_agg(number::bigint order by number) filter (where is_picture), '{}') as pictures
            from staged_layouts
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
            """
        ) { row throws(StorageError) in
            StagedPages(
                count: try row.integer("n"), haveLetters: try row.flag("have_letters"),
                pictures: try row.value("pictures"))
        }
        return found ?? StagedPages(count: 0, haveLetters: false, pictures: [])
    }

    /// Ascending.
    ///
    /// - Parameter number: those behind this page.
    public borrowing func stagedPages(
        of version: DocumentVersion, after number: Int, limit: Int
    ) throws(StorageError) -> [StagedPage] {
        try queryAll(
            """
            select p.*, l.layout, l.has_letters, l.is_picture from pages p join staged_layouts l
                on l.tenant_id = p.tenant_id and l.document_id = p.document_id and l.version = p.version
                and l.number = p.number
            where p.tenant_id = \(tenant) and p.document_id = \(version.document) and p.version = \(version.number)
                and p.number > \(number)
            order by p.number limit \(limit)
            """
        ) { row throws(StorageError) in
            StagedPage(
                page: try Page(row: row), ocr: try row.flag("ocr"), confidence: try row.real("confidence"),
                layout: try row.bytes("layout"), hasLetters: try row.flag("has_letters"),
                isPicture: try row.flag("is_picture"))
        }
    }

    /// Before passages are cut anew.
    public borrowing func removeStagedChunks(of version: DocumentVersion) throws(StorageError) {
        try execute(
            """
            delete from staged_chunks
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
            """)
    }

    /// - Parameter index: the first one's place in the document.
    public borrowing func stage(
        _ chunks: [NewChunk], from index: Int, of version: DocumentVersion
    ) throws(StorageError) {
        try execute(
            chunks.enumerated().map { offset, chunk in
                """
                insert into staged_chunks (tenant_id, document_id, version, chunk_index, id, page, span_start, span_end,
                    content, headings, metadata_json)
                values (\(tenant), \(version.document), \(version.number), \(index + offset), \(chunk.id),
                    \(chunk.page), \(chunk.span.start), \(chunk.span.end), \(chunk.text), \(chunk.headings),
                    \(chunk.metadata))
                """
            })
    }

    /// How many passages there are.
    public borrowing func stagedChunkCount(of version: DocumentVersion) throws(StorageError) -> Int {
        let count = try queryFirst(
            """
            select count(*) as n from staged_chunks
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
            """
        ) { row throws(StorageError) in try row.integer("n") }
        return count ?? 0
    }

    /// Passages without a vector of this model, in the order of the document.
    public borrowing func chunksToEmbed(
        of version: DocumentVersion, model: String, limit: Int
    ) throws(StorageError) -> [StagedChunk] {
        try queryAll(
            """
            select chunk_index, page, content, headings from staged_chunks
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
                and model is distinct from \(model)
            order by chunk_index limit \(limit)
            """
        ) { row throws(StorageError) in
            StagedChunk(
                index: try row.integer("chunk_index"), page: try row.integer("page"), text: try row.text("content"),
                headings: try row.texts("headings"))
        }
    }

    /// - Parameter vectors: of unit length, by the passage's place in the document.
    public borrowing func keep(
        _ vectors: [(index: Int, vector: [Float])], of version: DocumentVersion, model: String
    ) throws(StorageError) {
        try execute(
            vectors.map { index, vector in
                """
                update staged_chunks set embedding = \(Floats.data(vector)), model = \(model)
                where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
                    and chunk_index = \(index)
                """
            })
    }

    /// What this transaction writes may be lost with the power: work that would merely be done once more.
    public borrowing func mayBeLost() throws(StorageError) { try execute("set local synchronous_commit = off") }

    private borrowing func update(_ version: DocumentVersion, _ change: Query) throws(StorageError) {
        let found = try execute(
            """
            update document_versions set \(change)
            where tenant_id = \(tenant) and document_id = \(version.document) and version = \(version.number)
                and stage <> \(DocumentVersion.Stage.published)
            """)
        guard found == 1 else { throw StorageError(.notFound, subject: "document_versions") }
    }
}
