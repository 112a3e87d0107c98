import Foundation
import Knowledge

/// The answer to one part of a message: what is quoted, and how surely it answers.
public struct Answer: Sendable {
    public let sentence: CitedSentence
    public let source: ScoredPassage
    /// In [0, 1].
    public let confidence: Float
    /// Share of the question's words that the quoted stretch speaks of, in [0, 1].
    public let coverage: Float
}

/// Composes by quoting: the best FAQ answer, or the best sentence or table row of a page, word for word.
///
/// Nothing is rephrased, so nothing can be invented; white space alone is folded, and what names the source stands
/// before the colon.
public struct Composer: Sendable {
    /// How many of the best passages are read.
    public static let depth = 10
    /// An FAQ answer up to this many Unicode scalars is quoted whole.
    static let wholeAnswer = 420

    public init() {}

    /// The best answer to a part of a message, if any passage holds a sentence at all.
    ///
    /// - Parameters:
    ///   - passages: best first.
    ///   - confidence: retrieval's own, for the list.
    public func answer(
        to part: QuestionPart, in language: Language, from passages: [ScoredPassage], confidence: Float
    ) -> Answer? {
        let passages = Array(passages.prefix(Self.depth))
        let scorer = AnswerScorer(part: part, language: language, passages: passages)
        var best: (features: AnswerFeatures, unit: Int, units: [PassageUnit], scored: ScoredPassage)?
        for (rank, scored) in passages.enumerated() {
            let units = Self.units(of: scored.passage)
            for (index, unit) in units.enumerated() where unit.kind != .heading && !isHeader(index, in: units) {
                let features = scorer.features(of: unit, in: scored, units: units, rank: rank)
                if best == nil || features.score > best!.features.score { best = (features, index, units, scored) }
            }
        }
        guard let best else { return nil }
        return Answer(
            sentence: Rendering(language: language).sentence(best.unit, of: best.units, in: best.scored.passage, part),
            source: best.scored, confidence: AnswerConfidence.value(best.features, retrieval: confidence),
            coverage: best.features.coverage)
    }

    private func isHeader(_ index: Int, in units: [PassageUnit]) -> Bool { units.contains { $0.header == index } }

    private static func units(of passage: Passage) -> [PassageUnit] {
        let count = passage.text.unicodeScalars.count
        guard case .faq = passage.source, count <= wholeAnswer else { return PassageUnits.units(of: passage.text) }
        return [PassageUnit(kind: .sentence, range: 0..<count, text: passage.text)]
    }
}

/// From features to a probability: a logistic of the few that tell answerable questions from near misses.
enum AnswerConfidence {
    static func value(_ features: AnswerFeatures, retrieval: Float) -> Float {
        let kind: Float = features.holdsKind.map { $0 ? 0.3 : -1.4 } ?? 0
        let coverage = features.isForeign ? max(features.coverage, 0.65) : features.coverage
        let sum =
            -4.1 + 2.2 * features.relevance + 4.3 * coverage + kind - 1.9 * features.unknown - 0.7 * features.excess
            + 1.35 * retrieval
        return 1 / (1 + exp(-sum))
    }
}
