import Knowledge

/// What a ranking tells about whether it holds an answer.
public struct ConfidenceSignals: Hashable, Sendable, Codable {
    /// Passages looked at: what a reply is composed from.
    static let depth = 3

    /// The greatest cosine among the hits.
    public let dense: Float
    /// The greatest BM25 among the first hits, saturated to [0, 1) as in the ranking.
    public let lexical: Float
    /// The greatest coverage among the first hits.
    public let coverage: Float
    /// How far the first hit's score lies above the mean of the second to tenth: a clear winner, or one of many that
    /// all hold a little. In a large index, where something always comes near, it tells more than the three above.
    public let gap: Float
    /// Query and passages are of different languages, so that missing words are no evidence.
    public let isCrossLingual: Bool

    /// - Parameters:
    ///   - hits: of a hybrid search, best first; ten are needed and enough. Without a vector the model has no opinion
    ///     to stand on and its number stays near 0.
    ///   - isCrossLingual: whether the query's language is another than the first passages'.
    public init(hits: [Hit], isCrossLingual: Bool = false) {
        let first = hits.prefix(ConfidenceSignals.depth)
        dense = hits.compactMap(\.score.dense).max() ?? 0
        lexical = Fusion.saturated(first.compactMap(\.score.lexical).max() ?? 0)
        coverage = first.map(\.score.coverage).max() ?? 0
        let others = hits.dropFirst().prefix(9).map(\.score.fused)
        gap = others.isEmpty ? 0 : hits[0].score.fused - others.reduce(0, +) / Float(others.count)
        self.isCrossLingual = isCrossLingual
    }
}

/// How likely the first hits answer the query, and what that rests on.
public struct Confidence: Hashable, Sendable {
    /// In [0, 1]: of the queries that get 0.8, about eight in ten are answered by one of the first three hits.
    public let value: Float
    public let signals: ConfidenceSignals
    /// The rarest content word of the query that none of the first hits holds, `nil` where each is held by one.
    /// "Öğrenci indirimi" among passages about discounts only: the passages are near, the answer is not there.
    public let uncovered: ContentWord?

    public init(hits: [Hit], isCrossLingual: Bool = false, model: ConfidenceModel = .default) {
        signals = ConfidenceSignals(hits: hits, isCrossLingual: isCrossLingual)
        value = hits.isEmpty ? 0 : model.confidence(signals)
        let missing = hits.prefix(ConfidenceSignals.depth).map(\.uncovered)
        uncovered = missing.contains(nil) ? nil : missing.compactMap { $0 }.min { $0.rarity < $1.rarity }
    }
}
