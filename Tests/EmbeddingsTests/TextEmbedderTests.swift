import Dispatch
import Embeddings
import Synchronization
import Testing

/// What happened, in order.
private final class Log: Sendable {
    private let entries = Mutex<[String]>([])
    var all: [String] { entries.withLock { $0 } }
    func note(_ entry: String) { entries.withLock { $0.append(entry) } }
}

@Suite(.timeLimit(.minutes(2))) struct `The engine` {
    let model: EmbeddingModel

    init() throws { model = try TestModel.open() }

    /// Occupies the only worker until the semaphore is signalled.
    private func hold(_ engine: TextEmbedder, until gate: DispatchSemaphore) async -> Task<Void, any Error> {
        let begun = AsyncStream<Void>.makeStream()
        let task = Task {
            try await engine.perform(.bulk) { _ in
                begun.continuation.finish()
                gate.wait()
            }
        }
        for await _ in begun.stream {}
        return task
    }

    private func wait(until condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test(arguments: [TextEmbedder.Priority.interactive, .bulk])
    func `gives what the model gives, in the order of the texts, over many passes`(
        priority: TextEmbedder.Priority
    ) async throws {
        let engine = TextEmbedder(model: model, workers: 2)
        let texts = (0..<40).map { String(repeating: "madde \($0) iade koşulları ", count: 1 + $0 % 13 * 3) }
        let ids = texts.map { model.tokenIDs(of: $0, as: .passage) }
        #expect(ids.reduce(0) { $0 + $1.count } > 4 * 512)
        let vectors = try await engine.encode(texts, as: .passage, priority: priority)
        #expect(vectors == model.encode(tokenIDs: ids))
    }

    @Test func `of nothing gives nothing`() async throws {
        let engine = TextEmbedder(model: model, workers: 1)
        let vectors = try await engine.encode([], as: .query, priority: .interactive)
        #expect(vectors == Matrix(rows: 0, columns: 384, values: []))
    }

    @Test func `serves many callers at once`() async throws {
        let engine = TextEmbedder(model: model, workers: 2)
        let texts = (0..<24).map { "soru \($0)" }
        let expected = try model.encode(texts, as: .query)
        try await withThrowingTaskGroup(of: (Int, Matrix).self) { group in
            for (row, text) in texts.enumerated() {
                group.addTask {
                    (row, try await engine.encode([text], as: .query, priority: row % 2 == 0 ? .interactive : .bulk))
                }
            }
            for try await (row, vector) in group {
                #expect(cosine(vector[row: 0], expected[row: row]) > 0.99999)
            }
        }
    }

    @Test func `lets an interactive request overtake the bulk work in line`() async throws {
        let engine = TextEmbedder(model: model, workers: 1)
        let gate = DispatchSemaphore(value: 0)
        let held = await hold(engine, until: gate)
        let log = Log()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...3 {
                group.addTask { try await engine.perform(.bulk) { _ in log.note("bulk") } }
                await wait { engine.backlog.bulk == number }
            }
            group.addTask { try await engine.perform(.interactive) { _ in log.note("interactive") } }
            await wait { engine.backlog.interactive == 1 }
            gate.signal()
            try await group.waitForAll()
        }
        try await held.value
        #expect(log.all == ["interactive", "bulk", "bulk", "bulk"])
    }

    @Test func `lets go of a cancelled request while its worker is still busy`() async throws {
        let engine = TextEmbedder(model: model, workers: 1)
        let gate = DispatchSemaphore(value: 0)
        let held = await hold(engine, until: gate)
        let request = Task { try await engine.encode(["iptal"], as: .passage, priority: .bulk) }
        await wait { engine.backlog.bulk == 1 }
        request.cancel()
        await #expect(throws: CancellationError.self) { try await request.value }
        #expect(engine.backlog == (0, 0))
        gate.signal()
        try await held.value
        #expect(try await engine.encode(["sonra"], as: .passage, priority: .bulk).rows == 1)
    }

    @Test func `does nothing for a task that is cancelled already`() async throws {
        let engine = TextEmbedder(model: model, workers: 1)
        let log = Log()
        let request = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await engine.perform(.interactive) { _ in log.note("ran") }
        }
        await #expect(throws: CancellationError.self) { try await request.value }
        #expect(log.all.isEmpty)
    }

    @Test func `refuses a text over the window before it encodes any`() async throws {
        let engine = TextEmbedder(model: model, workers: 1)
        let texts = ["kısa", String(repeating: "uzun ", count: 700)]
        let error = await #expect(throws: EmbeddingError.self) {
            try await engine.encode(texts, as: .passage, priority: .bulk)
        }
        #expect(error?.position == 1)
        #expect(error?.code == .tooLong(tokens: model.tokenCount(of: texts[1], as: .passage), limit: 512))
    }
}
