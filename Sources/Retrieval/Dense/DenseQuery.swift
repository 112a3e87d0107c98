import CRetrievalKernels

/// A query's vector, rounded once for all the rows it is compared with.
struct DenseQuery: @unchecked Sendable {  // The pointers of `prepared` are never followed.
    /// Unit length.
    let vector: [Float]
    let instructions: InstructionSet
    /// Zeros up to a multiple of `RK_BLOCK` behind them.
    private let codes: [Int8]
    /// As the loops made it; its pointers are set anew each time it is lent.
    private let prepared: rk_query

    init(unit vector: [Float], instructions: InstructionSet = .best) {
        precondition(vector.count <= RK_LARGEST_DIMENSION)
        var prepared = rk_query()
        codes = Array(unsafeUninitializedCapacity: vector.count + RK_BLOCK) { codes, count in
            // Room for the zeros, which are fewer than a block.
            prepared = rk_prepare(instructions.kernels, vector, vector.count, codes.baseAddress!)
            count = (vector.count + RK_BLOCK - 1) / RK_BLOCK * RK_BLOCK
        }
        self.vector = vector
        self.instructions = instructions
        self.prepared = prepared
    }

    /// Lends the query as the loops take it.
    func withKernelQuery<Result>(_ body: (rk_query) -> Result) -> Result {
        vector.withUnsafeBufferPointer { vector in
            codes.withUnsafeBufferPointer { codes in
                var query = prepared
                query.vector = vector.baseAddress
                query.codes = codes.baseAddress
                return body(query)
            }
        }
    }
}
