import Foundation
import Knowledge

/// Answers that agents turned down for questions like the one at hand: what must not be offered again.
///
/// An answer is its source and what is quoted of it. Where the source says something else by now, the cause is gone and
/// the answer may be offered again.
public struct RejectedAnswers: Sendable {
    /// One answer, and the question it was turned down for.
    public struct Answer: Sendable {
        /// A unit vector.
        public let question: [Float]
        /// A document's or an FAQ entry's id.
        public let source: UUID
        public let quote: String

        public init(question: [Float], source: UUID, quote: String) {
            self.question = question
            self.source = source
            self.quote = quote
        }
    }

    /// Cosine from which two questions are alike: five of six paraphrases are, in multilingual-e5-small's space. It may be
    /// low, as the answer has to be the same one as well.
    public static let similarity: Float = 0.86

    private let quotes: [UUID: [String]]

    /// - Parameter vector: of the question at hand, of the same model as the answers'.
    public init(_ answers: [Answer], like vector: [Float], similarity: Float = RejectedAnswers.similarity) {
        var quotes: [UUID: [String]] = [:]
        for answer in answers where UnitVectors.similarity(answer.question, vector) >= similarity {
            quotes[answer.source, default: []].append(Self.folded(answer.quote))
        }
        self.quotes = quotes
    }

    public static let none = RejectedAnswers([], like: [])

    /// Whether this citation is one of them, whole or in part.
    public func contain(_ citation: Citation) -> Bool {
        guard let known = quotes[citation.sourceID] else { return false }
        let quote = Self.folded(citation.quote)
        return known.contains { $0.contains(quote) || quote.contains($0) }
    }

    /// The draft that `make` makes of the evidence without any passage it would take a rejected answer from: the next best
    /// answer, or none.
    public func draft(over evidence: [Evidence], _ make: ([Evidence]) -> Draft) -> Draft {
        var evidence = evidence
        var draft = make(evidence)
        while true {
            let unwanted = draft.sentences.flatMap(\.citations).filter(contain)
            guard !unwanted.isEmpty else { return draft }
            let left = evidence.map { list in
                Evidence(
                    passages: list.passages.filter { scored in !unwanted.contains { scored.passage.holds($0) } },
                    confidence: list.confidence)
            }
            let count = left.reduce(0) { $0 + $1.passages.count }
            // A citation of no passage in the list cannot be taken out of it: nothing is offered.
            let isFewer = count < evidence.reduce(0) { $0 + $1.passages.count }
            evidence = isFewer ? left : left.map { Evidence(passages: [], confidence: $0.confidence) }
            draft = make(evidence)
            if !isFewer { return draft }
        }
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
}

extension Citation {
    /// The document's or the FAQ entry's id.
    public var sourceID: UUID {
        switch self {
        case .page(let document, _, _, _): document.id.uuid
        case .faq(let faq, _, _): faq.id.uuid
        }
    }
}

extension Passage {
    /// Whether the citation was taken from this passage, or from one that overlaps it.
    fileprivate func holds(_ citation: Citation) -> Bool {
        switch (source, citation) {
        case (.faq(let own), .faq(let cited, _, _)): own.id == cited.id
        case (.page(let own, let page, let span), .page(let cited, let citedPage, let citedSpan, _)):
            own.id == cited.id && page == citedPage && span.start < citedSpan.end && citedSpan.start < span.end
        default: false
        }
    }
}
