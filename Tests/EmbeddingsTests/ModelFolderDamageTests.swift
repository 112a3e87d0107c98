import Embeddings
import Foundation
import Testing

/// What opening a folder says.
private func error(_ files: [String: Data]) throws -> EmbeddingError? {
    let folder = try TemporaryFolder(files)
    do {
        _ = try EmbeddingModel(contentsOf: folder.path)
        return nil
    } catch {
        return error
    }
}

/// A setting this version has no code for.
struct ForeignSetting: Sendable, CustomTestStringConvertible {
    let file: String
    let settings: String
    /// What the message says besides the file's name.
    let named: String

    var testDescription: String { "\(file): \(named)" }

    init(_ file: String, _ settings: String, named: String) {
        self.file = file
        self.settings = settings
        self.named = named
    }

    /// Changes of a right `config.json`.
    static let network = [
        (#""model_type":"bert""#, #""model_type":"distilbert""#, #"model_type is "distilbert""#),
        (#""model_type":"bert","#, "", "no model_type"),
        (#""hidden_act":"gelu""#, #""hidden_act":"gelu_new""#, #"hidden_act is "gelu_new""#),
        (#""hidden_act":"gelu","#, "", "no hidden_act"),
        (#""hidden_size":64"#, #""hidden_size":"64""#, #"hidden_size is "64""#),
        (#""hidden_size":64"#, #""hidden_size":64.5"#, "hidden_size is 64.5"),
        (#""hidden_size":64"#, #""hidden_size":-64"#, "hidden_size is -64"),
        (#""hidden_size":64"#, #""hidden_size":1e99"#, "hidden_size is 1e+99"),
        (#""num_attention_heads":2"#, #""num_attention_heads":4"#, "num_attention_heads is 4"),
        (#""num_attention_heads":2"#, #""num_attention_heads":0"#, "num_attention_heads is 0"),
        (#""intermediate_size":128"#, #""intermediate_size":100"#, "intermediate_size is 100"),
        (#""layer_norm_eps":1e-05"#, #""layer_norm_eps":-1"#, "layer_norm_eps is -1"),
        (#""layer_norm_eps":1e-05"#, #""layer_norm_eps":null"#, "layer_norm_eps is null"),
        (#""max_position_embeddings":24"#, #""max_position_embeddings":2"#, "max_position_embeddings is 2"),
        (#""vocab_size":64"#, #""vocab_size":[64]"#, "vocab_size is a list of 1"),
        ("{", #"{"position_embedding_type":"relative_key","#, #"position_embedding_type is "relative_key""#),
        ("{", #"{"is_decoder":true,"#, "is_decoder is true"),
        ("{", #"{"quantization_config":{"bits":4},"#, "quantization_config is an object of 1"),
    ]

    static let sentence = [
        ForeignSetting("1_Pooling/config.json", #"{"pooling_mode_max_tokens":true}"#, named: "pooling_mode_max_tokens"),
        ForeignSetting(
            "1_Pooling/config.json", #"{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":true}"#,
            named: "pooling_mode_cls_token and pooling_mode_mean_tokens"),
        ForeignSetting(
            "1_Pooling/config.json", #"{"pooling_mode_mean_tokens":1}"#, named: "pooling_mode_mean_tokens is 1"),
        ForeignSetting(
            "1_Pooling/config.json", #"{"pooling_mode":"lasttoken"}"#, named: #"pooling_mode is "lasttoken""#),
        ForeignSetting(
            "1_Pooling/config.json", #"{"pooling_mode":"mean","include_prompt":false}"#,
            named: "include_prompt is false"),
        ForeignSetting(
            "modules.json",
            #"[{"type":"a.Transformer","path":""},{"type":"a.Pooling","path":"p"},{"type":"a.Dense","path":"d"}]"#,
            named: "Transformer, Pooling, Dense"),
        ForeignSetting("modules.json", #"[{"type":"a.Transformer","path":"../x"}]"#, named: "path is ../x"),
        ForeignSetting("modules.json", #"[{"type":"a.Transformer","path":"/etc"}]"#, named: "path is /etc"),
        ForeignSetting("modules.json", "[]", named: "the steps are"),
        ForeignSetting("sentence_bert_config.json", #"{"max_seq_length":2}"#, named: "max_seq_length is 2"),
        ForeignSetting("sentence_bert_config.json", #"{"max_seq_length":"8"}"#, named: #"max_seq_length is "8""#),
        ForeignSetting("sentence_bert_config.json", #"{"do_lower_case":true}"#, named: "do_lower_case is true"),
        ForeignSetting("config_sentence_transformers.json", #"{"prompts":{"query":1}}"#, named: "prompt query is 1"),
    ]
}

@Suite struct `A model folder that this version cannot run` {
    @Test(arguments: ForeignSetting.network)
    func `is refused by the network's setting and its value`(old: String, new: String, named: String) throws {
        var files = TinyModel.standard().files
        let settings = try #require(String(data: files["config.json"]!, encoding: .utf8))
        let place = try #require(settings.range(of: old))
        files["config.json"] = Data(settings.replacingCharacters(in: place, with: new).utf8)
        let error = try #require(try error(files))
        #expect(error.code == .modelForeign)
        for text in [error.detail.tr, error.detail.en] {
            #expect(text.contains("config.json"))
            #expect(text.contains(named), "\(text)")
        }
    }

    @Test(arguments: ForeignSetting.sentence)
    func `is refused by the setting of how texts are read`(setting: ForeignSetting) throws {
        var files = TinyModel.standard().files
        files[setting.file] = Data(setting.settings.utf8)
        let error = try #require(try error(files))
        #expect(error.code == .modelForeign)
        #expect(error.detail.en.contains(setting.file))
        #expect(error.detail.en.contains(setting.named), "\(error.detail.en)")
    }

    @Test(arguments: [("F64", 8), ("I8", 1), ("F8_E4M3", 1)])
    func `is refused by the type of a tensor it would read`(type: String, width: Int) throws {
        var files = TinyModel.standard().files
        let bytes = 64 * 64 * width
        let name = "embeddings.word_embeddings.weight"
        files["model.safetensors"] = safetensors(
            #"{"\#(name)":{"dtype":"\#(type)","shape":[64,64],"data_offsets":[0,\#(bytes)]}}"#, bytes: bytes)
        let error = try #require(try error(files))
        #expect(error.code == .modelForeign)
        #expect(error.detail.en.contains("\(name) is \(type)"))
    }

    @Test(arguments: ["config.json", "model.safetensors", "tokenizer.json"])
    func `is unreadable where a file is missing`(file: String) throws {
        var files = TinyModel.standard().files
        files[file] = nil
        let error = try #require(try error(files))
        #expect(error.code == .modelUnreadable)
        #expect(error.detail.tr.contains("/model/\(file)"))
    }

    @Test func `says so where the tensors were never fetched`() throws {
        var files = TinyModel.standard().files
        files["model.safetensors"] = Data("version https://git-lfs.example/spec/v1\noid sha256:0\nsize 9\n".utf8)
        let error = try #require(try error(files))
        #expect(error.code == .modelForeign)
        #expect(error.detail.en.contains("Git LFS"))
    }

    @Test(arguments: ["PK\u{3}\u{4}, a zip of pickles", "\u{2}\0\0\0\0\0\0\0[]", "GGUF\u{3}\0\0\0\0\0\0\0"])
    func `is foreign where the tensors are in another format`(contents: String) throws {
        var files = TinyModel.standard().files
        files["model.safetensors"] = Data(contents.utf8)
        #expect(try error(files)?.code == .modelForeign)
    }
}

/// A file of tensors with this header and as many zeros.
private func safetensors(_ header: String, bytes: Int) -> Data {
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    return length + Data(header.utf8) + Data(repeating: 0, count: bytes)
}

@Suite struct `A model folder that is damaged` {
    @Test(arguments: [0, 1, 7, 8, 9, 100, 4_000, 10_000, 100_000, -1])
    func `is cut short, and says how many bytes it has and needs`(size: Int) throws {
        var files = TinyModel.standard().files
        let whole = files["model.safetensors"]!
        let cut = whole.prefix(size < 0 ? whole.count + size : size)
        files["model.safetensors"] = cut
        let error = try #require(try error(files))
        guard case .modelTruncated(let bytes, let needed) = error.code else {
            Issue.record("\(error)")
            return
        }
        #expect(bytes == cut.count)
        #expect(needed > cut.count && needed <= whole.count)
        #expect(error.detail.en.contains("model.safetensors"))
    }

    @Test func `is refused with bytes after its end`() throws {
        var files = TinyModel.standard().files
        files["model.safetensors"]! += Data([0])
        #expect(try error(files)?.code == .modelTampered)
    }

    @Test(arguments: [
        (
            #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
            "tensor a"
        ),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, "tensor a"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, "tensor a"),
        (#"{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}"#, "tensor a"),
        (#"{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}"#, "tensor a"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}"#, "tensor a"),
        (#"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#, "tensor a"),
        (#"{"a":{"dtype":"F9","shape":[2],"data_offsets":[9223372036854775800,9223372036854775807]}}"#, "tensor a"),
        (#"{"a":{"dtype":"F32","shape":[2]}}"#, "tensor a"),
        (#"{"a":[]}"#, "tensor a"),
        (
            #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[2],"data_offsets":[2,6]}}"#,
            "overlapping"
        ),
        (
            #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[1],"data_offsets":[6,8]}}"#,
            "gap"
        ),
        (#"{"a":{"dtype":"F16","shape":[2],"data_offsets":[4,8]}}"#, "gap"),
        (#"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#, "4 bytes after the last tensor"),
        (#"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}"#, "header"),
        (#"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}}"#, "header"),
        (String(repeating: #"{"a":"#, count: 100_000), "header: JSON"),
    ])
    func `is refused by its header`(header: String, part: String) throws {
        var files = TinyModel.standard().files
        files["model.safetensors"] = safetensors(header, bytes: 8)
        let error = try #require(try error(files))
        #expect(error.code == .modelTampered)
        #expect(error.detail.en.contains(part), "\(error.detail.en)")
    }

    @Test(arguments: [Float.infinity, -.infinity, .nan, 1e30, -2000], TinyModel.Encoding.allCases)
    func `is refused by a number no encoder has`(number: Float, encoding: TinyModel.Encoding) throws {
        let tiny = TinyModel.standard(.bert, encoding)
        for tensor in [0, 2, 4, 5, tiny.tensors.count - 1] {
            let whole = tiny.safetensors()
            let after = tiny.tensors[tensor...].reduce(0) { $0 + encoding.bytes(of: 0).count * $1.values.count }
            var files = tiny.files
            var changed = whole
            let place = whole.count - after
            changed.replaceSubrange(place..<place + encoding.bytes(of: 0).count, with: encoding.bytes(of: number))
            files["model.safetensors"] = changed
            let error = try #require(try error(files))
            #expect(error.code == .modelTampered)
            #expect(error.detail.en.contains("numbers of \(tiny.tensors[tensor].name)"))
        }
    }

    @Test(arguments: ["hidden_size", "num_hidden_layers", "vocab_size", "max_position_embeddings", "type_vocab_size"])
    func `is refused where settings and tensors differ`(key: String) throws {
        let tiny = TinyModel.standard()
        for change in [-1, 1] {
            var settings = tiny.settings
            let value = try #require(settings[key] as? Int)
            // Another width needs other heads to be possible at all.
            settings[key] = key == "hidden_size" ? value + 32 * change : value + change
            if key == "hidden_size" { settings["num_attention_heads"] = 2 + change }
            let error = try #require(try error(tiny.files.merging(["config.json": json(settings)]) { $1 }))
            #expect(error.code == .modelTampered, "\(error)")
            #expect(error.detail.en.contains("model.safetensors"))
        }
    }

    @Test(arguments: ["", "{", "[]", "null", #"{"a":1}}"#, String(repeating: "[", count: 100_000)])
    func `is refused by settings that are no JSON object`(settings: String) throws {
        var files = TinyModel.standard().files
        for file in ["config.json", "1_Pooling/config.json"] {
            files[file] = Data(settings.utf8)
            let error = try #require(try error(files))
            #expect([.modelTampered, .modelTruncated(bytes: 0, needed: 1)].contains(error.code))
            #expect(error.detail.tr.contains(file))
            files["config.json"] = TinyModel.standard().files["config.json"]
        }
    }
}

@Suite struct `A model folder whose tokenizer has more pieces than its table` {
    @Test(arguments: TinyModel.Kind.allCases)
    func `refuses a text with such a piece`(kind: TinyModel.Kind) throws {
        let tiny = TinyModel.standard(kind)
        var files = tiny.files
        let tokenizer = try #require(String(data: files["tokenizer.json"]!, encoding: .utf8))
        let pieces = kind == .bert ? #","many":64"# : String(repeating: #",["many",-1]"#, count: 8)
        let place = try #require(tokenizer.range(of: kind == .bert ? #""z":30"# : #"["<mask>",-1.58]"#))
        files["tokenizer.json"] = Data(tokenizer.replacingCharacters(in: place, with: tokenizer[place] + pieces).utf8)
        let folder = try TemporaryFolder(files)
        let model = try EmbeddingModel(contentsOf: folder.path)
        #expect(try model.encode(["a"], as: .raw).rows == 1)
        let error = #expect(throws: EmbeddingError.self) { try model.encode(["a", "many"], as: .raw) }
        #expect(error?.code == .modelTampered)
        #expect(error?.detail.en.contains("of 64") == true)
    }
}

@Suite struct `A model folder changed at random` {
    /// Whatever happened to its files, a folder opens or says why not; and what opens, encodes.
    @Test(arguments: TinyModel.Kind.allCases, 0..<4)
    func `never ends the process`(kind: TinyModel.Kind, part: Int) throws {
        let tiny = TinyModel.standard(kind, TinyModel.Encoding.allCases[part % 3])
        var whole = tiny.files
        whole["modules.json"] = modules
        whole["1_Pooling/config.json"] = json(["pooling_mode_mean_tokens": true])
        whole["sentence_bert_config.json"] = json(["max_seq_length": 20])
        whole["config_sentence_transformers.json"] = json(["prompts": ["query": "q: "]])
        let names = whole.keys.sorted()
        var random = SplitMix(state: UInt64(part))
        var opened = 0
        let folder = try TemporaryFolder(whole)
        for _ in 0..<150 {
            let name = names.randomElement(using: &random)!
            try folder.write(changed(whole[name]!, using: &random), to: name)
            do {
                let model = try EmbeddingModel(contentsOf: folder.path)
                opened += 1
                let squares = try model.encode(["ab c"], as: .query).values.reduce(0) { $0 + $1 * $1 }
                #expect(abs(squares - 1) < 1e-3)
            } catch {
                #expect(!error.detail.tr.isEmpty)
            }
            try folder.write(whole[name]!, to: name)
        }
        // Both ends were reached.
        #expect((1..<150).contains(opened))
    }

    private var modules: Data {
        json([["type": "a.Transformer", "path": ""], ["type": "a.Pooling", "path": "1_Pooling"]])
    }

    /// Mostly where the meaning is: in settings and at the beginning of the tensors.
    private func changed(_ data: Data, using random: inout SplitMix) -> Data {
        var bytes = [UInt8](data)
        for _ in 0...Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<min(bytes.count, Bool.random(using: &random) ? 16 : 6000), using: &random)
            let length = Int.random(in: 1...min(40, bytes.count - place), using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(place..<place + length)
            case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
            case 4: bytes.removeSubrange(place...)
            case 5: bytes.removeLast(min(length, bytes.count))
            default:
                let digits = bytes.prefix(6000).indices.filter { (0x30...0x39).contains(bytes[$0]) }
                guard let digit = digits.randomElement(using: &random) else { continue }
                bytes[digit] = UInt8.random(in: 0x30...0x39, using: &random)
            }
        }
        return Data(bytes)
    }
}
