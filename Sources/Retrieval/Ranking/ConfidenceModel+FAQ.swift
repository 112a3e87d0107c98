import Knowledge

extension ConfidenceModel {
    /// Passages that calibration looks at; of more, every n-th.
    ///
    /// Building their index is most of the cost, which therefore stays the same however large the tenant is.
    public static let calibrationSample = 2_000
    /// FAQ questions asked of them.
    static let questionSample = 200

    /// Calibrates on a tenant's own FAQ: its questions are what it can answer.
    ///
    /// Asked of the index itself, every FAQ question would find its own copy and look far easier than a customer's.
    /// So they are asked of an index in which the FAQ entries keep their answers and lose their questions. Questions
    /// whose best passage is of another language are left out: they are judged on a scale of their own.
    /// - Parameters:
    ///   - entries: the tenant's entries, all or an even sample of ``calibrationSample``; those with a question and a
    ///     question vector serve as positives.
    ///   - outOfDomain: ``OutOfDomainQuestions/all`` encoded as queries, in its order.
    /// - Returns: ``default`` where there are no such entries.
    /// - Throws: as ``KnowledgeIndex/init(_:dimension:)`` and ``KnowledgeIndex/search(_:explain:)-swift.method``.
    public static func calibrated(
        on entries: [IndexEntry], dimension: Int, outOfDomain: [[Float]]
    ) throws(RetrievalError) -> ConfidenceModel {
        let entries = evenly(entries, limit: calibrationSample)
        let asked = evenly(
            entries.filter { !$0.question.isEmpty && $0.questionVector != nil }, limit: questionSample)
        guard !asked.isEmpty, !outOfDomain.isEmpty else { return .default }
        let blind: [IndexEntry] = entries.map { entry in
            IndexEntry(
                id: entry.id, vector: entry.vector, title: entry.title, heading: entry.heading, body: entry.body,
                language: entry.language)
        }
        let index = try KnowledgeIndex(blind, dimension: dimension)
        let languages = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.language) })

        func signals(_ questions: [(request: SearchRequest, language: Language)]) throws(RetrievalError)
            -> [ConfidenceSignals]
        {
            var signals: [ConfidenceSignals] = []
            for (question, hits) in zip(questions, try index.search(questions.map(\.request))) {
                guard let first = hits.first, languages[first.id] == question.language else { continue }
                signals.append(ConfidenceSignals(hits: hits))
            }
            return signals
        }
        let positives = try signals(
            asked.map { (SearchRequest(text: $0.question, vector: $0.questionVector), $0.language) })
        let negatives = try signals(
            zip(OutOfDomainQuestions.all, outOfDomain).map { question, vector in
                (SearchRequest(text: question.text, vector: vector), question.language)
            })
        return fit(positives: positives, negatives: negatives)
    }

    private static func evenly<Element>(_ elements: [Element], limit: Int) -> [Element] {
        guard elements.count > limit else { return elements }
        return (0..<limit).map { elements[$0 * elements.count / limit] }
    }
}
