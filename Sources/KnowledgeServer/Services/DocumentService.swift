import CCrypto
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
    private let gate = WorkerGate(width: 4)

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

    /// What became of an upload.
    struct Intake: Sendable {
        let document: Document
        /// `nil` where nothing is left to be done.
        let job: Job?
        /// The document was there already, with the same bytes: no second copy is kept.
        let isKnown: Bool
    }

    /// A spooled upload as its sender describes it.
    struct Upload: Sendable {
        let path: String
        let filename: String
        var title: String?
        var language: Language = .turkish
        var password: String?
    }

    /// Takes an upload: the file is made durable, then document and job are written together. What this returns will be
    /// ingested, whatever happens to the process.
    ///
    /// - Throws: a ``Problem`` where the tenant's quota does not hold it.
    func take(_ upload: Upload, tenant: TenantContext, actor: AuditActor) async throws -> Intake {
        try await adopting(upload, tenant: tenant) { session, file in
            if let known = try session.document(withContent: file.sha256) {
                return try Self.recognise(known, file, actor, in: session)
            }
            try Self.checkQuota(file, in: session)
            let stem = (file.filename as NSString).deletingPathExtension
            let document = try session.createDocument(
                NewDocument(
                    title: upload.title ?? (stem.isEmpty ? file.filename : stem), language: upload.language, file: file)
            )
            let job = try session.enqueueJob(kind: JobKind.ingest, document: document.id)
            let after = try JSON(encoding: ["filename": file.filename, "sha256": file.sha256])
            _ = try session.recordAudit(
                actor.event("knowledge.document.created", "document", document.id.description, after: after))
            return Settled(Intake(document: document, job: job, isKnown: false))
        }
    }

    /// Takes an upload as the next version of a document, which is searched as it is until that is ready. An unfinished
    /// version before it is dropped.
    ///
    /// - Throws: a ``Problem`` where there is no such document, the quota does not hold the file, or another document has
    ///   these bytes.
    func replace(_ id: DocumentID, with upload: Upload, tenant: TenantContext, actor: AuditActor) async throws -> Intake
    {
        try await adopting(upload, tenant: tenant) { session, uploaded in
            guard let before = try session.document(id) else { throw Problem.notFound }
            if let known = try session.document(withContent: uploaded.sha256) {
                guard known.id == id else { throw APIProblem.contentElsewhere(known.title) }
                return try Self.recognise(known, uploaded, actor, in: session)
            }
            try session.cancelJobs(of: id)
            let dropped = try session.discardReading(of: id)
            var file = uploaded
            // The bytes of an earlier version lie here already.
            if let earlier = try session.versions(of: id).first(where: { $0.sha256 == file.sha256 }) {
                file.id = earlier.file
            } else {
                try Self.checkQuota(file, in: session)
            }
            let job = try Self.beginReading(of: id, file, in: session)
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.document.replaced", "document", id.description,
                    before: try JSON(encoding: ["filename": before.filename, "sha256": before.sha256]),
                    after: try JSON(encoding: ["filename": file.filename, "sha256": file.sha256])))
            guard let document = try session.document(id) else { throw Problem.notFound }
            return Settled(Intake(document: document, job: job, isKnown: false), dropped: dropped)
        }
    }

    /// Reads the stored file again with today's extraction; `nil` where there is no such document.
    func reingest(_ id: DocumentID, tenant: TenantContext, actor: AuditActor) async throws -> Job? {
        try await database.withSession(for: tenant) { session in
            try session.lockIntake()
            guard try session.document(id) != nil else { return nil }
            if let open = try Self.openJob(of: id, in: session) { return open }
            _ = try session.recordAudit(actor.event("knowledge.document.reingested", "document", id.description))
            if let version = try session.versionInReading(of: id) {
                try session.restart(version)
                try session.markDocumentProcessing(id)
                return try session.enqueueJob(kind: JobKind.ingest, document: id)
            }
            guard let present = try session.publishedVersion(of: id) else { return nil }
            let file = NewFile(
                id: present.file, filename: present.filename, byteCount: present.byteCount, sha256: present.sha256,
                sourceType: present.sourceType)
            return try Self.beginReading(of: id, file, in: session)
        }
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

// MARK: - Jobs

extension DocumentService {
    /// Ends a job and removes what it has left: its version; a document that never had another, with its file.
    ///
    /// - Returns: the job as it is now; `nil` where there is no such job.
    /// - Throws: a ``Problem`` where it has ended already.
    func cancel(_ id: JobID, tenant: TenantContext, actor: AuditActor) async throws -> Job? {
        let (job, dropped) = try await database.withSession(for: tenant) { session in
            guard let job = try session.job(id) else { return (Job?.none, FileID?.none) }
            guard try session.cancelJob(id) else { throw APIProblem.jobHasEnded }
            var dropped: FileID?
            if let document = job.document {
                dropped = try session.discardReading(of: document)
                if try session.publishedVersion(of: document) == nil {
                    try session.detachJobs(from: document)
                    _ = try session.deleteDocument(document)
                }
                _ = try session.recordAudit(
                    actor.event("knowledge.document.cancelled", "document", document.description))
            }
            return (try session.job(id), dropped)
        }
        if let dropped { files.remove(dropped, tenant: tenant.id) }
        return job
    }

    /// Queues a failed job once more; it goes on where it stood.
    ///
    /// - Returns: `nil` where there is no such job.
    /// - Throws: a ``Problem`` where it has not failed, or its document needs it no more.
    func restart(_ id: JobID, tenant: TenantContext, actor: AuditActor) async throws -> Job? {
        try await database.withSession(for: tenant) { session in
            try session.lockIntake()
            guard let job = try session.job(id) else { return nil }
            guard let document = job.document, try Self.openJob(of: document, in: session) == nil,
                try session.versionInReading(of: document) != nil, let restarted = try session.restartJob(id)
            else { throw APIProblem.jobNotRestartable }
            try session.markDocumentProcessing(document)
            _ = try session.recordAudit(actor.event("knowledge.document.retried", "document", document.description))
            return restarted
        }
    }
}

// MARK: - Intake

extension DocumentService {
    /// What an intake came to.
    private struct Settled: Sendable {
        let intake: Intake
        /// A file that no version has any more.
        let dropped: FileID?

        init(_ intake: Intake, dropped: FileID? = nil) {
            self.intake = intake
            self.dropped = dropped
        }
    }

    /// Makes the uploaded file durable and lets the body write it down, one at a time for each tenant. A file that no version
    /// has in the end goes again.
    private func adopting(
        _ upload: Upload, tenant: TenantContext,
        _ body: @escaping @Sendable (borrowing TenantSession, NewFile) throws -> Settled
    ) async throws -> Intake {
        guard await gate.enter() else { throw CancellationError() }
        defer { gate.leave() }
        let id = FileID()
        do {
            let file = try await OffPool.run { [files] in
                Result {
                    let digest = try FileDigest.sha256(of: upload.path)
                    if let password = upload.password { try files.keep(password: password, of: id, tenant: tenant.id) }
                    let format = SourceFormat.recognise(file: upload.path, filename: upload.filename) ?? .pdf
                    try files.adopt(upload.path, as: id, tenant: tenant.id)
                    return NewFile(
                        id: id, filename: upload.filename, byteCount: digest.byteCount, sha256: digest.hexadecimal,
                        sourceType: format.rawValue)
                }
            }.get()
            let (settled, isUsed) = try await database.withSession(for: tenant) { session in
                try session.lockIntake()
                let settled = try body(session, file)
                return (settled, try session.versions(of: settled.intake.document.id).contains { $0.file == id })
            }
            if let dropped = settled.dropped { files.remove(dropped, tenant: tenant.id) }
            if !isUsed { files.remove(id, tenant: tenant.id) }
            return settled.intake
        } catch {
            // Where nobody knows whether the row was written, the file stays for it.
            if (error as? StorageError)?.code != .outcomeUnknown { files.remove(id, tenant: tenant.id) }
            throw error
        }
    }

    /// The bytes of a document that is there. Where they could not be read, they are read again: the sender may have given
    /// the password this time.
    private static func recognise(
        _ known: Document, _ file: NewFile, _ actor: AuditActor, in session: borrowing TenantSession
    ) throws -> Settled {
        if let job = try openJob(of: known.id, in: session) {
            return Settled(Intake(document: known, job: job, isKnown: true))
        }
        guard try session.versionInReading(of: known.id)?.sha256 == file.sha256 else {
            return Settled(Intake(document: known, job: nil, isKnown: true))
        }
        let dropped = try session.discardReading(of: known.id)
        let job = try beginReading(of: known.id, file, in: session)
        _ = try session.recordAudit(actor.event("knowledge.document.reingested", "document", known.id.description))
        return Settled(
            Intake(document: try session.document(known.id) ?? known, job: job, isKnown: true), dropped: dropped)
    }

    private static func beginReading(
        of id: DocumentID, _ file: NewFile, in session: borrowing TenantSession
    ) throws -> Job {
        _ = try session.beginVersion(of: id, file: file)
        try session.markDocumentProcessing(id)
        return try session.enqueueJob(kind: JobKind.ingest, document: id)
    }

    private static func openJob(of document: DocumentID, in session: borrowing TenantSession) throws -> Job? {
        try session.jobs(of: document).first { !$0.status.isFinal }
    }

    /// Under the intake's lock, so that uploads at the same time cannot exceed it together.
    private static func checkQuota(_ file: NewFile, in session: borrowing TenantSession) throws {
        let bytes = try session.quota().bytes
        guard bytes.holds(file.byteCount) else { throw QuotaNotice.bytes(file.byteCount, of: bytes).refusal }
    }
}

/// What a deletion removed, in numbers: the body of its answer, and of its audit event.
struct DeletionCounts: Encodable {
    let versions: Int
    let files: Int
    let bytes: Int
    let pages: Int
    let passages: Int
    let vectors: Int
    let stagedPassages: Int
    let jobs: Int

    init(_ deleted: DeletedDocument) {
        versions = deleted.versions
        files = deleted.files.count
        bytes = deleted.bytes
        pages = deleted.pages
        passages = deleted.passages
        vectors = deleted.passages
        stagedPassages = deleted.stagedPassages
        jobs = deleted.jobs
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
