import Knowledge

/// Sourced answers of one kind among which only the customer can choose.
struct Variants {
    struct Option {
        /// What the source calls it.
        let label: String
        /// The label with what its source says of it.
        let sentence: CitedSentence
    }

    let options: [Option]

    /// The question back, with its options below it.
    func text(asking question: String) -> String {
        ([question] + options.map { "• \($0.label)" }).joined(separator: "\n")
    }

    /// More are no choice but a list.
    static let most = 6

    /// Whether our last turn asked back already.
    static func wereAsked(in history: [Message]) -> Bool {
        guard let last = history.last(where: { $0.role == .agent }) else { return false }
        return Tone.allCases.contains { tone in
            Language.allCases.contains { last.text.contains(HouseWords.which(tone, $0)) }
        }
    }

    /// One that may be an answer, as ``Composer`` weighed it.
    struct Entry {
        /// A row's first cell, or an FAQ's question.
        let label: String
        /// What it says beyond its label.
        let value: String
        let sentence: CitedSentence
        let score: Float
    }

    /// Options where the question names what all entries share and nothing that tells them apart.
    ///
    /// - Parameters:
    ///   - entries: of one table, or of the FAQ; best first.
    ///   - isAnswered: how many of them the reply would quote anyway.
    static func unchosen(among entries: [Entry], _ part: QuestionPart, margin: Float, answered: Int) -> Variants? {
        guard let best = entries.first else { return nil }
        let asked = QuestionTerms.terms(in: FoldedText(part.text + "\n" + part.context)).map(\.word)
        let subjects = QuestionTerms.terms(in: FoldedText(part.text)).filter(\.isSubject).map(\.word)
        let tied = entries.filter { best.score - $0.score < margin }
        guard tied.count > answered, tied.count <= most else { return nil }
        let words = tied.map { QuestionTerms.terms(in: FoldedText($0.label)).filter(\.isSubject).map(\.word) }
        let named = words.map { own in own.filter { word in asked.contains { WordMatch.similarity($0, word) > 0 } } }
        let extra = zip(words, named).map { own, named in own.filter { !named.contains($0) } }
        // All share what is named and all that is named, each has something of its own, and what they say differs.
        let covers = { (own: [String]) in
            subjects.allSatisfy { word in own.contains { WordMatch.similarity(word, $0) > 0 } }
        }
        guard named.allSatisfy({ covers($0) && !$0.isEmpty && $0.count == named[0].count }),
            extra.allSatisfy({ !$0.isEmpty }),
            Set(extra).count == tied.count, Set(tied.map(\.value)).count == tied.count,
            shares(named)
        else { return nil }
        return Variants(options: tied.map { Option(label: $0.label, sentence: $0.sentence) })
    }

    private static func shares(_ named: [[String]]) -> Bool {
        named[0].allSatisfy { word in
            named.dropFirst().allSatisfy { $0.contains { WordMatch.similarity(word, $0) > 0 } }
        }
    }

    /// Two things of one kind that the question names and the answer does not both quote.
    static func named(among entries: [Entry], _ part: QuestionPart, quoted: (Entry) -> Bool) -> Variants? {
        let asked = QuestionTerms.terms(in: FoldedText(part.text)).filter(\.isSubject).map(\.word)
        let words = entries.map { QuestionTerms.terms(in: FoldedText($0.label)).filter(\.isSubject).map(\.word) }
        let chosen = entries.indices.filter { index in
            let others = words.indices.filter { $0 != index }.flatMap { words[$0] }
            let own = words[index].filter { word in !others.contains { WordMatch.similarity($0, word) > 0 } }
            return !own.isEmpty && own.allSatisfy { word in asked.contains { WordMatch.similarity($0, word) > 0 } }
        }.map { entries[$0] }
        guard (2...most).contains(chosen.count), !chosen.allSatisfy(quoted) else { return nil }
        return Variants(options: chosen.map { Option(label: $0.label, sentence: $0.sentence) })
    }
}
