import Foundation

@testable import Retrieval

/// BM25 and coverage straight from their definitions, one row after the other.
struct LexicalReference {
    let frequencies: [[Term: Double]]
    let lengths: [Double]
    /// Softened content words.
    let words: [Set<[UInt8]>]

    init(_ entries: [IndexEntry]) {
        let fields: [[(String, Double)]] = entries.map {
            [($0.title, 0.5), ($0.heading, 1), ($0.question, 1.5), ($0.body, 1)]
        }
        frequencies = fields.map { fields in
            var frequency: [Term: Double] = [:]
            for (text, weight) in fields {
                for term in TurkishAnalyzer().terms(of: text) { frequency[term, default: 0] += weight }
            }
            return frequency
        }
        lengths = frequencies.map { $0.values.reduce(0, +) }
        words = fields.map { fields in
            Set(fields.flatMap { Token.tokens(of: $0.0) }.filter(\.isContent).map { Vocabulary.soften($0.text) })
        }
    }

    func impact(of term: Term, in row: Int) -> Double {
        guard let frequency = frequencies[row][term] else { return 0 }
        let average = lengths.reduce(0, +) / Double(lengths.count)
        let holding = Double(frequencies.count { $0[term] != nil })
        let rarity = log(1 + (Double(frequencies.count) - holding + 0.5) / (holding + 0.5))
        return rarity * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * lengths[row] / average))
    }

    func scores(of query: LexicalQuery) -> [Double] {
        lengths.indices.map { row in query.terms.reduce(0) { $0 + impact(of: $1, in: row) } }
    }

    // MARK: Coverage

    func coverage(of query: LexicalQuery) -> [(share: Float, uncovered: ContentWord?)] {
        let content = query.content.prefix(64)
        var guesses = 0
        var found: [(rows: Set<Int>, rarity: Float, share: Float)] = []
        for token in content {
            let word = Vocabulary.soften(token.text)
            var rows = rows { token.kind == .word ? isForm($0, of: word) : $0 == word }
            let isGuess = token.kind == .word && rows.isEmpty && guesses < 16
            if isGuess {
                guesses += 1
                rows = self.rows { isNeighbour($0, of: word) }
            }
            let (all, holding) = (Float(words.count), Float(rows.count))
            let rarity = log(1 + (all - holding + 0.5) / (holding + 0.5))
            found.append((rows, rarity, rarity * (token.kind == .value ? 0.5 : 1)))
            if isGuess { found[found.count - 1].share *= 0.7 }
        }
        let total = zip(content, found).reduce(0) { $0 + $1.1.rarity * ($1.0.kind == .value ? 0.5 : 1) }
        return words.indices.map { row in
            let share = found.filter { $0.rows.contains(row) }.reduce(0) { $0 + $1.share / total }
            var rarest: ContentWord?
            for (token, word) in zip(content, found) where token.kind != .value && !word.rows.contains(row) {
                if word.rarity > rarest?.rarity ?? -1 { rarest = ContentWord(text: token.text, rarity: word.rarity) }
            }
            return (min(share, 1), rarest)
        }
    }

    private func rows(where matches: ([UInt8]) -> Bool) -> Set<Int> {
        Set(words.indices.filter { words[$0].contains(where: matches) })
    }

    private func isForm(_ candidate: [UInt8], of word: [UInt8]) -> Bool {
        if word.count >= 5, candidate.starts(with: word.prefix(5)) { return true }
        return (2..<5).contains { length in
            guard length <= word.count, Suffixes.areSuffixes(word.dropFirst(length)),
                candidate.starts(with: word.prefix(length))
            else { return false }
            let rest = candidate.dropFirst(length)
            return rest.isEmpty || (length == word.count || length > 2) && Suffixes.areSuffixes(rest)
        }
    }

    private func isNeighbour(_ candidate: [UInt8], of word: [UInt8]) -> Bool {
        word.count >= 4 && (candidate.first == word[0] || candidate.first == word[1])
            && Spelling.isOneEdit(word, candidate)
    }
}

/// A segment in memory of its own.
final class OwnedSegment {
    let segment: LexicalSegment
    let byteCount: Int
    private let memory: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) throws {
        // Exactly as many bytes as there are, so that a memory checker sees every step beyond.
        memory = .allocate(byteCount: bytes.count, alignment: 8)
        memory.copyBytes(from: bytes)
        byteCount = bytes.count
        do {
            segment = try LexicalSegment(bytes: UnsafeRawBufferPointer(memory))
        } catch {
            memory.deallocate()
            throw error
        }
    }

    convenience init(_ entries: [IndexEntry]) throws { try self.init(LexicalSegment.build(entries)) }

    deinit { memory.deallocate() }
}
