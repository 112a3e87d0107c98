import Knowledge
import Testing

@testable import Guardrails

@Suite struct `A pattern of a tenant` {
    private func finds(_ pattern: String, in text: String, context: [String] = []) throws -> [String] {
        let recogniser = PIIExpressionRecogniser(
            id: "tenant.pii.test", type: PIIType(rawValue: "TEST_NO"), expression: try PIIExpression(pattern),
            context: PIIContext(context))
        return PIIScanner(registry: PIIRegistry([recogniser])).findings(in: text).filter {
            $0.type.rawValue == "TEST_NO"
        }
        .map { text.scalars(in: $0.span) ?? "" }
    }

    @Test(arguments: [
        ("ÜYE-\\d{6}", "Numaram uye-123456'dır.", "uye-123456"),
        ("ÜYE-\\d{6}", "ÜYE-１２３４５６ kayıtlı", "ÜYE-１２３４５６"),
        ("ÜYE-\\d{6}", "Ü\u{200B}YE-123\u{200B}456 kayıtlı", "Ü\u{200B}YE-123\u{200B}456"),
        ("(hasta|dosya) ?no:? ?\\d{4,6}", "Dosya No: 48213, teşekkürler", "Dosya No: 48213"),
        ("[A-F]{2}[0-9]+(-[xyz])?", "kodu ab12-x olan", "ab12-x"), ("[^0-9 ]{3}\\.7", "abc.7 ve 123.7", "abc.7"),
    ])
    func `finds whole words as the scanner reads them`(_ pattern: String, _ text: String, _ found: String) throws {
        #expect(try finds(pattern, in: text) == [found])
    }

    @Test func `finds nothing inside of a longer word`() throws {
        #expect(try finds("K\\d{3}", in: "AK123 K1234 K12 _K123").isEmpty)
    }

    @Test func `asks for a word near it, whatever its ending`() throws {
        #expect(try finds("\\d{5}", in: "Protokolümün numarası 48213", context: ["protokol"]) == ["48213"])
        #expect(try finds("\\d{5}", in: "Siparişimin tutarı 48213", context: ["protokol"]).isEmpty)
    }

    @Test(arguments: [
        "", "(", ")", "a)", "[", "[z-a]", "a**", "*a", "a{0}", "a{3,2}", "a{65}", "a{", "\\", "\\1", "\\q", "^a", "a$",
        "(?=a)", "(?<n>a)", "a*", "(a|b*)", "a\\b", "\u{200B}", "((((((((((((((((((a))))))))))))))))))",
        "(((a{64}){64}){64})",
    ])
    func `is refused with a reason where it cannot be read in linear time, or at all`(_ pattern: String) {
        let failure = #expect(throws: PIIExpression.Failure.self) { try PIIExpression(pattern) }
        #expect(failure?.detail.tr.isEmpty == false && failure?.detail.en.isEmpty == false)
    }

    /// Against Swift's own engine, which goes back and forth: the longest stretch from a word's edge to another.
    @Test func `finds what a slower engine finds`() throws {
        var random = SplitMix64(seed: 20_263)
        var compared = 0
        for _ in 0..<400 {
            let pattern = Self.pattern(3, &random)
            guard let expression = try? PIIExpression(pattern), let regex = try? Regex(pattern) else { continue }
            let text = Array((0..<14).map { _ in "ab1 -".randomElement(using: &random) ?? "a" })
            var cells = FoldedCells()
            for character in text { for scalar in character.unicodeScalars { cells.append(scalar.value) } }
            for start in text.indices {
                let ends = text.indices.suffix(from: start).map { $0 + 1 }.filter { end in
                    let isEdge = !cells.isWordPart(end) || !cells.isWordPart(end - 1)
                    return isEdge && (try? regex.wholeMatch(in: String(text[start..<end]))) != nil
                }
                #expect(
                    expression.end(in: cells, from: start) == ends.last, "\(pattern) in \(String(text)) at \(start)")
                compared += 1
            }
        }
        #expect(compared > 2_000)
    }

    private static func pattern(_ depth: Int, _ random: inout SplitMix64) -> String {
        let leaf = ["a", "b", "1", "[ab]", "[^a]", "\\d", "\\w", "-", "a"].randomElement(using: &random) ?? "a"
        guard depth > 0 else { return leaf }
        let (first, second) = (pattern(depth - 1, &random), pattern(depth - 1, &random))
        return switch Int.random(in: 0..<6, using: &random) {
        case 0: first + second
        case 1: "(\(first)|\(second))"
        case 2: "(\(first))" + (["?", "*", "+", "{2}", "{1,3}"].randomElement(using: &random) ?? "+")
        default: first + leaf
        }
    }

    @Test(arguments: ["(a+)+b", "(a|a)*b", "([ab]*)*c", "(\\w|\\s)+x", "(a?){30}a{30}"])
    func `takes no longer where a slower engine would never end`(_ pattern: String) throws {
        #expect(try finds(pattern, in: String(repeating: "a", count: 100_000)).isEmpty)
        _ = try finds(pattern, in: String(repeating: "aa ", count: 20_000))
    }
}

/// The same numbers every time.
private struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
