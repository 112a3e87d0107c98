import Knowledge

/// A reply on its way through a chat model: what of the model's words is believed, sentence by sentence.
///
/// The model changes wording alone. Decision, sources, quotes, findings and hand-over are the extractive reply's, whatever
/// it answers; a sentence that ``RephrasingCheck`` refuses stays as it was quoted.
public struct Rephrasing: Sendable {
    public let facts: [RephrasingFact]
    /// What was refused, and why, in the order it came.
    public private(set) var problems: [RephrasingProblem] = []
    private let draft: Draft
    private let checks: [RephrasingCheck]
    private var accepted: [Int: String] = [:]

    /// `nil` where there is nothing to rephrase.
    public init?(_ draft: Draft) {
        facts = RephrasingFact.all(in: draft)
        guard !facts.isEmpty else { return nil }
        checks = facts.map(RephrasingCheck.init)
        self.draft = draft
    }

    public var acceptedCount: Int { accepted.count }

    /// Takes a sentence of the model's; the first that stands for a fact is kept.
    public mutating func take(_ text: String, for number: Int) {
        guard let place = facts.firstIndex(where: { $0.number == number }) else {
            problems.append(.unknownFact)
            return
        }
        guard accepted[number] == nil else { return }
        if let problem = checks[place].problem(of: text) {
            problems.append(problem)
        } else {
            accepted[number] = text
        }
    }

    /// The reply in the words that were believed; `nil` where these are less than half of it, and the extractive reply
    /// stands as a whole.
    public var result: Draft? {
        guard accepted.count * 2 >= facts.count, accepted.contains(where: { isChange($0.key, $0.value) }) else {
            return nil
        }
        var text = draft.text
        var sentences: [CitedSentence] = []
        for (index, sentence) in draft.sentences.enumerated() {
            let own = facts.filter { $0.sentence == index }
            let said = own.map { accepted[$0.number] ?? $0.text }.joined(separator: " ")
            let whole = own.isEmpty ? sentence.text : RephrasingFact.reference(of: sentence) + said
            if let place = text.firstRange(of: sentence.text) { text.replaceSubrange(place, with: whole) }
            sentences.append(CitedSentence(text: whole, citations: sentence.citations))
        }
        return draft.saying(
            text, sentences,
            note: LocalizedText(
                tr: "Sohbet modeliyle yeniden yazıldı (\(facts.count) cümleden \(accepted.count); kalanı alıntı).",
                en: "Rephrased by a chat model (\(accepted.count) of \(facts.count) sentences; the rest is quoted)."))
    }

    private func isChange(_ number: Int, _ text: String) -> Bool {
        facts.contains { $0.number == number && $0.text != text }
    }
}

extension Draft {
    /// The same draft with other words, and a sentence more about why.
    func saying(_ text: String, _ sentences: [CitedSentence], note: LocalizedText) -> Draft {
        Draft(
            id: id, decision: decision, text: text, sentences: sentences, intent: intent, confidence: confidence,
            why: LocalizedText(tr: "\(why.tr) \(note.tr)", en: "\(why.en) \(note.en)"), findings: findings,
            handoff: handoff)
    }

    /// The same draft with what the rules say of its new words.
    public func with(findings: [GuardFinding]) -> Draft {
        Draft(
            id: id, decision: decision, text: text, sentences: sentences, intent: intent, confidence: confidence,
            why: why, findings: findings, handoff: handoff)
    }

    /// The same draft, with a note on why no chat model had its say.
    public func keepingItsWords(because reason: LocalizedText) -> Draft { saying(text, sentences, note: reason) }
}
