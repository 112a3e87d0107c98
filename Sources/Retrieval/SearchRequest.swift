import Knowledge

/// Which half of the index ranks.
public enum SearchMode: String, Sendable, Codable, CaseIterable {
    /// Both halves. Without a vector the ranking is the lexical one, over every passage.
    case hybrid
    case vector
    /// BM25; only passages that share a term with the query.
    case lexical
}

public struct SearchRequest: Sendable {
    public let text: String
    /// The query's embedding, of any length but zero.
    public let vector: [Float]?
    /// How many hits at most, within ``KnowledgeIndex/topKRange``.
    public let topK: Int
    public let mode: SearchMode
    /// Which passages take part. Asked before ranking, so that it never shortens an answer.
    public let filter: PassageFilter

    public init(
        text: String, vector: [Float]? = nil, topK: Int = 10, mode: SearchMode = .hybrid,
        filter: PassageFilter = PassageFilter()
    ) {
        self.text = text
        self.vector = vector
        self.topK = topK
        self.mode = mode
        self.filter = filter
    }
}

/// A passage found, with the parts of its score.
public struct Hit: Hashable, Sendable {
    public let id: ChunkID
    public let score: ScoreParts
    /// The rarest content word of the query that the passage lacks, `nil` where it lacks none: "indirim" in a
    /// passage about students is what a student discount fails on.
    public let uncovered: ContentWord?
    /// What each shared term added to ``ScoreParts/lexical``, greatest first; empty unless asked for.
    public let explanation: [TermContribution]
    /// The entry's ``IndexEntry/payload``.
    public let payload: [UInt8]

    public init(
        id: ChunkID, score: ScoreParts, uncovered: ContentWord? = nil, explanation: [TermContribution] = [],
        payload: [UInt8] = []
    ) {
        self.id = id
        self.score = score
        self.uncovered = uncovered
        self.explanation = explanation
        self.payload = payload
    }
}

/// A term that query and passage share.
public struct TermContribution: Hashable, Sendable {
    public let term: Term
    /// In units of BM25.
    public let contribution: Float

    public init(term: Term, contribution: Float) {
        self.term = term
        self.contribution = contribution
    }
}
