extension ConfidenceModel {
    /// Calibrates on a tenant's own FAQ: its questions are what it can answer.
    ///
    /// Asked of the index itself, every FAQ question would find its own copy and look far easier than a customer's.
    /// So they are asked of an index in which the FAQ entries keep their answers and lose their questions.
    /// - Parameters:
    ///   - entries: all of the tenant's entries; those with a question and a question vector serve as positives.
    ///   - outOfDomain: ``OutOfDomainQuestions/turkish`` encoded as queries, in its order.
    /// - Returns: ``default`` where there are no such entries.
    /// - Throws: as ``KnowledgeIndex/init(_:dimension:)`` and ``KnowledgeIndex/search(_:explain:)-swift.method``.
    public static func calibrated(
        on entries: [IndexEntry], dimension: Int, outOfDomain: [[Float]]
    ) throws(RetrievalError) -> ConfidenceModel {
        let blind: [IndexEntry] = entries.map { entry in
            IndexEntry(
                id: entry.id, vector: entry.vector, title: entry.title, heading: entry.heading, body: entry.body,
                language: entry.language)
        }
        let index = try KnowledgeIndex(blind, dimension: dimension)
        var answerable: [SearchRequest] = []
        for entry in entries where !entry.question.isEmpty {
            guard let vector = entry.questionVector else { continue }
            answerable.append(SearchRequest(text: entry.question, vector: vector))
        }
        let unanswerable: [SearchRequest] = zip(OutOfDomainQuestions.turkish, outOfDomain).map { text, vector in
            SearchRequest(text: text, vector: vector)
        }
        let positives = try index.search(answerable).map { ConfidenceSignals(hits: $0) }
        let negatives = try index.search(unanswerable).map { ConfidenceSignals(hits: $0) }
        return fit(positives: positives, negatives: negatives)
    }
}
