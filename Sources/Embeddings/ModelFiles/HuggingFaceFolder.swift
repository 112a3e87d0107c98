import Foundation

/// A sentence encoder as Hugging Face's libraries store it: `config.json`, `model.safetensors`, `tokenizer.json`, and
/// what the sentence-transformers library adds.
///
/// Opening reads the settings and the tensors' directory; the tokenizer is for others to read.
struct HuggingFaceFolder: Sendable {
    /// The model's name in its settings, else the folder's; of letters, digits, dots, dashes and underscores.
    let name: String
    let shape: NetworkShape
    let pooling: Pooling
    let firstPosition: Int
    let prefixes: ModelPrefixes
    let tokenizerPath: String
    let settingsPath: String
    let weights: SafetensorsFile
    /// What stands before the tensors' names.
    let tensorPrefix: String
    /// Rows of the position table, of which the longest text may not need all.
    let storedPositions: Int

    init(path: String) throws(EmbeddingError) {
        let sentence = try SentenceConfiguration(folder: path)
        let settings = try SettingsFile(path: sentence.networkFolder + "/config.json")
        let network = try NetworkConfiguration(settings)
        let window = network.shape.positions - network.firstPosition
        try settings.require("max_position_embeddings", window > 2)
        var shape = network.shape
        storedPositions = shape.positions
        shape.positions = network.firstPosition + min(window, sentence.maxTokens ?? window)
        self.shape = shape
        firstPosition = network.firstPosition
        pooling = sentence.pooling

        let folderName = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
        let ownName = network.name?.split(separator: "/").last.map(String.init)
        name = Self.identifier(ownName ?? "") ?? Self.identifier(folderName) ?? "model"
        let isE5 = [ownName ?? "", folderName].contains(where: Self.saysE5)
        prefixes = sentence.prefixes ?? (isE5 ? .e5 : .none)

        settingsPath = settings.path
        tokenizerPath = sentence.networkFolder + "/tokenizer.json"
        weights = try SafetensorsFile(path: sentence.networkFolder + "/model.safetensors")
        tensorPrefix = try Self.tensorPrefix(weights)
        try checkLayerCount()
    }

    /// E5's models before those that read an instruction; their folders often leave the prefixes to the reader.
    private static func saysE5(_ name: String) -> Bool {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains("e5") && !words.contains("instruct")
    }

    private static func identifier(_ name: String) -> String? {
        let kept = name.unicodeScalars.map { scalar in
            let isKept =
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
            return isKept ? Character(scalar) : "-"
        }
        return kept.contains { $0 != "-" && $0 != "." } ? String(kept.prefix(64)) : nil
    }
}
