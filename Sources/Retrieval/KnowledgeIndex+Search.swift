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

    /// Answers many queries at once, with one matrix product for their vectors: three to eight times as fast each.
    ///
    /// - Throws: as ``search(_:explain:)-swift.method`` for the first request that cannot be answered; the others
    ///   then go unanswered as well.
    public func search(_ requests: [SearchRequest], explain: Bool = false) throws(RetrievalError) -> [[Hit]] {
        var vectors: [[Float]] = []
        for request in requests {
            if let vector = try validVector(of: request) { vectors.append(vector) }
        }
        var cosines = dense.scores(of: vectors)[...]
        return requests.map { request in
            let takesVector = request.mode != .lexical && request.vector != nil
            return hits(for: request, cosines: takesVector ? cosines.popFirst() : nil, explain: explain)
        }
    }

    /// The query's unit vector where its mode uses one.
    private func validVector(of request: SearchRequest) throws(RetrievalError) -> [Float]? {
        guard KnowledgeIndex.topKRange.contains(request.topK) else {
            throw RetrievalError(.topKOutOfRange(asked: request.topK))
        }
        guard request.mode != .lexical else { return nil }
        guard let vector = request.vector else {
            if request.mode == .vector { throw RetrievalError(.vectorMissing) }
            return nil
        }
        return try DenseIndex.unit(vector, dimension: dimension)
    }

    private func hits(for request: SearchRequest, cosines: [Float]?, explain: Bool) -> [Hit] {
        let query = LexicalQuery(request.text)
        let bm25 = lexical.scores(of: query)
        let coverage = lexical.coverage(of: query)
        var best = TopK(limit: request.topK)
        for row in ids.indices {
            if !request.filter.isEmpty, !request.filter.admits(entries[row]) { continue }
            switch request.mode {
            case .hybrid:
                let share = coverage.share(of: row)
                best.offer(Fusion.score(dense: cosines?[row], lexical: bm25[row], coverage: share), Int32(row))
            case .vector:
                best.offer(cosines?[row] ?? 0, Int32(row))
            case .lexical:
                if bm25[row] > 0 { best.offer(bm25[row], Int32(row)) }
            }
        }
        return best.sorted().map { score, row in
            let row = Int(row)
            return Hit(
                id: ids[row],
                score: ScoreParts(
                    fused: score, dense: cosines?[row], lexical: bm25[row] > 0 ? bm25[row] : nil,
                    coverage: coverage.share(of: row)),
                uncovered: coverage.rarestUncovered(by: row),
                explanation: explain ? lexical.contributions(of: query, in: row) : [], payload: entries[row].payload)
        }
    }
}
