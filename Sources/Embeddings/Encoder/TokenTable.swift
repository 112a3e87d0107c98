import CEmbeddingKernels

/// What a token and its position are before the first layer. The token rows stay packed in the mapped file, 56 MB
/// instead of 384 MB, and are unpacked as they are looked up.
struct TokenTable: Sendable {
    let width: Int
    let rows: Int
    let positions: [Float]
    let type: [Float]
    let norm: NormWeights
    private let mapping: MappedFile
    private let start: Int

    init(_ file: ModelFile) throws(EmbeddingError) {
        let shape = file.shape
        width = shape.width
        rows = shape.tokens
        mapping = file.mapping
        start = try file.tensor("emb.word", .fourBit, count: shape.tokens * shape.width).range.lowerBound
        positions = try file.floats("emb.pos", count: shape.positions * shape.width)
        type = Array(try file.floats("emb.type", count: shape.tokenTypes * shape.width).prefix(shape.width))
        norm = try NormWeights(file, "emb.ln")
    }

    /// Writes one row per id: token + position (from 0) + type, normalised.
    func embed(_ ids: [Int32], into x: UnsafeMutablePointer<Float>, epsilon: Float) {
        let rowBytes = width / EK_BLOCK_WEIGHTS * EK_BLOCK_BYTES
        let table = mapping.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self) + start
        for (row, id) in ids.enumerated() {
            precondition((0..<rows).contains(Int(id)), "a token id lies in the vocabulary")
            ek_dequantize(table + Int(id) * rowBytes, width, x + row * width)
        }
        ek_add_layer_norm(x, positions, type, ids.count, width, norm.gain, norm.shift, epsilon)
    }
}
