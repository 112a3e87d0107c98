import Assist
import Embeddings
import Foundation
import Guardrails
import Ingestion
import Knowledge
import Messaging
import PluginKit
import Schedule
import Storage

/// A draft with what it was made from.
struct Answer: Sendable {
    let draft: Draft
    /// What the intent is called; `nil` where none fits.
    let intentTitle: LocalizedText?
    /// What a niche's table of record had to say; the reply is it.
    var plugin: PluginCard?
    /// The merged ranking over all parts of the question, best first.
    let ranking: [ScoredPassage]
    /// The boxes of each page citation's quote, one a line, in PDF points.
    let boxes: [Citation: [Box]]
    let milliseconds: [String: Double]
}

/// The main path: understand, look up, compose, verify, guard, decide, record. Assist decides; this fetches and keeps.
struct ReplyService: Sendable {
    /// Deep enough for a merged ranking of ten pages when several chunks of one page rank high.
    static let depth = 40
    /// The confidence of an intent from which a talk is labelled with it.
    static let surelyAbout: Float = 0.5

    let database: Database
    let search: SearchService
    let embedder: TextEmbedder
    let assistants: AssistantRegistry
    let guards: GuardService
    let personal: PersonalDataService
    let metrics: Metrics
    let learning: LearningService
    let facts: FactDesk
    let dialogues: DialogueDesk
    let rephrasing: RephrasingService
    let stretches: StretchEncoder

    init(
        database: Database, search: SearchService, embedder: TextEmbedder, assistants: AssistantRegistry,
        guards: GuardService, personal: PersonalDataService, metrics: Metrics, learning: LearningService,
        rephrasing: RephrasingService,
        plugins: PluginHost
    ) {
        self.database = database
        self.search = search
        self.embedder = embedder
        self.assistants = assistants
        self.guards = guards
        self.personal = personal
        self.metrics = metrics
        self.learning = learning
        self.rephrasing = rephrasing
        facts = FactDesk(host: plugins)
        dialogues = DialogueDesk(host: plugins)
        stretches = StretchEncoder(embedder: embedder)
    }

    /// Answers the customer's last turn; `nil` where the messages end with none.
    ///
    /// - Parameters:
    ///   - talk: the conversation that the messages are of, where it is kept.
    ///   - customer: the name of who writes, where it is known.
    ///   - trial: asks without leaving a trace, and without the entries it hides.
    func answer(
        _ messages: [Message], tenant: TenantContext, actor: AuditActor, talk: Talk? = nil,
        customer: String? = nil, trial: ReplyTrial? = nil, at moment: Date = Date()
    ) async throws -> Answer? {
        guard let question = talk?.question ?? Transcript(messages).question else { return nil }
        var stopwatch = Stopwatch()
        let (assistant, own) = try await assistantAndRules(of: tenant)
        var rules = own
        if let settings = trial?.settings { rules.settings = settings }
        let watch = try await guards.watch(of: tenant, assistant.niches)
        let engine = assistant.engine.guarded(by: watch.check)
        let desk = QuoteDesk(
            service: self, assistant: assistant, engine: engine, watch: watch, rules: rules, tenant: tenant,
            customer: customer, trial: trial, moment: moment)
        let quote = try await desk.quote(for: question, &stopwatch)
        var occasion = quote.occasion
        let niches = try await nicheDraft(instead: quote, by: desk, in: talk, &stopwatch)
        var plain = niches?.draft ?? quote.draft
        if trial == nil, niches == nil {
            plain = try await rephrasing.rephrased(plain, question: question.text, tenant: tenant, check: engine.check)
            stopwatch.lap("rephrase")
        }
        occasion.settings = rules.settings(of: plain.intent.id)
        let draft = engine.framed(plain, for: quote.understanding, on: occasion).appending(
            GuardService.disclaimers(of: assistant.niches, in: quote.understanding.language))
        let answer = Answer(
            draft: draft, intentTitle: assistant.classifier.definition(of: draft.intent)?.title,
            plugin: niches?.card, ranking: quote.ranking, boxes: try await boxes(of: draft, tenant),
            milliseconds: stopwatch.milliseconds)
        guard trial == nil else { return answer }
        try await record(
            answer, question: question,
            asked: AskedOf(
                vector: quote.vector, language: quote.understanding.language, niches: assistant.niches),
            conversation: talk?.conversation, tenant: tenant, actor: actor)
        metrics.count("kaynak_drafts_total", labels: "decision=\"\(draft.decision.rawValue)\"")
        metrics.observe("reply", seconds: (stopwatch.milliseconds["total"] ?? 0) / 1000)
        return answer
    }

