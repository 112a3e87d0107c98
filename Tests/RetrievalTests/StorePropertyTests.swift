import Foundation
import Knowledge
import Testing

@testable import Retrieval

/// What may happen to a store, drawn at random.
enum StoreOperation {
    case apply([IndexChange])
    case replace([IndexEntry])
    case flush
    case merge
    case reopen

    /// With enough flushes and merges for a crash to fall into.
    static func script(of entries: [IndexEntry]) -> [StoreOperation] {
        func insert(_ rows: Range<Int>, _ version: Int) -> StoreOperation {
            .apply(entries[rows].map { .insert($0.dressed(version)) })
        }
        return [
            insert(0..<8, 1), .flush, insert(6..<10, 2), .apply([.delete(entries[0].id)]), .flush, .flush,
            insert(10..<14, 3), .apply([.delete(entries[7].id), .insert(entries[3].dressed(4))]), .merge,
            .replace(entries[2..<6].map { $0.dressed(5) }), .flush, .apply(entries[2..<6].map { .delete($0.id) }),
            .merge,
        ]
    }

    static func random(of entries: [IndexEntry], version: Int, using random: inout SeededRandom) -> StoreOperation {
        switch Int.random(in: 0..<40, using: &random) {
        case 0: return .replace(entries.filter { _ in Bool.random(using: &random) }.map { $0.dressed(version) })
        case 1...4: return .flush
        case 5...6: return .merge
        case 7...8: return .reopen
        default:
            let changes = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                let entry = entries.randomElement(using: &random)!
                return Int.random(in: 0..<3, using: &random) == 0
                    ? IndexChange.delete(entry.id) : IndexChange.insert(entry.dressed(version))
            }
            return .apply(changes)
        }
    }
}

/// A store beside what it is meant to hold, now and after a power cut.
struct StoreUnderTest {
    let folder: URL
    var store: IndexStore
    var current = NaiveStore()
    var durable = NaiveStore()

    init(folder: URL, files: any FileOperations = SystemFiles()) throws {
        self.folder = folder
        store = try open(folder, files: files)
    }

    mutating func perform(_ operation: StoreOperation) throws {
        let sequence = current.sequence + 1
        switch operation {
        case .apply(let changes):
            try store.apply(changes, upTo: sequence)
            current.apply(changes, upTo: sequence)
        case .replace(let entries):
            try store.replace(with: entries, upTo: sequence)
            current = NaiveStore()
            current.apply(entries.map(IndexChange.insert), upTo: sequence)
        case .flush:
            try store.flush()
            durable = current
        case .merge:
            try store.merge()
            durable = current
        case .reopen:
            store = try open(folder, files: store.files)
            current = durable
        }
    }
}

@Suite struct `Index store against a dictionary` {
    let entries = randomEntries(90, dimension: 8, seed: 2).map { $0.abridged() }

