import CEmbeddingKernels

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
    private let products: Products
    private let workspaces = WorkspacePool()

    /// Tokens of the largest pass: as many as the longest text has.
    var passTokens: Int { window }

    /// Whether ``EncodingMode/fast`` is something else than ``EncodingMode/exact`` here.
    var hasFastMode: Bool { products.hasQuantized && layers.allSatisfy { $0.isFourBit } }

    private var kernels: ek_kernels { products.kernels }

    init(_ contents: some ModelContents, instructions: InstructionSet) throws(EmbeddingError) {
        shape = contents.shape
        pooling = contents.pooling
        window = contents.shape.positions - contents.firstPosition
        products = Products(kernels: instructions.kernels)
        tokenTable = try TokenTable(contents)
        var layers: [LayerWeights] = []
        for layer in 0..<shape.layers { layers.append(try LayerWeights(contents, layer: layer, products: products)) }
        self.layers = layers
    }

    /// Writes one unit vector per text.
    /// - Parameters:
    ///   - texts: at most ``passTokens`` ids together, each of at least one.
    ///   - vectors: room for `[texts × width]`.
    ///   - checkpoint: called between blocks, some milliseconds apart: the place to let others go first. What it throws
    ///     ends the pass.
    func encode(
        _ texts: ArraySlice<[Int32]>, mode: EncodingMode, into vectors: UnsafeMutablePointer<Float>,
        checkpoint: () throws -> Void
    ) rethrows {
        let total = texts.reduce(0) { $0 + $1.count }
        precondition(total <= passTokens && texts.allSatisfy { !$0.isEmpty })
        let isFast = mode == .fast && hasFastMode
        let floatingPoint = ek_flush_subnormals()
        defer { ek_restore(floatingPoint) }
        try workspaces.lend(tokens: total, most: passTokens, or: makeWorkspace) { work in
            let pass = PackedTexts(texts: texts, tokens: total, isFast: isFast, work: work)
            var row = 0
            for ids in texts {
                tokenTable.embed(ids, into: work.x + row * shape.width, epsilon: shape.epsilon, kernels)
                row += ids.count
            }
            for layer in layers {
                try checkpoint()
                attend(layer, pass)
                try checkpoint()
                feedForward(layer, pass)
            }
            row = 0
            for (index, ids) in texts.enumerated() {
                let rows = pooling == .mean ? ids.count : 1
                kernels.mean_unit(work.x + row * shape.width, rows, shape.width, vectors + index * shape.width)
                row += ids.count
            }
        }
    }

    private func makeWorkspace(tokens: Int) -> Workspace {
        Workspace(tokens: tokens, shape: shape, scratchBytes: products.scratchBytes(for: shape))
    }

    /// x = norm(x + output(attention(x)))
    private func attend(_ layer: LayerWeights, _ pass: PackedTexts) {
        let work = pass.work
        multiply(work.x, layer.projections, into: work.projections, columns: Int(EK_COLUMNS), pass)
        var row = 0
        for ids in pass.texts {
            kernels.attend(
                work.projections + row * Int(EK_COLUMNS), pass.tokens, ids.count, shape.heads,
                shape.width / shape.heads, layer.queryBias, work.context + row * shape.width, work.scratch)
            row += ids.count
        }
        multiply(work.context, layer.output, into: work.delta, pass)
        addNormalized(layer.outputBias, layer.attentionNorm, pass)
    }

    /// x = norm(x + contract(gelu(expand(x))))
    private func feedForward(_ layer: LayerWeights, _ pass: PackedTexts) {
        let work = pass.work
        multiply(work.x, layer.expand, into: work.inner, pass)
        if pass.isFast {
            let rows = work.quantized
            kernels.add_gelu_quantize(
                work.inner, layer.expandBias, pass.tokens, shape.inner, rows.bytes, rows.scales, rows.offsets)
            products.multiply(rows, layer.contract, into: work.delta, rows: pass.tokens, scratch: work.scratch)
        } else {
            kernels.add_gelu(work.inner, layer.expandBias, pass.tokens, shape.inner)
            multiply(work.inner, layer.contract, into: work.delta, pass)
        }
        addNormalized(layer.contractBias, layer.outputNorm, pass)
    }

    private func multiply(
        _ x: UnsafeMutablePointer<Float>, _ weights: DenseWeights, into y: UnsafeMutablePointer<Float>,
        columns: Int? = nil, _ pass: PackedTexts
    ) {
        let work = pass.work
        guard pass.isFast else {
            return products.multiply(x, weights, into: y, rows: pass.tokens, columns: columns, scratch: work.scratch)
        }
        let rows = work.quantized
        kernels.quantize(x, pass.tokens, weights.inputs, rows.bytes, rows.scales, rows.offsets)
        products.multiply(rows, weights, into: y, rows: pass.tokens, columns: columns, scratch: work.scratch)
    }

    /// x = norm(x + delta + bias)
    private func addNormalized(_ bias: [Float], _ norm: NormWeights, _ pass: PackedTexts) {
        kernels.add_layer_norm(
            pass.work.x, pass.work.delta, bias, pass.tokens, shape.width, norm.gain, norm.shift, shape.epsilon)
    }
}

/// What all layers of one pass share.
private struct PackedTexts {
    let texts: ArraySlice<[Int32]>
    let tokens: Int
    let isFast: Bool
    let work: Workspace
}

extension LayerWeights {
    fileprivate var isFourBit: Bool {
        projections.isFourBit && output.isFourBit && expand.isFourBit && contract.isFourBit
    }
}
