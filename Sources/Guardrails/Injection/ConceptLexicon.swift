import Knowledge

/// The words of every concept, in every language that is watched.
///
/// In the lists phrases stand between commas, in the form ``PhraseSet`` documents, with one addition: a phrase that ends
/// in `~` stands for all commanding forms of the Turkish verb that is its last word.
struct ConceptLexicon: Sendable {
    static let shared = ConceptLexicon([turkish, english, european, farther, colloquial])

    let phrases: PhraseSet
    /// The concept of each phrase.
    let concepts: [Concept]
    /// Words by which text without word boundaries is cut: four letters at least.
    let vocabulary: ConceptTrie

    private init(_ languages: [[(Concept, String)]]) {
        var texts: [String] = []
        var concepts: [Concept] = []
        for (concept, list) in languages.joined() {
            for entry in list.split(separator: ",") {
                var words = entry.split(whereSeparator: \.isWhitespace)
                if words.last == "*" { words.removeLast() }
                let phrase = words.joined(separator: " ")
                guard !phrase.isEmpty else { continue }
                for (form, concept) in Self.forms(of: phrase, concept) {
                    texts.append(form)
                    concepts.append(concept)
                }
            }
        }
        self.concepts = concepts
        phrases = PhraseSet(texts)
        vocabulary = ConceptTrie(texts.flatMap { $0.split(separator: " ") }.map(String.init))
    }

    private static func forms(of phrase: String, _ concept: Concept) -> [(String, Concept)] {
        guard phrase.hasSuffix("~") else { return [(phrase, concept)] }
        let stem = FoldedText.fold(String(phrase.dropLast()))
        // Said of a machine, "belirterek" tells what it does, not what it shall do.
        let familiar = TurkishVerb.familiar(stem).filter {
            concept != .tell || !($0.hasSuffix("arak") || $0.hasSuffix("erek"))
        }
        return familiar.map { ($0, concept) }
            + TurkishVerb.polite(stem).map { ($0, concept == .tell ? .tellPolitely : concept) }
    }
}

/// A set of words, walked letter by letter.
struct ConceptTrie: Sendable {
    private var nodes: [[UInt8: Int32]] = [[:]]
    private var ends: Set<Int32> = []

    /// - Parameter words: patterns of ``PhraseSet``; what is shorter than four letters is left out.
    init(_ words: [String]) {
        for word in words where !word.hasPrefix("*") {
            let letters = Array(FoldedText.fold(word.replacing("*", with: "")).utf8)
            guard letters.count >= 4, !letters.contains(UInt8(ascii: " ")) else { continue }
            var node: Int32 = 0
            for letter in letters {
                if let next = nodes[Int(node)][letter] {
                    node = next
                } else {
                    nodes.append([:])
                    let next = Int32(nodes.count - 1)
                    nodes[Int(node)][letter] = next
                    node = next
                }
            }
            ends.insert(node)
        }
    }

    func child(of node: Int32, _ letter: UInt8) -> Int32? { nodes[Int(node)][letter] }

    func isEnd(_ node: Int32) -> Bool { ends.contains(node) }

    /// The length of the longest word that begins at `start`; 0 where none does.
    func longestMatch(in letters: [UInt8], at start: Int) -> Int {
        var node: Int32 = 0
        var longest = 0
        for position in start..<letters.count {
            guard let next = nodes[Int(node)][letters[position]] else { break }
            node = next
            if ends.contains(node) { longest = position + 1 - start }
        }
        return longest
    }
}
