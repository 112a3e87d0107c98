import Assist
import Knowledge

/// A small business to ask: one page of prices, one of rules, and a few questions.
enum Sample {
    static let prices = DocumentReference(
        id: DocumentID(), filename: "fiyat-listesi.pdf", title: "Fiyat Listesi", version: 1)

    static let pricePage = """
        Bakım Ücretleri

        Hizmet\tÜcret\tSüre
        Halı yıkama\t340 TL\t3 gün
        Koltuk yıkama\t1.250 TL\t2 saat
        Perde ütüleme\t90 TL\t1 gün

        Fiyatlara KDV dahildir. Nakit ödemede %5 indirim
        yapılır.
        """

    static let rulesPage = """
        Teslim Kuralları

        Halılar teslim alındıktan sonra 4 iş günü içinde adresinize bırakılır. Kayıp ürünler için 30 gün
        içinde başvurulmalıdır.
        """

    static let questions: [(question: String, answer: String)] = [
        ("Hangi saatlerde açıksınız?", "Hafta içi 09.00–18.30, cumartesi 10.00–14.00. Pazar kapalıyız."),
        ("Evden teslim alıyor musunuz?", "Evet, 500 TL ve üzeri siparişlerde ücretsizdir."),
        ("Kredi kartına taksit var mı?", "Evet, 3 taksit yapılır."),
    ]

    static func faq(_ question: String) -> FAQReference {
        FAQReference(id: FAQID(), externalID: nil, question: question)
    }

    /// Every passage, as a retrieval without any judgement would hand them over, and the texts they are cut from.
    static func knowledge() -> (passages: [ScoredPassage], sources: SourceTexts) {
        var passages: [ScoredPassage] = []
        var sources = SourceTexts()
        func add(_ source: PassageSource, _ headings: [String], _ text: String) {
            let passage = Passage(id: ChunkID(), source: source, headings: headings, text: text, language: .turkish)
            passages.append(
                ScoredPassage(passage: passage, score: ScoreParts(fused: 0.5, dense: 0.86, lexical: 1, coverage: 0.5)))
        }
        for (number, page) in [(3, pricePage), (4, rulesPage)] {
            sources.add(page: number, of: prices.id, text: page)
            let scalars = Array(page.unicodeScalars)
            var start = 0
            for block in page.components(separated: "\n\n") {
                let count = block.unicodeScalars.count
                if block.contains("\n") || block.hasSuffix(".") {
                    let heading = page.components(separated: "\n\n")[0]
                    add(.page(prices, page: number, span: Span(start..<(start + count))), [heading], block)
                }
                start += count + 2
            }
            precondition(start - 2 == scalars.count)
        }
        for (question, answer) in questions {
            let reference = faq(question)
            sources.add(faq: reference.id, answer: answer)
            add(.faq(reference), [], answer)
        }
        return (passages, sources)
    }

    static func engine(
        intents: [IntentDefinition] = [], vectors: [[Float]] = [], signals: [SignalRule] = [], threshold: Float = 0.5,
        check: @escaping ReplyEngine.Guard = { _, _ in [] }
    ) -> ReplyEngine {
        return ReplyEngine(
            classifier: IntentClassifier(definitions: intents, vectors: vectors), signals: signals,
            policy: DecisionPolicy(threshold: threshold), guard: check)
    }

    static func draft(
        _ text: String, history: [Message] = [], engine: ReplyEngine = engine(), vector: [Float]? = nil,
        policy: DecisionPolicy? = nil, occasion: Occasion = Occasion()
    ) -> Draft {
        let knowledge = knowledge()
        let understanding = engine.understand(Question(text: text, history: history))
        let evidence = understanding.queries.map { _ in Evidence(passages: knowledge.passages, confidence: 0.5) }
        return engine.draft(
            for: understanding, vector: vector.map { vector in { _ in vector } }, evidence: evidence,
            sources: knowledge.sources, policy: policy,
            occasion: occasion)
    }

    /// As it leaves: in a tone, with greeting and closing.
    static func framed(
        _ text: String, history: [Message] = [], _ occasion: Occasion, engine: ReplyEngine = engine()
    ) -> Draft {
        let draft = draft(text, history: history, engine: engine, occasion: occasion)
        return engine.framed(
            draft, for: engine.understand(Question(text: text, history: history)), on: occasion)
    }
}

extension String {
    func components(separated separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest)]
    }
}
