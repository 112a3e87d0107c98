import Foundation
import Knowledge
import Testing

@testable import Retrieval

@Suite struct `Damaged index files` {
    let entries = randomEntries(50, dimension: 8, seed: 6).map { $0.abridged().dressed(0) }

    /// Two segments, one of them with a deleted row, by the names of their files.
    static let files: [String: Data] = {
        let folder = TemporaryFolder()
        do {
            let store = try open(folder.url)
            let many = randomEntries(1500, dimension: 8, seed: 7, questions: false)
            try store.replace(with: many.map { IndexEntry(id: $0.id, vector: $0.vector, body: "") }, upTo: 1)
            try store.flush()
            let entries = randomEntries(50, dimension: 8, seed: 6).map { $0.abridged().dressed(0) }
            try store.apply(entries.map(IndexChange.insert) + [.delete(chunk(1400))], upTo: 2)
            try store.flush()
            return try Dictionary(
                uniqueKeysWithValues: folder.names.map { ($0, try Data(contentsOf: folder.url.appending(path: $0))) })
        } catch {
            return [:]
        }
    }()

    func fill(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in Self.files { try data.write(to: folder.appending(path: name)) }
    }

    func expectEmpty(_ store: IndexStore, _ folder: borrowing TemporaryFolder, _ what: String) {
        #expect(store.sequence == 0 && store.index.count == 0, "\(what)")
        #expect(folder.names.isEmpty, "\(what)")
    }

    func file(_ folder: borrowing TemporaryFolder, _ suffix: String) throws -> URL {
        folder.url.appending(path: try #require(folder.names.last { $0.hasSuffix(suffix) }))
    }

    @Test func `are as good as none where ids or attributes are damaged, and found by reading all of them`() throws {
        for section in SegmentSection.allCases {
            for end in [false, true] {
                let folder = TemporaryFolder()
                try fill(folder.url)
                // The small one has all sections.
                let name = try #require(
                    Self.files.filter { $0.key.hasSuffix(".segment") }.min { $0.value.count < $1.value.count })
                let url = folder.url.appending(path: name.key)
                var bytes = name.value
                let place = try #require(bytes.withUnsafeBytes(SegmentHeader.init))[section]
                guard place.length > 0 else { continue }
                bytes[end ? place.offset + place.paddedLength - 1 : place.offset] ^= 0x10
                try bytes.write(to: url)
                let store = try open(folder.url)
                #expect(!section.isCheckedAtOnce || store.sequence == 0)
                if store.sequence != 0 {
                    #expect(store.sequence == 2 && store.index.count == 1499)
                    // Whatever it finds, it does find it.
                    let hits = try store.index.search(SearchRequest(text: "kargo", vector: entries[0].vector, topK: 50))
                    #expect(hits.count == 50)
                    #expect(try !store.verify())
                }
                expectEmpty(store, folder, "\(section)")
            }
        }
    }

    @Test func `are told from whole ones`() throws {
        let folder = TemporaryFolder()
        try fill(folder.url)
        let store = try open(folder.url)
        #expect(try store.verify())
        #expect(store.index.count == 1499 && folder.names.count == 3)
    }

    @Test(arguments: ["manifest", ".segment"])
    func `are as good as none with any byte of the header flipped`(suffix: String) throws {
        let folder = TemporaryFolder()
        try fill(folder.url)
        let whole = Self.files
        let name = try file(folder, suffix).lastPathComponent
        for byte in 0..<min(256, whole[name]!.count) {
            for (name, data) in whole { try data.write(to: folder.url.appending(path: name)) }
            var bytes = whole[name]!
            bytes[byte] ^= 1
            try bytes.write(to: folder.url.appending(path: name))
            expectEmpty(try open(folder.url), folder, "byte \(byte)")
        }
    }

    @Test(arguments: ["manifest", ".segment"])
    func `are as good as none cut short, grown, empty, gone or foreign`(suffix: String) throws {
        let other = TemporaryFolder()
        let store = try open(other.url)
        try store.replace(with: entries.dropLast(), upTo: 5)
        try store.flush()
        let foreign = try Data(contentsOf: file(other, suffix))
        let changes: [(String, (Data) -> Data?)] = [
            ("cut", { $0.prefix($0.count / 2) }), ("a byte short", { $0.dropLast() }), ("empty", { _ in Data() }),
            ("grown", { $0 + [0] }), ("grown by a block", { $0 + Data(count: 64) }), ("gone", { _ in nil }),
            ("foreign", { _ in foreign }), ("text", { _ in Data("kargo".utf8) }),
        ]
        for (what, change) in changes {
            let folder = TemporaryFolder()
            try fill(folder.url)
            let url = try file(folder, suffix)
            if let bytes = change(try Data(contentsOf: url)) {
                try bytes.write(to: url)
            } else {
                try FileManager.default.removeItem(at: url)
            }
            expectEmpty(try open(folder.url), folder, what)
        }
    }

    @Test func `left behind by a crash are swept, others' too`() throws {
        let folder = TemporaryFolder()
        try fill(folder.url)
        for name in ["manifest.new", "0000000000000001.segment", "x"] {
            try Data("left".utf8).write(to: folder.url.appending(path: name))
        }
        #expect(try open(folder.url).index.count == 1499)
        #expect(folder.names.count == 3 && !folder.names.contains("x"))
    }
}

@Suite struct `A segment` {
    @Test func `is one and a half times its vectors at most`() throws {
        var random = SeededRandom(seed: 1)
        let entries = (0..<100).map { IndexEntry(id: chunk($0), vector: randomVector(384, using: &random), body: "") }
        let segment = Segment.inMemory(try EntryContents(entries, dimension: 384))
        #expect(segment.memory.bytes.count <= 100 * 384 * 4 * 3 / 2)
    }

    @Test func `has the same bytes in memory and in a file, built or merged`() throws {
        let entries = randomEntries(70, dimension: 8, seed: 3).map { $0.dressed(2) }
        func segment(_ entries: some Sequence<IndexEntry>) throws -> Segment {
            .inMemory(try EntryContents(Array(entries), dimension: 8))
        }
        let built = try segment(entries.shuffled())
        let halves = try [
            segment(entries.filter { $0.id.uuid.uuid.15 % 3 == 0 }),
            segment(entries.filter { $0.id.uuid.uuid.15 % 3 != 0 }),
        ]
        let merged = Segment.inMemory(MergedContents(halves.map { Part($0) }, dimension: 8))
        #expect(built.memory.bytes.elementsEqual(merged.memory.bytes))
        let folder = TemporaryFolder()
        let store = try open(folder.url, files: CrashingFiles(dyingAt: .max, doingHalf: false))
        try store.apply(entries.map(IndexChange.insert), upTo: 1)
        try store.flush()
        let file = try #require(folder.names.first { $0.hasSuffix(".segment") })
        #expect(try Data(contentsOf: folder.url.appending(path: file)).elementsEqual(built.memory.bytes))
        #expect(built.isWhole())
    }

    @Test func `finds its rows by their ids and no others`() throws {
        let entries = randomEntries(33, dimension: 8, seed: 3).filter { $0.id.uuid.uuid.15 % 2 == 0 }
        let segment = Segment.inMemory(try EntryContents(entries, dimension: 8))
        for number in 0..<40 {
            let row = segment.row(of: RowKey(chunk(number).uuid))
            #expect((row != nil) == (number < 33 && number % 2 == 0))
            if let row { #expect(segment.id(row) == chunk(number)) }
        }
    }
}
