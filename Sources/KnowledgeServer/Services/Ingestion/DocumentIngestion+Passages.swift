import Embeddings
import Foundation
import Ingestion
import Knowledge
import Storage

/// From stored pages to passages with their vectors.
extension DocumentIngestion {
    private static let pagesAtOnce = 64
    private static let passagesAtOnce = 64

    /// Cuts the pages. An interrupted one begins anew: it computes little.
    func chunk(_ work: Work) async throws -> StageEnd {
        let (tenant, version) = (work.tenant, work.version)
        let cutting = Cutting(model)
        let total = try await database.withSession(for: tenant) { session in
            try session.extendLease(work.claimed.lease, by: JobRunner.lease)
            try session.removeStagedChunks(of: version)
            return try session.stagedPages(of: version).count
        }
        var (last, count) = (0, 0)
        while true {
            let behind = last
            let pages = try await database.withReadOnlySession(for: tenant) { session in
                try session.stagedPages(of: version, after: behind, limit: Self.pagesAtOnce)
            }
            let chunks = try await OffPool.run { Result { try cutting.chunks(of: pages) } }.get()
            let marks = await OffPool.run { PageMarks.marks(in: pages) }
            let first = count
            last = pages.last?.page.number ?? last
            let lead = try await store(.chunk, done: last, of: total, for: work) { session in
                try session.stage(chunks.map(NewChunk.init), from: first, of: version)
                try session.stage(marks, of: version)
                if pages.isEmpty, first + chunks.count > 0 { try session.enter(.embed, of: version) }
            }
            count += chunks.count
            if pages.isEmpty { return count > 0 ? .done : .rejected(DocumentProblem(.noText)) }
            // What begins anew must come to its end: a tenant's only lane is not given back here.
            if lead >= 2 { return .turnIsOver }
        }
    }

    /// Computes the vectors that are missing, or are of another model.
    func embed(_ work: Work) async throws -> StageEnd {
        let (tenant, version, model) = (work.tenant, work.version, model.identifier)
        let total = try await database.withReadOnlySession(for: tenant) { try $0.stagedPages(of: version).count }
        while true {
            let batch = try await database.withReadOnlySession(for: tenant) { session in
                try session.chunksToEmbed(of: version, model: model, limit: Self.passagesAtOnce)
            }
            guard let last = batch.last else { return .done }
            let vectors = try await vectors(of: batch, title: work.document.title)
            // Its last page may have more passages.
            let lead = try await store(.embed, done: max(0, last.page - 1), of: total, for: work) { session in
                try session.keep(vectors, of: version, model: model)
            }
            metrics.count("kaynak_ingest_passages_total", by: batch.count)
            if turnIsOver(work, lead: lead) { return .turnIsOver }
        }
    }

    private func vectors(of chunks: [StagedChunk], title: String) async throws -> [(index: Int, vector: [Float])] {
        let texts = chunks.map {
            EmbeddingText.passage(title: title, headings: $0.headings, text: $0.text, model: model)
        }
        let matrix = try await measured("ingest.embed") {
            try await embedder.encode(texts, as: .passage, priority: .bulk)
        }
        return chunks.enumerated().map { row, chunk in (chunk.index, Array(matrix[row: row])) }
    }
}

/// A document being cut. Used by one task, off the cooperative threads.
private final class Cutting: @unchecked Sendable {
    // Sound: its owner awaits each call before the next.
    private var session: ChunkingSession

    init(_ model: EmbeddingModel) {
        session = Chunker { text in model.tokenCount(of: text, as: .passage) }.session()
    }

    /// - Parameter pages: none after the last.
    func chunks(of pages: [StagedPage]) throws -> [DocumentChunk] {
        if pages.isEmpty { return session.finish() }
        return try pages.flatMap { session.add(try $0.extracted.withoutUnseenBlocks) }
    }
}

extension NewChunk {
    init(_ chunk: DocumentChunk) {
        self.init(page: chunk.page, span: chunk.span, text: chunk.text, headings: chunk.headings)
    }
}
