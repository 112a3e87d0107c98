import Assist
import Knowledge
import Testing

@Suite struct `Reading a message` {
    private func understand(_ text: String, _ history: [Message] = []) -> Understanding {
        Sample.engine().understand(Question(text: text, history: history))
    }

    @Test(arguments: [
        ("Kargo ücreti ne kadar?", Language.turkish), ("kac gunde gelir", .turkish),
        ("mrb fiyat alabilirmiyim", .turkish),
        ("How much is shipping?", .english), ("do you accept returns", .english), ("كم سعر التوصيل؟", .arabic),
        ("123", .turkish),
        ("Yıkama price?", .turkish),
    ])
    func `tells the language`(text: String, language: Language) {
        #expect(understand(text).language == language)
    }

    @Test(arguments: [
        ("Ücret nedir, taksit oluyor mu?", 2), ("Gövde planı ne kadar ve kaç ilan girebiliyorum?", 2),
        ("Taksit kaç ay oluyor, bir de havaleyle ödersem indirim var mı?", 2), ("Üçlü paket var mı, kaç para?", 1),
        ("Boya ve fırça iade edilir mi?", 1), ("How much is it and how long does washing take?", 2),
        ("Halı kaç lira? Perde kaç lira? Koltuk kaç lira?", 3), ("Kargo ücreti", 1), ("", 1),
    ])
    func `finds every question of a message`(text: String, count: Int) {
        #expect(understand(text).parts.count == count)
    }

    @Test func `keeps the story of a question as its context`() {
        let understanding = understand("Dün halı aldım, rengi soldu. Bunu geri alır mısınız?")
        #expect(understanding.parts.map(\.text) == ["Bunu geri alır mısınız?"])
        #expect(understanding.parts[0].context.contains("rengi soldu"))
        #expect(understanding.queries.map(\.part) == [nil, 0])
    }

    @Test func `searches a follow-up with the turn it leans on`() {
        let history = [Message(role: .customer, text: "Halı yıkıyor musunuz?"), Message(role: .agent, text: "Evet.")]
        #expect(
            understand("peki kaç gün sürer?", history).queries[0].text == "Halı yıkıyor musunuz? peki kaç gün sürer?")
        let free = "Mağazanızın bulunduğu sokakta hafta sonu araba bırakacak ücretsiz bir yer bulunuyor mu?"
        #expect(understand(free, history).queries.map(\.text) == [free])
    }

    @Test(arguments: [
        ("slm kargo ne kdr", "selam kargo ne kadar"), ("foto atarmısınız", "foto atar mısınız"),
        ("taksit oluyomu", "taksit oluyor mu"),
        ("ne zamn gelir", "ne zaman gelir"), ("kargom nerde", "kargom nerede"),
        ("Randevum ne zaman?", "Randevum ne zaman?"),
    ])
    func `writes out what chat shortens`(typed: String, written: String) {
        #expect(ChatSpelling.repaired(typed) == written)
    }
}

@Suite struct `A merged ranking` {
    @Test func `puts the best of every part at the top, and no passage twice`() {
        let engine = Sample.engine()
        let passages = Sample.knowledge().passages
        let understanding = engine.understand(Question(text: "Halı kaç lira? Taksit var mı?"))
        let evidence = [
            Evidence(passages: [], confidence: 0), Evidence(passages: passages, confidence: 1),
            Evidence(passages: passages.reversed(), confidence: 1),
        ]
        let ranking = engine.ranking(of: evidence, for: understanding, limit: 50)
        #expect(ranking.prefix(2).map(\.passage.id) == [passages.first!.passage.id, passages.last!.passage.id])
        #expect(Set(ranking.map(\.passage.id)).count == ranking.count && ranking.count == passages.count)
        #expect(engine.ranking(of: evidence, for: understanding, limit: 2).count == 2)
    }
}
