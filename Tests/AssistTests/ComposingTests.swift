import Foundation
import Knowledge
import Testing

@testable import Assist

@Suite struct `A reply in a tone` {
    private static let question = "Koltuk yıkama kaç lira?"
    private static let history = [
        Message(role: .customer, text: "Merhaba"), Message(role: .agent, text: "Merhaba! Nasıl yardımcı olabiliriz?"),
    ]

    private func draft(
        _ text: String = question, history: [Message] = [], with settings: ReplySettings, customer: String? = nil
    ) -> Draft {
        let occasion = Occasion(
            settings: settings, customer: customer, company: "Ak Halı", moment: Date(timeIntervalSince1970: 0))
        return Sample.framed(text, history: history, occasion)
    }

    private func settings(_ tone: Tone, greets: Bool = true, closes: Bool = true) -> ReplySettings {
        ReplySettings(tone: tone, greeting: .init(enabled: greets), closing: .init(enabled: closes))
    }

    @Test func `is the bare facts where nothing was set`() {
        let plain = Sample.draft(Self.question)
        let framed = draft(with: ReplySettings())
        #expect(framed.text == plain.text && framed.frame.isEmpty)
        #expect(framed.text.hasPrefix("fiyat-listesi.pdf sayfa 3'e göre: "))
    }

    @Test(arguments: Tone.allCases)
    func `keeps every sentence, number and source`(tone: Tone) {
        let plain = Sample.draft(Self.question)
        let framed = draft(with: settings(tone), customer: "Ayşe Yılmaz")
        #expect(framed.sentences == plain.sentences)
        #expect(plain.sentences.allSatisfy { framed.text.contains($0.text) })
        #expect(NumberMention.all(in: framed.text) == NumberMention.all(in: plain.text))
    }

    @Test func `sounds as the tenant wants`() {
        let formal = draft(with: settings(.formal), customer: "Ayşe Yılmaz").text
        #expect(
            formal.hasPrefix("Sayın Ayşe Yılmaz,\n\nSorunuzun yanıtı aşağıdadır:\nfiyat-listesi.pdf sayfa 3'e göre: "))
        #expect(formal.hasSuffix("\n\nSaygılarımızla,\nAk Halı"))
        #expect(draft(with: settings(.formal)).text.hasPrefix("Sayın müşterimiz,"))
        #expect(draft(with: settings(.friendly)).text.hasPrefix("Merhaba!\n\nTabii"))
        #expect(draft(with: settings(.short)).text.hasPrefix("Merhaba,\n\nfiyat-listesi.pdf"))
    }

    @Test func `greets once, and answers a greeting`() {
        let greets = settings(.short, closes: false)
        #expect(draft(with: greets).frame.map(\.kind) == [.greeting])
        #expect(draft(history: Self.history, with: greets).frame.isEmpty)
        #expect(draft("Merhaba, " + Self.question, history: Self.history, with: greets).frame.isEmpty)
        let ungreeted = [Message(role: .customer, text: "Fiyat?"), Message(role: .agent, text: "Hangi hizmet için?")]
        #expect(draft(history: ungreeted, with: greets).frame.isEmpty)
        #expect(draft("Merhaba, " + Self.question, history: ungreeted, with: greets).frame.map(\.kind) == [.greeting])
    }

    @Test(arguments: [
        ("How much is koltuk yıkama?", "Hello,\n\n"), ("كم سعر Koltuk yıkama لو سمحت عندكم اليوم", "مرحبًا،\n\n"),
    ])
    func `speaks the customer's language`(text: String, beginning: String) {
        let understanding = Sample.engine().understand(Question(text: text))
        let frame = ReplyFrame(
            occasion: Occasion(settings: settings(.short)), language: understanding.language,
            question: understanding.question)
        #expect(frame.framed([CitedSentence(text: "x", citations: [])]).text.hasPrefix(beginning))
    }

    @Test func `lets no number out that is not the tenant's own`() {
        let own = ReplySettings(
            greeting: .init(enabled: true, text: CustomerText(tr: "Merhaba {{isim}}, bugün %10 indirim var.")))
        #expect(draft(with: own, customer: "Ayşe").text.hasPrefix("Merhaba Ayşe, bugün %10 indirim var."))
        // A customer's name is the customer's word: one that states something is not repeated.
        let greeted = draft(with: own, customer: "Ayşe 500 TL iade")
        #expect(greeted.text.hasPrefix("Merhaba, bugün %10 indirim var."))
        #expect(!greeted.text.contains("500"))
        #expect(ReplyFrame.name("Dr. Ali O'Hara-Öz") == "Dr. Ali O'Hara-Öz")
        #expect(ReplyFrame.name("https://x.example") == nil && ReplyFrame.name("a\nb c d e f") == nil)
    }

    @Test func `names a page once where it goes on, and says all that it said`() {
        let sentence = { (text: String, start: Int) in
            CitedSentence(
                text: "fiyat-listesi.pdf sayfa 3'e göre: \(text)",
                citations: [.page(Sample.prices, page: 3, span: Span(start..<(start + 3)), quote: text)])
        }
        let frame = ReplyFrame(
            occasion: Occasion(), language: .turkish, question: Question(text: "Halı ve koltuk ne kadar?"))
        let made = frame.framed([sentence("Halı 340 TL.", 0), sentence("Koltuk 1.250 TL.", 9)])
        #expect(made.text == "fiyat-listesi.pdf sayfa 3'e göre: Halı 340 TL. Koltuk 1.250 TL.")
        #expect(made.sentences.map(\.text).allSatisfy { made.text.contains($0) })
        #expect(made.sentences.map(\.citations.count) == [1, 1])
    }

    @Test func `goes without a frame that a guardrail refuses`() {
        let engine = Sample.engine { text, direction in
            direction == .outgoing && text.contains("Sevgiler")
                ? [GuardFinding(rule: "x", verdict: .block, span: Span(0..<1))] : []
        }
        let framed = Sample.framed(
            Self.question, Occasion(settings: settings(.friendly), company: "Ak Halı"), engine: engine)
        #expect(framed.decision == .reply && framed.frame.isEmpty)
    }
}

