/// Where a passage stands, precisely enough to show it to a person.
public enum PassageSource: Hashable, Sendable {
    case page(DocumentReference, page: Int, span: Span)
    case faq(FAQReference)
}

/// What a citation needs to know of a document.
public struct DocumentReference: Hashable, Sendable {
    public let id: DocumentID
    public let filename: String
    public let title: String
    public let version: Int

    public init(id: DocumentID, filename: String, title: String, version: Int) {
        self.id = id
        self.filename = filename
        self.title = title
        self.version = version
    }
}

/// What a citation needs to know of an FAQ entry.
public struct FAQReference: Hashable, Sendable {
    public let id: FAQID
    public let externalID: String?
    public let question: String

    public init(id: FAQID, externalID: String?, question: String) {
        self.id = id
        self.externalID = externalID
        self.question = question
    }
}

/// The unit of retrieval: a stretch of one page, or a whole FAQ entry.
///
/// For a page, `text` is the exact substring of the page's text at the source's span.
/// For an FAQ, `text` is the answer; the question stands in the source.
public struct Passage: Hashable, Sendable {
    public let id: ChunkID
    public let source: PassageSource
    /// The headings above it, outermost first.
    public let headings: [String]
    public let text: String
    public let language: Language

    public init(id: ChunkID, source: PassageSource, headings: [String], text: String, language: Language) {
        self.id = id
        self.source = source
        self.headings = headings
        self.text = text
        self.language = language
    }
}

/// The parts of a score, so that a ranking can be explained.
public struct ScoreParts: Hashable, Sendable, Codable {
    /// What the ranking is by.
    public var fused: Float
    /// Cosine of query and passage in [-1, 1]; absent where the dense half did not look.
    public var dense: Float?
    /// BM25 of the passage, unbounded; absent where no term matched.
    public var lexical: Float?
    /// Share of the query's content words, weighted by rarity, that the passage holds: [0, 1].
    public var coverage: Float

    public init(fused: Float, dense: Float?, lexical: Float?, coverage: Float) {
        self.fused = fused
        self.dense = dense
        self.lexical = lexical
        self.coverage = coverage
    }
}

/// A passage as an answer to a query.
public struct ScoredPassage: Hashable, Sendable {
    public let passage: Passage
    public let score: ScoreParts

    public init(passage: Passage, score: ScoreParts) {
        self.passage = passage
        self.score = score
    }
}
