import Knowledge

/// One stretch that was weighed as the answer to a part of a message: what the answer model is fitted on.
public struct WeighedStretch: Sendable {
    public let source: PassageSource
    /// As a reply would quote it.
    public let text: String
    /// What the model weighs, in the order of its weights.
    public let values: [Float]
    /// `nil` where it was not compared with the question in meaning.
    public let likeness: Float?
    /// What is taken off its log-odds whatever is fitted.
    public let doubt: Float
}

/// All stretches of one part, in the order in which they were found.
public struct WeighedPart: Sendable {
    /// Retrieval's own confidence.
    public let retrieval: Float
    public let stretches: [WeighedStretch]
}

extension ReplyEngine {
    /// Everything that a draft of this message chooses from, with what speaks for it.
    public func weighed(
        for understanding: Understanding, evidence: [Evidence], stretches: StretchVectors
    ) -> [WeighedPart] {
        let composer = Composer(stretches: stretches)
        let rendering = Rendering(language: understanding.language)
        return understanding.parts.prefix(QuestionSplitter.mostParts).enumerated().map { index, part in
            let passages = passages(of: evidence, for: index, understanding)
            let found = composer.candidates(for: part, in: understanding.language, from: passages).map { candidate in
                WeighedStretch(
                    source: candidate.scored.passage.source,
                    text: rendering.sentence(candidate.unit, of: candidate.units, in: candidate.scored.passage, part)
                        .text,
                    values: candidate.features.values,
                    likeness: stretches.likeness(of: candidate.framed, to: part.text),
                    doubt: AnswerModel.doubt(candidate.features))
            }
            let retrieval = lists(of: evidence, for: index, understanding).map(\.evidence.confidence).max() ?? 0
            return WeighedPart(retrieval: retrieval, stretches: found)
        }
    }
}
