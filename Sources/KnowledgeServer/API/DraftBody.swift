import Foundation
import Guardrails
import Knowledge

/// The draft on the wire: the product in one answer.
struct DraftBody: Encodable {
    struct Sentence: Encodable {
        let text: String
        let citations: [CitationBody]
    }

    struct IntentBody: Encodable {
        let id: String
        let title: String?
        let confidence: Float
        let runnerUpGap: Float
    }

    struct GuardBody: Encodable {
        let rule: String
        let verdict: GuardVerdict
        let span: Span
    }

    struct FrameBody: Encodable {
        let kind: FramePart.Kind
        let text: String
    }

    struct NoticeBody: Encodable {
        let text: String
        let opensAt: Date?
    }

    struct HandoffBody: Encodable {
        let reason: String
        let detail: String
        let summary: String
    }

    let id: DraftID
    let decision: Decision
    let text: String
    let sentences: [Sentence]
    let intent: IntentBody
    let confidence: Float
    let why: String
    let `guard`: [GuardBody]
    let plugin: PluginCard?
    let handoff: HandoffBody?
    let frame: [FrameBody]
    let entities: [EntityBody]
    let notice: NoticeBody?
    let timingsMS: [String: Double]

    /// - Parameter masker: masks the customer's words, for what is kept.
    init(_ answer: Answer, language: Language, masker: PIIScanner? = nil) {
        let draft = answer.draft
        id = draft.id
        decision = draft.decision
        text = draft.text
        sentences = draft.sentences.map { sentence in
            Sentence(
                text: sentence.text,
                citations: sentence.citations.map { CitationBody($0, boxes: answer.boxes[$0] ?? []) })
        }
        intent = IntentBody(
            id: draft.intent.id, title: answer.intentTitle?.text(in: language),
            confidence: draft.intent.confidence, runnerUpGap: draft.intent.runnerUpGap)
        confidence = draft.confidence
        why = draft.why.text(in: language)
        self.guard = draft.findings.map { GuardBody(rule: $0.rule, verdict: $0.verdict, span: $0.span) }
        handoff = draft.handoff.map {
            HandoffBody(
                reason: $0.reason, detail: $0.detail.text(in: language),
                summary: masker?.masked($0.summary.text(in: language)) ?? $0.summary.text(in: language))
        }
        frame = draft.frame.map { FrameBody(kind: $0.kind, text: $0.text) }
        entities = draft.entities.map { EntityBody($0, masker: masker) }
        notice = draft.notice.map { NoticeBody(text: $0.text, opensAt: $0.opensAt) }
        plugin = answer.plugin
        timingsMS = answer.milliseconds
    }

    enum CodingKeys: String, CodingKey {
        case id, decision, text, sentences, intent, confidence, why, `guard`, plugin, handoff, frame, entities, notice,
            timingsMS
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(decision, forKey: .decision)
        try container.encode(text, forKey: .text)
        try container.encode(sentences, forKey: .sentences)
        try container.encode(intent, forKey: .intent)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(why, forKey: .why)
        try container.encode(self.guard, forKey: .guard)
        try container.encodeIfPresent(plugin, forKey: .plugin)
        // Present even where there is none: a client asks for it first.
        try container.encode(handoff, forKey: .handoff)
        try container.encode(frame, forKey: .frame)
        try container.encode(entities, forKey: .entities)
        try container.encodeIfPresent(notice, forKey: .notice)
        try container.encode(timingsMS, forKey: .timingsMS)
    }

    static let schema = Schema.object(
        [
            .required("id", .string("drf_…")),
            .required("decision", .choice(["reply", "ask", "handoff", "blocked"], "")),
            .required("text", .string("the whole reply; empty where a person has to answer")),
            .required(
                "sentences",
                .array(
                    .object(
                        [.required("text", .string("")), .required("citations", .array(CitationBody.schema, ""))], ""),
                    "")),
            .required(
                "intent",
                .object(
                    [
                        .required("id", .string("")), .optional("title", .string("what people call it")),
                        .required("confidence", .number("")),
                        .required("runner_up_gap", .number("")),
                    ], "")),
            .required("confidence", .number("0 to 1")), .required("why", .string("why this answer")),
            .required("guard", .array(.any("rule, verdict, span"), "")),
            .optional("plugin", .any("id, card, records: what a niche's table of record says; the reply is it")),
            .required(
                "handoff",
                .optional(
                    .object(
                        [
                            .required("reason", .string("no_source, low_confidence, live_data, human_request, …")),
                            .required("detail", .string("")),
                            .required("summary", .string("the talk in a few lines, in words that were said")),
                        ], ""))),
            .required(
                "frame",
                .array(
                    .object(
                        [
                            .required("kind", .choice(["greeting", "lead", "question", "closing"], "")),
                            .required("text", .string("")),
                        ], ""), "what of the text claims nothing and so has no citation")),
            .required("entities", .array(EntityBody.schema, "what the question names, in its order")),
            .optional(
                "notice",
                .object(
                    [
                        .required("text", .string("what the customer may be told while nobody is there")),
                        .optional("opens_at", .string("RFC 3339; where the calendar knows of an opening")),
                    ], "")),
            .required("timings_ms", .any("milliseconds by stage")),
        ], "")
}

/// A citation on the wire: a page with range and boxes, or an FAQ entry.
struct CitationBody: Encodable {
    let source: SourceBody
    let range: Span
    let quote: String
    /// Of a page only.
    let boxes: [Box]?

    init(_ citation: Citation, boxes: [Box]) {
        quote = citation.quote
        switch citation {
        case .page(let document, let number, let span, _):
            source = SourceBody(document, page: number)
            range = span
            self.boxes = boxes
        case .faq(let faq, let span, _):
            source = SourceBody(faq)
            range = span
            self.boxes = nil
        }
    }

    enum CodingKeys: String, CodingKey {
        case range, quote, boxes
    }

    /// The source's fields lie beside the quote.
    func encode(to encoder: any Encoder) throws {
        try source.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(range, forKey: .range)
        try container.encode(quote, forKey: .quote)
        try container.encodeIfPresent(boxes, forKey: .boxes)
    }

    static let schema = Schema.object(
        SourceBody.properties + [
            .required("range", .array(.integer(""), "[start, end) in Unicode scalars")),
            .required("quote", .string("an exact substring of the stored page text or FAQ answer")),
            .optional("boxes", .array(.array(.number(""), "x0, y0, x1, y1 in PDF points"), "one a line")),
        ], "")
}
