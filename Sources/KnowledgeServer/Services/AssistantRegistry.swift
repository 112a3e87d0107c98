import Assist
import Catalog
import Embeddings
import Foundation
import Guardrails
import Knowledge
import PluginKit

/// What answers for one set of niches.
struct Assistant: Sendable {
    let engine: ReplyEngine
    let classifier: IntentClassifier
}

/// The reply engine of each set of enabled niches. Its intents' examples are embedded once.
actor AssistantRegistry {
    private let embedder: TextEmbedder
    private var assistants: [Set<String>: Task<Assistant, any Error>] = [:]

    init(embedder: TextEmbedder) { self.embedder = embedder }

    func assistant(for niches: Set<String>) async throws -> Assistant {
        if let known = assistants[niches] { return try await known.value }
        let task = Task { [embedder] in try await Self.build(niches, embedder) }
        assistants[niches] = task
        do { return try await task.value } catch {
            assistants[niches] = nil
            throw error
        }
    }

    private static func build(_ niches: Set<String>, _ embedder: TextEmbedder) async throws -> Assistant {
        let plugins = Catalog.plugins.filter { niches.contains($0.manifest.id) }
        let contributions = plugins.map { $0.contributions }
        let definitions = IntentClassifier.coreIntents + contributions.flatMap(\.intents)
        let examples = IntentClassifier.examples(of: definitions)
        let matrix = try await embedder.encode(examples, as: .query, priority: .interactive)
        let vectors = (0..<matrix.rows).map { Array(matrix[row: $0]) }
        let classifier = IntentClassifier(definitions: definitions, vectors: vectors)
        let guardrails = GuardService.engine(for: niches)
        let signals = contributions.flatMap { $0.signals.map(\.rule) }
        let engine = ReplyEngine(classifier: classifier, signals: signals) { text, direction in
            guardrails.check(text, direction)
        }
        return Assistant(engine: engine, classifier: classifier)
    }
}
