/// Measures this project on this machine.
enum BenchCommand: Command {
    static let name = "bench"
    static let summary = "measures this project; 'embeddings' prints speed, latency, memory and the machine's peak"
    static let usage =
        "kaynak bench embeddings [--modes exact,fast] [--threads 1,2] [--rounds N] [--workloads LIST] [--under-load]"
    static let options: [Option] = [
        .value("modes", "LIST", "exact, fast (default: both)"),
        .value("threads", "LIST", "numbers of threads for bulk work (default: 1 and one a core)"),
        .value("rounds", "N", "how often each is measured; medians are shown (default: 5)"),
        .value("workloads", "LIST", "bulk-128, bulk-mixed, query (default: all)"),
        .flag("under-load", "a query's latency beside bulk work; alone unless --workloads says more"),
        .value("json", "FILE", "the same figures with hardware, versions and settings"),
        .value("workload-output", "FILE", "write the texts as token ids, so that others can be measured, and stop"),
    ]
    static let discussion = """
        Texts are random token ids, the same in every run: bulk-128 has 256 texts of 80 to 176 tokens, bulk-mixed 256
        of 8 to 400, query 64 of 8 to 12, all lengths equally often. A query is encoded alone, on one thread. Everything is
        measured in turns, round after round. The peak is that of one core in fp32, times the threads; integer
        arithmetic (fast) may pass it. CPU is how much of its threads' time the process was given: well below 100 %,
        the machine was busy with something else.

        example: kaynak bench embeddings --modes fast --threads 1 --json figures.json
        """

    static func run(_ arguments: Arguments) async throws {
        let benchmarks = ["embeddings": EmbeddingBenchmark.run]
        let names = benchmarks.keys.sorted().joined(separator: ", ")
        let name = try arguments.onlyPositional("the benchmark (\(names))")
        guard let run = benchmarks[name] else {
            throw UsageError("there is no benchmark '\(name)'; benchmarks are: \(names)")
        }
        try await run(arguments)
    }
}
