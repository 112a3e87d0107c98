import Retrieval
import Testing

@Suite struct `Turkish analysis` {
    let analyzer = TurkishAnalyzer()

    func words(_ text: String) -> [String] { analyzer.terms(of: text).filter { $0.kind == .word }.map(\.text) }

    @Test(arguments: [
        ("İŞLEM ÜCRETİ", "islem ucreti"), ("ISPARTA ısı Irmak", "isparta isi irmak"), ("I i ı İ", "i i i i"),
        ("şğçöü ŞĞÇÖÜ âîû ÂÎÛ", "sgcou sgcou aiu aiu"), ("s\u{327}i\u{307}s\u{327}g\u{306}", "sisg"),
        ("I\u{307}stanbul", "istanbul"), ("ﬁyat ＦＩＹＡＴ m²", "fiyat fiyat m2"), ("Straße Ærø", "strasse aero"),
        ("soft\u{AD}hyphen zero\u{200B}width", "softhyphen zerowidth"), ("don’t 2–4 «x»", "don't 2-4  x "),
        ("فِيلَرٌ", "فيلر"), ("أين إلى الآن", "اين الي الان"), ("١٥٠٠", "1500"), ("🙏", " "), ("", ""),
    ])
    func `folds letters, marks and compatibility forms`(text: String, folded: String) {
        #expect(TurkishAnalyzer.fold(text) == folded)
    }

    @Test(arguments: ["Siparişim nerede kaldı?", "ŞİŞLİĞİ çığ ÖĞÜN", "Müşteri hizmetleri ışıl ışıl"])
    func `meets the same text typed with and without Turkish letters`(text: String) {
        let typed = TurkishAnalyzer.fold(text)
        #expect(analyzer.terms(of: text) == analyzer.terms(of: typed))
        #expect(analyzer.terms(of: text) == analyzer.terms(of: text.decomposedStringWithCanonicalMapping))
    }

    @Test(arguments: [
        ["15.000 TL", "15000 tl", "15 bin lira", "15000TL", "15.000₺", "on beş bin lira", "15 bin TL'ye"],
        ["₺15.000", "TL 15.000"], ["%18", "yüzde 18", "% 18", "18%", "yüzde on sekiz"],
        ["1.250,50 TL", "1250,5 tl", "1,250.50 TL"], ["20 $", "20 dolar", "20 USD"],
        ["120 m²", "120 m2", "120 metrekare"],
        ["2,5 milyon TL", "2.500.000 TL"], ["12.50 TL", "12,5 lira"],
    ])
    func `brings an amount to one form`(spellings: [String]) {
        // Words of a spelled-out number stay searchable as words; the amount itself has to be the same.
        let amounts = spellings.map { spelling in Set(words(spelling).filter { $0.contains(where: \.isNumber) }) }
        for (spelling, amount) in zip(spellings, amounts) {
            #expect(!amount.isEmpty && amount == amounts[0], "\(spelling): \(amount)")
        }
        #expect(amounts[0].count >= 2, "number and number with unit, not \(amounts[0])")
    }

    @Test(arguments: [
        ("13.00", "13:00"), ("13:00", "13:00"), ("9.30", "09:30"), ("saat 13'te 13.00", "13:00"),
        ("12.03.2025", "2025-03-12"), ("12/3/2025", "2025-03-12"), ("2025-03-12", "2025-03-12"),
        ("LK-204", "lk204"), ("lk204", "lk204"), ("LK_204'ün", "lk204"), ("iPhone13", "iphone13"), ("3D", "3d"),
    ])
    func `keeps times, dates and codes whole`(text: String, whole: String) {
        #expect(words(text).contains(whole), "\(words(text))")
    }

    @Test func `finds a code by its parts as well`() {
        #expect(words("LK-204") == ["lk204", "lk", "204"])
        #expect(Set(words("LK 204")).isSubset(of: words("LK-204")))
    }

