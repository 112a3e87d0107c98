import Foundation

/// What sentencepiece normalises with: replacements of single code points and of short sequences.
///
/// It is applied as Hugging Face's library does it, whose ids the models were trained on: user-perceived characters of
/// up to five bytes are looked up as a whole, and the first rule that fits their beginning replaces *all* of them.
/// Everything else goes code point by code point, and nothing composes. So `s` + cedilla becomes `ş`; of `o` + horn +
/// hook only `ơ` is left; and Hangul jamo, which have three bytes each, stay apart.
struct CharacterMap: Sendable {
    /// The longest user-perceived character that is looked up as a whole, in bytes.
    private static let longestSequence = 5

    /// For each block of 256 code points its place in `slots`, in blocks; blocks without rules share the first, empty one.
    private let blocks: [Int32]
    /// 0, or one more than the index of the code point's replacement.
    private let slots: [Int32]
    private let replacements: [[UInt8]]
    /// Sequences of several code points, by their bytes read as a number.
    private let sequences: [UInt64: [UInt8]]

    /// - Parameters:
    ///   - rules: at most one for a code point.
    ///   - sequences: UTF-8 of up to five bytes, by its bytes as ``key(of:)`` reads them.
    private init(rules: [Normalizer.Rule], sequences: [UInt64: [UInt8]]) {
        var blocks = [Int32](repeating: 0, count: 0x1100)
        var slots = [Int32](repeating: 0, count: 256)
        for (index, rule) in rules.enumerated() {
            let block = Int(rule.scalar.value >> 8)
            if blocks[block] == 0 {
                blocks[block] = Int32(slots.count >> 8)
                slots += repeatElement(0, count: 256)
            }
            slots[Int(blocks[block]) << 8 | Int(rule.scalar.value & 0xFF)] = Int32(index + 1)
        }
        self.blocks = blocks
        self.slots = slots
        replacements = rules.map { rule in rule.replacement.flatMap { Array(String($0).utf8) } }
        self.sequences = sequences
    }

    func apply(to text: String) -> String {
        text.withUTF8Bytes { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + 16)
            var position = 0
            while position < bytes.count {
                let (scalar, width) = bytes.scalar(at: position)
                let next = position + width
                let end =
                    Self.mayJoin(scalar, bytes, next) ? Self.endOfCharacter(at: position, of: text) : next
                if end > next, end - position <= Self.longestSequence,
                    let replacement = replacement(ofCharacter: UnsafeBufferPointer(rebasing: bytes[position..<end]))
                {
                    result += replacement
                } else {
                    appendEach(of: bytes[position..<end], to: &result)
                }
                position = end
            }
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// Below U+0300, the first combining mark, only a carriage return and its line feed are one character.
    @inline(__always)
    private static func mayJoin(_ scalar: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>, _ next: Int) -> Bool {
        guard next < bytes.count else { return false }
        return scalar.value >= 0x300 || bytes[next] >= 0xCC || (scalar == "\r" && bytes[next] == UInt8(ascii: "\n"))
    }

    /// - Parameter position: where a character begins. The rest from there on is asked, not the text: it looks for no
    ///   beginning further left, which among thousands of flags takes as many steps each time.
    private static func endOfCharacter(at position: Int, of text: String) -> Int {
        let start = text.utf8.index(text.startIndex, offsetBy: position)
        return text.utf8.distance(from: text.startIndex, to: text[start...].index(after: start))
    }

    private func appendEach(of bytes: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]) {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let (scalar, width) = bytes.base.scalar(at: position)
            if let replacement = replacement(of: scalar) {
                result += replacement
            } else {
                result.append(contentsOf: bytes[position..<position + width])
            }
            position += width
        }
    }

    @inline(__always)
    private func replacement(of scalar: Unicode.Scalar) -> [UInt8]? {
        let slot = slots[Int(blocks[Int(scalar.value >> 8)]) << 8 | Int(scalar.value & 0xFF)]
        return slot == 0 ? nil : replacements[Int(slot) - 1]
    }

    /// The replacement of the shortest beginning that has one.
    private func replacement(ofCharacter bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let (first, width) = bytes.scalar(at: 0)
        if let replacement = replacement(of: first) { return replacement }
        var end = width
        while end < bytes.count {
            end += bytes.scalar(at: end).width
            if let replacement = sequences[Self.key(of: bytes[..<end])] { return replacement }
        }
        return nil
    }

    private static func key(of bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}

extension CharacterMap {
    /// The map whose single code points have these rules. Its sequences follow from them: each letter that Unicode takes
    /// apart into two, where it has no rule of its own.
    ///
    /// Letters of more parts need no entry: the first two are found before them.
    init(rules: [Normalizer.Rule]) {
        let known = Dictionary(uniqueKeysWithValues: rules.map { ($0.scalar, $0.replacement) })
        // Marks that have a rule stand for others: U+0340 is U+0300.
        var sameMark: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for rule in rules where rule.replacement.count == 1 {
            sameMark[rule.replacement[0], default: []].append(rule.scalar)
        }
        var sequences: [UInt64: [UInt8]] = [:]
        // Pairs of up to five bytes make nothing beyond the mathematical operators.
        for letter in (UInt32(0xC0)..<0x2300).compactMap(Unicode.Scalar.init) where known[letter] == nil {
            let parts = Array(String(letter).decomposedStringWithCanonicalMapping.unicodeScalars)
            guard parts.count == 2, known[parts[0]] == nil else { continue }
            for mark in [parts[1]] + sameMark[parts[1], default: []] {
                let bytes = Array(String(parts[0]).utf8) + Array(String(mark).utf8)
                if bytes.count <= Self.longestSequence { sequences[Self.key(of: bytes)] = Array(String(letter).utf8) }
            }
        }
        self.init(rules: rules, sequences: sequences)
    }
}

extension CharacterMap {
    /// Reads sentencepiece's form: the size of a double-array trie over UTF-8, its units of 32 bits, then all
    /// replacements, each ended by a zero byte. A trie's value is where the replacement starts.
    ///
    /// Only the keys of up to five bytes are kept, which are all that is ever looked up.
    /// - Returns: `nil` where the parts do not fit together.
    init?(compiled bytes: [UInt8]) {
        guard let trie = DoubleArrayTrie(bytes), let entries = trie.entries(longest: Self.longestSequence) else {
            return nil
        }
        var rules: [Normalizer.Rule] = []
        var sequences: [UInt64: [UInt8]] = [:]
        for (key, value) in entries {
            guard let text = String(validating: key, as: UTF8.self),
                let end = bytes[min(value, bytes.count)...].firstIndex(of: 0),
                let replacement = String(validating: bytes[value..<end], as: UTF8.self)
            else { return nil }
            if text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first {
                rules.append(Normalizer.Rule(scalar: scalar, replacement: Array(replacement.unicodeScalars)))
            } else {
                sequences[Self.key(of: key)] = Array(replacement.utf8)
            }
        }
        self.init(rules: rules, sequences: sequences)
    }
}
