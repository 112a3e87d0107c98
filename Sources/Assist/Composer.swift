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

    private let readings: ReadingCache

    public init() { readings = ReadingCache() }

    init(readings: ReadingCache) { self.readings = readings }

    /// The best answer to a part of a message, if any passage holds a sentence at all.
    ///
    /// - Parameters:
    ///   - passages: best first.
    ///   - confidence: retrieval's own, for the list.
    public func answer(
        to part: QuestionPart, in language: Language, from passages: [ScoredPassage], confidence: Float
    ) -> Answer? {
        let candidates = candidates(for: part, in: language, from: passages)
        guard let best = candidates.max(by: { $0.score < $1.score }) else { return nil }
        let rendering = Rendering(language: language)
        var sentence = rendering.sentence(best.unit, of: best.units, in: best.scored.passage, part)
        if let other = companion(of: best, among: candidates) {
            sentence = rendering.joined(
                sentence, rendering.sentence(other.unit, of: other.units, in: other.scored.passage, part))
        }
        return Answer(
            sentence: sentence, source: best.scored,
            confidence: AnswerModel.confidence(
                best.features, score: best.score, among: candidates.map(\.score), retrieval: confidence),
            coverage: best.features.coverage)
    }

    /// The passages in the order in which their best stretches answer; those that nobody reads follow as they were.
    func ranked(_ passages: [ScoredPassage], for part: QuestionPart, in language: Language) -> [ScoredPassage] {
        var best: [ChunkID: Float] = [:]
        for candidate in candidates(for: part, in: language, from: passages) {
            best[candidate.scored.passage.id] = max(best[candidate.scored.passage.id] ?? -.infinity, candidate.score)
        }
        let read = passages.prefix(Self.depth).enumerated().sorted { left, right in
            let scores = (best[left.element.passage.id] ?? -.infinity, best[right.element.passage.id] ?? -.infinity)
            return scores.0 == scores.1 ? left.offset < right.offset : scores.0 > scores.1
        }
        return read.map(\.element) + passages.dropFirst(Self.depth)
    }

    /// A stretch that may be the answer.
    private struct Candidate {
        let features: AnswerFeatures
        let score: Float
        let unit: Int
        let units: [PassageUnit]
        let scored: ScoredPassage

        var text: String { units[unit].text }

        func isBeside(_ other: Candidate) -> Bool {
            guard case .page(let document, let page, _) = scored.passage.source,
                case .page(let otherDocument, let otherPage, _) = other.scored.passage.source
            else { return false }
            return document == otherDocument && page == otherPage && text != other.text
        }
    }

    /// The runner-up, where it is nearly as good and stands on the same page: two variants of one treatment, or two
    /// sentences of which each says half.
    private func companion(of best: Candidate, among candidates: [Candidate]) -> Candidate? {
        candidates.filter { $0.isBeside(best) && best.score - $0.score < Self.tie }.max { $0.score < $1.score }
    }

    /// The difference of scores up to which two stretches are taken for equals.
    private static let tie: Float = 0.5

    private func candidates(
        for part: QuestionPart, in language: Language, from passages: [ScoredPassage]
    ) -> [Candidate] {
        let passages = Array(passages.prefix(Self.depth))
        let scorer = AnswerScorer(part: part, language: language, passages: passages)
        var candidates: [Candidate] = []
        for (rank, scored) in passages.enumerated() {
            let reading = readings.reading(of: scored.passage) { Reading($0, units: Self.units(of: $0)) }
            let units = reading.units
            for (index, unit) in units.enumerated() where unit.kind != .heading && !isHeader(index, in: units) {
                let features = scorer.features(of: index, in: reading, scored, rank: rank)
                candidates.append(
                    Candidate(
                        features: features, score: AnswerModel.score(features), unit: index, units: units,
                        scored: scored))
            }
        }
        return candidates
    }

    private func isHeader(_ index: Int, in units: [PassageUnit]) -> Bool { units.contains { $0.header == index } }

    private static func units(of passage: Passage) -> [PassageUnit] {
        let count = passage.text.unicodeScalars.count
        guard case .faq = passage.source, count <= wholeAnswer else {
            let columns = passage.headings.last.map { $0.components(of: " | ") } ?? []
            return PassageUnits.units(of: passage.text, columns: columns.count > 1 ? columns : [])
        }
        return [PassageUnit(kind: .sentence, range: 0..<count, text: passage.text)]
    }
}

extension String {
    /// The parts between one separator and the next.
    func components(of separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest)]
    }
}
