import Assist
import Embeddings
import Foundation
import Knowledge
import PluginKit

/// The promise about what a niche understands, measured with the real model.
extension PluginCheck {
    static func evaluation() async throws -> [String] {
        guard let set = Niche.contributions.evaluation else { return [] }
        let messages = try messages(of: set.source)
        guard !messages.isEmpty else { return ["its evaluation set is empty"] }
        // Short greetings of the corpus are anybody's; a niche's own lines are its own.
        if case .corpus = set.source { return try below(set.bar, messages) }
        let known = Set(Niche.contributions.intents.flatMap(\.examples).map(FoldedText.fold))
        let copied = messages.filter { known.contains(FoldedText.fold($0.text)) }
        return try copied.prefix(3).map { "“\($0.text)” is one of its examples" } + below(set.bar, messages)
    }

    private static func below(_ bar: Double, _ messages: [Message]) throws -> [String] {
        let score = try macroF1(of: messages)
        return score < bar ? ["macro-F1 is \(score), below \(bar)"] : []
    }

    private struct Message: Decodable {
        let niche: String
        let text: String
        let intent: String
        let intentAlt: [String]?

        enum CodingKeys: String, CodingKey {
            case niche, text, intent
            case intentAlt = "intent_alt"
        }
    }

    private static func messages(of source: EvaluationSet.Source) throws -> [Message] {
        switch source {
        case .lines(let lines):
            return lines.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                guard parts.count == 2 else { return nil }
                return Message(niche: Niche.manifest.id, text: parts[1], intent: parts[0], intentAlt: nil)
            }
        case .corpus:
            let file = Kit.root.appending(path: "corpora/intents.jsonl")
            return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .map { try JSONDecoder().decode(Message.self, from: Data($0.utf8)) }
                .filter { $0.niche == Niche.manifest.id }
        }
    }

    /// Over the intents that the set holds; any of a message's intents is right.
    private static func macroF1(of messages: [Message]) throws -> Double {
        let model = try Kit.model.get()
        let definitions = IntentDefinition.merged(IntentClassifier.coreIntents + Niche.contributions.intents)
        let examples = IntentClassifier.examples(of: definitions)
        let classifier = IntentClassifier(definitions: definitions, vectors: try vectors(of: examples, model))
        let texts = messages.map { IntentClassifier.repaired($0.text) }
        let guesses = zip(texts, try vectors(of: texts, model)).map { classifier.classify($0, vector: $1).id }
        let pairs = zip(messages, guesses).map { message, guess in
            (truth: message.intentAlt?.contains(guess) == true ? guess : message.intent, guess: guess)
        }
        let labels = Set(messages.map(\.intent))
        let scores = labels.map { label in
            let hits = Double(pairs.count { $0.truth == label && $0.guess == label })
            let wrong = Double(pairs.count { ($0.truth == label) != ($0.guess == label) })
            return hits == 0 ? 0 : 2 * hits / (2 * hits + wrong)
        }
        return scores.reduce(0, +) / Double(labels.count)
    }

    private static func vectors(of texts: [String], _ model: EmbeddingModel) throws -> [[Float]] {
        var vectors: [[Float]] = []
        for start in stride(from: 0, to: texts.count, by: 64) {
            let part = Array(texts[start..<min(start + 64, texts.count)])
            let matrix = try model.encode(part, as: .query, mode: .fast)
            vectors += part.indices.map { Array(matrix[row: $0]) }
        }
        return vectors
    }
}

/// What the kit reads of the checkout, and the model.
enum Kit {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Opened once for all tests of a process.
    static let model = Result {
        try EmbeddingModel(
            contentsOf: ProcessInfo.processInfo.environment["KAYNAK_MODEL"]
                ?? root.appending(path: "var/models/e5-small-q4.bin").path)
    }
}
