import Synchronization
import Testing

@testable import Embeddings

@Suite(.timeLimit(.minutes(2))) struct `Recent queries` {
    /// Computes on demand: each computation waits until it is let go, and is counted.
    private final class Source: Sendable {
        private let stream: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation
        let begun = Atomic(0)
        let cancelled = Atomic(0)

        init() { (stream, continuation) = AsyncStream<Void>.makeStream() }

        func letGo() { continuation.yield() }

        func compute(_ value: Float) async throws -> [Float] {
            begun.add(1, ordering: .relaxed)
            for await _ in stream { return [value] }
            cancelled.add(1, ordering: .relaxed)
            throw CancellationError()
        }
    }

    private func key(_ ids: Int32..., mode: EncodingMode = .exact) -> RecentQueries.Key {
        .init(mode: mode, tokenIDs: ids)
    }

    @Test func `are computed once`() async throws {
        let cache = RecentQueries(capacity: 8)
        #expect(try await cache.vector(for: key(1)) { [0.5] } == [0.5])
        #expect(try await cache.vector(for: key(1)) { [0.7] } == [0.5])
        #expect(cache.counts == .init(hits: 1, joined: 0, misses: 1, entries: 1))
    }

    @Test func `are told apart by every id and by mode`() async throws {
        let cache = RecentQueries(capacity: 8)
        for (number, key) in [key(1), key(1, 2), key(2, 1), key(1, mode: .fast)].enumerated() {
            #expect(try await cache.vector(for: key) { [Float(number)] } == [Float(number)])
        }
        #expect(cache.counts.entries == 4)
    }

    @Test func `are no more than they may be, and those in use stay`() async throws {
        let cache = RecentQueries(capacity: 10)
        for number in 0..<200 {
            _ = try await cache.vector(for: key(Int32(number))) { [Float(number)] }
            #expect(try await cache.vector(for: key(0)) { [-1] } == [0])
            #expect(cache.counts.entries <= 10)
        }
        #expect(cache.counts.misses == 200)
    }

    @Test func `wait for the same query of another`() async throws {
        let cache = RecentQueries(capacity: 8)
        let source = Source()
        let calls = (0..<5).map { number in
            Task { try await cache.vector(for: key(1)) { try await source.compute(Float(number)) } }
        }
        await wait { cache.counts.joined == 4 && source.begun.load(ordering: .relaxed) == 1 }
        source.letGo()
        var values: Set<[Float]> = []
        for call in calls { values.insert(try await call.value) }
        #expect(values.count == 1)
        #expect(source.begun.load(ordering: .relaxed) == 1)
    }

    @Test func `are computed to the end where the first to ask has gone`() async throws {
        let cache = RecentQueries(capacity: 8)
        let source = Source()
        let first = Task { try await cache.vector(for: key(1)) { try await source.compute(1) } }
        await wait { source.begun.load(ordering: .relaxed) == 1 }
        let second = Task { try await cache.vector(for: key(1)) { [2] } }
        await wait { cache.counts.joined == 1 }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        source.letGo()
        #expect(try await second.value == [1])
    }

    @Test func `are given up when nobody is left, and asked for anew`() async throws {
        let cache = RecentQueries(capacity: 8)
        let source = Source()
        let calls = (0..<2).map { _ in
            Task { try await cache.vector(for: key(1)) { try await source.compute(1) } }
        }
        await wait { cache.counts.joined == 1 && source.begun.load(ordering: .relaxed) == 1 }
        for call in calls {
            call.cancel()
            await #expect(throws: CancellationError.self) { try await call.value }
        }
        await wait { source.cancelled.load(ordering: .relaxed) == 1 }
        #expect(try await cache.vector(for: key(1)) { [2] } == [2])
    }

    @Test func `do not remember what went wrong`() async throws {
        struct Broken: Error {}
        let cache = RecentQueries(capacity: 8)
        await #expect(throws: Broken.self) { try await cache.vector(for: key(1)) { throw Broken() } }
        #expect(try await cache.vector(for: key(1)) { [2] } == [2])
    }

    @Test func `stand many callers who come and leave`() async throws {
        let cache = RecentQueries(capacity: 6)
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<1000 {
                group.addTask {
                    let id = Int32(caller % 13)
                    let call = Task {
                        try await cache.vector(for: self.key(id)) {
                            await Task.yield()
                            try Task.checkCancellation()
                            return [Float(id)]
                        }
                    }
                    if caller % 5 == 0 { call.cancel() }
                    guard let vector = try? await call.value else {
                        #expect(caller % 5 == 0)
                        return
                    }
                    #expect(vector == [Float(id)])
                }
            }
        }
        let counts = cache.counts
        #expect(counts.entries <= 6)
        #expect(counts.hits + counts.joined + counts.misses >= 800)
    }
}
