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
    /// What to ask the customer first, where the question leaves a choice open.
    var variants: Variants?
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
    let stretches: StretchVectors

    public init(stretches: StretchVectors = .none) { self.init(readings: ReadingCache(), stretches: stretches) }

    init(readings: ReadingCache, stretches: StretchVectors = .none) {
        self.readings = readings
        self.stretches = stretches
    }

    /// The best answer to a part of a message, if any passage holds a sentence at all.
    ///
    /// - Parameters:
    ///   - passages: best first.
    ///   - confidence: retrieval's own, for the list.
    ///   - isTaken: whether the best one answers another part of the message. Then only one will do that is nearly as
    ///     good, or names more of what this part asks about: a question beside it speaks for its own answer.
    public func answer(
        to part: QuestionPart, in language: Language, from passages: [ScoredPassage], confidence: Float,
        isTaken: Bool = false
    ) -> Answer? {
        var candidates = shortlist(candidates(for: part, in: language, from: passages), for: part)
        if isTaken, let taken = candidates.first {
            candidates.removeFirst()
            candidates.removeAll {
                $0.features.missing >= taken.features.missing && taken.score - $0.score > Self.nearly
            }
        }
        guard let best = candidates.first else { return nil }
        let rendering = Rendering(language: language)
        var sentence = rendering.sentence(best.unit, of: best.units, in: best.scored.passage, part)
        if let other = companion(of: best, among: candidates) {
            sentence = rendering.joined(
                sentence, rendering.sentence(other.unit, of: other.units, in: other.scored.passage, part))
        }
        return Answer(
            sentence: sentence, source: best.scored,
            confidence: AnswerModel.confidence(
                best.features, among: candidates.map(\.score), retrieval: confidence),
            coverage: best.features.coverage,
            variants: variants(beside: best, among: candidates, part, rendering, quoted: sentence.citations))
    }

    /// What the question leaves open among the rows of the best one's table, or among FAQ entries.
    private func variants(
        beside best: Candidate, among candidates: [Candidate], _ part: QuestionPart, _ rendering: Rendering,
        quoted: [Citation]
    ) -> Variants? {
        var labels: Set<String> = []
        let kin = candidates.filter { $0.isKin(of: best) }.sorted { $0.score > $1.score }
            .filter { labels.insert($0.label).inserted }
        // Labels of another language cannot be weighed against the question word by word.
        guard kin.count > 1, !best.features.isForeign else { return nil }
        let entries = kin.map { candidate in
            let quoted = rendering.sentence(candidate.unit, of: candidate.units, in: candidate.scored.passage, part)
            return Variants.Entry(
                label: candidate.label, value: candidate.value,
                sentence: CitedSentence(text: candidate.label, citations: quoted.citations), score: candidate.score)
        }
        guard best.units[best.unit].header != nil else {
            return Variants.unchosen(among: entries, part, margin: Self.tie, answered: 1)
        }
        let near = entries.filter { best.score - $0.score < Self.reach }
        return Variants.unchosen(among: entries, part, margin: Self.tie, answered: 2)
            ?? Variants.named(among: near, part) { $0.sentence.citations.allSatisfy(quoted.contains) }
    }

    /// The passages in the order in which their best stretches answer; those that nobody reads follow as they were.
    func ranked(_ passages: [ScoredPassage], for part: QuestionPart, in language: Language) -> [ScoredPassage] {
        var best: [ChunkID: Float] = [:]
        let candidates = candidates(for: part, in: language, from: passages)
        for candidate in candidates {
            best[candidate.scored.passage.id] = max(best[candidate.scored.passage.id] ?? -.infinity, candidate.score)
        }
        // The likeliest keep the lead that they have, in the order of the closer look.
        let lead = best.values.max() ?? 0
        for (place, candidate) in shortlist(candidates, for: part).reversed().enumerated() {
            best[candidate.scored.passage.id] = lead + Float(place)
        }
        let read = passages.prefix(Self.depth).enumerated().sorted { left, right in
            let scores = (best[left.element.passage.id] ?? -.infinity, best[right.element.passage.id] ?? -.infinity)
            return scores.0 == scores.1 ? left.offset < right.offset : scores.0 > scores.1
        }
        return read.map(\.element) + passages.dropFirst(Self.depth)
    }

    /// A stretch that may be the answer.
    struct Candidate {
        let features: AnswerFeatures
        let score: Float
        let unit: Int
        let units: [PassageUnit]
        let scored: ScoredPassage

        var text: String { units[unit].text }

        /// Rows of one table, or entries of the FAQ.
        func isKin(of other: Candidate) -> Bool {
            switch (scored.passage.source, other.scored.passage.source) {
            case (.faq(let own), .faq(let faq)): own.id != faq.id || unit == other.unit
            case (.page, .page):
                units[unit].kind == .row && other.units[other.unit].kind == .row && units[unit].header != nil
                    && scored.passage.id == other.scored.passage.id
                    && units[unit].header == other.units[other.unit].header
            default: false
            }
        }

        /// What the source calls it.
        var label: String {
            if case .faq(let faq) = scored.passage.source { return faq.question }
            return Rendering.cells(of: text).first ?? Rendering.folded(text)
        }

        /// What it says of that.
        var value: String {
            if case .faq = scored.passage.source { return Rendering.folded(text) }
            return Rendering.cells(of: text).dropFirst().joined(separator: " ")
        }

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
    /// That up to which the second best of a part stands in for a best one that answers another part.
    private static let nearly: Float = 1
    /// That up to which a row that the question names is still one of its answers.
    private static let reach: Float = 3

    func candidates(
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
