import Embeddings
import Foundation

/// The figures of one run of `kaynak bench embeddings`, as `--json` writes them.
struct EmbeddingReport: Sendable {
    struct Settings: Sendable, Encodable {
        let modes: [String]
        let threads: [Int]
        let rounds: Int
        let workloads: [EmbeddingWorkload.Name]
        let seed: UInt64
        let groupTokens: Int
        let build = Version.build
    }

    struct Result: Sendable {
        let mode: EncodingMode
        let threads: Int
        let workload: EmbeddingWorkload.Name
        let figures: Figures
    }

    enum Figures: Sendable {
        case throughput(Throughput)
        case latency(Latency)
    }

    let model: String
    let hardware: Hardware
    let settings: Settings
    /// Of one core.
    var peaks: MachinePeak?
    /// After a thousand texts.
    var memory: ResidentMemory?
    var results: [Result] = []
    var underLoad: [LatencyUnderLoad.Figures] = []

    func json() throws -> Data {
        let encoder = Wire.encoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

extension Version {
    /// How the compiler was asked to work: the figures that count are a release build's.
    static var build: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }
}

/// Bulk work: medians over the rounds.
struct Throughput: Sendable, Encodable {
    let tokens: Int
    let tokensPerSecond: Double
    /// Tokens a second in each round.
    let rounds: [Double]
    /// 10⁹ operations of the network a second.
    let gflops: Double
    /// Of what so many cores could do.
    let shareOfFMAPeak: Double
    let shareOfSgemmPeak: Double
    /// Time on a processor, of all the time the threads had.
    let shareOfCPU: Double
    /// What one thread would do were it never interrupted.
    let tokensPerCPUSecond: Double

    init(_ times: [BulkWork.Time], tokens: Int, operations: Double, peak: MachinePeak, threads: Int) {
        let wall = Statistics(times.map(\.wall)).median
        let gflops = operations / wall / 1e9
        self.tokens = tokens
        tokensPerSecond = (Double(tokens) / wall).rounded(toPlaces: 1)
        rounds = times.map { (Double(tokens) / $0.wall).rounded(toPlaces: 1) }
        self.gflops = gflops.rounded(toPlaces: 2)
        shareOfFMAPeak = (gflops / (peak.fma * Double(threads))).rounded(toPlaces: 4)
        shareOfSgemmPeak = (gflops / (peak.sgemm * Double(threads))).rounded(toPlaces: 4)
        shareOfCPU = Statistics(times.map { $0.cpu / ($0.wall * Double(threads)) }).median.rounded(toPlaces: 4)
        tokensPerCPUSecond = (Double(tokens) / Statistics(times.map(\.cpu)).median).rounded(toPlaces: 1)
    }

    enum CodingKeys: String, CodingKey {
        case tokens, tokensPerSecond, rounds, gflops
        case shareOfFMAPeak = "shareOfFmaPeak"
        case shareOfSgemmPeak
        case shareOfCPU = "shareOfCpu"
        case tokensPerCPUSecond = "tokensPerCpuSecond"
    }
}

/// Percentiles of single queries, in milliseconds.
struct Latency: Sendable, Encodable {
    let p50: Double
    let p95: Double
    let p99: Double
    let samples: Int

    init(seconds: [Double]) {
        let statistics = Statistics(seconds.map { $0 * 1000 })
        p50 = statistics.percentile(50).rounded(toPlaces: 3)
        p95 = statistics.percentile(95).rounded(toPlaces: 3)
        p99 = statistics.percentile(99).rounded(toPlaces: 3)
        samples = statistics.count
    }

    enum CodingKeys: String, CodingKey {
        case p50 = "p50Ms"
        case p95 = "p95Ms"
        case p99 = "p99Ms"
        case samples
    }
}
