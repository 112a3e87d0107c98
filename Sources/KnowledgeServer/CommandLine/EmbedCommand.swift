import Embeddings
import Foundation

/// Texts to vectors, without server or database.
enum EmbedCommand: Command {
    static let name = "embed"
    static let summary = "texts to vectors: JSONL in, JSONL out"
    static let usage = "kaynak embed --input texts.jsonl --output vectors.jsonl [--kind query|passage|raw] [--tokens]"
    static let options: [Option] = [
        .value("input", "FILE", #"lines of {"id","text"}"#),
        .value("output", "FILE", #"lines of {"id","embedding":[numbers]}"#),
        .value("kind", "KIND", "query, passage or raw (no prefix; default)"),
        .value("mode", "MODE", "exact (fp32; default) or fast (activations in eight bits)"),
        .flag("tokens", #"also write "token_ids""#),
        .value("threads", "N", "threads (default: one a core)"),
    ]
    static let discussion = """
        A text over the model's window (512 ids of the default model) is cut to it, the closing id included, and marked
        "truncated":true.

        example: kaynak embed --input texts.jsonl --output vectors.jsonl --kind passage
        """

    private struct Input: Decodable {
        let id: String
        let text: String
    }

    private struct Output: Encodable {
        let id: String
        let embedding: [Float]
        var tokenIDs: [Int32]?
        var truncated: Bool?

        enum CodingKeys: String, CodingKey {
            case id, embedding, truncated
            case tokenIDs = "token_ids"
        }
    }

    static func run(_ arguments: Arguments) async throws {
        try arguments.noPositionals()
        let input = try arguments.required("input")
        let output = try arguments.required("output")
        let kind = try arguments.choice("kind", default: TextKind.raw)
        let mode = try arguments.choice("mode", default: EncodingMode.exact)
        let configuration = try Configuration(arguments)
        let threads = try arguments.number("threads", in: 1...256, default: configuration.workers)
        let items: [Input] = try JSONLines.decode(Input.self, path: input)
        let model = try EmbeddingModel(contentsOf: configuration.modelPath, instructions: configuration.instructions)
        let engine = TextEmbedder(model: model, workers: threads)
        do {
            try await embed(
                items, as: kind, mode: mode, with: engine, batch: 64 * threads, writesTokens: arguments.has("tokens"),
                to: OutputFile(output))
        } catch {
            // An interrupted pass has to stop before the process does.
            await engine.close()
            throw error
        }
    }

    private static func embed(
        _ items: [Input], as kind: TextKind, mode: EncodingMode, with engine: TextEmbedder, batch: Int,
        writesTokens: Bool, to writer: OutputFile
    ) async throws {
        let model = engine.model
        let progress = Progress("embedding")
        for start in stride(from: 0, to: items.count, by: batch) {
            let part = Array(items[start..<min(start + batch, items.count)])
            let whole = part.map { model.tokenIDs(of: $0.text, as: kind) }
            let ids = whole.map { model.truncated($0) }
            let vectors = try await engine.encode(tokenIDs: ids, priority: .bulk, mode: mode)
            for (row, item) in part.enumerated() {
                let line = Output(
                    id: item.id, embedding: Array(vectors[row: row]), tokenIDs: writesTokens ? ids[row] : nil,
                    truncated: whole[row].count > model.maxTokens ? true : nil)
                try writer.write(JSONLines.line(line))
            }
            progress.update(start + part.count, of: items.count)
        }
        progress.finish()
        try writer.finish()
    }
}
