import Foundation

/// `kaynak eval score`: the same figures as the scorers of the evaluation format.
struct EvaluationScore {
    let retrieval: RetrievalScore
    let replies: ReplyScore
    let intents: String?

    private struct TenantLabels: Decodable {
        struct File: Decodable { let file: String }
        let canary: String
        let documents: [File]
    }

    init(folder: EvaluationFolder, results path: String, intents intentsPath: String?) throws {
        let questions: [ScoredQuestion] = try folder.lines("questions.jsonl")
        let lines: [ResultLine] = try JSONLines.decode(ResultLine.self, path: path)
        let results = Dictionary(lines.map { ($0.id, $0) }) { $1 }
        var raw: [String: String] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            if let result = try? JSONDecoder().decode(ResultLine.self, from: Data(line.utf8)) {
                raw[result.id] = String(line)
            }
        }
        var files: [String: Set<String>] = [:]
        var canaries: [String: String] = [:]
        for name in try folder.tenantNames() {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder.tenantFile(name, "tenant.json")))
            let labels = try folder.decoded(TenantLabels.self, from: data, name)
            files[name] = Set(labels.documents.map(\.file))
            canaries[name] = labels.canary
        }
        let texts = CitedTexts(folder: folder, tenants: try folder.tenants())
        retrieval = RetrievalScore(questions: questions, results: results, files: files)
        replies = ReplyScore(
            questions: questions, results: results, rawLines: raw, files: files, canaries: canaries,
            text: { texts.text(tenant: $0, source: $1) })
        intents = try intentsPath.map { try Self.intentReport(folder, $0) }
    }

    func rendered() -> String {
        "retrieval\n\(retrieval.rendered())\nreplies\n\(replies.rendered())" + (intents.map { "\n\($0)" } ?? "")
    }

    private static func intentReport(_ folder: EvaluationFolder, _ path: String) throws -> String {
        let gold: [ScoredIntent] = try folder.lines("intents.jsonl")
        let lines: [IntentLine] = try JSONLines.decode(IntentLine.self, path: path)
        let predicted = Dictionary(lines.map { ($0.id, $0.intent) }) { $1 }
        var text = ""
        var all: [(gold: String, predicted: String)] = []
        for niche in Set(gold.map(\.niche)).sorted() {
            let pairs = gold.filter { $0.niche == niche }.map { item -> (gold: String, predicted: String) in
                let answer = predicted[item.id]
                return (item.goldIntent(for: answer), answer ?? "None")
            }
            all += pairs.map { (niche + $0.gold, niche + $0.predicted) }
            let score = Labelled.macroF1(pairs)
            let worst = score.byLabel.map { (value: ($0.value * 100).rounded() / 100, label: $0.key) }
                .sorted { ($0.value, $0.label) < ($1.value, $1.label) }.prefix(3)
                .map { "(\($0.value), '\($0.label)')" }.joined(separator: ", ")
            text += line("intents \(Help.padded(niche, to: 10))", pairs, score.mean) + " worst [\(worst)]\n"
        }
        return text + line("intents ALL       ", all, Labelled.macroF1(all).mean) + "\n"
    }

    private static func line(_ name: String, _ pairs: [(gold: String, predicted: String)], _ mean: Double) -> String {
        let right = pairs.count { $0.gold == $0.predicted }
        let accuracy = Double(right) / Double(max(1, pairs.count))
        return name + String(format: " n %3d accuracy %.3f macro-F1 %.3f", pairs.count, accuracy, mean)
    }
}
