import Foundation
import Knowledge

/// Puts the words of the house around the facts: greeting, what joins the answers, closing.
///
/// None of them is a claim, so none carries a citation; but no number leaves in them that the tenant did not set itself or
/// that the calendar does not give. A phrase that does not pass is left out.
struct ReplyFrame {
    let occasion: Occasion
    let language: Language
    let question: Question

    private var tone: Tone { occasion.settings.tone }

    /// The whole text of a reply, its sentences as they stand in it, and the parts that claim nothing.
    func framed(_ sentences: [CitedSentence]) -> (text: String, sentences: [CitedSentence], frame: [FramePart]) {
        let lead = HouseWords.lead(tone, answers: sentences.count, language)
        let parts = [
            greeting.map { FramePart(.greeting, $0) }, lead.map { FramePart(.lead, $0) },
            closing.map { FramePart(.closing, $0) },
        ].compactMap { $0 }
        let before = parts.filter { $0.kind == .greeting }.map(\.text)
        let after = parts.filter { $0.kind == .closing }.map(\.text)
        let joined = joined(sentences)
        let body = [lead, joined.text].compactMap { $0 }.joined(separator: "\n")
        return ((before + [body] + after).joined(separator: "\n\n"), joined.sentences, parts)
    }

    /// The sentences in their order, each with its reference; `short` names a page that goes on only once.
    private func joined(_ sentences: [CitedSentence]) -> (text: String, sentences: [CitedSentence]) {
        var lines: [String] = []
        var said: [CitedSentence] = []
        var last: CitedSentence?
        for sentence in sentences {
            if tone == .short, let last, let rest = Self.continuation(of: last, sentence) {
                lines[lines.count - 1] += (Self.ends(lines[lines.count - 1]) ? " " : "; ") + rest
                said.append(CitedSentence(text: rest, citations: sentence.citations))
            } else {
                let text = tone == .formal && !Self.ends(sentence.text) ? sentence.text + "." : sentence.text
                lines.append((lines.isEmpty ? "" : HouseWords.also(tone, language)) + text)
                said.append(sentence)
            }
            last = sentence
        }
        return (lines.joined(separator: "\n"), said)
    }

    /// What is said to a courtesy.
    func answer(to talk: SmallTalk) -> (text: String, frame: [FramePart]) {
        switch talk {
        case .thanks: return Self.alone(HouseWords.welcome(tone, language), .closing)
        case .farewell where hasSpoken: return Self.alone(HouseWords.farewell(tone, language), .closing)
        case .greeting, .farewell:
            let hello = greeting ?? HouseWords.hello(tone, language)
            let isAddress = hello.last.map { ",،".contains($0) } ?? false
            return Self.alone(hello + (isAddress ? "\n" : " ") + HouseWords.offer(tone, language), .greeting)
        }
    }

    private static func alone(_ text: String, _ kind: FramePart.Kind) -> (text: String, frame: [FramePart]) {
        (text, [FramePart(kind, text)])
    }

    /// What may be told while nobody is there.
    var notice: CustomerNotice? {
        guard let away = occasion.outOfHours else { return nil }
        let text = said(away.text[language] ?? HouseWords.outOfHours(tone, language))
        return text.map { CustomerNotice(text: $0, opensAt: away.opening) }
    }

    /// On a conversation's first reply, and where the customer greets again and was not greeted yet.
    private var greeting: String? {
        let phrase = occasion.settings.greeting
        guard phrase.enabled, !hasSpoken || (SmallTalk.opensWithGreeting(question.text) && !hasGreeted) else {
            return nil
        }
        return said(phrase.text[language] ?? HouseWords.greeting(tone, language))
    }

    private var closing: String? {
        let phrase = occasion.settings.closing
        return phrase.enabled ? said(phrase.text[language] ?? HouseWords.closing(tone, language)) : nil
    }

    private var hasSpoken: Bool { question.history.contains { $0.role == .agent } }

    /// In the tenant's own words or in anybody's.
    private var hasGreeted: Bool {
        let own = occasion.settings.greeting.text[language] ?? HouseWords.greeting(tone, language)
        let first = FoldedText(own).words.first?.text
        return question.history.contains { message in
            guard message.role == .agent else { return false }
            return SmallTalk.opensWithGreeting(message.text) || FoldedText(message.text).words.first?.text == first
        }
    }

    /// A template with its values; `nil` where nothing is left of it, or where it states a number that is nobody's.
    private func said(_ text: String) -> String? {
        guard let template = try? ReplyTemplate(text) else { return nil }
        let filled = template.text(with: values, in: language)
        let own = values.filter { !$0.key.isCustomers }.values.flatMap { NumberMention.all(in: $0) }
        let stated = template.stated + own
        let isBorneOut = NumberMention.all(in: filled).allSatisfy { claim in stated.contains { $0.supports(claim) } }
        return filled.isEmpty || !isBorneOut ? nil : filled
    }

    private var values: [TemplateVariable: String] {
        var values: [TemplateVariable: String] = [:]
        values[.customer] = occasion.customer.flatMap(Self.name)
        let company = occasion.settings.company ?? occasion.company
        values[.company] = company.isEmpty ? nil : company
        values[.agent] = occasion.settings.agent
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = occasion.timeZone
        let now = calendar.dateComponents([.hour, .minute], from: occasion.moment)
        values[.time] = OpeningWords.clock(now.hour ?? 0, now.minute ?? 0)
        values[.date] = OpeningWords.date(occasion.moment, occasion.timeZone, language)
        values[.opening] = occasion.outOfHours?.opening.map {
            OpeningWords.text(for: $0, from: occasion.moment, timeZone: occasion.timeZone, in: language)
        }
        return values
    }

    /// A customer writes their own name: what reads like more than one is not repeated to them in the tenant's voice.
    static func name(_ text: String) -> String? {
        let name = Rendering.folded(text)
        let isName = name.allSatisfy { $0.isLetter || " .'’-".contains($0) } && name.contains(where: \.isLetter)
        return isName && name.count <= 40 && name.split(separator: " ").count <= 4 ? name : nil
    }

    /// What a sentence adds to the one before it, where both quote one page: its text without the reference.
    private static func continuation(of last: CitedSentence, _ next: CitedSentence) -> String? {
        guard let first = last.citations.first, let second = next.citations.first, first.sharesPage(with: second) else {
            return nil
        }
        let rest = ReferenceForm.strip(from: next.text, citations: next.citations)
        return rest.hasPrefix(": ") ? String(rest.dropFirst(2)) : nil
    }

    private static func ends(_ text: String) -> Bool { text.last.map { ".!?…؟".contains($0) } ?? true }
}

extension Citation {
    /// Whether both are named by one reference; entries of the FAQ answer questions of their own.
    fileprivate func sharesPage(with other: Citation) -> Bool {
        switch (self, other) {
        case (.page(let own, let page, _, _), .page(let document, let second, _, _)):
            own.id == document.id && page == second
        default: false
        }
    }
}
