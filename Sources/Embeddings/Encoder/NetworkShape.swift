/// The sizes of a BERT-style encoder.
struct NetworkShape: Sendable, Equatable {
    /// Numbers of a token's vector between layers.
    var width = 0
    var layers = 0
    var heads = 0
    /// Numbers of a token's vector in the middle of the feed-forward block.
    var inner = 0
    /// Rows of the token table; at least the number of pieces.
    var tokens = 0
    var positions = 0
    var tokenTypes = 0
    /// Of every layer normalisation.
    var epsilon: Float = 0
}

/// How the tokens' vectors become the text's.
enum Pooling: Sendable {
    /// The mean over all tokens, the framing ones included.
    case mean
    /// The first token's.
    case first
}
