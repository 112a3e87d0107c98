import Guardrails
import Knowledge
import Testing

@Suite struct `The personal data scanner, whatever the text` {
    private let scanner = PIIScanner()

    /// Pieces that begin, end or disturb something, glued in any order.
    private static let pieces = [
        "0532 599 25 09", "10000000146", "TR33 0006 1005 1978 6457 8413 26", "4111 1111 1111 1111", "ali@ornek.com",
        " at ",
        " [at] ", " nokta com", "Ayşe", " Yılmaz", " Hanım'ın ", "Moda Cad.", " No:12/4 ", "Kadıköy", "İstanbul",
        "34 ABC 123",
        "U12345678", "pasaport ", "tc ", "sipariş ", "beş yüz kırk ", "sıfır ", "12.03.1985", " doğumlu", "192.168.1.1",
        "fe80::1", "\u{200B}", "\u{301}", "\u{AD}", "５３２", "٠٥٣٢", "🙂", "👨‍👩‍👧", "\n", "\r\n", ". ", ", ", "'", "+90", "(",
        ")",
        "@", "::", "şifre: a1b2c3d4", "kalp hastası", " alerjim var", "TL", "O0l1", "ﬁ", "①", "𝟝", "中", "\u{0}",
    ]

    private func text(_ count: Int, _ random: inout SplitMix) -> String {
        (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    }

    @Test func `places findings in the text, in order, without overlap`() {
        var random = SplitMix(state: 1)
        for round in 0..<150 {
            let text = text(1 + round % 60, &random)
            let count = text.unicodeScalars.count
            var end = 0
            for finding in scanner.findings(in: text) {
                #expect(finding.span.start >= end && finding.span.end > finding.span.start && finding.span.end <= count)
                end = finding.span.end
            }
        }
    }

    @Test func `reads any Unicode to its end`() {
        var random = SplitMix(state: 2)
        for _ in 0..<100 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...400, using: &random) {
                let value = UInt32.random(in: 0...0x10FFFF, using: &random)
                scalars.append(Unicode.Scalar(Bool.random(using: &random) ? value : value % 0x250) ?? " ")
            }
            let text = String(scalars)
            #expect(scanner.findings(in: text).allSatisfy { text.scalars(in: $0.span) != nil })
        }
    }

    @Test func `finds in pieces what it finds in the whole`() {
        var random = SplitMix(state: 3)
        for round in 0..<16 {
            let text = text(round < 12 ? 40 : 600, &random)
            var stream = scanner.stream()
            var masking = scanner.stream()
            var findings: [PIIFinding] = []
            var masked = ""
            var rest = Array(text.unicodeScalars)[...]
            while !rest.isEmpty {
                let size = min(rest.count, Int.random(in: 1...(round % 3 == 0 ? 5 : 700), using: &random))
                let piece = String(String.UnicodeScalarView(rest.prefix(size)))
                rest = rest.dropFirst(size)
                findings += stream.findings(adding: piece)
                masked += masking.maskedText(adding: piece)
            }
            findings += stream.finish()
            masked += masking.finishMasked()
            #expect(findings == scanner.findings(in: text))
            #expect(masked == scanner.masked(text))
        }
    }

    @Test(arguments: [
        "a", "a@", "@", "1", "1 ", "12", "5 5 5-", "(0", "+9", ".", "tr", "TR0", "::", "a::", "bir ", "beş yüz ",
        "\u{200B}", "ali.",
        "no 1 ", "Cad. ", "Ali ", "12.", "1.1.", "at nokta ", "12-345 67.8 ", "1/2/", "900 5 ", "62 ", "sk-", "eyj.",
        "şifre:a1", "Adres Ali Cad ", "fe80::1 ", "pasaport1", "beşyüzkırk",
    ])
    func `reads a hostile text in windows, and what follows it`(piece: String) {
        let hostile = String(repeating: piece, count: 4_000)
        let text = hostile + ".\n\nBuyurun: tc 10000000146, tel 0532 599 25 09."
        let findings = scanner.findings(in: text)
        #expect(findings.suffix(2).map(\.type) == [.tckn, .phone])
        var stream = scanner.stream()
        var streamed: [PIIFinding] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            streamed += stream.findings(adding: String(rest.prefix(977)))
            rest = rest.dropFirst(977)
        }
        #expect(streamed + stream.finish() == findings)
    }

    @Test func `finds what stands where windows meet`() {
        for length in stride(from: 1500, through: 4500, by: 211) {
            let text = String(repeating: "kelime ", count: length / 7) + "tc 10000000146 tel 0532 599 25 09 son"
            #expect(scanner.findings(in: text).map(\.type) == [.tckn, .phone])
        }
    }
}

/// Sebastiano Vigna's splitmix64: the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
