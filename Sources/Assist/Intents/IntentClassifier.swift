import Knowledge

/// Reads the intent of a message from example utterances: by what it means (its sentence vector) and by its words and
/// letters, so that "kargom nrde" and "where's my parcel" are both understood.
///
/// The confidence is a calibrated probability among the definitions; a message that none is likely for is
/// ``DetectedIntent/other``.
public struct IntentClassifier: Sendable {
    /// Intents that every business has, whatever its niche.
    public static let coreIntents: [IntentDefinition] = [CoreIntents.person, CoreIntents.other]

    /// Below this probability no definition fits.
    static let floor: Float = 0.2
    /// A business's own examples are its word on what a message means.
    private static let ownFirmness: Float = 20

    public let definitions: [IntentDefinition]
    private let features: LexicalFeatures
    private let classifier: RidgeClassifier

    /// - Parameters:
    ///   - definitions: the intents to tell apart, each id once; the core's are not added by themselves.
    ///   - vectors: one unit vector for each text of ``examples(of:)``, in its order.
    ///   - own: examples of one business, with the intent's id and the text's unit vector; others' ids are left out.
    public init(
        definitions: [IntentDefinition], vectors: [[Float]], own: [(id: String, text: String, vector: [Float])] = []
    ) {
        let texts = Self.examples(of: definitions)
        let labels = definitions.indices.flatMap { index in definitions[index].examples.map { _ in index } }
        precondition(texts.count == vectors.count, "one vector for each example")
        let numbers = Dictionary(zip(definitions.map(\.id), definitions.indices)) { first, _ in first }
        let own = own.compactMap { example in numbers[example.id].map { (example, $0) } }
        let ownTexts = own.map { ChatSpelling.repaired($0.0.text) }
        let features = LexicalFeatures(learning: texts + ownTexts)
        let shared = texts.indices.map {
            RidgeClassifier.Example(
                vector: vectors[$0], features: features.vector(of: texts[$0]), label: labels[$0], firmness: 1)
        }
        let added = zip(own, ownTexts).map { example, text in
            RidgeClassifier.Example(
                vector: example.0.vector, features: features.vector(of: text), label: example.1,
                firmness: Self.ownFirmness)
        }
        self.definitions = definitions
        self.features = features
        classifier = RidgeClassifier(
            classes: definitions.count, featureCount: features.count, examples: shared + added)
    }

    /// The texts to encode as queries for ``init(definitions:vectors:own:)``: the examples as a message would be read.
    public static func examples(of definitions: [IntentDefinition]) -> [String] {
        definitions.flatMap(\.examples).map(ChatSpelling.repaired)
    }

    /// A message as ``classify(_:vector:)`` reads it.
    public static func repaired(_ text: String) -> String { ChatSpelling.repaired(text) }

    /// The definition of a detected intent; `nil` where there is none of its id.
    public func definition(of intent: DetectedIntent) -> IntentDefinition? {
        definitions.first { $0.id == intent.id }
    }

    /// The likeliest intent of a message, whose words are already repaired and encoded as `vector`.
    public func classify(_ text: String, vector: [Float]) -> DetectedIntent {
        let probabilities = classifier.probabilities(vector: vector, features: features.vector(of: text))
        let ranked = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
        guard let first = ranked.first, probabilities[first] >= Self.floor else {
            return DetectedIntent(id: DetectedIntent.other, confidence: 0, runnerUpGap: 0)
        }
        let second = ranked.count > 1 ? probabilities[ranked[1]] : 0
        return DetectedIntent(
            id: definitions[first].id, confidence: probabilities[first],
            runnerUpGap: probabilities[first] - second)
    }
}
