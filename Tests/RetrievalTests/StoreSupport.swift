import Foundation
import Knowledge
import Synchronization

@testable import Retrieval

/// A folder of its own for one test, removed at the end.
struct TemporaryFolder: ~Copyable {
    let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appending(path: "kaynak-index-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path(percentEncoded: false) }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// All bytes of all files.
    var bytes: Data { names.reduce(into: Data()) { $0 += (try? Data(contentsOf: url.appending(path: $1))) ?? Data() } }
}

func open(_ folder: URL, dimension: Int = 8, model: String = "m", files: any FileOperations = SystemFiles()) throws
    -> IndexStore
{
    try IndexStore(folder: folder, dimension: dimension, model: model, files: files)
}

/// What the operations after the fault throw.
struct Crash: Error {}

/// Files of a process that dies at its `limit`-th operation: that one does half of its work or none, those after it
/// nothing. Bytes that were not synchronized are lost, as by a power cut.
final class CrashingFiles: FileOperations {
    let bufferSize = 512
    private let system = SystemFiles()
    private let limit: Int
    private let doesHalf: Bool
    private struct State {
        var count = 0
        /// Files by descriptor, with bytes that a power cut would lose.
        var unsynchronized: [Int32: String] = [:]
    }
    private let state = Mutex(State())

    init(dyingAt limit: Int, doingHalf doesHalf: Bool) {
        self.limit = limit
        self.doesHalf = doesHalf
    }

    var count: Int { state.withLock { $0.count } }

    private func step(_ half: () throws -> Void = {}) throws {
        let count = state.withLock { state in
            state.count += 1
            return state.count
        }
        if count == limit {
            if doesHalf { try? half() }
            for path in state.withLock({ $0.unsynchronized.values }) { truncate(path, 100) }
        }
        if count >= limit { throw Crash() }
    }

    func makeFolder(_ path: String) throws {
        try step { try system.makeFolder(path) }
        try system.makeFolder(path)
    }

    func create(_ path: String) throws -> Int32 {
        try step { close(try system.create(path)) }
        let descriptor = try system.create(path)
        state.withLock { $0.unsynchronized[descriptor] = path }
        return descriptor
    }

    func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        try step { try system.append(UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2)), to: descriptor) }
        try system.append(bytes, to: descriptor)
    }

    func overwriteStart(with bytes: UnsafeRawBufferPointer, in descriptor: Int32) throws {
        try step {
            try system.overwriteStart(with: UnsafeRawBufferPointer(rebasing: bytes.prefix(100)), in: descriptor)
        }
        try system.overwriteStart(with: bytes, in: descriptor)
    }

    func synchronize(_ descriptor: Int32) throws {
        try step()
        try system.synchronize(descriptor)
        state.withLock { $0.unsynchronized[descriptor] = nil }
    }

    func rename(_ path: String, to other: String) throws {
        try step { try system.rename(path, to: other) }
        try system.rename(path, to: other)
    }

    func unlink(_ path: String) throws {
        try step { try system.unlink(path) }
        try system.unlink(path)
    }

    func removeFolder(_ path: String) throws {
        try step { try system.removeFolder(path) }
        try system.removeFolder(path)
    }

    func synchronizeFolder(_ path: String) throws {
        try step { try system.synchronizeFolder(path) }
        try system.synchronizeFolder(path)
    }
}

/// A store as it is meant to be: a dictionary.
struct NaiveStore: Equatable {
    var entries: [ChunkID: NaiveEntry] = [:]
    var sequence: Int64 = 0

    mutating func apply(_ changes: [IndexChange], upTo sequence: Int64) {
        for change in changes {
            switch change {
            case .insert(let entry): entries[entry.id] = NaiveEntry(entry)
            case .delete(let id): entries[id] = nil
            }
        }
        self.sequence = sequence
    }

    /// Exact neighbours by a product by hand, ties by id.
    func nearest(_ query: [Float], topK: Int, admits: (NaiveEntry) -> Bool = { _ in true }) -> [(ChunkID, Float)] {
        entries.filter { admits($0.value) }.map { ($0.key, $0.value.cosine(query)) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(topK).map { $0 }
    }
}

struct NaiveEntry: Equatable {
    let entry: IndexEntry

    /// Whether it shares a term with ``lexicalQuery``.
    let sharesTerm: Bool
    static let lexicalQuery = "kargo"

    init(_ entry: IndexEntry) {
        self.entry = entry
        let terms = Set(TurkishAnalyzer().terms(of: NaiveEntry.lexicalQuery))
        sharesTerm = [entry.title, entry.heading, entry.question, entry.body].contains {
            !terms.isDisjoint(with: TurkishAnalyzer().terms(of: $0))
        }
    }

