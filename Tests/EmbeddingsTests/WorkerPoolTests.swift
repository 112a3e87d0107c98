import Dispatch
import Synchronization
import Testing

@testable import Embeddings

@Suite(.timeLimit(.minutes(2))) struct `The workers` {
    private let stage = StagedPool()

    /// A call that has got as far as its first stop.
    private func begin(
        _ name: Int32, _ priority: TextEmbedder.Priority = .bulk, tokens: Int = 150, blocks: Int = 1,
        on pool: WorkerPool
    ) async -> Task<[Float], any Error> {
        stage.hold(name, blocks: blocks)
        let call = Task { try await pool.encode(priority, [StagedPool.text(name, tokens: tokens)]) }
        await wait { stage.hasBegun(name) }
        return call
    }

    /// A call that waits in line behind `others`.
    private func queue(
        _ name: Int32, _ priority: TextEmbedder.Priority, tokens: Int = 10, behind others: Int = 0, on pool: WorkerPool
    ) async -> Task<[Float], any Error> {
        let call = Task { try await pool.encode(priority, [StagedPool.text(name, tokens: tokens)]) }
        await wait { pool.waiting[priority] == others + 1 }
        return call
    }

    @Test func `run a query inside a bulk pass, at its next checkpoint`() async throws {
        let pool = stage.pool(workers: 1)
        let bulk = await begin(1, blocks: 2, on: pool)
        let behind = await queue(2, .bulk, on: pool)
        let query = await queue(3, .interactive, on: pool)
        stage.step(1)
        #expect(try await query.value == [3])
        stage.step(1)
        #expect(try await bulk.value == [1])
        #expect(try await behind.value == [2])
        #expect(
            stage.log.all == [
                "1 begins", "3 begins", "3 ends", "1 runs block 1", "1 runs block 2", "1 ends", "2 begins", "2 ends",
            ])
    }

    @Test func `let one short pass into a block of a long interactive one`() async throws {
        let pool = stage.pool(workers: 1)
        let long = await begin(1, .interactive, tokens: 300, blocks: 2, on: pool)
        // Too large to share a pass.
        let first = await queue(2, .interactive, tokens: 60, on: pool)
        let second = await queue(3, .interactive, tokens: 60, behind: 1, on: pool)
        stage.step(1)
        stage.step(1)
        for call in [long, first, second] { _ = try await call.value }
        #expect(
            stage.log.all == [
                "1 begins", "2 begins", "2 ends", "1 runs block 1", "3 begins", "3 ends", "1 runs block 2", "1 ends",
            ])
    }

    @Test func `encode together what waits together, and give each its own`() async throws {
        let pool = stage.pool(workers: 1)
        let bulk = await begin(1, on: pool)
        var queries: [Task<[Float], any Error>] = []
        for name in 2...5 { queries.append(await queue(Int32(name), .interactive, behind: name - 2, on: pool)) }
        stage.step(1)
        for (index, query) in queries.enumerated() { #expect(try await query.value == [Float(index + 2)]) }
        _ = try await bulk.value
        #expect(stage.log.all == ["1 begins", "2+3+4+5 begins", "2+3+4+5 ends", "1 runs block 1", "1 ends"])
        #expect(pool.encodedTokens == .init(interactive: 40, bulk: 150))
    }

    @Test func `put the parts of a request together in its order`() async throws {
        let pool = stage.pool(workers: 3)
        let names = (1...50).map { Int32($0) }
        #expect(try await pool.encode(.bulk, names.map { StagedPool.text($0) }) == names.map { Float($0) })
    }

    @Test func `let a caller go at once, and end its pass at the next checkpoint`() async throws {
        let pool = stage.pool(workers: 1)
        let bulk = await begin(1, on: pool)
        let next = await queue(2, .bulk, on: pool)
        bulk.cancel()
        await #expect(throws: CancellationError.self) { try await bulk.value }
        #expect(stage.log.all == ["1 begins"])
        stage.step(1)
        #expect(try await next.value == [2])
        #expect(stage.log.all == ["1 begins", "1 is stopped", "2 begins", "2 ends"])
        #expect(pool.encodedTokens == .init(interactive: 0, bulk: 10))
    }

    @Test func `do not begin what was cancelled in line`() async throws {
        let pool = stage.pool(workers: 1)
        let bulk = await begin(1, on: pool)
        let query = await queue(2, .interactive, on: pool)
        query.cancel()
        await #expect(throws: CancellationError.self) { try await query.value }
        #expect(pool.waiting == .init())
        stage.step(1)
        _ = try await bulk.value
        #expect(!stage.hasBegun(2))
    }

    @Test func `end a pass that others let in once its caller has gone meanwhile`() async throws {
        let pool = stage.pool(workers: 1)
        let bulk = await begin(1, blocks: 2, on: pool)
        stage.hold(2)
        let query = await queue(2, .interactive, on: pool)
        stage.step(1)
        await wait { stage.hasBegun(2) }
        bulk.cancel()
        await #expect(throws: CancellationError.self) { try await bulk.value }
        stage.step(2)
        #expect(try await query.value == [2])
        await wait { pool.running == .init() }
        #expect(stage.log.all == ["1 begins", "2 begins", "2 runs block 1", "2 ends", "1 is stopped"])
    }

    @Test func `finish a shared pass for those who stay`() async throws {
        let pool = stage.pool(workers: 1)
        let bulk = await begin(1, on: pool)
        stage.hold(2)
        let leaving = await queue(2, .interactive, on: pool)
        let staying = await queue(3, .interactive, behind: 1, on: pool)
        stage.step(1)
        await wait { stage.hasBegun(2) }
        leaving.cancel()
        await #expect(throws: CancellationError.self) { try await leaving.value }
        stage.step(2)
        #expect(try await staying.value == [3])
        _ = try await bulk.value
        #expect(stage.log.all.contains("2+3 ends"))
    }

    @Test func `stop a shared pass that all have left`() async throws {
        let pool = stage.pool(workers: 1)
        let bulk = await begin(1, on: pool)
        stage.hold(2)
        let first = await queue(2, .interactive, on: pool)
        let second = await queue(3, .interactive, behind: 1, on: pool)
        stage.step(1)
        await wait { stage.hasBegun(2) }
        for query in [first, second] {
            query.cancel()
            await #expect(throws: CancellationError.self) { try await query.value }
        }
        stage.step(2)
        _ = try await bulk.value
        #expect(stage.log.all.contains("2+3 is stopped"))
    }

    @Test func `tell every caller of a pass what went wrong, and drop the rest of their work`() async throws {
        struct Broken: Error {}
        let gate = DispatchSemaphore(value: 0)
        let log = Log()
        let pool = WorkerPool(workers: 1) { tokenIDs, _, _ in
            log.note("\(tokenIDs[0][0])")
            gate.wait()
            throw Broken()
        }
        let call = Task { try await pool.encode(.bulk, [StagedPool.text(1), StagedPool.text(2)]) }
        gate.signal()
        await #expect(throws: Broken.self) { try await call.value }
        await wait { pool.running == .init() }
        #expect(log.all == ["1"])
        #expect(pool.waiting == .init())
    }

    @Test func `let everybody go when they are closed, and nobody in`() async throws {
        let pool = stage.pool(workers: 2)
        let running = [await begin(1, on: pool), await begin(2, on: pool)]
        let waiting = await queue(3, .interactive, on: pool)
        let closed = Log()
        let closing = Task {
            await pool.close()
            closed.note("closed")
        }
        for call in running + [waiting] { await #expect(throws: CancellationError.self) { try await call.value } }
        await #expect(throws: CancellationError.self) { try await pool.encode(.bulk, [StagedPool.text(4)]) }
        stage.step(1)
        await wait { pool.running.bulk == 1 }
        #expect(closed.all.isEmpty)
        stage.step(2)
        await closing.value
        #expect(Set(stage.log.all) == ["1 begins", "2 begins", "1 is stopped", "2 is stopped"])
        await pool.close()
    }

    @Test func `stand many callers who come, wait and leave as they like`() async throws {
        let pool = WorkerPool(workers: 3) { tokenIDs, _, checkpoint in
            for _ in 0..<4 { try checkpoint() }
            return Matrix(rows: tokenIDs.count, columns: 1, values: tokenIDs.map { Float($0[0]) })
        }
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<600 {
                group.addTask {
                    let priority: TextEmbedder.Priority = caller % 3 == 0 ? .bulk : .interactive
                    let names = (0..<1 + caller % 5).map { Int32(caller * 10 + $0) }
                    let call = Task {
                        if caller % 11 == 0 { return [try await pool.perform(priority) { _ in Float(names[0]) }] }
                        return try await pool.encode(
                            priority, names.map { StagedPool.text($0, tokens: 1 + caller % 120) })
                    }
                    if caller % 7 == 0 {
                        await Task.yield()
                        call.cancel()
                    }
                    guard let values = try? await call.value else {
                        #expect(caller % 7 == 0)
                        return
                    }
                    #expect(caller % 11 == 0 || values == names.map { Float($0) })
                }
            }
        }
        await wait { pool.running == .init() }
        #expect(pool.waiting == .init())
    }
}
