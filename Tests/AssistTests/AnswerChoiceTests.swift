import Assist
import Knowledge
import Testing

@Suite struct `The choice of an answer` {
    private static let page = """
        Fırın Ücretleri

        Ürün\tÖlçü\tFiyat
        Bakır tepsi\t2 kişilik\t340 TL
        Bakır tepsi\t6 kişilik\t910 TL
        Hamur kabı\t3 litre\t275 TL

        Ödeme

        Kapıda ödeme yalnızca nakit alınır. Bunun için 25 TL eklenir.
        """

    private func draft(_ question: String, threshold: Float = 0.5) -> Draft {
        var sources = SourceTexts()
        sources.add(page: 1, of: Sample.prices.id, text: Self.page)
        var start = 0
        var passages: [ScoredPassage] = []
        for block in Self.page.components(separated: "\n\n") {
            let count = block.unicodeScalars.count
            if block.contains("\t") || block.hasSuffix(".") {
                let source = PassageSource.page(Sample.prices, page: 1, span: Span(start..<(start + count)))
                let passage = Passage(id: ChunkID(), source: source, headings: [], text: block, language: .turkish)
                let score = ScoreParts(fused: 0.5, dense: 0.88, lexical: 1, coverage: 0.5)
                passages.append(ScoredPassage(passage: passage, score: score))
            }
            start += count + 2
        }
        let engine = Sample.engine(threshold: threshold)
        let understanding = engine.understand(Question(text: question))
        let evidence = understanding.queries.map { _ in Evidence(passages: passages, confidence: 0.9) }
        return engine.draft(for: understanding, vector: nil, evidence: evidence, sources: sources)
    }

    @Test func `takes the variant that the question's number names`() {
        let text = draft("6 kişilik bakır tepsi kaç lira?").text
        #expect(text.contains("910 TL") && !text.contains("340 TL"), "\(text)")
    }

    @Test func `gives both variants where the question names none`() {
        let draft = draft("Bakır tepsi ne kadar?")
        #expect(draft.text.contains("340 TL") && draft.text.contains("910 TL"), "\(draft.text)")
        #expect(draft.text.components(separated: "sayfa 1").count == 2)
    }

    @Test(arguments: ["Hamur kabı kaç watt?", "9 kişilik bakır tepsi kaç lira?", "Döküm tencere kaç lira?"])
    func `trusts no answer of another measure, another number or another thing`(question: String) {
        #expect(draft(question).decision == .handoff, "\(draft(question).text)")
    }

    @Test func `answers two questions about one row with that row`() {
        let draft = draft("Hamur kabı kaç litre ve fiyatı ne kadar?")
        #expect(draft.text.contains("275 TL") && !draft.text.contains("340 TL"), "\(draft.text)")
    }

    @Test func `answers each of two questions from its own row`() {
        let text = draft("6 kişilik bakır tepsi ne kadar, hamur kabı kaç lira?").text
        #expect(text.contains("910 TL") && text.contains("275 TL"), "\(text)")
    }

    @Test func `looks for five questions of a message, and leaves the rest to a person`() {
        let message = String(repeating: "Hamur kabı kaç lira? Bakır tepsi ne kadar? ", count: 200)
        let understanding = Sample.engine().understand(Question(text: message))
        #expect(understanding.queries.count <= 6)
        #expect(understanding.parts.count == 6)
        let draft = draft(message)
        #expect(draft.decision == .reply)
        #expect(draft.handoff != nil)
    }
}
