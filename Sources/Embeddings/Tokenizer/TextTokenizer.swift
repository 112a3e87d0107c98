/// Turns a text into the ids a model was trained on.
protocol TextTokenizer: Sendable {
    /// The id before every text: `<s>`, `[CLS]`.
    var bos: Int32 { get }
    /// The id after every text: `</s>`, `[SEP]`.
    var eos: Int32 { get }

    /// `bos`, the pieces of the text, `eos`; as many as there are.
    func ids(of text: String) -> [Int32]
}
