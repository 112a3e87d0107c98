import Foundation
import Testing

@testable import KnowledgeServer

/// The oracle is what the evaluation format's own scorers printed for the same folder and results.
@Suite struct `The scorer` {
    private func folder() throws -> String {
        try #require(Bundle.module.resourceURL).appendingPathComponent("Scoring").path
    }

    private func score() throws -> EvaluationScore {
        let path = try folder()
        return try EvaluationScore(
            folder: EvaluationFolder(path: path), results: path + "/results.jsonl",
            intents: path + "/intent-results.jsonl")
    }

    private func expected(_ name: String) throws -> [String] {
        try String(contentsOfFile: folder() + "/" + name, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test func `prints the reference's retrieval figures, line by line`() throws {
        let lines = try score().retrieval.rendered().split(separator: "\n").map(String.init)
        #expect(lines == (try expected("expected-retrieval.txt")))
    }

    @Test func `prints the reference's reply figures, line by line`() throws {
        let score = try score()
        let lines = (score.replies.rendered() + (score.intents ?? "")).split(separator: "\n").map(String.init)
        #expect(lines == (try expected("expected-replies.txt")))
    }

    @Test(arguments: [
        ("1.250 TL", "fiyatı 1250 tl", true), ("5 TL", "45 TL", false), ("5 TL", "5 TL.", true),
        ("2–4 gün", "2 - 4 gün içinde", true), ("%18", "yüzde 18 indirim", true), ("IŞIK", "ışık", true),
        ("12", "12,5", false), ("15 lira", "₺15", false), ("45 EUR", "45 €", true),
    ])
    func `finds what counts as the same text`(needle: String, haystack: String, found: Bool) {
        #expect(ScoringText.contains(needle, in: ScoringText.normalized(haystack)) == found)
    }
}
