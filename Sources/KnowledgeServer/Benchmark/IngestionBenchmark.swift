import Embeddings
import Foundation
import Ingestion
import Synchronization

/// `kaynak bench ingest`: from a PDF to embedded passages, stage by stage, and the memory of server and worker.
struct IngestionBenchmark: Sendable {
    private let options: IngestionBenchmarkOptions
    private let model: EmbeddingModel
    private let embedder: TextEmbedder
    private let reader = DocumentReader()

    static func run(_ arguments: Arguments) async throws {
        let options = try IngestionBenchmarkOptions(arguments)
        let configuration = try Configuration(arguments)
        if let path = options.json ?? options.workloadOutput { try OutputFile.checkWritable(path) }
        if let path = options.workloadOutput {
            return try write(IngestionSamplePDF.data(pages: options.pages), to: path)
        }
        let model = try EmbeddingModel(contentsOf: configuration.modelPath, instructions: configuration.instructions)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let benchmark = IngestionBenchmark(
            options: options, model: model,
            // As the server embeds passages.
            embedder: TextEmbedder(model: model, workers: cores, modes: .init(passage: .fast)))
        var report = IngestionReport(
            model: model.identifier, hardware: Hardware(configuration.instructions),
            settings: .init(rounds: options.rounds, passages: options.passages))
        try await benchmark.measure(into: &report)
        Terminal.print(report.rendered())
        if let path = options.json { try write(report.json(), to: path) }
    }

    private static func write(_ data: Data, to path: String) throws {
        let file = try OutputFile(path)
        try file.write(data)
        try file.finish()
    }

    private func measure(into report: inout IngestionReport) async throws {
        if options.files.isEmpty {
            let path = NSTemporaryDirectory() + "kaynak-bench-\(UUID().uuidString).pdf"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try IngestionSamplePDF.data(pages: options.pages).write(to: URL(fileURLWithPath: path))
            report.results = [try await measured(path, name: "generated")]
        } else {
            for file in options.files {
                report.results.append(try await measured(file, name: (file as NSString).lastPathComponent))
            }
        }
    }

    private func measured(_ path: String, name: String) async throws -> IngestionReport.Result {
        let progress = Progress(name)
        defer { progress.finish() }
        var reading: [Double] = []
        var passes: [ChunkingPass.Figures] = []
        let idle = ResidentMemory.now?.total ?? 0
        ProcessMemory.forgetPeak()
        for round in 0..<options.rounds {
            progress.update(round, of: options.rounds, "reading")
            let pass = ChunkingPass(model: model, passages: options.passages)
            let whole = try await seconds { try await extract(path) { pass.receive($0) } }
            passes.append(pass.finish(wall: whole))
            progress.update(round, of: options.rounds, "reading alone")
            reading.append(try await seconds { try await extract(path) { _ in true } })
        }
        guard let figures = passes.first else { throw CommandError("nothing was measured") }
        let pages = Double(figures.pages)
        var result = IngestionReport.Result(
            file: name, pages: figures.pages, characters: figures.characters, chunks: figures.chunks)
        result.memory = .init(
            serverIdleBytes: idle, serverPeakBytes: ProcessMemory.peak ?? 0,
            workerPeakBytes: passes.map(\.workerPeak).max() ?? 0)
        result.stages = [
            .init("extract (worker)", pages: pages, seconds: Statistics(reading).median),
            .init("chunk", pages: pages, seconds: Statistics(passes.map(\.chunking)).median),
            .init("extract and chunk", pages: pages, seconds: Statistics(passes.map(\.wall)).median),
        ]
        if !figures.passages.isEmpty { result.stages += try await embedding(of: figures, progress) }
        return result
    }

    /// Pages that the first chunks come from, by the share of all chunks that they are.
    private func embedding(
        of figures: ChunkingPass.Figures, _ progress: Progress
    ) async throws -> [IngestionReport.Stage] {
        let texts = figures.passages.map { passage in
            EmbeddingText.passage(title: "", headings: passage.headings, text: passage.text, model: model)
        }
        let pages = Double(figures.pages * texts.count) / Double(max(1, figures.chunks))
        var tokens = 0
        var tokenising: [Double] = []
        var embedding: [Double] = []
        for round in 0..<options.rounds {
            progress.update(round, of: options.rounds, "embedding")
            tokenising.append(
                await seconds { tokens = texts.reduce(0) { $0 + model.tokenCount(of: $1, as: .passage) } })
            embedding.append(
                try await seconds { _ = try await embedder.encode(texts, as: .passage, priority: .bulk) })
        }
        return [
            .init("tokenise", pages: pages, seconds: Statistics(tokenising).median, tokens: tokens),
            .init("embed", pages: pages, seconds: Statistics(embedding).median, tokens: tokens),
        ]
    }

    private func extract(_ path: String, receive: @escaping @Sendable (ExtractedPart) -> Bool) async throws {
        let end = try await reader.extract(file: path, receive: receive)
        guard end.status == .ok else {
            throw CommandError(end.problem.map { Failure.text($0.detail) } ?? "\(path) cannot be read")
        }
    }

    private func seconds(_ work: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await work()
        return (ContinuousClock.now - start).seconds
    }
}

/// Cuts pages into chunks as they come and counts what goes by; only the first chunks are kept.
private final class ChunkingPass: Sendable {
    struct Figures {
        var pages = 0
        var characters = 0
        var chunks = 0
        /// Seconds.
        var chunking = 0.0
        var wall = 0.0
        var workerPeak = 0
        var passages: [DocumentChunk] = []
    }

    private struct State {
        var session: ChunkingSession
        var figures = Figures()
    }

    private let state: Mutex<State>
    private let passages: Int

    init(model: EmbeddingModel, passages: Int) {
        let chunker = Chunker { text in model.tokenCount(of: text, as: .passage) }
        state = Mutex(State(session: chunker.session()))
        self.passages = passages
    }

    func receive(_ part: ExtractedPart) -> Bool {
        guard case .page(let page) = part else { return true }
        state.withLock { state in
            state.figures.pages += 1
            state.figures.characters += page.page.boxes.count
            let start = ContinuousClock.now
            let chunks = state.session.add(page)
            state.figures.chunking += (ContinuousClock.now - start).seconds
            count(chunks, &state.figures)
            // Looking into /proc takes longer than a page.
            if state.figures.pages % 16 == 1 {
                state.figures.workerPeak = max(state.figures.workerPeak, ProcessMemory.workerPeak ?? 0)
            }
        }
        return true
    }

    func finish(wall: Double) -> Figures {
        state.withLock { state in
            let start = ContinuousClock.now
            let chunks = state.session.finish()
            let last = (ContinuousClock.now - start).seconds
            state.figures.chunking += last
            state.figures.wall = wall + last
            count(chunks, &state.figures)
            return state.figures
        }
    }

    private func count(_ chunks: [DocumentChunk], _ figures: inout Figures) {
        figures.chunks += chunks.count
        figures.passages += chunks.prefix(passages - figures.passages.count)
    }
}
