import Foundation
import Knowledge

/// A talk in a few lines for whoever takes over, in the words that were said: what is wanted, what was asked and answered
/// before, what is open, how pressing it is, and what was named.
struct HandoffSummary {
    let understanding: Understanding
    let occasion: Occasion
    /// The intent's name for a person.
    let title: LocalizedText?

    func text(_ reason: HandoffReason, open: [String]? = nil) -> LocalizedText {
        LocalizedText(
            tr: lines(reason, open) { $0.tr }.joined(separator: "\n"),
            en: lines(reason, open) { $0.en }.joined(separator: "\n"))
    }

    private func lines(_ reason: HandoffReason, _ open: [String]?, _ word: (LocalizedText) -> String) -> [String] {
        let question = understanding.question
        let asked = open?.joined(separator: " ") ?? question.text
        var lines = [[title.map(word), Self.short(asked, 300)].compactMap { $0 }.joined(separator: ": ")]
        func add(_ label: LocalizedText, _ text: String?) {
            if let text, !text.isEmpty { lines.append("\(word(label)): \(text)") }
        }
        add(Self.customer, occasion.customer.map { Self.short($0, 80) })
        if open != nil { add(Self.message, Self.short(question.text, 300)) }
        let before = question.history.filter { $0.role == .customer }.suffix(2)
        add(Self.before, before.map { "“\(Self.short($0.text, 140))”" }.joined(separator: ", "))
        let answered = question.history.last { $0.role == .agent }
        add(Self.answered, answered.map { "“\(Self.short($0.text, 160))”" })
        add(Self.urgency, Self.urgency(of: reason).map(word))
        add(Self.named, named.joined(separator: ", "))
        return lines
    }

    /// What the message names, as it stands there: services are in the question itself.
    private var named: [String] {
        occasion.entities.compactMap { entity in
            if case .service = entity.value { return nil }
            return understanding.question.text.scalars(in: entity.span).map(Rendering.folded)
        }
    }

    private static func urgency(of reason: HandoffReason) -> LocalizedText? {
        switch reason {
        case .urgent: LocalizedText(tr: "acil, hemen ilgilenin", en: "urgent, please act at once")
        case .complaint, .humanRequest: LocalizedText(tr: "yüksek", en: "high")
        case .medicalAdvice: LocalizedText(tr: "yüksek, uzmana danışın", en: "high, ask a specialist")
        default: nil
        }
    }

    private static let customer = LocalizedText(tr: "Müşteri", en: "Customer")
    private static let message = LocalizedText(tr: "Mesajın tamamı", en: "Whole message")
    private static let before = LocalizedText(tr: "Önce yazdıkları", en: "Wrote before")
    private static let answered = LocalizedText(tr: "Son yanıtımız", en: "Our last answer")
    private static let urgency = LocalizedText(tr: "Aciliyet", en: "Urgency")
    private static let named = LocalizedText(tr: "Geçen bilgiler", en: "Mentioned")

    private static func short(_ text: String, _ limit: Int) -> String {
        let line = Rendering.folded(text)
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}
