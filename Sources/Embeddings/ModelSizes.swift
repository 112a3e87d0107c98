/// A model's vocabulary and the work of its network, read from the file without unpacking a layer.
public struct ModelSizes: Sendable {
    /// `<s>`, which begins a text.
    public let bos: Int32
    /// `</s>`, which ends it.
    public let eos: Int32
    /// The ids between them: the vocabulary without the special tokens.
    public let content: Range<Int32>
    private let shape: NetworkShape

    /// - Throws: a `model…` code of ``EmbeddingError``, with the remedy in its detail.
    public init(contentsOf path: String) throws(EmbeddingError) {
        let file = try ModelFile(path: path)
        let pieces = file.pieces
        shape = file.shape
        bos = pieces.bos
        eos = pieces.eos
        // The last piece is `<mask>`.
        content = max(pieces.bos, pieces.eos, pieces.pad, pieces.unknown) + 1..<Int32(pieces.count) - 1
    }

    /// Floating-point operations of the forward pass over texts of these many tokens, a multiplication and an addition
    /// counted as two.
    ///
    /// For each layer, with width w, feed-forward width f and L tokens in a text: 2·(4·w² + 2·w·f) a token for the
    /// dense layers (queries, keys, values, output; expansion and contraction), and 4·L²·w a text for attention (scores
    /// and their sums of values). Norms, GELU and softmax are not counted.
    public func operations(ofTexts lengths: some Sequence<Int>) -> Double {
        let dense = Double(2 * (4 * shape.width * shape.width + 2 * shape.width * shape.inner))
        let attention = Double(4 * shape.width)
        return lengths.reduce(0) { sum, length in
            let tokens = Double(length)
            return sum + Double(shape.layers) * (dense * tokens + attention * tokens * tokens)
        }
    }
}
