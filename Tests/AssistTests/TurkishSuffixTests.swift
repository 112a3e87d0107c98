import Assist
import Knowledge
import Testing

@Suite struct `A Turkish suffix` {
    @Test(arguments: [
        (0, "a"), (1, "e"), (2, "ye"), (3, "e"), (4, "e"), (5, "e"), (6, "ya"), (7, "ye"), (8, "e"), (9, "a"),
        (10, "a"),
        (11, "e"), (16, "ya"), (20, "ye"), (26, "ya"), (30, "a"), (40, "a"), (49, "a"), (50, "ye"), (60, "a"),
        (70, "e"),
        (80, "e"), (90, "a"), (100, "e"), (106, "ya"), (110, "a"), (200, "e"), (1000, "e"), (1990, "a"), (20_000, "e"),
        (1_000_000, "a"),
    ])
    func `is the one people say`(number: Int, suffix: String) {
        #expect(TurkishSuffix.dative(of: number) == suffix)
    }

    @Test func `follows from the last spoken word by vowel harmony`() {
        for number in 1...12_000 {
            #expect(TurkishSuffix.dative(of: number) == harmonised(lastWord(of: number)), "\(number)")
        }
    }

    /// The oracle: the rule of the grammar, applied to the spoken number.
    private func harmonised(_ word: String) -> String {
        let last = word.last { "aıoueiöü".contains($0) }!
        let vowel = "aıou".contains(last) ? "a" : "e"
        return "aıoueiöü".contains(word.last!) ? "y" + vowel : vowel
    }

    private func lastWord(of number: Int) -> String {
        let ones = ["", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
        let tens = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]
        if number % 10 > 0 { return ones[number % 10] }
        if number / 10 % 10 > 0 { return tens[number / 10 % 10] }
        return number / 100 % 10 > 0 ? "yüz" : "bin"
    }
}

@Suite struct `A reference` {
    private static let page = Citation.page(Sample.prices, page: 3, span: Span(0..<1), quote: "x")
    private static let faq = Citation.faq(Sample.faq("Soru?"), span: Span(0..<1), quote: "x")

    @Test(arguments: [
        (page, Language.turkish, "fiyat-listesi.pdf sayfa 3'e göre"),
        (page, .english, "According to fiyat-listesi.pdf, page 3"), (faq, .turkish, "SSS'ye göre"),
        (faq, .english, "According to the FAQ"),
    ])
    func `names its source in the reader's language`(citation: Citation, language: Language, text: String) {
        #expect(ReferenceForm.text(for: citation, in: language) == text)
    }
}
