import Foundation

/// Ranked sources against what was needed, page by page.
struct RetrievalScore {
    static let columns = ["recall@1", "recall@5", "recall@10", "MRR", "nDCG@10"]

    private(set) var table = ScoreTable()
    private(set) var missing = 0
    private(set) var foreign = 0
    private var latencies: [Double] = []

    init(questions: [ScoredQuestion], results: [String: ResultLine], files: [String: Set<String>]) {
        for question in questions {
            let result = results[question.id]
            if result == nil { missing += 1 }
            if let latency = result?.latencyMS { latencies.append(latency) }
            let sources = result?.sources ?? []
            let own = files[question.tenant] ?? []
            foreign += sources.count { source in source.document.map { !own.contains($0) } ?? false }
            guard question.answerable else { continue }
            table.count(question.groups)
            for (column, value) in measures(question, sources) { table.add(column, value, to: question.groups) }
        }
    }

    func rendered() -> String {
        var text = table.rendered(columns: Self.columns)
        text += "questions without a result: \(missing); "
        text += "sources naming a document the tenant does not have: \(foreign)\n"
        if let line = latencyLine(latencies) { text += line + "\n" }
        return text
    }

    private func measures(_ question: ScoredQuestion, _ sources: [ResultLine.Source]) -> [(String, Double)] {
        var seen: [ScoredQuestion.Source] = []
        for source in sources where !seen.contains(source.key) { seen.append(source.key) }
        let needs = question.needs.map { Set($0.anyOf.map(\.key)) }
        var result: [(String, Double)] = []
        for k in [1, 5, 10] {
            let first = Set(seen.prefix(k))
            let met = needs.count { !$0.isDisjoint(with: first) }
            result.append(("recall@\(k)", Double(met) / Double(needs.count)))
        }
        let wanted = needs.reduce(into: Set()) { $0.formUnion($1) }
        let firstRight = seen.prefix(10).firstIndex(where: wanted.contains)
        result.append(("MRR", firstRight.map { 1 / Double($0 + 1) } ?? 0))
        result.append(("nDCG@10", min(1, gain(seen, needs) / bestGain(needs))))
        return result
    }

    /// Gain 1 at the rank where a need is met for the first time.
    private func gain(_ ranked: [ScoredQuestion.Source], _ needs: [Set<ScoredQuestion.Source>]) -> Double {
        var left = needs
        var sum = 0.0
        for (rank, source) in ranked.prefix(10).enumerated() {
            let hits = left.count { $0.contains(source) }
            if hits > 0 { sum += Double(hits) / log2(Double(rank + 2)) }
            left.removeAll { $0.contains(source) }
        }
        return sum
    }

    /// The ideal ranking, by greedy cover: one source may meet several needs.
    private func bestGain(_ needs: [Set<ScoredQuestion.Source>]) -> Double {
        var left = needs
        var sum = 0.0
        var rank = 0
        while !left.isEmpty {
            let candidates = left.reduce(into: Set()) { $0.formUnion($1) }
            let best = candidates.max { a, b in left.count { $0.contains(a) } < left.count { $0.contains(b) } }
            guard let best else { break }
            sum += Double(left.count { $0.contains(best) }) / log2(Double(rank + 2))
            left.removeAll { $0.contains(best) }
            rank += 1
        }
        return sum == 0 ? 1 : sum
    }
}
