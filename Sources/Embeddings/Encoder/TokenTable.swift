import CEmbeddingKernels

/// What a token and its position are before the first layer. The token rows stay packed in the mapped file, 56 MB
/// instead of 384 MB, and are unpacked as they are looked up.
struct TokenTable: Sendable {
    let width: Int
    let rows: Int
    let positions: [Float]
    let type: [Float]
    let norm: NormWeights
    private let table: StoredMatrix

    init(_ contents: some ModelContents) throws(EmbeddingError) {
        let shape = contents.shape
        width = shape.width
        rows = shape.tokens
        table = try contents.matrix(.tokenTable)
        positions = Array(try contents.matrix(.positionTable).floats().dropFirst(contents.firstPosition * width))
        type = Array(try contents.matrix(.typeTable).floats().prefix(shape.width))
        norm = NormWeights(
            gain: try contents.vector(.embeddingNormGain), shift: try contents.vector(.embeddingNormShift))
    }

    /// Writes one row per id: token + position (from 0) + type, normalised.
    func embed(_ ids: [Int32], into x: UnsafeMutablePointer<Float>, epsilon: Float, _ kernels: ek_kernels) {
        for (row, id) in ids.enumerated() {
            precondition((0..<rows).contains(Int(id)), "a token id lies in the vocabulary")
            table.copyRow(Int(id), into: x + row * width)
        }
        kernels.add_layer_norm(x, positions, type, ids.count, width, norm.gain, norm.shift, epsilon)
    }
}
