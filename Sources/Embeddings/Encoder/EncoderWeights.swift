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

    init(_ file: ModelFile, _ name: String) throws(EmbeddingError) {
        gain = try file.floats("\(name).w", count: file.shape.width)
        shift = try file.floats("\(name).b", count: file.shape.width)
    }
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

    init(_ file: ModelFile, layer: Int) throws(EmbeddingError) {
        let width = file.shape.width
        let inner = file.shape.inner
        let scale = 1 / Float(width / file.shape.heads).squareRoot()
        let name = "l\(layer)"

        var fused = WeightMatrix(inputs: width, outputs: 3 * width)
        try file.unpack("\(name).q.w", outputs: width, inputs: width, factor: scale, into: &fused)
        try file.unpack("\(name).k.w", outputs: width, inputs: width, into: &fused, column: width)
        try file.unpack("\(name).v.w", outputs: width, inputs: width, into: &fused, column: 2 * width)
        queryKeyValue = fused
        queryBias = try file.floats("\(name).q.b", count: width).map { $0 * scale }

        var output = WeightMatrix(inputs: width, outputs: width)
        try file.unpack("\(name).ao.w", outputs: width, inputs: width, into: &output)
        let valueBias = try file.floats("\(name).v.b", count: width)
        var outputBias = try file.floats("\(name).ao.b", count: width)
        let size = Int32(width)
        cblas_sgemv(CblasRowMajor, CblasTrans, size, size, 1, output.values, size, valueBias, 1, 1, &outputBias, 1)
        self.output = output
        self.outputBias = outputBias
        attentionNorm = try NormWeights(file, "\(name).aln")

        var expand = WeightMatrix(inputs: width, outputs: inner)
        try file.unpack("\(name).fi.w", outputs: inner, inputs: width, into: &expand)
        self.expand = expand
        expandBias = try file.floats("\(name).fi.b", count: inner)

        var contract = WeightMatrix(inputs: inner, outputs: width)
        try file.unpack("\(name).fo.w", outputs: width, inputs: inner, into: &contract)
        self.contract = contract
        contractBias = try file.floats("\(name).fo.b", count: width)
        outputNorm = try NormWeights(file, "\(name).oln")
    }
}
