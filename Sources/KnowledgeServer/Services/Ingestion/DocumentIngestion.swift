import Embeddings
import Foundation
import Ingestion
import Knowledge
import Storage

/// One document from bytes to searchable passages: its pages are extracted in the worker, cut into passages, embedded, and
/// published in one transaction.
///
/// Whatever is done is stored a batch at a time with the job's progress. Whoever claims the job next, after a crash or
/// because another tenant had its turn meanwhile, goes on behind the last batch.
struct DocumentIngestion: Sendable {
    let database: Database
    let files: FileStore
    let reader: any PageReader
    let model: EmbeddingModel
    let embedder: TextEmbedder
    let metrics: Metrics
    /// How long a job keeps its lane while another tenant waits that has less: long enough that starting the worker again is
    /// little beside it.
    var slice: Duration = .seconds(5)

    /// What became of the document; a thrown error is the installation's trouble.
    enum Outcome: Sendable {
        case ready(pages: Int, chunks: Int)
        case rejected(DocumentProblem)
        /// Another tenant waits for the lane; what was done is stored.
        case turnIsOver
    }

    func run(_ claimed: ClaimedJob) async throws -> Outcome {
        guard let id = claimed.job.document else { return .rejected(Self.withoutDocument) }
        let found = try await database.withReadOnlySession(for: claimed.context) { session in
            (try session.document(id), try session.versionInReading(of: id))
        }
        guard let document = found.0, let version = found.1 else { return .rejected(Self.withoutDocument) }
        let work = Work(claimed: claimed, document: document, version: version)
        var stage = version.stage
        while true {
            let end: StageEnd
            switch stage {
            case .extract: end = try await extract(work)
            case .chunk: end = try await measured("ingest.chunk") { try await chunk(work) }
            case .embed: end = try await embed(work)
            case .published: return try await measured("ingest.store") { try await publish(work) }
            }
            switch end {
            case .done: stage = stage.next
            case .rejected(let problem): return .rejected(problem)
            case .turnIsOver: return .turnIsOver
            }
        }
    }

    /// What one run works on.
    struct Work: Sendable {
        let claimed: ClaimedJob
        let document: Document
        let version: DocumentVersion
        let start = ContinuousClock.now

        var tenant: TenantContext { claimed.context }
    }

    enum StageEnd: Sendable, Equatable {
        case done
        case rejected(DocumentProblem)
        case turnIsOver
    }

    /// Stores a batch with the progress that it is.
    ///
    /// - Returns: by how many running jobs the tenant is ahead of another that waits.
    func store(
        _ stage: DocumentVersion.Stage, done: Int, of total: Int, for work: Work,
        _ body: @escaping @Sendable (borrowing TenantSession) throws -> Void
    ) async throws -> Int {
        try await database.withSession(for: work.tenant) { session in
            try session.mayBeLost()
            let lead = try session.reportProgress(
                work.claimed.lease, stage: stage.rawValue, progress: JobProgress(done: done, total: total))
            try body(session)
            return lead
        }
    }

    /// Who has two more lanes than another gives one back at once; who has one more, after a while.
    func turnIsOver(_ work: Work, lead: Int) -> Bool {
        lead >= 2 || (lead == 1 && ContinuousClock.now - work.start >= slice)
    }

    private func publish(_ work: Work) async throws -> Outcome {
        let counts = try await database.withSession(for: work.tenant) { session in
            try session.lockKnowledge()
            try session.completeJob(work.claimed.lease)
            let counts = try session.publish(work.version)
            let after = try JSON(encoding: [
                "pages": counts.pages, "chunks": counts.chunks, "version": work.version.number,
            ])
            _ = try session.recordAudit(
                AuditActor.system("job").event(
                    "knowledge.document.ingested", "document", work.document.id.description, after: after))
            return counts
        }
        return .ready(pages: counts.pages, chunks: counts.chunks)
    }

    func measured<Value>(_ stage: String, _ work: () async throws -> Value) async throws -> Value {
        let start = ContinuousClock.now
        defer { metrics.observe(stage, seconds: (ContinuousClock.now - start).seconds) }
        return try await work()
    }

    private static let withoutDocument = DocumentProblem(
        code: "document_gone",
        detail: LocalizedText(tr: "Belge bu arada silinmiş.", en: "The document has been deleted meanwhile."))
}

extension DocumentVersion.Stage {
    fileprivate var next: DocumentVersion.Stage {
        switch self {
        case .extract: .chunk
        case .chunk: .embed
        case .embed, .published: .published
        }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
