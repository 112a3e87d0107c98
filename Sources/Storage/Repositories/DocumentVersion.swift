import Foundation
import Knowledge

/// One content of a document: an uploaded file as one extraction read it.
///
/// A version is read in stages that another process can go on with, and published in one transaction. Pages and file of a
/// published version stay for the citations that name it; only the last one's passages are searched.
public struct DocumentVersion: Sendable, Equatable {
    /// What is to be done next.
    public enum Stage: String, Sendable, Codable, PostgresValue {
        case extract
        case chunk
        case embed
        case published
    }

    public let document: DocumentID
    /// Counts from 1.
    public let number: Int
    /// Versions that were read from the same upload share it.
    public let file: FileID
    public let filename: String
    /// Recognised by its content: `pdf`, `csv`, …
    public let sourceType: String
    public let byteCount: Int
    /// SHA-256 of the uploaded bytes, lower-case hexadecimal.
    public let sha256: String
    /// 0 until the file was opened.
    public let pageCount: Int
    public let stage: Stage
    /// What was noticed while it was read.
    public let notice: DocumentProblem?
    public let createdAt: Date
    public let publishedAt: Date?
}

/// An uploaded file on disk, and what it is known by.
public struct NewFile: Sendable {
    public var id: FileID
    /// The name it was uploaded under.
    public var filename: String
    public var byteCount: Int
    /// SHA-256 of the uploaded bytes, lower-case hexadecimal.
    public var sha256: String
    /// `pdf`, `csv`, …
    public var sourceType: String

    public init(
        id: FileID = FileID(), filename: String, byteCount: Int, sha256: String, sourceType: String = "pdf"
    ) {
        self.id = id
        self.filename = filename
        self.byteCount = byteCount
        self.sha256 = sha256
        self.sourceType = sourceType
    }
}

extension TenantSession {
    /// Newest first, with the one that is being read.
    public borrowing func versions(of document: DocumentID) throws(StorageError) -> [DocumentVersion] {
        try queryAll(
            """
            select * from document_versions where tenant_id = \(tenant) and document_id = \(document)
            order by version desc
            """, DocumentVersion.init(row:))
    }

    /// The version that is being read, or waits for it.
    public borrowing func versionInReading(of document: DocumentID) throws(StorageError) -> DocumentVersion? {
        try queryFirst(
            """
            select * from document_versions
            where tenant_id = \(tenant) and document_id = \(document) and stage <> \(DocumentVersion.Stage.published)
            """, DocumentVersion.init(row:))
    }

    /// - Parameter number: `nil` for the one that is searched.
    /// - Returns: `nil` also for a version that is not published yet.
    public borrowing func publishedVersion(
        _ number: Int? = nil, of document: DocumentID
    ) throws(StorageError) -> DocumentVersion? {
        try queryFirst(
            """
            select v.* from document_versions v
            join documents d on d.tenant_id = v.tenant_id and d.id = v.document_id
            where v.tenant_id = \(tenant) and v.document_id = \(document) and v.version = coalesce(\(number), d.version)
                and v.stage = \(DocumentVersion.Stage.published)
            """, DocumentVersion.init(row:))
    }

    /// Of all versions of all documents.
    public borrowing func files() throws(StorageError) -> Set<FileID> {
        let files: [FileID] = try queryAll("select distinct file_id from document_versions where tenant_id = \(tenant)")
        {
            row throws(StorageError) in try row.id("file_id")
        }
        return Set(files)
    }

    /// The document that holds these bytes now, or will when it is read. Older versions do not count.
    public borrowing func document(withContent sha256: String) throws(StorageError) -> Document? {
        let id: DocumentID? = try queryFirst(
            """
            select v.document_id from document_versions v
            join documents d on d.tenant_id = v.tenant_id and d.id = v.document_id
            where v.tenant_id = \(tenant) and v.sha256 = \(sha256)
                and (v.version = d.version or v.stage <> \(DocumentVersion.Stage.published))
            order by v.created_at limit 1
            """
        ) { row throws(StorageError) in try row.id("document_id") }
        guard let id else { return nil }
        return try document(id)
    }

    /// Enters a version that is to be read; the document's present one is searched until it is published.
    ///
    /// - Throws: ``StorageError`` with code `duplicate` where another version is being read: discard that first.
    public borrowing func beginVersion(of document: DocumentID, file: NewFile) throws(StorageError) -> DocumentVersion {
        let begun = try queryFirst(
            """
            insert into document_versions (tenant_id, document_id, version, file_id, filename, source_type, byte_count,
                sha256)
            select \(tenant), \(document), coalesce(max(version), 0) + 1, \(file.id), \(file.filename),
                \(file.sourceType), \(file.byteCount), \(file.sha256)
            from document_versions where tenant_id = \(tenant) and document_id = \(document)
            returning *
            """, DocumentVersion.init(row:))
        guard let begun else { throw StorageError(.notFound, subject: "documents") }
        return begun
    }

    /// Drops the version that is being read with everything that was read of it.
    ///
    /// - Returns: its file, where no other version has it: to be removed once this transaction is committed.
    @discardableResult
    public borrowing func discardReading(of document: DocumentID) throws(StorageError) -> FileID? {
        let file: FileID? = try queryFirst(
            """
            delete from document_versions
            where tenant_id = \(tenant) and document_id = \(document) and stage <> \(DocumentVersion.Stage.published)
            returning file_id
            """
        ) { row throws(StorageError) in try row.id("file_id") }
        guard let file else { return nil }
        let left = try execute(
            "select from document_versions where tenant_id = \(tenant) and file_id = \(file) limit 1")
        return left == 0 ? file : nil
    }
}

extension DocumentVersion {
    init(row: borrowing Row) throws(StorageError) {
        let notice: JSON? = try row.value("notice")
        document = try row.id("document_id")
        number = try row.integer("version")
        file = try row.id("file_id")
        filename = try row.text("filename")
        sourceType = try row.text("source_type")
        byteCount = try row.integer("byte_count")
        sha256 = try row.text("sha256")
        pageCount = try row.integer("page_count")
        stage = try row.value("stage")
        self.notice = try notice?.decode()
        createdAt = try row.date("created_at")
        publishedAt = try row.value("published_at")
    }
}
