extension EmbeddingModel {
    /// The ids that frame every text.
    public var frame: (first: Int32, last: Int32) { (tokenizer.bos, tokenizer.eos) }

    /// Floating-point operations of the forward pass over texts of these many tokens, a multiplication and an addition
    /// counted as two.
    ///
    /// For each layer, with width w, feed-forward width f and L tokens in a text: 2·(4·w² + 2·w·f) a token for the
    /// dense layers (queries, keys, values, output; expansion and contraction), and 4·L²·w a text for attention (scores
    /// and their sums of values). Norms, GELU and softmax are not counted.
    public func operations(ofTexts lengths: some Sequence<Int>) -> Double {
        let shape = encoder.shape
        let dense = Double(2 * (4 * shape.width * shape.width + 2 * shape.width * shape.inner))
        let attention = Double(4 * shape.width)
        return lengths.reduce(0) { sum, length in
            let tokens = Double(length)
            return sum + Double(shape.layers) * (dense * tokens + attention * tokens * tokens)
        }
    }
}
