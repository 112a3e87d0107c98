import Knowledge

/// A passage's units with their words, read once for all questions about them.
struct Reading {
    typealias Words = (words: [String], concepts: Set<Int>)

    let units: [PassageUnit]
    let folded: [FoldedText]
    /// Of each unit.
    let words: [Words]
    /// The kinds of value each unit holds.
    let kinds: [Set<ValueKind>]
    /// Of the headings above the passage.
    let headings: Words
    let title: Words
    /// Of an FAQ's question; `nil` for a page.
    let question: Words?

    init(_ passage: Passage, units: [PassageUnit]) {
        self.units = units
        folded = units.map { FoldedText($0.text) }
        words = folded.map { QuestionTerms.matchable($0) }
        kinds = units.map { ValueKind.held(in: $0.text) }
        headings = QuestionTerms.matchable(FoldedText(passage.headings.joined(separator: "\n")))
        switch passage.source {
        case .faq(let faq):
            question = QuestionTerms.matchable(FoldedText(faq.question))
            title = ([], [])
        case .page(let document, _, _):
            question = nil
            title = QuestionTerms.matchable(FoldedText(document.title))
        }
    }
}
