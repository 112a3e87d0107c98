import Foundation

/// What `kaynak bench ingest` was asked for.
struct IngestionBenchmarkOptions: Sendable {
    static let options: [Option] = [
        .value("files", "LIST", "PDFs of one's own, with commas between: instead of the generated one"),
        .value("pages", "N", "pages of the generated PDF, 1 to 2000 (default: 1600)"),
        .value("passages", "N", "how many of the first chunks are embedded (default: 256; 0: none)"),
    ]

    /// Empty for the generated one.
    let files: [String]
    let pages: Int
    let passages: Int
    let rounds: Int
    let json: String?
    let workloadOutput: String?

    init(_ arguments: Arguments) throws {
        files = arguments["files"]?.split(separator: ",").map(String.init) ?? []
        if !files.isEmpty, arguments["pages"] != nil || arguments["workload-output"] != nil {
            throw UsageError("--files brings PDFs of its own: leave --pages and --workload-output out")
        }
        for file in files where !FileManager.default.isReadableFile(atPath: file) {
            throw UsageError("\(file) cannot be read; is it there, and may you read it?")
        }
        pages = try arguments.number("pages", in: 1...2000, default: 1600)
        passages = try arguments.number("passages", in: 0...100_000, default: 256)
        rounds = try arguments.number("rounds", in: 1...1000, default: 3)
        json = arguments["json"]
        workloadOutput = arguments["workload-output"]
    }
}
