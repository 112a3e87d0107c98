import Assist
import Foundation
import Ingestion
import Knowledge
import Messaging
import Retrieval
import Storage

/// Loads a folder and asks every question, as a customer's message would be.
struct EvaluationRun {
    private let installation: Installation
    private let folder: EvaluationFolder

    init(_ installation: Installation, _ folder: EvaluationFolder) {
        self.installation = installation
        self.folder = folder
    }

    /// - Parameters:
    ///   - features: the file for what answers were chosen from.
    ///   - mode: ranks only, by this half of the index or by both; `nil` makes replies.
    func run(output: String, intents: String?, features: String? = nil, mode: SearchMode? = nil) async throws {
        let tenants = try await installation.whileRunningJobs { try await load() }
        let prompts = try folder.prompts()
        let file = try OutputFile(output)
        let weighed = try features.map { try OutputFile($0) }
        let progress = Progress("asking")
        for (index, prompt) in prompts.enumerated() {
            guard let tenant = tenants[prompt.tenant] else {
                throw EvaluationError(
                    "question \(prompt.id) names the tenant '\(prompt.tenant)', which the folder does not have")
            }
            let line = if let mode { try await rank(prompt, tenant, mode) } else { try await ask(prompt, tenant) }
            try file.write(JSONLines.line(line))
            if let weighed { try weighed.write(JSONLines.line(try await weigh(prompt, tenant))) }
            progress.update(index + 1, of: prompts.count)
        }
        progress.finish()
        try file.finish()
        try weighed?.finish()
        if let intents { try await classify(into: intents) }
    }

    private func load() async throws -> [String: TenantContext] {
        let loader = FolderLoader(installation)
        var contexts: [String: TenantContext] = [:]
        for tenant in try folder.tenants() { contexts[tenant.id] = try await loader.load(tenant, of: folder) }
        for failure in try await loader.waitUntilReady() {
            Terminal.note("not searchable: \(failure.name): \(Failure.text(failure.problem.detail))")
        }
        // Now, so that the first questions are judged as the last ones are.
        for context in contexts.values { await installation.calibrations.fit(context) }
        return contexts
    }

    private func messages(of prompt: EvaluationFolder.Prompt) -> [Message] {
        let history = (prompt.history ?? []).map { turn in
            Message(role: MessageRole(rawValue: turn.role) ?? .customer, text: turn.text)
        }
        return history + [Message(role: .customer, text: prompt.text)]
    }

    private func ask(_ prompt: EvaluationFolder.Prompt, _ tenant: TenantContext) async throws -> ResultLine {
        let messages = messages(of: prompt)
        let start = ContinuousClock.now
        let answer = try await installation.replies.answer(messages, tenant: tenant, actor: .system("eval"))
        let milliseconds = ((ContinuousClock.now - start).seconds * 10_000).rounded() / 10
        guard let answer else { throw EvaluationError("question \(prompt.id) is empty") }
        let draft = answer.draft
        var line = ResultLine(id: prompt.id)
        line.tenant = prompt.tenant
        line.sources = answer.ranking.map { ResultLine.Source($0) }
        // The results format has no `ask`: a question back is a hand-over there.
        line.decision = draft.decision == .ask ? Decision.handoff.rawValue : draft.decision.rawValue
        line.confidence = Double(draft.confidence)
        line.reply = draft.text
        line.citations = draft.sentences.flatMap(\.citations).flatMap { ResultLine.Quote.cells(of: $0) }
        line.intent = draft.intent.id
        line.latencyMS = milliseconds
        return line
    }

