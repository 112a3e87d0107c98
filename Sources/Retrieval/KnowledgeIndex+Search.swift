import Knowledge

extension KnowledgeIndex {
    /// The best passages for a query, best first; equal scores in the order of their ids.
    ///
    /// Hybrid and vector searches return `topK` hits wherever the filter leaves as many passages. A lexical search
    /// returns only passages that share a term with the query.
    /// - Throws: ``RetrievalError`` with code `topKOutOfRange`, `wrongDimension`, `vectorNotUsable` or
    ///   `vectorMissing`.
    public func search(_ request: SearchRequest, explain: Bool = false) throws(RetrievalError) -> [Hit] {
        try search([request], explain: explain)[0]
    }

    /// Answers many queries at once: each vector is read once for all of them.
    ///
    /// - Throws: as ``search(_:explain:)-swift.method`` for the first request that cannot be answered; the others
    ///   then go unanswered as well.
    public func search(_ requests: [SearchRequest], explain: Bool = false) throws(RetrievalError) -> [[Hit]] {
        var searches: [Search] = []
        for request in requests { searches.append(try Search(request, of: self)) }
        let nearest = nearest(searches)
        return zip(searches, nearest).map { search, nearest in hits(of: search, nearest: nearest, explain: explain) }
    }

    /// A request that can be answered, and what it asks of every segment.
    private struct Search {
        let request: SearchRequest
        let vector: DenseQuery?
        let words: LexicalQuery
        /// For each part the rows that take part; `nil` for all.
        let admitted: [RowSet?]
        /// How many of the best by vector and of the best by words are looked at.
        let candidates: Int
        let takesEveryRow: Bool

        /// Up to so many rows it costs no more to look at all of them.
        private static let smallIndex = 200

        init(_ request: SearchRequest, of index: KnowledgeIndex) throws(RetrievalError) {
            guard KnowledgeIndex.topKRange.contains(request.topK) else {
                throw RetrievalError(.topKOutOfRange(asked: request.topK))
            }
            self.request = request
            var vector: DenseQuery?
            if request.mode != .lexical {
                if let given = request.vector {
                    vector = DenseQuery(unit: try DenseIndex.unit(given, dimension: index.dimension))
                } else if request.mode == .vector {
                    throw RetrievalError(.vectorMissing)
                }
            }
            self.vector = vector
            words = LexicalQuery(request.text)
            admitted = index.parts.map { request.filter.rows(of: $0) }
            let candidates = request.mode == .hybrid ? max(request.topK, 10) : request.topK
            let rows = zip(index.parts, admitted).reduce(0) { $0 + ($1.1?.count ?? $1.0.segment.passages) }
            self.candidates = candidates
            takesEveryRow = request.mode == .hybrid && rows <= max(candidates, Self.smallIndex)
        }

        func exact(in part: Int) -> ExactSearch? {
            vector.map { ExactSearch($0, limit: candidates, admitting: admitted[part]) }
        }
    }

    /// A passage that may be among the best.
    private struct Candidate {
        let part: Int
        let row: Int32
        let key: RowKey
        /// What it was found by.
        var score: Float
        /// Its cosine and its BM25, exact, where that is what it was found by.
        var cosine: Float?
        var bm25: Float?

