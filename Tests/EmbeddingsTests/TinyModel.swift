import Foundation

/// A random encoder of two small layers, and the folder Hugging Face's libraries would keep it in.
struct TinyModel {
    enum Kind: String, CaseIterable {
        case bert
        case xlmRoberta = "xlm-roberta"

        /// Rows of the position table that stand for padding.
        var firstPosition: Int { self == .bert ? 0 : 2 }
    }

    enum Encoding: String, CaseIterable {
        case float32 = "F32"
        case float16 = "F16"
        case bfloat16 = "BF16"

        func bytes(of value: Float) -> [UInt8] {
            switch self {
            case .float32: withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
            case .float16: withUnsafeBytes(of: Float16(value).bitPattern.littleEndian) { Array($0) }
            case .bfloat16: withUnsafeBytes(of: UInt16(value.bitPattern >> 16).littleEndian) { Array($0) }
            }
        }

        /// What is left of a number that was stored.
        func stored(_ value: Float) -> Float {
            switch self {
            case .float32: value
            case .float16: Float(Float16(value))
            case .bfloat16: Float(bitPattern: value.bitPattern & 0xFFFF_0000)
            }
        }
    }

    struct Tensor {
        let name: String
        let shape: [Int]
        let values: [Float]
    }

    let kind: Kind
    let encoding: Encoding
    /// Two heads, of 32 numbers or of 64.
    let width: Int
    let heads = 2
    let layers = 2
    let inner = 128
    let tokens = 64
    let window = 24
    let tensors: [Tensor]
    /// The tensors' numbers as they are stored, one after another.
    private let data: Data

    init(_ kind: Kind, _ encoding: Encoding, seed: UInt64 = 1) {
        self.kind = kind
        self.encoding = encoding
        let width = kind == .bert ? 64 : 128
        let (inner, layers) = (inner, layers)
        self.width = width
        var random = SplitMix(state: seed)
        var tensors: [Tensor] = []
        func add(_ name: String, _ shape: Int..., spread: Float, around centre: Float = 0) {
            let values = (0..<shape.reduce(1, *)).map { _ in
                encoding.stored(centre + Float.random(in: -spread...spread, using: &random))
            }
            tensors.append(Tensor(name: name, shape: shape, values: values))
        }
        func addNorm(_ name: String) {
            add(name + ".weight", width, spread: 0.3, around: 1)
            add(name + ".bias", width, spread: 0.2)
        }
        func addDense(_ name: String, _ outputs: Int, _ inputs: Int) {
            add(name + ".weight", outputs, inputs, spread: 0.4)
            add(name + ".bias", outputs, spread: 0.3)
        }
        add("embeddings.word_embeddings.weight", tokens, width, spread: 1)
        add("embeddings.position_embeddings.weight", window + kind.firstPosition, width, spread: 1)
        add("embeddings.token_type_embeddings.weight", kind == .bert ? 2 : 1, width, spread: 1)
        addNorm("embeddings.LayerNorm")
        for layer in 0..<layers {
            let name = "encoder.layer.\(layer)."
            for part in ["query", "key", "value"] { addDense(name + "attention.self.\(part)", width, width) }
            addDense(name + "attention.output.dense", width, width)
            addNorm(name + "attention.output.LayerNorm")
            addDense(name + "intermediate.dense", inner, width)
            addDense(name + "output.dense", width, inner)
            addNorm(name + "output.LayerNorm")
        }
        self.tensors = tensors
        data = Data(tensors.flatMap { $0.values.flatMap(encoding.bytes) })
    }

    /// One of each, made once: numbers by the ten thousand take their time.
    static func standard(_ kind: Kind = .bert, _ encoding: Encoding = .float32) -> TinyModel {
        models.first { $0.kind == kind && $0.encoding == encoding }!
    }

    private static let models = Kind.allCases.flatMap { kind in Encoding.allCases.map { TinyModel(kind, $0) } }

    subscript(name: String) -> [Float] { tensors.first { $0.name == name }!.values }

    var settings: [String: Any] {
        [
            "model_type": kind.rawValue, "hidden_act": "gelu", "hidden_size": width, "num_hidden_layers": layers,
            "num_attention_heads": heads, "intermediate_size": inner, "vocab_size": tokens, "layer_norm_eps": 1e-5,
            "max_position_embeddings": window + kind.firstPosition, "type_vocab_size": kind == .bert ? 2 : 1,
            "pad_token_id": kind == .bert ? 0 : 1,
        ]
    }

