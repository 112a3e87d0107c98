import CRetrievalKernels

/// A search for the best passages, exact although it reads one byte where a vector has four.
///
/// How far off a product of codes can be is known. So most rows are seen to be worse than others, and only the few that
/// are not are scored by their vectors.
struct ExactSearch {
    let query: DenseQuery
    let limit: Int
    /// `nil` for all passages.
    let admitted: RowSet?

    init(_ query: DenseQuery, limit: Int, admitting admitted: RowSet? = nil) {
        self.query = query
        self.limit = limit
        self.admitted = admitted
    }
}

extension VectorRows {
    /// More would no longer fit into the second-level cache.
    private static let batch = 64

    /// The best passages: greatest cosine first, equal ones by their row; as many as are wanted and admitted.
    func nearest(_ query: DenseQuery, limit: Int, admitting admitted: RowSet? = nil) -> [TopK.Scored] {
        nearest([ExactSearch(query, limit: limit, admitting: admitted)])[0]
    }

    /// Answers many searches in one pass over the rows: each is read from memory once and from the cache after that, so
    /// that 64 queries take half the time of a matrix product with the vectors.
    func nearest(_ searches: [ExactSearch]) -> [[TopK.Scored]] {
        var answers = [[TopK.Scored]](repeating: [], count: searches.count)
        withUnsafePointer(to: kernelRows) { rows in
            for start in stride(from: 0, to: searches.count, by: VectorRows.batch) {
                var begun: [OpaquePointer?] = []
                run(searches[..<min(start + VectorRows.batch, searches.count)][start...], rows, &begun, &answers)
            }
        }
        return answers
    }

    /// Begins the searches one within the other, since arrays lend their memory for the time of a call, and runs all.
    private func run(
        _ searches: ArraySlice<ExactSearch>, _ rows: UnsafePointer<rk_rows>, _ begun: inout [OpaquePointer?],
        _ answers: inout [[TopK.Scored]]
    ) {
        guard let search = searches.first else { return rk_search_rows(begun, begun.count) }
        precondition(search.query.vector.count == dimension && search.admitted?.rowCount ?? passages == passages)
        let limit = min(search.limit, search.admitted?.count ?? passages)
        guard limit > 0 else { return run(searches.dropFirst(), rows, &begun, &answers) }
        withUnsafeTemporaryAllocation(byteCount: rk_search_bytes(limit), alignment: 16) { memory in
            search.query.withKernelQuery { query in
                search.withWords { words in
                    let running = rk_begin(
                        memory.baseAddress!, search.query.instructions.kernels, rows, query, words, limit)
                    begun.append(running)
                    run(searches.dropFirst(), rows, &begun, &answers)
                    var count = 0
                    let best = rk_finish(running, &count)
                    answers[searches.startIndex] = UnsafeBufferPointer(start: best, count: count).map {
                        ($0.score, $0.passage)
                    }
                }
            }
        }
    }
}

extension ExactSearch {
    fileprivate func withWords(_ body: (UnsafePointer<UInt64>?) -> Void) {
        guard let admitted else { return body(nil) }
        admitted.words.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
