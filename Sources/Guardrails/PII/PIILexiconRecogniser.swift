import Knowledge

/// Words and phrases of a list, such as the names of a project's staff; phrases as rules write them (`*` is any ending).
public struct PIILexiconRecogniser: PIIRecogniser {
    public let id: String
    public let type: PIIType
    public let score: Double
    private let phrases: PhraseSet
    private let context: PIIContext

    public init(id: String, type: PIIType, phrases: [String], context: PIIContext = .none, score: Double = 0.7) {
        self.id = id
        self.type = type
        self.score = score
        self.context = context
        self.phrases = PhraseSet(phrases)
    }

    public func candidates(in text: PIIText) -> [PIICandidate] {
        let folded = FoldedText(text.text)
        let spans = phrases.matches(in: folded).map { match in
            let words = folded.words[match.words]
            return Span(words[match.words.lowerBound].span.start..<words[match.words.upperBound - 1].span.end)
        }
        return context.filter(spans, in: text).map { PIICandidate(type: type, span: $0, score: score) }
    }
}
