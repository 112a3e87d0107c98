/// Many word sequences, found together in one pass over a text.
///
/// A phrase is words one space apart, folded as ``FoldedText`` folds; `*` at a word's end matches any suffix
/// (`talimat*` finds "talimatlarını"), one at its beginning any beginning (`*sin` finds "korsansın"), and a `*` of its
/// own stands for up to ``reach`` words of any kind (`onceki * unut*`). Phrases never match inside words.
///
/// The phrases form one trie over words that is walked as a non-deterministic automaton, so the time is linear in the
/// text: no phrase makes it look back.
public struct PhraseSet: Sendable {
    /// How many words a `*` of its own may skip.
    public static let reach = 3

    public struct Match: Hashable, Sendable {
        /// Index of the phrase in the list the set was built from.
        public let phrase: Int
        /// The matched words of the text.
        public let words: Range<Int>

        public init(phrase: Int, words: Range<Int>) {
            self.phrase = phrase
            self.words = words
        }
    }

    private struct Node: Sendable {
        var exact: [String: Int] = [:]
        var prefixes: [String: Int] = [:]
        /// The lengths, in UTF-8 bytes, that occur among `prefixes`.
        var prefixLengths: [Int] = []
        var endings: [String: Int] = [:]
        var endingLengths: [Int] = []
        /// Entered without a word; may skip words before its own children match.
        var gap: Int?
        var phrases: [Int] = []
    }

    /// A place in the trie, the word where its match began, and how many words it may still skip.
    private struct State {
        var node: Int
        var start: Int
        var skips: Int
    }

    private var nodes: [Node] = [Node()]

    public init(_ phrases: [String]) {
        for (index, phrase) in phrases.enumerated() { insert(phrase, index) }
    }

    private mutating func insert(_ phrase: String, _ index: Int) {
        var node = 0
        for word in phrase.split(separator: " ") {
            if word == "*" {
                node = gapChild(of: node)
            } else if word.hasSuffix("*") {
                node = child(of: node, beginning: FoldedText.fold(String(word.dropLast())))
            } else if word.hasPrefix("*") {
                node = child(of: node, ending: FoldedText.fold(String(word.dropFirst())))
            } else {
                // A word may fold to several ("e-posta"), which then follow each other.
                for part in FoldedText(String(word)).words { node = child(of: node, part.text) }
            }
        }
        if node != 0 { nodes[node].phrases.append(index) }
    }

    private mutating func gapChild(of node: Int) -> Int {
        let gap = nodes[node].gap ?? newNode()
        nodes[node].gap = gap
        return gap
    }

    private mutating func child(of node: Int, _ word: String) -> Int {
        let child = nodes[node].exact[word] ?? newNode()
        nodes[node].exact[word] = child
        return child
    }

    private mutating func child(of node: Int, beginning: String) -> Int {
        let child = nodes[node].prefixes[beginning] ?? newNode()
        nodes[node].prefixes[beginning] = child
        nodes[node].prefixLengths = Array(Set(nodes[node].prefixes.keys.map(\.utf8.count)))
        return child
    }

    private mutating func child(of node: Int, ending: String) -> Int {
        let child = nodes[node].endings[ending] ?? newNode()
        nodes[node].endings[ending] = child
        nodes[node].endingLengths = Array(Set(nodes[node].endings.keys.map(\.utf8.count)))
        return child
    }

    private mutating func newNode() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }

    /// Every match, in the order of its last word.
    public func matches(in text: FoldedText, words range: Range<Int>? = nil) -> [Match] {
        var matches: [Match] = []
        var active: [State] = []
        for position in range ?? text.words.indices {
            let word = text.words[position].text
            var next: [State] = []
            for state in active {
                if state.skips > 0 {
                    keep(State(node: state.node, start: state.start, skips: state.skips - 1), in: &next)
                }
                advance(state.node, state.start, over: word, into: &next)
            }
            advance(0, position, over: word, into: &next)
            for state in next {
                for phrase in nodes[state.node].phrases {
                    matches.append(Match(phrase: phrase, words: state.start..<(position + 1)))
                }
            }
            active = next
        }
        return matches
    }

    private func advance(_ node: Int, _ start: Int, over word: String, into next: inout [State]) {
        if let child = nodes[node].exact[word] { enter(child, start, &next) }
        let letters = word.utf8
        for length in nodes[node].prefixLengths where length <= letters.count {
            // A cut inside a scalar is no string and matches nothing.
            guard let prefix = String(letters.prefix(length)), let child = nodes[node].prefixes[prefix] else {
                continue
            }
            enter(child, start, &next)
        }
        for length in nodes[node].endingLengths where length <= letters.count {
            guard let ending = String(letters.suffix(length)), let child = nodes[node].endings[ending] else { continue }
            enter(child, start, &next)
        }
    }

    private func enter(_ node: Int, _ start: Int, _ next: inout [State]) {
        keep(State(node: node, start: start, skips: 0), in: &next)
        if let gap = nodes[node].gap { keep(State(node: gap, start: start, skips: Self.reach), in: &next) }
    }

    /// Of two states that differ in their skips only, the freer one covers the other.
    private func keep(_ state: State, in states: inout [State]) {
        if let index = states.firstIndex(where: { $0.node == state.node && $0.start == state.start }) {
            states[index].skips = max(states[index].skips, state.skips)
        } else {
            states.append(state)
        }
    }
}
