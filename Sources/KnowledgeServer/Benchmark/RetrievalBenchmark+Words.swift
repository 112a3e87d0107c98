import Foundation
import Retrieval

extension RetrievalBenchmark {
    /// The texts searched by words, by meaning and by both.
    func worded(_ scenario: RetrievalScenario, _ workload: RetrievalWorkload) async throws -> RetrievalReport.Result {
        let name = scenario.rawValue
        let texts = try await OwnThreads.value { _ in
            RetrievalTexts(workload.base.rows, queries: workload.queries.rows)
        }
        let bare = try await RetrievalFolder.with { folder in try await prepare(name, workload, in: folder).size }
        return try await RetrievalFolder.with { folder in
            let prepared = try await prepare(name, workload, texts: texts, in: folder)
            var result = RetrievalReport.Result(
                scenario: name, rows: workload.base.rows, tenants: 1, queries: workload.queries.rows)
            result.size = prepared.size
            result.point = name
            var searches = RetrievalSearches(
                workload: workload, stores: prepared.stores, k: options.k, words: texts.queries)
            let (rounds, passes) = (options.rounds, passes(workload.queries.rows))
            let modes: [SearchMode] = scenario == .lexical ? [.lexical] : [.hybrid, .vector, .lexical]
            var latencies: [SearchMode: [Double]] = [:]
            let progress = Progress(name)
            defer { progress.finish() }
            for round in 0..<rounds {
                for mode in modes {
                    progress.update(round, of: rounds, mode.rawValue)
                    searches.mode = mode
                    latencies[mode, default: []] += try await OwnThreads.value { [searches] stop in
                        try searches.latencies(passes: passes, stop)
                    }
                }
            }
            let figures = latencies.mapValues { RetrievalReport.Percentiles(seconds: $0) }
            result.latency = figures[modes[0]]
            result.figures = self.figures(figures, prepared.size, without: bare, texts)
            return result
        }
    }

    private func figures(
        _ latencies: [SearchMode: RetrievalReport.Percentiles], _ size: RetrievalReport.Size,
        without bare: RetrievalReport.Size, _ texts: RetrievalTexts
    ) -> [RetrievalReport.Figure] {
        var figures: [RetrievalReport.Figure] = [
            .init("text", Double(texts.bodies.reduce(0) { $0 + $1.utf8.count }) / 1e6, "MB"),
            .init("files that the texts add", Double(size.diskBytes - bare.diskBytes) / 1e6, "MB"),
            .init("building that the texts add", size.buildSeconds - bare.buildSeconds, "s"),
        ]
        guard let both = latencies[.hybrid], let vector = latencies[.vector], let lexical = latencies[.lexical] else {
            return figures
        }
        figures += [
            .init("by vector alone, p50", vector.p50, "µs"), .init("by words alone, p50", lexical.p50, "µs"),
            .init("hybrid over the sum of its legs, p50", both.p50 / (vector.p50 + lexical.p50), "×"),
            .init("hybrid over the sum of its legs, p99", both.p99 / (vector.p99 + lexical.p99), "×"),
        ]
        return figures
    }
}

extension RetrievalTexts {
    /// Texts and queries, and both as the terms that the index is made of: a line each.
    func write(to folder: URL) throws {
        let analyzer = TurkishAnalyzer()
        func terms(_ text: String) -> String {
            analyzer.terms(of: text).map { term in
                "\(term.kind == .word ? "w" : "g")_" + term.text.replacing(" ", with: "_")
            }.joined(separator: " ")
        }
        let files = [
            "texts.txt": bodies, "text-queries.txt": queries, "terms.txt": bodies.map(terms),
            "term-queries.txt": queries.map(terms),
        ]
        for (name, lines) in files {
            let file = try OutputFile(folder.appending(path: name).path)
            try file.write(Data((lines.joined(separator: "\n") + "\n").utf8))
            try file.finish()
        }
    }
}
