import CEmbeddingKernels

/// An encoder's tensors, whichever files they lie in.
protocol ModelContents: Sendable {
    var shape: NetworkShape { get }
    var pooling: Pooling { get }
    /// The first row of the position table that a text uses: 0 for BERT, 2 for RoBERTa.
    var firstPosition: Int { get }
    /// A stored matrix, with the size the network asks for.
    func matrix(_ name: TensorName) throws(EmbeddingError) -> StoredMatrix
    /// A stored vector as fp32, with the size the network asks for; every number is finite.
    func vector(_ name: TensorName) throws(EmbeddingError) -> [Float]
    /// Gives back the memory of what was read from the files while the encoder was made.
    func releasePages()
}

/// A tensor of the network by what it is for.
enum TensorName: Sendable, Hashable {
    /// `[tokens × width]`
    case tokenTable
    /// `[positions × width]`
    case positionTable
    /// `[tokenTypes × width]`
    case typeTable
    case embeddingNormGain
    case embeddingNormShift
    case layer(Int, LayerTensor)
}

/// A layer's tensors. Weights are stored `[outputs × inputs]`.
enum LayerTensor: Sendable, Hashable {
    case queryWeight, queryBias
    case keyWeight
    case valueWeight, valueBias
    case outputWeight, outputBias
    case attentionNormGain, attentionNormShift
    case expandWeight, expandBias
    case contractWeight, contractBias
    case outputNormGain, outputNormShift
}

/// A row-major matrix in a mapped file.
struct StoredMatrix: Sendable {
    enum Encoding: Sendable {
        case float32
        case float16
        case bfloat16
        /// Blocks of 32 weights in 18 bytes, rows of whole blocks.
        case fourBit
    }

    let encoding: Encoding
    let rows: Int
    let columns: Int
    /// Where it lies in `mapping`; may be unaligned.
    let range: Range<Int>
    let mapping: MappedFile
}

extension TensorName {
    /// Rows and columns the network asks for; a vector is one row.
    func size(in shape: NetworkShape) -> (rows: Int, columns: Int) {
        switch self {
        case .tokenTable: (shape.tokens, shape.width)
        case .positionTable: (shape.positions, shape.width)
        case .typeTable: (shape.tokenTypes, shape.width)
        case .layer(_, .queryWeight), .layer(_, .keyWeight), .layer(_, .valueWeight), .layer(_, .outputWeight):
            (shape.width, shape.width)
        case .layer(_, .expandWeight): (shape.inner, shape.width)
        case .layer(_, .contractWeight): (shape.width, shape.inner)
        case .layer(_, .expandBias): (1, shape.inner)
        case .embeddingNormGain, .embeddingNormShift, .layer: (1, shape.width)
        }
    }
}

extension StoredMatrix {
    var start: UnsafePointer<UInt8> {
        // Inside the mapping, whose bytes nobody else sees as another type.
        mapping.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self) + range.lowerBound
    }

    /// Writes one row as fp32.
    func copyRow(_ row: Int, into values: UnsafeMutablePointer<Float>) {
        precondition(encoding == .fourBit)
        ek_dequantize(start + row * (columns / EK_BLOCK_WEIGHTS * EK_BLOCK_BYTES), columns, values)
    }

    /// The whole matrix as fp32, for the small ones.
    func floats() throws(EmbeddingError) -> [Float] {
        precondition(encoding == .float32, "small tables are stored unpacked")
        let values = [Float](unsafeUninitializedCapacity: rows * columns) { buffer, count in
            // A copy of bytes: the source may be unaligned.
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: mapping.bytes[range]))
            count = rows * columns
        }
        guard ek_all_finite(values, values.count) else { throw .tampered(mapping.path, part: "a table's numbers") }
        return values
    }
}
