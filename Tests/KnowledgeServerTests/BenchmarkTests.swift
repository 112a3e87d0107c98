import Embeddings
import Foundation
import Testing

@testable import KnowledgeServer

/// The model's file, wherever the tests find it.
private let opened: Result<EmbeddingModel, any Error> = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let usual = root.appending(path: "var/models/e5-small-q4.bin").path
    return try EmbeddingModel(contentsOf: ProcessInfo.processInfo.environment["KAYNAK_MODEL"] ?? usual)
}

@Suite struct `A workload` {
    @Test(arguments: EmbeddingWorkload.Name.allCases)
    func `has texts of the model's tokens, of all lengths, around the middle of their range`(
        name: EmbeddingWorkload.Name
    ) throws {
        let model = try opened.get()
        let workload = EmbeddingWorkload(name, of: model)
        #expect(workload.texts.count == name.texts)
        for text in workload.texts {
            #expect(name.lengths.contains(text.count))
            #expect(text.first == model.frame.first && text.last == model.frame.last)
            #expect(text.dropFirst().dropLast().allSatisfy { EmbeddingWorkload.content(of: model).contains(Int($0)) })
        }
        let mean = Double(workload.tokens) / Double(name.texts)
        #expect(abs(mean - Double(name.lengths.lowerBound + name.lengths.upperBound) / 2) < 0.5)
        let lengths = workload.texts.map(\.count)
        #expect(lengths != lengths.sorted())
    }

    @Test func `is the same for a seed and another for another`() throws {
        let model = try opened.get()
        let texts = EmbeddingWorkload(.query, of: model, seed: 5).texts
        #expect(EmbeddingWorkload(.query, of: model, seed: 5).texts == texts)
        #expect(EmbeddingWorkload(.query, of: model, seed: 6).texts != texts)
        #expect(Set(texts).count == texts.count)
    }

    @Test func `is written with its seed, name and ids`() throws {
        struct File: Decodable {
            struct Workload: Decodable {
                let name: String
                let texts: [[Int32]]
            }
            let seed: UInt64
            let workloads: [Workload]
        }
        let model = try opened.get()
        let file = try JSONDecoder().decode(File.self, from: JSONLines.line(WorkloadFile(of: model)))
        #expect(file.seed == EmbeddingWorkload.seed)
        #expect(file.workloads.map(\.name) == ["bulk-128", "bulk-mixed", "query"])
        #expect(file.workloads[2].texts == EmbeddingWorkload(.query, of: model).texts)
    }

    @Test func `loses no text when it is cut into groups, and gives out the short ones last`() throws {
        let texts = EmbeddingWorkload(.bulkMixed, of: try opened.get()).texts
        let groups = BulkWork(texts).groups
        #expect(groups.flatMap { $0 }.sorted { $0.count > $1.count }.map(\.count) == groups.joined().map(\.count))
        #expect(Set(groups.joined()) == Set(texts))
        #expect(groups.allSatisfy { $0.count == 1 || $0.joined().count <= BulkWork.groupTokens })
        #expect(BulkWork([]).groups.isEmpty)
    }
}

@Suite struct `The model's sizes` {
    @Test func `leave out the special tokens`() throws {
        let model = try opened.get()
        #expect(model.frame.first == 0 && model.frame.last == 2)
        #expect(EmbeddingWorkload.content(of: model) == 4...250_000)
    }

    /// Twelve layers of 2·(4·384² + 2·384·1536) operations a token, and 4·L²·384 for attention.
    @Test func `give the operations of the forward pass`() throws {
        let model = try opened.get()
        #expect(model.operations(ofTexts: [1]) == 12 * (3_538_944 + 1536))
        #expect(model.operations(ofTexts: [128, 128]) == 2 * 12 * (3_538_944 * 128 + 1536 * 128 * 128))
        #expect(model.operations(ofTexts: []) == 0)
    }
}

@Suite struct `The machine's peak` {
    @Test func `is measured, and the best of several is kept in each figure`() {
        let peak = MachinePeak.measured(with: .portable)
        #expect(peak.fma > 0 && peak.sgemm > 0)
        let best = MachinePeak(fma: 3, sgemm: 1).best(with: MachinePeak(fma: 2, sgemm: 2))
        #expect(best == MachinePeak(fma: 3, sgemm: 2))
    }
}

