import Embeddings
import Testing

@Suite struct `Token ids` {
    let model: EmbeddingModel

    init() throws { model = try TestModel.open() }

    private func content(of text: String) -> [Int32] {
        Array(model.tokenIDs(of: text, as: .raw).dropFirst().dropLast())
    }

    @Test(arguments: ["", " ", "\n\t ", "\u{200B}", "\u{1}\u{7F}"])
    func `of a text without characters are the two that frame it`(text: String) {
        #expect(model.tokenIDs(of: text, as: .raw) == [0, 2])
    }

    @Test func `of a query and a passage begin with E5's prefixes`() {
        let text = "iade süresi kaç gün"
        #expect(model.tokenIDs(of: text, as: .query) == model.tokenIDs(of: "query: \(text)", as: .raw))
        #expect(model.tokenIDs(of: text, as: .passage) == model.tokenIDs(of: "passage: \(text)", as: .raw))
    }

    @Test(arguments: ["<s>", "</s>", "<pad>", "<unk>", "<mask>", "a<mask>b", "▁<s>"])
    func `of control tokens typed by a user are ordinary text`(text: String) {
        let ids = content(of: text)
        #expect(!ids.isEmpty)
        #expect(ids.allSatisfy { ![0, 1, 2, 3, 250_001].contains($0) }, "\(ids)")
    }

    @Test(arguments: ["şeker", "İstanbul", "ığdır", "çağrı", "kâğıt", "é"])
    func `are the same for composed and decomposed letters`(text: String) {
        var decomposed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { decomposed.append(contentsOf: Self.decomposition[scalar] ?? [scalar]) }
        #expect(String(decomposed).unicodeScalars.count > text.unicodeScalars.count)
        #expect(content(of: String(decomposed)) == content(of: text))
    }

    private static let decomposition: [Unicode.Scalar: [Unicode.Scalar]] = [
        "ş": ["s", "\u{327}"], "ç": ["c", "\u{327}"], "ğ": ["g", "\u{306}"], "İ": ["I", "\u{307}"],
        "é": ["e", "\u{301}"], "â": ["a", "\u{302}"],
    ]

    @Test func `of neighbouring unknown characters are one`() {
        let one = content(of: "\u{12000}")
        #expect(one.last == 3)
        #expect(content(of: "\u{12000}\u{12001}\u{12002}") == one)
        #expect(content(of: "\u{12000}a\u{12001}").filter { $0 == 3 }.count == 2)
    }

    @Test func `ignore how many spaces stand between words and around them`() {
        #expect(content(of: "  iki \t\n kelime\u{A0} ") == content(of: "iki kelime"))
    }

    @Test func `begin a new word at the one white space that has no rule`() {
        #expect(content(of: "bir\u{85}iki") == [263, 2209])
    }

    @Test func `of words follow each other`() {
        #expect(content(of: "kargo ücreti") == content(of: "kargo") + content(of: "ücreti"))
    }

    @Test func `stay the same when thousands of other words came between`() {
        let texts = ["siparişim nerede", "çökelek", "uzunçarşıbaşılılaştıramadıklarımızdanmışçasına"]
        let before = texts.map { content(of: $0) }
        _ = content(of: (0..<20_000).map { "kelime\($0)" }.joined(separator: " "))
        #expect(texts.map { content(of: $0) } == before)
    }

    @Test func `of thousands of flags in a row come in time that grows with their number`() {
        #expect(content(of: String(repeating: "🇹", count: 50_000)).count == 50_001)
    }

    @Test func `of a very long word come in time that grows with its length`() {
        let ids = content(of: String(repeating: "ağaç", count: 25_000))
        #expect(ids.count > 10_000)
        #expect(ids.allSatisfy { $0 > 3 })
    }
}
