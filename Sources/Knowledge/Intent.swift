/// What a customer wants, as a niche (or the core) defines it by example.
public struct IntentDefinition: Hashable, Sendable {
    /// The stable label, in the niche's own words: `iade`, `kargo_nerede`.
    public let id: String
    public let title: LocalizedText
    /// How customers say it; classification compares a message with these.
    public let examples: [String]
    /// The answer lies in a live system (an order, an appointment), never in a document.
    public let needsLiveData: Bool

    public init(id: String, title: LocalizedText, examples: [String], needsLiveData: Bool = false) {
        self.id = id
        self.title = title
        self.examples = examples
        self.needsLiveData = needsLiveData
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
