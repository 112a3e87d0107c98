import CCrypto
import Foundation
import Ingestion
import Knowledge
import Storage

/// A tenant's documents: intake, change and deletion, each with its audit event in the same transaction.
struct DocumentService: Sendable {
    let database: Database
    let files: FileStore
    let reader: DocumentReader

    /// Whether a file is one that can be read, by its bytes. What calls itself a PDF is left to the reader of PDFs, which
    /// says what is wrong with it.
    static func takes(_ path: String, named filename: String) -> Bool {
        if let format = SourceFormat.recognise(file: path, filename: filename) {
            return SourceFormat.documents.contains(format)
        }
        return (filename as NSString).pathExtension.lowercased() == "pdf"
    }

    /// Takes a spooled upload: the file is made durable, then document and job are written together.
    /// What this returns will be ingested, whatever happens to the process.
    func take(
        _ spooled: String, filename: String, title: String?, language: Language, password: String? = nil,
        tenant: TenantContext,
        actor: AuditActor
    ) async throws -> (document: Document, job: Job) {
        let id = DocumentID()
        let digest = try FileDigest.sha256(of: spooled)
        let stem = (filename as NSString).deletingPathExtension
        let new = NewDocument(
            id: id, title: title ?? (stem.isEmpty ? filename : stem), filename: filename, language: language,
            byteCount: digest.byteCount, sha256: digest.hexadecimal,
            sourceType: (SourceFormat.recognise(file: spooled, filename: filename) ?? .pdf).rawValue)
        if let password { try files.keep(password: password, of: id, tenant: tenant.id) }
        try files.adopt(spooled, as: id, tenant: tenant.id)
        do {
            return try await database.withSession(for: tenant) { session in
                let document = try session.createDocument(new)
                let job = try session.enqueueJob(kind: JobKind.ingest, document: id)
                let after = try JSON(encoding: ["filename": filename, "sha256": digest.hexadecimal])
                _ = try session.recordAudit(
                    actor.event("knowledge.document.created", "document", id.description, after: after))
                return (document, job)
            }
        } catch {
            // Where nobody knows whether the row was written, the file stays for it.
            if (error as? StorageError)?.code != .outcomeUnknown { files.remove(id, tenant: tenant.id) }
            throw error
        }
    }

    /// Reads the stored file again with today's extraction; `nil` where there is no such document.
    func reingest(_ id: DocumentID, tenant: TenantContext, actor: AuditActor) async throws -> Job? {
        try await database.withSession(for: tenant) { session in
            if let open = try session.jobs(of: id).first(where: { !$0.status.isFinal }) { return open }
            guard try session.markDocumentProcessing(id) else { return nil }
            _ = try session.recordAudit(actor.event("knowledge.document.reingested", "document", id.description))
            return try session.enqueueJob(kind: JobKind.ingest, document: id)
        }
    }

    func rename(_ id: DocumentID, title: String, tenant: TenantContext, actor: AuditActor) async throws -> Document? {
        try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.document(id), let after = try session.renameDocument(id, title: title)
            else { return nil }
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.document.updated", "document", id.description,
                    before: try JSON(encoding: ["title": before.title]),
                    after: try JSON(encoding: ["title": after.title])))
            return after
        }
    }

    /// Rows first, then the file: a crash between the two leaves an orphan file, never a document without one.
    func delete(_ id: DocumentID, tenant: TenantContext, actor: AuditActor) async throws -> Bool {
        let deleted = try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.document(id), try session.deleteDocument(id) else { return false }
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.document.deleted", "document", id.description,
                    before: try JSON(encoding: ["filename": before.filename, "sha256": before.sha256])))
            return true
        }
        if deleted { files.remove(id, tenant: tenant.id) }
        return deleted
    }

    /// A page as a picture, with boxes (PDF points) marked.
    func image(
        of id: DocumentID, page: Int, dpi: Int, highlights: [Box], tenant: TenantContext
    ) async throws -> Data {
        let document = try await database.withReadOnlySession(for: tenant) { try $0.document(id) }
        return try await reader.render(
            file: files.path(of: id, tenant: tenant.id), filename: document?.filename, page: page, dpi: dpi,
            highlights: highlights,
            password: files.password(of: id, tenant: tenant.id))
    }
}

/// The kinds of job this server knows.
enum JobKind {
    static let ingest = "ingest"
}

/// SHA-256 of a file, read in pieces.
enum FileDigest {
    static func sha256(of path: String) throws -> (hexadecimal: String, byteCount: Int) {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
        var byteCount = 0
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            byteCount += piece.count
            _ = piece.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return (hexadecimal, byteCount)
    }
}
