import Foundation
import Knowledge

/// An uploaded file that is to be read.
public struct NewDocument: Sendable {
    public var id: DocumentID
    public var title: String
    /// The name it was uploaded under.
    public var filename: String
    public var language: Language
    public var byteCount: Int
    /// SHA-256 of the uploaded bytes, lower-case hexadecimal.
    public var sha256: String
    /// `pdf`, `csv`, …
    public var sourceType: String

    public init(
        id: DocumentID = DocumentID(), title: String, filename: String, language: Language, byteCount: Int,
        sha256: String, sourceType: String = "pdf"
    ) {
        self.id = id
        self.title = title
        self.filename = filename
        self.language = language
        self.byteCount = byteCount
        self.sha256 = sha256
        self.sourceType = sourceType
    }
}

extension TenantSession {
    /// Enters a document with status `processing`.
    public borrowing func createDocument(_ new: NewDocument) throws(StorageError) -> Document {
        let inserted = try queryFirst(
            """
            insert into documents (tenant_id, id, title, filename, source_type, lang, byte_count, sha256)
            values (\(tenant), \(new.id), \(new.title), \(new.filename), \(new.sourceType), \(new.language),
                \(new.byteCount), \(new.sha256))
            returning *
            """, Document.init(row:))
        guard let inserted else { throw StorageError(.notFound, subject: "documents") }
        return inserted
    }

    public borrowing func document(_ id: DocumentID) throws(StorageError) -> Document? {
        try queryFirst("select * from documents where tenant_id = \(tenant) and id = \(id)", Document.init(row:))
    }

    public borrowing func documents(
        limit: Int, after cursor: Cursor? = nil, status: DocumentStatus? = nil
    ) throws(StorageError) -> Listing<Document> {
        let condition: Query = status.map { "and status = \($0)" } ?? ""
        return try listing(of: "documents", where: condition, limit: limit, after: cursor, Document.init(row:))
    }

    /// - Returns: `nil` where there is no such document.
    public borrowing func renameDocument(_ id: DocumentID, title: String) throws(StorageError) -> Document? {
        try queryFirst(
            """
            update documents set title = \(title), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, Document.init(row:))
    }

    /// Before a document is read once more. It is not searched until its content is replaced.
    ///
    /// - Returns: whether there is such a document.
    public borrowing func markDocumentProcessing(_ id: DocumentID) throws(StorageError) -> Bool {
        try execute(
            """
            update documents set status = \(DocumentStatus.processing), problem = null, updated_at = now()
            where tenant_id = \(tenant) and id = \(id)
            """) == 1
    }

    /// - Returns: whether there is such a document.
    public borrowing func markDocumentFailed(_ id: DocumentID, problem: DocumentProblem) throws(StorageError) -> Bool {
        let problem = try JSON(encoding: problem)
        return try execute(
            """
            update documents set status = \(DocumentStatus.failed), problem = \(problem), updated_at = now()
            where tenant_id = \(tenant) and id = \(id)
            """) == 1
    }

    /// Deletes a document with its pages, chunks and jobs. The uploaded file is not the store's.
    ///
    /// - Returns: whether there was such a document.
    public borrowing func deleteDocument(_ id: DocumentID) throws(StorageError) -> Bool {
        try execute("delete from documents where tenant_id = \(tenant) and id = \(id)") == 1
    }
}

extension Document {
    init(row: borrowing Row) throws(StorageError) {
        let problem: JSON? = try row.value("problem")
        self.init(
            id: try row.id("id"), title: try row.text("title"), filename: try row.text("filename"),
            language: try row.value("lang"), status: try row.value("status"),
            problem: try problem?.decode(), pageCount: try row.integer("page_count"),
            byteCount: try row.integer("byte_count"), version: try row.integer("version"),
            sha256: try row.text("sha256"), createdAt: try row.date("created_at"),
            updatedAt: try row.date("updated_at"))
    }
}
