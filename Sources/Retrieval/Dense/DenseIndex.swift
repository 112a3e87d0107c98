import COpenBLAS

/// The vectors of passages that lie in memory, and of their questions.
final class DenseIndex: Sendable {
    let rows: VectorRows
    /// One allocation with all parts of ``rows``; written by the initialiser only.
    private nonisolated(unsafe) let memory: UnsafeMutableRawPointer

    var dimension: Int { rows.dimension }

    /// - Throws: ``RetrievalError`` where a vector has another dimension or is no finite unit vector.
    convenience init(_ entries: [IndexEntry], dimension: Int) throws(RetrievalError) {
        var vectors: [[Float]] = entries.map(\.vector)
        var owners: [Int32] = []
        for (row, entry) in entries.enumerated() {
            guard let vector = entry.questionVector else { continue }
            vectors.append(vector)
            owners.append(Int32(row))
        }
        for vector in vectors { try DenseIndex.check(vector, dimension: dimension) }
        self.init(vectors, owners: owners, dimension: dimension)
    }

    /// Vectors of passages, then of questions, which belong to the passages `owners`.
    init(_ vectors: [[Float]], owners: [Int32], dimension: Int) {
        let layout = Layout(count: vectors.count, questions: owners.count, dimension: dimension)
        memory = .allocate(byteCount: layout.bytes, alignment: Layout.alignment)
        rows = layout.fill(memory, vectors, owners)
    }

    deinit { memory.deallocate() }

    /// Cosines of every query with every passage, query by query. `queries` are unit vectors of this dimension.
    func scores(of queries: [[Float]]) -> [[Float]] {
        guard rows.count > 0, !queries.isEmpty else { return queries.map { _ in [] } }
        let products = products(queries)
        return queries.indices.map { query in
            let start = query * rows.count
            var scores = Array(products[start..<start + rows.passages])
            for question in 0..<rows.questions {
                let row = Int(rows.owners[question])
                scores[row] = max(scores[row], products[start + rows.passages + question] - VectorRows.questionOffset)
            }
            return scores
        }
    }

    /// `queries · rowsᵀ`, row-major `[queries × rows]`.
    private func products(_ queries: [[Float]]) -> [Float] {
        Self.prepareBLAS
        let (width, height) = (blasint(dimension), blasint(rows.count))
        return Array(unsafeUninitializedCapacity: queries.count * rows.count) { products, count in
            if queries.count == 1 {
                cblas_sgemv(
                    CblasRowMajor, CblasNoTrans, height, width, 1, rows.vectors, width, queries[0], 1, 0,
                    products.baseAddress, 1)
            } else {
                let block = queries.flatMap { $0 }
                cblas_sgemm(
                    CblasRowMajor, CblasNoTrans, CblasTrans, blasint(queries.count), height, width, 1, block, width,
                    rows.vectors, width, 0, products.baseAddress, height)
            }
            count = products.count
        }
    }

    /// Scaled to unit length.
    static func unit(_ vector: [Float], dimension: Int) throws(RetrievalError) -> [Float] {
        guard vector.count == dimension else {
            throw RetrievalError(.wrongDimension(found: vector.count, expected: dimension))
        }
        let norm = cblas_snrm2(blasint(dimension), vector, 1)
        guard norm.isFinite, norm > 0 else { throw RetrievalError(.vectorNotUsable) }
        var unit = vector
        cblas_sscal(blasint(dimension), 1 / norm, &unit, 1)
        return unit
    }

    private static func check(_ vector: [Float], dimension: Int) throws(RetrievalError) {
        guard vector.count == dimension else {
            throw RetrievalError(.wrongDimension(found: vector.count, expected: dimension))
        }
        let norm = cblas_snrm2(blasint(dimension), vector, 1)
        guard norm.isFinite else { throw RetrievalError(.vectorNotUsable) }
        guard abs(norm - 1) < 0.01 else { throw RetrievalError(.notUnitLength(norm: norm)) }
    }

    /// Requests run in parallel; threads inside one product would only wait for each other.
    private static let prepareBLAS: Void = openblas_set_num_threads(1)
}

/// Where the parts of ``VectorRows`` lie in one allocation: each at a cache line.
private struct Layout {
    static let alignment = 64

    let count: Int
    let questions: Int
    let dimension: Int

    private static func lines(_ bytes: Int) -> Int { (bytes + alignment - 1) / alignment * alignment }

    private var scales: Int { Layout.lines(count * dimension) }
    private var vectors: Int { scales + Layout.lines(count * MemoryLayout<Float>.size) }
    private var owners: Int { vectors + Layout.lines(count * dimension * MemoryLayout<Float>.size) }
    var bytes: Int { owners + Layout.lines(questions * MemoryLayout<Int32>.size) }

    func fill(_ memory: UnsafeMutableRawPointer, _ rows: [[Float]], _ owners: [Int32]) -> VectorRows {
        let codes = memory.bindMemory(to: UInt8.self, capacity: count * dimension)
        let scales = (memory + self.scales).bindMemory(to: Float.self, capacity: count)
        let vectors = (memory + self.vectors).bindMemory(to: Float.self, capacity: count * dimension)
        let ownersOfQuestions = (memory + self.owners).bindMemory(to: Int32.self, capacity: questions)
        for (row, vector) in rows.enumerated() {
            (vectors + row * dimension).initialize(from: vector, count: dimension)
            scales[row] = VectorRows.encode(vector, dimension: dimension, into: codes + row * dimension)
        }
        ownersOfQuestions.initialize(from: owners, count: questions)
        return VectorRows(
            dimension: dimension, passages: count - questions, questions: questions, codes: codes, scales: scales,
            vectors: vectors, owners: ownersOfQuestions)
    }
}
