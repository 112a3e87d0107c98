import Foundation
import Retrieval

/// What `kaynak bench retrieval` was asked for.
struct RetrievalBenchmarkOptions: Sendable {
    /// Arrays of somebody's own.
    struct Files: Sendable, Equatable {
        let vectors: String
        let queries: String
        let tenants: String?
        let queryTenants: String?
        let groundTruth: String?
    }

    static let options: [Option] = [
        .value("scenarios", "LIST", "what to measure; see below (default: all but one-1m, zipf-1000, reopen)"),
        .value("scale", "X", "so many times the passages or tenants of each scenario, 0.001 to 10 (default: 1)"),
        .value("k", "N", "hits of a search (default: 10)"),
        .value("seconds", "N", "how long 'inserts' adds passages (default: 10)"),
        .value("vectors", "FILE", ".npy, float32, a row a passage: instead of scenarios"),
        .value("queries", "FILE", ".npy, float32, a row a query"),
        .value("tenants", "FILE", ".npy, an integer a passage: whose it is; after them may stand one a query"),
        .value("query-tenants", "FILE", ".npy, an integer a query: whom it asks"),
        .value("ground-truth", "FILE", ".npy, integers, the nearest rows of each query, best first"),
    ]

    let scenarios: [RetrievalScenario]
    let scale: Double
    let k: Int
    let rounds: Int
    let seconds: Int
    let files: Files?
    let json: String?
    let workloadOutput: String?

    init(_ arguments: Arguments) throws {
        files = try Self.files(arguments)
        if files != nil, arguments["scenarios"] != nil || arguments["scale"] != nil {
            throw UsageError("--vectors brings data of its own: leave --scenarios and --scale out")
        }
        scenarios = try files == nil ? arguments.choices("scenarios", default: RetrievalScenario.usual) : []
        let scale = arguments["scale"] ?? "1"
        guard let number = Double(scale), (0.001...10).contains(number) else {
            throw UsageError("--scale takes a number from 0.001 to 10, not '\(scale)'")
        }
        self.scale = number
        k = try arguments.number("k", in: KnowledgeIndex.topKRange, default: 10)
        rounds = try arguments.number("rounds", in: 1...1000, default: 3)
        seconds = try arguments.number("seconds", in: 1...3600, default: 10)
        json = arguments["json"]
        workloadOutput = arguments["workload-output"]
        if files != nil, workloadOutput != nil {
            throw UsageError("--workload-output writes the scenarios' own data: leave --vectors out")
        }
    }

    private static func files(_ arguments: Arguments) throws -> Files? {
        guard let vectors = arguments["vectors"] else {
            for name in ["queries", "tenants", "query-tenants", "ground-truth"] where arguments[name] != nil {
                throw UsageError("--\(name) belongs to --vectors FILE")
            }
            return nil
        }
        return Files(
            vectors: vectors, queries: try arguments.required("queries"), tenants: arguments["tenants"],
            queryTenants: arguments["query-tenants"], groundTruth: arguments["ground-truth"])
    }

    var settings: RetrievalReport.Settings {
        RetrievalReport.Settings(
            k: k, scale: scale, rounds: rounds, seed: RetrievalWorkload.seed,
            files: files.map { [$0.vectors, $0.queries] + [$0.tenants, $0.groundTruth].compactMap(\.self) })
    }
}
