import Embeddings
import Guardrails
import Knowledge

/// Encodes texts for ``InjectionLikeness``.
struct LikenessReader: Sendable {
    private let embedder: TextEmbedder

    /// - Returns: `nil` for a model that the weights were not fitted to.
    init?(_ embedder: TextEmbedder) {
        guard embedder.model.identifier.hasPrefix(InjectionLikeness.model) else { return nil }
        self.embedder = embedder
    }

    /// What in each text is like an attack.
    func findings(in texts: [String], priority: TextEmbedder.Priority) async throws -> [[GuardFinding]] {
        let passages = texts.map(InjectionLikeness.passages)
        let model = embedder.model
        let ids = passages.joined().map { model.truncated(model.tokenIDs(of: $0.text, as: .query)) }
        let vectors = try await embedder.encode(tokenIDs: ids, priority: priority, mode: .fast)
        var row = 0
        return passages.map { passages in
            defer { row += passages.count }
            return InjectionLikeness.shared.findings(
                passages, vectors: passages.indices.map { Array(vectors[row: row + $0]) })
        }
    }
}
