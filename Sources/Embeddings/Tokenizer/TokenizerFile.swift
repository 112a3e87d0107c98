import Foundation

/// A `tokenizer.json` of Hugging Face's library: WordPiece as BERT has it, or unigram as sentencepiece has it.
///
/// Every part has to be of a kind that is known here exactly; what is not is named in the error. Truncation and padding
/// are left to the caller. Control tokens in a text are ordinary text, unlike in that library.
enum TokenizerFile {
    /// - Throws: ``EmbeddingError`` with code `modelUnreadable`, `modelTampered` where the file is no JSON or its parts
    ///   contradict each other, `modelForeign` where it is of another kind.
    static func load(path: String) throws(EmbeddingError) -> any TextTokenizer {
        let file = try MappedFile(path: path)
        // The bytes are unmapped with the last reference, which would else be gone before they are read.
        defer { withExtendedLifetime(file) {} }
        let contents: JSONValue
        do {
            contents = try JSONValue(parsing: file.bytes)
        } catch {
            throw .tampered(path, part: "JSON at byte \(error.offset)")
        }
        return try TokenizerReader(path: path, contents: contents).tokenizer()
    }
}

private struct TokenizerReader {
    let path: String
    let contents: JSONValue

    func tokenizer() throws(EmbeddingError) -> any TextTokenizer {
        let frame = try frame(contents["post_processor"])
        let normalizer = Normalizer(try steps(contents["normalizer"]))
        let splitter = try splitter(contents["pre_tokenizer"])
        let hidden = try controlTokens()
        let model = contents["model"]
        switch model["type"].string {
        case "Unigram":
            return UnigramTokenizer(
                bos: frame.bos, eos: frame.eos, normalizer: normalizer, splitter: splitter,
                model: try unigram(model, hidden: hidden))
        case "WordPiece":
            return WordPieceTokenizer(
                bos: frame.bos, eos: frame.eos, normalizer: normalizer, splitter: splitter,
                model: try wordPieces(model, hidden: hidden))
        default: throw foreign("model", model)
        }
    }

    /// Names a part by its `type`, or by its place alone.
    private func foreign(_ part: String, _ value: JSONValue) -> EmbeddingError {
        .foreign(path, found: value["type"].string.map { "\(part) \($0)" } ?? part)
    }

    private func damaged(_ part: String) -> EmbeddingError { .tampered(path, part: part) }

    // MARK: Models

    private func unigram(_ model: JSONValue, hidden: Set<Int32>) throws(EmbeddingError) -> UnigramPieces {
        if model["byte_fallback"].bool == true { throw .foreign(path, found: "model.byte_fallback") }
        guard let unknown = model["unk_id"].int32 else { throw .foreign(path, found: "model without unk_id") }
        guard let vocabulary = model["vocab"].array, vocabulary.indices.contains(Int(unknown)) else {
            throw damaged("model.vocab")
        }
        var texts: [UInt8] = []
        var offsets: [UInt32] = [0]
        var scores: [Double] = []
        for entry in vocabulary {
            guard let pair = entry.array, pair.count == 2, let text = pair[0].string, let score = pair[1].number else {
                throw damaged("model.vocab[\(scores.count)]")
            }
            texts += text.utf8
            offsets.append(UInt32(clamping: texts.count))
            scores.append(score)
        }
        guard
            let pieces = UnigramPieces(
                texts: texts, offsets: offsets, scores: scores, unknown: unknown,
                hidden: hidden.union([unknown]).sorted())
        else { throw damaged("model.vocab") }
        return pieces
    }

    private func wordPieces(_ model: JSONValue, hidden: Set<Int32>) throws(EmbeddingError) -> WordPieces {
        guard let members = model["vocab"].object else { throw damaged("model.vocab") }
        var pieces: [(text: String, id: Int32)] = []
        for (text, id) in members {
            guard let id = id.int32, id >= 0 else { throw damaged("model.vocab") }
            pieces.append((text, id))
        }
        let name = model["unk_token"].string ?? "[UNK]"
        guard let unknown = pieces.last(where: { $0.text == name })?.id else { throw damaged("model.unk_token") }
        return WordPieces(
            pieces: pieces, prefix: model["continuing_subword_prefix"].string ?? "##", unknown: unknown,
            hidden: hidden.union([unknown]), longestWord: Int(model["max_input_chars_per_word"].int32 ?? 100))
    }

    /// Added words would be cut out of the text before anything else; only control tokens, which are not, may be there.
    private func controlTokens() throws(EmbeddingError) -> Set<Int32> {
        var ids: Set<Int32> = []
        for token in contents["added_tokens"].array ?? [] {
            guard let id = token["id"].int32 else { throw damaged("added_tokens") }
            guard token["special"].bool == true else { throw .foreign(path, found: "added token \(id)") }
            ids.insert(id)
        }
        return ids
    }

    // MARK: Normalizer

