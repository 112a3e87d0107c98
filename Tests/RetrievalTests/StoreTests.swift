import Foundation
import Knowledge
import Testing

@testable import Retrieval

@Suite struct `Index store` {
    let entries = randomEntries(60, dimension: 8, seed: 1).map { $0.dressed(0) }

    func naive(_ entries: some Sequence<IndexEntry>, _ sequence: Int64) -> NaiveStore {
        var naive = NaiveStore()
        naive.apply(entries.map(IndexChange.insert), upTo: sequence)
        return naive
    }

    func expect(_ store: IndexStore, _ naive: NaiveStore, _ location: SourceLocation = #_sourceLocation) throws {
        #expect(store.sequence == naive.sequence, sourceLocation: location)
        let problem = try disagreement(store.index, naive, dimension: store.dimension, seed: 5)
        #expect(problem == nil, sourceLocation: location)
    }

    @Test func `is empty and writes nothing until there is something`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.flush()
        try store.merge()
        #expect(folder.names.isEmpty && !FileManager.default.fileExists(atPath: folder.path))
        #expect(store.index.count == 0 && store.sequence == 0 && store.memoryBytes == 0)
        #expect(store.holdsDeletedSince == nil)
    }

    @Test func `opens as it was flushed`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.apply(entries.prefix(40).map(IndexChange.insert), upTo: 7)
        try store.flush()
        try expect(open(folder.url), naive(entries.prefix(40), 7))
        try store.apply(entries.suffix(20).map(IndexChange.insert), upTo: 9)
        try expect(open(folder.url), naive(entries.prefix(40), 7))
        try store.flush()
        try expect(open(folder.url), naive(entries, 9))
        try expect(store, naive(entries, 9))
        #expect(store.memoryBytes == 0)
    }

    @Test func `remembers the sequence where nothing else changed`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.apply([.delete(chunk(1))], upTo: 12)
        try store.flush()
        #expect(try open(folder.url).sequence == 12)
    }

    @Test func `shows all changes of one call at once, the last of an id`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.apply(
            [.insert(entries[0]), .delete(entries[0].id), .insert(entries[1]), .insert(entries[1].dressed(3))], upTo: 1)
        try expect(store, naive([entries[1].dressed(3)], 1))
        try store.apply([.delete(entries[1].id), .insert(entries[0])], upTo: 2)
        try expect(store, naive([entries[0]], 2))
        #expect(!store.index.contains(entries[1].id) && store.index.contains(entries[0].id))
    }

    @Test func `refuses what cannot be indexed and changes nothing`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.apply([.insert(entries[0])], upTo: 1)
        let bad = IndexEntry(id: chunk(5), vector: [1], body: "")
        #expect(throws: RetrievalError.self) {
            try store.apply([.delete(self.entries[0].id), .insert(self.entries[2]), .insert(bad)], upTo: 2)
        }
        #expect(throws: RetrievalError.self) { try store.replace(with: [self.entries[2], bad], upTo: 2) }
        try expect(store, naive([entries[0]], 1))
    }

    @Test func `replaces all there is`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.apply(entries.prefix(30).map(IndexChange.insert), upTo: 1)
        try store.flush()
        try store.apply(entries.prefix(40).suffix(10).map(IndexChange.insert), upTo: 2)
        try store.replace(with: Array(entries.suffix(10)), upTo: 3)
        try expect(store, naive(entries.suffix(10), 3))
        #expect(store.holdsDeletedSince != nil)
        try store.flush()
        #expect(store.holdsDeletedSince == nil)
        #expect(folder.names.count == 2)
        try expect(open(folder.url), naive(entries.suffix(10), 3))
        try store.replace(with: [], upTo: 4)
        try store.flush()
        try expect(open(folder.url), naive([], 4))
        #expect(folder.names == ["manifest"])
    }

    @Test func `begins empty under another model or dimension`() throws {
        let folder = TemporaryFolder()
        for (dimension, model) in [(8, "other"), (16, "m")] {
            let store = try open(folder.url)
            try store.replace(with: entries, upTo: 3)
            try store.flush()
            try expect(open(folder.url, dimension: dimension, model: model), NaiveStore())
            #expect(folder.names.isEmpty)
        }
    }

    @Test func `leaves no byte of a deleted entry in a file after a merge`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url, dimension: 32)
        let entries = randomEntries(3000, dimension: 32, seed: 4).map { entry in
            var random = SeededRandom(seed: UInt64(entry.id.uuid.uuid.15) << 8 | UInt64(entry.id.uuid.uuid.14))
            let vector = randomVector(32, using: &random)
            return IndexEntry(
                id: entry.id, vector: vector, questionVector: unit(vector.reversed()), title: "zirkonyumx\(entry.id)x",
                body: "gizlikelime\(entry.id.uuid.uuid.14)x\(entry.id.uuid.uuid.15)q", document: DocumentID(),
                tags: ["etiket \(entry.id)"], payload: Array("payload \(entry.id)".utf8))
        }
        try store.replace(with: Array(entries.dropLast(200)), upTo: 1)
        try store.flush()
        try store.apply(entries.suffix(200).map(IndexChange.insert), upTo: 2)
        try store.flush()
        let gone = [entries[0], entries[1500], entries[2799], entries[2801], entries[2999]]
        func traces() -> [String] {
            let bytes = folder.bytes
            return gone.flatMap { entry in
                let traces: [(String, Data)] = [
                    ("vector", entry.vector.withUnsafeBytes { Data($0) }),
                    ("question", entry.questionVector!.withUnsafeBytes { Data($0) }),
                    ("codes", Data(codes(entry.vector))), ("id", Data(RowKey(entry.id.uuid).bytes)),
                    ("payload", Data(entry.payload)), ("tag", Data(entry.tags.first!.utf8)),
                    ("document", Data(RowKey(entry.document!.uuid).bytes)), ("text", Data(entry.body.utf8)),
                ]
                return traces.filter { bytes.range(of: $0.1) != nil }.map(\.0)
            }
        }
        #expect(Set(traces()).isSuperset(of: ["vector", "question", "codes", "id", "payload", "tag", "document"]))
        #expect(store.holdsDeletedSince == nil)
        let before = ContinuousClock.now
        try store.apply(gone.prefix(3).map { .delete($0.id) } + gone.suffix(2).map { .delete($0.id) }, upTo: 3)
        let since = try #require(store.holdsDeletedSince)
        #expect(since >= before && since <= .now)
        try store.merge()
        #expect(store.holdsDeletedSince == nil)
        #expect(traces() == [])
        #expect(folder.bytes.range(of: entries[5].vector.withUnsafeBytes { Data($0) }) != nil)
    }

    func codes(_ vector: [Float]) -> [UInt8] {
        let contents = try! EntryContents([IndexEntry(id: chunk(0), vector: vector, body: "")], dimension: vector.count)
        return Array(Segment.inMemory(contents).bytes(of: .codes))
    }

    @Test func `keeps an index readable after its files are gone`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.replace(with: entries, upTo: 1)
        try store.flush()
        let opened = try open(folder.url)
        let index = opened.index
        try opened.apply(entries.map { .delete($0.id) }, upTo: 2)
        try opened.merge()
        try opened.erase()
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        #expect(try disagreement(index, naive(entries, 1), dimension: 8, seed: 9) == nil)
        #expect(opened.index.count == 0)
    }

    @Test func `is gone without a trace once erased`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        try store.replace(with: entries, upTo: 1)
        try store.flush()
        try IndexStore.erase(folder: folder.url)
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        try IndexStore.erase(folder: folder.url)
        try expect(open(folder.url), NaiveStore())
        // A store that is told so itself writes nothing afterwards.
        let other = try open(folder.url)
        try other.replace(with: entries, upTo: 1)
        try other.flush()
        try other.erase()
        try other.apply([.insert(entries[0])], upTo: 2)
        #expect(throws: RetrievalError.self) { try other.flush() }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func `keeps few files and no descriptor`() throws {
        let folder = TemporaryFolder()
        let store = try open(folder.url)
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        for (number, entry) in randomEntries(3000, dimension: 8, seed: 3).enumerated() where number % 5 == 0 {
            try store.apply([.insert(entry)], upTo: Int64(number))
            if number % 50 == 0 { try store.flush() }
        }
        try store.flush()
        #expect(folder.names.count <= 4)
        let mapped = try open(folder.url)
        #expect(mapped.index.count == 600)
        // Other tests run at the same time; 60 flushes would leave 120.
        #expect(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count < descriptors + 60)
    }

    @Test func `never shows another store's entries, be the texts the same`() throws {
        let folder = TemporaryFolder()
        let other = TemporaryFolder()
        let (left, right) = (try open(folder.url), try open(other.url))
        var random = SeededRandom(seed: 8)
        let twins = entries.map { entry in
            IndexEntry(
                id: chunk(1000 + Int(entry.id.uuid.uuid.15)), vector: entry.vector,
                questionVector: entry.questionVector, title: entry.title, heading: entry.heading,
                question: entry.question, body: entry.body, language: entry.language, document: entry.document,
                tags: entry.tags, payload: entry.payload)
        }
        for round in 0..<6 {
            try left.apply(entries.shuffled(using: &random).prefix(20).map(IndexChange.insert), upTo: Int64(round))
            try right.apply(twins.shuffled(using: &random).prefix(20).map(IndexChange.insert), upTo: Int64(round))
            if round % 2 == 0 { try left.flush() } else { try right.merge() }
            for mode in SearchMode.allCases {
                for filter in [PassageFilter(), PassageFilter(tags: ["tag 1"]), PassageFilter(sourceType: .faq)] {
                    let request = SearchRequest(
                        text: "kargo ücreti", vector: randomVector(8, using: &random), topK: 200, mode: mode,
                        filter: filter)
                    #expect(try left.index.search(request).allSatisfy { $0.id < chunk(1000) })
                    #expect(try right.index.search(request).allSatisfy { $0.id >= chunk(1000) })
                }
            }
            #expect(left.index.ids.allSatisfy { $0 < chunk(1000) && !right.index.contains($0) })
            #expect(right.index.ids.allSatisfy { $0 >= chunk(1000) && left.index.payload(of: $0) == nil })
        }
    }
}
