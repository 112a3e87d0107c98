import Catalog
import Foundation
import Guardrails
import Knowledge

/// What the guardrails have against texts, without server or database.
enum GuardCommand: Command {
    static let name = "guard"
    static let summary = "what the guardrails have against texts: JSONL in, JSONL out"
    static let usage = "kaynak guard check --input texts.jsonl --output verdicts.jsonl [--niche N] [--direction D]"
    static let options: [Option] = [
        .value("input", "FILE", #"lines of {"id","text"}"#),
        .value("output", "FILE", #"lines of {"id","verdict","rules":[{"rule","start","end"}]}"#),
        .value("niche", "NICHE", "also the rules of: \(Niches.ids.joined(separator: ", "))"),
        .value("direction", "DIRECTION", "incoming (default), outgoing or retrieved"),
    ]
    static let discussion = """
        The verdict is the gravest of the rules': allow, warn, approve, handoff or block. Ids of rules against injected
        orders begin "injection."; start and end count Unicode scalars, end exclusive.

        example: kaynak guard check --input mesajlar.jsonl --output kararlar.jsonl --niche ecommerce
        """

    private struct Output: Encodable {
        struct Rule: Encodable {
            let rule: String
            let start: Int
            let end: Int
        }

        let verdict: GuardVerdict
        let rules: [Rule]
    }

    static func run(_ arguments: Arguments) async throws {
        guard arguments.positionals == ["check"] else { throw UsageError("kaynak guard check …?") }
        let input = try arguments.required("input")
        let output = try arguments.required("output")
        let direction = try arguments.choice("direction", default: GuardrailRule.Direction.incoming)
        let niches = try arguments["niche"].map { niche in
            guard Niches.ids.contains(niche) else {
                throw UsageError("--niche is one of \(Niches.ids.joined(separator: ", ")), not '\(niche)'")
            }
            return Set([niche])
        }
        let items = try TextLines.read(path: input)
        let writer = try OutputFile(output)
        let engine = GuardService.engine(for: niches ?? [])
        let progress = Progress("checking")
        for (index, item) in items.enumerated() {
            try Task.checkCancellation()
            let text = String(decoding: item.text, as: UTF8.self)
            var findings = engine.check(text, direction)
            if direction == .incoming { findings += GuardService.signals(of: niches ?? [], in: text) }
            let verdict = Output(
                verdict: findings.map(\.verdict).max() ?? .allow,
                rules: findings.map { .init(rule: $0.rule, start: $0.span.start, end: $0.span.end) })
            // The id goes out as it came, a number or a string.
            try writer.write(Data("{\"id\":".utf8) + item.id + Data(",".utf8) + JSONLines.line(verdict).dropFirst())
            if index % 256 == 0 { progress.update(index + 1, of: items.count) }
        }
        progress.finish()
        try writer.finish()
    }
}
