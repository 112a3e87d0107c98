import Assist
import Catalog
import Embeddings
import Foundation
import Guardrails
import Knowledge
import PluginKit
import Storage

/// What answers for one set of niches.
struct Assistant: Sendable {
    let niches: Set<String>
    let engine: ReplyEngine
    let classifier: IntentClassifier
    let entities: EntityReader
}

/// The reply engine of each set of enabled niches, and of each tenant that taught its own examples.
///
/// Niches' utterances are encoded once and kept on disk. A tenant's examples are part of what its assistant is known by,
/// so one that is added or removed counts from the next message on.
actor AssistantRegistry {
    private struct Key: Hashable {
        let niches: Set<String>
        let own: [OwnExample]
    }

    /// What a tenant's example says, whoever's it is and however it is listed.
    private struct OwnExample: Hashable {
        let intent: String
        let text: String
    }

    /// Assistants with examples of their own; the longest unused goes first.
    private static let mostTaught = 64

    private let embedder: TextEmbedder
    private let utterances: UtteranceVectors
    private var assistants: [Key: Task<Assistant, any Error>] = [:]
    private var taught: [Key] = []

    init(embedder: TextEmbedder, modelPath: String, dataDirectory: String) {
        self.embedder = embedder
        utterances = UtteranceVectors(embedder: embedder, modelPath: modelPath, dataDirectory: dataDirectory)
    }

    /// - Parameter examples: the tenant's own.
    func assistant(for niches: Set<String>, examples: [IntentExample] = []) async throws -> Assistant {
        let key = Key(niches: niches, own: examples.map { OwnExample(intent: $0.intent, text: $0.text) })
        if !key.own.isEmpty { remember(key) }
        if let known = assistants[key] { return try await known.value }
        let task = Task { [embedder, utterances] in try await Self.build(key, embedder, utterances) }
        assistants[key] = task
        do { return try await task.value } catch {
            assistants[key] = nil
            throw error
        }
    }

    /// The intents of these niches: the core's and theirs, each id once.
    static func definitions(of niches: Set<String>) -> [IntentDefinition] {
        let own = Catalog.plugins.filter { niches.contains($0.manifest.id) }.map { $0.contributions.intents }
        // What is foreign to one niche is another's business.
        let intents = own.count > 1 ? own.joined().filter { $0.id != DetectedIntent.other } : own.flatMap { $0 }
        return IntentDefinition.merged(IntentClassifier.coreIntents + intents)
    }

    private func remember(_ key: Key) {
        taught.removeAll { $0 == key }
        taught.append(key)
        if taught.count > Self.mostTaught { assistants[taught.removeFirst()] = nil }
    }

    private static func build(
        _ key: Key, _ embedder: TextEmbedder, _ utterances: UtteranceVectors
    ) async throws -> Assistant {
        let definitions = definitions(of: key.niches)
        let vectors = try await utterances.vectors(of: IntentClassifier.examples(of: definitions))
        let texts = key.own.map { ChatSpelling.repaired($0.text) }
            .map { EmbeddingText.fitting($0, as: .query, model: embedder.model) }
        let matrix = try await embedder.encode(texts, as: .query, priority: .interactive)
        let own = key.own.enumerated().map { row, example in
            (id: example.intent, text: example.text, vector: Array(matrix[row: row]))
        }
        let classifier = await OffPool.run {
            IntentClassifier(definitions: definitions, vectors: vectors, own: own)
        }
        let contributions = Catalog.plugins.filter { key.niches.contains($0.manifest.id) }.map { $0.contributions }
        let guardrails = GuardService.engine(for: key.niches)
        let signals = contributions.flatMap { $0.signals.map(\.rule) }
        let engine = ReplyEngine(classifier: classifier, signals: signals) { text, direction in
            guardrails.check(text, direction)
        }
        return Assistant(
            niches: key.niches, engine: engine, classifier: classifier,
            entities: EntityReader(services: contributions.flatMap(\.services)))
    }
}
