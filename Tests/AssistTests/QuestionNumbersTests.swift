import Testing

@testable import Assist

@Suite struct `Numbers of a question` {
    @Test(arguments: [
        ("2 ml dolgu ne kadar?", "0,5 ml 6.300 TL, 1 ml 9.700 TL", false),
        ("1 ml dolgu ne kadar?", "0,5 ml 6.300 TL, 1 ml 9.700 TL", true),
        ("4.000 greft kaç lira?", "Saç ekimi, 3.000 greft", false),
        ("3000 greft kaç lira?", "Saç ekimi, 3.000 greft", true),
        ("3.200 greft kaç lira?", "3.000–4.000 greft", true),
        ("60 adet alırsak?", "50 – 149 adet", true),
        ("200 adet alırsak?", "50 – 149 adet", false),
        ("iki kişilik olanı?", "2 kişilik", true),
        ("12 kişilik olanı?", "6 kişilik, 8 kişilik", false),
    ])
    func `agree with a text that counts as many`(question: String, text: String, agrees: Bool) {
        #expect(QuestionNumbers.agree(QuestionNumbers.numbers(in: question), with: text) == agrees)
    }

    @Test(arguments: ["10 seans ne kadar?", "3 gün önce aldım", "kaç kişilik?"])
    func `say nothing of a text that counts other things`(question: String) {
        #expect(QuestionNumbers.agree(QuestionNumbers.numbers(in: question), with: "45 dakika, 2.400 TL, 3 gün") == nil)
    }
}
