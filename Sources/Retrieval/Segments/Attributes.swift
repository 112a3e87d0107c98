import Knowledge

/// What a filter may ask for: which rows lie in a document, are of a language, carry a tag.
///
///     UInt32 keys · UInt32 [keys + 1] where each key's text begins · UInt32 [keys + 1] where its rows begin
///     UInt32 rows of the first key, ascending, of the second … · the keys' texts, ascending bytewise
struct Attributes {
    /// One value of one attribute.
    struct Key: Hashable, Comparable {
        let bytes: [UInt8]

        private init(_ kind: Character, _ value: some Sequence<UInt8>) { bytes = [kind.asciiValue!] + value }

        init(bytes: [UInt8]) { self.bytes = bytes }

        static func document(_ id: DocumentID) -> Key { Key("d", RowKey(id.uuid).bytes) }
        static func language(_ language: Language) -> Key { Key("l", language.rawValue.utf8) }
        static func tag(_ tag: String) -> Key { Key("t", tag.utf8) }
        /// Rows of no document.
        static let faq = Key("f", [])

        static func < (left: Key, right: Key) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
    }

    private let bytes: UnsafeRawBufferPointer
    private let keyCount: Int

    /// The keys of one entry.
    static func keys(of entry: IndexEntry) -> [Key] {
        [entry.document.map(Key.document) ?? .faq, .language(entry.language)] + entry.tags.map(Key.tag)
    }

    static func encoded(_ rows: [Key: [UInt32]]) -> [UInt8] {
        let keys = rows.keys.sorted()
        var words: [UInt32] = [UInt32(keys.count)]
        var end: UInt32 = 0
        for key in keys {
            words.append(end)
            end += UInt32(key.bytes.count)
        }
        words.append(end)
        end = 0
        for key in keys {
            words.append(end)
            end += UInt32(rows[key, default: []].count)
        }
        words.append(end)
        for key in keys { words += rows[key, default: []] }
        return words.withUnsafeBytes(Array.init) + keys.flatMap(\.bytes)
    }

    /// - Parameters:
    ///   - bytes: as ``encoded(_:)`` gave them, aligned to four bytes and kept alive by the caller.
    ///   - size: rows of the segment.
    /// - Returns: `nil` where the numbers do not fit together.
    init?(_ bytes: UnsafeRawBufferPointer, size: Int) {
        guard bytes.count >= 12 else { return nil }
        let keys = Int(bytes.load(as: UInt32.self))
        guard keys >= 0, (3 + 2 * keys) * 4 <= bytes.count else { return nil }
        self.bytes = bytes
        keyCount = keys
        for key in 0..<keys {
            guard word(1 + key) <= word(2 + key), word(2 + keys + key) <= word(3 + keys + key) else { return nil }
        }
        guard textStart + word(1 + keys) == bytes.count else { return nil }
        for index in rowStart..<rowStart + word(2 + 2 * keys) where word(index) >= size { return nil }
    }

    func rows(of key: Key) -> UnsafeBufferPointer<UInt32> {
        var (low, high) = (0, keyCount)
        while low < high {
            let middle = (low + high) / 2
            if text(middle).lexicographicallyPrecedes(key.bytes) { low = middle + 1 } else { high = middle }
        }
        guard low < keyCount, text(low).elementsEqual(key.bytes) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return rows(low)
    }

    func forEachKey(_ body: (Key, UnsafeBufferPointer<UInt32>) -> Void) {
        for key in 0..<keyCount { body(Key(bytes: Array(text(key))), rows(key)) }
    }

    private func word(_ index: Int) -> Int { Int(bytes.load(fromByteOffset: index * 4, as: UInt32.self)) }

    private var rowStart: Int { 3 + 2 * keyCount }

    private var textStart: Int { (rowStart + word(2 + 2 * keyCount)) * 4 }

    private func text(_ key: Int) -> Slice<UnsafeRawBufferPointer> {
        bytes[textStart + word(1 + key)..<textStart + word(2 + key)]
    }

    private func rows(_ key: Int) -> UnsafeBufferPointer<UInt32> {
        let (start, end) = (word(2 + keyCount + key), word(3 + keyCount + key))
        return UnsafeRawBufferPointer(rebasing: bytes[(rowStart + start) * 4..<(rowStart + end) * 4])
            .assumingMemoryBound(to: UInt32.self)
    }
}
