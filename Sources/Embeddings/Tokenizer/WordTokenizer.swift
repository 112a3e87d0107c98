/// The pieces of a vocabulary, and how a word is cut into them.
protocol WordModel: Sendable {
    /// The ids of one word, which does not depend on its neighbours.
    /// - Parameter word: valid UTF-8.
    func ids(of word: [UInt8]) -> [Int32]
}

/// Normalise, split into words, cut each word into pieces.
struct WordTokenizer<Model: WordModel>: TextTokenizer {
    let bos: Int32
    let eos: Int32
    let normalizer: Normalizer
    let splitter: WordSplitter
    let model: Model
    private let cache = WordCache()

    init(bos: Int32, eos: Int32, normalizer: Normalizer, splitter: WordSplitter, model: Model) {
        self.bos = bos
        self.eos = eos
        self.normalizer = normalizer
        self.splitter = splitter
        self.model = model
    }

    func ids(of text: String) -> [Int32] {
        var ids = [bos]
        splitter.forEachWord(of: normalizer.normalize(text)) { word in
            ids += cache.ids(of: word, from: model)
        }
        ids.append(eos)
        return ids
    }
}
