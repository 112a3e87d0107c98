import Foundation
import Knowledge

/// How well one stretch of a passage answers one question: what the choice and the confidence are made of.
struct AnswerFeatures: Hashable {
    /// How high and how near retrieval placed the passage, in [0, 1].
    var relevance: Float = 0
    /// Share of the question's words, by weight, that the stretch and what stands over it speak of; where the question
    /// says little itself, what it leans on counts with it.
    var coverage: Float = 0
    /// Whether the kind of value asked for is there; `nil` where none is asked for.
    var holdsKind: Bool?
    /// Whether a number of the very unit asked for is there: "kaç gün", "30 gün".
    var holdsUnit = false
    /// Share of the words that name a table row which the question does not speak of.
    var excess: Float = 0
    /// Share of the question's subjects that no passage at all speaks of.
    var unknown: Float = 0
    /// Whether question and passage are in different languages, where shared words cannot be expected.
    var isForeign = false

    /// What candidates are ranked by.
    var score: Float {
        let kind: Float = holdsKind.map { $0 ? 1 : 0 } ?? 0.5
        return 0.40 * relevance + 0.45 * coverage + 0.22 * kind - 0.12 * excess + (holdsUnit ? 0.06 : 0)
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

    /// - Parameter passages: all that were found; a word that none of them holds is foreign to this business.
    init(part: QuestionPart, language: Language, passages: [ScoredPassage]) {
        let text = FoldedText(part.text)
        terms = QuestionTerms.terms(in: text)
        let own = Set(terms.map(\.word))
        context = QuestionTerms.terms(in: FoldedText(part.context)).filter { !own.contains($0.word) }
        kinds = ValueKind.asked(in: text)
        unit = ValueKind.unit(askedIn: text)
        self.language = language

        let texts = passages.map { Self.whole($0.passage) }
        let count = Float(max(1, texts.count))
        let frequencies = terms.map { term in Float(texts.count { Self.match(term, in: $0) > 0 }) }
        weights = zip(terms, frequencies).map { term, frequency in
            term.weight * (frequency == 0 ? 1.2 : 1.2 - 0.6 * frequency / count)
        }
        let subjects = zip(terms, frequencies).filter { $0.0.isSubject }
        unknown = subjects.isEmpty ? 0 : Float(subjects.count { $0.1 == 0 }) / Float(subjects.count)
    }

    func features(of unit: PassageUnit, in scored: ScoredPassage, units: [PassageUnit], rank: Int) -> AnswerFeatures {
        let fields = fields(of: unit, in: scored.passage, units: units)
        var features = AnswerFeatures()
        features.relevance = Self.relevance(scored.score, rank: rank)
        features.coverage = coverage(by: fields)
        features.isForeign = scored.passage.language != language
        features.unknown = features.isForeign ? 0 : unknown
        if let asked = self.unit { features.holdsUnit = ValueKind.hasNumber(of: asked, in: FoldedText(unit.text)) }
        if unit.kind == .row { features.excess = excess(of: unit.text) }
        if !kinds.isEmpty { features.holdsKind = !kinds.isDisjoint(with: ValueKind.held(in: unit.text)) }
        return features
    }

    private typealias Field = (text: (words: [String], concepts: Set<Int>), weight: Float)

    /// The texts that speak for a unit, and how much a word found there counts.
    private func fields(of unit: PassageUnit, in passage: Passage, units: [PassageUnit]) -> [Field] {
        var fields: [Field] = [(QuestionTerms.matchable(unit.text), 1)]
        switch passage.source {
        case .faq(let faq):
            fields.append((QuestionTerms.matchable(faq.question), 1))
        case .page(let document, _, _):
            let above = [unit.heading, unit.header].compactMap { $0 }.map { units[$0].text } + passage.headings
            fields.append((QuestionTerms.matchable(above.joined(separator: "\n")), 0.9))
            let neighbours = units.filter { Self.areNeighbours($0, unit, in: units) }.map(\.text)
            fields.append((QuestionTerms.matchable(neighbours.joined(separator: "\n")), 0.55))
            fields.append((QuestionTerms.matchable(document.title), 0.4))
        }
        return fields
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

    private func excess(of row: String) -> Float {
        let name = row.split(separator: "\t").first.map(String.init) ?? row
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
    private static func relevance(_ score: ScoreParts, rank: Int) -> Float {
        let position = 1 / (1 + 0.35 * Float(rank))
        guard let dense = score.dense else { return position * 0.8 }
        return 0.5 * position + 0.5 * min(1, max(0, (dense - 0.79) / 0.11))
    }
}
