typealias UnigramTokenizer = WordTokenizer<UnigramPieces>

extension UnigramTokenizer {
    /// XLM-R's tokenizer with the pieces and the character map of a packed model.
    init(_ file: ModelFile) throws(EmbeddingError) {
        let pieces = file.pieces
        func values<Value: BitwiseCopyable>(_ range: Range<Int>, as type: Value.Type) -> [Value] {
            stride(from: range.lowerBound, to: range.upperBound, by: MemoryLayout<Value>.size).map {
                file.mapping.bytes.loadUnaligned(fromByteOffset: $0, as: type)
            }
        }
        // The mask is the last piece.
        guard
            let model = UnigramPieces(
                texts: file.mapping.bytes[pieces.texts], offsets: values(pieces.offsets, as: UInt32.self),
                scores: values(pieces.scores, as: Float.self).map(Double.init), unknown: pieces.unknown,
                hidden: [pieces.bos, pieces.eos, pieces.pad, pieces.unknown, Int32(pieces.count - 1)])
        else { throw .tampered(file.mapping.path, part: "pieces") }
        self.init(
            bos: pieces.bos, eos: pieces.eos,
            normalizer: Normalizer([.characterMap(CharacterMap(rules: file.rules))]),
            splitter: WordSplitter(atWhitespace: true, metaspace: .init(mark: "▁", isPrepended: true, isSplit: true)),
            model: model)
    }
}
