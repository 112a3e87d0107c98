/// How the forward pass computes.
public enum EncodingMode: String, Sendable, CaseIterable {
    /// fp32 arithmetic on the dequantised weights.
    case exact
    /// Activations rounded to eight bits, integer products with the packed weights. Where the processor or the model
    /// has no kernel for it, the same as ``exact``.
    case fast
}
