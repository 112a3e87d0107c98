/// Messages that a niche's intents are measured on, none of which is among its examples.
public struct EvaluationSet: Sendable {
    public enum Source: Sendable {
        /// Those of the niche in `corpora/intents.jsonl`.
        case corpus
        /// One a line: the intent, a bar, the message.
        case lines(String)
    }

    public let source: Source
    /// The macro-F1 that the niche promises.
    public let bar: Double

    public init(_ source: Source, bar: Double) {
        self.source = source
        self.bar = bar
    }
}
