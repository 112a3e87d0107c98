import Embeddings
import Foundation
import Knowledge
import Retrieval
import Storage

/// A hit with its passage, and why it ranks where it does.
struct SearchHit: Sendable {
    let scored: ScoredPassage
    let explanation: [TermContribution]
}

/// Top-k search in one tenant's knowledge, and in nothing else: the index handed over holds no other tenant's rows.
struct SearchService: Sendable {
    let database: Database
    let embedder: TextEmbedder
    let indexes: IndexRegistry
    let calibrations: Calibrations

    /// - Parameter vector: the query's embedding where the caller has it; computed otherwise.
    func search(
        _ text: String, vector: [Float]? = nil, topK: Int, mode: SearchMode = .hybrid, filter: PassageFilter = .init(),
        explain: Bool = false, tenant: TenantContext
    ) async throws -> [SearchHit] {
        var vector = vector
        if vector == nil, mode != .lexical {
            let fitted = EmbeddingText.fitting(text, as: .query, model: embedder.model)
            vector = Array(try await embedder.encode([fitted], as: .query, priority: .interactive)[row: 0])
        }
        let index = try await indexes.index(for: tenant)
        let request = SearchRequest(text: text, vector: vector, topK: topK, mode: mode, filter: filter)
        return try index.search(request, explain: explain).compactMap { hit in
            ScoredPassage(hit).map { SearchHit(scored: $0, explanation: hit.explanation) }
        }
    }

    /// Several queries at once, each with the calibrated confidence of its ranking.
    ///
    /// - Parameters:
    ///   - language: the question's; words of another language than the passages' cannot be looked for in them.
    ///   - hiding: FAQ entries that are left out, as if there were none of them.
    func evidence(
        for queries: [String], vectors: Matrix, language: Language, topK: Int, mode: SearchMode = .hybrid,
        hiding: Set<FAQID> = [], tenant: TenantContext
    ) async throws -> [(hits: [ScoredPassage], confidence: Float)] {
        let (index, version) = try await indexes.versioned(for: tenant)
        guard index.count > 0 else { return queries.map { _ in ([], 0) } }
        let model = calibrations.model(for: tenant, version: version)
        let requests = queries.enumerated().map { row, text in
            SearchRequest(text: text, vector: Array(vectors[row: row]), topK: topK, mode: mode)
        }
        return try index.search(requests).map { found in
            let hits = found.filter { !$0.isFAQ(in: hiding) }
            let scored = hits.compactMap(ScoredPassage.init)
            let crossLingual = scored.first.map { $0.passage.language != language } ?? false
            return (scored, Confidence(hits: hits, isCrossLingual: crossLingual, model: model).value)
        }
    }
}

extension Hit {
    fileprivate func isFAQ(in entries: Set<FAQID>) -> Bool {
        guard !entries.isEmpty, case .faq(let faq)? = PassageCoding.passage(id, from: payload)?.source else {
            return false
        }
        return entries.contains(faq.id)
    }
}

extension ScoredPassage {
    /// `nil` where the index does not hold the passage in a form that this version reads.
    fileprivate init?(_ hit: Hit) {
        guard let passage = PassageCoding.passage(hit.id, from: hit.payload) else { return nil }
        self.init(passage: passage, score: hit.score)
    }
}
