import Assist
import Knowledge
import Testing

@Suite struct `A reply` {
    @Test(arguments: [
        ("Koltuk yıkama kaç lira?", "1.250 TL"), ("koltuk yikama ne kadar", "1.250 TL"),
        ("Pazar günü açık mısınız?", "Pazar"),
        ("Perde ütüleme kaç gün sürüyor?", "1 gün"), ("taksit varmi", "3 taksit"),
        ("How much is koltuk yıkama?", "1.250 TL"),
    ])
    func `quotes the stretch that answers`(question: String, answer: String) {
        let draft = Sample.draft(question)
        #expect(draft.decision == .reply)
        #expect(draft.text.contains(answer), "\(draft.text)")
        #expect(draft.handoff == nil)
    }

    @Test func `names page and document with the right suffix, and the columns of a table row`() {
        let draft = Sample.draft("Koltuk yıkama kaç lira?")
        #expect(draft.text == "fiyat-listesi.pdf sayfa 3'e göre: Koltuk yıkama – Ücret: 1.250 TL, Süre: 2 saat")
        #expect(
            Sample.draft("Kayıp ürünler için kaç gün içinde başvurmalıyım?").text.hasPrefix(
                "fiyat-listesi.pdf sayfa 4'e göre: "))
        #expect(Sample.draft("Taksit var mı?").text == "SSS'ye göre: Evet, 3 taksit yapılır.")
    }

    @Test func `answers each of several questions from its own source`() {
        let draft = Sample.draft("Halı yıkama ne kadar, bir de kartla taksit var mı?")
        #expect(draft.sentences.count == 2)
        #expect(draft.text.contains("340 TL") && draft.text.contains("3 taksit"))
    }

    @Test func `answers what it can and hands off the rest`() {
        let draft = Sample.draft("Halı yıkama ne kadar, bir de gelinlik kiralıyor musunuz?")
        #expect(draft.decision == .reply)
        #expect(draft.text.contains("340 TL"))
        #expect(draft.handoff?.reason == "no_source")
        #expect(draft.handoff?.summary.tr.contains("gelinlik") == true)
    }

    @Test func `understands a follow-up from the turn before`() {
        let history = [
            Message(role: .customer, text: "Halı yıkama yapıyor musunuz?"),
            Message(role: .agent, text: "Evet, yapıyoruz."),
        ]
        #expect(Sample.draft("Peki ne kadar?", history: history).text.contains("340 TL"))
    }

    @Test func `finds the question inside a story`() {
        let draft = Sample.draft(
            "Merhaba, geçen ay taşındık, ev toz içinde kaldı. Halıları size bırakacağım, yıkama işi kaç lira tutar?")
        #expect(draft.text.contains("340 TL"), "\(draft.text)")
    }

    @Test(arguments: [
        "Çamaşır makinesi tamiri ne kadar?", "Gelinlik temizliği kaç lira?", "İmplant tedavisi kaç seans sürüyor?",
        "Bugün hava nasıl?", "🙂", "",
    ])
    func `stays silent where no source answers`(question: String) {
        let draft = Sample.draft(question)
        #expect(draft.decision == .handoff)
        #expect(["no_source", "low_confidence"].contains(draft.handoff?.reason))
        #expect(draft.text.isEmpty && draft.sentences.isEmpty)
    }

    @Test func `quotes its sources exactly, whatever is asked`() throws {
        let knowledge = Sample.knowledge()
        let engine = Sample.engine(threshold: 0)
        for word in Set(FoldedText(Sample.pricePage + Sample.rulesPage).words.map(\.text)).sorted() {
            let understanding = engine.understand(Question(text: "\(word) ne kadar? bir de \(word) ne zaman?"))
            let evidence = understanding.queries.map { _ in Evidence(passages: knowledge.passages, confidence: 0.5) }
            let draft = engine.draft(for: understanding, vector: nil, evidence: evidence, sources: knowledge.sources)
            for citation in draft.sentences.flatMap(\.citations) {
                let stored = try #require(knowledge.sources.text(of: citation))
                #expect(stored.contains(citation.quote))
            }
            #expect(Verifier(sources: knowledge.sources).verified(draft.sentences) == draft.sentences)
        }
    }

    @Test func `counts scalars where letters are composed and signs are joined`() throws {
        let page = "👨‍👩‍👧 Aile e\u{301}vi 🙂\n\nTesli\u{307}m süresi 5 gündür. Kurye ücreti 75 TL'dir 👍🏽."
        let start = page.unicodeScalars.count - page.components(separated: "\n\n")[1].unicodeScalars.count
        let span = Span(start..<page.unicodeScalars.count)
        let passage = Passage(
            id: ChunkID(), source: .page(Sample.prices, page: 6, span: span), headings: [],
            text: page.scalars(in: span)!,
            language: .turkish)
        var sources = SourceTexts()
        sources.add(page: 6, of: Sample.prices.id, text: page)
        let hit = ScoredPassage(passage: passage, score: ScoreParts(fused: 1, dense: 0.9, lexical: 1, coverage: 1))
        let engine = Sample.engine()
        let understanding = engine.understand(Question(text: "Kurye ücreti kaç lira?"))
        let draft = engine.draft(
            for: understanding, vector: nil, evidence: [Evidence(passages: [hit], confidence: 0.9)], sources: sources)
        #expect(draft.text == "fiyat-listesi.pdf sayfa 6'ya göre: Kurye ücreti 75 TL'dir 👍🏽.")
        guard case .page(_, _, let place, let quote) = try #require(draft.sentences.first?.citations.first) else {
            return
        }
        #expect(page.scalars(in: place) == quote)
    }

    @Test func `says nothing where the stored page has changed since it was indexed`() {
        let knowledge = Sample.knowledge()
        let engine = Sample.engine()
        let understanding = engine.understand(Question(text: "Koltuk yıkama kaç lira?"))
        var changed = SourceTexts()
        changed.add(page: 3, of: Sample.prices.id, text: Sample.pricePage.replacing("1.250", with: "1.350"))
        let draft = engine.draft(
            for: understanding, vector: nil, evidence: [Evidence(passages: knowledge.passages, confidence: 0.5)],
            sources: changed)
        #expect(draft.decision == .handoff)
        #expect(draft.text.isEmpty)
    }

    @Test func `follows the tenant's threshold`() {
        let knowledge = Sample.knowledge()
        let engine = Sample.engine()
        let understanding = engine.understand(Question(text: "Koltuk yıkama kaç lira?"))
        let evidence = [Evidence(passages: knowledge.passages, confidence: 0.5)]
        let strict = engine.draft(
            for: understanding, vector: nil, evidence: evidence, sources: knowledge.sources,
            policy: DecisionPolicy(threshold: 1))
        #expect(strict.decision == .handoff)
        #expect(strict.handoff?.reason == "low_confidence")
        #expect(strict.confidence > 0.5)
    }
}