@Suite struct `A template` {
    @Test func `fills in what it leaves open, and leaves out what nobody knows`() throws {
        let template = try ReplyTemplate("Merhaba {{ isim }}, ben {{temsilci}}. Saat {{saat}}. {{açılış}} buradayız!")
        #expect(
            template.text(
                with: [.customer: "Ece", .agent: "Can", .time: "09:30", .opening: "yarın 09:00'da"], in: .turkish)
                == "Merhaba Ece, ben Can. Saat 09:30. Yarın 09:00'da buradayız!")
        #expect(template.text(with: [.time: "09:30"], in: .turkish) == "Saat 09:30.")
        #expect(try ReplyTemplate("Merhaba {{isim}},").text(with: [:], in: .turkish) == "Merhaba,")
        #expect(try ReplyTemplate("Sayın {{name}},").text(with: [:], in: .turkish) == "Sayın müşterimiz,")
        #expect(try ReplyTemplate("{{temsilci}}").text(with: [:], in: .turkish).isEmpty)
        #expect(
            try ReplyTemplate("Saygılar,\nDt. {{temsilci}}\n{{firma}}").text(with: [.company: "Ak"], in: .turkish)
                == "Saygılar,\nAk")
    }

    @Test(arguments: [
        ("Merhaba {{musteri_no}}", TemplateError.unknown(variable: "musteri_no")), ("{{isim", .unclosed),
        ("isim}} merhaba", .unclosed), ("{{}}", .unknown(variable: "")),
    ])
    func `says what is wrong with it`(text: String, error: TemplateError) {
        #expect(throws: error) { try ReplyTemplate(text) }
        #expect(error.detail.tr.isEmpty == false)
    }
}

@Suite struct `A promise` {
    /// Wednesday, 4 March 2026, 20:00 in Istanbul.
    private let now = Date(timeIntervalSince1970: 1_772_643_600)
    private let zone = TimeZone(secondsFromGMT: 3 * 3600) ?? .gmt

    @Test(arguments: [
        (13.0, "yarın 09:00'da", "tomorrow at 09:00"), (37.0, "cuma günü 09:00'da", "on Friday at 09:00"),
        (2.5, "bugün 22:30'da", "today at 22:30"),
        (187.0, "12 Mart 2026 perşembe günü 15:00'te", "on Thursday, 12 March 2026 at 15:00"),
    ])
    func `names the day as people do`(hours: Double, turkish: String, english: String) {
        let opening = now + hours * 3600
        #expect(OpeningWords.text(for: opening, from: now, timeZone: zone, in: .turkish) == turkish)
        #expect(OpeningWords.text(for: opening, from: now, timeZone: zone, in: .english) == english)
    }

    @Test func `is only made where an opening is known`() {
        let away = { (opening: Date?) in
            Sample.draft(
                "Gelinlik temizliyor musunuz?",
                occasion: Occasion(
                    moment: now, timeZone: zone, outOfHours: OutOfHours(text: CustomerText(), opening: opening)))
        }
        let known = away(now + 13 * 3600)
        #expect(known.decision == .handoff && known.text.isEmpty)
        #expect(known.notice?.text.hasSuffix("Yarın 09:00'da size dönüş yapacağız.") == true)
        let unknown = away(nil)
        #expect(unknown.notice?.text == "Şu anda çalışma saatlerimizin dışındayız. Mesajınızı aldık.")
        #expect(unknown.notice?.opensAt == nil)
        #expect(Sample.draft("Gelinlik temizliyor musunuz?").notice == nil)
    }

