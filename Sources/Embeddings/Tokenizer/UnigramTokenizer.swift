/// Text to token ids as XLM-R does it: normalise, split at spaces, lead each word with U+2581, segment each word.
struct UnigramTokenizer: TextTokenizer {
    let bos: Int32
    let eos: Int32
    private let normalizer: Normalizer
    private let vocabulary: Vocabulary
    private let cache = WordCache()

    private static let space = UInt8(ascii: " ")
    /// U+2581 in UTF-8: what pieces at the start of a word begin with.
    private static let wordMark: [UInt8] = [0xE2, 0x96, 0x81]

    init(_ file: ModelFile) throws(EmbeddingError) {
        bos = file.pieces.bos
        eos = file.pieces.eos
        normalizer = Normalizer(rules: file.rules)
        vocabulary = try Vocabulary(file)
    }

    func ids(of text: String) -> [Int32] {
        var normalized = normalizer.normalize(text)
        var ids = [bos]
        normalized.withUTF8 { utf8 in
            for word in utf8.split(separator: Self.space) {
                ids += cache.pieces(of: Self.wordMark + word) { vocabulary.segment($0) }
            }
        }
        ids.append(eos)
        return ids
    }
}
