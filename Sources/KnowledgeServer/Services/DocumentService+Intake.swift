import Foundation
import HTTPServer
import Ingestion
import Knowledge
import Storage

/// How files come in.
extension DocumentService {
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

    static func openJob(of document: DocumentID, in session: borrowing TenantSession) throws -> Job? {
        try session.jobs(of: document).first { !$0.status.isFinal }
    }

    /// Under the intake's lock, so that uploads at the same time cannot exceed it together.
    private static func checkQuota(_ file: NewFile, in session: borrowing TenantSession) throws {
        let bytes = try session.quota().bytes
        guard bytes.holds(file.byteCount) else { throw QuotaNotice.bytes(file.byteCount, of: bytes).refusal }
    }
}