    @Test(arguments: 0..<8)
    func `holds and finds what it is meant to after any operations`(seed: UInt64) throws {
        let folder = TemporaryFolder()
        var random = SeededRandom(seed: seed)
        var test = try StoreUnderTest(folder: folder.url)
        for step in 0..<80 {
            let operation = StoreOperation.random(of: entries, version: step, using: &random)
            try test.perform(operation)
            #expect(test.store.sequence == test.current.sequence)
            let problem = try disagreement(test.store.index, test.current, dimension: 8, seed: UInt64(step))
            try #require(problem == nil, "step \(step): \(operation)")
            if case .merge = operation { #expect(test.store.holdsDeletedSince == nil) }
        }
        try test.store.merge()
        // With every deletion carried out nothing tells the store from an index of the same entries.
        let fresh = try KnowledgeIndex(test.current.entries.values.map(\.entry), dimension: 8)
        for query in ["kargo ücreti", "öğrenci indrimi LK-204", ""] {
            let request = SearchRequest(text: query, vector: randomVector(8, using: &random), topK: 90)
            let (found, expected) = (try test.store.index.search(request), try fresh.search(request))
            #expect(found.map(\.payload) == expected.map(\.payload))
            for (left, right) in zip(found, expected) { #expect(abs(left.score.fused - right.score.fused) < 1e-5) }
        }
    }

    @Test(arguments: [false, true])
    func `opens in the state before or after whatever write it died at`(doesHalf: Bool) throws {
        var limit = 1
        while true {
            let folder = TemporaryFolder()
            let files = CrashingFiles(dyingAt: limit, doingHalf: doesHalf)
            var test = try StoreUnderTest(folder: folder.url, files: files)
            var hasCrashed = false
            for operation in StoreOperation.script(of: entries) {
                do { try test.perform(operation) } catch is RetrievalError {
                    hasCrashed = true
                    break
                }
            }
            // The running store has lost nothing by a flush that failed.
            #expect(try disagreement(test.store.index, test.current, dimension: 8, seed: 1) == nil)
            var reopened = try StoreUnderTest(folder: folder.url)
            let sequence = reopened.store.sequence
            try #require([test.durable.sequence, test.current.sequence].contains(sequence), "operation \(limit)")
            let state = sequence == test.durable.sequence ? test.durable : test.current
            #expect(try disagreement(reopened.store.index, state, dimension: 8, seed: 2) == nil, "operation \(limit)")
            reopened.current = state
            try reopened.perform(.apply([.insert(entries[0].dressed(1000)), .delete(entries[1].id)]))
            try reopened.perform(.merge)
            try reopened.perform(.reopen)
            #expect(try disagreement(reopened.store.index, reopened.current, dimension: 8, seed: 3) == nil)
            #expect(folder.names.count <= 1 + max(1, reopened.store.index.allParts.count))
            guard hasCrashed else { break }
            limit += 1
        }
        #expect(limit > 50)
    }

    @Test func `is empty or as before where it died at erasing`() throws {
        for limit in 1...20 {
            let folder = TemporaryFolder()
            let store = try open(folder.url)
            try store.replace(with: entries.map { $0.dressed(0) }, upTo: 4)
            try store.flush()
            let dying = try open(folder.url, files: CrashingFiles(dyingAt: limit, doingHalf: limit % 2 == 0))
            try? dying.erase()
            let reopened = try open(folder.url)
            #expect([0, 90].contains(reopened.index.count) && (reopened.index.count == 90) == (reopened.sequence == 4))
        }
    }

    @Test func `shows readers whole changes while it is written, merged and reopened`() async throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        // Entry n and its partner always change together.
        func pair(_ number: Int, _ version: Int) -> [IndexEntry] {
            [entries[number].dressed(version), entries[number + 45].dressed(version)]
        }
        try store.apply((0..<45).flatMap { pair($0, 0) }.map(IndexChange.insert), upTo: 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reader in 0..<3 {
                group.addTask {
                    var random = SeededRandom(seed: UInt64(reader))
                    for _ in 0..<20 {
                        let index = store.index
                        let versions = { (id: ChunkID) in
                            index.payload(of: id).map { String(decoding: $0, as: UTF8.self).split(separator: " ")[1] }
                        }
                        for number in 0..<45 {
                            #expect(versions(entries[number].id) == versions(entries[number + 45].id))
                        }
                        let request = SearchRequest(
                            text: "kargo", vector: randomVector(8, using: &random), topK: 200, mode: .vector)
                        let hits = try index.search(request)
                        #expect(hits.count == index.count && Set(hits.map(\.id)) == Set(index.ids))
                    }
                }
            }
            group.addTask {
                var random = SeededRandom(seed: 9)
                for step in 1...300 {
                    let number = Int.random(in: 0..<45, using: &random)
                    let isDeletion = step % 3 == 0
                    try store.apply(
                        pair(number, step).map { isDeletion ? .delete($0.id) : .insert($0) }, upTo: Int64(step))
                    #expect(store.index.contains(entries[number].id) == !isDeletion)
                }
            }
            group.addTask {
                for step in 0..<30 { if step % 3 == 0 { try store.merge() } else { try store.flush() } }
            }
            try await group.waitForAll()
        }
        try store.flush()
        let reopened = try open(folder.url)
        #expect(reopened.sequence == 300 && Set(reopened.index.ids) == Set(store.index.ids))
    }
}
