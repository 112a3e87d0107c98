import Foundation
import Knowledge
import Retrieval

/// One query, with its hits at the terminal.
enum SearchCommand: Command {
    static let name = "search"
    static let summary = "searches a tenant's knowledge and shows the best passages"
    static let usage =
        "kaynak search --tenant SLUG \"query\" [--top-k K] [--mode hybrid|vector|lexical] [--explain] [--json]"
    static let options: [Option] = [
        .value("tenant", "SLUG", "whose knowledge is searched"),
        .value("top-k", "K", "how many passages, 1 to 200 (default: 5)"),
        .value("mode", "MODE", "hybrid, vector or lexical (default: hybrid)"),
        .flag("explain", "also show which terms contributed what"),
        .flag("json", "the API's hits instead of text"),
    ]
    static let discussion = """
        example: kaynak search --tenant yumakkoy "iade süresi" --top-k 3 --explain
        """

    static func run(_ arguments: Arguments) async throws {
        let query = try arguments.onlyPositional("the query").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !query.isEmpty else { throw UsageError("the query is empty") }
        let slug = try arguments.required("tenant")
        let topK = try arguments.number("top-k", in: KnowledgeIndex.topKRange, default: 5)
        let mode = try arguments.choice("mode", default: SearchMode.hybrid)
        let explain = arguments.has("explain")
        try await CommandInstallation.with(arguments) { installation in
            let tenant = try await CommandTenant.named(slug, installation.operations)
            let hits = try await installation.search.search(
                query, topK: topK, mode: mode, explain: explain, tenant: tenant)
            if arguments.has("json") {
                let bodies = hits.map { HitBody($0, explained: explain) }
                Terminal.print(String(decoding: try Wire.encoder().encode(["data": bodies]), as: UTF8.self))
                return
            }
            if hits.isEmpty { Terminal.note("\(slug) has nothing to search yet") }
            for (rank, hit) in hits.enumerated() { Terminal.print(rendered(hit, rank: rank + 1)) }
        }
    }

    private static func rendered(_ hit: SearchHit, rank: Int) -> String {
        let score = hit.scored.score
        let parts = [
            String(format: "%.3f", score.fused), score.dense.map { String(format: "dense %.3f", $0) },
            score.lexical.map { String(format: "lexical %.2f", $0) }, String(format: "coverage %.2f", score.coverage),
        ]
        let text = hit.scored.passage.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var lines =
            "\(rank)  \(place(hit.scored.passage))  (\(parts.compactMap { $0 }.joined(separator: ", ")))\n   \(text)"
        if !hit.explanation.isEmpty {
            let terms = hit.explanation.map { "\($0.term.text) \(String(format: "%.2f", $0.contribution))" }
            lines += "\n   \(terms.joined(separator: " · "))"
        }
        return lines
    }

    private static func place(_ passage: Passage) -> String {
        switch passage.source {
        case .page(let document, let page, _): "\(document.filename), sayfa \(page)"
        case .faq(let faq): "SSS \(faq.externalID ?? ""): \(faq.question)"
        }
    }
}
