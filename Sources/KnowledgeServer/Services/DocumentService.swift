import Foundation
import HTTPServer
import Ingestion
import Knowledge
import Storage

/// A tenant's documents: intake, versions, change and deletion, each with its audit event in the same transaction.
struct DocumentService: Sendable {
    let database: Database
    let files: FileStore
    let reader: DocumentReader
    let indexes: IndexRegistry
    /// So many uploads are made durable at once; further ones wait without a thread or a connection.
    let gate = WorkerGate(width: 4)

    init(database: Database, files: FileStore, reader: DocumentReader, indexes: IndexRegistry) {
        self.database = database
        self.files = files
        self.reader = reader
        self.indexes = indexes
    }

    /// Whether a file is one that can be read, by its bytes. What calls itself a PDF is left to the reader of PDFs, which
    /// says what is wrong with it.
    static func takes(_ path: String, named filename: String) -> Bool {
        if let format = SourceFormat.recognise(file: path, filename: filename) {
            return SourceFormat.documents.contains(format)
        }
        return (filename as NSString).pathExtension.lowercased() == "pdf"
    }

    /// What a change of a document sets; `nil` leaves it as it is.
    struct Change: Sendable {
        var title: String?
        var tags: [String]?
    }

    func update(_ id: DocumentID, _ change: Change, tenant: TenantContext, actor: AuditActor) async throws -> Document?
    {
        try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.document(id) else { return nil }
            if let title = change.title { _ = try session.renameDocument(id, title: title) }
            if let tags = change.tags { try session.setTags(tags, of: id) }
            guard let after = try session.document(id), after != before else { return before }
            func payload(_ document: Document) throws -> JSON {
                try JSON(encoding: ["title": [document.title], "tags": document.tags])
            }
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.document.updated", "document", id.description, before: try payload(before),
                    after: try payload(after)))
            return after
        }
    }

    /// Deletes a document with everything that was made of it: versions, files, pages, passages with their vectors, what is
    /// staged, tags and jobs. The index loses its passages before the next search, and their bytes within a minute.
    ///
    /// Rows first, then the files: a crash between the two leaves orphan files, never a document without one.
    /// - Returns: the receipt, which the audit trail keeps too; `nil` where there is no such document.
    func delete(
        _ id: DocumentID, tenant: TenantContext, actor: AuditActor
    ) async throws -> (deleted: DeletedDocument, event: EventID)? {
        let receipt = try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.document(id), let deleted = try session.deleteDocument(id) else {
                return (deleted: DeletedDocument, event: EventID)?.none
            }
            let event = try session.recordAudit(
                actor.event(
                    "knowledge.document.deleted", "document", id.description,
                    before: try JSON(encoding: ["filename": before.filename, "sha256": before.sha256]),
                    after: try JSON(encoding: DeletionCounts(deleted))))
            return (deleted, event)
        }
        guard let receipt else { return nil }
        for file in receipt.deleted.files { files.remove(file, tenant: tenant.id) }
        // Whether or not anybody searches: what is deleted leaves the index's files too.
        Task.detached { [indexes] in await indexes.follow(tenant) }
        return receipt
    }

    /// Removes files that no version has: what a crash left between a deletion and its files, or an upload and its rows.
    func removeOrphans(of tenant: TenantContext) async throws {
        // An upload's file lies here for a moment before its row does.
        let old = files.files(of: tenant.id, before: Date(timeIntervalSinceNow: -3600))
        guard !old.isEmpty else { return }
        let known = try await database.withReadOnlySession(for: tenant) { try $0.files() }
        for file in old.subtracting(known) { files.remove(file, tenant: tenant.id) }
    }

    /// A page as a picture, with boxes (PDF points) marked.
    func image(
        of version: DocumentVersion, page: Int, dpi: Int, highlights: [Box], tenant: TenantContext
    ) async throws -> Data {
        try await reader.render(
            file: files.path(of: version.file, tenant: tenant.id), filename: version.filename, page: page, dpi: dpi,
            highlights: highlights, password: files.password(of: version.file, tenant: tenant.id))
    }
}
