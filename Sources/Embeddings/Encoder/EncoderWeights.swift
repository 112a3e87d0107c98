import CEmbeddingKernels

/// Gain and shift of a layer normalisation.
struct NormWeights: Sendable {
    let gain: [Float]
    let shift: [Float]
}

/// One transformer layer, rearranged so that less has to be computed. Each step is exact:
/// - queries, keys and values are one product;
/// - the key's bias is gone: it adds the same to all scores of a row, which softmax ignores;
/// - the value's bias is in the output's: attention weights sum to one, so it passes through unchanged.
struct LayerWeights: Sendable {
    let projections: DenseWeights
    let queryBias: [Float]
    let output: DenseWeights
    let outputBias: [Float]
    let attentionNorm: NormWeights
    let expand: DenseWeights
    let expandBias: [Float]
    let contract: DenseWeights
    let contractBias: [Float]
    let outputNorm: NormWeights

    init(_ contents: some ModelContents, layer: Int, products: Products) throws(EmbeddingError) {
        func matrix(_ tensor: LayerTensor) throws(EmbeddingError) -> StoredMatrix {
            try contents.matrix(.layer(layer, tensor))
        }
        func vector(_ tensor: LayerTensor) throws(EmbeddingError) -> [Float] {
            try contents.vector(.layer(layer, tensor))
        }
        projections = DenseWeights([try matrix(.queryWeight), try matrix(.keyWeight), try matrix(.valueWeight)])
        queryBias = try vector(.queryBias)
        output = DenseWeights([try matrix(.outputWeight)])
        let passed = products.multiply(try vector(.valueBias), output, shape: contents.shape)
        outputBias = zip(try vector(.outputBias), passed).map { $0 + $1 }
        attentionNorm = NormWeights(gain: try vector(.attentionNormGain), shift: try vector(.attentionNormShift))
        expand = DenseWeights([try matrix(.expandWeight)])
        expandBias = try vector(.expandBias)
        contract = DenseWeights([try matrix(.contractWeight)])
        contractBias = try vector(.contractBias)
        outputNorm = NormWeights(gain: try vector(.outputNormGain), shift: try vector(.outputNormShift))
    }
}

extension Products {
    /// One row, with scratch memory of its own: for opening a model.
    fileprivate func multiply(_ row: [Float], _ weights: DenseWeights, shape: NetworkShape) -> [Float] {
        withUnsafeTemporaryAllocation(byteCount: scratchBytes(for: shape), alignment: 64) { scratch in
            [Float](unsafeUninitializedCapacity: weights.outputs) { result, count in
                multiply(row, weights, into: result.baseAddress!, rows: 1, scratch: scratch.baseAddress!)
                count = weights.outputs
            }
        }
    }
}
