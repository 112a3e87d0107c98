import Embeddings
import Foundation
import Ingestion
import Knowledge
import Storage

/// One document from bytes to searchable passages: extract in the worker, chunk, embed, write in one transaction.
struct DocumentIngestion: Sendable {
    let database: Database
    let files: FileStore
    let reader: DocumentReader
    let model: EmbeddingModel
    let embedder: TextEmbedder
    let metrics: Metrics

    /// What became of the document; a thrown error is the installation's trouble and worth another try.
    enum Outcome: Sendable {
        case ready(pages: Int, chunks: Int)
        case rejected(DocumentProblem)
    }

    func run(
        _ claimed: ClaimedJob, progress: @escaping @Sendable (_ stage: String, _ done: Int, _ total: Int) -> Void
    ) async throws -> Outcome {
        let tenant = claimed.context
        guard let id = claimed.job.document else { return .rejected(Self.withoutDocument) }
        guard let document = try await database.withReadOnlySession(for: tenant, { try $0.document(id) }) else {
            return .rejected(Self.withoutDocument)
        }
        let extracted = try await measured("ingest.extract") {

            try await reader.extract(
                file: files.path(of: id, tenant: tenant.id), filename: document.filename,
                password: files.password(of: id, tenant: tenant.id)
            ) { page, total in progress("extract", page, total) }
        }
        guard extracted.status == .ok, extracted.problem?.code != "no_text" else {
            return .rejected(extracted.problem ?? Self.unreadable)
        }
        let model = self.model
        let chunker = Chunker { text in model.tokenCount(of: text, as: .passage) }
        let chunks = await OffPool.run { chunker.chunks(of: extracted) }
        guard !chunks.isEmpty else { return .rejected(Self.withoutText) }
        progress("embed", 0, chunks.count)
        let vectors = try await embed(chunks, of: document) { progress("embed", $0, chunks.count) }
        let rows = zip(chunks, vectors).map { chunk, vector in
            NewChunk(
                page: chunk.page, span: chunk.span, text: chunk.text, headings: chunk.headings,
                language: document.language, vector: vector)
        }
        let pages = extracted.pages.map(\.page)
        let notice = extracted.problem
        try await measured("ingest.store") {
            try await database.withSession(for: tenant) { session in
                try session.lockKnowledge()
                try session.replaceContent(of: id, pages: pages, chunks: rows, model: model.identifier, notice: notice)
                try session.completeJob(claimed.lease)
                let after = try JSON(encoding: ["pages": pages.count, "chunks": rows.count])
                _ = try session.recordAudit(
                    AuditActor.system("job").event(
                        "knowledge.document.ingested", "document", id.description, after: after))
            }
        }
        return .ready(pages: pages.count, chunks: rows.count)
    }

    private func embed(
        _ chunks: [DocumentChunk], of document: Document, progress: (Int) -> Void
    ) async throws -> [[Float]] {
        var vectors: [[Float]] = []
        vectors.reserveCapacity(chunks.count)
        for start in stride(from: 0, to: chunks.count, by: 32) {
            let batch = chunks[start..<min(start + 32, chunks.count)]
            let texts = batch.map {
                EmbeddingText.passage(title: document.title, headings: $0.headings, text: $0.text, model: model)
            }
            let matrix = try await measured("ingest.embed") {
                try await embedder.encode(texts, as: .passage, priority: .bulk)
            }
            for row in 0..<matrix.rows { vectors.append(Array(matrix[row: row])) }
            progress(vectors.count)
        }
        return vectors
    }

    private func measured<Value>(_ stage: String, _ work: () async throws -> Value) async throws -> Value {
        let start = ContinuousClock.now
        defer { metrics.observe(stage, seconds: (ContinuousClock.now - start).seconds) }
        return try await work()
    }

    private static let withoutDocument = DocumentProblem(
        code: "document_gone",
        detail: LocalizedText(tr: "Belge bu arada silinmiş.", en: "The document has been deleted meanwhile."))
    private static let unreadable = DocumentProblem(
        code: "damaged",
        detail: LocalizedText(
            tr: "Dosya okunamadı; belgeyi yeniden PDF olarak kaydedip yükleyin.",
            en: "The file could not be read; save the document as PDF again and upload it."))
    private static let withoutText = DocumentProblem(
        code: "no_text",
        detail: LocalizedText(
            tr: "Belgede okunabilir metin bulunamadı; taranmış bir belgeyse metin içeren bir PDF yükleyin.",
            en: "No readable text was found; if this is a scan, upload a PDF that contains text."))
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
