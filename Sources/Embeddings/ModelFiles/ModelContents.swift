/// An encoder's tensors, whichever files they lie in.
protocol ModelContents: Sendable {
    var shape: NetworkShape { get }
    var pooling: Pooling { get }
    /// Ids from 0 on that stand for something; the token table may have more rows.
    var vocabularySize: Int { get }
    /// The first row of the position table that a text uses: 0 for BERT, 2 for RoBERTa.
    var firstPosition: Int { get }
    /// A stored matrix, with the size the network asks for; every number is finite.
    func matrix(_ name: TensorName) throws(EmbeddingError) -> StoredMatrix
    /// A stored vector as fp32, with the size the network asks for; every number is finite.
    func vector(_ name: TensorName) throws(EmbeddingError) -> [Float]
    /// Gives back the memory of what was read from the files while the encoder was made.
    func releasePages()
}

extension ModelContents {
    var vocabularySize: Int { shape.tokens }
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
enum LayerTensor: Sendable, Hashable, CaseIterable {
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
    /// All tensors of a network, in the network's order.
    static func all(layers: Int) -> [TensorName] {
        [.tokenTable, .positionTable, .typeTable, .embeddingNormGain, .embeddingNormShift]
            + (0..<layers).flatMap { layer in LayerTensor.allCases.map { .layer(layer, $0) } }
    }

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
