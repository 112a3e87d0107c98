import CEmbeddingKernels
import COpenBLAS
import Synchronization

/// The forward pass of a BERT-style encoder with the norms after each block (Devlin et al. 2018, arXiv:1810.04805).
///
/// The tokens of several texts lie packed in one matrix, so that every dense layer is one product and nothing is
/// padded; attention runs text by text. Each call computes on the calling thread alone: threads are for whole batches.
struct Encoder: Sendable {
    let shape: NetworkShape
    private let pooling: Pooling
    /// Tokens of the longest text.
    private let window: Int
    private let tokenTable: TokenTable
    private let layers: [LayerWeights]
    private let workspaces = WorkspacePool()

    /// Tokens of one pass: as many as the longest text has. Larger passes are no faster, and queries wait for one.
    var passTokens: Int { window }

    init(_ contents: some ModelContents) throws(EmbeddingError) {
        shape = contents.shape
        pooling = contents.pooling
        window = contents.shape.positions - contents.firstPosition
        tokenTable = try TokenTable(contents)
        var layers: [LayerWeights] = []
        for layer in 0..<contents.shape.layers { layers.append(try LayerWeights(contents, layer: layer)) }
        self.layers = layers
    }

    /// Writes one unit vector per text.
    /// - Parameters:
    ///   - texts: at most ``passTokens`` ids together, each at least one and at most ``window``.
    ///   - vectors: room for `[texts × width]`.
    ///   - checkpoint: called between blocks, some milliseconds apart: the place to let others go first. What it throws
    ///     ends the pass.
    func encode(
        _ texts: ArraySlice<[Int32]>, mode: EncodingMode, into vectors: UnsafeMutablePointer<Float>,
        checkpoint: () throws -> Void
    ) rethrows {
        let total = texts.reduce(0) { $0 + $1.count }
        precondition(total <= passTokens && texts.allSatisfy { (1...window).contains($0.count) })
        try workspaces.lend(tokens: passTokens, shape: shape) { work in
            var row = 0
            for ids in texts {
                tokenTable.embed(ids, into: work.x + row * shape.width, epsilon: shape.epsilon)
                row += ids.count
            }
            for layer in layers {
                try checkpoint()
                attend(texts, layer, work, tokens: total)
                try checkpoint()
                feedForward(layer, work, tokens: total)
            }
            row = 0
            for (index, ids) in texts.enumerated() {
                let rows = pooling == .mean ? ids.count : 1
                ek_mean_unit(work.x + row * shape.width, rows, shape.width, vectors + index * shape.width)
                row += ids.count
            }
        }
    }

    /// x = norm(x + output(attention(x)))
    private func attend(_ texts: ArraySlice<[Int32]>, _ layer: LayerWeights, _ work: Workspace, tokens: Int) {
        let width = shape.width
        multiply(work.x, layer.queryKeyValue, into: work.queryKeyValue, rows: tokens)
        ek_add_bias(work.queryKeyValue, tokens, width, 3 * width, layer.queryBias)
        var row = 0
        for ids in texts {
            for head in 0..<shape.heads { attend(head, work, rows: row..<row + ids.count) }
            row += ids.count
        }
        multiply(work.context, layer.output, into: work.delta, rows: tokens)
        let norm = layer.attentionNorm
        ek_add_layer_norm(
            work.x, work.delta, layer.outputBias, tokens, width, norm.gain, norm.shift, shape.epsilon)
    }

    /// One head of one text: softmax(Q·Kᵀ)·V, the scale being in Q already.
    private func attend(_ head: Int, _ work: Workspace, rows: Range<Int>) {
        let size = shape.width / shape.heads
        let stride = Int32(3 * shape.width)
        let count = Int32(rows.count)
        let query = work.queryKeyValue + rows.lowerBound * 3 * shape.width + head * size
        let context = work.context + rows.lowerBound * shape.width + head * size
        cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, count, count, Int32(size), 1, query, stride, query + shape.width,
            stride, 0, work.scores, count)
        ek_softmax(work.scores, rows.count, rows.count)
        cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans, count, Int32(size), count, 1, work.scores, count,
            query + 2 * shape.width, stride, 0, context, Int32(shape.width))
    }

    /// x = norm(x + contract(gelu(expand(x))))
    private func feedForward(_ layer: LayerWeights, _ work: Workspace, tokens: Int) {
        multiply(work.x, layer.expand, into: work.inner, rows: tokens)
        ek_add_gelu(work.inner, layer.expandBias, tokens, shape.inner)
        multiply(work.inner, layer.contract, into: work.delta, rows: tokens)
        let norm = layer.outputNorm
        ek_add_layer_norm(
            work.x, work.delta, layer.contractBias, tokens, shape.width, norm.gain, norm.shift, shape.epsilon)
    }

    private func multiply(
        _ x: UnsafeMutablePointer<Float>, _ weights: WeightMatrix, into result: UnsafeMutablePointer<Float>, rows: Int
    ) {
        let inputs = Int32(weights.inputs)
        let outputs = Int32(weights.outputs)
        cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), outputs, inputs, 1, x, inputs, weights.values,
            outputs, 0, result, outputs)
    }
}

/// As many workspaces as there were passes at once.
private final class WorkspacePool: Sendable {
    private let free = Mutex<[Workspace]>([])

    func lend(tokens: Int, shape: NetworkShape, to body: (Workspace) throws -> Void) rethrows {
        let work = free.withLock { $0.popLast() } ?? Workspace(tokens: tokens, shape: shape)
        defer { free.withLock { $0.append(work) } }
        try body(work)
    }
}