@Suite struct `SplitMix64 in benchmarks` {
    /// The first numbers of Vigna's reference implementation for the seed 1234567.
    @Test func `gives the published numbers`() {
        var random = SplitMix64(seed: 1_234_567)
        let numbers = (0..<3).map { _ in random.next() }
        #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func `draws every number of a range and no other`() {
        var random = SplitMix64(seed: 1)
        #expect(Set((0..<500).map { _ in random.next(in: 3...7) }) == [3, 4, 5, 6, 7])
    }
}

@Suite struct `Statistics of a benchmark` {
    @Test func `interpolate between neighbours`() {
        let statistics = Statistics([4, 1, 3, 2])
        #expect(statistics.median == 2.5)
        #expect(statistics.percentile(0) == 1)
        #expect(statistics.percentile(100) == 4)
        #expect(abs(statistics.percentile(95) - 3.85) < 1e-12)
        #expect(Statistics([7]).percentile(99) == 7)
    }

    @Test func `keep the digits that are asked for`() {
        #expect(1.23456.rounded(toPlaces: 2) == 1.23)
        #expect(1234.5.rounded(toPlaces: 0) == 1235)
    }
}

@Suite struct `Resident memory` {
    @Test func `is read from the kernel's account`() throws {
        let status = "Name:\tkaynak\nVmRSS:\t  120000 kB\nRssAnon:\t   40000 kB\nRssFile:\t   79000 kB\n"
        let memory = try #require(ResidentMemory(status: status))
        #expect(memory.total == 120_000 * 1024 && memory.anonymous == 40_000 * 1024 && memory.file == 79_000 * 1024)
        #expect(ResidentMemory(status: "Name:\tkaynak\n") == nil)
        #expect(try #require(ResidentMemory.now).total > 0)
    }
}

@Suite struct `A report of kaynak bench embeddings` {
    private func report() -> EmbeddingReport {
        let peak = MachinePeak(fma: 100, sgemm: 80)
        let times = [2.0, 1.0, 4.0].map { BulkWork.Time(wall: $0, cpu: 2) }
        let bulk = Throughput(times, tokens: 3000, operations: 1e11, peak: peak, threads: 2)
        var report = EmbeddingReport(
            model: "m", hardware: Hardware(.portable),
            settings: EmbeddingReport.Settings(
                modes: ["exact"], threads: [2], rounds: 3, workloads: [.bulk128, .query], seed: 1, groupTokens: 256))
        report.peaks = peak
        report.memory = ResidentMemory(status: "VmRSS: 3 kB\nRssAnon: 2 kB\nRssFile: 1 kB")
        report.results = [
            .init(mode: .exact, threads: 2, workload: .bulk128, figures: .throughput(bulk)),
            .init(
                mode: .exact, threads: 1, workload: .query, figures: .latency(Latency(seconds: [0.001, 0.002, 0.003]))),
        ]
        let idle = Latency(seconds: [0.002])
        report.underLoad = [
            .init(workers: 2, idle: idle, loaded: Latency(seconds: [0.005]), bulkTextsPerSecond: 7)
        ]
        return report
    }

    private typealias Object = [String: Any]

    @Test func `has the fields that others read`() throws {
        let object = try #require(JSONSerialization.jsonObject(with: report().json()) as? Object)
        #expect(object["kaynak"] as? String == Version.current)
        #expect(object["model"] as? String == "m")
        #expect(object["resident_bytes"] as? Int == 3072)
        let memory = object["resident_after_1000_texts_bytes"] as? [String: Int]
        #expect(memory == ["total": 3072, "anonymous": 2048, "file": 1024])
        let hardware = try #require(object["hardware"] as? Object)
        #expect(Set(hardware.keys) == ["cpu", "cores", "memory_bytes", "instruction_set"])
        let peaks = try #require(object["peaks"] as? Object)
        #expect(peaks["fma_gflops"] as? Double == 100 && peaks["sgemm_gflops"] as? Double == 80)
        let settings = try #require(object["settings"] as? Object)
        #expect(settings["workloads"] as? [String] == ["bulk-128", "query"])
        let load = try #require((object["under_load"] as? [Object])?.first)
        #expect(load["p95_ratio"] as? Double == 2.5)
        #expect((load["idle"] as? Object)?["p95_ms"] as? Double == 2)
    }

