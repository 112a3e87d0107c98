import Guardrails
import Knowledge
import Testing

@Suite struct `The operators` {
    private let scanner = PIIScanner()
    private let key = ToyKey(seed: 7)
    private let text = "Ben Ayşe Yılmaz, tel 0532 599 25 09, posta ayse@ornek.com, kart 4111 1111 1111 1111."

    @Test(arguments: [
        (PIIOperator.mask, "Ben [PERSON], tel [PHONE], posta [EMAIL], kart [CARD]."),
        (.partial, "Ben A*** Y***, tel **** *** ** 09, posta a***@ornek.com, kart **** **** **** 1111."),
        (.redact, "Ben █████, tel █████, posta █████, kart █████."),
    ])
    func `put something else in its place`(operation: PIIOperator, expected: String) throws {
        #expect(try scanner.applying(operation, to: text) == expected)
    }

    @Test(arguments: [PIIOperator.pseudonym, .hash, .encrypt])
    func `mask where the key is missing`(operation: PIIOperator) throws {
        #expect(try scanner.applying(operation, to: text) == scanner.masked(text))
    }

    @Test func `name one value alike in every spelling, and under another key otherwise`() throws {
        let spellings = ["0532 599 25 09", "05325992509", "0532-599-25-09", "０５３２５９９２５０９"]
        for operation in [PIIOperator.pseudonym, .hash] {
            #expect(Set(try spellings.map { try scanner.applying(operation, to: $0, key: key) }).count == 1)
            let other = try scanner.applying(operation, to: spellings[0], key: ToyKey(seed: 8))
            #expect(try scanner.applying(operation, to: spellings[0], key: key) != other)
        }
    }

    @Test func `seal what only the key opens`() throws {
        let sealed = try scanner.applying(.encrypt, to: text, key: key)
        #expect(!sealed.contains("Ayşe") && !sealed.contains("4111"))
        #expect(scanner.decrypting(sealed, key: key) == text)
        #expect(scanner.decrypting(sealed, key: ToyKey(seed: 8)) == sealed)
        #expect(scanner.decrypting("[ENC:PHONE:zz] [ENC:", key: key) == "[ENC:PHONE:zz] [ENC:")
    }

    @Test func `a pseudonymised text comes back as it was`() throws {
        var session = Pseudonymiser(key: key)
        for name in ["first", "second"] {
            for sentence in try Sentence.all(name) {
                let outgoing = session.pseudonymise(sentence.text)
                #expect(session.restore(outgoing) == sentence.text)
                for finding in scanner.findings(in: sentence.text) {
                    let value = try #require(sentence.text.scalars(in: finding.span))
                    #expect(value.unicodeScalars.count < 6 || !outgoing.contains(value), "\(outgoing)")
                }
            }
        }
    }

    @Test func `a pseudonym means the same in the next message, with or without brackets`() {
        var session = Pseudonymiser(key: key)
        let first = session.pseudonymise("Ayşe Yılmaz aradı")
        var next = Pseudonymiser(key: key, vault: session.vault)
        #expect(next.pseudonymise("Ayşe Yılmaz aradı") == first)
        let bare = first.replacing("[", with: "").replacing("]", with: "'ın işi:")
        #expect(next.restore(bare) == "Ayşe Yılmaz'ın işi: aradı")
        #expect(next.restore("[PERSON_00000000] [PHONE]") == "[PERSON_00000000] [PHONE]")
    }
}

/// Stands in for the tenant's key: keyed and reversible, and no cryptography.
struct ToyKey: PIIKey {
    struct WrongKey: Error {}

    let seed: UInt64

    func digest(of message: [UInt8]) -> [UInt8] {
        var random = SplitMix(state: message.reduce(seed) { ($0 ^ UInt64($1)) &* 0x1_0000_0001_B3 })
        return (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    func seal(_ plain: [UInt8]) -> [UInt8] {
        digest(of: plain).prefix(4) + zip(plain, stream(plain.count)).map { $0 ^ $1 }
    }

    func open(_ sealed: [UInt8]) throws -> [UInt8] {
        let plain = zip(sealed.dropFirst(4), stream(sealed.count - 4)).map { $0 ^ $1 }
        guard Array(sealed.prefix(4)) == Array(digest(of: plain).prefix(4)) else { throw WrongKey() }
        return plain
    }

    private func stream(_ count: Int) -> [UInt8] {
        var random = SplitMix(state: seed)
        return (0..<max(0, count)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
}
