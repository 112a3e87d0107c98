import Foundation
import Knowledge

/// A passage with the vector it is found by.
public struct IndexedPassage: Sendable {
    public let passage: Passage
    /// Of unit length.
    public let vector: [Float]
    /// An FAQ's question alone, of unit length; `nil` for a page.
    public let questionVector: [Float]?
    /// Of its document, by name.
    public let tags: [String]

    public init(passage: Passage, vector: [Float], questionVector: [Float]? = nil, tags: [String] = []) {
        self.passage = passage
        self.vector = vector
        self.questionVector = questionVector
        self.tags = tags
    }
}

extension TenantSession {
    /// Moves on with every change of what can be found. Read it in the session that loads an index, and compare.
    ///
    /// - Throws: ``StorageError`` with code `notFound` for a tenant that is gone or being deleted.
    public borrowing func knowledgeVersion() throws(StorageError) -> Int64 {
        let version: Int64? = try queryFirst(
            "select knowledge_version from tenants where tenant_id = \(tenant) and status <> 'deleting'"
        ) { row throws(StorageError) in try row.value("knowledge_version") }
        guard let version else { throw StorageError(.notFound, subject: "tenants") }
        return version
    }

    /// Lets one change of this tenant's knowledge run at a time: two that touch the same entries in another order would
    /// wait for each other. Held until the transaction ends.
    public borrowing func lockKnowledge() throws(StorageError) {
        try execute("select pg_advisory_xact_lock(hashtextextended(\(tenant.uuid.uuidString.lowercased()), 0))")
    }

    /// Everything that can be found: chunks of `ready` documents and of FAQs whose vectors are of this model, ascending by
    /// id.
    ///
    /// - Parameters:
    ///   - after: those behind this id.
    ///   - limit: at most so many; fewer are the last.
    public borrowing func indexedPassages(
        model: String, after: ChunkID? = nil, limit: Int? = nil
    ) throws(StorageError) -> [IndexedPassage] {
        let behind: Query = after.map { "and c.id > \($0)" } ?? ""
        return try queryAll(
            """
            select \(Self.columns), \(Self.indexed) \(Self.source) \(tenant)
                and c.model = \(model) and \(Self.searchable) \(behind)
            order by c.id limit \(limit)
            """, IndexedPassage.init(row:))
    }

    /// Everything that can be found, or so many passages of it: the same ones each time, in no order that means anything.
    public borrowing func indexedSample(model: String, limit: Int) throws(StorageError) -> [IndexedPassage] {
        try queryAll(
            """
            select \(Self.columns), \(Self.indexed) \(Self.source) \(tenant)
                and c.model = \(model) and \(Self.searchable)
            order by hashtextextended(c.id::text, 0) limit \(limit)
            """, IndexedPassage.init(row:))
    }

    /// What changed after a version and up to the present one, in no particular order.
    ///
    /// - Parameter limit: at most so many; `nil` where there are more, and the index is better filled anew.
    /// - Returns: `passage` is `nil` where the id cannot be found any more.
    public borrowing func indexChanges(
        after version: Int64, model: String, limit: Int
    ) throws(StorageError) -> [(id: ChunkID, passage: IndexedPassage?)]? {
        let changed = try queryAll(
            """
            select chunk_id from index_log where tenant_id = \(tenant) and sequence > \(version) limit \(limit + 1)
            """
        ) { row throws(StorageError) in try row.id("chunk_id") as ChunkID }
        guard changed.count <= limit else { return nil }
        guard !changed.isEmpty else { return [] }
        let found = try queryAll(
            """
            select \(Self.columns), \(Self.indexed) \(Self.source) \(tenant)
                and c.model = \(model) and \(Self.searchable) and c.id = any(\(changed))
            """, IndexedPassage.init(row:))
        var byID: [ChunkID: IndexedPassage] = [:]
        for passage in found { byID[passage.passage.id] = passage }
        return changed.map { ($0, byID[$0]) }
    }

    /// Loads passages in the order asked for. An id that is unknown, or another tenant's, is left out.
    public borrowing func passages(_ ids: [ChunkID]) throws(StorageError) -> [Passage] {
        guard !ids.isEmpty else { return [] }
        let found = try queryAll(
            "select \(Self.columns) \(Self.source) \(tenant) and c.id = any(\(ids))", Passage.init(row:))
        var byID: [ChunkID: Passage] = [:]
        for passage in found { byID[passage.id] = passage }
        return ids.compactMap { byID[$0] }
    }

    /// How many documents and FAQ entries the tenant has, whatever their status.
    public borrowing func knowledgeCounts() throws(StorageError) -> (documents: Int, faqs: Int) {
        let counts = try queryFirst(
            """
            select (select count(*) from documents where tenant_id = \(tenant)) as documents,
                (select count(*) from faqs where tenant_id = \(tenant)) as faqs
            """
        ) { row throws(StorageError) in (documents: try row.integer("documents"), faqs: try row.integer("faqs")) }
        return counts ?? (0, 0)
    }

    /// A document's chunks in the order of its text.
    public borrowing func chunks(of document: DocumentID) throws(StorageError) -> [Passage] {
        try queryAll(
            """
            select \(Self.columns) \(Self.source) \(tenant) and c.document_id = \(document) order by c.chunk_index
            """, Passage.init(row:))
    }

    private static var columns: Query {
        """
        c.id, c.document_id, c.faq_id, c.page, c.span_start, c.span_end, c.content, c.headings, c.lang,
        d.filename, d.title, d.version, f.external_id, f.question
        """
    }

    private static var indexed: Query {
        "c.embedding, c.question_embedding, \(tagNames(of: "c.tenant_id, c.document_id")) as tags"
    }

    private static var searchable: Query { "(c.faq_id is not null or d.status = 'ready')" }

    private static var source: Query {
        """
        from chunks c
        left join documents d on d.tenant_id = c.tenant_id and d.id = c.document_id
        left join faqs f on f.tenant_id = c.tenant_id and f.id = c.faq_id
        where c.tenant_id =
        """
    }
}

extension IndexedPassage {
    init(row: borrowing Row) throws(StorageError) {
        let question: Data? = try row.value("question_embedding")
        self.init(
            passage: try Passage(row: row), vector: Floats.vector(try row.bytes("embedding")),
            questionVector: question.map { Floats.vector($0) }, tags: try row.texts("tags"))
    }
}

extension Passage {
    init(row: borrowing Row) throws(StorageError) {
        let document: DocumentID? = try row.value("document_id")
        let source: PassageSource
        if let document {
            let reference = DocumentReference(
                id: document, filename: try row.text("filename"), title: try row.text("title"),
                version: try row.integer("version"))
            let span = Span(try row.integer("span_start")..<row.integer("span_end"))
            source = .page(reference, page: try row.integer("page"), span: span)
        } else {
            source = .faq(
                FAQReference(
                    id: try row.id("faq_id"), externalID: try row.value("external_id"),
                    question: try row.text("question")))
        }
        self.init(
            id: try row.id("id"), source: source, headings: try row.texts("headings"), text: try row.text("content"),
            language: try row.value("lang"))
    }
}
