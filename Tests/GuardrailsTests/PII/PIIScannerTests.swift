import Guardrails
import Knowledge
import Testing

@Suite struct `The personal data scanner` {
    private let scanner = PIIScanner()

    private func found(_ text: String) -> [String] {
        scanner.findings(in: text).map { "\($0.type.rawValue) \(text.scalars(in: $0.span)!)" }
    }

    @Test(arguments: [
        ("Bana 0532 599 25 09'dan ulaşın", "PHONE 0532 599 25 09"),
        ("cep 05412870248, iyi günler", "PHONE 05412870248"),
        ("ofis: 0312 664 10 53, dahili yok", "PHONE 0312 664 10 53"),
        ("+90 541 284 60 49 WhatsApp", "PHONE +90 541 284 60 49"),
        ("(0212) 555 12 34", "PHONE (0212) 555 12 34"), ("0542-553-81-67", "PHONE 0542-553-81-67"),
        ("５３２ ５９９ ２５ ０９", "PHONE ５３２ ５９９ ２５ ０９"), ("yaz: ali.veli@ornek.com.tr.", "EMAIL ali.veli@ornek.com.tr"),
        ("tc 10000000146", "TCKN 10000000146"), ("tr330006100519786457841326", "IBAN tr330006100519786457841326"),
        ("TR33 0006 1005 1978 6457 8413 27", "IBAN_SUSPECT TR33 0006 1005 1978 6457 8413 27"),
        ("4111 1111 1111 1112", "CARD_SUSPECT 4111 1111 1111 1112"),
        ("DE89 3704 0044 0532 0130 00 hesabına", "IBAN DE89 3704 0044 0532 0130 00"),
        ("kart: 5555-5555-5555-4444", "CARD 5555-5555-5555-4444"),
    ])
    func `finds each kind at its place`(text: String, finding: String) {
        #expect(found(text) == [finding])
    }

    @Test(arguments: [
        "Sipariş no 48213977120", "Fiyat 1.250.000 TL", "12.05.2026 saat 14.30", "takip AB12345678901", "sürüm 1.2.3.4",
        "a@b", "@isim", "2–4 gün, 45 TL", "0 850", "", "Ülker bisküvi var mı", "Ayşe Kadın fasulye kaç lira",
    ])
    func `leaves other numbers and names of goods alone`(text: String) {
        #expect(found(text).isEmpty)
    }

    @Test func `knows an identity number by its check digits, and no other`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let digits =
                [Int.random(in: 1...9, using: &random)] + (0..<8).map { _ in Int.random(in: 0...9, using: &random) }
            let odd = stride(from: 0, through: 8, by: 2).reduce(0) { $0 + digits[$1] }
            let even = stride(from: 1, through: 7, by: 2).reduce(0) { $0 + digits[$1] }
            let tenth = (odd * 7 + even * 9) % 10
            let eleventh = (digits.reduce(0, +) + tenth) % 10
            for (a, b) in [(tenth, eleventh), ((tenth + 1) % 10, eleventh), (tenth, (eleventh + 3) % 10)] {
                let number = (digits + [a, b]).map(String.init).joined()
                let isRight = a == tenth && b == eleventh
                #expect(found("no \(number) dir") == (isRight ? ["TCKN \(number)"] : []), "\(number)")
                #expect(found("tc \(number)") == [(isRight ? "TCKN " : "TCKN_SUSPECT ") + number])
            }
        }
    }

    @Test func `knows an IBAN and a card by their check digits`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<60 {
            let account = (0..<22).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            let remainder = (account + "292700").reduce(0) { ($0 * 10 + $1.wholeNumberValue!) % 97 }
            let check = 98 - remainder
            for offset in [0, 1, 40] where check + offset < 100 {
                let digits = (check + offset) % 100
                let iban = "TR" + (digits < 10 ? "0" : "") + "\(digits)" + account
                #expect(found(iban).contains("IBAN \(iban)") == (digits % 97 == check % 97), "\(iban)")
            }
            let body = [4] + (0..<14).map { _ in Int.random(in: 0...9, using: &random) }
            let sum = body.enumerated().reduce(0) {
                $0 + ($1.offset % 2 == 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][$1.element] : $1.element)
            }
            let last = (10 - sum % 10) % 10
            let card = (body + [last]).map(String.init).joined()
            #expect(found(card) == ["CARD \(card)"])
            let wrong = (body + [(last + 1) % 10]).map(String.init).joined()
            #expect(!found(wrong).contains { $0.hasPrefix("CARD") })
        }
    }

    @Test func `masks every finding and nothing else`() {
        let text = "Ben Ayşe, tel 0532 599 25 09, posta ayse@ornek.com, kart 4111 1111 1111 1111."
        #expect(scanner.masked(text) == "Ben [PERSON], tel [PHONE], posta [EMAIL], kart [CARD].")
        #expect(scanner.findings(in: scanner.masked(text)).isEmpty)
        #expect(scanner.masked("Merhaba 🙂") == "Merhaba 🙂")
    }

    @Test(arguments: ["a@", "1 ", "1-", "+", "TR", "a.a@a.", "(((("])
    func `reads a hostile text to its end`(piece: String) {
        let text = String(repeating: piece, count: 5_000)
        #expect(scanner.findings(in: text).allSatisfy { text.scalars(in: $0.span) != nil })
    }
}
