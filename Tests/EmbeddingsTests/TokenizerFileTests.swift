import Foundation
import Testing

@testable import Embeddings

/// A tokenizer.json of `Golden/tokenizers`, as it is or with other text in some places.
struct TokenizerFixture: ~Copyable {
    let path: String

    init(_ name: String, changing changes: [(old: String, new: String)] = []) throws {
        let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
        var text = try String(contentsOf: folder.appending(path: "tokenizers/\(name).json"), encoding: .utf8)
        for (old, new) in changes {
            try #require(text.contains(old))
            text = text.replacingOccurrences(of: old, with: new)
        }
        try self.init(contents: Data(text.utf8))
    }

    init(contents: Data) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "kaynak-tokenizer-\(UUID()).json").path
        try contents.write(to: URL(filePath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func load() throws -> any TextTokenizer { try TokenizerFile.load(path: path) }

    func error() -> EmbeddingError? {
        do {
            _ = try TokenizerFile.load(path: path)
            return nil
        } catch {
            return error
        }
    }
}

/// A text and the ids that Hugging Face's library gives it.
struct Expected: Sendable, CustomTestStringConvertible {
    let text: String
    let ids: [Int32]

    init(_ text: String, _ ids: [Int32]) {
        self.text = text
        self.ids = ids
    }

    var testDescription: String { text.debugDescription }
}

/// One place of a file in another form.
struct Change: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    /// What the error has to name.
    let named: String

    init(_ old: String, _ new: String, named: String) {
        self.old = old
        self.new = new
        self.named = named
    }

    var testDescription: String { named }
}

@Suite struct `A WordPiece tokenizer` {
    @Test(arguments: [
        Expected("Kargo ücreti nerede?", [2, 5, 6, 9, 10, 12, 13, 3]),
        Expected("kargo?nerede", [2, 5, 6, 13, 12, 3]),
        Expected("", [2, 3]), Expected(" ", [2, 3]),
    ])
    func `takes the longest piece, then goes on behind it`(expected: Expected) throws {
        #expect(try TokenizerFixture("wordpiece").load().ids(of: expected.text) == expected.ids)
    }

    @Test func `knows a word wholly or not at all`() throws {
        let tokenizer = try TokenizerFixture("wordpiece").load()
        #expect(tokenizer.ids(of: "kargox") == [2, 1, 3])
        #expect(tokenizer.ids(of: "kar ##go") == [2, 5, 1, 1, 1, 3])
    }

