import Foundation
import Retrieval

/// Measures the whole path on a folder of tenants and questions.
enum EvalCommand: Command {
    static let name = "eval"
    static let summary = "asks a folder's questions through the real path; 'score' prints the metrics"
    static let usage =
        "kaynak eval FOLDER --output results.jsonl [--mode MODE] [--intents-output FILE] [--features FILE] "
        + "| score FOLDER results.jsonl [--intents FILE] | tenant --tenant SLUG [--output FILE] [--at-least LIST] "
        + "| compare FIRST SECOND | card [--output FILE]"
    static let options: [Option] = [
        .value("output", "FILE", "results, one JSON object a line"),
        .value("mode", "MODE", "rank only, without replies: hybrid, vector or lexical"),
        .value("intents-output", "FILE", "detected intents of intents.jsonl"),
        .value("features", "FILE", "what each answer was chosen from, for fitting the answer model"),
        .value("intents", "FILE", "for 'score': the file that --intents-output wrote"),
        .value("tenant", "SLUG", "for 'tenant': whose FAQ entries questions are made of"),
        .value("entries", "N", "for 'tenant': so many entries at most (default: 500)"),
        .value("at-least", "LIST", "for 'tenant': exit 1 unless reached, as recall@5=.97,refusal=.8"),
        .value("at-most", "LIST", "for 'tenant': exit 1 if exceeded, as p95_ms=150"),
    ]
    static let discussion = """
        The folder's tenants are loaded into an empty, temporary installation with a cluster of its own, which is
        removed afterwards. Labels are read by 'score' only.

        'tenant' asks a tenant's own FAQ questions in other words (without Turkish letters, with typing errors, clipped,
        reworded), and again as if the entry were not there, which should be handed to a person; nothing of it is kept.
        Its figures: recall@1, recall@5, reply, cited, refusal, p95_ms. 'compare' holds two such runs against each other,
        with 95 % intervals of the differences. 'card' writes what the defaults reach on corpora/.

        example: kaynak eval corpora --output results.jsonl && kaynak eval score corpora results.jsonl
        """

    static func run(_ arguments: Arguments) async throws {
        switch arguments.positionals.first {
        case "score": return try score(arguments)
        case "tenant": return try await tenant(arguments)
        case "compare": return try compare(arguments)
        case "card": return try await card(arguments)
        default: break
        }
        let folder = try EvaluationFolder(path: try arguments.onlyPositional("the folder"))
        let output = try arguments.required("output")
        let mode = try arguments["mode"].map { _ in try arguments.choice("mode", default: SearchMode.hybrid) }
        try await TemporaryInstallation.with(arguments) { installation in
            try await EvaluationRun(installation, folder).run(
                output: output, intents: arguments["intents-output"], features: arguments["features"], mode: mode)
        }
    }

    private static func score(_ arguments: Arguments) throws {
        guard arguments.positionals.count == 3 else { throw UsageError("score needs the folder and the results file") }
        let folder = try EvaluationFolder(path: arguments.positionals[1])
        let score = try EvaluationScore(
            folder: folder, results: arguments.positionals[2], intents: arguments["intents"])
        Terminal.print(score.rendered())
        if !score.replies.leaks.isEmpty { throw CommandError("\(score.replies.leaks.count) leaks") }
    }

    private static func tenant(_ arguments: Arguments) async throws {
        guard arguments.positionals.count == 1 else { throw UsageError("'tenant' takes no more words") }
        let slug = try arguments.required("tenant")
        let least = try arguments["at-least"].map { try ScoreLimits($0, isLeast: true) }
        let most = try arguments["at-most"].map { try ScoreLimits($0, isLeast: false) }
        let entries = try arguments["entries"].map { text in
            guard let number = Int(text), number > 0 else { throw UsageError("--entries takes a number from 1 on") }
            return number
        }
        let file = try arguments["output"].map { try OutputFile($0) }
        let results = try await CommandInstallation.with(arguments) { installation in
            let tenant = try await CommandTenant.named(slug, installation.operations)
            var results: [TenantResult] = []
            try await TenantEvaluation(installation: installation, tenant: tenant).run(limit: entries ?? 500) {
                result in
                results.append(result)
                try file?.write(JSONLines.line(result))
            }
            return results
        }
        try file?.finish()
        let score = TenantScore(results)
        Terminal.print(score.rendered())
        let missed = (least?.missed(by: score) ?? []) + (most?.missed(by: score) ?? [])
        if !missed.isEmpty { throw CommandError(missed.joined(separator: "; ")) }
    }

    private static func compare(_ arguments: Arguments) throws {
        guard arguments.positionals.count == 3 else { throw UsageError("compare needs two files of 'tenant --output'") }
        let runs = try arguments.positionals.dropFirst().map { try JSONLines.decode(TenantResult.self, path: $0) }
        Terminal.print(try TenantComparison(runs[0], runs[1]).rendered())
    }

    private static func card(_ arguments: Arguments) async throws {
        guard arguments.positionals.count == 1 else { throw UsageError("'card' takes no more words") }
        guard let corpora = Paths.corpora else { throw CommandError("there is no checkout with corpora/ around here") }
        let output = arguments["output"] ?? "docs/model-card.md"
        try OutputFile.checkWritable(output)
        let folder = try EvaluationFolder(path: corpora)
        let scratch = FileManager.default.temporaryDirectory.path + "/kaynak-card-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let (results, intents) = (scratch + "/results.jsonl", scratch + "/intents.jsonl")
        let model = try await TemporaryInstallation.with(arguments) { installation in
            try await EvaluationRun(installation, folder).run(output: results, intents: intents)
            return installation.model.identifier
        }
        let card = ModelCard(
            score: try EvaluationScore(folder: folder, results: results, intents: intents),
            tenants: try folder.tenantNames().count, questions: try folder.prompts().count, model: model)
        let file = try OutputFile(output)
        try file.write(Data(card.rendered().utf8))
        try file.finish()
    }
}
