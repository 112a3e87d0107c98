/// What a customer wants, as a niche (or the core) defines it by example.
public struct IntentDefinition: Hashable, Sendable {
    /// The stable label, in the niche's own words: `iade`, `kargo_nerede`.
    public let id: String
    public let title: LocalizedText
    /// How customers say it; classification compares a message with these.
    public let examples: [String]
    /// The answer lies in a live system (an order, an appointment), never in a document.
    public let needsLiveData: Bool
    /// Why a message of this intent goes to a person whatever the documents hold; `nil` for most.
    public let handsOff: HandoffReason?

    public init(
        id: String, title: LocalizedText, examples: [String], needsLiveData: Bool = false,
        handsOff: HandoffReason? = nil
    ) {
        self.id = id
        self.title = title
        self.examples = examples
        self.needsLiveData = needsLiveData
        self.handsOff = handsOff
    }

    /// - Parameters:
    ///   - shared: examples that other definitions have as well.
    ///   - utterances: examples of its own, one a line.
    public init(
        id: String, title: LocalizedText, sharing shared: [String] = [], utterances: String,
        needsLiveData: Bool = false, handsOff: HandoffReason? = nil
    ) {
        self.init(
            id: id, title: title, examples: shared + Self.examples(utterances), needsLiveData: needsLiveData,
            handsOff: handsOff)
    }

    /// The lines of a text, as examples.
    public static func examples(_ lines: String) -> [String] { lines.split(separator: "\n").map(String.init) }

    /// One definition for each id, in the order of its first: what is defined twice has the examples of both.
    public static func merged(_ definitions: [IntentDefinition]) -> [IntentDefinition] {
        var order: [String] = []
        let groups = Dictionary(grouping: definitions) { $0.id }
        for definition in definitions where !order.contains(definition.id) { order.append(definition.id) }
        return order.compactMap { id in
            guard let group = groups[id], let first = group.first else { return nil }
            var seen: Set<String> = []
            return IntentDefinition(
                id: id, title: first.title,
                examples: group.flatMap(\.examples).filter { seen.insert($0).inserted },
                needsLiveData: group.contains(where: \.needsLiveData),
                handsOff: group.lazy.compactMap(\.handsOff).first)
        }
    }
}

/// The intent read from one message.
public struct DetectedIntent: Hashable, Sendable {
    /// An ``IntentDefinition`` id, or ``other`` where none fits.
    public let id: String
    /// In [0, 1].
    public let confidence: Float
    /// Distance to the second best, in the same units.
    public let runnerUpGap: Float

    public static let other = "diger"

    public init(id: String, confidence: Float, runnerUpGap: Float) {
        self.id = id
        self.confidence = confidence
        self.runnerUpGap = runnerUpGap
    }
}
