import Catalog
import Embeddings
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
        .flag("rules-only", "without the model, which finds attacks in words that no rule knows"),
    ]
    static let discussion = """
        The verdict is the gravest of the rules': allow, warn, approve, handoff or block. Ids of rules against injected
        orders begin "injection."; start and end count Unicode scalars, end exclusive. Without a model file the rules work
        alone, and a note says so.

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
        let embedder = arguments.has("rules-only") ? nil : try embedder(Configuration(arguments))
        let reader = embedder.flatMap(LikenessReader.init)
        let progress = Progress("checking")
        do {
            for start in stride(from: 0, to: items.count, by: batch) {
                let part = items[start..<min(start + batch, items.count)]
                let texts = part.map { String(decoding: $0.text, as: UTF8.self) }
                let likenesses = try await reader?.findings(in: texts, priority: .bulk)
                for (index, (item, text)) in zip(part, texts).enumerated() {
                    try Task.checkCancellation()
                    var findings = engine.check(text, direction, likenesses: likenesses?[index] ?? [])
                    if direction == .incoming { findings += GuardService.signals(of: niches ?? [], in: text) }
                    try write(findings, of: item, to: writer)
                }
                progress.update(start + part.count, of: items.count)
            }
        } catch {
            // An interrupted pass has to stop before the process does.
            await embedder?.close()
            throw error
        }
        progress.finish()
        try writer.finish()
        await embedder?.close()
    }

    private static let batch = 64

    /// `nil`, with a note, where there is no model.
    private static func embedder(_ configuration: Configuration) throws -> TextEmbedder? {
        guard FileManager.default.fileExists(atPath: configuration.modelPath) else {
            Terminal.note("No model at \(configuration.modelPath): only the rules are asked.")
            return nil
        }
        let model = try EmbeddingModel(contentsOf: configuration.modelPath, instructions: configuration.instructions)
        return TextEmbedder(model: model, workers: configuration.workers)
    }

    private static func write(_ findings: [GuardFinding], of item: TextLine, to writer: OutputFile) throws {
        let verdict = Output(
            verdict: findings.map(\.verdict).max() ?? .allow,
            rules: findings.map { .init(rule: $0.rule, start: $0.span.start, end: $0.span.end) })
        // The id goes out as it came, a number or a string.
        try writer.write(Data("{\"id\":".utf8) + item.id + Data(",".utf8) + JSONLines.line(verdict).dropFirst())
    }
}
