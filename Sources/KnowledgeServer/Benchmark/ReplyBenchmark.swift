import Foundation
import Knowledge
import Storage
import Synchronization

/// `kaynak bench reply`: suggested replies over HTTP, as an inbox on this machine sees them: a whole server with its
/// database, many businesses, and no chat model; one client, several at once, and beside ingestion.
struct ReplyBenchmark: Sendable {
    private static let limit = 150.0
    private static let limitBesideIngestion = 400.0
    private static let pagesIngested = 400

    private let options: ReplyBenchmarkOptions
    private let installation: Installation

    static func run(_ arguments: Arguments) async throws {
        let options = try ReplyBenchmarkOptions(arguments)
        let report = try await TemporaryInstallation.with(arguments, onFreePort: true) { installation in
            try await ReplyBenchmark(options: options, installation: installation).measured()
        }
        Terminal.print(report.rendered())
        if let path = options.json {
            let file = try OutputFile(path)
            try file.write(report.json())
            try file.finish()
        }
    }

    private func measured() async throws -> ReplyReport {
        var report = ReplyReport(
            model: installation.model.identifier, hardware: Hardware(installation.configuration.instructions),
            settings: .init(
                tenants: options.tenants, chunksPerTenant: options.chunks, questions: options.questions,
                rounds: options.rounds))
        let loading = ReplyBenchmarkLoading(installation: installation, options: options)
        let tenants = try await loading.tenants()
        let requests = requests(to: tenants)
        let server = try APIServer(installation, demo: nil)
        let port = try server.start().port
        // Opens every tenant's index, and fits what is fitted at first use.
        for (tenant, request) in zip(tenants, requests.prefix(tenants.count)) {
            await installation.calibrations.fit(tenant.context)
            _ = try await Self.ask([request], port: port, clients: 1)
        }
        let rounds = Array(repeating: requests, count: options.rounds).flatMap { $0 }
        report.scenarios.append(
            Self.scenario("alone", 1, try await Self.ask(rounds, port: port, clients: 1), limit: Self.limit))
        if options.clients > 0 {
            let outcomes = try await Self.ask(rounds, port: port, clients: options.clients)
            report.scenarios.append(Self.scenario("together", options.clients, outcomes, limit: Self.limit))
        }
        if options.measuresIngestion {
            let beside = try await besideIngestion(in: tenants[0].context) {
                try await Self.ask(rounds, port: port, clients: 1)
            }
            var scenario = Self.scenario("ingesting", 1, beside.value, limit: Self.limitBesideIngestion)
            scenario.ingestion = beside.progress
            report.scenarios.append(scenario)
        }
        await server.stop()
        return report
    }

    /// One business after the other, so that no two requests in a row are of the same.
    private func requests(to tenants: [ReplyBenchmarkLoading.Tenant]) -> [Data] {
        (0..<max(options.questions, tenants.count)).map { number in
            let tenant = tenants[number % tenants.count]
            let question = tenant.questions[number / tenants.count % tenant.questions.count]
            let body = (try? JSONEncoder().encode(["text": question])) ?? Data()
            return LoopbackClient.post("/v1/assist:reply", key: tenant.key, json: body)
        }
    }

    private struct Outcome: Sendable {
        let seconds: Double
        let decision: String
        let stages: [String: Double]
    }

    private struct Reply: Decodable {
        let decision: String
        let timings: [String: Double]

        enum CodingKeys: String, CodingKey {
            case decision
            case timings = "timings_ms"
        }
    }

    /// Every client takes the next request as soon as its last is answered.
    private static func ask(_ requests: [Data], port: Int, clients: Int) async throws -> [Outcome] {
        let turn = Atomic(0)
        let outcomes = Mutex<Result<[Outcome], any Error>>(.success([]))
        let next = { @Sendable in turn.add(1, ordering: .relaxed).oldValue }
        try await OwnThreads.run(clients) { stop in
            do {
                let client = try LoopbackClient(port: port)
                var own: [Outcome] = []
                while !stop.isRequested, case let number = next(), number < requests.count {
                    let (seconds, answer) = try ContinuousClock().seconds { try client.answer(to: requests[number]) }
                    guard answer.status == 200 else {
                        let problem = String(decoding: answer.body, as: UTF8.self)
                        throw CommandError("the server answered \(answer.status): \(problem)")
                    }
                    let reply = try JSONDecoder().decode(Reply.self, from: answer.body)
                    own.append(Outcome(seconds: seconds, decision: reply.decision, stages: reply.timings))
                }
                outcomes.withLock { [own] all in all = all.map { $0 + own } }
            } catch { outcomes.withLock { $0 = .failure(error) } }
        }
        return try outcomes.withLock { $0 }.get()
    }

    private static func scenario(
        _ name: String, _ clients: Int, _ outcomes: [Outcome], limit: Double
    ) -> ReplyReport.Scenario {
        var stages: [String: [Double]] = [:]
        var decisions: [String: Int] = [:]
        for outcome in outcomes {
            decisions[outcome.decision, default: 0] += 1
            for (stage, milliseconds) in outcome.stages { stages[stage, default: []].append(milliseconds) }
        }
        let order = ["understand", "embed", "search", "load", "compose"]
        let place = { (stage: String) in order.firstIndex(of: stage) ?? order.count }
        return ReplyReport.Scenario(
            name: name, clients: clients, latency: Latency(seconds: outcomes.map(\.seconds)), limitMs: limit,
            stages: stages.sorted { (place($0.key), $0.key) < (place($1.key), $1.key) }.map { name, values in
                let statistics = Statistics(values)
                return .init(
                    name: name, p50Ms: statistics.median.rounded(toPlaces: 1),
                    p95Ms: statistics.percentile(95).rounded(toPlaces: 1))
            },
            decisions: decisions)
    }

    /// Documents are read, cut and embedded for as long as the body lasts: when one is done, the next begins.
    ///
    /// - Returns: besides the body's value how far ingestion was at its beginning and at its end.
    private func besideIngestion<Value: Sendable>(
        in tenant: TenantContext, _ body: () async throws -> Value
    ) async throws -> (value: Value, progress: [String]) {
        let pdf = IngestionSamplePDF.data(pages: Self.pagesIngested)
        return try await installation.whileRunningJobs {
            let ingesting = Task { [installation] in
                var document = 0
                while !Task.isCancelled {
                    document += 1
                    let job = try await ReplyBenchmarkLoading.upload(pdf, number: document, installation, tenant)
                    while !Task.isCancelled, try await !Self.isDone(job, installation, tenant) {
                        try await Task.sleep(for: .milliseconds(200))
                    }
                }
            }
            defer { ingesting.cancel() }
            try await Task.sleep(for: .seconds(5))
            let before = try await Self.progress(installation, tenant)
            let value = try await body()
            return (value, [before, try await Self.progress(installation, tenant)])
        }
    }

    private static func isDone(_ job: JobID, _ installation: Installation, _ tenant: TenantContext) async throws -> Bool
    {
        try await installation.database.withReadOnlySession(for: tenant) { try $0.job(job)?.status.isFinal ?? true }
    }

    /// `document 2: embed 120/400`
    private static func progress(_ installation: Installation, _ tenant: TenantContext) async throws -> String {
        try await installation.database.withReadOnlySession(for: tenant) { session in
            let jobs = try session.jobs(limit: 200).items.filter { $0.kind == JobKind.ingest }
            guard let newest = jobs.first else { return "nothing" }
            if let problem = newest.problem { throw CommandError("ingestion failed: \(problem.code)") }
            return "document \(jobs.count): \(newest.stage) \(newest.progress.done)/\(newest.progress.total)"
        }
    }
}
