import PluginKit

/// Brings misspelt words back to the stems that rules are written with.
///
/// A word that begins with no known stem, but with something one slip away from one (a letter missing, added, wrong or
/// swapped), has its beginning replaced; its ending stays. Stems shorter than five letters are left alone, and the
/// first letter has to be right: there a slip is as likely as another word.
struct SpellingRepair: Sendable {
    private let stems: Set<String>
    private let byFirstLetter: [Character: [[Character]]]
    private let shortest: Int
    private let longest: Int

    init(_ words: some Sequence<String>) {
        stems = Set(words.filter { $0.count >= 3 })
        var table: [Character: [[Character]]] = [:]
        for stem in stems.sorted() where stem.count >= 5 {
            if let first = stem.first { table[first, default: []].append(Array(stem)) }
        }
        byFirstLetter = table
        shortest = stems.map(\.count).min() ?? 0
        longest = stems.map(\.count).max() ?? 0
    }

    func repaired(_ words: [String]) -> [String] { words.map(repaired) }

    private func repaired(_ word: String) -> String {
        let letters = Array(word)
        guard letters.count >= 5, let first = letters.first, let candidates = byFirstLetter[first] else { return word }
        for length in stride(from: min(longest, letters.count), through: shortest, by: -1)
        where stems.contains(String(letters[..<length])) { return word }
        var best: (stem: [Character], used: Int)?
        for stem in candidates where stem.count <= letters.count + 1 && stem.count > best?.stem.count ?? 0 {
            // "Görünüyor" is no slip for "görünmüyor": no repair negates a verb.
            guard Self.count("m", stem) <= Self.count("m", letters) else { continue }
            if let used = Self.oneSlip(stem, letters) { best = (stem, used) }
        }
        return best.map { String($0.stem) + String(letters[$0.used...]) } ?? word
    }

    private static func count(_ letter: Character, _ letters: [Character]) -> Int {
        letters.reduce(0) { $0 + ($1 == letter ? 1 : 0) }
    }

    /// How many letters of the word stand for the stem, where its beginning is exactly one slip away.
    static func oneSlip(_ stem: [Character], _ word: [Character]) -> Int? {
        guard let at = stem.indices.first(where: { $0 >= word.count || stem[$0] != word[$0] }) else { return nil }
        func rest(_ stemFrom: Int, _ wordFrom: Int) -> Int? {
            let length = stem.count - stemFrom
            guard length >= 0, wordFrom + length <= word.count else { return nil }
            return stem[stemFrom...].elementsEqual(word[wordFrom..<(wordFrom + length)]) ? wordFrom + length : nil
        }
        // Swapped, wrong, missing in the word, added to the word.
        if at + 1 < stem.count, at + 1 < word.count, stem[at] == word[at + 1], stem[at + 1] == word[at],
            let used = rest(at + 2, at + 2)
        {
            return used
        }
        return rest(at + 1, at + 1) ?? rest(at + 1, at) ?? rest(at, at + 1)
    }
}
