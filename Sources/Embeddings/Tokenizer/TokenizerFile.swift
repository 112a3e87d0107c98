/// Hugging Face's `tokenizer.json`.
enum TokenizerFile {
    static func load(path: String) throws(EmbeddingError) -> any TextTokenizer {
        throw .foreign(path, found: "tokenizer.json")
    }
}
