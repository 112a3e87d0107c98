import Assist
import Foundation
import Knowledge
import PluginKit
import Storage

/// What a niche says to a message, or to some of its questions, out of its own records.
struct NicheAnswer: Sendable {
    /// The niche.
    let plugin: String
    let kind: DialogueStep.Kind
    let text: String
    let records: [Fact.Record]
    let card: JSONValue
    /// Of a talk that it leads.
    let topic: DialogueTopic?

    init(_ fact: Fact, of plugin: String) {
        self.plugin = plugin
        kind = .reply
        text = fact.text
        records = fact.records
        card = fact.card
        topic = nil
    }

    init(_ step: StoredStep, _ topic: DialogueTopic) throws {
        guard let kind = DialogueStep.Kind(rawValue: step.kind) else {
            throw StorageError(.decoding, subject: "dialogue_turns.step")
        }
        self.kind = kind
        plugin = topic.plugin
        text = step.text
        records = step.records.map { Fact.Record(table: $0.table, id: $0.id, quote: $0.quote) }
        card = step.card
        self.topic = topic
    }

    /// What is to be seen beside the draft.
    var beside: PluginCard { PluginCard(id: plugin, card: card, records: records) }
}

/// A step as it is kept, without what the next turn is read with.
struct StoredStep: Codable {
    struct Record: Codable {
        let table: String
        let id: String
        let quote: String
    }

    let kind: String
    let text: String
    let records: [Record]
    let card: JSONValue

    init(_ step: DialogueStep) {
        kind = step.kind.rawValue
        text = step.text
        records = step.records.map { Record(table: $0.table, id: $0.id, quote: $0.quote) }
        card = step.card
    }
}

extension NicheAnswer {
    /// Reasons for a person that no record makes up for: such a message is not a niche's to answer.
    private static let foremost: Set<String> = [
        HandoffReason.urgent, .injection, .medicalAdvice, .humanRequest, .complaint, .guardrail,
    ].reduce(into: []) { $0.insert($1.rawValue) }

    static func mayAnswer(_ draft: Draft) -> Bool {
        draft.decision != .blocked && !(draft.handoff.map { foremost.contains($0.reason) } ?? false)
    }

    /// The draft as niches have it.
    ///
    /// - Parameters:
    ///   - answers: at least one; what a talk says stands last, since it may ask.
    ///   - draft: what the documents make of the message.
    ///   - rest: what the documents make of the questions that no niche answers; `nil` where there is none.
    static func draft(
        _ answers: [NicheAnswer], in place: Draft, beside rest: Draft?, findings: [GuardFinding]
    ) -> Draft {
        let own = answers.map { CitedSentence(text: $0.text, citations: []) }
        let decision = answers.contains { $0.kind == .handoff } ? .handoff : Self.decision(answers, rest)
        if decision == .handoff { return handOff(answers, in: place, findings) }
        let quoted = rest.flatMap { $0.decision == .reply || $0.decision == .ask ? $0 : nil }
        // A question stands where the customer stops reading.
        let asks = answers.last?.kind == .ask
        let sentences = asks ? (quoted?.sentences ?? []) + own : own + (quoted?.sentences ?? [])
        let texts = [own.map(\.text).joined(separator: "\n"), quoted?.text].compactMap { $0 }.filter { !$0.isEmpty }
        var draft = Draft(
            id: place.id, decision: decision, text: (asks ? texts.reversed() : texts).joined(separator: "\n"),
            sentences: sentences, intent: intent(of: answers, place), confidence: min(1, quoted?.confidence ?? 1),
            why: why(answers, quoted), findings: findings + (quoted?.findings ?? []), handoff: rest?.handoff)
        draft.entities = place.entities
        draft.frame = quoted?.frame ?? []
        draft.notice = rest?.handoff == nil ? nil : rest?.notice
        return draft
    }

    private static func decision(_ answers: [NicheAnswer], _ rest: Draft?) -> Decision {
        answers.contains { $0.kind == .ask } || rest?.decision == .ask ? .ask : .reply
    }

    /// A person goes on; what the niche says to the customer meanwhile is the draft's notice.
    private static func handOff(_ answers: [NicheAnswer], in place: Draft, _ findings: [GuardFinding]) -> Draft {
        let detail = LocalizedText(
            tr: "İşletmenin kayıtlarına göre bu adımı bir kişinin yapması gerekiyor.",
            en: "By the business's own records a person has to take this step.")
        let summary = LocalizedText(
            tr: place.handoff?.summary.tr ?? answers.map(\.text).joined(separator: "\n"),
            en: place.handoff?.summary.en ?? answers.map(\.text).joined(separator: "\n"))
        var draft = Draft(
            id: place.id, decision: .handoff, text: "", sentences: [], intent: intent(of: answers, place),
            confidence: 0, why: detail, findings: findings,
            handoff: Handoff(reason: HandoffReason.liveData.rawValue, detail: detail, summary: summary))
        draft.entities = place.entities
        draft.notice = CustomerNotice(text: answers.map(\.text).joined(separator: "\n"), opensAt: nil)
        return draft
    }

    /// A message within a talk is about what the talk is about: "evet" alone says nothing.
    private static func intent(of answers: [NicheAnswer], _ place: Draft) -> DetectedIntent {
        guard let topic = answers.compactMap(\.topic).last else { return place.intent }
        return DetectedIntent(
            id: topic.intent, confidence: topic.confidence,
            runnerUpGap: topic.intent == place.intent.id ? place.intent.runnerUpGap : topic.confidence)
    }

    private static func why(_ answers: [NicheAnswer], _ quoted: Draft?) -> LocalizedText {
        let own =
            answers.contains { $0.topic != nil }
            ? LocalizedText(
                tr: "Konuşmayı işletmenin kendi kayıtları yürütüyor.",
                en: "The business's own records lead this talk.")
            : LocalizedText(
                tr: "Yanıt, işletmenin kendi kayıtlarından alındı.",
                en: "The reply was taken from the business's own records.")
        guard let quoted else { return own }
        return LocalizedText(
            tr: "\(own.tr) Sorunun kalanı için: \(quoted.why.tr)",
            en: "\(own.en) For the rest of the question: \(quoted.why.en)")
    }
}
