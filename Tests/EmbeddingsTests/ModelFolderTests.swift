import Embeddings
import Foundation
import Testing

private let meanPooling = json(["word_embedding_dimension": 64, "pooling_mode_mean_tokens": true])
private let firstTokenPooling = json(["pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false])

private func modules(_ steps: [(type: String, path: String)]) -> Data {
    json(steps.map { ["type": "sentence_transformers.models.\($0.type)", "path": $0.path] })
}

@Suite struct `A model folder` {
    @Test(arguments: TinyModel.Kind.allCases, TinyModel.Encoding.allCases)
    func `gives the vectors that plain loops give`(kind: TinyModel.Kind, encoding: TinyModel.Encoding) throws {
        let tiny = TinyModel.standard(kind, encoding)
        var random = SplitMix(state: 2)
        let texts = [1, 2, 7, tiny.window].map { count in
            (0..<count).map { _ in Int32.random(in: 0..<Int32(tiny.tokens), using: &random) }
        }
        let expected = texts.map(tiny.vectors)
        for (settings, expected) in [
            (meanPooling, expected.map(\.mean)), (firstTokenPooling, expected.map(\.first)),
        ] {
            let folder = try TemporaryFolder(tiny.files.merging(["1_Pooling/config.json": settings]) { $1 })
            let model = try EmbeddingModel(contentsOf: folder.path)
            #expect(model.dimension == tiny.width)
            #expect(model.maxTokens == tiny.window)
            let vectors = model.encode(tokenIDs: texts)
            for (row, expected) in expected.enumerated() {
                let difference = zip(vectors[row: row], expected).map { abs(Double($0) - $1) }.max() ?? 1
                #expect(difference < 1e-5, "\(texts[row].count) tokens")
            }
        }
    }

    @Test(arguments: ["", "bert.", "roberta.", "0.auto_model."], [0, 1, 2, 3])
    func `finds its tensors under any usual name and at any address`(prefix: String, padding: Int) throws {
        let tiny = TinyModel.standard()
        let folder = try TemporaryFolder(tiny.files)
        let expected = try EmbeddingModel(contentsOf: folder.path).encode(tokenIDs: [[2, 9, 3]])
        try folder.write(
            tiny.safetensors(prefix: prefix, padding: padding, metadata: padding > 0), to: "model.safetensors")
        #expect(try EmbeddingModel(contentsOf: folder.path).encode(tokenIDs: [[2, 9, 3]]) == expected)
    }

    @Test(arguments: TinyModel.Kind.allCases, [(3, 3), (10, 10), (24, 24), (25, 24), (512, 24)])
    func `reads as many tokens as its settings and its position table allow`(
        kind: TinyModel.Kind, window: (setting: Int, tokens: Int)
    ) throws {
        let tiny = TinyModel.standard(kind)
        let settings = json(["max_seq_length": window.setting, "do_lower_case": false])
        let folder = try TemporaryFolder(tiny.files.merging(["sentence_bert_config.json": settings]) { $1 })
        let model = try EmbeddingModel(contentsOf: folder.path)
        #expect(model.maxTokens == window.tokens)
        let ids = model.truncated(model.tokenIDs(of: String(repeating: "a b ", count: 20), as: .raw))
        #expect(ids.count == window.tokens)
        let expected = tiny.vectors(of: ids).mean
        #expect(cosine(model.encode(tokenIDs: [ids]).values, expected.map(Float.init)) > 0.99999)
    }

    @Test func `may keep its network in a folder of its own`() throws {
        let tiny = TinyModel.standard()
        var files: [String: Data] = [:]
        for (file, data) in tiny.files { files["0_Transformer/" + file] = data }
        files["modules.json"] = modules([("Transformer", "0_Transformer"), ("Pooling", "1_Pooling")])
        files["1_Pooling/config.json"] = json(["pooling_mode": "cls"])
        files["0_Transformer/sentence_bert_config.json"] = json(["max_seq_length": 12])
        let folder = try TemporaryFolder(files)
        let model = try EmbeddingModel(contentsOf: folder.path)
        #expect(model.maxTokens == 12)
        let expected = tiny.vectors(of: [2, 30, 40, 3]).first
        #expect(cosine(model.encode(tokenIDs: [[2, 30, 40, 3]]).values, expected.map(Float.init)) > 0.99999)
    }
}

@Suite struct `A model folder's prefixes` {
    private func prefixes(
        prompts: [String: Any]? = nil, named name: String? = nil, in folderName: String = "model"
    ) throws -> ModelPrefixes {
        let tiny = TinyModel.standard()
        var files = tiny.files
        if let prompts { files["config_sentence_transformers.json"] = json(prompts) }
        if let name { files["config.json"] = json(tiny.settings.merging(["_name_or_path": name]) { $1 }) }
        let folder = try TemporaryFolder(files, name: folderName)
        let model = try EmbeddingModel(contentsOf: folder.path)
        for kind in TextKind.allCases {
            #expect(model.tokenIDs(of: "ab c", as: kind) == model.tokenIDs(of: model.prefixes[kind] + "ab c", as: .raw))
        }
        return model.prefixes
    }

    @Test func `are its prompts for queries and for passages, whatever these are called`() throws {
        for name in ["passage", "document", "corpus"] {
            let found = try prefixes(prompts: ["prompts": ["query": "ask: ", name: "say: "]])
            #expect(found[.query] == "ask: ")
            #expect(found[.passage] == "say: ")
            #expect(found[.raw] == "")
        }
    }

    @Test func `are its default prompt for a role that has none`() throws {
        let found = try prefixes(
            prompts: ["prompts": ["query": "ask: ", "other": "on: "], "default_prompt_name": "other"])
        #expect(found[.query] == "ask: ")
        #expect(found[.passage] == "on: ")
    }

    @Test(arguments: ["intfloat/multilingual-e5-small", "/models/E5_base/", "e5"])
    func `are E5's where its name says E5 and it has no prompts`(name: String) throws {
        for empty in [nil, [:], ["prompts": ["query": "", "document": ""]]] as [[String: Any]?] {
            #expect(try prefixes(prompts: empty, named: name)[.query] == "query: ")
            #expect(try prefixes(prompts: empty, named: name)[.passage] == "passage: ")
        }
        #expect(try prefixes(prompts: ["prompts": ["query": "q "]], named: name)[.query] == "q ")
    }

    @Test func `are E5's where the folder's name says E5`() throws {
        #expect(try prefixes(in: "e5-tiny")[.passage] == "passage: ")
    }

    @Test(arguments: ["all-MiniLM-L6-v2", "me5", "e5-large-instruct", "note5"])
    func `are empty for any other`(name: String) throws {
        #expect(try prefixes(named: name, in: name)[.query] == "")
    }
}

@Suite struct `A model folder's identifier` {
    @Test(arguments: [
        ("intfloat/e5-small", "e5-small"), ("/tmp/my model/", "my-model"), ("çok/iyi", "iyi"), ("Ş", "folder.1"),
        ("..", "folder.1"), (String(repeating: "a", count: 100), String(repeating: "a", count: 64)),
    ])
    func `begins with the model's name, else the folder's`(name: String, expected: String) throws {
        let tiny = TinyModel.standard()
        let folder = try TemporaryFolder(
            tiny.files.merging(["config.json": json(tiny.settings.merging(["_name_or_path": name]) { $1 })]) { $1 },
            name: "folder.1")
        let identifier = try EmbeddingModel(contentsOf: folder.path).identifier
        let parts = identifier.split(separator: "@")
        #expect(parts.first.map(String.init) == expected)
        #expect(parts.last?.wholeMatch(of: /[0-9a-f]{12}/) != nil)
    }

    @Test func `is the same for the same files, and another for any other`() throws {
        let tiny = TinyModel.standard()
        func identifier(_ changes: [String: Data]) throws -> String {
            let folder = try TemporaryFolder(tiny.files.merging(changes) { $1 })
            return try EmbeddingModel(contentsOf: folder.path).identifier
        }
        let original = try identifier([:])
        #expect(try identifier([:]) == original)
        // Files that do not change a vector.
        #expect(try identifier(["README.md": Data("x".utf8)]) == original)
        #expect(try identifier(["model.safetensors": tiny.safetensors(prefix: "bert.", padding: 8)]) == original)
        let others = [
            ["model.safetensors": TinyModel(.bert, .float32, seed: 7).safetensors()],
            ["model.safetensors": TinyModel.standard(.bert, .float16).safetensors()],
            ["model.safetensors": TinyModel.standard(.bert, .bfloat16).safetensors()],
            ["config.json": json(tiny.settings.merging(["layer_norm_eps": 1e-12]) { $1 })],
            ["tokenizer.json": tiny.files["tokenizer.json"]! + Data(" ".utf8)],
            ["1_Pooling/config.json": firstTokenPooling],
            ["sentence_bert_config.json": json(["max_seq_length": 20])],
            ["config_sentence_transformers.json": json(["prompts": ["query": "q "]])],
            ["config_sentence_transformers.json": json(["prompts": ["passage": "q "]])],
        ]
        let found = Set(try others.map(identifier))
        #expect(found.count == others.count)
        #expect(!found.contains(original))
    }
}
