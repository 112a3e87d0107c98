import Embeddings
import Foundation
import Glibc
import Retrieval

/// `kaynak bench retrieval`: latency, recall, memory, disk and building of the index, on seeded data or one's own.
struct RetrievalBenchmark: Sendable {
    /// Calls that percentiles are taken from, at the least; the last of a hundred needs many.
    static let leastSamples = 1000

    let options: RetrievalBenchmarkOptions
    let sgemmGflops: @Sendable () -> Double

    static func run(_ arguments: Arguments) async throws {
        let options = try RetrievalBenchmarkOptions(arguments)
        let configuration = try Configuration(arguments)
        if let path = options.json { try OutputFile.checkWritable(path) }
        let instructions = configuration.instructions
        let benchmark = RetrievalBenchmark(
            options: options, sgemmGflops: { MachinePeak.measured(with: instructions).sgemm })
        if let folder = options.workloadOutput {
            return try await benchmark.writeWorkloads(to: URL(fileURLWithPath: folder, isDirectory: true))
        }
        var report = RetrievalReport(hardware: Hardware(instructions), settings: options.settings)
        try await benchmark.measure(into: &report)
        Terminal.print(report.rendered())
        if let path = options.json {
            let file = try OutputFile(path)
            try file.write(report.json())
            try file.finish()
        }
    }

    private func measure(into report: inout RetrievalReport) async throws {
        if let files = options.files {
            let loaded = try RetrievalFiles.load(files, k: options.k)
            report.notes = loaded.notes
            report.results = [try await searched("files", loaded.workload)]
            return
        }
        for scenario in options.scenarios { report.results.append(try await measured(scenario)) }
    }

    private func measured(_ scenario: RetrievalScenario) async throws -> RetrievalReport.Result {
        let workload = try await workload(of: scenario)
        return switch scenario {
        case .inserts: try await inserted(workload)
        case .coldOpen: try await openedCold(workload)
        case .reopen: try await reopened(workload)
        case .delete: try await deleted(workload)
        case .batch64: try await batched(workload)
        case .lexical, .hybrid: try await worded(scenario, workload)
        default: try await searched(scenario.rawValue, workload)
        }
    }

    func workload(of scenario: RetrievalScenario) async throws -> RetrievalWorkload {
        let progress = Progress(scenario.rawValue)
        defer { progress.finish() }
        progress.update(0, of: 1, "making vectors")
        let sizes = scenario.sizes(scale: options.scale)
        return try await OwnThreads.value { _ in RetrievalWorkload(sizes: sizes, queries: scenario.queries) }
    }

    /// The data of the scenarios as files, a folder each, for others to be measured on.
    private func writeWorkloads(to folder: URL) async throws {
        for scenario in options.scenarios {
            let workload = try await workload(of: scenario)
            let truth = try await truth(of: workload, name: scenario.rawValue)
            let place = folder.appending(path: scenario.rawValue)
            try workload.write(to: place, truth: truth)
            if [.lexical, .hybrid].contains(scenario) {
                try RetrievalTexts(workload.base.rows, queries: workload.queries.rows).write(to: place)
            }
        }
    }

    func truth(of workload: RetrievalWorkload, name: String) async throws -> RetrievalTruth {
        if let neighbours = workload.neighbours {
            return RetrievalTruth(k: options.k, nearest: neighbours, of: workload)
        }
        let progress = Progress(name)
        defer { progress.finish() }
        return try await .measured(workload, k: options.k) { query in
            progress.update(query, of: workload.queries.rows, "exact neighbours")
        }
    }

    /// How often to ask all queries in a round.
    func passes(_ queries: Int) -> Int { max(1, Self.leastSamples / (queries * options.rounds)) }
}
