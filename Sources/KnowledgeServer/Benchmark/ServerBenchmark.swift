import Foundation
import Knowledge
import Retrieval
import Storage

/// `kaynak bench server`: searches over HTTP, as a client on this machine sees them: a whole server with its database,
/// authentication and all, in a temporary folder.
struct ServerBenchmark: Sendable {
    static let scenario = RetrievalScenario.zipf150

    let options: RetrievalBenchmarkOptions
    private let installation: Installation

    static func run(_ arguments: Arguments) async throws {
        let options = try RetrievalBenchmarkOptions(arguments)
        let report = try await TemporaryInstallation.with(arguments, onFreePort: true) { installation in
            let hardware = Hardware(installation.configuration.instructions)
            var report = RetrievalReport(hardware: hardware, settings: options.settings)
            report.results = [try await ServerBenchmark(options: options, installation: installation).measured()]
            return report
        }
        Terminal.print(report.rendered())
        if let path = options.json {
            let file = try OutputFile(path)
            try file.write(report.json())
            try file.finish()
        }
    }

    private func measured() async throws -> RetrievalReport.Result {
        let benchmark = RetrievalBenchmark(options: options, sgemmGflops: { 0 })
        let workload = try await benchmark.workload(of: Self.scenario)
        let truth = try await benchmark.truth(of: workload, name: "server")
        let keys = try await ServerLoading(installation: installation, workload: workload).keys()
        let server = try APIServer(installation, demo: nil)
        let port = try server.start().port
        let requests = (0..<workload.queries.rows).map { query in
            LoopbackClient.post(
                "/v1/search", key: keys[Int(workload.queryTenants[query])], json: body(workload.queries[query]))
        }
        let rounds = options.rounds * benchmark.passes(workload.queries.rows)
        let outcome = try await OwnThreads.value { stop in
            try Self.ask(requests, rounds: rounds, port: port, truth, workload, stop)
        }
        await server.stop()
        var result = RetrievalReport.Result(
            scenario: "server", rows: workload.base.rows, tenants: workload.rows.count, queries: workload.queries.rows)
        result.latency = RetrievalReport.Percentiles(seconds: outcome.latencies)
        result.quality = RetrievalReport.Quality(outcome.quality)
        return result
    }

    private func body(_ vector: [Float]) -> Data {
        let bytes = vector.withUnsafeBytes { Data($0) }.base64EncodedString()
        return Data(#"{"vector":"\#(bytes)","top_k":\#(options.k)}"#.utf8)
    }

    private struct Found: Decodable {
        struct Hit: Decodable {
            let id: ChunkID
        }
        let data: [Hit]
    }

    /// All queries once without being measured, which opens the tenants' indexes; then `rounds` times.
    private static func ask(
        _ requests: [Data], rounds: Int, port: Int, _ truth: RetrievalTruth, _ workload: RetrievalWorkload,
        _ stop: OwnThreads.Stop
    ) throws -> (latencies: [Double], quality: RetrievalQuality) {
        let client = try LoopbackClient(port: port)
        let clock = ContinuousClock()
        var quality = RetrievalQuality()
        for (query, request) in requests.enumerated() {
            try stop.check()
            let answer = try client.answer(to: request)
            guard answer.status == 200 else {
                let problem = String(decoding: answer.body, as: UTF8.self)
                throw CommandError("the server answered \(answer.status): \(problem)")
            }
            let found = try JSONDecoder().decode(Found.self, from: answer.body)
            quality.add(query, found: found.data.map(\.id.row), truth, workload)
        }
        var latencies: [Double] = []
        for _ in 0..<rounds {
            for request in requests {
                try stop.check()
                latencies.append(try clock.seconds { _ = try client.answer(to: request) }.seconds)
            }
        }
        return (latencies, quality)
    }
}

/// Puts a workload's vectors into the database, a tenant and a document for each of its tenants.
struct ServerLoading {
    private static let passagesPerPage = 50

    let installation: Installation
    let workload: RetrievalWorkload

    /// - Returns: each tenant's key.
    func keys() async throws -> [String] {
        let progress = Progress("server")
        defer { progress.finish() }
        var keys: [String] = []
        for (tenant, rows) in workload.rows.enumerated() {
            try Task.checkCancellation()
            progress.update(tenant, of: workload.rows.count, "loading tenants")
            let context = try await installation.operations.createTenant(
                slug: "bench-\(tenant)", name: "Bench \(tenant)", languages: [.turkish])
            try await load(rows, of: context)
            let scopes: Set = [Scope.knowledgeRead.rawValue]
            keys.append(try await installation.operations.createKey(for: context, name: "bench", scopes: scopes).secret)
        }
        return keys
    }

    private func load(_ rows: [Int], of context: TenantContext) async throws {
        var pages: [StagedPage] = []
        var chunks: [NewChunk] = []
        for start in stride(from: 0, to: rows.count, by: Self.passagesPerPage) {
            var text = ""
            let number = pages.count + 1
            for row in rows[start..<min(start + Self.passagesPerPage, rows.count)] {
                let passage = "Pasaj \(row)."
                let begin = text.unicodeScalars.count
                text += passage + "\n"
                chunks.append(
                    NewChunk(
                        id: ChunkID(row: row), page: number, span: Span(begin..<begin + passage.unicodeScalars.count),
                        text: passage, headings: []))
            }
            let boxes = Array(repeating: Box(x0: 0, y0: 0, x1: 1, y1: 1), count: text.unicodeScalars.count)
            pages.append(
                StagedPage(
                    page: Page(number: number, width: 595, height: 842, text: text, boxes: boxes), ocr: false,
                    confidence: 1, layout: Data(), hasLetters: true, isPicture: false))
        }
        let document = NewDocument(
            title: "Bench", language: .turkish,
            file: NewFile(filename: "bench.pdf", byteCount: 1, sha256: String(repeating: "0", count: 64)))
        let (content, passages, model) = (pages, chunks, installation.model.identifier)
        let vectors = rows.enumerated().map { ($0, workload.base[$1]) }
        try await installation.database.withSession(for: context) { session in
            try session.lockKnowledge()
            _ = try session.createDocument(document)
            guard let version = try session.versionInReading(of: document.id) else { return }
            try session.stage(content, of: version)
            try session.stage(passages, from: 0, of: version)
            try session.keep(vectors, of: version, model: model)
            try session.enter(.embed, of: version)
            _ = try session.publish(version)
        }
    }
}
