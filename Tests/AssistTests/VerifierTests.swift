import Assist
import Knowledge
import Testing

@Suite struct `The verifier` {
    private static let faq = Sample.faq("İade süresi?")
    private static let answer =
        "İade süresi 21 gündür; kargo 1.250,50 TL, %18 KDV dahil, son gün 03.05.2026 saat 17.30."

    private var verifier: Verifier {
        var sources = SourceTexts()
        sources.add(faq: Self.faq.id, answer: Self.answer)
        sources.add(page: 3, of: Sample.prices.id, text: "e\u{301}te 👨‍👩‍👧 40 TL")
        return Verifier(sources: sources)
    }

    private func sentence(_ text: String, quote: String = answer) -> CitedSentence {
        let citation = Citation.faq(Self.faq, span: Span(0..<quote.unicodeScalars.count), quote: quote)
        return CitedSentence(text: text, citations: [citation])
    }

    @Test func `lets a sentence pass that says what its source says`() {
        #expect(verifier.stands(sentence("SSS'ye göre: " + Self.answer)))
        #expect(verifier.stands(sentence("SSS'ye göre: İade süresi 21 gündür.")))
        #expect(verifier.stands(sentence("Kargo 1250,50 TL'dir, yüzde 18 KDV dahil.")))
    }

    @Test(arguments: [
        "İade süresi 12 gündür.", "Kargo 1.250,50 EUR.", "Kargo 1.251,50 TL.", "Kargo 125050 TL.", "KDV %8.",
        "Son gün 04.05.2026.", "Son gün saat 17.31.", "İade süresi 2 gündür.", "İade süresi %21 gündür.",
    ])
    func `refuses a number, price, date or percentage of its own`(text: String) {
        #expect(!verifier.stands(sentence(text)))
    }

    @Test func `refuses every altered number`() {
        let digits = Self.answer.indices.filter { Self.answer[$0].isNumber }
        for index in digits {
            for digit in "0123456789" where digit != Self.answer[index] {
                var altered = Self.answer
                altered.replaceSubrange(index...index, with: String(digit))
                #expect(!verifier.stands(sentence(altered)), "\(altered)")
            }
        }
    }

    @Test(arguments: ["İade süresi 22 gündür", "iade süresi", "", "Iade süresi 21 gündür"])
    func `refuses a quote that is not in its source at its place`(quote: String) {
        #expect(!verifier.stands(sentence("Evet.", quote: quote)))
    }

    @Test func `compares quotes scalar by scalar, where characters look the same`() {
        let place = { (quote: String, span: Range<Int>) in
            CitedSentence(text: "x", citations: [.page(Sample.prices, page: 3, span: Span(span), quote: quote)])
        }
        #expect(verifier.stands(place("e\u{301}te", 0..<4)))
        #expect(!verifier.stands(place("\u{E9}te", 0..<4)))
        #expect(verifier.stands(place("👨‍👩‍👧 40 TL", 5..<16)))
        #expect(!verifier.stands(place("40 TL", 10..<15)))
    }

    @Test func `refuses a sentence without a source, or with one that is not stored`() {
        #expect(!verifier.stands(CitedSentence(text: "Evet.", citations: [])))
        let unknown = Citation.faq(Sample.faq("?"), span: Span(0..<4), quote: "Evet")
        #expect(!verifier.stands(CitedSentence(text: "Evet", citations: [unknown])))
    }

    @Test func `takes the page number of a reference for no claim`() {
        let citation = Citation.page(Sample.prices, page: 3, span: Span(11..<16), quote: "40 TL")
        let text = ReferenceForm.text(for: citation, in: .turkish) + ": 40 TL"
        #expect(verifier.stands(CitedSentence(text: text, citations: [citation])))
        #expect(!verifier.stands(CitedSentence(text: "Sayfa 9'a göre 40 TL", citations: [citation])))
    }
}
