import Knowledge

/// Finds what a ``PIIExpression`` describes, where one of some words stands near it.
public struct PIIExpressionRecogniser: PIIRecogniser {
    public let id: String
    public let type: PIIType
    public let score: Double
    private let expression: PIIExpression
    private let beginnings: CellSet
    private let context: PIIContext

    public init(
        id: String, type: PIIType, expression: PIIExpression, context: PIIContext = .none, score: Double = 0.8
    ) {
        self.id = id
        self.type = type
        self.score = score
        self.expression = expression
        self.context = context
        beginnings = expression.beginnings
    }

    public func candidates(in text: PIIText) -> [PIICandidate] {
        let cells = text.cells
        var spans: [Span] = []
        var cell = 0
        while cell < cells.count {
            guard beginnings.contains(cells.codes[cell]), !cells.isWordPart(cell) || !cells.isWordPart(cell - 1),
                let end = expression.end(in: cells, from: cell)
            else {
                cell += 1
                continue
            }
            let scalars = cells.scalars(of: cell..<end)
            spans.append(Span(scalars.lowerBound - Int(cells.origin)..<scalars.upperBound - Int(cells.origin)))
            cell = end
        }
        return context.filter(spans, in: text).map { PIICandidate(type: type, span: $0, score: score) }
    }
}

/// Words of which one has to stand near a find: within eight words before or six after. An ending does not matter.
public struct PIIContext: Hashable, Sendable {
    /// Nothing has to stand near.
    public static let none = PIIContext([])

    private static let before = 8
    private static let after = 6

    private let words: Set<String>

    public init(_ words: [String]) { self.words = Set(words.map(FoldedText.fold)) }

    func filter(_ spans: [Span], in text: PIIText) -> [Span] {
        guard !words.isEmpty, !spans.isEmpty else { return spans }
        let all = FoldedText(text.text).words
        return spans.filter { span in
            let place = all.partitioningIndex { $0.span.start >= span.start }
            return all[max(0, place - Self.before)..<min(all.count, place + Self.after)].contains { word in
                // The find itself is no word about it.
                !span.overlaps(word.span)
                    && words.contains { word.text == $0 || ($0.count > 3 && word.text.hasPrefix($0)) }
            }
        }
    }
}
