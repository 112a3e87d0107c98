import Knowledge

/// The things that a question is about, and whether a name speaks of them.
///
/// A table of record may answer only for a thing that was asked for by its name: with an ending, a slip of the finger, the
/// letters of another keyboard, or an everyday word of another language, but never for its neighbour in the table.
public struct QuestionThings: Sendable {
    /// What one row's names say of the question.
    public struct Naming: Hashable, Sendable {
        /// The things that they speak of, by their index in ``words``.
        public let things: Set<Int>
        /// Whether the question says everything that one of the names does.
        public let isWhole: Bool
    }

    /// The longest story around a question that is still read as a part of it, in words.
    private static let nearby = 12
    private static let joints: Set<String> = ["ve", "veya", "ile", "and", "or", "و"]

    private let terms: [QuestionTerm]
    /// Things that are named together, by their indices; "zirkonyum ve lamina" are two.
    public let groups: [Set<Int>]

    public var words: [String] { terms.map(\.word) }

    /// Of a question that names nothing itself, "fiyatı nedir?", the things are those of what it leans on.
    public init(of part: QuestionPart) {
        let own = Self.read(part.text)
        let around = own.groups.isEmpty && FoldedText(part.context).words.count <= Self.nearby
        (terms, groups) = around ? Self.read(part.context) : own
    }

    private static func read(_ text: String) -> (terms: [QuestionTerm], groups: [Set<Int>]) {
        let folded = FoldedText(text)
        let scalars = Array(text.unicodeScalars)
        var terms: [QuestionTerm] = []
        var groups: [Set<Int>] = []
        for range in segments(of: folded, scalars) {
            var group: Set<Int> = []
            let said = range.flatMap { QuestionTerms.terms(in: folded, words: $0..<$0 + 1) }
            for (place, term) in said.enumerated() {
                // What has a verb's ending and stands before a name belongs to it: "Nordik implant".
                let next = place + 1 < said.count ? said[place + 1] : nil
                let isPart = term.weight == QuestionTerms.verb && next.map { $0.isSubject } ?? false
                guard term.isSubject || isPart || isNumber(term.word) else { continue }
                let known = terms.firstIndex { $0.word == term.word }
                if known == nil { terms.append(term) }
                if !isNumber(term.word) { group.insert(known ?? terms.count - 1) }
            }
            if !group.isEmpty { groups.append(group) }
        }
        return (terms, groups)
    }

    private static func segments(of text: FoldedText, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = 0
        for index in text.words.indices.dropFirst() {
            let gap = scalars[text.words[index - 1].span.end..<text.words[index].span.start]
            guard joints.contains(text.words[index].text) || gap.contains(where: { ",;،".unicodeScalars.contains($0) })
            else { continue }
            segments.append(start..<index)
            start = index
        }
        return segments + [start..<text.words.count]
    }

    private static func isNumber(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal }
    }

    /// What each row's names say; the names of one row are other ways to call one thing.
    public func named(by rows: [[String]]) -> [Naming] {
        let rows = rows.map { $0.map { FoldedText($0) } }
        let texts = rows.map { $0.map { QuestionTerms.matchable($0) } }
        let asked = known(by: texts.flatMap { $0 })
        return zip(rows, texts).map { names, texts in
            let spoken = asked.indices.filter { index in texts.contains { Self.isNamed(asked[index], in: $0) } }
            let told = (words: asked.map(\.word), concepts: Set(asked.compactMap(\.concept)))
            let isWhole = names.contains { name in
                let parts = QuestionTerms.terms(in: name).filter { $0.isSubject || Self.isNumber($0.word) }
                return !parts.isEmpty && parts.allSatisfy { Self.isNamed($0, in: told) }
            }
            return Naming(things: Set(spoken), isWhole: isWhole)
        }
    }

    /// A word that no name knows is read as the one that it misspells, where there is one.
    private func known(by texts: [(words: [String], concepts: Set<Int>)]) -> [QuestionTerm] {
        terms.map { term in
            guard !Self.isNumber(term.word), !texts.contains(where: { Self.isNamed(term, in: $0) }) else { return term }
            let meant = texts.flatMap(\.words).filter { WordMatch.mayMean(term.word, $0) }.min()
            return meant.map { QuestionTerm(word: $0, concept: term.concept, weight: term.weight) } ?? term
        }
    }

    private static func isNamed(_ term: QuestionTerm, in text: (words: [String], concepts: Set<Int>)) -> Bool {
        if let concept = term.concept, text.concepts.contains(concept) { return true }
        return text.words.contains { WordMatch.similarity(term.word, $0) > 0 }
    }
}
