import Guardrails
import Knowledge
import Testing

/// The floors are below what is reached, so that a change for the worse is seen and a rename is not.
@Suite struct `Personal data in sentences` {
    private let scanner = PIIScanner()

    @Test(arguments: [
        ("TCKN", 0.99), ("VKN", 0.99), ("PHONE", 0.99), ("EMAIL", 0.99), ("IBAN", 0.99), ("CARD", 0.99),
        ("PLATE", 0.99),
        ("IP", 0.99), ("PASSPORT", 0.99), ("PERSON", 0.93), ("ADDRESS", 0.95), ("DOB", 0.95), ("HEALTH", 0.85),
    ])
    func `is found, and little else is`(type: String, floor: Double) throws {
        for name in ["first", "second", "third", "fourth", "fifth", "sixth"] {
            var score = Score()
            for sentence in try Sentence.all(name) {
                score.add(sentence, scanner.findings(in: sentence.text), of: type)
            }
            let floors: [String: Double] = ["third": 0.9, "fourth": 0.9, "fifth": 0.85]
            let least = floors[name] ?? 1
            #expect(score.f1 >= min(floor, least), "\(name): \(type) F1 is \(score.f1)")
        }
    }

    @Test func `is not seen in its look-alikes`() throws {
        for name in ["first", "second", "third", "fourth", "fifth", "sixth"] {
            let traps = try Sentence.all(name).filter(\.isTrap)
            let flagged = traps.filter { !scanner.findings(in: $0.text).isEmpty }
            #expect(Double(flagged.count) <= 0.03 * Double(traps.count), "\(flagged.map(\.text))")
        }
    }

    @Test func `is never called valid with wrong check digits`() throws {
        for name in ["first", "second", "third", "fourth", "fifth", "sixth"] {
            for sentence in try Sentence.all(name) {
                for mark in sentence.spans where mark.type.hasSuffix("_INVALID") {
                    let kind = mark.type.replacing("_INVALID", with: "")
                    let isClaimed = scanner.findings(in: sentence.text).contains { $0.type.rawValue == kind }
                    #expect(!isClaimed, "\(sentence.text)")
                }
            }
        }
    }

    @Test(arguments: [
        ("tc 10000000146", "tckn.checksum", "tc"), ("10000000146 numaralı vatandaş", "tckn.checksum", "vatandaş"),
        ("Selim Bey'e iletin", "person.honorific", "Bey"), ("doğum tarihi 23.04.1983", "dob.date", "doğum"),
        ("pasaport U12345678", "passport.form", "pasaport"),
    ])
    func `says what spoke for it`(text: String, rule: String, word: String) throws {
        let finding = try #require(scanner.findings(in: text).first)
        #expect(finding.rule == rule)
        #expect((0.5...1).contains(finding.score))
        #expect(finding.evidence.flatMap { text.scalars(in: $0) } == word)
    }

    @Test func `is surer with a word for it than without, and least sure against one`() throws {
        let scores = try ["tc 10000000146", "10000000146", "sipariş 10000000146"].map {
            try #require(scanner.findings(in: $0).first).score
        }
        #expect(scores == scores.sorted(by: >) && Set(scores).count == 3)
    }
}
