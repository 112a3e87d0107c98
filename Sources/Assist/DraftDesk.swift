import Knowledge

/// Fills in drafts: the words around a decision.
struct DraftDesk {
    let understanding: Understanding
    let intent: DetectedIntent
    /// The intent's name for a person.
    let title: LocalizedText?

    func reply(_ answers: [Answer], text: String, findings: [GuardFinding], open: [String]) -> Draft {
        let names = answers.map { Self.name(of: $0.source.passage.source) }
        let shares = answers.map { Int(($0.coverage * 100).rounded()) }
        let least = shares.min() ?? 0
        let rest =
            open.isEmpty
            ? nil
            : Handoff(
                reason: HandoffReason.noSource.rawValue,
                detail: LocalizedText(
                    tr: "Sorulardan \(open.count) tanesini yanıtlayan bir kaynak bulunamadı.",
                    en: "No source answers \(open.count) of the questions."),
                summary: summary(of: open))
        return draft(
            .reply, text: text, sentences: answers.map(\.sentence),
            confidence: answers.map(\.confidence).min() ?? 0,
            why: LocalizedText(
                tr:
                    "Kaynak: \(names.joined(separator: ", ")); bu kaynakta geçen soru sözcükleri: en az %\(least).",
                en: "Source: \(names.joined(separator: ", ")); it speaks of at least \(least)% of the question's words."
            ),
            findings: findings, handoff: rest)
    }

    func handOff(
        _ reason: HandoffReason, _ detail: LocalizedText, confidence: Float, _ findings: [GuardFinding] = []
    ) -> Draft {
        draft(
            .handoff, confidence: confidence, why: detail, findings: findings,
            handoff: Handoff(reason: reason.rawValue, detail: detail, summary: summary()))
    }

    func block(_ reason: HandoffReason, _ detail: LocalizedText) -> Draft {
        draft(
            .blocked, confidence: 0, why: detail, findings: [],
            handoff: Handoff(reason: reason.rawValue, detail: detail, summary: summary()))
    }

    private func draft(
        _ decision: Decision, text: String = "", sentences: [CitedSentence] = [], confidence: Float, why: LocalizedText,
        findings: [GuardFinding], handoff: Handoff?
    ) -> Draft {
        Draft(
            id: DraftID(), decision: decision, text: text, sentences: sentences, intent: intent, confidence: confidence,
            why: why, findings: understanding.findings + findings, handoff: handoff)
    }

    /// What the customer wants, in a line: the intent, the question, and the turn it leans on.
    private func summary(of parts: [String]? = nil) -> String {
        let asked = parts?.joined(separator: " ") ?? understanding.question.text
        let line = [title?.tr, Rendering.folded(asked)].compactMap { $0 }.joined(separator: ": ")
        let before = QuestionSplitter.contextBefore(understanding.question.text, understanding.question.history)
        let whole = before.isEmpty ? line : "\(line) (önceki mesaj: \(Rendering.folded(before)))"
        return whole.count <= Self.longestSummary ? whole : whole.prefix(Self.longestSummary - 1) + "…"
    }

    private static let longestSummary = 240

    private static func name(of source: PassageSource) -> String {
        switch source {
        case .page(let document, let page, _): "\(document.filename) s. \(page)"
        case .faq(let faq): "SSS “\(faq.question)”"
        }
    }
}
