import CRetrievalKernels

/// A query's vector, rounded once for all the rows it is compared with.
struct DenseQuery: Sendable {
    /// Unit length.
    let vector: [Float]
    let instructions: InstructionSet
    /// Zeros up to a multiple of `RK_BLOCK` behind them.
    private let codes: [Int8]
    private let scale: Float
    private let bias: Int32
    private let rowError: Float
    private let error: Float

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
        scale = prepared.scale
        bias = prepared.bias
        rowError = prepared.row_error
        error = prepared.error
    }

    /// Lends the query as the loops take it.
    func withKernelQuery<Result>(_ body: (rk_query) -> Result) -> Result {
        vector.withUnsafeBufferPointer { vector in
            codes.withUnsafeBufferPointer { codes in
                body(
                    rk_query(
                        dimension: vector.count, vector: vector.baseAddress, codes: codes.baseAddress, scale: scale,
                        bias: bias, row_error: rowError, error: error))
            }
        }
    }
}