    @Test func `takes medians over the rounds and shares of all threads' peak`() throws {
        let object = try #require(JSONSerialization.jsonObject(with: report().json()) as? Object)
        let results = try #require(object["results"] as? [Object])
        let bulk = results[0]
        #expect(bulk["mode"] as? String == "exact" && bulk["threads"] as? Int == 2)
        #expect(bulk["workload"] as? String == "bulk-128" && bulk["tokens"] as? Int == 3000)
        #expect(bulk["tokens_per_second"] as? Double == 1500)
        #expect(bulk["rounds"] as? [Double] == [1500, 3000, 750])
        #expect(bulk["gflops"] as? Double == 50)
        #expect(bulk["share_of_fma_peak"] as? Double == 0.25)
        #expect(bulk["share_of_sgemm_peak"] as? Double == 0.3125)
        #expect(bulk["share_of_cpu"] as? Double == 0.5)
        #expect(bulk["tokens_per_cpu_second"] as? Double == 1500)
        let query = results[1]
        #expect(query["p50_ms"] as? Double == 2 && query["p95_ms"] as? Double == 2.9)
        #expect(query["samples"] as? Int == 3 && query["tokens"] == nil)
    }

    @Test func `lines its columns up`() {
        var table = TextTable(["name", "count", "note"])
        table.rows += [["a", "7", "x"], ["bcdef", "1234", ""]]
        #expect(table.rendered() == "name    count   note\na           7   x\nbcdef    1234")
    }

    @Test func `is printed with every result, peak and memory`() {
        let lines = report().rendered().split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("bulk-128") && $0.contains("1500") && $0.contains("25 %") })
        #expect(lines.contains { $0.hasPrefix("query") && $0.contains("2.90") })
        #expect(lines.contains { $0.hasPrefix("beside bulk work") && $0.hasSuffix("2.50") })
        #expect(lines.contains { $0.contains("FMA 100.0 GFLOP/s") })
    }
}

@Suite struct `kaynak bench` {
    private func options(_ words: [String]) throws -> EmbeddingBenchmarkOptions {
        try EmbeddingBenchmarkOptions(Arguments(["embeddings"] + words, of: BenchCommand.self))
    }

    @Test func `measures everything unless told otherwise`() throws {
        let usual = try options([])
        #expect(usual.modes == [.exact, .fast] && usual.rounds == 5 && !usual.underLoad)
        #expect(usual.workloads == [.bulk128, .bulkMixed, .query])
        let chosen = try options(["--modes", "fast,fast", "--threads", "2, 1", "--workloads", "query"])
        #expect(chosen.modes == [.fast] && chosen.threads == [2, 1] && chosen.workloads == [.query])
    }

    @Test func `measures a query under load alone unless workloads are named`() throws {
        #expect(try options(["--under-load"]).workloads.isEmpty)
        #expect(try options(["--under-load", "--workloads", "query"]).workloads == [.query])
    }

    @Test(arguments: [
        ["--modes", "quick"], ["--threads", "0"], ["--threads", "1,,2"], ["--workloads", ""], ["--rounds", "0"],
    ])
    func `refuses a list it cannot measure`(words: [String]) {
        #expect(throws: UsageError.self) { try options(words) }
    }

    @Test func `names the benchmarks there are`() async throws {
        let wrong = await #expect(throws: UsageError.self) {
            try await BenchCommand.run(Arguments(["serving"], of: BenchCommand.self))
        }
        #expect(wrong?.message.contains("embeddings") == true)
    }
}

@Suite struct `Sample texts` {
    @Test func `are no two alike`() {
        var texts = SampleTexts(seed: 3)
        let queries = texts.queries(300)
        let passages = texts.passages(300)
        #expect(Set(queries).count == 300 && Set(passages).count == 300)
    }
}

@Suite struct `Threads of a benchmark` {
    @Test func `all run, at the same time`() async throws {
        let met = Samples()
        try await OwnThreads.run(4) { stop in
            met.append(1)
            while met.values.count < 4, !stop.isRequested { usleep(1000) }
        }
        #expect(met.values.count == 4)
    }

    @Test func `end early when their task is cancelled`() async {
        let running = Task {
            try await OwnThreads.run(1) { stop in
                while !stop.isRequested { usleep(1000) }
            }
        }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
    }
}