    /// What the tenant's niches make of a message out of their own records: each of its questions is answered by its own
    /// source, and those that no niche answers by the documents. `nil` where no niche has a say.
    private func nicheDraft(
        instead quote: Quote, by desk: QuoteDesk, in talk: Talk?, _ stopwatch: inout Stopwatch
    ) async throws -> (draft: Draft, card: PluginCard)? {
        guard NicheAnswer.mayAnswer(quote.draft) else { return nil }
        let (niches, tenant, check) = (desk.assistant.niches, desk.tenant, desk.engine.check)
        let said =
            desk.trial == nil
            ? await dialogues.answer(to: quote.asked, in: talk, niches: niches, tenant: tenant, check: check) : nil
        var answers: [NicheAnswer] = []
        var open: [String] = []
        for (index, part) in quote.asked.parts.enumerated() where said?.parts.contains(index) != true {
            if let fact = await facts.answer(to: part, niches: niches, tenant: tenant),
                check(fact.text, .outgoing).allSatisfy({ $0.verdict < .handoff })
            {
                if !answers.contains(where: { $0.text == fact.text }) { answers.append(fact) }
            } else {
                open.append(part.text)
            }
        }
        if let said { answers.append(said.answer) }
        stopwatch.lap("niches")
        guard let last = answers.last else { return nil }
        let findings = answers.flatMap { check($0.text, .outgoing) }
        open += quote.unasked + (said?.left ?? [])
        var rest: Draft?
        if !open.isEmpty {
            // What leans on a question beside it is read with that one, and not with what was said before.
            let beside = quote.asked.parts.map(\.text).filter { !open.contains($0) && $0 != quote.asked.whole.text }
            let question = Question(
                text: open.joined(separator: "\n"),
                history: beside.isEmpty ? [] : [Message(role: .customer, text: beside.joined(separator: " "))])
            rest = try await desk.quote(for: question, &stopwatch).draft
        }
        return (NicheAnswer.draft(answers, in: quote.draft, beside: rest, findings: findings), last.beside)
    }

    /// The intent of one message alone.
    func intent(of text: String, niches: Set<String>) async throws -> DetectedIntent {
        try await intent(of: text, by: try await assistants.assistant(for: niches))
    }

    private func intent(of text: String, by assistant: Assistant) async throws -> DetectedIntent {
        let understanding = assistant.engine.understand(Question(text: text))
        let text = understanding.queries[understanding.intentQuery].text
        let query = EmbeddingText.fitting(text, as: .query, model: embedder.model)
        let vectors = try await embedder.encode([query], as: .query, priority: .interactive)
        return assistant.classifier.classify(text, vector: Array(vectors[row: 0]))
    }

    /// What answers for this tenant now: by its enabled niches and its own examples.
    func assistant(of tenant: TenantContext) async throws -> Assistant {
        try await assistantAndRules(of: tenant).assistant
    }

    private func assistantAndRules(
        of tenant: TenantContext
    ) async throws -> (assistant: Assistant, rules: ReplyRules) {
        let (plugins, examples, rules) = try await database.withReadOnlySession(for: tenant) {
            (try $0.plugins(), try $0.intentExamples(), try ReplyRules(of: $0))
        }
        let niches = Set(plugins.filter(\.isEnabled).map(\.id))
        return (try await assistants.assistant(for: niches, examples: examples), rules)
    }

    /// What one message alone wants and names, as this tenant's customers mean it.
    func reading(of text: String, tenant: TenantContext) async throws -> (intent: DetectedIntent, entities: [Entity]) {
        let assistant = try await assistant(of: tenant)
        let intent = try await intent(of: text, by: assistant)
        return (intent, assistant.entities.entities(in: text, today: today(in: BusinessCalendar.istanbul)))
    }

    /// Where the customers are, by the clock that niches go by.
    func today(in zone: TimeZone) -> CalendarDay { CalendarDay(facts.host.clock.now, in: zone) }

