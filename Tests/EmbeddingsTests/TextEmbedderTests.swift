import Dispatch
import Synchronization
import Testing

@testable import Embeddings

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

    /// The largest difference of two numbers in the same place.
    private func distance(_ left: Matrix, _ right: Matrix) -> Float {
        guard left.rows == right.rows, left.columns == right.columns else { return .infinity }
        return zip(left.values, right.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
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
        #expect(distance(vectors, model.encode(tokenIDs: ids)) < 1e-6)
        #expect(try await engine.encode(tokenIDs: ids, priority: priority) == vectors)
        #expect(engine.encodedTokens[priority] == 2 * ids.reduce(0) { $0 + $1.count })
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
                await wait { engine.waiting.bulk == number }
            }
            group.addTask { try await engine.perform(.interactive) { _ in log.note("interactive") } }
            await wait { engine.waiting.interactive == 1 }
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
        await wait { engine.waiting.bulk == 1 }
        request.cancel()
        await #expect(throws: CancellationError.self) { try await request.value }
        #expect(engine.waiting == .init())
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

    @Test(arguments: EncodingMode.allCases)
    func `gives a text the same vector alone and in company`(mode: EncodingMode) throws {
        let texts = ["iade", "kargom üç gündür yolda, ne zaman gelir?", "beden tablosu nerede", "ödeme", "fatura iste"]
        let ids = texts.map { model.tokenIDs(of: $0, as: .query) }
        #expect(ids.reduce(0) { $0 + $1.count } <= PassTokens.short)
        let together = model.encode(tokenIDs: ids, mode: mode)
        for (row, ids) in ids.enumerated() {
            let alone = model.encode(tokenIDs: [ids], mode: mode)
            #expect(zip(alone.values, together[row: row]).allSatisfy { abs($0 - $1) <= 1e-6 })
        }
    }

    @Test func `answers an early query inside the bulk work of the only worker`() async throws {
        let engine = TextEmbedder(model: model, workers: 1)
        let passages = (0..<60).map { String(repeating: "madde \($0) iade koşulları ", count: 20) }
        let bulk = Task { try await engine.encode(passages, as: .passage, priority: .bulk) }
        await wait { engine.running.bulk == 1 && engine.waiting.bulk > 10 }
        let query = try await engine.encode(["iade süresi"], as: .query, priority: .interactive)
        #expect(engine.waiting.bulk > 0)
        #expect(distance(query, try model.encode(["iade süresi"], as: .query)) < 1e-6)
        bulk.cancel()
        await #expect(throws: CancellationError.self) { try await bulk.value }
        await wait { engine.running == .init() }
        #expect(engine.encodedTokens.bulk < passages.count * 100)
    }

    @Test func `computes each kind in the mode it was told, unless the call names one`() async throws {
        let log = Log()
        let engine = TextEmbedder(model: model, workers: 1, modes: .init(query: .fast, passage: .exact)) {
            [model] tokenIDs, mode, _ in
            log.note(mode.rawValue)
            return Matrix(
                rows: tokenIDs.count, columns: model.dimension,
                values: .init(repeating: 0, count: tokenIDs.count * model.dimension))
        }
        for kind in [TextKind.query, .passage, .raw] {
            _ = try await engine.encode(["bir"], as: kind, priority: .interactive)
        }
        _ = try await engine.encode(["bir"], as: .query, priority: .interactive, mode: .exact)
        _ = try await engine.encode(["bir"], as: .passage, priority: .bulk, mode: .fast)
        #expect(log.all == ["fast", "exact", "exact", "exact", "fast"])
    }

    @Test func `remembers short interactive queries, and only these`() async throws {
        let engine = TextEmbedder(model: model, workers: 2)
        let composed = "\u{E7}ok ge\u{E7} geldi"
        let decomposed = "c\u{327}ok gec\u{327} geldi"
        for text in [composed, decomposed, "çok geç gelmedi"] {
            let vector = try await engine.encode([text], as: .query, priority: .interactive)
            #expect(distance(vector, try model.encode([text], as: .query)) < 1e-6)
        }
        let distinct = Set([composed, decomposed].map { model.tokenIDs(of: $0, as: .query) }).count
        #expect(engine.queryCache == .init(hits: 2 - distinct, joined: 0, misses: distinct + 1, entries: distinct + 1))

        let before = engine.queryCache
        _ = try await engine.encode([composed], as: .query, priority: .bulk)
        _ = try await engine.encode([composed], as: .passage, priority: .interactive)
        _ = try await engine.encode(
            [String(repeating: "uzun soru ", count: 60)], as: .query, priority: .interactive)
        _ = try await engine.encode((0..<20).map { "örnek \($0)" }, as: .query, priority: .interactive)
        #expect(engine.queryCache == before)
    }

    @Test func `answers several questions from memory and from the model, in their order`() async throws {
        let engine = TextEmbedder(model: model, workers: 2)
        let questions = ["iade süresi kaç gün", "kargo ücreti", "iade süresi kaç gün", "mağaza nerede"]
        _ = try await engine.encode([questions[1]], as: .query, priority: .interactive)
        let vectors = try await engine.encode(questions, as: .query, priority: .interactive)
        #expect(distance(vectors, try model.encode(questions, as: .query)) < 1e-6)
        #expect(engine.queryCache.misses == 3)
        #expect(engine.queryCache.hits + engine.queryCache.joined == 2)
    }

    @Test func `remembers nothing where it is not to`() async throws {
        let engine = TextEmbedder(model: model, workers: 1, recentQueries: 0)
        for _ in 0..<2 { _ = try await engine.encode(["iade"], as: .query, priority: .interactive) }
        #expect(engine.queryCache == .init())
        #expect(engine.encodedTokens.interactive == 2 * model.tokenCount(of: "iade", as: .query))
    }

    @Test func `computes nothing more once it is closed`() async throws {
        let engine = TextEmbedder(model: model, workers: 1)
        await engine.close()
        await #expect(throws: CancellationError.self) {
            try await engine.encode(["iade"], as: .query, priority: .interactive)
        }
    }
}
