import Foundation
import Knowledge

/// An uploaded file that is to be read.
public struct NewDocument: Sendable {
    public var id: DocumentID
    public var title: String
    public var language: Language
    public var file: NewFile

    public init(id: DocumentID = DocumentID(), title: String, language: Language, file: NewFile) {
        self.id = id
        self.title = title
        self.language = language
        self.file = file
    }
}

/// What went with a document: the receipt of its deletion.
public struct DeletedDocument: Sendable, Equatable {
    public let versions: Int
    /// Of all files together.
    public let bytes: Int
    public let pages: Int
    /// Each with its vector.
    public let passages: Int
    /// Passages of a version that was being read.
    public let stagedPassages: Int
    public let jobs: Int
    /// To be removed once the transaction is committed.
    public let files: [FileID]
}

extension TenantSession {
    /// Enters a document with status `processing`, and its first version.
    public borrowing func createDocument(_ new: NewDocument) throws(StorageError) -> Document {
        try execute(
            """
            insert into documents (tenant_id, id, title, filename, source_type, lang, byte_count, sha256)
            values (\(tenant), \(new.id), \(new.title), \(new.file.filename), \(new.file.sourceType), \(new.language),
                \(new.file.byteCount), \(new.file.sha256))
            """)
        _ = try beginVersion(of: new.id, file: new.file)
        guard let created = try document(new.id) else { throw StorageError(.notFound, subject: "documents") }
        return created
    }

    public borrowing func document(_ id: DocumentID) throws(StorageError) -> Document? {
        try queryFirst(
            "select * from \(Self.documents) where tenant_id = \(tenant) and id = \(id)", Document.init(row:))
    }

    /// - Parameter tag: a tag's name.
    public borrowing func documents(
        limit: Int, after cursor: Cursor? = nil, status: DocumentStatus? = nil, tag: String? = nil
    ) throws(StorageError) -> Listing<Document> {
        let hasStatus: Query = status.map { "and status = \($0)" } ?? ""
        let hasTag: Query = tag.map { "and \($0) = any (tags)" } ?? ""
        return try listing(
            of: Self.documents, where: "\(hasStatus) \(hasTag)", limit: limit, after: cursor, Document.init(row:))
    }

    /// - Returns: `nil` where there is no such document.
    public borrowing func renameDocument(_ id: DocumentID, title: String) throws(StorageError) -> Document? {
        try execute(
            "update documents set title = \(title), updated_at = now() where tenant_id = \(tenant) and id = \(id)")
        return try document(id)
    }

    /// Before a document that was never read to its end is read once more.
    public borrowing func markDocumentProcessing(_ id: DocumentID) throws(StorageError) {
        try execute(
            """
            update documents d set status = \(DocumentStatus.processing), problem = null, updated_at = now()
            where d.tenant_id = \(tenant) and d.id = \(id) and not exists (
                select from document_versions v where v.tenant_id = d.tenant_id and v.document_id = d.id
                    and v.stage = \(DocumentVersion.Stage.published))
            """)
    }

    /// Deletes a document with its versions, pages, passages, tags and jobs. The uploaded files are not the store's.
    ///
    /// - Returns: `nil` where there is no such document.
    public borrowing func deleteDocument(_ id: DocumentID) throws(StorageError) -> DeletedDocument? {
        // Whoever works on it holds its job's row first: in this order nobody waits for the other.
        try cancelJobs(of: id)
        let files: [FileID] = try queryAll(
            "select distinct file_id from document_versions where tenant_id = \(tenant) and document_id = \(id)"
        ) { row throws(StorageError) in try row.id("file_id") }
        let deleted = try queryFirst(
            """
            select (select count(*) from document_versions where tenant_id = \(tenant) and document_id = \(id)) as versions,
                (select coalesce(sum(byte_count), 0)::bigint from (select distinct on (file_id) byte_count
                    from document_versions where tenant_id = \(tenant) and document_id = \(id)) f) as bytes,
                (select count(*) from pages where tenant_id = \(tenant) and document_id = \(id)) as pages,
                (select count(*) from chunks where tenant_id = \(tenant) and document_id = \(id)) as passages,
                (select count(*) from staged_chunks where tenant_id = \(tenant) and document_id = \(id)) as staged,
                (select count(*) from jobs where tenant_id = \(tenant) and document_id = \(id)) as jobs
            """
        ) { row throws(StorageError) in
            DeletedDocument(
                versions: try row.integer("versions"), bytes: try row.integer("bytes"),
                pages: try row.integer("pages"), passages: try row.integer("passages"),
                stagedPassages: try row.integer("staged"), jobs: try row.integer("jobs"), files: files)
        }
        guard try execute("delete from documents where tenant_id = \(tenant) and id = \(id)") == 1 else { return nil }
        return deleted
    }

    private static var documents: Query {
        "(select d.*, \(tagNames(of: "d.tenant_id, d.id")) as tags from documents d) as documents"
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
            sha256: try row.text("sha256"), tags: try row.texts("tags"), createdAt: try row.date("created_at"),
            updatedAt: try row.date("updated_at"))
    }
}