    @Test(arguments: [
        ("10.00–19.00", ["10:00", "19:00"]), ("2–4 gün", ["2", "4", "4gun"]), ("5-7", ["5", "7"]),
        ("0 216 555 00 11", ["0", "216", "555", "00", "11"]), ("1.5.2", ["1.5", "2"]), ("24:00", ["24", "00"]),
    ])
    func `reads ranges and odd numbers without losing digits`(text: String, numbers: [String]) {
        let found = words(text).filter { $0.contains(where: \.isNumber) }
        for number in numbers { #expect(found.contains(number), "\(found)") }
    }

    @Test(arguments: [
        ("iki yıl", "2"), ("on beş gün", "15"), ("yüz yirmi beş", "125"), ("iki bin beş yüz tl", "2500"),
        ("bir ay", "1"),
    ])
    func `reads numbers in words`(text: String, number: String) {
        #expect(words(text).contains(number))
    }

    @Test(arguments: ["yüz dolgusu", "altı üstü", "bir sorum var", "on numara"])
    func `does not take an ordinary word for a number`(text: String) {
        #expect(words(text).allSatisfy { !$0.contains(where: \.isNumber) })
    }

    @Test(arguments: [
        ("Ankara'ya", ["ankar"]), ("Ankara’dan", ["ankar"]), ("SGK'nın", ["sgk"]), ("L'Oréal'in", ["lorea"]),
        ("e-posta", ["epost", "posta"]), ("E-arşiv", ["earsi", "arsiv"]),
    ])
    func `drops the suffix behind an apostrophe`(text: String, terms: [String]) {
        #expect(words(text) == terms)
    }

    @Test func `takes five letters of a word and its trigrams`() {
        let terms = analyzer.terms(of: "kargolarımız")
        #expect(terms.first == Term(kind: .word, text: "kargo"))
        let grams = ["^ka", "kar", "arg", "rgo", "gol", "ola", "lar", "ari", "rim", "imi", "miz"]
        #expect(terms.dropFirst().map(\.text) == grams)
        #expect(terms.dropFirst().allSatisfy { $0.kind == .gram })
    }

    @Test func `shares most trigrams with a misspelt word`() {
        let right = Set(analyzer.terms(of: "kargolarımız"))
        let wrong = Set(analyzer.terms(of: "karoglarımız"))
        #expect(right.intersection(wrong).count * 2 > right.count)
    }

    @Test(arguments: [
        "", "   \n\t", "?!… — 🙏🏽", "nasıl yapabilirim acaba lütfen", "ne kadar", "Merhaba, iyi günler", "what is the",
        "var mı?", "bilgi alabilir miyim", "aldığım olduğunda verdiğiniz", "gelebilir miyim", "هل لديكم",
    ])
    func `finds no content in what is only wrapping`(text: String) {
        #expect(analyzer.contentWords(of: text).isEmpty, "\(analyzer.contentWords(of: text))")
    }

    @Test(arguments: [
        ("Öğrenci indirimi var mı?", ["ogrenci", "indirimi"]),
        ("Kargo ücreti ne kadar, kargo kaç TL?", ["kargo", "ucreti"]), ("LK-204 stokta mı?", ["lk204", "stokta"]),
        ("How much is the airport transfer?", ["airport", "transfer"]), ("كم سعر الفيلر", ["سعر", "الفيلر"]),
        ("Slm mrb implant nkdr", ["implant"]), ("Dün verdiğim sipariş nerede?", ["dun", "siparis"]),
    ])
    func `says what a question is about`(text: String, content: [String]) {
        #expect(analyzer.contentWords(of: text) == content)
    }

    @Test func `reads anything`() {
        var random = SeededRandom(seed: 11)
        let alphabet = Array("aIıİşk5 0.,:'-/%₺$€²½\u{307}\u{327}\u{0}عة١🙏&<_\n")
        for _ in 0..<400 {
            let text = String(
                (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
            for term in analyzer.terms(of: text) { #expect(!term.text.isEmpty && !term.text.contains(" ")) }
            #expect(TurkishAnalyzer.fold(TurkishAnalyzer.fold(text)) == TurkishAnalyzer.fold(text))
        }
    }
}
