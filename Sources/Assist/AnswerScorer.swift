import Foundation
import Knowledge

/// How well one stretch of a passage answers one question: what the choice and the confidence are made of.
struct AnswerFeatures: Hashable {
    /// How high retrieval placed the passage, in [0, 1].
    var place: Float = 0
    /// How near retrieval found the passage, in [0, 1].
    var nearness: Float = 0
    /// Share of the question's words, by weight, that the stretch and what stands over it speak of; where the question
    /// says little itself, what it leans on counts with it.
    var coverage: Float = 0
    /// The same for the stretch's own words and the names of its columns.
    var ownCoverage: Float = 0
    /// Share of the question's subjects that neither the stretch nor what stands over it names.
    var missing: Float = 0
    /// Whether the kind of value asked for is there; `nil` where none is asked for.
    var holdsKind: Bool?
    /// Whether a number of the very unit asked for is there, "kaç gün", "30 gün"; `nil` where none is asked for.
    var holdsUnit: Bool?
    /// Whether a number that the question gives stands there as well: "4 kişilik"; `nil` where none does.
    var holdsNumber: Bool?
    /// Share of the words that name a table row, or an FAQ entry, which the question does not speak of.
    var excess: Float = 0
    /// Share of the question's subjects that no passage at all speaks of.
    var unknown: Float = 0
    /// Whether the question is so short that each of its subjects matters; a story names many things in passing.
    var isBrief = false
    /// Whether a measure is asked for, "kaç MB", that the stretch does not give: no other number stands in for it.
    var lacksMeasure = false
    /// Whether question and passage are in different languages, where shared words cannot be expected.
    var isForeign = false
    var isFAQ = false
    var isRow = false
    /// How near the stretch is in meaning to the question, 1 for E5's nearest; `nil` where they were not compared.
    var likeness: Float?

    /// What the models weigh, in the order of their weights. Words count only where both sides speak one language.
    var values: [Float] {
        let local: Float = isForeign ? 0 : 1
        return [
            place, nearness, coverage * local, ownCoverage * local, missing * local, holdsKind == true ? 1 : 0,
            holdsKind == false ? 1 : 0, holdsUnit == true ? 1 : 0, holdsUnit == false ? 1 : 0,
            holdsNumber == true ? 1 : 0, holdsNumber == false ? 1 : 0, excess * local, unknown * local,
            isForeign ? 1 : 0, isFAQ ? 1 : 0, isRow ? 1 : 0, coverage * (1 - local), nearness * (1 - local),
        ]
    }
}

/// Measures passages against one part of a question.
struct AnswerScorer {
    private let terms: [QuestionTerm]
    private let context: [QuestionTerm]
    private let weights: [Float]
    private let unknown: Float
    private let language: Language
    private let kinds: Set<ValueKind>
    private let unit: String?
    private let isBrief: Bool
    /// Numbers that the question gives, each with the word it counts.
    private let given: [QuestionNumbers.Number]

    /// - Parameter passages: all that were found; a word that none of them holds is foreign to this business.
    init(part: QuestionPart, language: Language, passages: [ScoredPassage]) {
        let text = FoldedText(part.text)
        let texts = passages.map { Self.whole($0.passage) }
        let terms = Self.known(QuestionTerms.terms(in: text), by: texts)
        self.terms = terms
        let own = Set(terms.map(\.word))
        context = QuestionTerms.terms(in: FoldedText(part.context)).filter { !own.contains($0.word) }
        kinds = ValueKind.asked(in: text)
        unit = ValueKind.unit(askedIn: text)
        isBrief = text.words.count <= 9
        given = QuestionNumbers.numbers(in: part.text)
        self.language = language

        let count = Float(max(1, texts.count))
        let frequencies = terms.map { term in Float(texts.count { Self.match(term, in: $0) > 0 }) }
        weights = zip(terms, frequencies).map { term, frequency in
            term.weight * (frequency == 0 ? 1.2 : 1.2 - 0.6 * frequency / count)
        }
        let subjects = zip(terms, frequencies).filter { $0.0.isSubject }
        unknown = subjects.isEmpty ? 0 : Float(subjects.count { $0.1 == 0 }) / Float(subjects.count)
    }

    /// A word that no passage knows is read as the one that it misspells, where there is one.
    private static func known(_ terms: [QuestionTerm], by texts: [(words: [String], concepts: Set<Int>)])
        -> [QuestionTerm]
    {
        var vocabulary: Set<String>?
        return terms.map { term in
            guard term.weight > 0.3, !texts.contains(where: { match(term, in: $0) > 0 }) else { return term }
            let words = vocabulary ?? Set(texts.flatMap(\.words))
            vocabulary = words
            let meant = words.filter { WordMatch.mayMean(term.word, $0) }.min()
            return meant.map { QuestionTerm(word: $0, concept: term.concept, weight: term.weight) } ?? term
        }
    }

