import Assist
import CCrypto
import Embeddings
import Foundation
import Knowledge
import Synchronization

/// The vectors of stretches that may answer: a few short texts for each question, mostly the same ones again and again.
///
/// Remembered in memory by a digest of the text, so that nothing of a tenant's material is kept.
final class StretchEncoder: Sendable {
    /// At 1.5 KB each.
    private static let mostKept = 8_192

    private let embedder: TextEmbedder
    private let known = Mutex<[Data: [Float]]>([:])

    init(embedder: TextEmbedder) { self.embedder = embedder }

    /// - Parameters:
    ///   - queries: the texts whose vectors are the rows of `vectors`.
    func vectors(of stretches: [String], queries: [String], vectors: Matrix) async throws -> StretchVectors {
        let questions = queries.enumerated().map { row, text in (text, Array(vectors[row: row])) }
        let digests = stretches.map(Self.digest)
        var found = known.withLock { known in digests.map { known[$0] } }
        let missing = found.indices.filter { found[$0] == nil }
        if !missing.isEmpty {
            let texts = missing.map { EmbeddingText.fitting(stretches[$0], as: .passage, model: embedder.model) }
            let matrix = try await embedder.encode(texts, as: .passage, priority: .interactive)
            for (row, index) in missing.enumerated() { found[index] = Array(matrix[row: row]) }
            let added = missing.map { (digests[$0], found[$0]) }
            known.withLock { known in
                if known.count + added.count > Self.mostKept { known.removeAll(keepingCapacity: true) }
                for (digest, vector) in added { known[digest] = vector }
            }
        }
        return StretchVectors(
            questions: Dictionary(questions) { first, _ in first },
            stretches: Dictionary(zip(stretches, found.map { $0 ?? [] })) { first, _ in first })
    }

    private static func digest(of text: String) -> Data {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        _ = SHA256(bytes, bytes.count, &digest)
        return Data(digest)
    }
}