    /// - Parameters:
    ///   - prefix: what stands before each tensor's name.
    ///   - padding: spaces after the header, which put the tensors at odd addresses.
    func safetensors(prefix: String = "", padding: Int = 0, metadata: Bool = true) -> Data {
        var header: [String: Any] = metadata ? ["__metadata__": ["format": "pt"]] : [:]
        var end = 0
        func add(_ name: String, _ type: String, _ shape: [Int], width: Int) {
            let start = end
            end += shape.reduce(width, *)
            header[prefix + name] = ["dtype": type, "shape": shape, "data_offsets": [start, end]]
        }
        // What checkpoints hold besides: numbers of other types that the network does not need.
        add("embeddings.position_ids", "I64", [1, 3], width: 8)
        add("pooler.dense.mask", "BOOL", [3], width: 1)
        let others = Data(repeating: 1, count: end)
        for tensor in tensors {
            add(tensor.name, encoding.rawValue, tensor.shape, width: encoding.bytes(of: 0).count)
        }
        let text = json(header) + Data(repeating: 0x20, count: padding)
        return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Data($0) } + text + others + data
    }

    /// The folder's files by their path in it.
    var files: [String: Data] {
        ["config.json": json(settings), "model.safetensors": safetensors(), "tokenizer.json": tokenizer]
    }

    private var tokenizer: Data {
        let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(Unicode.Scalar($0)) }
        switch kind {
        case .bert:
            let pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ":"] + letters + letters.map { "##" + $0 }
            return json([
                "version": "1.0", "added_tokens": pieces.prefix(4).enumerated().map(Self.special),
                "normalizer": [
                    "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "lowercase": true,
                ],
                "pre_tokenizer": ["type": "BertPreTokenizer"],
                "post_processor": Self.frame("[CLS]", 2, "[SEP]", 3),
                "decoder": ["type": "WordPiece", "prefix": "##", "cleanup": true],
                "model": [
                    "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                    "max_input_chars_per_word": 100,
                    "vocab": Dictionary(uniqueKeysWithValues: pieces.enumerated().map { ($1, $0) }),
                ],
            ])
        case .xlmRoberta:
            let pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", ":"] + letters + letters.map { "▁" + $0 } + ["<mask>"]
            return json([
                "version": "1.0",
                "added_tokens": (pieces.prefix(4).enumerated() + [(pieces.count - 1, "<mask>")]).map(Self.special),
                "normalizer": ["type": "Sequence", "normalizers": [] as [Any]],
                "pre_tokenizer": [
                    "type": "Sequence",
                    "pretokenizers": [
                        ["type": "WhitespaceSplit"],
                        ["type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true],
                    ],
                ],
                "post_processor": Self.frame("<s>", 0, "</s>", 2),
                "decoder": ["type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true],
                "model": [
                    "type": "Unigram", "unk_id": 3, "byte_fallback": false,
                    "vocab": pieces.enumerated().map { [$1, $0 < 4 ? 0 : -1 - Double($0) / 100] as [Any] },
                ],
            ])
        }
    }

    private static func special(_ id: Int, _ text: String) -> [String: Any] {
        [
            "id": id, "content": text, "special": true, "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false,
        ]
    }

    private static func frame(_ first: String, _ firstID: Int, _ last: String, _ lastID: Int) -> [String: Any] {
        [
            "type": "TemplateProcessing",
            "single": [
                ["SpecialToken": ["id": first, "type_id": 0]], ["Sequence": ["id": "A", "type_id": 0]],
                ["SpecialToken": ["id": last, "type_id": 0]],
            ],
            "pair": [] as [Any],
            "special_tokens": [
                first: ["id": first, "ids": [firstID], "tokens": [first]],
                last: ["id": last, "ids": [lastID], "tokens": [last]],
            ],
        ]
    }
}

func json(_ value: Any) -> Data {
    do {
        return try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
    } catch {
        preconditionFailure("a test writes JSON: \(error)")
    }
}

/// A folder of files that goes when it is out of use.
struct TemporaryFolder: ~Copyable {
    let path: String

    init(_ files: [String: Data], name: String = "model") throws {
        path = FileManager.default.temporaryDirectory.appending(path: "kaynak-\(UUID())/\(name)").path
        for (file, data) in files { try write(data, to: file) }
    }

    deinit { try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent()) }

    func write(_ data: Data, to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }
}

/// The same numbers in every run (Steele et al. 2014, doi:10.1145/2660193.2660195).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