    @Test func `does not know words of more than a hundred characters`() throws {
        let tokenizer = try TokenizerFixture("wordpiece").load()
        #expect(
            tokenizer.ids(of: String(repeating: "á", count: 100)) == [2, 21] + Array(repeating: 22, count: 99) + [3])
        #expect(tokenizer.ids(of: String(repeating: "á", count: 101)) == [2, 1, 3])
    }

    @Test(arguments: [
        Expected("KARGÖ", [2, 5, 6, 3]), Expected("İSTANBUL", [2, 11, 3]), Expected("a\u{301}a", [2, 21, 22, 3]),
        Expected("\u{AC01}", [2, 31, 3]), Expected("ΣΣ", [2, 32, 34, 3]),
    ])
    func `drops accents and capitals`(expected: Expected) throws {
        #expect(try TokenizerFixture("wordpiece").load().ids(of: expected.text) == expected.ids)
    }

    @Test func `sets ideographs apart`() throws {
        #expect(try TokenizerFixture("wordpiece").load().ids(of: "東京") == [2, 19, 20, 3])
    }

    @Test(arguments: ["ka\u{0}r\u{7}go", "kar\u{B}go", "kar\u{AD}go", "kar\u{FFFD}go"])
    func `drops control characters`(text: String) throws {
        #expect(try TokenizerFixture("wordpiece").load().ids(of: text) == [2, 5, 6, 3])
    }

    @Test func `knows punctuation and marks as old as the reference's, no newer ones`() throws {
        let tokenizer = try TokenizerFixture("wordpiece").load()
        #expect(tokenizer.ids(of: "5\u{2E43}5") == [2, 23, 26, 24, 3])
        #expect(tokenizer.ids(of: "a\u{1DF6}a") == [2, 1, 3])
    }

    @Test func `takes control tokens in a text for text`() throws {
        #expect(try TokenizerFixture("wordpiece").load().ids(of: "[MASK]") == [2, 14, 16, 15, 3])
        let words = try TokenizerFixture("wordpiece", changing: [("BertPreTokenizer", "WhitespaceSplit")]).load()
        #expect(words.ids(of: "[mask]") == [2, 1, 3])
        let plain = try TokenizerFixture(
            "wordpiece",
            changing: [("BertPreTokenizer", "WhitespaceSplit"), ("\"type\": \"BertNormalizer\"", "\"type\": \"NFC\"")]
        ).load()
        #expect(plain.ids(of: "[MASK]") == [2, 1, 3])
        #expect(plain.ids(of: "##go") == [2, 6, 3])
    }

    @Test func `keeps composed and decomposed pieces apart`() throws {
        let tokenizer = try TokenizerFixture(
            "wordpiece", changing: [("\"strip_accents\": null", "\"strip_accents\": false")]
        ).load()
        #expect(tokenizer.ids(of: "\u{AC01}") == [2, 30, 3])
        #expect(tokenizer.ids(of: "\u{1100}\u{1161}\u{11A8}") == [2, 31, 3])
        #expect(tokenizer.ids(of: "ücreti") == [2, 1, 3])
    }

    @Test(arguments: [
        (#"{"type": "NFC"}"#, Expected("\u{1100}\u{1161}\u{11A8}", [2, 30, 3])),
        (#"{"type": "NFC"}"#, Expected("\u{AC00}\u{11A8}", [2, 30, 3])),
        (#"{"type": "NFC"}"#, Expected("\u{1100}\u{1176}", [2, 1, 3])),
        (#"{"type": "NFC"}"#, Expected("\u{1100}\u{1161}\u{11A7}", [2, 1, 3])),
        (#"{"type": "NFD"}"#, Expected("\u{AC01}", [2, 31, 3])),
        (#"{"type": "NFKC"}"#, Expected("５5", [2, 23, 24, 3])),
        (
            #"{"type": "NFKD"}, {"type": "StripAccents"}, {"type": "Lowercase"}"#,
            Expected("ＫＡＲgö \u{1CF2}kar", [2, 5, 6, 5, 3])
        ),
        (#"{"type": "Replace", "pattern": {"String": "``"}, "content": "?"}"#, Expected("``", [2, 13, 3])),
        (#"{"type": "Replace", "pattern": {"String": "e\u0301"}, "content": "kar"}"#, Expected("e\u{301}", [2, 5, 3])),
        (#"{"type": "Replace", "pattern": {"String": "e\u0301"}, "content": "kar"}"#, Expected("\u{E9}", [2, 1, 3])),
    ])
    func `normalises in the steps its file names`(steps: String, expected: Expected) throws {
        let tokenizer = try TokenizerFixture(
            "wordpiece",
            changing: [("\"type\": \"BertNormalizer\"", "\"type\": \"Sequence\", \"normalizers\": [\(steps)]")]
        ).load()
        #expect(tokenizer.ids(of: expected.text) == expected.ids)
    }
}

@Suite struct `A unigram tokenizer from a file` {
    @Test(arguments: [
        Expected("kargo", [7, 0, 1, 9]), Expected("kar go", [7, 0, 2, 1, 9]), Expected("karkar", [7, 0, 3, 4, 5, 9]),
        Expected("oror", [7, 2, 18, 5, 18, 5, 9]), Expected("fik", [7, 17, 3, 9]),
    ])
    func `finds the most probable pieces`(expected: Expected) throws {
        #expect(try TokenizerFixture("unigram").load().ids(of: expected.text) == expected.ids)
    }

    @Test func `has one id for neighbouring unknown characters`() throws {
        #expect(try TokenizerFixture("unigram").load().ids(of: "xyz kargo \0") == [7, 2, 10, 0, 1, 2, 10, 9])
    }

    @Test(arguments: [
        Expected("s\u{327}", [7, 2, 14, 9]), Expected("s\u{327}\u{301}a", [7, 2, 14, 4, 9]),
        Expected("²\u{301}", [7, 2, 15, 9]), Expected("k\u{7}a", [7, 2, 3, 4, 9]),
        Expected("ﬁk\u{A0}\u{A0}kar", [7, 17, 3, 0, 9]), Expected("o\u{308}\u{301}", [7, 2, 18, 9]),
        Expected("o\u{308}", [7, 2, 18, 10, 9]), Expected("が", [7, 2, 4, 9]), Expected("か\u{3099}", [7, 2, 10, 9]),
    ])
    func `normalises with the character map in its file`(expected: Expected) throws {
        #expect(try TokenizerFixture("unigram").load().ids(of: expected.text) == expected.ids)
    }

    @Test(arguments: [
        Expected("<s>", [7, 2, 11, 12, 13, 9]), Expected("</s>", [7, 2, 11, 10, 12, 13, 9]),
        Expected("<unk>", [7, 2, 11, 10, 3, 13, 9]),
    ])
    func `takes control tokens in a text for text`(expected: Expected) throws {
        #expect(try TokenizerFixture("unigram").load().ids(of: expected.text) == expected.ids)
    }

    @Test(arguments: [
        Expected("", [7, 9]), Expected(" ", [7, 2, 9]), Expected(" kar ", [7, 0, 2, 9]),
        Expected("kar▁go", [7, 0, 2, 1, 9]), Expected("▁▁kar", [7, 2, 0, 9]), Expected("kar\ngo", [7, 0, 10, 1, 9]),
    ])
    func `writes spaces as marks`(expected: Expected) throws {
        #expect(try TokenizerFixture("unigram").load().ids(of: expected.text) == expected.ids)
    }

    @Test(arguments: [
        (#""prepend_scheme": "never""#, Expected("kar go", [7, 3, 4, 5, 2, 1, 9])),
        (#""prepend_scheme": "never""#, Expected(" go", [7, 2, 1, 9])),
        (#""prepend_scheme": "first""#, Expected("karkargo ", [7, 0, 3, 4, 5, 1, 2, 9])),
        (#""add_prefix_space": true"#, Expected("kar go", [7, 0, 2, 1, 9])),
        (#""add_prefix_space": false"#, Expected("kar go", [7, 3, 4, 5, 2, 1, 9])),
    ])
    func `sets the first mark where its file wants it`(scheme: String, expected: Expected) throws {
        let file = try TokenizerFixture("unigram", changing: [(#""prepend_scheme": "always""#, scheme)])
        #expect(try file.load().ids(of: expected.text) == expected.ids)
    }

    @Test(arguments: [
        Expected("kar\ngo", [7, 0, 2, 1, 9]), Expected(" kar  ", [7, 0, 9]), Expected("kar▁go", [7, 0, 2, 1, 9]),
        Expected("kar\u{85}go", [7, 0, 2, 1, 9]),
    ])
    func `splits at white space first where its file wants it`(expected: Expected) throws {
        let parts = #"{"type": "WhitespaceSplit"}, {"type": "Metaspace", "replacement": "▁"}"#
        let file = try TokenizerFixture(
            "unigram", changing: [(#""type": "Metaspace""#, #""type": "Sequence", "pretokenizers": [\#(parts)]"#)])
        #expect(try file.load().ids(of: expected.text) == expected.ids)
    }
}

@Suite struct `A tokenizer file` {
    @Test(arguments: [
        Change("\"BertNormalizer\"", "\"Nmt\"", named: "normalizer Nmt"),
        Change("\"BertPreTokenizer\"", "\"ByteLevel\"", named: "pre_tokenizer ByteLevel"),
        Change("\"TemplateProcessing\"", "\"ByteLevel\"", named: "post_processor ByteLevel"),
        Change("\"single\"", "\"singles\"", named: "template of TemplateProcessing"),
        Change("\"WordPiece\"", "\"BPE\"", named: "model BPE"),
        Change("\"special\": true", "\"special\": false", named: "added token 0"),
    ])
    func `with a part of an unknown kind is foreign, and the error names it`(change: Change) throws {
        let error = try #require(try TokenizerFixture("wordpiece", changing: [(change.old, change.new)]).error())
        #expect(error.code == .modelForeign)
        #expect(error.detail.en.contains("(\(change.named))"), "\(error)")
    }

    @Test(arguments: [
        Change("\"Metaspace\"", "\"Split\"", named: "pre_tokenizer Split"),
        Change("\"always\"", "\"sometimes\"", named: "prepend_scheme of Metaspace"),
        Change("{2,}", "{3,}", named: "normalizer pattern of Replace"),
        Change("\"byte_fallback\": false", "\"byte_fallback\": true", named: "model.byte_fallback"),
        Change("\"unk_id\"", "\"unk\"", named: "model without unk_id"),
    ])
    func `of a unigram model too`(change: Change) throws {
        let error = try #require(try TokenizerFixture("unigram", changing: [(change.old, change.new)]).error())
        #expect(error.code == .modelForeign)
        #expect(error.detail.en.contains("(\(change.named))"), "\(error)")
    }

    @Test(arguments: [
        Change("\"unk_id\": 10", "\"unk_id\": 99", named: "model.vocab"),
        Change("-2.25", "\"-2.25\"", named: "model.vocab[1]"),
        Change(
            "\"precompiled_charsmap\": \"", "\"precompiled_charsmap\": \"AAAA", named: "normalizer.precompiled_charsmap"
        ),
        Change("\"▁\"", "\"▁▁\"", named: "pre_tokenizer Metaspace"),
        Change("\"cls\"", "\"bos\"", named: "post_processor"),
        Change("\"version\"", "version", named: "JSON at byte 3"),
    ])
    func `whose parts do not fit together is refused`(change: Change) throws {
        let error = try #require(try TokenizerFixture("unigram", changing: [(change.old, change.new)]).error())
        #expect(error.code == .modelTampered)
        #expect(error.detail.en.contains("(\(change.named))"), "\(error)")
    }

    @Test func `cut short anywhere is refused`() throws {
        let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
        let whole = try Data(contentsOf: folder.appending(path: "tokenizers/unigram.json"))
        for length in stride(from: 1, to: whole.count - 2, by: 61) {
            let error = try TokenizerFixture(contents: whole.prefix(length)).error()
            #expect(error?.code == .modelTampered, "\(length) bytes")
        }
    }

    @Test func `that is not there is unreadable`() {
        let error = #expect(throws: EmbeddingError.self) { try TokenizerFile.load(path: "/nonexistent/tokenizer.json") }
        #expect(error?.code == .modelUnreadable)
    }
}

@Suite struct `A compiled character map` {
    private static func map() throws -> [UInt8] {
        let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
        let file = try Data(contentsOf: folder.appending(path: "tokenizers/unigram.json"))
        let json = try file.withUnsafeBytes { try JSONValue(parsing: $0) }
        let steps = try #require(json["normalizer"]["normalizers"].array)
        let encoded = try #require(steps.first?["precompiled_charsmap"].string)
        return [UInt8](try #require(Data(base64Encoded: encoded)))
    }

    @Test func `with any byte changed is read or refused`() throws {
        let map = try Self.map()
        for position in map.indices {
            for flipped in [0x01, 0x80, 0xFF] as [UInt8] {
                var damaged = map
                damaged[position] ^= flipped
                _ = CharacterMap(compiled: damaged)?.apply(to: "s\u{327} ² ﬁ o\u{308}\u{301} が")
            }
        }
    }

    @Test func `that is no tree is refused`() {
        // Every node claims to be a child of every other.
        let units = (0..<256).flatMap { byte -> [UInt8] in [UInt8(byte), 1, 0, 0] }
        #expect(CharacterMap(compiled: [0, 4, 0, 0] + units + [0]) == nil)
    }

    @Test(
        arguments: [[], [1, 0, 0], [4, 0, 0, 0], [8, 0, 0, 0, 1, 2, 3, 4], [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]]
            as [[UInt8]])
    func `that is too short is refused`(bytes: [UInt8]) {
        #expect(CharacterMap(compiled: bytes) == nil)
    }
}

@Suite struct `JSON` {
    private func parse(_ text: String) throws -> JSONValue {
        try Data(text.utf8).withUnsafeBytes { try JSONValue(parsing: $0) }
    }

    @Test func `is read with every key, equal letters or not`() throws {
        let value = try parse(
            #" {"\u00e9": 1, "e\u0301": 2, "a": [true, false, null, -1.5e2, "\"\\\/\b\f\n\r\t\ud83d\ude00ş"]} "#)
        #expect(value.object?.map { Array($0.key.utf8) } == [[0xC3, 0xA9], [0x65, 0xCC, 0x81], [0x61]])
        let array = try #require(value["a"].array)
        #expect(array[0].bool == true && array[1].bool == false && array[2].isNull)
        #expect(array[3].number == -150)
        #expect(array[4].string == "\"\\/\u{8}\u{C}\n\r\t😀ş")
        #expect(value["none"].isNull && value["a"]["none"].isNull && value["a"].string == nil)
    }

    @Test(arguments: [
        ("", 0), ("  ", 2), ("[1,]", 3), ("[1 2]", 3), (#"{"a" 1}"#, 5), ("nul", 3), ("1 2", 2), ("[", 1),
        (#""\x""#, 3),
        (#""\ud83d""#, 7), (#""\ud83d\u0041""#, 13), (#""\u12"#, 3), ("\"\n\"", 1), ("1e999", 0), ("--1", 0),
        (#"{a":1}"#, 1),
    ])
    func `that is none says where`(text: String, offset: Int) {
        let error = #expect(throws: JSONValue.SyntaxError.self) { try parse(text) }
        #expect(error == JSONValue.SyntaxError(offset: offset))
    }

    @Test func `is not followed into endless depth`() {
        let error = #expect(throws: JSONValue.SyntaxError.self) { try parse(String(repeating: "[", count: 100_000)) }
        #expect(error == JSONValue.SyntaxError(offset: 64))
    }
}
