import CEmbeddingKernels
import COpenBLAS
import Knowledge

/// A dense layer's weights, unpacked and stored `[inputs × outputs]`: the order in which sgemm is fastest.
struct WeightMatrix: Sendable {
    let inputs: Int
    let outputs: Int
    var values: [Float]

    init(inputs: Int, outputs: Int) {
        self.inputs = inputs
        self.outputs = outputs
        values = [Float](repeating: 0, count: inputs * outputs)
    }
}

/// Gain and shift of a layer normalisation.
struct NormWeights: Sendable {
    let gain: [Float]
    let shift: [Float]
}

/// One transformer layer, rearranged so that less has to be computed. Each step is exact:
/// - queries, keys and values are one product;
/// - the attention's scale 1/√d lies in the query's weights and bias;
/// - the key's bias is gone: it adds the same to all scores of a row, which softmax ignores;
/// - the value's bias is in the output's: attention weights sum to one, so it passes through unchanged.
struct LayerWeights: Sendable {
    let queryKeyValue: WeightMatrix
    let queryBias: [Float]
    let output: WeightMatrix
    let outputBias: [Float]
    let attentionNorm: NormWeights
    let expand: WeightMatrix
    let expandBias: [Float]
    let contract: WeightMatrix
    let contractBias: [Float]
    let outputNorm: NormWeights

    init(_ contents: some ModelContents, layer: Int) throws(EmbeddingError) {
        let width = contents.shape.width
        let inner = contents.shape.inner
        let scale = 1 / Float(width / contents.shape.heads).squareRoot()
        func matrix(_ tensor: LayerTensor) throws(EmbeddingError) -> StoredMatrix {
            try contents.matrix(.layer(layer, tensor))
        }
        func vector(_ tensor: LayerTensor) throws(EmbeddingError) -> [Float] {
            try contents.vector(.layer(layer, tensor))
        }

        var fused = WeightMatrix(inputs: width, outputs: 3 * width)
        try matrix(.queryWeight).unpack(factor: scale, into: &fused, column: 0)
        try matrix(.keyWeight).unpack(factor: 1, into: &fused, column: width)
        try matrix(.valueWeight).unpack(factor: 1, into: &fused, column: 2 * width)
        queryKeyValue = fused
        queryBias = try vector(.queryBias).map { $0 * scale }

        var output = WeightMatrix(inputs: width, outputs: width)
        try matrix(.outputWeight).unpack(factor: 1, into: &output, column: 0)
        let valueBias = try vector(.valueBias)
        var outputBias = try vector(.outputBias)
        let size = Int32(width)
        cblas_sgemv(CblasRowMajor, CblasTrans, size, size, 1, output.values, size, valueBias, 1, 1, &outputBias, 1)
        self.output = output
        self.outputBias = outputBias
        attentionNorm = NormWeights(gain: try vector(.attentionNormGain), shift: try vector(.attentionNormShift))

        var expand = WeightMatrix(inputs: width, outputs: inner)
        try matrix(.expandWeight).unpack(factor: 1, into: &expand, column: 0)
        self.expand = expand
        expandBias = try vector(.expandBias)

        var contract = WeightMatrix(inputs: inner, outputs: width)
        try matrix(.contractWeight).unpack(factor: 1, into: &contract, column: 0)
        self.contract = contract
        contractBias = try vector(.contractBias)
        outputNorm = NormWeights(gain: try vector(.outputNormGain), shift: try vector(.outputNormShift))
    }
}

extension StoredMatrix {
    /// Writes the matrix, times `factor`, as columns of an unpacked `[inputs × …]` matrix.
    func unpack(factor: Float, into matrix: inout WeightMatrix, column: Int) {
        precondition(matrix.inputs == columns && column + rows <= matrix.outputs)
        let stride = matrix.outputs
        // The precondition bounds what is written; the file's checks bound what is read.
        matrix.values.withUnsafeMutableBufferPointer { values in
            let target = values.baseAddress! + column
            guard encoding != .fourBit else {
                return ek_dequantize_transposed(
                    mapping.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self) + range.lowerBound, rows, columns,
                    factor, target, stride)
            }
            let inputs = Int32(columns)
            cblas_somatcopy(
                CblasRowMajor, CblasTrans, Int32(rows), inputs, factor, floats(), inputs, target, Int32(stride))
        }
    }
}
