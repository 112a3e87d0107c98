import Knowledge

/// Fills in drafts: the words around a decision.
struct DraftDesk {
    let understanding: Understanding
    let occasion: Occasion
    let intent: DetectedIntent
    /// The intent's name for a person.
    let title: LocalizedText?

    func reply(_ answers: [Answer], findings: [GuardFinding], open: [String]) -> Draft {
        let rest =
            open.isEmpty
            ? nil
            : handoff(
                .noSource,
                LocalizedText(
                    tr: "Sorulardan \(open.count) tanesini yanıtlayan bir kaynak bulunamadı.",
                    en: "No source answers \(open.count) of the questions."), open: open)
        let sentences = answers.map(\.sentence)
        return draft(
            .reply, text: ReplyEngine.plain(sentences), sentences: sentences,
            confidence: answers.map(\.confidence).min() ?? 0,
            why: Explanation.reply(answers, open: open.count), findings: findings, handoff: rest)
    }

    /// A kind word to one that asks nothing.
    func courtesy(_ talk: SmallTalk) -> Draft {
        let said = frame.answer(to: talk)
        var draft = draft(
            .reply, text: said.text, confidence: 1, why: Explanation.courtesy(talk), findings: [], handoff: nil)
        draft.frame = said.frame
        return draft
    }

    /// Asks back which of the options is meant.
    func ask(_ variants: Variants, confidence: Float, _ findings: [GuardFinding] = []) -> Draft {
        let question = HouseWords.which(occasion.settings.tone, understanding.language)
        var draft = draft(
            .ask, text: variants.text(asking: question), sentences: variants.options.map(\.sentence),
            confidence: confidence, why: Explanation.ask(variants.options.count), findings: findings, handoff: nil)
        draft.frame = [FramePart(.question, question)]
        return draft
    }

    /// Asks what a question is about that names nothing.
    func askWhat() -> Draft {
        let question = HouseWords.what(occasion.settings.tone, understanding.language)
        var draft = draft(.ask, text: question, confidence: 1, why: Explanation.askWhat, findings: [], handoff: nil)
        draft.frame = [FramePart(.question, question)]
        return draft
    }

    func handOff(
        _ reason: HandoffReason, _ detail: LocalizedText, confidence: Float, _ findings: [GuardFinding] = []
    ) -> Draft {
        draft(.handoff, confidence: confidence, why: detail, findings: findings, handoff: handoff(reason, detail))
    }

    func block(_ reason: HandoffReason, _ detail: LocalizedText) -> Draft {
        draft(.blocked, confidence: 0, why: detail, findings: [], handoff: handoff(reason, detail))
    }

    private var frame: ReplyFrame {
        ReplyFrame(occasion: occasion, language: understanding.language, question: understanding.question)
    }

    private func handoff(_ reason: HandoffReason, _ detail: LocalizedText, open: [String]? = nil) -> Handoff {
        let summary = HandoffSummary(understanding: understanding, occasion: occasion, title: title)
        return Handoff(reason: reason.rawValue, detail: detail, summary: summary.text(reason, open: open))
    }

    private func draft(
        _ decision: Decision, text: String = "", sentences: [CitedSentence] = [], confidence: Float, why: LocalizedText,
        findings: [GuardFinding], handoff: Handoff?
    ) -> Draft {
        var draft = Draft(
            id: DraftID(), decision: decision, text: text, sentences: sentences, intent: intent, confidence: confidence,
            why: why, findings: understanding.findings + findings, handoff: handoff)
        draft.entities = occasion.entities
        // An attack is not answered, not even with the hours.
        draft.notice = handoff == nil || decision == .blocked ? nil : frame.notice
        return draft
    }
}
