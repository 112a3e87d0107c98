/// Measures this project on this machine.
enum BenchCommand: Command {
    /// What can be measured, and the options that only it takes.
    private struct Subject {
        let name: String
        let options: [Option]
        let run: @Sendable (Arguments) async throws -> Void
    }

    static let name = "bench"
    static let summary =
        "measures this project: 'embeddings', 'retrieval', 'ingest', 'server', 'reply' or 'valuation', as a table and as JSON"
    static let usage =
        "kaynak bench embeddings [--modes exact,fast] [--threads 1,2] [--workloads LIST] | "
        + "retrieval [--scenarios LIST] [--scale X] [--vectors base.npy --queries queries.npy] | "
        + "ingest [--files LIST] [--pages N] | server [--scale X] | reply [--tenants N] [--chunks N] | valuation [--sizes LIST] [--json FILE]"

    private static let subjects = [
        Subject(
            name: "embeddings",
            options: [
                .value("modes", "LIST", "exact, fast (default: both)"),
                .value("threads", "LIST", "numbers of threads for bulk work (default: 1 and one a core)"),
                .value("workloads", "LIST", "bulk-128, bulk-mixed, query (default: all)"),
                .flag("under-load", "a query's latency beside bulk work; alone unless --workloads says more"),
            ],
            run: { try await EmbeddingBenchmark.run($0) }),
        Subject(
            name: "retrieval", options: RetrievalBenchmarkOptions.options,
            run: { try await RetrievalBenchmark.run($0) }),
        Subject(
            name: "ingest", options: IngestionBenchmarkOptions.options,
            run: { try await IngestionBenchmark.run($0) }),
        Subject(
            name: "server", options: RetrievalBenchmarkOptions.options.filter { ["scale", "k"].contains($0.name) },
            run: { try await ServerBenchmark.run($0) }),
        Subject(name: "reply", options: ReplyBenchmarkOptions.options, run: { try await ReplyBenchmark.run($0) }),
        Subject(
            name: "valuation", options: ValuationBenchmark.options,
            run: { try await ValuationBenchmark.run($0) }),
    ]

    static let options: [Option] =
        [
            .value("rounds", "N", "how often each is measured (default: 5 for embeddings, else 3)"),
            .value("json", "FILE", "the same figures with hardware, versions and settings"),
            .value("workload-output", "PATH", "write the data, so that others can be measured on it, and stop"),
        ]
        + subjects.flatMap(\.options).reduce(into: []) { all, option in
            if !all.contains(where: { $0.name == option.name }) { all.append(option) }
        }

    static let discussion = """
        embeddings. Texts are random token ids, the same in every run: bulk-128 has 256 texts of 80 to 176 tokens,
        bulk-mixed 256 of 8 to 400, query 64 of 8 to 12, all lengths equally often. A query is encoded alone, on one
        thread. Everything is measured in turns, round after round. The peak is that of one core in fp32, times the
        threads; integer arithmetic (fast) may pass it. CPU is how much of its threads' time the process was given: well
        below 100 %, the machine was busy with something else. --workload-output names a file.

        retrieval. Vectors are seeded and spread as those of the embedding model do over Turkish texts; or they come
        from .npy files (float32, row by row). One thread searches, one query at a time; recall is against exact search
        in float32. Scenarios: one-1k, one-10k, one-100k, one-1m (one tenant), zipf-150 (100,000 passages of 150 tenants),
        zipf-1000 (a million of 1,000), many-small (10,000 tenants of 100), inserts (1,000 a second), cold-open, reopen,
        delete, batch-64, lexical, hybrid. --workload-output names a folder.

        ingest. A PDF goes the way of an upload: read in the worker (text, boxes, reading order), cut into chunks page by
        page, tokenised, embedded at bulk rate on every core. "extract and chunk" is both at once, as they run; the other
        stages stand alone. Pages a second of the last two are by the share of the chunks that --passages takes. Memory
        is that of reading and cutting, above what the server had before. --workload-output names the generated PDF.

        server. The passages of zipf-150 in a database, behind a server with a key for each tenant, asked by vector over
        HTTP on this machine by one client, one request at a time; the whole way from the request's first byte to the
        answer's last.

        reply. Invented businesses with pages of prices and rules, their passages really embedded, behind a server with a key
        for each, asked customers' questions over HTTP without a chat model: by one client, by several at once, and by
        one while documents are ingested. p95 is held against a limit of 150 ms, 400 ms beside ingestion; the stages are
        the answers' own timings.

        valuation. A seeded synthetic market: comparables of the first four fifths of its listings in time, homes listed
        later as subjects, an index to the last month of the comparables; an office of up to 200 comparables lies in one
        district, of up to 1,000 in one province. MdAPE, PPE, coverage and width are in percent; a valuation is timed
        with its comparables, range and explanation. --workload-output names a folder.

        example: kaynak bench embeddings --modes fast --threads 1 --json figures.json
        example: kaynak bench retrieval --scenarios one-10k,zipf-150 --json figures.json
        example: kaynak bench server --scale 0.1
        example: kaynak bench reply --vectors vectors.f32 --json figures.json
        example: kaynak bench retrieval --vectors base.npy --queries queries.npy --tenants tenants.npy --k 10
        example: kaynak bench ingest --files fiyat-listesi.pdf,brosur.pdf --json figures.json
        """

    static func run(_ arguments: Arguments) async throws {
        let names = subjects.map(\.name).joined(separator: ", ")
        let name = try arguments.onlyPositional("the benchmark (\(names))")
        guard let subject = subjects.first(where: { $0.name == name }) else {
            throw UsageError("there is no benchmark '\(name)'; benchmarks are: \(names)")
        }
        for other in subjects where other.name != name {
            let foreign = other.options.filter { option in !subject.options.contains { $0.name == option.name } }
            for option in foreign where arguments[option.name] != nil || arguments.has(option.name) {
                throw UsageError("--\(option.name) belongs to 'bench \(other.name)'")
            }
        }
        try await subject.run(arguments)
    }
}
