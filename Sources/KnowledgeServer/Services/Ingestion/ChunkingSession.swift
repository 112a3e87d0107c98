import Ingestion

/// Takes a document's pages one at a time.
struct ChunkingSession {
    private let chunker: Chunker
    private var pages: [ExtractedPage] = []

    init(_ chunker: Chunker) { self.chunker = chunker }

    /// - Returns: the chunks that no later page can change.
    mutating func add(_ page: ExtractedPage) -> [DocumentChunk] {
        pages.append(page)
        return []
    }

    mutating func finish() -> [DocumentChunk] { chunker.chunks(of: pages) }
}

extension Chunker {
    func session() -> ChunkingSession { ChunkingSession(self) }
}
