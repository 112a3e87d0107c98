import Foundation
import Retrieval

/// Measures the whole path on a folder of tenants and questions.
enum EvalCommand: Command {
    static let name = "eval"
    static let summary = "asks a folder's questions through the real path; 'score' prints the metrics"
    static let usage =
        "kaynak eval FOLDER --output results.jsonl [--mode MODE] [--intents-output FILE] "
        + "| score FOLDER results.jsonl [--intents FILE]"
    static let options: [Option] = [
        .value("output", "FILE", "results, one JSON object a line"),
        .value("mode", "MODE", "rank only, without replies: hybrid, vector or lexical"),
        .value("intents-output", "FILE", "detected intents of intents.jsonl"),
        .value("intents", "FILE", "for 'score': the file that --intents-output wrote"),
    ]
    static let discussion = """
        The folder's tenants are loaded into an empty, temporary installation with a cluster of its own, which is
        removed afterwards. Labels are read by 'score' only.

        example: kaynak eval corpora --output results.jsonl && kaynak eval score corpora results.jsonl
        """

    static func run(_ arguments: Arguments) async throws {
        if arguments.positionals.first == "score" { return try score(arguments) }
        let folder = try EvaluationFolder(path: try arguments.onlyPositional("the folder"))
        let output = try arguments.required("output")
        let mode = try arguments["mode"].map { _ in try arguments.choice("mode", default: SearchMode.hybrid) }
        try await TemporaryInstallation.with(arguments) { installation in
            try await EvaluationRun(installation, folder).run(
                output: output, intents: arguments["intents-output"], mode: mode)
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
}