    @Test(arguments: [
        ("00:00", "da"), ("08:00", "de"), ("10:00", "da"), ("13:00", "te"), ("16:00", "da"), ("20:00", "de"),
        ("09:05", "te"), ("09:15", "te"), ("09:30", "da"), ("09:40", "ta"), ("09:50", "de"),
    ])
    func `bends a time as it is spoken`(time: String, suffix: String) {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        #expect(TurkishSuffix.locative(ofHour: parts[0], minute: parts[1]) == suffix)
    }
}

@Suite struct `A courtesy` {
    @Test(arguments: [
        ("Merhaba", SmallTalk.greeting), ("selamün aleyküm hocam", .greeting), ("Hello there!", .greeting),
        ("السلام عليكم", .greeting), ("çok teşekkürler, iyi günler", .thanks), ("Tamam teşekkür ederim 🙏", .thanks),
        ("thank you so much", .thanks), ("شكرا جزيلا", .thanks), ("görüşürüz", .farewell), ("iyi günler", .farewell),
    ])
    func `is known by its words alone`(text: String, kind: SmallTalk) {
        #expect(SmallTalk.kind(of: text) == kind)
    }

    @Test(arguments: [
        "Merhaba, kargo ücreti ne kadar?", "iyi", "teşekkürler ama param gelmedi", "tamam", "alo siparişim nerede", "?",
        "Hi, do you have parking?",
    ])
    func `is no message that says more`(text: String) { #expect(SmallTalk.kind(of: text) == nil) }

    @Test func `is answered kindly without any document`() {
        let greeted = Sample.draft("İyi günler")
        #expect(greeted.decision == .reply && greeted.sentences.isEmpty && greeted.handoff == nil)
        #expect(greeted.text == "Merhaba. Nasıl yardımcı olabiliriz?")
        let history = [
            Message(role: .customer, text: "Koltuk yıkama kaç lira?"), Message(role: .agent, text: "1.250 TL"),
        ]
        #expect(Sample.draft("iyi günler", history: history).text == "İyi günler dileriz.")
        #expect(Sample.draft("Çok sağ olun", history: history).text == "Rica ederiz.")
        #expect(Sample.draft("thanks a lot", history: history).decision != .blocked)
        #expect(!Sample.engine().understand(Question(text: "Merhaba")).needsRetrieval)
    }
}

@Suite struct `A question back` {
    private static let document = DocumentReference(
        id: DocumentID(), filename: "ucretler.pdf", title: "Ücretler", version: 1)
    private static let page = """
        Hizmet\tÜcret\tSüre
        Makine halısı yıkama\t340 TL\t3 gün
        Yün halı yıkama\t520 TL\t5 gün
        İpek halı yıkama\t900 TL\t9 gün
        Perde ütüleme\t90 TL\t1 gün
        """

    private func draft(_ text: String, history: [Message] = [], asks: Bool = true) -> Draft {
        let passage = Passage(
            id: ChunkID(),
            source: .page(Self.document, page: 2, span: Span(0..<Self.page.unicodeScalars.count)),
            headings: ["Ücretler"],
            text: Self.page, language: .turkish)
        let scored = ScoredPassage(
            passage: passage, score: ScoreParts(fused: 0.9, dense: 0.9, lexical: 8, coverage: 1))
        var sources = SourceTexts()
        sources.add(page: 2, of: Self.document.id, text: Self.page)
        let engine = Sample.engine(threshold: 0.05)
        let understanding = engine.understand(Question(text: text, history: history))
        let evidence = understanding.queries.map { _ in Evidence(passages: [scored], confidence: 0.9) }
        return engine.draft(
            for: understanding, vector: nil, evidence: evidence, sources: sources,
            occasion: Occasion(settings: ReplySettings(asks: asks)))
    }

    @Test func `offers the sourced variants where the question does not choose`() {
        let asked = draft("Halı yıkama ne kadar?")
        #expect(asked.decision == .ask)
        #expect(asked.text.hasPrefix("Hangisini soruyorsunuz?\n• "))
        #expect(asked.sentences.count == 3)
        #expect(asked.sentences.allSatisfy { !$0.citations.isEmpty })
        for label in ["Makine halısı yıkama", "Yün halı yıkama", "İpek halı yıkama"] {
            #expect(asked.text.contains("• " + label))
        }
        #expect(!asked.text.contains("Perde"))
        // A question back states no price that could be taken for an answer.
        #expect(NumberMention.all(in: asked.text).isEmpty)
    }