    /// What the reply was chosen from; more of it is compared in meaning than a reply compares, so that a model that picks
    /// others can be fitted.
    private func weigh(_ prompt: EvaluationFolder.Prompt, _ tenant: TenantContext) async throws -> FeatureLine {
        guard let question = Transcript(messages(of: prompt)).question else {
            throw EvaluationError("question \(prompt.id) is empty")
        }
        let replies = installation.replies
        let assistant = try await replies.assistant(of: tenant)
        let engine = assistant.engine.guarded(by: try await replies.guards.watch(of: tenant, assistant.niches).check)
        let understanding = engine.understand(question)
        let texts = understanding.queries.map(\.text)
        let queries = texts.map { EmbeddingText.fitting($0, as: .query, model: replies.embedder.model) }
        let vectors = try await replies.embedder.encode(queries, as: .query, priority: .interactive)
        let found = try await installation.search.evidence(
            for: queries, vectors: vectors, language: understanding.language, topK: ReplyService.depth, tenant: tenant)
        let evidence = found.map { Evidence(passages: $0.hits, confidence: $0.confidence) }
        let stretches = try await replies.stretches.vectors(
            of: engine.stretches(in: evidence, for: understanding, looks: 12), queries: texts, vectors: vectors)
        return FeatureLine(
            id: prompt.id, settled: !understanding.needsRetrieval,
            parts: engine.weighed(for: understanding, evidence: evidence, stretches: stretches))
    }

    /// What retrieval alone finds for the whole message, with the ranking's own confidence.
    private func rank(
        _ prompt: EvaluationFolder.Prompt, _ tenant: TenantContext, _ mode: SearchMode
    ) async throws -> ResultLine {
        guard let question = Transcript(messages(of: prompt)).question else {
            throw EvaluationError("question \(prompt.id) is empty")
        }
        let start = ContinuousClock.now
        // Rules of a niche decide about replies, not about what is searched for.
        let understanding = try await installation.replies.assistants.assistant(for: []).engine.understand(question)
        let embedder = installation.replies.embedder
        let query = EmbeddingText.fitting(understanding.queries[0].text, as: .query, model: embedder.model)
        let vectors = try await embedder.encode([query], as: .query, priority: .interactive)
        let found = try await installation.search.evidence(
            for: [query], vectors: vectors, language: understanding.language, topK: ReplyService.depth, mode: mode,
            tenant: tenant)
        var line = ResultLine(id: prompt.id)
        line.tenant = prompt.tenant
        line.sources = found[0].hits.map { ResultLine.Source($0) }
        line.confidence = Double(found[0].confidence)
        line.latencyMS = ((ContinuousClock.now - start).seconds * 10_000).rounded() / 10
        return line
    }

    private func classify(into path: String) async throws {
        let file = try OutputFile(path)
        for prompt in try folder.intentPrompts() {
            let intent = try await installation.replies.intent(of: prompt.text, niches: [prompt.niche])
            try file.write(JSONLines.line(IntentLine(id: prompt.id, intent: intent.id)))
        }
        try file.finish()
    }
}

extension ResultLine {
    init(id: String) {
        self.init(
            id: id, tenant: nil, sources: nil, decision: nil, confidence: nil, reply: nil, citations: nil, intent: nil,
            latencyMS: nil)
    }
}

extension ResultLine.Source {
    init(_ scored: ScoredPassage) {
        let score = Double(scored.score.fused)
        switch scored.passage.source {
        case .page(let document, let page, _):
            self.init(document: document.filename, page: page, faq: nil, score: score)
        case .faq(let faq):
            self.init(document: nil, page: nil, faq: faq.externalID ?? faq.id.description, score: score)
        }
    }
}

extension ResultLine.Quote {
    /// What a citation quotes, a table row's cells one by one: which cells stand in one line is read from the page's
    /// layout, and a text that is read from the page otherwise may hold them in the order of its columns.
    static func cells(of citation: Citation) -> [ResultLine.Quote] {
        switch citation {
        case .page(let document, let page, _, let quote):
            quote.split(separator: "\t").map {
                ResultLine.Quote(document: document.filename, page: page, faq: nil, quote: String($0))
            }
        case .faq(let faq, _, let quote):
            [ResultLine.Quote(document: nil, page: nil, faq: faq.externalID ?? faq.id.description, quote: quote)]
        }
    }
}
