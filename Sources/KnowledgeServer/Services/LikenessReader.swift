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
        let parts = texts.map(InjectionLikeness.parts)
        let model = embedder.model
        let ids = zip(texts, parts).flatMap { text, parts in
            parts.map { model.truncated(model.tokenIDs(of: text.scalars(in: $0) ?? "", as: .query)) }
        }
        let vectors = try await embedder.encode(tokenIDs: ids, priority: priority, mode: .fast)
        var row = 0
        return parts.map { parts in
            defer { row += parts.count }
            return InjectionLikeness.shared.findings(
                parts, vectors: parts.indices.map { Array(vectors[row: row + $0]) })
        }
    }
}
