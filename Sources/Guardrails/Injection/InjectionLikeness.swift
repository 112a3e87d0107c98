import Knowledge

/// Tells by a part's sentence vector whether it means what attacks mean, in whatever words or language.
///
/// A linear model over the query vectors of multilingual-e5-small, fitted by `benchmarks/injection/fit.py`. It finds
/// paraphrases that no list of words foresees; as it cannot say which words made it think so, its findings wait for a
/// person instead of blocking.
public struct InjectionLikeness: Sendable {
    public static let shared = InjectionLikeness()

    /// What the weights were fitted to: a model whose identifier begins so.
    public static let model = "multilingual-e5-small"

    /// A text is looked at in so many parts at most.
    private static let mostParts = 400
    /// A part is one or more sentences of about so many words together, and no longer than the second.
    private static let fewestWords = 5
    private static let mostWords = 60
    /// A message up to this long is one part.
    private static let wholeMessage = 24

    private let weights: [Float]

    init() { weights = Self.packedWeights.utf8.lazy.map { (Float($0) - 80) * Self.unit } }

    /// The parts of a text that are to be encoded, as spans of it.
    public static func parts(of text: String) -> [Span] {
        let folded = FoldedText(text)
        let words = folded.words
        guard !words.isEmpty else { return [] }
        if words.count <= wholeMessage { return [Span(words[0].span.start..<words[words.count - 1].span.end)] }
        var parts: [Range<Int>] = []
        for sentence in folded.sentences {
            if let last = parts.last, last.count < fewestWords || sentence.count < fewestWords - 1,
                last.count + sentence.count <= mostWords
            {
                parts[parts.count - 1] = last.lowerBound..<sentence.upperBound
            } else {
                for start in stride(from: sentence.lowerBound, to: sentence.upperBound, by: mostWords) {
                    parts.append(start..<min(start + mostWords, sentence.upperBound))
                }
            }
        }
        return parts.prefix(mostParts).map { Span(words[$0.lowerBound].span.start..<words[$0.upperBound - 1].span.end) }
    }

    /// How much like an attack a part with this unit vector is; above 0 it is taken for one.
    public func score(of vector: some Sequence<Float>) -> Float {
        zip(weights, vector).reduce(Self.bias) { $0 + $1.0 * $1.1 }
    }

    /// A finding for each part that is like an attack.
    ///
    /// - Parameter vectors: the query vectors of `parts`, in their order.
    public func findings(_ parts: [Span], vectors: [[Float]]) -> [GuardFinding] {
        zip(parts, vectors).compactMap { part, vector in
            score(of: vector) > 0
                ? GuardFinding(rule: InjectionKind.paraphrase.id, verdict: .approve, span: part) : nil
        }
    }
}