    private func steps(_ part: JSONValue) throws(EmbeddingError) -> [Normalizer.Step] {
        if part.isNull { return [] }
        switch part["type"].string {
        case "Sequence":
            var steps: [Normalizer.Step] = []
            for inner in part["normalizers"].array ?? [] { steps += try self.steps(inner) }
            return steps
        case "Precompiled": return try characterMap(part["precompiled_charsmap"])
        case "BertNormalizer":
            let lowercases = part["lowercase"].bool ?? true
            return [
                .bert(
                    BertNormalizer(
                        cleansText: part["clean_text"].bool ?? true,
                        spacesIdeographs: part["handle_chinese_chars"].bool ?? true,
                        stripsAccents: part["strip_accents"].bool ?? lowercases, lowercases: lowercases))
            ]
        case "NFC": return [.form(.nfc)]
        case "NFD": return [.form(.nfd)]
        case "NFKC": return [.form(.nfkc)]
        case "NFKD": return [.form(.nfkd)]
        case "StripAccents": return [.stripAccents]
        case "Lowercase": return [.lowercase]
        case "Strip":
            return [.strip(left: part["strip_left"].bool ?? true, right: part["strip_right"].bool ?? true)]
        case "Replace":
            guard let content = part["content"].string else { throw damaged("normalizer Replace") }
            if let text = part["pattern"]["String"].string, !text.isEmpty { return [.replace(text, with: content)] }
            if part["pattern"]["Regex"].string == " {2,}" { return [.replaceSpaces(with: content)] }
            throw foreign("normalizer pattern of", part)
        default: throw foreign("normalizer", part)
        }
    }

    private func characterMap(_ encoded: JSONValue) throws(EmbeddingError) -> [Normalizer.Step] {
        guard let data = encoded.string.flatMap({ Data(base64Encoded: $0) }),
            let map = CharacterMap(compiled: [UInt8](data))
        else { throw damaged("normalizer.precompiled_charsmap") }
        return [.characterMap(map)]
    }

    // MARK: Pre-tokenizer

    private func splitter(_ part: JSONValue) throws(EmbeddingError) -> WordSplitter {
        let parts = part["type"].string == "Sequence" ? part["pretokenizers"].array ?? [] : part.isNull ? [] : [part]
        switch parts.map({ $0["type"].string }) {
        case []: return WordSplitter(atWhitespace: false)
        case ["WhitespaceSplit"]: return WordSplitter(atWhitespace: true)
        case ["BertPreTokenizer"]: return WordSplitter(atWhitespace: true, isolatesPunctuation: true)
        case ["Metaspace"]: return WordSplitter(atWhitespace: false, metaspace: try metaspace(parts[0], isFirst: true))
        case ["WhitespaceSplit", "Metaspace"]:
            return WordSplitter(atWhitespace: true, metaspace: try metaspace(parts[1], isFirst: false))
        default:
            throw .foreign(
                path,
                found: "pre_tokenizer " + parts.map { $0["type"].string ?? "without a type" }.joined(separator: ", "))
        }
    }

    /// - Parameter isFirst: the mark is set once for the whole text, which makes `first` the same as `always`.
    private func metaspace(_ part: JSONValue, isFirst: Bool) throws(EmbeddingError) -> WordSplitter.Metaspace {
        guard let text = part["replacement"].string, text.unicodeScalars.count == 1,
            let mark = text.unicodeScalars.first
        else { throw damaged("pre_tokenizer Metaspace") }
        let isPrepended: Bool
        switch part["prepend_scheme"].string {
        case nil: isPrepended = part["add_prefix_space"].bool ?? true
        case "always": isPrepended = true
        case "first" where isFirst: isPrepended = true
        case "never": isPrepended = false
        default: throw foreign("prepend_scheme of", part)
        }
        return WordSplitter.Metaspace(mark: mark, isPrepended: isPrepended, isSplit: part["split"].bool ?? true)
    }

    // MARK: Post-processor

    private func frame(_ part: JSONValue) throws(EmbeddingError) -> (bos: Int32, eos: Int32) {
        switch part["type"].string {
        case "BertProcessing", "RobertaProcessing":
            guard let bos = part["cls"].array?.last?.int32, let eos = part["sep"].array?.last?.int32 else {
                throw damaged("post_processor")
            }
            return (bos, eos)
        case "TemplateProcessing":
            let template = part["single"].array ?? []
            guard template.count == 3, !template[1]["Sequence"].isNull,
                let bos = template[0]["SpecialToken"]["id"].string, let eos = template[2]["SpecialToken"]["id"].string
            else { throw foreign("template of", part) }
            return (try id(of: bos, in: part), try id(of: eos, in: part))
        default: throw foreign("post_processor", part)
        }
    }

    private func id(of token: String, in template: JSONValue) throws(EmbeddingError) -> Int32 {
        guard let ids = template["special_tokens"][token]["ids"].array, ids.count == 1, let id = ids[0].int32 else {
            throw damaged("post_processor.special_tokens")
        }
        return id
    }
}
