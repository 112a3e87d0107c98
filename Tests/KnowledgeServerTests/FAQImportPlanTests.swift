import Foundation
import Ingestion
import Knowledge
import Testing

@testable import KnowledgeServer

@Suite struct `An import of many rows` {
    private func rows(_ count: Int) -> [FAQRow] {
        (1...count).map { number in
            FAQRow(
                line: number + 1, id: nil, category: "", language: .turkish, question: "Soru \(number)", answer: "Evet")
        }
    }

    @Test func `is written a part at a time`() {
        let plan = FAQImportPlan(rows(5), over: [])
        #expect(plan.first(2).steps.map(\.line) == [2, 3])
        #expect(plan.first(2).count(.create) == 2)
        #expect(plan.first(9).steps.count == 5)
        #expect(plan.first(0).steps.isEmpty)
    }
}
