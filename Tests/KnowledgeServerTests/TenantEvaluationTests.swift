import Foundation
import Testing

@testable import KnowledgeServer

@Suite struct `Questions made of an FAQ` {
    private let question = "Siparişlerinizin kargo ücreti ne kadar?"

    @Test(arguments: [
        (QuestionVariant.asWritten, "Siparişlerinizin kargo ücreti ne kadar?"),
        (.ascii, "siparislerinizin kargo ucreti ne kadar"), (.swapped, "Siparişelrinizin kargo ücreti ne kadar?"),
        (.reworded, "siparişlerinizin kargo ücreti kaç para?"),
        (.chatty, "merhaba siparislerinizin kargo ucreti ne kadar acaba"),
    ])
    func `are the same each time`(_ variant: QuestionVariant, _ text: String) {
        #expect(variant.text(of: question) == text)
    }

    @Test func `are left out where they would be the question itself`() {
        #expect(QuestionVariant.reworded.text(of: "kapora?") == nil)
        #expect(QuestionVariant.ascii.text(of: "kapora") == nil)
        #expect(QuestionVariant.swapped.text(of: "ne?") == nil)
    }
}

@Suite struct `A tenant's evaluation` {
    private func result(
        _ faq: String, _ variant: QuestionVariant = .asWritten, rank: Int?, decision: String = "reply",
        hidden: Bool = false, elsewhere: Bool = false
    ) -> TenantResult {
        TenantResult(
            id: "\(faq)/\(variant.rawValue)/\(hidden)", faq: faq, variant: variant, hidden: hidden, rank: rank,
            decision: decision, cites: decision == "reply", elsewhere: elsewhere, confidence: 0.5, milliseconds: 10)
    }

    @Test func `counts answerable and hidden questions apart`() {
        let score = TenantScore([
            result("1", rank: 1), result("2", rank: 4), result("3", rank: nil, decision: "handoff"),
            result("1", rank: nil, decision: "handoff", hidden: true), result("2", rank: nil, hidden: true),
            result("3", rank: nil, hidden: true, elsewhere: true),
        ])
        #expect(score["recall@1"] == 1.0 / 3)
        #expect(score["recall@5"] == 2.0 / 3)
        #expect(score["reply"] == 2.0 / 3)
        #expect(score["cited"] == 1)
        #expect(score["refusal"] == 0.5)
        #expect(score["p95_ms"] == 10)
    }

    @Test func `knows an answer that another source gives as well`() {
        let answer = "Ürünleri 14 gün içinde iade edebilirsiniz."
        #expect(TenantEvaluation.says("Kurallara göre ürünler 14 gün içinde iade edilebilir.", theSameAs: answer))
        #expect(!TenantEvaluation.says("Kurallara göre ürünler 15 gün içinde iade edilebilir.", theSameAs: answer))
        #expect(!TenantEvaluation.says("14 mağazamız var.", theSameAs: answer))
        #expect(!TenantEvaluation.says("", theSameAs: answer))
    }

    @Test func `is held against limits by name`() throws {
        let score = TenantScore([result("1", rank: 1), result("2", rank: 9)])
        #expect(try ScoreLimits("recall@1=.5,reply=1", isLeast: true).missed(by: score).isEmpty)
        #expect(
            try ScoreLimits("recall@5=.97", isLeast: true).missed(by: score) == ["recall@5 is 0.500, not at least 0.97"]
        )
        #expect(try ScoreLimits("p95_ms=5", isLeast: false).missed(by: score).count == 1)
        #expect(try ScoreLimits("refusal=.1", isLeast: true).missed(by: score) == ["refusal was not measured"])
        for text in ["recall", "recall@5=", "hit=1"] {
            #expect(throws: UsageError.self) { try ScoreLimits(text, isLeast: true) }
        }
    }

    @Test func `tells a clear difference from chance`() throws {
        let first = (0..<60).map { result("\($0)", rank: $0 % 2 == 0 ? 1 : 7) }
        let better = (0..<60).map { result("\($0)", rank: $0 % 10 == 0 ? 7 : 1) }
        let same = (0..<60).map { result("\($0)", rank: ($0 + ($0 < 3 ? 1 : 0)) % 2 == 0 ? 1 : 7) }
        let clear = try #require(try TenantComparison(first, better).rows.first { $0.name == "recall@1" })
        #expect(abs(clear.first - 0.5) < 1e-9 && abs(clear.second - 0.9) < 1e-9)
        #expect(clear.low <= 0.4 && 0.4 <= clear.high && clear.isClear)
        let chance = try #require(try TenantComparison(first, same).rows.first { $0.name == "recall@1" })
        #expect(!chance.isClear)
        #expect(throws: CommandError.self) { try TenantComparison(first, []) }
    }
}
