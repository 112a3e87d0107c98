import Knowledge

/// A passage as it goes into an index.
public struct IndexEntry: Sendable {
    public let id: ChunkID
    /// Unit length; the passage encoded as a passage.
    public let vector: [Float]
    /// Unit length; an FAQ's question alone, encoded as a query.
    public let questionVector: [Float]?
    /// The document's title.
    public let title: String
    /// The headings above the passage.
    public let heading: String
    /// An FAQ's question, empty for a page.
    public let question: String
    public let body: String
    public let language: Language
    /// The document it is a part of; `nil` for an FAQ entry.
    public let document: DocumentID?
    /// What a filter may ask for.
    public let tags: Set<String>
    /// The caller's own, handed back with a hit.
    public let payload: [UInt8]

    public init(
        id: ChunkID, vector: [Float], questionVector: [Float]? = nil, title: String = "", heading: String = "",
        question: String = "", body: String, language: Language = .turkish, document: DocumentID? = nil,
        tags: Set<String> = [], payload: [UInt8] = []
    ) {
        self.id = id
        self.vector = vector
        self.questionVector = questionVector
        self.title = title
        self.heading = heading
        self.question = question
        self.body = body
        self.language = language
        self.document = document
        self.tags = tags
        self.payload = payload
    }
}
