import Knowledge

extension ReplyEngine {
    /// The reply in the tenant's tone, with greeting and closing where its rules want them. The cited sentences stay as
    /// they are; a frame that a guardrail refuses is left out.
    public func framed(_ draft: Draft, for understanding: Understanding, on occasion: Occasion) -> Draft {
        guard draft.decision == .reply, !draft.sentences.isEmpty else { return draft }
        let frame = ReplyFrame(occasion: occasion, language: understanding.language, question: understanding.question)
        let made = frame.framed(draft.sentences)
        guard draft.text == Self.plain(draft.sentences),
            check(made.text, .outgoing).allSatisfy({ $0.verdict < .handoff })
        else { return draft }
        var framed = draft
        framed.text = made.text
        framed.sentences = made.sentences
        framed.frame = made.frame
        return framed
    }

    /// The sentences alone, a line each.
    static func plain(_ sentences: [CitedSentence]) -> String { sentences.map(\.text).joined(separator: "\n") }
}
