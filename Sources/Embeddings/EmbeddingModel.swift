import COpenBLAS
import Foundation
import Knowledge

/// A sentence encoder of BERT's kind: texts to unit vectors.
///
/// It opens multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672) from its packed 4-bit file, or a folder as
/// Hugging Face's libraries write it (`config.json`, `model.safetensors`, `tokenizer.json`): BERT, RoBERTa or XLM-R with
/// mean or first-token pooling. All calls are blocking, use one thread and may be made from any number of threads at
/// once; a server asks ``TextEmbedder`` instead.
public final class EmbeddingModel: Sendable {
    /// The model's name, `@` and twelve digits of its content: stored with vectors, which may be compared only where it
    /// is the same.
    public let identifier: String
    /// What is read before a text of each kind.
    public let prefixes: ModelPrefixes
    /// Numbers in a vector.
    public var dimension: Int { encoder.shape.width }
    /// Tokens of the longest text, the two that frame it included.
    public let maxTokens: Int
    /// Token ids that stand for something: those from 0 to one below.
    public let vocabularySize: Int

    private let path: String
    let tokenizer: any TextTokenizer
    let encoder: Encoder

    /// Maps the file or the folder's files, checks them and makes tokenizer and encoder.
    /// - Throws: a `model…` code of ``EmbeddingError``, with the remedy in its detail.
    public convenience init(contentsOf path: String, instructions: InstructionSet = .best) throws(EmbeddingError) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            let folder = try HuggingFaceFolder(path: path)
            try self.init(
                path, folder, tokenizer: try TokenizerFile.load(path: folder.tokenizerPath), prefixes: folder.prefixes,
                identifier: "\(folder.name)@\(try folder.contentID())", instructions)
        } else {
            let file = try ModelFile(path: path)
            try self.init(
                path, file, tokenizer: try UnigramTokenizer(file), prefixes: .e5,
                identifier: "multilingual-e5-small-q4@\(file.contentID)", instructions)
        }
    }

    private init(
        _ path: String, _ contents: some ModelContents, tokenizer: any TextTokenizer, prefixes: ModelPrefixes,
        identifier: String, _ instructions: InstructionSet
    ) throws(EmbeddingError) {
        _ = Self.singleThreadedBLAS
        self.path = path
        self.tokenizer = tokenizer
        self.prefixes = prefixes
        self.identifier = identifier
        vocabularySize = contents.vocabularySize
        maxTokens = contents.shape.positions - contents.firstPosition
        encoder = try Encoder(contents, instructions: instructions)
        contents.releasePages()
    }

    /// Threads inside a product wait for each other and lose on a busy machine; this process parallelises over texts.
    private static let singleThreadedBLAS: Void = openblas_set_num_threads(1)

    /// The token ids of a text with its prefix, the two that frame it included; never cut.
    public func tokenIDs(of text: String, as kind: TextKind) -> [Int32] { tokenizer.ids(of: prefixes[kind] + text) }

    /// How many ids ``tokenIDs(of:as:)`` gives: to be compared with ``maxTokens``.
    public func tokenCount(of text: String, as kind: TextKind) -> Int { tokenIDs(of: text, as: kind).count }

    /// The first `maxTokens - 1` ids and the closing one of what is longer; what fits, as it is.
    public func truncated(_ ids: [Int32]) -> [Int32] {
        ids.count <= maxTokens ? ids : ids.prefix(maxTokens - 1) + [tokenizer.eos]
    }

    /// Encodes texts as a row-major `[texts.count × dimension]` matrix of unit-length rows.
    ///
    /// The mean over all tokens, those that frame the text included, or the first token's vector, as the model was
    /// trained; always at unit length, whether or not the model's own library would scale it.
    /// - Throws: ``EmbeddingError`` with code `tooLong` for the first text of more than ``maxTokens`` tokens, with
    ///   `modelTampered` where the tokenizer gives an id the network has no row for.
    public func encode(
        _ texts: [String], as kind: TextKind, mode: EncodingMode = .exact
    ) throws(EmbeddingError) -> Matrix {
        encode(tokenIDs: try checkedTokenIDs(of: texts, as: kind), mode: mode)
    }

    /// Encodes texts given as ids, as ``tokenIDs(of:as:)`` and ``truncated(_:)`` return them.
    /// - Precondition: each has 1 to ``maxTokens`` ids, all of the vocabulary.
    public func encode(tokenIDs: [[Int32]], mode: EncodingMode = .exact) -> Matrix {
        encode(tokenIDs: tokenIDs, mode: mode) {}
    }

    /// The same, calling `checkpoint` some milliseconds apart: the place to let others go first. What it throws ends
    /// the work.
    func encode(tokenIDs: [[Int32]], mode: EncodingMode, checkpoint: () throws -> Void) rethrows -> Matrix {
        var values = [Float](repeating: 0, count: tokenIDs.count * dimension)
        try values.withUnsafeMutableBufferPointer { values in
            for pass in passes(over: tokenIDs) {
                // Inside the buffer: it has `dimension` numbers for every text of every pass.
                try encoder.encode(
                    tokenIDs[pass], mode: mode, into: values.baseAddress! + pass.lowerBound * dimension,
                    checkpoint: checkpoint)
            }
        }
        return Matrix(rows: tokenIDs.count, columns: dimension, values: values)
    }

    /// The ids of all texts, or an error for the first that is too long or has an id the model does not know.
    func checkedTokenIDs(of texts: [String], as kind: TextKind) throws(EmbeddingError) -> [[Int32]] {
        var result: [[Int32]] = []
        result.reserveCapacity(texts.count)
        for (position, text) in texts.enumerated() {
            let ids = tokenIDs(of: text, as: kind)
            guard ids.count <= maxTokens else {
                throw .tooLong(tokens: ids.count, limit: maxTokens, at: position)
            }
            try checkRows(of: ids)
            result.append(ids)
        }
        return result
    }

    /// Throws `modelTampered` for an id the token table has no row for: a folder's tokenizer may know more pieces.
    func checkRows(of ids: [Int32]) throws(EmbeddingError) {
        if let id = ids.first(where: { !(0..<encoder.shape.tokens).contains(Int($0)) }) {
            throw .tampered(path, part: "token id \(id) of \(encoder.shape.tokens)")
        }
    }

    /// Consecutive texts, as many as fit into one pass of the encoder, or of at most `limit` tokens; a longer text is a
    /// pass of its own.
    func passes(over tokenIDs: [[Int32]], upTo limit: Int? = nil) -> [Range<Int>] {
        let limit = min(limit ?? .max, encoder.passTokens)
        var passes: [Range<Int>] = []
        var start = 0
        var tokens = 0
        for (index, ids) in tokenIDs.enumerated() {
            if index > start, tokens + ids.count > limit {
                passes.append(start..<index)
                start = index
                tokens = 0
            }
            tokens += ids.count
        }
        if start < tokenIDs.count { passes.append(start..<tokenIDs.count) }
        return passes
    }
}
