/// Whether two folded words are forms of one word.
///
/// Turkish inflects at the end, so a shared beginning decides: five letters, or the whole of a shorter word with a
/// plausible suffix after it. Longer words may differ by one slip of the finger (Damerau 1964: a letter missing, extra,
/// wrong, or two swapped) in their first six letters.
enum WordMatch {
    /// 1 for the same stem, less for a probable misspelling, 0 otherwise.
    static func similarity(_ left: String, _ right: String) -> Float {
        if left == right { return 1 }
        // Most pairs differ in their first letter; nothing below forgives that.
        guard left.utf8.first == right.utf8.first else { return 0 }
        let a = Array(left.utf8)
        let b = Array(right.utf8)
        let shared = zip(a, b).prefix { $0 == $1 }.count
        let shorter = min(a.count, b.count)
        if shared >= 5 { return 1 }
        if shared == 4, isSuffix(a.dropFirst(4)), isSuffix(b.dropFirst(4)) { return 1 }
        if shorter >= 3, shorter < 5, shared == shorter, isSuffix((a.count > b.count ? a : b).dropFirst(shorter)) {
            return 1
        }
        // Final p, ç, t, k soften before a vowel: renk, rengi.
        if shorter >= 4, shared >= 3, shared >= shorter - 1, softens(a, b, at: shared) { return 1 }
        // With endings on both sides as well: duraktan, durağının.
        if shared >= 4, isSoftPair(a, b, at: shared), isSuffix(a.dropFirst(shared + 1)),
            isSuffix(b.dropFirst(shared + 1))
        {
            return 1
        }
        guard shorter >= 5 else { return 0 }
        return isOneSlip(Array(a.prefix(6)), Array(b.prefix(6))) ? 0.8 : 0
    }

    private static func isSuffix(_ ending: ArraySlice<UInt8>) -> Bool {
        let ending = String(decoding: ending, as: UTF8.self)
        // -lik makes another word: göz is no gözlük.
        if ending.hasPrefix("lik") || ending.hasPrefix("luk") { return false }
        return suffixes.contains {
            ending == $0 || (ending.hasPrefix($0) && $0.count > 1 && ending.count <= $0.count + 5)
        }
    }

    /// Whether a word of a question that its business does not know may be one that it does: one slip, anywhere.
    static func mayMean(_ word: String, _ known: String) -> Bool {
        let a = Array(word.utf8)
        let b = Array(known.utf8)
        guard a.count >= 4, b.count >= 4, a[0] == b[0] else { return false }
        // The ending may be another one: as much of the known word as the slip leaves.
        let stem = Array(b.prefix(a.count + 1))
        return isOneSlip(a, stem) || isOneSlip(a, Array(b.prefix(a.count)))
            || isOneSlip(a, Array(b.prefix(a.count - 1)))
    }

    /// Whether a whole word is another with one slip of the finger; a form of it with an ending is not.
    static func isMisspelling(_ word: String, of other: String) -> Bool {
        let a = Array(word.utf8)
        let b = Array(other.utf8)
        guard !word.hasPrefix(other), abs(a.count - b.count) <= 1, min(a.count, b.count) >= 4 else { return false }
        let shared = zip(a, b).prefix { $0 == $1 }.count
        guard shared > 0 else { return false }
        let restA = a.dropFirst(shared)
        let restB = b.dropFirst(shared)
        return restA.dropFirst().elementsEqual(restB.dropFirst()) || restA.elementsEqual(restB.dropFirst())
            || restA.dropFirst().elementsEqual(restB) || isSwap(Array(restA), Array(restB))
    }

    private static func isSwap(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count > 1 && b.count > 1 && a[0] == b[1] && a[1] == b[0] && a.dropFirst(2) == b.dropFirst(2)
    }

    private static func softens(_ a: [UInt8], _ b: [UInt8], at index: Int) -> Bool {
        isSoftPair(a, b, at: index) && min(a.count, b.count) == index + 1
    }

    private static func isSoftPair(_ a: [UInt8], _ b: [UInt8], at index: Int) -> Bool {
        guard index < a.count, index < b.count else { return false }
        let pair: Set<UInt8> = [a[index], b[index]]
        return pair == Set("kg".utf8) || pair == Set("td".utf8) || pair == Set("pb".utf8)
    }

    private static func isOneSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let shared = zip(a, b).prefix { $0 == $1 }.count
        guard shared > 0 else { return false }
        let restA = Array(a.dropFirst(shared))
        let restB = Array(b.dropFirst(shared))
        if restA.dropFirst() == restB.dropFirst() { return true }
        if isSwap(restA, restB) { return true }
        // A missing or extra letter moves one more letter into the window of six.
        return isBeginning(restA.dropFirst(), of: restB[...]) || isBeginning(restB.dropFirst(), of: restA[...])
    }

    private static func isBeginning(_ left: ArraySlice<UInt8>, of right: ArraySlice<UInt8>) -> Bool {
        left.count >= 2 && right.starts(with: left.prefix(right.count)) || (!left.isEmpty && right.elementsEqual(left))
    }

    private static let suffixes = [
        "a", "e", "i", "u", "y", "n", "m", "s", "ya", "ye", "yi", "yu", "da", "de", "ta", "te", "dan", "den", "tan",
        "ten",
        "in", "un", "nin", "nun", "im", "um", "mi", "mu", "si", "su", "lar", "ler", "la", "le", "li", "lu", "siz",
        "suz", "imi",
        "umu", "iniz", "unuz", "imiz", "umuz", "na", "ne", "ni", "nu", "ina", "ine", "ini", "inda",
        "inde", "ken", "ki", "sem", "sam", "se", "sa", "en", "an", "er", "ar", "ir", "ur", "di", "ti", "du", "tu",
        "dim",
        "tim", "me", "ma", "mek", "mak", "mis", "mus", "iyor", "uyor", "ecek", "acak", "ilir", "ulur", "ebil", "abil",
    ]
}
