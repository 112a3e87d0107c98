import Knowledge

/// The stored texts of a reply's sources: whole pages and FAQ answers, as they were read from the store.
///
/// Quotes are checked against these, never against the passage a ranking handed over.
public struct SourceTexts: Sendable {
    private struct PageKey: Hashable {
        let document: DocumentID
        let page: Int
    }

    private var pages: [PageKey: String] = [:]
    private var answers: [FAQID: String] = [:]

    public init() {}

    public mutating func add(page: Int, of document: DocumentID, text: String) {
        pages[PageKey(document: document, page: page)] = text
    }

    /// Takes a span out of what quotes are checked against; places stay what they were.
    public mutating func blank(_ span: Span, page: Int, of document: DocumentID) {
        guard let text = pages[PageKey(document: document, page: page)] else { return }
        var scalars = Array(text.unicodeScalars)
        for index in span.range.clamped(to: scalars.indices) { scalars[index] = "\u{FFFD}" }
        pages[PageKey(document: document, page: page)] = String(String.UnicodeScalarView(scalars))
    }

    public mutating func add(faq: FAQID, answer: String) { answers[faq] = answer }

    public func text(of source: PassageSource) -> String? {
        switch source {
        case .page(let document, let page, _): pages[PageKey(document: document.id, page: page)]
        case .faq(let faq): answers[faq.id]
        }
    }

    public func text(of citation: Citation) -> String? {
        switch citation {
        case .page(let document, let page, _, _): pages[PageKey(document: document.id, page: page)]
        case .faq(let faq, _, _): answers[faq.id]
        }
    }
}
