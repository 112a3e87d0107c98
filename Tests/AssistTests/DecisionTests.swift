import Assist
import Knowledge
import Testing

@Suite struct `A decision` {
    @Test(arguments: [
        ("Yüzüm şişti, çok ağrıyor", "urgent"), ("kanama durmuyor ne yapayim", "urgent"), ("I can't breathe", "urgent"),
        ("Tansiyon ilacımı keseyim mi?", "medical_advice"), ("Hangi antibiyotiği kullanmalıyım?", "medical_advice"),
        ("Yetkili biriyle görüşmek istiyorum", "human_request"), ("can I talk to a human please", "human_request"),
        ("rezalet bir firmasınız", "complaint"), ("Üç gündür kimse cevap vermiyor", "complaint"),
        ("Siparişim nerede kaldı?", "live_data"), ("kargom hala gelmedi", "live_data"),
        ("where is my order", "live_data"),
        ("Randevum teyitli mi?", "live_data"), ("kartımdan iki kere para çekilmiş", "live_data"),
    ])
    func `gives to a person what only a person may answer`(text: String, reason: String) {
        let draft = Sample.draft(text)
        #expect(draft.decision == .handoff)
        #expect(draft.handoff?.reason == reason)
        #expect(draft.handoff?.summary.tr.contains(text) == true)
        #expect(!Sample.engine().understand(Question(text: text)).needsRetrieval)
    }

    @Test(arguments: [
        "Şişlik ne kadar sürede iner?", "Acil arızada kaç saatte dönüyorsunuz?", "Sipariş versem kaç günde gelir?",
        "Kargo ücreti ne kadar?", "Randevumu en geç ne zaman değiştirebilirim?", "İade sürem kaç gün?",
        "İşlem ağrılı mı?", "Kartla ödeyebilir miyim?", "Faturam ne zaman gelir?", "Elime kırık ürün ulaşırsa ne olur?",
        "Mağazanız nerede?", "Bayilik veriyor musunuz?", "Temsilciniz hangi saatlerde?",
    ])
    func `looks into the documents for what they may hold`(text: String) {
        #expect(Sample.engine().understand(Question(text: text)).needsRetrieval)
    }

    @Test func `names the most pressing reason first`() {
        let engine = Sample.engine()
        let text = "Rezaletsiniz, siparişim nerede, ayrıca yüzüm şişti!"
        #expect(engine.understand(Question(text: text)).signal?.reason == .urgent)
    }

    @Test(arguments: [(GuardVerdict.block, Decision.blocked), (.handoff, .handoff), (.warn, .reply)])
    func `obeys a guardrail on the message`(verdict: GuardVerdict, decision: Decision) {
        let engine = Sample.engine { _, direction in
            direction == .incoming ? [GuardFinding(rule: "injection.x", verdict: verdict, span: Span(0..<1))] : []
        }
        let draft = Sample.draft("Koltuk yıkama kaç lira?", engine: engine)
        #expect(draft.decision == decision)
        #expect(draft.findings.map(\.verdict) == [verdict])
        #expect(draft.handoff?.reason == (decision == .reply ? nil : "injection"))
    }

    @Test func `holds back a reply that a guardrail refuses, and reads no passage that one refuses`() {
        let finding = GuardFinding(rule: "x", verdict: .block, span: Span(0..<1))
        let outgoing = Sample.engine { _, direction in direction == .outgoing ? [finding] : [] }
        #expect(Sample.draft("Koltuk yıkama kaç lira?", engine: outgoing).handoff?.reason == "guard")
        let retrieved = Sample.engine { text, direction in
            direction == .retrieved && text.contains("Koltuk") ? [finding] : []
        }
        #expect(Sample.draft("Koltuk yıkama kaç lira?", engine: retrieved).decision == .handoff)
    }

    @Test func `lets an intent of live data hand off, unless a document answers well`() {
        let live = IntentDefinition(
            id: "konum", title: LocalizedText(tr: "Konum", en: "Location"), examples: ["a"], needsLiveData: true)
        let engine = Sample.engine(intents: [live], vectors: [[1, 0]])
        let open = Sample.draft("Benim halılar şimdi hangi araçta?", engine: engine, vector: [1, 0])
        #expect(open.handoff?.reason == "live_data")
        #expect(open.handoff?.summary.tr.hasPrefix("Konum: ") == true)
        #expect(Sample.draft("Koltuk yıkama kaç lira?", engine: engine, vector: [1, 0]).decision == .reply)
    }
}
