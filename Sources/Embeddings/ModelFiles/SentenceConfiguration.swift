import Foundation

/// How a folder's token vectors become a text's, in the terms of the sentence-transformers library.
///
/// Every file is optional. Its `Normalize` step makes no difference: a text's vector always has unit length here.
struct SentenceConfiguration: Sendable {
    /// Where `config.json`, the tensors and the tokenizer lie.
    let networkFolder: String
    let pooling: Pooling
    /// Tokens of the longest text; `nil` where only the position table bounds it.
    let maxTokens: Int?
    /// `nil` where the folder says nothing.
    let prefixes: ModelPrefixes?

    init(folder: String) throws(EmbeddingError) {
        let paths = try Self.modules(folder)
        networkFolder = paths.network
        pooling = try Self.pooling(paths.pooling)
        maxTokens = try Self.maxTokens(networkFolder)
        prefixes = try Self.prefixes(folder)
    }

    /// The steps of `modules.json`: transformer, pooling and, perhaps, unit length.
    private static func modules(_ folder: String) throws(EmbeddingError) -> (network: String, pooling: String) {
        let path = folder + "/modules.json"
        guard FileManager.default.fileExists(atPath: path) else { return (folder, folder + "/1_Pooling") }
        guard let modules = try JSONValue(contentsOf: path).array else { throw .tampered(path, part: "no JSON list") }
        var types: [String] = []
        var folders: [String] = []
        for module in modules {
            guard let type = module["type"].string, let name = module["path"].string else {
                throw .tampered(path, part: "module \(types.count)")
            }
            // A folder beside the file, or the file's own.
            guard !name.hasPrefix("."), !name.contains("/") else { throw .foreign(path, found: "path is \(name)") }
            types.append(type.split(separator: ".").last.map(String.init) ?? "")
            folders.append(name.isEmpty ? folder : folder + "/" + name)
        }
        guard [["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]].contains(types) else {
            throw .foreign(path, found: "the steps are \(types.joined(separator: ", "))")
        }
        return (folders[0], folders[1])
    }

    /// One way of pooling; several at once would make longer vectors.
    private static func pooling(_ folder: String) throws(EmbeddingError) -> Pooling {
        guard let file = try SettingsFile(ifPresent: folder + "/config.json") else { return .mean }
        // With `false`, the mean leaves out the prefix's tokens.
        try file.require("include_prompt", try file.flag("include_prompt", default: true))
        if let mode = try file.text("pooling_mode") {
            switch mode {
            case "mean": return .mean
            case "cls": return .first
            default: throw file.foreign("pooling_mode")
            }
        }
        var chosen: [String] = []
        for key in file.keys.sorted() where key.hasPrefix("pooling_mode_") {
            if try file.flag(key, default: false) { chosen.append(key) }
        }
        switch chosen {
        case ["pooling_mode_mean_tokens"]: return .mean
        case ["pooling_mode_cls_token"]: return .first
        default: throw .foreign(file.path, found: "pooling is \(chosen.joined(separator: " and "))")
        }
    }

    private static func maxTokens(_ folder: String) throws(EmbeddingError) -> Int? {
        guard let file = try SettingsFile(ifPresent: folder + "/sentence_bert_config.json") else { return nil }
        try file.require("do_lower_case", try !file.flag("do_lower_case", default: false))
        let count = try file.count("max_seq_length", in: 0...Int.max, default: 0)
        guard count > 0 else { return nil }
        // Two tokens frame every text.
        try file.require("max_seq_length", count > 2)
        return count
    }

    /// The prompts named for the two roles, else the default prompt for both. Newer versions of the library write empty
    /// prompts for models that have none, so these say nothing.
    private static func prefixes(_ folder: String) throws(EmbeddingError) -> ModelPrefixes? {
        let path = folder + "/config_sentence_transformers.json"
        guard let file = try SettingsFile(ifPresent: path), let entries = file["prompts"].object else { return nil }
        var prompts: [String: String] = [:]
        for (name, entry) in entries {
            guard let prompt = entry.string else { throw .foreign(path, found: "prompt \(name) is \(entry.summary)") }
            prompts[name] = prompt
        }
        let fallback = try file.text("default_prompt_name").map { prompts[$0] ?? "" } ?? ""
        let prefixes = ModelPrefixes(
            query: prompts["query"] ?? fallback,
            passage: prompts["document"] ?? prompts["passage"] ?? prompts["corpus"] ?? fallback)
        return prefixes == .none ? nil : prefixes
    }
}