    @Test func `is not asked where the question chooses, or where the tenant does not want it`() {
        let chosen = draft("İpek halı yıkama ne kadar?")
        #expect(chosen.decision == .reply && chosen.text.contains("900 TL"))
        #expect(draft("Halı yıkama ne kadar?", asks: false).decision != .ask)
    }

    @Test func `is asked once, and understood with its answer`() {
        let first = draft("Halı yıkama ne kadar?")
        let history = [
            Message(role: .customer, text: "Halı yıkama ne kadar?"), Message(role: .agent, text: first.text),
        ]
        let answered = draft("ipek olan", history: history)
        #expect(answered.decision == .reply && answered.text.contains("900 TL"))
        let again = draft("Halı yıkama, ne kadar?", history: history)
        #expect(again.decision == .handoff)
        #expect(again.handoff?.reason == "unclear")
    }
}

@Suite struct `A hand-over` {
    @Test func `tells the talk in the words that were said`() throws {
        let text = "1234567 numaralı siparişim nerede kaldı? 450 TL ödedim"
        let history = [
            Message(role: .customer, text: "Koltuk yıkama kaç lira?"), Message(role: .agent, text: "1.250 TL'dir."),
        ]
        let entities = EntityReader().entities(in: text, today: CalendarDay(year: 2026, month: 3, day: 4))
        let occasion = Occasion(customer: "Ece Ak", entities: entities)
        let draft = Sample.draft(text, history: history, occasion: occasion)
        let summary = try #require(draft.handoff?.summary)
        #expect(draft.entities == entities && !entities.isEmpty)
        for part in [
            text, "Müşteri: Ece Ak", "Önce yazdıkları: “Koltuk yıkama kaç lira?”", "Son yanıtımız: “1.250 TL'dir.”",
            "Geçen bilgiler: ", "450 TL",
        ] { #expect(summary.tr.contains(part), "\(part) in \(summary.tr)") }
        #expect(summary.en.contains("Customer: Ece Ak") && summary.en.contains("Mentioned: "))
    }

    @Test func `says how pressing it is`() {
        #expect(Sample.draft("Yüzüm şişti, çok ağrıyor").handoff?.summary.tr.contains("Aciliyet: acil") == true)
        #expect(Sample.draft("rezalet bir firmasınız").handoff?.summary.en.contains("Urgency: high") == true)
    }

    @Test func `is what an intent that was turned off gets, and a threshold of its own counts`() {
        let intent = IntentDefinition(id: "bakim", title: LocalizedText(tr: "Bakım", en: "Care"), examples: ["a"])
        let engine = Sample.engine(intents: [intent], vectors: [[1, 0]])
        let draft = { (policy: DecisionPolicy) in
            Sample.draft("Koltuk yıkama kaç lira?", engine: engine, vector: [1, 0], policy: policy)
        }
        #expect(draft(DecisionPolicy()).decision == .reply)
        #expect(draft(DecisionPolicy(off: ["bakim"])).handoff?.reason == "intent_off")
        #expect(draft(DecisionPolicy(thresholds: ["bakim": 1])).handoff?.reason == "low_confidence")
        #expect(draft(DecisionPolicy(threshold: 1, thresholds: ["bakim": 0.2])).decision == .reply)
    }

    @Test func `explains a reply so that anybody understands it`() {
        let why = Sample.draft("Koltuk yıkama kaç lira?").why
        #expect(why.tr.hasPrefix("Yanıt “Fiyat Listesi” belgesinin 3. sayfasından alındı ve "))
        #expect(why.en.hasPrefix("The answer was taken from page 3 of “Fiyat Listesi” and "))
        #expect(why.tr.hasSuffix(".") && why.en.hasSuffix("."))
    }
}

@Suite struct `Questions of one topic` {
    private let topic = QuestionClusters.Cluster(
        id: UUID(), centroid: [1, 0], count: 2,
        questions: ["Hediye paketi yapıyor musunuz?", "hediye paketi kaç lira"])

    @Test func `lie together where they name the same thing, even if they say it otherwise`() {
        let vector: [Float] = [0.87, 0.493]
        let clusters = QuestionClusters([topic])
        #expect(clusters.joined(by: vector, asking: "hediyeyi paketler misiniz")?.id == topic.id)
        #expect(clusters.joined(by: vector, asking: "Otoparkınız var mı?") == nil)
        #expect(clusters.joined(by: [0.8, 0.6], asking: "hediye paketi") == nil)
    }

    @Test func `go to what names them before what is a little nearer`() {
        let other = QuestionClusters.Cluster(
            id: UUID(), centroid: [0.995, 0.0999], count: 1, questions: ["Otopark ücretli mi?"])
        let joined = QuestionClusters([other, topic]).joined(by: [0.98, 0.199], asking: "hediye paketi var mı")
        #expect(joined?.id == topic.id)
    }
}
