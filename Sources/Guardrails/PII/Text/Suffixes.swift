/// The endings that Turkish words take, in folded letters: plural, possessive, case, copula, in this order.
enum Suffixes {
    /// After any word.
    static let all: WordTrie = trie(
        plural: ["", "lar", "ler"],
        possessive: [
            "", "m", "im", "um", "n", "in", "un", "i", "u", "si", "su", "miz", "imiz", "umuz", "niz", "iniz", "unuz",
            "lari",
            "leri",
        ],
        copula: [
            "", "yim", "yum", "im", "um", "dir", "dur", "tir", "tur", "ydi", "ydu", "ymis", "mis", "sa", "se", "yken",
            "ki",
            "siniz", "sin", "yiz",
        ],
        also:
            "li lu lik luk siz suz ci cu ligi lugu liyim luyum lidir ligim liyiz liler lilar sini sinin sina sine sinda sinde"
    )

    /// After a name: cases alone, as a longer ending is more likely another word.
    static let ofNames: WordTrie = trie(
        plural: [""], possessive: [""], copula: [""], also: "lar ler lara lere larin lerin")

    private static let cases = [
        "", "i", "u", "yi", "yu", "ni", "nu", "a", "e", "ya", "ye", "na", "ne", "da", "de", "ta", "te", "nda", "nde",
        "dan",
        "den", "tan", "ten", "ndan", "nden", "in", "un", "nin", "nun", "la", "le", "yla", "yle",
    ]

    private static func trie(plural: [String], possessive: [String], copula: [String], also: String) -> WordTrie {
        var trie = WordTrie()
        for plural in plural {
            for possessive in possessive {
                for ending in cases {
                    for copula in plural.isEmpty ? copula : ["", "dir"] {
                        trie.insert(plural + possessive + ending + copula, .suffix)
                    }
                }
            }
        }
        trie.insert(also, .suffix)
        return trie
    }

    /// Whether the letters are an ending of `trie`.
    static func contains(_ codes: [UInt8], _ range: Range<Int>, in trie: WordTrie) -> Bool {
        var node = WordTrie.root
        for cell in range {
            node = trie.step(node, codes[cell])
            if node == 0 { return false }
        }
        return trie.senses[Int(node)].contains(.suffix)
    }
}
