/// A folder's `config.json`: which network it is, in the terms of Hugging Face's transformers.
///
/// BERT's kind only: norms after each block, absolute positions, the exact GELU. Other networks have tensors of the same
/// names and give other vectors, so whatever is not known is refused.
struct NetworkConfiguration: Sendable {
    /// `positions` are the rows of the stored table.
    let shape: NetworkShape
    let firstPosition: Int
    /// What the model is called there, or what it was made from.
    let name: String?

    init(_ file: SettingsFile) throws(EmbeddingError) {
        let kind = try file.text("model_type") ?? ""
        let isRoberta = kind == "roberta" || kind == "xlm-roberta"
        try file.require("model_type", isRoberta || kind == "bert")
        try file.require("hidden_act", try file.text("hidden_act") == "gelu")
        try file.require(
            "position_embedding_type", try file.text("position_embedding_type") ?? "absolute" == "absolute")
        try file.require("is_decoder", try !file.flag("is_decoder", default: false))
        try file.require("quantization_config", file["quantization_config"].isNull)
        shape = try Self.shape(file)
        // RoBERTa's rows up to the padding's stand for padding.
        firstPosition = isRoberta ? try file.count("pad_token_id", in: 0...1000, default: 1) + 1 : 0
        name = try file.text("_name_or_path")
    }

    private static func shape(_ file: SettingsFile) throws(EmbeddingError) -> NetworkShape {
        var shape = NetworkShape()
        shape.width = try file.count("hidden_size", in: 32...8192)
        shape.layers = try file.count("num_hidden_layers", in: 1...256)
        shape.heads = try file.count("num_attention_heads", in: 1...256)
        shape.inner = try file.count("intermediate_size", in: 32...32_768)
        shape.tokens = try file.count("vocab_size", in: 5...1 << 24)
        shape.positions = try file.count("max_position_embeddings", in: 3...16_384)
        shape.tokenTypes = try file.count("type_vocab_size", in: 1...1024)
        shape.epsilon = Float(try file.number("layer_norm_eps"))
        try file.require("layer_norm_eps", shape.epsilon >= 0 && shape.epsilon < 1)
        try file.require("intermediate_size", shape.inner % 32 == 0)
        // Heads of 32 and 64 are what the encoder's kernels are made for.
        try file.require("num_attention_heads", [32, 64].contains { $0 * shape.heads == shape.width })
        return shape
    }
}
