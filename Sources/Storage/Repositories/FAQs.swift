import Foundation
import Knowledge

/// A question and its answer, as they are to be stored.
public struct NewFAQ: Sendable {
    /// The id in the tenant's own file; unique for the tenant.
    public var externalID: String?
    public var question: String
    public var answer: String
    public var category: String
    public var language: Language

    public init(externalID: String?, question: String, answer: String, category: String, language: Language) {
        self.externalID = externalID
        self.question = question
        self.answer = answer
        self.category = category
        self.language = language
    }
}

/// What makes an FAQ findable: unit vectors, and the model they are of.
public struct NewFAQChunk: Sendable {
    /// Of question and answer together.
    public var vector: [Float]
    /// Of the question alone, as a customer would ask it.
    public var questionVector: [Float]?
    public var model: String

    public init(vector: [Float], questionVector: [Float]? = nil, model: String) {
        self.vector = vector
        self.questionVector = questionVector
        self.model = model
    }
}

extension TenantSession {
    /// - Throws: ``StorageError`` with code `duplicate` when the tenant has that external id already.
    public borrowing func createFAQ(_ new: NewFAQ, chunk: NewFAQChunk) throws(StorageError) -> FAQ {
        try store(insertion(of: new, onConflict: ""), new, chunk)
    }

    /// Creates, or puts in the place of the entry with the same external id. The entry keeps its id.
    public borrowing func upsertFAQ(_ new: NewFAQ, chunk: NewFAQChunk) throws(StorageError) -> FAQ {
        let replacement: Query = """
            on conflict on constraint faqs_external_id do update set question = excluded.question,
                answer = excluded.answer, category = excluded.category, lang = excluded.lang, updated_at = now()
            """
        return try store(insertion(of: new, onConflict: replacement), new, chunk)
    }

    /// - Returns: `nil` where there is no such entry.
    public borrowing func updateFAQ(
        _ id: FAQID, to new: NewFAQ, chunk: NewFAQChunk
    ) throws(StorageError) -> FAQ? {
        let update: Query = """
            update faqs set external_id = \(new.externalID), question = \(new.question), answer = \(new.answer),
                category = \(new.category), lang = \(new.language), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """
        do {
            return try store(update, new, chunk)
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }

    /// - Returns: whether there was such an entry.
    public borrowing func deleteFAQ(_ id: FAQID) throws(StorageError) -> Bool {
        try execute("delete from faqs where tenant_id = \(tenant) and id = \(id)") == 1
    }

    public borrowing func faq(_ id: FAQID) throws(StorageError) -> FAQ? {
        try queryFirst("select * from faqs where tenant_id = \(tenant) and id = \(id)", FAQ.init(row:))
    }

    public borrowing func faqs(
        limit: Int, after cursor: Cursor? = nil, category: String? = nil
    ) throws(StorageError) -> Listing<FAQ> {
        let condition: Query = category.map { "and category = \($0)" } ?? ""
        return try listing(of: "faqs", where: condition, limit: limit, after: cursor, FAQ.init(row:))
    }

    private func insertion(of new: NewFAQ, onConflict: Query) -> Query {
        """
        insert into faqs (tenant_id, id, external_id, question, answer, category, lang)
        values (\(tenant), \(FAQID()), \(new.externalID), \(new.question), \(new.answer), \(new.category),
            \(new.language))
        \(onConflict) returning *
        """
    }

    /// Writes the entry, and its one chunk anew.
    private borrowing func store(
        _ statement: Query, _ new: NewFAQ, _ chunk: NewFAQChunk
    ) throws(StorageError) -> FAQ {
        guard let faq = try queryFirst(statement, FAQ.init(row:)) else {
            throw StorageError(.notFound, subject: "faqs")
        }
        let headings: [String] = []
        try execute([
            "delete from chunks where tenant_id = \(tenant) and faq_id = \(faq.id)",
            """
            insert into chunks (tenant_id, id, faq_id, chunk_index, span_start, span_end, content, headings, lang,
                embedding, question_embedding, model)
            values (\(tenant), \(ChunkID()), \(faq.id), 0, 0, \(new.answer.unicodeScalars.count), \(new.answer),
                \(headings), \(new.language), \(Floats.data(chunk.vector)),
                \(chunk.questionVector.map { Floats.data($0) }), \(chunk.model))
            """,
        ])
        return faq
    }
}

extension FAQ {
    init(row: borrowing Row) throws(StorageError) {
        self.init(
            id: try row.id("id"), externalID: try row.value("external_id"), question: try row.text("question"),
            answer: try row.text("answer"), category: try row.text("category"), language: try row.value("lang"),
            createdAt: try row.date("created_at"), updatedAt: try row.date("updated_at"))
    }
}
