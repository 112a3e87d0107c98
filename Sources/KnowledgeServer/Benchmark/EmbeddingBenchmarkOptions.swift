import Embeddings
import Foundation

/// What `kaynak bench embeddings` was asked for.
struct EmbeddingBenchmarkOptions: Sendable {
    let modes: [EncodingMode]
    let threads: [Int]
    let rounds: Int
    let workloads: [EmbeddingWorkload.Name]
    let underLoad: Bool
    let json: String?
    let workloadOutput: String?

    init(_ arguments: Arguments) throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        underLoad = arguments.has("under-load")
        modes = try arguments.choices("modes", default: EncodingMode.allCases)
        let usual = underLoad && arguments["workloads"] == nil || cores == 1 ? [cores] : [1, cores]
        threads = try arguments.numbers("threads", in: 1...256, default: usual)
        rounds = try arguments.number("rounds", in: 1...1000, default: 5)
        workloads = try arguments.choices(
            "workloads", default: underLoad ? [] : EmbeddingWorkload.Name.allCases)
        json = arguments["json"]
        workloadOutput = arguments["workload-output"]
    }

    var settings: EmbeddingReport.Settings {
        EmbeddingReport.Settings(
            modes: modes.map(\.rawValue), threads: threads, rounds: rounds, workloads: workloads,
            seed: EmbeddingWorkload.seed, groupTokens: BulkWork.groupTokens)
    }
}
