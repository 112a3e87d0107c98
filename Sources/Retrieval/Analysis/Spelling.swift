/// Turkish noun endings in softened letters (see ``Vocabulary/soften(_:)``), in the order in which they are added:
/// derivation, plural, possession, case.
enum Suffixes {
    /// Whether the letters are one or more endings; no letters at all are fine.
    static func areSuffixes(_ letters: ArraySlice<UInt8>) -> Bool { accepts(letters, from: 0) }

    private static func accepts(_ letters: ArraySlice<UInt8>, from stage: Int) -> Bool {
        if letters.isEmpty { return true }
        guard letters.count <= 12 else { return false }
        for next in stage..<stages.count {
            for ending in stages[next] where letters.starts(with: ending) {
                if accepts(letters.dropFirst(ending.count), from: next + 1) { return true }
            }
        }
        return false
    }

    private static let stages: [[[UInt8]]] = [
        "li lu lig lug siz suz ci cu",
        "lar ler",
        "imiz umuz iniz unuz miz muz niz nuz im um in un si su m n i u",
        "nda nde ndan nden nin nun yla yle dan den da de ya ye yi yu na ne ni nu la le ca ce in un a e i u",
        "gi dir dur",
    ].map { stage in stage.split(separator: " ").map { Array($0.utf8) } }
}

enum Spelling {
    /// Letters compared: beyond them suffixes begin.
    private static let compared = 8

    /// Whether one letter wrong, missing, added or swapped with its neighbour separates two words.
    ///
    /// Words of up to five letters must agree to their end. Longer ones may differ in what follows the shorter one,
    /// so that a misspelt word is found under another suffix. Optimal string alignment distance over the first eight
    /// letters.
    static func isOneEdit(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let short = min(left.count, right.count)
        guard short >= 3, max(left.count, right.count) >= 4 else { return false }
        if short <= 5 && abs(left.count - right.count) > 1 { return false }
        let a = Array(left.prefix(compared))
        let b = Array(right.prefix(compared))
        let width = b.count + 1
        var distance = [Int](repeating: 0, count: (a.count + 1) * width)
        for column in 0...b.count { distance[column] = column }
        for row in 1...a.count {
            distance[row * width] = row
            for column in 1...b.count {
                let same = a[row - 1] == b[column - 1]
                var best = distance[(row - 1) * width + column - 1] + (same ? 0 : 1)
                best = min(best, distance[(row - 1) * width + column] + 1, distance[row * width + column - 1] + 1)
                if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
                    best = min(best, distance[(row - 2) * width + column - 2] + 1)
                }
                distance[row * width + column] = best
            }
        }
        if short <= 5 { return distance[a.count * width + b.count] <= 1 }
        let alongRight = (6...b.count).contains { distance[a.count * width + $0] <= 1 }
        let alongLeft = (6...a.count).contains { distance[$0 * width + b.count] <= 1 }
        return alongRight || alongLeft
    }
}