    func features(of index: Int, in reading: Reading, _ scored: ScoredPassage, rank: Int) -> AnswerFeatures {
        let unit = reading.units[index]
        let fields = fields(of: index, in: reading)
        var features = AnswerFeatures()
        features.place = 1 / (1 + 0.35 * Float(rank))
        features.nearness = Self.stretched(scored.score.dense ?? 0.79)
        features.coverage = coverage(by: fields.all)
        features.ownCoverage = coverage(by: fields.own)
        features.missing = missing(from: fields.all)
        features.isForeign = scored.passage.language != language
        features.unknown = features.isForeign ? 0 : unknown
        features.isBrief = isBrief
        let folded = reading.folded[index]
        if let asked = self.unit {
            let holds =
                ValueKind.hasNumber(of: asked, in: folded)
                || unit.header.map {
                    ValueKind.hasNumber(of: asked, inRow: unit.text, under: reading.units[$0].text)
                } ?? false
            features.holdsUnit = holds
            features.lacksMeasure = !holds && ValueKind.isMeasure(asked)
        }
        if !given.isEmpty {
            features.holdsNumber =
                QuestionNumbers.agree(given, with: unit.text, isRow: unit.kind == .row)
                ?? unit.header.flatMap { QuestionNumbers.agree(given, with: reading.units[$0].text) }
        }
        features.excess = excess(of: unit, in: scored.passage)
        if !kinds.isEmpty { features.holdsKind = !kinds.isDisjoint(with: reading.kinds[index]) }
        features.isRow = unit.kind == .row
        if case .faq = scored.passage.source { features.isFAQ = true }
        return features
    }

    private typealias Field = (text: Reading.Words, weight: Float)

    /// The texts that speak for a unit, and how much a word found there counts.
    private func fields(of index: Int, in reading: Reading) -> (own: [Field], all: [Field]) {
        let unit = reading.units[index]
        var own: [Field] = [(reading.words[index], 1)]
        if let header = unit.header { own.append((reading.words[header], 0.9)) }
        if let question = reading.question {
            own.append((question, 1))
            return (own, own)
        }
        var all = own
        if let heading = unit.heading { all.append((reading.words[heading], 0.9)) }
        all.append((reading.headings, 0.9))
        for other in reading.units.indices where Self.areNeighbours(reading.units[other], unit, in: reading.units) {
            all.append((reading.words[other], 0.55))
        }
        all.append((reading.title, 0.4))
        return (own, all)
    }

    private static func areNeighbours(_ left: PassageUnit, _ right: PassageUnit, in units: [PassageUnit]) -> Bool {
        guard left.kind == .sentence, right.kind == .sentence, left.heading == right.heading else { return false }
        let gap =
            max(left.range.lowerBound, right.range.lowerBound) - min(left.range.upperBound, right.range.upperBound)
        return left.range != right.range && gap <= 2
    }

    /// A question should name its subject with one noun and something besides. What it lacks to that, its context has to
    /// bring; a little of the context counts always.
    private func coverage(by fields: [Field]) -> Float {
        let own = weights.reduce(0, +)
        let covered = covered(terms, weights, by: fields)
        let told = min(2, context.reduce(Float(0)) { $0 + $1.weight })
        guard told > 0 else { return own > 0 ? covered / max(own, 0.8) : 0 }
        let lean = max(0.6, 1.8 - own)
        let share = min(1, self.covered(context, context.map(\.weight), by: fields) / told)
        return (covered + lean * share) / (own + lean)
    }

    /// Of the subjects asked about, by weight, what is not named.
    private func missing(from fields: [Field]) -> Float {
        let subjects = zip(terms, weights).filter { $0.0.isSubject }
        let all = subjects.reduce(Float(0)) { $0 + $1.1 }
        guard all > 0 else { return 0 }
        let found = covered(subjects.map(\.0), subjects.map(\.1), by: fields.map { ($0.text, $0.weight > 0.5 ? 1 : 0) })
        return 1 - found / all
    }

    private func excess(of unit: PassageUnit, in passage: Passage) -> Float {
        var name: String?
        if unit.kind == .row { name = unit.text.split(separator: "\t").first.map(String.init) ?? unit.text }
        if case .faq(let faq) = passage.source { name = faq.question }
        guard let name else { return 0 }
        let words = QuestionTerms.terms(in: FoldedText(name)).filter(\.isSubject)
        guard !words.isEmpty else { return 0 }
        let asked = (terms.map(\.word) + context.map(\.word), Set((terms + context).compactMap(\.concept)))
        return Float(words.count { Self.match($0, in: asked) == 0 }) / Float(words.count)
    }

    private func covered(_ terms: [QuestionTerm], _ weights: [Float], by fields: [Field]) -> Float {
        zip(terms, weights).reduce(0) { sum, pair in
            sum + pair.1 * (fields.map { Self.match(pair.0, in: $0.text) * $0.weight }.max() ?? 0)
        }
    }

    private static func match(_ term: QuestionTerm, in text: (words: [String], concepts: Set<Int>)) -> Float {
        var best: Float = 0
        if let concept = term.concept, text.concepts.contains(concept) { best = 0.9 }
        for word in text.words where best < 1 { best = max(best, WordMatch.similarity(term.word, word)) }
        return best
    }

    private static func whole(_ passage: Passage) -> (words: [String], concepts: Set<Int>) {
        switch passage.source {
        case .faq(let faq): QuestionTerms.matchable(faq.question + "\n" + passage.text)
        case .page(let document, _, _):
            QuestionTerms.matchable(([document.title] + passage.headings + [passage.text]).joined(separator: "\n"))
        }
    }

    /// Cosines of E5 lie in a narrow band; its useful part is stretched to [0, 1].
    private static func stretched(_ cosine: Float) -> Float { min(1, max(0, (cosine - 0.79) / 0.11)) }

    /// The same for a single stretch, which may be further off and nearer than a whole passage.
    static func likeness(cosine: Float) -> Float { min(1.2, max(-1, (cosine - 0.79) / 0.11)) }
}
