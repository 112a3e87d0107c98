import Knowledge

/// What a recogniser of a tenant or a niche proposes; the scanner takes it where nothing surer stands.
public struct PIICandidate: Sendable {
    public let type: PIIType
    /// In Unicode scalars of the text it was given.
    public let span: Span
    public let score: Double

    public init(type: PIIType, span: Span, score: Double) {
        self.type = type
        self.span = span
        self.score = score
    }
}

/// Finds one more kind of personal data: a pattern, a list of words, or a model behind this protocol.
///
/// It is asked once a window of at most a few thousand scalars, after the core's own recognisers, and must take time linear
/// in the text.
public protocol PIIRecogniser: Sendable {
    /// What its findings name as their rule.
    var id: String { get }
    func candidates(in text: PIIText) -> [PIICandidate]
}

/// A window of the text as recognisers of a registry see it.
public struct PIIText: Sendable {
    /// The text as it came.
    public let text: String
    let cells: FoldedCells
}

/// The recognisers beyond the core's.
public struct PIIRegistry: Sendable {
    public let recognisers: [any PIIRecogniser]

    public static let core = PIIRegistry([])

    public init(_ recognisers: [any PIIRecogniser]) { self.recognisers = recognisers }

    var isEmpty: Bool { recognisers.isEmpty }
}

extension PIIScan {
    mutating func askRegistry() {
        var scalars = String.UnicodeScalarView()
        for value in original { scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
        let text = PIIText(text: String(scalars), cells: cells)
        let origin = Int(cells.origin)
        for recogniser in registry.recognisers {
            for candidate in recogniser.candidates(in: text) {
                let range = cellRange(of: candidate.span.start + origin..<candidate.span.end + origin)
                add(range, candidate.type, candidate.score, recogniser.id)
            }
        }
    }

    /// The cells whose scalars lie in a range.
    private func cellRange(of scalars: Range<Int>) -> Range<Int> {
        let start = cells.sources.partitioningIndex { Int($0.start) >= scalars.lowerBound }
        let end = cells.sources.partitioningIndex { Int($0.start) >= scalars.upperBound }
        return start..<max(start, end)
    }
}

extension Array {
    /// The first index of a sorted array whose element is in the second part.
    func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
