import Embeddings
import Foundation

/// `kaynak bench embeddings`: speed, latency and memory of the model, beside what the machine could do.
struct EmbeddingBenchmark: Sendable {
    private static let leastQuerySamples = 200
    private static let textsBeforeMemory = 1000

    private let options: EmbeddingBenchmarkOptions
    private let instructions: InstructionSet
    private let model: EmbeddingModel

    static func run(_ arguments: Arguments) async throws {
        let options = try EmbeddingBenchmarkOptions(arguments)
        let configuration = try Configuration(arguments)
        if let path = options.workloadOutput ?? options.json { try OutputFile.checkWritable(path) }
        let model = try EmbeddingModel(contentsOf: configuration.modelPath, instructions: configuration.instructions)
        if let path = options.workloadOutput { return try write(JSONLines.line(WorkloadFile(of: model)), to: path) }
        let benchmark = EmbeddingBenchmark(
            options: options, instructions: configuration.instructions, model: model)
        let report = try await benchmark.measured()
        Terminal.print(report.rendered())
        if let path = options.json { try write(report.json(), to: path) }
    }

    private static func write(_ data: Data, to path: String) throws {
        let file = try OutputFile(path)
        try file.write(data)
        try file.finish()
    }

    private func measured() async throws -> EmbeddingReport {
        var report = EmbeddingReport(
            model: model.identifier, hardware: Hardware(instructions), settings: options.settings)
        let progress = Progress("measuring")
        defer { progress.finish() }
        if !options.workloads.isEmpty {
            progress.update(0, of: options.rounds, "memory")
            report.memory = try await memory()
            (report.peaks, report.results) = try await figures(progress)
        }
        if options.underLoad {
            for workers in options.threads {
                let load = LatencyUnderLoad(engine: TextEmbedder(model: model, workers: workers), workers: workers)
                report.underLoad.append(
                    try await load.measured(rounds: options.rounds) { round in
                        progress.update(round, of: options.rounds, "query under load, \(workers) workers")
                    })
            }
        }
        return report
    }

    /// After a thousand passages on all threads, before anything else than the model has asked for memory.
    private func memory() async throws -> ResidentMemory? {
        let mode = options.modes.contains(.fast) ? EncodingMode.fast : .exact
        let texts = EmbeddingWorkload(.bulk128, texts: Self.textsBeforeMemory, of: model, seed: 0).texts
        _ = try await BulkWork(texts).run(on: model, mode: mode, threads: options.threads.max() ?? 1)
        return .now
    }
}

extension EmbeddingBenchmark {
    /// One thing to measure, and what the rounds have shown so far.
    private struct Case {
        let mode: EncodingMode
        let threads: Int
        let workload: EmbeddingWorkload
        let work: BulkWork
        var times: [BulkWork.Time] = []
        var latencies: [Double] = []

        var name: String { "\(workload.name.rawValue), \(mode.rawValue), \(threads) thread(s)" }
    }

    /// Every case once a round, so that a slow minute of the machine falls on all of them.
    private func figures(_ progress: Progress) async throws -> (MachinePeak, [EmbeddingReport.Result]) {
        var cases = self.cases()
        var peak = MachinePeak(fma: 0, sgemm: 0)
        for index in cases.indices { try await warmUp(cases[index]) }
        for round in 0..<options.rounds {
            peak = peak.best(with: .measured(with: instructions))
            for index in cases.indices {
                progress.update(round, of: options.rounds, cases[index].name)
                try await measure(&cases[index])
            }
        }
        return (peak, cases.map { result($0, peak) })
    }

    private func cases() -> [Case] {
        options.workloads.flatMap { name in
            let workload = EmbeddingWorkload(name, of: model)
            let work = BulkWork(workload.texts)
            return (name == .query ? [1] : options.threads).flatMap { threads in
                options.modes.map { Case(mode: $0, threads: threads, workload: workload, work: work) }
            }
        }
    }

    private func warmUp(_ item: Case) async throws {
        _ = try await item.work.prefix(8 * item.threads).run(on: model, mode: item.mode, threads: item.threads)
    }

    private func measure(_ item: inout Case) async throws {
        if item.workload.name == .query {
            item.latencies += try await latencies(of: item.workload.texts, mode: item.mode)
        } else {
            item.times.append(try await item.work.run(on: model, mode: item.mode, threads: item.threads))
        }
    }

    /// Seconds of each query, encoded alone.
    private func latencies(of queries: [[Int32]], mode: EncodingMode) async throws -> [Double] {
        let perRound = queries.count * options.rounds
        let passes = (Self.leastQuerySamples + perRound - 1) / perRound
        let latencies = Samples()
        try await OwnThreads.run(1) { [model] stop in
            let clock = ContinuousClock()
            for query in repeatElement(queries, count: passes).joined() where !stop.isRequested {
                let start = clock.now
                _ = model.encode(tokenIDs: [query], mode: mode)
                latencies.append((clock.now - start) / .seconds(1))
            }
        }
        return latencies.values
    }

    private func result(_ item: Case, _ peak: MachinePeak) -> EmbeddingReport.Result {
        let figures: EmbeddingReport.Figures
        if item.workload.name == .query {
            figures = .latency(Latency(seconds: item.latencies))
        } else {
            figures = .throughput(
                Throughput(
                    item.times, tokens: item.workload.tokens,
                    operations: model.operations(ofTexts: item.workload.texts.lazy.map(\.count)),
                    peak: peak, threads: item.threads))
        }
        return EmbeddingReport.Result(
            mode: item.mode, threads: item.threads, workload: item.workload.name, figures: figures)
    }
}
