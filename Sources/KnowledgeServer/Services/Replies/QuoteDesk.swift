import Assist
import Foundation
import Knowledge
import PluginKit
import Storage

/// What the documents make of a message, with what was found on the way.
struct Quote: Sendable {
    let understanding: Understanding
    /// The message as niches are asked about it.
    let asked: DialogueDesk.Asked
    /// Questions beyond those that are looked at.
    let unasked: [String]
    let draft: Draft
    let occasion: Occasion
    /// The merged ranking over all parts of the question, best first.
    let ranking: [ScoredPassage]
    /// The message's own.
    let vector: [Float]
}

/// Answers messages of one tenant from its documents: understand, look up, compose, verify, guard, decide.
struct QuoteDesk: Sendable {
    let service: ReplyService
    let assistant: Assistant
    let engine: ReplyEngine
    let watch: GuardWatch
    let rules: ReplyRules
    let tenant: TenantContext
    /// The name of who writes, where it is known.
    let customer: String?
    let trial: ReplyTrial?
    let moment: Date

    func quote(for question: Question, _ stopwatch: inout Stopwatch) async throws -> Quote {
        let embedder = service.embedder
        let read = engine.understand(question)
        stopwatch.lap("understand")
        let queries = read.queries.map { EmbeddingText.fitting($0.text, as: .query, model: embedder.model) }
        let vectors = try await embedder.encode(queries, as: .query, priority: .interactive)
        let understanding = read.adding(
            watch.likenesses(in: read, queries.indices.map { Array(vectors[row: $0]) }))
        stopwatch.lap("embed")
        let found = try await service.search.evidence(
            for: queries, vectors: vectors, language: understanding.language, topK: ReplyService.depth,
            hiding: trial?.hidden ?? [], tenant: tenant)
        let evidence = found.map { Evidence(passages: $0.hits, confidence: $0.confidence) }
        stopwatch.lap("search")
        let stretches = try await service.stretches.vectors(
            of: engine.stretches(in: evidence, for: understanding), queries: understanding.queries.map(\.text),
            vectors: vectors)
        let ranking = engine.ranking(of: evidence, for: understanding, limit: 50, stretches: stretches)
        stopwatch.lap("weigh")
        let texts = try await service.storedTexts(evidence, tenant)
        stopwatch.lap("load")
        let first = Array(vectors[row: 0])
        let rejected = try await service.learning.rejectedAnswers(like: first, tenant: tenant)
        var asked = asked(understanding) { Array(vectors[row: $0]) }
        let occasion = rules.occasion(
            for: tenant, customer: customer, entities: asked.whole.entities, at: moment)
        let draft = await OffPool.run { [engine, rules] in
            rejected.draft(over: evidence) {
                engine.draft(
                    for: understanding, vector: { Array(vectors[row: $0]) }, evidence: $0,
                    sources: texts, policy: rules.policy, stretches: stretches, occasion: occasion)
            }
        }
        if draft.decision == .reply, draft.handoff == nil {
            asked.told = Set(understanding.parts.indices.filter { understanding.parts[$0].wantsToKnow })
        }
        stopwatch.lap("compose")
        let looked = asked.parts.count
        return Quote(
            understanding: understanding, asked: asked,
            unasked: looked > 1 ? understanding.parts.dropFirst(looked).map(\.text) : [], draft: draft,
            occasion: occasion, ranking: ranking, vector: first)
    }

    /// - Parameter vector: of the query at an index.
    private func asked(_ understanding: Understanding, _ vector: (Int) -> [Float]) -> DialogueDesk.Asked {
        let today = service.today(in: rules.hours.zone)
        let things = understanding.parts.map { AskedThings(QuestionThings(of: $0)) }
        func asked(_ text: String, _ intent: DetectedIntent, _ things: AskedThings) -> FactQuestion {
            FactQuestion(
                text: text, intent: intent,
                entities: assistant.entities.entities(in: text, today: today), language: understanding.language,
                things: things)
        }
        let question = understanding.question
        let whole = asked(
            question.text, engine.intent(of: understanding, vector: vector), AskedThings.joined(things))
        let parts = understanding.parts.indices.compactMap { part -> FactQuestion? in
            let query = understanding.queries.firstIndex { $0.part == part }
            return query.map { query in
                let intent = assistant.classifier.classify(understanding.queries[query].text, vector: vector(query))
                return asked(understanding.parts[part].text, intent, things[part])
            }
        }
        let isSeveral = understanding.parts.count > 1 && !parts.isEmpty
        return DialogueDesk.Asked(
            parts: isSeveral ? parts : [whole], whole: whole,
            beside: isSeveral ? nil : parts.first { $0.text != question.text },
            words: question.history.filter { $0.role == .customer }.map(\.text) + [question.text])
    }
}

extension AskedThings {
    /// What the reply engine read, as niches ask it.
    init(_ things: QuestionThings) {
        self.init(words: things.words, groups: things.groups) { rows in
            things.named(by: rows).map { Naming(things: $0.things, isWhole: $0.isWhole) }
        }
    }
}
