import Embeddings
import Foundation
import Testing

/// A stand-in for the model file: everything before the tensors as it is, then as many zeros as wanted.
private struct StandIn: ~Copyable {
    static let wholeSize = 71_622_400
    let path = FileManager.default.temporaryDirectory.appending(path: "kaynak-model-\(UUID()).bin").path

    init(size: Int = wholeSize, changing changes: [(offset: Int, bytes: [UInt8])] = []) throws {
        _ = try TestModel.open()
        let model = try #require(FileHandle(forReadingAtPath: TestModel.path))
        try (model.read(upToCount: min(size, 4_638_272)) ?? Data()).write(to: URL(filePath: path))
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: UInt64(size))
        for (offset, bytes) in changes {
            try file.seek(toOffset: UInt64(offset))
            try file.write(contentsOf: Data(bytes))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func error() -> EmbeddingError? {
        do {
            _ = try EmbeddingModel(contentsOf: path)
            return nil
        } catch {
            return error
        }
    }
}

/// One wrong place in an otherwise right file.
struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let offset: Int
    let bytes: [UInt8]

    init(_ what: String, at offset: Int, _ bytes: [UInt8]) {
        testDescription = what
        self.offset = offset
        self.bytes = bytes
    }

    static let foreign = [
        Damage("another magic", at: 0, Array("GGUF".utf8)),
        Damage("another version", at: 4, [2, 0, 0, 0]),
        Damage("another block length", at: 40, [64, 0, 0, 0]),
    ]

    static let tampered = [
        Damage("a width of zero", at: 8, [0, 0, 0, 0]),
        Damage("a width that heads do not divide", at: 8, [0x81, 1, 0, 0]),
        Damage("another width", at: 8, [0x80, 4, 0, 0]),
        Damage("a negative number of layers", at: 12, [0xFF, 0xFF, 0xFF, 0xFF]),
        Damage("a thirteenth layer", at: 12, [13, 0, 0, 0]),
        Damage("fewer token rows than pieces", at: 24, [1, 0, 0, 0]),
        Damage("more pieces than ids", at: 44, [0, 0, 0, 1]),
        Damage("eos equal to bos", at: 52, [0, 0, 0, 0]),
        Damage("a huge piece text", at: 64, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
        Damage("a piece that starts past its end", at: 472, [0xFF, 0xFF, 0xFF, 0]),
        Damage("a piece score that is no number", at: 1_000_484, [0, 0, 0xC0, 0x7F]),
        Damage("normaliser rules out of order", at: 4_581_445, [0x09, 0, 0, 0]),
        Damage("a normaliser rule for a surrogate", at: 4_581_445, [0, 0xD8, 0, 0]),
        Damage("a normaliser length that does not fit", at: 4_581_441, [0, 0, 0, 0]),
        Damage("a renamed tensor", at: 4_632_335, Array("k".utf8)),
        Damage("an unknown tensor encoding", at: 4_632_336, [7]),
        Damage("a tensor of another length", at: 4_632_337, [0, 0, 0, 0]),
        Damage("an empty tensor", at: 4_632_337, [UInt8](repeating: 0, count: 4 + 8 + 8)),
        Damage("a tensor off its boundary", at: 4_632_341, [0x41]),
        Damage("a tensor over another", at: 4_632_341, [0x00, 0xC7]),
        Damage("a tensor that ends past all numbers", at: 4_632_341, [0xC0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
        Damage("an infinite scale in the first token row", at: 4_638_272, [0x00, 0x7C]),
        Damage("an absurd scale in the last token row", at: 58_646_246, [0x00, 0xD8]),
        Damage("a layer's scale that is no number", at: 59_438_848, [0x01, 0xFE]),
        Damage("a position's number that is infinite", at: 58_646_272, [0, 0, 0x80, 0xFF]),
        Damage("an absurd gain", at: 59_435_776, [0, 0, 0, 0x7F]),
    ]
}

@Suite struct `A model file` {
    @Test func `that is right but for its weights opens under another identifier`() throws {
        let file = try StandIn()
        let model = try EmbeddingModel(contentsOf: file.path)
        #expect(try model.identifier != TestModel.open().identifier)
        #expect(try EmbeddingModel(contentsOf: TestModel.path).identifier == TestModel.open().identifier)
    }

    @Test func `keeps its identifier, on which stored vectors depend`() throws {
        #expect(try TestModel.open().identifier == "multilingual-e5-small-q4@7f90e392032f")
        #expect(try TestModel.open().prefixes[.query] == "query: ")
        #expect(try TestModel.open().prefixes[.passage] == "passage: ")
    }

    @Test(arguments: [0, 3, 71, 1_000_000, 2_000_100, 4_600_000, 4_635_000, 4_638_272, StandIn.wholeSize - 1])
    func `that is cut short says how many bytes it has and needs`(size: Int) throws {
        let error = try #require(try StandIn(size: size).error())
        guard case .modelTruncated(let bytes, let needed) = error.code else {
            Issue.record("\(error)")
            return
        }
        #expect(bytes == size)
        #expect(needed > size && needed <= StandIn.wholeSize)
        #expect(error.detail.tr.contains("scripts/run --prepare"))
    }

    @Test(arguments: Damage.foreign)
    func `of another kind is called foreign`(damage: Damage) throws {
        let error = try #require(try StandIn(changing: [(damage.offset, damage.bytes)]).error())
        #expect(error.code == .modelForeign)
        #expect(error.detail.tr.contains("scripts/run --prepare"))
    }

    @Test(arguments: Damage.tampered)
    func `that was tampered with is refused`(damage: Damage) throws {
        let error = try #require(try StandIn(changing: [(damage.offset, damage.bytes)]).error())
        #expect(error.code == .modelTampered, "\(error)")
        #expect(error.detail.en.contains("scripts/run --prepare"))
    }

    @Test func `with bytes after its end is refused`() throws {
        #expect(try StandIn(size: StandIn.wholeSize + 1).error()?.code == .modelTampered)
    }

    @Test(arguments: ["/nonexistent/model.bin", "/"])
    func `that cannot be opened is unreadable, and the error names it`(path: String) {
        let error = #expect(throws: EmbeddingError.self) { try EmbeddingModel(contentsOf: path) }
        #expect(error?.code == .modelUnreadable)
        #expect(error?.detail.tr.contains(path) == true)
    }
}
