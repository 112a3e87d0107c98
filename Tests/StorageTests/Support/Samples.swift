import Foundation
import Knowledge

@testable import Storage

/// Small, whole values to fill a tenant with.
enum Samples {
    static let model = "test-model@1"

    static func document(_ title: String = "Fiyat listesi") -> NewDocument {
        NewDocument(
            title: title, filename: "fiyat-listesi.pdf", language: .turkish, byteCount: 1234,
            sha256: String(repeating: "ab", count: 32))
    }

    static func page(_ number: Int, _ text: String = "İade süresi on dört gündür. 👍🏽") -> Page {
        let boxes = text.unicodeScalars.indices.enumerated().map { index, _ in
            Box(x0: Float(index), y0: 10.5, x1: Float(index) + 0.25, y1: 20)
        }
        return Page(number: number, width: 595.25, height: 842, text: text, boxes: boxes)
    }

    /// One chunk of each page: its first eleven scalars.
    static func chunks(of pages: [Page]) -> [NewChunk] {
        pages.map { page in
            let span = Span(0..<11)
            return NewChunk(
                page: page.number, span: span, text: page.text.scalars(in: span) ?? "", headings: ["Kargo", "İade"],
                language: .turkish, vector: [0.6, Float(-0.8)])
        }
    }

    static func faq(_ externalID: String? = nil, _ question: String = "Kargo ne kadar?") -> NewFAQ {
        NewFAQ(externalID: externalID, question: question, answer: "49 TL.", category: "kargo", language: .turkish)
    }

    static let faqChunk = NewFAQChunk(vector: [0, 1], model: model)

    /// Puts at least one row into every table, as the application does.
    static func fill(_ tenant: TenantContext, in installation: Installation) async throws {
        try await installation.app.withSession(for: tenant) { session in
            let document = try session.createDocument(document())
            let pages = [page(1), page(2)]
            try session.replaceContent(of: document.id, pages: pages, chunks: chunks(of: pages), model: model)
            _ = try session.createFAQ(faq("1"), chunk: faqChunk)
            _ = try session.enqueueJob(kind: "ingest", document: document.id)
            let draft = StoredDraft(
                id: DraftID(), question: "?", decision: .reply, intent: "kargo", confidence: 0.5, draft: .empty)
            try session.recordDraft(draft)
            _ = try session.createKey(name: "test", scopes: ["assist"])
        }
    }
}
