import Foundation
import Knowledge
import Retrieval

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// An id that sorts as its number.
func chunk(_ number: Int) -> ChunkID {
    let digits = String(number, radix: 16)
    let tail = String(repeating: "0", count: 12 - digits.count) + digits
    return ChunkID(uuid: UUID(uuidString: "00000000-0000-7000-8000-\(tail)")!)
}

func unit(_ vector: [Float]) -> [Float] {
    let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return vector.map { $0 / norm }
}

func randomVector(_ dimension: Int, using random: inout SeededRandom) -> [Float] {
    unit((0..<dimension).map { _ in Float.random(in: -1...1, using: &random) })
}

/// Entries with texts of a small vocabulary and vectors on a coarse grid, so that ties are frequent.
func randomEntries(_ count: Int, dimension: Int, seed: UInt64, questions: Bool = true) -> [IndexEntry] {
    var random = SeededRandom(seed: seed)
    let words = """
        kargo ücreti iade süresi taksit indirim öğrenci garanti belgesi randevu saatleri implant dolgu temizlik \
        15.000 TL %18 13.00 LK-204 Ankara'ya teslimat ve ile nasıl depozito kiracı ilan fotoğraf zirkonyum
        """.split(separator: " ").map(String.init)
    func text(_ range: ClosedRange<Int>) -> String {
        (0..<Int.random(in: range, using: &random)).map { _ in words.randomElement(using: &random)! }
            .joined(separator: " ")
    }
    return (0..<count).map { number in
        let coarse = (0..<dimension).map { _ in Float(Int.random(in: -1...1, using: &random)) }
        let vector = coarse.allSatisfy { $0 == 0 } ? unit([Float](repeating: 1, count: dimension)) : unit(coarse)
        let hasQuestion = questions && Bool.random(using: &random)
        return IndexEntry(
            id: chunk(number), vector: vector,
            questionVector: hasQuestion ? randomVector(dimension, using: &random) : nil, title: text(0...3),
            heading: text(0...2), question: hasQuestion ? text(1...5) : "", body: text(0...30))
    }
}

/// One-dimensional vectors, for tests that are about words.
func texts(_ bodies: [String]) -> [IndexEntry] {
    bodies.enumerated().map { IndexEntry(id: chunk($0), vector: [1], body: $1) }
}

extension IndexEntry {
    func tagged(_ tags: [String]) -> IndexEntry {
        IndexEntry(
            id: id, vector: vector, questionVector: questionVector, title: title, heading: heading, question: question,
            body: body, language: language, document: document, tags: Set(tags), payload: payload)
    }
}