        static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
            left.score > right.score || left.score == right.score && left.key < right.key
        }
    }

    // MARK: By vector

    /// The best of every search by its vector, of all segments together; empty for a search without one.
    private func nearest(_ searches: [Search]) -> [[Candidate]] {
        var nearest = [[Candidate]](repeating: [], count: searches.count)
        let asking = searches.indices.filter { searches[$0].vector != nil && !searches[$0].takesEveryRow }
        guard !asking.isEmpty else { return nearest }
        for number in parts.indices {
            let scanning = asking.filter { index in
                guard let best = walk(searches[index], in: number) else { return true }
                nearest[index] += best.map { candidate(number, $0.row, cosine: $0.score) }
                return false
            }
            let exact = scanning.compactMap { searches[$0].exact(in: number) }
            for (index, best) in zip(scanning, parts[number].segment.vectorRows.nearest(exact)) {
                nearest[index] += best.map { candidate(number, $0.row, cosine: $0.score) }
            }
        }
        for index in asking { nearest[index] = first(searches[index].candidates, of: nearest[index]) }
        return nearest
    }

    /// - Returns: `nil` where a scan is the better way, or the only one.
    private func walk(_ search: Search, in number: Int) -> [TopK.Scored]? {
        let segment = parts[number].segment
        guard let graph = graph(of: parts[number]), let vector = search.vector?.vector else { return nil }
        let rows = segment.vectorRows.graphRows
        guard let admitted = search.admitted[number] else {
            return graph.nearest(vector, in: rows, limit: search.candidates)
        }
        return admitted.words.withUnsafeBufferPointer { words in
            graph.nearest(
                vector, in: rows, limit: search.candidates,
                filter: Graph.Filter(bits: words, rowCount: segment.passages, admitted: admitted.count))
        }
    }

    private func candidate(_ part: Int, _ row: Int32, cosine: Float? = nil, bm25: Float? = nil) -> Candidate {
        Candidate(
            part: part, row: row, key: parts[part].segment.key(Int(row)), score: cosine ?? bm25 ?? 0, cosine: cosine,
            bm25: bm25)
    }

    private func first(_ count: Int, of candidates: [Candidate]) -> [Candidate] {
        Array(candidates.sorted(by: Candidate.precedes).prefix(count))
    }

    // MARK: By words

    /// The best of all segments together that share a term with the query.
    private func sharing(_ lexical: LexicalSearch, _ search: Search) -> [Candidate] {
        var found: [Candidate] = []
        for number in parts.indices {
            let best = lexical.best(search.candidates, in: number, admitting: search.admitted[number]?.words)
            found += best.map { candidate(number, $0.row, bm25: $0.score) }
        }
        return first(search.candidates, of: found)
    }

    // MARK: Both

    private func hits(of search: Search, nearest: [Candidate], explain: Bool) -> [Hit] {
        let lexical = LexicalSearch(search.words, in: parts.map(\.segment.lexical))
        let coverage = Coverage(of: search.words.content, in: parts.map(\.segment.lexical))
        let candidates =
            switch search.request.mode {
            case .vector: nearest
            case .lexical: sharing(lexical, search)
            case .hybrid: union(search, nearest, lexical)
            }
        var ranked: [Scored] = []
        for number in parts.indices {
            let group = candidates.filter { $0.part == number }
            if !group.isEmpty { ranked += scored(group, in: number, search, lexical, coverage) }
        }
        ranked.sort { Candidate.precedes($0.candidate, $1.candidate) }
        return ranked.prefix(search.request.topK).map { candidate, score in
            let segment = parts[candidate.part].segment
            return Hit(
                id: ChunkID(uuid: candidate.key.uuid), score: score,
                uncovered: coverage.rarestUncovered(by: Int(candidate.row), in: candidate.part),
                explanation: explain ? lexical.contributions(to: candidate.row, in: candidate.part) : [],
                payload: Array(segment.payload(Int(candidate.row))))
        }
    }

    private typealias Scored = (candidate: Candidate, score: ScoreParts)

    /// Candidates of one segment, exactly scored in every part: what they were not found by is computed now.
    private func scored(
        _ group: [Candidate], in number: Int, _ search: Search, _ lexical: LexicalSearch, _ coverage: Coverage
    ) -> [Scored] {
        var group = group
        if let vector = search.vector {
            let unknown = group.indices.filter { group[$0].cosine == nil }
            let cosines = parts[number].segment.vectorRows.cosines(of: vector, with: unknown.map { group[$0].row })
            for (index, cosine) in zip(unknown, cosines) { group[index].cosine = cosine }
        }
        let unknown = group.indices.filter { group[$0].bm25 == nil }
        for (index, bm25) in zip(unknown, lexical.scores(of: unknown.map { group[$0].row }, in: number)) {
            group[index].bm25 = bm25
        }
        return group.map { candidate in
            var candidate = candidate
            let bm25 = candidate.bm25 ?? 0
            let share = coverage.share(of: Int(candidate.row), in: number)
            if search.request.mode == .hybrid {
                candidate.score = Fusion.score(dense: candidate.cosine, lexical: bm25, coverage: share)
            }
            let score = ScoreParts(
                fused: candidate.score, dense: candidate.cosine, lexical: bm25 > 0 ? bm25 : nil, coverage: share)
            return (candidate, score)
        }
    }

    /// The best by vector and the best by words; where these are too few for an answer, the first ids.
    private func union(_ search: Search, _ nearest: [Candidate], _ lexical: LexicalSearch) -> [Candidate] {
        if search.takesEveryRow { return first(.max, in: search) }
        var places: [RowKey: Int] = [:]
        var union: [Candidate] = []
        for candidate in nearest + sharing(lexical, search) {
            if let place = places[candidate.key] {
                union[place].bm25 = candidate.bm25
            } else {
                places[candidate.key] = union.count
                union.append(candidate)
            }
        }
        if union.count < search.request.topK {
            union += first(search.request.topK + union.count, in: search).filter { places[$0.key] == nil }
        }
        return union
    }

    /// The first admitted rows of each segment, as many as there are or are wanted.
    private func first(_ count: Int, in search: Search) -> [Candidate] {
        parts.indices.flatMap { number in
            let rows = search.admitted[number].map { Array($0.prefix(count)) }
            let all = 0..<min(count, parts[number].segment.passages)
            return (rows ?? Array(all)).map { candidate(number, Int32($0)) }
        }
    }
}
