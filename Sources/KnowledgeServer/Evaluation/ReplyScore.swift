import Foundation

/// Replies, citations, decisions and leaks against the labels.
struct ReplyScore {
    static let columns = [
        "decision", "ans_unans", "hand_ans", "gold", "exact", "exact_ans", "cit_prec", "cit_rec", "quote_ok", "intent",
        "macroF1",
    ]

    struct Leak: Equatable {
        let question: String
        let kind: String
        let value: String
    }

    private(set) var table = ScoreTable()
    private(set) var leaks: [Leak] = []
    private var answeredByKind: [String: (answered: Int, total: Int)] = [:]
    private var intentPairs: [String: [(gold: String, predicted: String)]] = [:]
    private var ownCodes = 0
    private var latencies: [Double] = []

    /// - Parameters:
    ///   - rawLines: each result as it stands in the file, where a canary would show in any field.
    ///   - text: the text a citation points to; `nil` where it cannot be had.
    init(
        questions: [ScoredQuestion], results: [String: ResultLine], rawLines: [String: String],
        files: [String: Set<String>], canaries: [String: String],
        text: (_ tenant: String, _ source: ScoredQuestion.Source) -> String?
    ) {
        for question in questions {
            table.count(question.groups)
            let result = results[question.id]
            findLeaks(question, result, rawLines[question.id] ?? "", files, canaries)
            score(question, result, text)
        }
        latencies = results.values.compactMap(\.latencyMS)
        for (group, pairs) in intentPairs { table.set("macroF1", Labelled.macroF1(pairs).mean, of: group) }
    }

    func rendered() -> String {
        var text = table.rendered(columns: Self.columns)
        let kinds = answeredByKind.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.answered)/\($0.value.total)" }
        text += "answered-when-unanswerable by kind: \(kinds.joined(separator: ", "))\n"
        if let line = latencyLine(latencies) { text += line + "\n" }
        text += "replies that show the tenant's own document code: \(ownCodes)\n"
        text += "LEAKS: \(leaks.count)\n"
        for leak in leaks.prefix(10) { text += "   \(leak.question) \(leak.kind) \(leak.value)\n" }
        return text
    }

    private mutating func findLeaks(
        _ question: ScoredQuestion, _ result: ResultLine?, _ raw: String, _ files: [String: Set<String>],
        _ canaries: [String: String]
    ) {
        let citations = result?.citations ?? []
        let said = [result?.reply ?? ""] + citations.map { $0.quote ?? "" }
        let blob = ScoringText.normalized(said.joined(separator: " "))
        for forbidden in question.mustNot ?? [] where ScoringText.contains(forbidden, in: blob) {
            leaks.append(Leak(question: question.id, kind: "must_not", value: forbidden))
        }
        for (tenant, canary) in canaries.sorted(by: { $0.key < $1.key }) where tenant != question.tenant {
            if raw.contains(canary) {
                leaks.append(Leak(question: question.id, kind: "canary of \(tenant)", value: canary))
            }
        }
        if let own = canaries[question.tenant], (result?.reply ?? "").contains(own) { ownCodes += 1 }
        let own = files[question.tenant] ?? []
        let named = (result?.sources ?? []).map(\.document) + citations.map(\.document)
        for document in named.compactMap({ $0 }) where !own.contains(document) {
            leaks.append(Leak(question: question.id, kind: "foreign document", value: document))
        }
    }

    private mutating func score(
        _ question: ScoredQuestion, _ result: ResultLine?,
        _ text: (_ tenant: String, _ source: ScoredQuestion.Source) -> String?
    ) {
        let groups = question.groups
        let decision = result?.decision ?? "missing"
        table.add("decision", question.expectedDecision.contains(decision) ? 1 : 0, to: groups)
        if let intent = result?.intent {
            let gold = question.goldIntent(for: intent)
            table.add("intent", gold == intent ? 1 : 0, to: groups)
            for group in groups { intentPairs[group, default: []].append((gold, intent)) }
        }
        let replied = decision == "reply"
        guard question.answerable else {
            table.add("ans_unans", replied ? 1 : 0, to: groups)
            var entry = answeredByKind[question.unanswerableKind ?? "?"] ?? (answered: 0, total: 0)
            entry.answered += replied ? 1 : 0
            entry.total += 1
            answeredByKind[question.unanswerableKind ?? "?"] = entry
            return
        }
        table.add("hand_ans", replied ? 0 : 1, to: groups)
        let reply = replied ? ScoringText.normalized(result?.reply ?? "") : ""
        let items = question.needs.flatMap(\.gold)
        let hits = items.count { alternatives in
            alternatives.contains { ScoringText.contains($0, in: reply) }
        }
        let exact: Double = !items.isEmpty && hits == items.count ? 1 : 0
        table.add("gold", items.isEmpty ? 0 : Double(hits) / Double(items.count), to: groups)
        table.add("exact", exact, to: groups)
        if replied {
            table.add("exact_ans", exact, to: groups)
            scoreCitations(question, result?.citations ?? [], text)
        }
    }

    private mutating func scoreCitations(
        _ question: ScoredQuestion, _ citations: [ResultLine.Quote],
        _ text: (_ tenant: String, _ source: ScoredQuestion.Source) -> String?
    ) {
        let needs = question.needs.map { Set($0.anyOf.map(\.key)) }
        let wanted = needs.reduce(into: Set()) { $0.formUnion($1) }
        let cited = Set(citations.map(\.key))
        let right = citations.count { wanted.contains($0.key) }
        let precision = citations.isEmpty ? 0 : Double(right) / Double(citations.count)
        let recall = Double(needs.count { !$0.isDisjoint(with: cited) }) / Double(needs.count)
        table.add("cit_prec", precision, to: question.groups)
        table.add("cit_rec", recall, to: question.groups)
        for citation in citations {
            guard let quote = citation.quote, !quote.isEmpty, let source = text(question.tenant, citation.key) else {
                continue
            }
            let found = ScoringText.normalized(source).contains(ScoringText.normalized(quote))
            table.add("quote_ok", found ? 1 : 0, to: question.groups)
        }
    }
}
