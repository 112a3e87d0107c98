import Guardrails
import Knowledge
import Testing

@Suite struct `A registry of recognisers` {
    private static let customer = PIIType(rawValue: "CUSTOMER_NO")

    private func found(_ text: String, _ recogniser: some PIIRecogniser) -> [String] {
        PIIScanner(registry: PIIRegistry([recogniser])).findings(in: text).map {
            "\($0.type.rawValue) \(text.scalars(in: $0.span)!) \($0.rule)"
        }
    }

    @Test(arguments: [
        ("no M-123456 bende", "CUSTOMER_NO M-123456 shop.customer"), ("m-１２３４５６", "CUSTOMER_NO m-１２３４５６ shop.customer"),
        ("🙂🙂 m-123 456", "CUSTOMER_NO m-123 456 shop.customer"), ("M-1234567", ""), ("XM-123456", ""),
    ])
    func `finds a tenant's own codes`(text: String, finding: String) {
        let pattern = PIIPatternRecogniser(id: "shop.customer", type: Self.customer, pattern: "M-### ###")
        #expect(found(text, pattern) == (finding.isEmpty ? [] : [finding]))
    }

    @Test func `asks for the words that a pattern needs`() {
        let pattern = PIIPatternRecogniser(
            id: "shop.card", type: Self.customer, pattern: "######", context: ["sadakat"], check: { $0.first == 9 })
        #expect(found("sadakat no 912345", pattern).count == 1)
        #expect(found("912345 numaralı sadakat kartım", pattern).count == 1)
        #expect(found("sadakat no 112345", pattern).isEmpty)
        #expect(found("stok 912345", pattern).isEmpty)
    }

    @Test func `finds a tenant's own words`() {
        let lexicon = PIILexiconRecogniser(id: "clinic.staff", type: .person, phrases: ["zeynel hoca*", "karakuzgun"])
        #expect(found("Bugün Zeynel Hocaya sordum", lexicon).first?.hasPrefix("PERSON Zeynel") == true)
        #expect(found("kod adı KARAKUZGUN", lexicon) == ["PERSON KARAKUZGUN clinic.staff"])
    }

    @Test func `lets what the core found stand`() {
        let greedy = PIIPatternRecogniser(id: "greedy", type: Self.customer, pattern: "###########")
        #expect(found("tc 10000000146", greedy) == ["TCKN 10000000146 tckn.checksum"])
    }

    @Test func `leaves out what is less sure than asked for`() {
        #expect(PIIScanner(minimumScore: 0.9).findings(in: "10000000146").isEmpty)
        #expect(PIIScanner(minimumScore: 0.9).findings(in: "tc 10000000146").count == 1)
    }
}
