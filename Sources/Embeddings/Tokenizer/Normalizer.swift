import Foundation

/// The tokenizer's normaliser: each code point is replaced by its rule, then the text is composed (NFC).
///
/// The rules hold single code points only. The character map they were cut from has 219 874 more for sequences
/// (decomposed accents, Hangul, …), and all of those are what NFC does *after* the rules. In the other order most of
/// them are missed.
struct Normalizer: Sendable {
    struct Rule: Sendable {
        let scalar: Unicode.Scalar
        /// Empty deletes the code point.
        let replacement: [Unicode.Scalar]
    }

    private let rules: [Rule]
    /// For each block of 256 code points, the index of its first rule; one more at the end.
    private let blocks: [Int]

    /// - Parameter rules: sorted by code point.
    init(rules: [Rule]) {
        self.rules = rules
        var blocks: [Int] = []
        blocks.reserveCapacity(0x1101)
        var next = 0
        for block in 0...0x1100 {
            while next < rules.count, rules[next].scalar.value < UInt32(block) << 8 { next += 1 }
            blocks.append(next)
        }
        self.blocks = blocks
    }

    func normalize(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var mayCompose = false
        for scalar in text.unicodeScalars {
            if let replacement = replacement(of: scalar) {
                result.append(contentsOf: replacement)
                mayCompose = mayCompose || replacement.contains { Self.mayCompose($0) }
            } else {
                result.append(scalar)
                mayCompose = mayCompose || Self.mayCompose(scalar)
            }
        }
        let mapped = String(result)
        return mayCompose ? mapped.precomposedStringWithCanonicalMapping : mapped
    }

    /// Below U+0300, the first combining mark, every text is composed already.
    private static func mayCompose(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x300 }

    /// A binary search in the scalar's block, which for most letters is empty.
    private func replacement(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        let block = Int(scalar.value >> 8)
        var low = blocks[block]
        var high = blocks[block + 1]
        while low < high {
            let middle = (low + high) / 2
            if rules[middle].scalar < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < blocks[block + 1], rules[low].scalar == scalar else { return nil }
        return rules[low].replacement
    }
}
