import Knowledge

/// Lets only those sentences pass that the stored sources bear out.
public struct Verifier: Sendable {
    private let sources: SourceTexts

    public init(sources: SourceTexts) { self.sources = sources }

    /// The sentences that stand, in their order.
    public func verified(_ sentences: [CitedSentence]) -> [CitedSentence] { sentences.filter(stands) }

    /// Whether every quote is found, scalar for scalar, at its span in the stored text, and every number, price, date
    /// and percentage of the sentence in one of its quotes. A sentence without a citation does not stand.
    public func stands(_ sentence: CitedSentence) -> Bool {
        guard !sentence.citations.isEmpty, sentence.citations.allSatisfy(isExact) else { return false }
        let supported = sentence.citations.flatMap { NumberMention.all(in: $0.quote) }
        let claimed = NumberMention.all(in: ReferenceForm.strip(from: sentence.text, citations: sentence.citations))
        return claimed.allSatisfy { claim in supported.contains { $0.supports(claim) } }
    }

    /// Strings compare by canonical equivalence; a quote has to be the same scalars.
    private func isExact(_ citation: Citation) -> Bool {
        let span: Span
        switch citation {
        case .page(_, _, let place, _), .faq(_, let place, _): span = place
        }
        guard !citation.quote.isEmpty, let stored = sources.text(of: citation)?.scalars(in: span) else { return false }
        return stored.unicodeScalars.elementsEqual(citation.quote.unicodeScalars)
    }
}
