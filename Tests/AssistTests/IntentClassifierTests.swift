import Assist
import Knowledge
import Testing

@Suite struct `The intent classifier` {
    private static func intent(_ id: String, _ examples: [String]) -> IntentDefinition {
        IntentDefinition(id: id, title: LocalizedText(tr: id, en: id), examples: examples)
    }

    private static let definitions = [
        intent("kargo", ["Kargom nerede?", "paketim gelmedi", "kargo ne zaman gelir", "gönderim hangi şubede"]),
        intent("iade", ["İade etmek istiyorum", "parami geri verin", "ürünü geri yollayacağım", "iade kodu nedir"]),
    ]

    /// Vectors that say nothing: what is told apart is told by words.
    private static func blind(_ own: [(id: String, text: String)] = []) -> IntentClassifier {
        IntentClassifier(
            definitions: definitions, vectors: Array(repeating: [1, 0], count: 8),
            own: own.map { (id: $0.id, text: $0.text, vector: [1, 0]) })
    }

    @Test(arguments: [
        ("kargom nrde kaldı", "kargo"), ("paket gelmedi", "kargo"), ("iade edcem", "iade"), ("IADE KODU", "iade"),
        ("geri yolluyorum", "iade"),
    ])
    func `knows words that are inflected, misspelt or typed without Turkish letters`(text: String, id: String) {
        #expect(Self.blind().classify(text, vector: [1, 0]).id == id)
    }

    @Test func `knows meanings where no word is known`() {
        let vectors: [[Float]] = (0..<8).map { $0 < 4 ? [1, 0.1 * Float($0)] : [0.1 * Float($0), 1] }
        let classifier = IntentClassifier(definitions: Self.definitions, vectors: vectors)
        #expect(classifier.classify("where", vector: [1, 0]).id == "kargo")
        #expect(classifier.classify("where", vector: [0, 1]).id == "iade")
    }

    @Test func `is surer of an example than of a mixture`() {
        let classifier = Self.blind()
        let sure = classifier.classify("Kargom nerede?", vector: [1, 0])
        let mixed = classifier.classify("kargo iade", vector: [1, 0])
        #expect(sure.confidence > mixed.confidence && sure.runnerUpGap > mixed.runnerUpGap)
        #expect((0...1).contains(sure.confidence) && sure.runnerUpGap <= sure.confidence)
    }

    @Test func `knows no intent where there is none`() {
        let empty = IntentClassifier(definitions: [], vectors: [])
        #expect(empty.classify("merhaba", vector: [1]).id == DetectedIntent.other)
        #expect(empty.classify("", vector: []).id == DetectedIntent.other)
    }

    @Test func `obeys a business's own example against its niche's`() {
        #expect(Self.blind().classify("parami geri verin", vector: [1, 0]).id == "iade")
        let own = Self.blind([(id: "kargo", text: "Paramı geri verin"), (id: "yok", text: "bilinmeyen")])
        #expect(own.classify("paramı geri verin", vector: [1, 0]).id == "kargo")
        #expect(own.classify("iade etmek istiyorum", vector: [1, 0]).id == "iade")
    }

    @Test(arguments: ["uçurtma ne tutar", "how much", "بكم"])
    func `knows that a price is asked for beside a thing that no example names`(text: String) {
        let definitions = [
            Self.intent("fiyat", ["elbise kaç lira", "masa kaç para", "çanta kaç tl"]),
            Self.intent("bilgi", ["elbise hangi renk", "masa hangi ağaçtan", "çanta su geçirir"]),
        ]
        let classifier = IntentClassifier(definitions: definitions, vectors: Array(repeating: [1, 0], count: 6))
        #expect(classifier.classify(text, vector: [1, 0]).id == "fiyat")
    }

    @Test func `gives the same answer however often it is built`() {
        let answers = (0..<3).map { _ in Self.blind().classify("kargo iade kodu", vector: [1, 0]) }
        #expect(Set(answers).count == 1)
    }

    @Test func `merges definitions of one id`() {
        let merged = IntentDefinition.merged(Self.definitions + [Self.intent("kargo", ["kargo", "Kargom nerede?"])])
        #expect(merged.map(\.id) == ["kargo", "iade"])
        #expect(merged[0].examples.count == 5)
    }
}