    /// Loads what the passages were taken from, so that every quote is checked against what is stored now.
    func storedTexts(_ evidence: [Evidence], _ tenant: TenantContext) async throws -> SourceTexts {
        var wanted: Set<PageKey> = []
        var faqs: Set<FAQID> = []
        for list in evidence {
            for scored in list.passages.prefix(12) {
                switch scored.passage.source {
                case .page(let document, let page, _):
                    // The version that was cited: what it said stays, whatever the document says by now.
                    wanted.insert(PageKey(document: document.id, version: document.version, number: page))
                case .faq(let faq): faqs.insert(faq.id)
                }
            }
        }
        let (keys, faqIDs) = (wanted, faqs)
        return try await database.withReadOnlySession(for: tenant) { session in
            var texts = SourceTexts()
            for page in try session.pageTexts(Array(keys)) {
                texts.add(page: page.key.number, of: page.key.document, text: page.text)
            }
            for id in faqIDs { if let faq = try session.faq(id) { texts.add(faq: faq.id, answer: faq.answer) } }
            // What nobody sees on a page is never quoted.
            for mark in try session.marks(InjectionKind.hiddenText.id, in: Array(Set(keys.map(\.document)))) {
                let key = PageKey(document: mark.document, version: mark.version, number: mark.page)
                if keys.contains(key) { texts.blank(mark.span, page: mark.page, of: mark.document) }
            }
            return texts
        }
    }

    /// Where on its page each quote of the draft stands.
    private func boxes(of draft: Draft, _ tenant: TenantContext) async throws -> [Citation: [Box]] {
        let citations = Set(draft.sentences.flatMap(\.citations)).filter { if case .page = $0 { true } else { false } }
        guard !citations.isEmpty else { return [:] }
        return try await database.withReadOnlySession(for: tenant) { session in
            var pages: [PageKey: Page] = [:]
            var boxes: [Citation: [Box]] = [:]
            for citation in citations {
                guard case .page(let document, let number, let span, _) = citation else { continue }
                let key = PageKey(document: document.id, version: document.version, number: number)
                if pages[key] == nil { pages[key] = try session.page(number, of: key.document, version: key.version) }
                boxes[citation] = pages[key]?.lineBoxes(in: span) ?? []
            }
            return boxes
        }
    }

    /// What is kept of a customer's words is masked; what is answered now is not.
    private func record(
        _ answer: Answer, question: Question, asked: AskedOf, conversation: ConversationID?, tenant: TenantContext,
        actor: AuditActor
    ) async throws {
        let draft = answer.draft
        try await database.withSession(for: tenant) { session in
            let masker = try personal.scanner(in: session)
            let body = JSON(
                text: String(
                    decoding: try Wire.encoder().encode(DraftBody(answer, language: .turkish, masker: masker)),
                    as: UTF8.self))
            let stored = StoredDraft(
                id: draft.id, question: masker.masked(question.text), decision: draft.decision,
                intent: draft.intent.id, confidence: draft.confidence, draft: body, conversation: conversation,
                questionVector: asked.vector)
            try session.recordDraft(stored)
            try DraftNotice.publish(draft, stored, language: asked.language, masker, in: session)
            if let conversation, draft.intent.id != DetectedIntent.other, draft.intent.confidence >= Self.surelyAbout {
                try session.addTopic(draft.intent.id, to: conversation)
            }
            if let reason = draft.handoff?.reason {
                try facts.host.handedOff(stored, reason: reason, niches: asked.niches, in: session)
            }
            let after = try JSON(encoding: [
                "decision": draft.decision.rawValue, "intent": draft.intent.id,
                "reason": draft.handoff?.reason ?? "",
            ])
            _ = try session.recordAudit(actor.event("ai.draft.created", "draft", draft.id.description, after: after))
        }
    }
}

/// What was asked, as it is kept.
private struct AskedOf {
    let vector: [Float]
    let language: Language
    let niches: Set<String>
}

/// Laps of one piece of work, in milliseconds.
struct Stopwatch {
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private(set) var laps: [String: Double] = [:]

    mutating func lap(_ name: String) {
        let now = ContinuousClock.now
        laps[name] = ((now - last).seconds * 10_000).rounded() / 10
        last = now
    }

    var milliseconds: [String: Double] {
        var all = laps
        all["total"] = ((last - start).seconds * 10_000).rounded() / 10
        return all
    }
}