    func cosine(_ query: [Float]) -> Float {
        func dot(_ vector: [Float]) -> Float { zip(vector, query).reduce(0) { $0 + $1.0 * $1.1 } }
        return max(dot(entry.vector), entry.questionVector.map { dot($0) - 0.04 } ?? -2)
    }

    static func == (left: NaiveEntry, right: NaiveEntry) -> Bool {
        left.entry.id == right.entry.id && left.entry.vector == right.entry.vector
            && left.entry.payload == right.entry.payload
    }
}

extension IndexEntry {
    /// With few words: what the store does with them does not depend on how many there are.
    func abridged() -> IndexEntry {
        IndexEntry(
            id: id, vector: vector, questionVector: questionVector, title: String(title.prefix(12)),
            body: String(body.prefix(24)))
    }

    /// With a payload that names what it is, of one of three documents or of none, and with one of three tags.
    func dressed(_ version: Int) -> IndexEntry {
        let number = Int(id.uuid.uuid.15)
        let document =
            number % 4 == 0
            ? nil : DocumentID(uuid: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(number % 4))))
        return IndexEntry(
            id: id, vector: vector, questionVector: questionVector, title: title, heading: heading, question: question,
            body: body, language: number % 5 == 0 ? .english : .turkish, document: document,
            tags: ["tag \(number % 3)"], payload: Array("\(id) \(version)".utf8))
    }
}

/// That a store holds what it is meant to and finds what a search by hand finds.
func disagreement(_ index: KnowledgeIndex, _ naive: NaiveStore, dimension: Int, seed: UInt64) throws -> String? {
    var random = SeededRandom(seed: seed)
    guard index.count == naive.entries.count else { return "count \(index.count), not \(naive.entries.count)" }
    let ids = Array(index.ids)
    guard ids.count == Set(ids).count, Set(ids) == Set(naive.entries.keys) else { return "ids differ" }
    for (id, entry) in naive.entries where index.payload(of: id) != entry.entry.payload { return "payload of \(id)" }
    let document = naive.entries.values.compactMap(\.entry.document).first
    let filters: [(PassageFilter, (NaiveEntry) -> Bool)] = [
        (PassageFilter(tags: ["tag 1", "none"]), { $0.entry.tags.contains("tag 1") }),
        (PassageFilter(languages: [.english]), { $0.entry.language == .english }),
        (PassageFilter(sourceType: .faq), { $0.entry.document == nil }),
        (
            PassageFilter(languages: [.turkish], sourceType: .document, tags: ["tag 0"]),
            { $0.entry.document != nil && $0.entry.language == .turkish && $0.entry.tags == ["tag 0"] }
        ),
        (
            PassageFilter(documents: Set([document].compactMap { $0 })),
            { document != nil && $0.entry.document == document }
        ),
    ]
    for (filter, admits) in [(PassageFilter(), { _ in true }), filters[Int(seed % 5)]] {
        let query = randomVector(dimension, using: &random)
        let admitted = naive.entries.values.filter(admits)
        func request(_ text: String, _ topK: Int, _ mode: SearchMode) -> SearchRequest {
            SearchRequest(text: text, vector: query, topK: topK, mode: mode, filter: filter)
        }
        let expected = naive.nearest(query, topK: 7, admits: admits)
        let found = try index.search(request("", 7, .vector))
        guard found.count == expected.count else { return "\(found.count) hits, not \(expected.count)" }
        for (hit, (_, cosine)) in zip(found, expected) {
            guard let entry = naive.entries[hit.id], admits(entry), abs(entry.cosine(query) - cosine) < 1e-5,
                abs((hit.score.dense ?? -9) - cosine) < 1e-5, hit.payload == entry.entry.payload
            else { return "a foreign hit" }
        }
        let hybrid = try index.search(request("kargo ücreti LK-204", 9, .hybrid))
        guard hybrid.count == min(9, admitted.count) else { return "a short hybrid answer" }
        for hit in hybrid {
            guard let entry = naive.entries[hit.id], admits(entry),
                abs(entry.cosine(query) - (hit.score.dense ?? -9)) < 1e-5
            else { return "a foreign hybrid hit" }
        }
        guard hybrid == hybrid.sorted(by: { ($1.score.fused, $0.id) < ($0.score.fused, $1.id) }) else { return "order" }
        let lexical = try index.search(request(NaiveEntry.lexicalQuery, 200, .lexical))
        guard Set(lexical.map(\.id)) == Set(admitted.filter(\.sharesTerm).map(\.entry.id)) else {
            return "a lexical answer with too few or too many"
        }
    }
    return nil
}
