import Embeddings
import Foundation
import Guardrails
import Ingestion
import Knowledge
import Storage

/// A tenant's FAQ entries. An entry is embedded before it is written, so it is searchable once acknowledged.
struct FAQService: Sendable {
    let database: Database
    let embedder: TextEmbedder
    let model: EmbeddingModel

    func create(_ new: NewFAQ, tenant: TenantContext, actor: AuditActor) async throws -> FAQ {
        let chunk = try await chunks(for: [new])[0]
        return try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            let faq = try session.createFAQ(new, chunk: chunk)
            _ = try session.recordAudit(
                actor.event("knowledge.faq.created", "faq", faq.id.description, after: try Self.payload(new)))
            try MaterialChange.noticed(in: session)
            return faq
        }
    }

    func update(_ id: FAQID, to new: NewFAQ, tenant: TenantContext, actor: AuditActor) async throws -> FAQ? {
        let chunk = try await chunks(for: [new])[0]
        return try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.faq(id), let after = try session.updateFAQ(id, to: new, chunk: chunk)
            else { return nil }
            let old = NewFAQ(
                externalID: before.externalID, question: before.question, answer: before.answer,
                category: before.category, language: before.language)
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.faq.updated", "faq", id.description, before: try Self.payload(old),
                    after: try Self.payload(new)))
            try MaterialChange.noticed(in: session)
            return after
        }
    }

    func delete(_ id: FAQID, tenant: TenantContext, actor: AuditActor) async throws -> Bool {
        try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.faq(id), try session.deleteFAQ(id) else { return false }
            let old = try JSON(encoding: [
                "question": Self.masker.masked(before.question), "answer": Self.masker.masked(before.answer),
            ])
            _ = try session.recordAudit(actor.event("knowledge.faq.deleted", "faq", id.description, before: old))
            return true
        }
    }

    /// What an import would do, row by row.
    func plan(_ rows: [FAQRow], tenant: TenantContext) async throws -> FAQImportPlan {
        var known: [FAQ] = []
        var cursor: Cursor?
        repeat {
            let after = cursor
            let page = try await database.withReadOnlySession(for: tenant) { try $0.faqs(limit: 500, after: after) }
            known += page.items
            cursor = page.next
        } while cursor != nil
        return FAQImportPlan(rows, over: known)
    }

    /// Writes what the plan says is new or changed, in one transaction.
    func carryOut(_ plan: FAQImportPlan, tenant: TenantContext, actor: AuditActor) async throws {
        let steps = plan.steps.filter { $0.action != .keep }
        guard !steps.isEmpty else { return }
        let chunks = try await chunks(for: steps.map(\.entry))
        try await database.withSession(for: tenant) { session in
            try session.lockKnowledge()
            for (step, chunk) in zip(steps, chunks) {
                // An entry that was deleted meanwhile comes back as a new one.
                if let id = step.existing, try session.updateFAQ(id, to: step.entry, chunk: chunk) != nil { continue }
                _ = try session.upsertFAQ(step.entry, chunk: chunk)
            }
            let after = try JSON(encoding: ["rows": steps.count])
            _ = try session.recordAudit(actor.event("knowledge.faq.imported", "faq", nil, after: after))
            try MaterialChange.noticed(in: session)
        }
    }

    /// Question and answer together as a passage, and the question alone as customers would ask it.
    private func chunks(for entries: [NewFAQ]) async throws -> [NewFAQChunk] {
        // Who saves one entry waits for it; a file of them takes its turns with the documents.
        let priority: TextEmbedder.Priority = entries.count == 1 ? .interactive : .bulk
        let passages = entries.map { EmbeddingText.faq(question: $0.question, answer: $0.answer, model: model) }
        let whole = try await embedder.encode(passages, as: .passage, priority: priority)
        let questions = entries.map { EmbeddingText.fitting($0.question, as: .query, model: model) }
        let asked = try await embedder.encode(questions, as: .query, priority: priority)
        return entries.indices.map { row in
            NewFAQChunk(
                vector: Array(whole[row: row]), questionVector: Array(asked[row: row]), model: model.identifier)
        }
    }

    /// The audit trail is kept for good, so personal data does not go into it.
    private static let masker = PIIScanner()

    private static func payload(_ faq: NewFAQ) throws -> JSON {
        try JSON(encoding: [
            "question": masker.masked(faq.question), "answer": masker.masked(faq.answer), "category": faq.category,
        ])
    }
}
