import COpenBLAS
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
        var answers: [[Hit]] = []
        for request in requests {
            answers.append(hits(for: request, vector: try validVector(of: request), explain: explain))
        }
        return answers
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

    private func hits(for request: SearchRequest, vector: [Float]?, explain: Bool) -> [Hit] {
        let query = LexicalQuery(request.text)
        let lexical = self.lexical
        let bm25 = lexical.scores(of: query)
        let coverage = lexical.coverage(of: query)
        var found: [(score: Float, key: RowKey, part: Part, row: Int, place: Int, cosine: Float?)] = []
        var base = 0
        for part in parts where part.liveCount > 0 {
            let cosines = vector.map { self.cosines($0, part.segment) }
            let admitted = request.filter.rows(of: part) ?? Bitmap(full: part.segment.passages)
            for row in admitted.rows {
                let place = base + row
                let score: Float
                switch request.mode {
                case .hybrid:
                    score = Fusion.score(
                        dense: cosines?[row], lexical: bm25[place], coverage: coverage.share(of: place))
                case .vector: score = cosines?[row] ?? 0
                case .lexical: score = bm25[place]
                }
                if request.mode != .lexical || score > 0 {
                    found.append((score, part.segment.key(row), part, row, place, cosines?[row]))
                }
            }
            base += part.segment.passages
        }
        found.sort { $0.score > $1.score || $0.score == $1.score && $0.key < $1.key }
        return found.prefix(request.topK).map { hit in
            Hit(
                id: hit.part.segment.id(hit.row),
                score: ScoreParts(
                    fused: hit.score, dense: hit.cosine, lexical: bm25[hit.place] > 0 ? bm25[hit.place] : nil,
                    coverage: coverage.share(of: hit.place)),
                uncovered: coverage.rarestUncovered(by: hit.place),
                explanation: explain ? lexical.contributions(of: query, in: hit.place) : [],
                payload: Array(hit.part.segment.payload(hit.row)))
        }
    }

    private var lexical: LexicalIndex {
        var entries: [IndexEntry] = []
        for part in parts where part.liveCount > 0 {
            let texts = SegmentTexts(part.segment.bytes(of: .lexical), count: part.segment.passages)
            for row in 0..<part.segment.passages {
                let text = texts.texts(row)
                entries.append(
                    IndexEntry(
                        id: part.segment.id(row), vector: [], title: text[0], heading: text[1], question: text[2],
                        body: text[3]))
            }
        }
        return LexicalIndex(entries)
    }

    private func cosines(_ query: [Float], _ segment: Segment) -> [Float] {
        let rows = segment.passages + segment.questions
        var products = [Float](repeating: 0, count: rows)
        cblas_sgemv(
            CblasRowMajor, CblasNoTrans, blasint(rows), blasint(dimension), 1,
            segment.bytes(of: .vectors).assumingMemoryBound(to: Float.self).baseAddress, blasint(dimension),
            query, 1, 0, &products, 1)
        for (index, owner) in segment.owners.enumerated() {
            let score = products[segment.passages + index] - DenseIndex.questionOffset
            if score > products[Int(owner)] { products[Int(owner)] = score }
        }
        return products
    }
}
