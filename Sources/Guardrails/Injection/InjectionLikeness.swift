import Knowledge

/// Tells by a part's sentence vector whether it means what attacks mean, in whatever words or language.
///
/// A net of one small layer over the query vectors of multilingual-e5-small, fitted by `benchmarks/injection/fit.py`. It
/// finds paraphrases that no list of words foresees; as it cannot say which words made it think so, its findings wait for
/// a person instead of blocking.
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

    /// One row a hidden unit, and the linear part.
    private let rows: [[Float]]

    init() {
        let signs = Array(Self.packedWeights.utf8)
        let size = signs.count / Self.units.count
        rows = Self.units.indices.map { row in
            signs[row * size..<(row + 1) * size].map { (Float($0) - 80) * Self.units[row] }
        }
    }

    /// What is to be encoded of a text: a part of it, as it stands or with a disguise taken off.
    public struct Passage: Sendable {
        public let text: String
        /// Where it stands in the text.
        public let span: Span
    }

    /// So many disguised forms of a text are looked at, at most.
    private static let mostReadings = 6

    /// The parts of a text, and those of what it says without its disguises, which no vector sees through.
    public static func passages(of text: String) -> [Passage] {
        let plain = parts(of: text).map { Passage(text: text.scalars(in: $0) ?? "", span: $0) }
        let readings = Reading(text).unveiled(with: ConceptLexicon.shared.vocabulary).prefix(mostReadings)
        return plain
            + readings.flatMap { reading in
                let text = reading.text
                return parts(of: text).map {
                    Passage(text: text.scalars(in: $0) ?? "", span: reading.original($0))
                }
            }
    }

    /// The parts of a text that are to be encoded, as spans of it.
    public static func parts(of text: String) -> [Span] {
        let folded = FoldedText(text)
        let words = folded.words
        guard !words.isEmpty else { return [] }
        if words.count <= wholeMessage { return spans(of: [0..<words.count], words, in: text) }
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
        return spans(of: parts, words, in: text)
    }

    /// With the signs around the words, which the vector knows too, and without white space.
    private static func spans(of parts: [Range<Int>], _ words: [FoldedWord], in text: String) -> [Span] {
        let scalars = Array(text.unicodeScalars)
        return parts.prefix(mostParts).map { part in
            var start = part.lowerBound == 0 ? 0 : words[part.lowerBound].span.start
            var end = part.upperBound == words.count ? scalars.count : words[part.upperBound].span.start
            while scalars[start].properties.isWhitespace { start += 1 }
            while scalars[end - 1].properties.isWhitespace { end -= 1 }
            return Span(start..<end)
        }
    }

    /// How much like an attack a part with this unit vector is; above 0 it is taken for one.
    public func score(of vector: [Float]) -> Float {
        let sums = rows.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        return zip(sums, zip(Self.offsets, Self.outputs)).reduce(Self.bias + sums[sums.count - 1]) { score, unit in
            let value = unit.0 + unit.1.0
            return score + unit.1.1 * value / (1 + abs(value))
        }
    }

    /// A finding for each part that is like an attack; overlapping ones are one.
    ///
    /// - Parameter vectors: the query vectors of `passages`, in their order.
    public func findings(_ passages: [Passage], vectors: [[Float]]) -> [GuardFinding] {
        Span.merged(zip(passages, vectors).filter { score(of: $1) > 0 }.map(\.0.span)).map {
            GuardFinding(rule: InjectionKind.paraphrase.id, verdict: .approve, span: $0)
        }
    }
}
