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
            let candidates = request.mode == .hybrid ? max(4 * request.topK, 100) : request.topK
            let rows = zip(index.parts, admitted).reduce(0) { $0 + ($1.1?.count ?? $1.0.segment.passages) }
            self.candidates = candidates
            takesEveryRow = request.mode == .hybrid && rows <= candidates
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
        var score: Float

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
                nearest[index] += best.map { candidate(number, $0.row, $0.score) }
                return false
            }
            let exact = scanning.compactMap { searches[$0].exact(in: number) }
            for (index, best) in zip(scanning, parts[number].segment.vectorRows.nearest(exact)) {
                nearest[index] += best.map { candidate(number, $0.row, $0.score) }
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

    private func candidate(_ part: Int, _ row: Int32, _ score: Float) -> Candidate {
        Candidate(part: part, row: row, key: parts[part].segment.key(Int(row)), score: score)
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
            found += best.map { candidate(number, $0.row, $0.score) }
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
        // Exactly scored in every part.
        var ranked: [(candidate: Candidate, score: ScoreParts)] = []
        for (number, group) in Dictionary(grouping: candidates, by: \.part).sorted(by: { $0.key < $1.key }) {
            let rows = group.map(\.row)
            let cosines = search.vector.map { parts[number].segment.vectorRows.cosines(of: $0, with: rows) }
            let bm25 = lexical.scores(of: rows, in: number)
            for (index, var candidate) in group.enumerated() {
                let share = coverage.share(of: Int(candidate.row), in: number)
                candidate.score =
                    switch search.request.mode {
                    case .hybrid: Fusion.score(dense: cosines?[index], lexical: bm25[index], coverage: share)
                    case .vector: cosines?[index] ?? 0
                    case .lexical: bm25[index]
                    }
                let score = ScoreParts(
                    fused: candidate.score, dense: cosines?[index], lexical: bm25[index] > 0 ? bm25[index] : nil,
                    coverage: share)
                ranked.append((candidate, score))
            }
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

    /// The best by vector and the best by words; where these are too few for an answer, the first ids.
    private func union(_ search: Search, _ nearest: [Candidate], _ lexical: LexicalSearch) -> [Candidate] {
        if search.takesEveryRow { return first(.max, in: search) }
        var seen: Set<RowKey> = []
        var union = (nearest + sharing(lexical, search)).filter { seen.insert($0.key).inserted }
        if union.count < search.request.topK {
            union += first(search.request.topK + union.count, in: search).filter { seen.insert($0.key).inserted }
        }
        return union
    }

    /// The first admitted rows of each segment, as many as there are or are wanted.
    private func first(_ count: Int, in search: Search) -> [Candidate] {
        parts.indices.flatMap { number in
            let rows = search.admitted[number].map { Array($0.prefix(count)) }
            let all = 0..<min(count, parts[number].segment.passages)
            return (rows ?? Array(all)).map { candidate(number, Int32($0), 0) }
        }
    }
}
