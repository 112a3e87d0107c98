import Foundation
import Knowledge

/// What a text is made of, in words and in letters, as weighted features of one length.
///
/// Folded words, the first five letters of longer ones (a rough Turkish stem), three and four letters in a row with the
/// word's ends marked, and neighbouring stems: together they meet a word that is inflected, misspelt or typed without
/// Turkish letters. What sort of value is asked for is a feature of its own: "kaç lira" and "how much" say the same beside
/// a product that no example names. Weights are log frequency times inverse document frequency (Salton and Buckley 1988).
struct LexicalFeatures: Sendable {
    /// Feature number and weight; unknown features are left out, the rest have length one.
    typealias Vector = [(feature: Int, weight: Float)]

    private let numbers: [UInt64: Int]
    private let rarity: [Float]

    var count: Int { rarity.count }

    /// Learns which features there are, and how rare each is.
    init(learning texts: [String]) {
        var numbers: [UInt64: Int] = [:]
        var documents: [Int] = []
        for text in texts {
            for key in Set(Self.keys(of: text)).sorted() {
                let number = numbers[key] ?? documents.count
                if number == documents.count {
                    numbers[key] = number
                    documents.append(0)
                }
                documents[number] += 1
            }
        }
        self.numbers = numbers
        rarity = documents.map { 1 + log(Float(1 + texts.count) / Float(1 + $0)) }
    }

    func vector(of text: String) -> Vector {
        var counts: [Int: Int] = [:]
        for key in Self.keys(of: text) { if let number = numbers[key] { counts[number, default: 0] += 1 } }
        let weighted = counts.sorted { $0.key < $1.key }
            .map { (feature: $0.key, weight: (1 + log(Float($0.value))) * rarity[$0.key]) }
        let length = weighted.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        return length > 0 ? weighted.map { (feature: $0.feature, weight: $0.weight / length) } : []
    }

    /// The features of a text as hashes; two that collide count as one, which costs nothing noticeable in 64 bits.
    private static func keys(of text: String) -> [UInt64] {
        let folded = FoldedText(text)
        let words = folded.words.map { Array($0.text.unicodeScalars) }
        var keys = ValueKind.asked(in: folded).map { hash(.asked, Array($0.rawValue.unicodeScalars)[...]) }
        for word in words {
            keys.append(hash(.word, word[...]))
            if word.count > stem { keys.append(hash(.stem, word.prefix(stem))) }
            let marked = ["^"] + word + ["$"]
            for length in 3...4 where marked.count >= length {
                for start in 0...(marked.count - length) {
                    keys.append(hash(.letters, marked[start..<(start + length)]))
                }
            }
        }
        for (left, right) in zip(words, words.dropFirst()) {
            keys.append(hash(.neighbours, left.prefix(stem) + [" "] + right.prefix(stem)))
        }
        return keys
    }

    private static let stem = 5

    private enum Kind: UInt64 { case word, stem, letters, neighbours, asked }

    /// FNV-1a over scalars: the same in every process, unlike `Hasher`.
    private static func hash(_ kind: Kind, _ scalars: ArraySlice<Unicode.Scalar>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        hash = (hash ^ kind.rawValue) &* 0x100_0000_01b3
        for scalar in scalars { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01b3 }
        return hash
    }
}
