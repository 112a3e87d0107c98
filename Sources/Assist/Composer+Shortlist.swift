import Knowledge

/// The stretches that a closer look is worth: their meaning is compared with the question's, at the price of a vector each.
extension Composer {
    /// How many stretches of one part are looked at closely.
    public static let closeLooks = 3

    /// The likeliest stretches, best first, scored with what their vectors tell.
    func shortlist(_ candidates: [Candidate], for part: QuestionPart, looks: Int = closeLooks) -> [Candidate] {
        Self.ordered(Self.ordered(candidates).prefix(looks).map { compared($0, with: part) })
    }

    private static func ordered(_ candidates: [Candidate]) -> [Candidate] {
        candidates.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
    }

    private func compared(_ candidate: Candidate, with part: QuestionPart) -> Candidate {
        var features = candidate.features
        features.likeness = stretches.likeness(of: candidate.framed, to: part.text)
        return Candidate(
            features: features, score: AnswerModel.closeScore(features), unit: candidate.unit, units: candidate.units,
            scored: candidate.scored)
    }
}

extension Composer.Candidate {
    /// The stretch with what it stands under, or the question that it answers: what its vector is made of.
    var framed: String {
        let unit = units[unit]
        if case .faq(let faq) = scored.passage.source { return faq.question + "\n" + unit.text }
        let title = unit.heading.map { units[$0].text } ?? scored.passage.headings.last { !$0.contains(" | ") }
        let columns = unit.header.map { units[$0].text }
        return [title, columns, unit.text].compactMap { $0.map(Rendering.folded) }.joined(separator: ". ")
    }
}
