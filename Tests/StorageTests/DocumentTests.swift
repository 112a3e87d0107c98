import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `Documents` {
    @Test func `give pages, boxes and passages back as they were`() async throws {
        let installation = try await Installation.of("documents")
        let tenant = try await installation.tenant("content")
        let pages = [Samples.page(1), Samples.page(2, "Sayfa iki: kargo bedeli 49,90 ₺")]
        let chunks = Samples.chunks(of: pages)
        let document = try await ready(pages, chunks, for: tenant, in: installation)
        try await installation.app.withReadOnlySession(for: tenant) { session in
            let stored = try session.document(document.id)
            #expect(stored?.status == .ready)
            #expect(stored?.pageCount == 2)
            #expect(stored?.version == 1)
            #expect(try session.page(1, of: document.id) == pages[0])
            #expect(try session.page(2, of: document.id) == pages[1])
            #expect(try session.page(3, of: document.id) == nil)
            let passages = try session.passages([chunks[1].id, ChunkID(), chunks[0].id])
            #expect(passages.map(\.id) == [chunks[1].id, chunks[0].id])
            #expect(passages[0].headings == ["Kargo", "İade"])
            guard case .page(let reference, let number, let span) = passages[0].source else {
                return #expect(Bool(false), "not a page")
            }
            #expect(reference.filename == "fiyat-listesi.pdf")
            #expect(number == 2)
            #expect(pages[1].text.scalars(in: span) == passages[0].text)
            #expect(try session.chunks(of: document.id).map(\.id) == chunks.map(\.id))
            let indexed = try session.indexedPassages(model: Samples.model)
            #expect(indexed.map(\.vector) == [[0.6, -0.8], [0.6, -0.8]])
            #expect(try session.indexedPassages(model: "another").isEmpty)
        }
    }

    @Test func `are ready with a notice where something was noticed on the way`() async throws {
        let installation = try await Installation.of("documents")
        let tenant = try await installation.tenant("notices")
        let notice = DocumentProblem(code: "ocr_partial", detail: LocalizedText(tr: "Kısmen.", en: "In part."))
        let (document, counts) = try await installation.app.withSession(for: tenant) { session in
            let id = try session.createDocument(Samples.document()).id
            try session.replaceContent(of: id, pages: [], chunks: [], model: Samples.model, notice: notice)
            return (try session.document(id), try session.knowledgeCounts())
        }
        #expect(document?.status == .ready)
        #expect(document?.problem == notice)
        #expect(counts == (documents: 1, faqs: 0))
    }

    @Test func `keep their old content whole when new content cannot be stored`() async throws {
        let installation = try await Installation.of("documents")
        let tenant = try await installation.tenant("atomic")
        let pages = [Samples.page(1)]
        let document = try await ready(pages, Samples.chunks(of: pages), for: tenant, in: installation)
        let before = try await installation.app.withReadOnlySession(for: tenant) { session in
            (try session.knowledgeVersion(), try session.indexedPassages(model: Samples.model).map(\.passage))
        }
        let twice = [Samples.page(1, "yeni sayfa bir"), Samples.page(1, "yeni sayfa bir")]
        let unheard = NewChunk(page: 1, span: Span(0..<4), text: "asla", headings: [])
        let failures: [(pages: [Page], chunks: [NewChunk], code: StorageError.Code)] = [
            (twice, [], .duplicate), (pages, [unheard], .invalidValue),
            ([Samples.page(1, "sıfır \0 karakteri")], [], .invalidValue),
        ]
        for failure in failures {
            let error = await #expect(throws: StorageError.self) {
                try await installation.app.withSession(for: tenant) { session in
                    try session.replaceContent(
                        of: document.id, pages: failure.pages, chunks: failure.chunks, model: Samples.model)
                }
            }
            #expect(error?.code == failure.code)
        }
        let after = try await installation.app.withReadOnlySession(for: tenant) { session in
            (try session.knowledgeVersion(), try session.indexedPassages(model: Samples.model).map(\.passage))
        }
        #expect(before == after)
    }

    @Test func `count their contents`() async throws {
        let installation = try await Installation.of("documents")
        let tenant = try await installation.tenant("versions")
        let pages = [Samples.page(1)]
        let document = try await ready(pages, Samples.chunks(of: pages), for: tenant, in: installation)
        let again = try await installation.app.withSession(for: tenant) { session in
            try session.replaceContent(of: document.id, pages: pages, chunks: [], model: Samples.model)
            return try session.document(document.id)
        }
        #expect(again?.version == 2)
        #expect(again?.status == .ready)
    }

    @Test func `move the knowledge version exactly when something findable changes`() async throws {
        let installation = try await Installation.of("documents")
        let tenant = try await installation.tenant("knowledge")
        let pages = [Samples.page(1), Samples.page(2)]
        let document = try await ready(pages, Samples.chunks(of: pages), for: tenant, in: installation)
        let id = document.id
        let faq = try await installation.app.withSession(for: tenant) { session in
            try session.createFAQ(Samples.faq(), chunk: Samples.faqChunk)
        }
        typealias Change = @Sendable (borrowing TenantSession) throws -> Void
        let changes: [Change] = [
            { _ = try $0.renameDocument(id, title: "Yeni ad") },
            { try $0.replaceContent(of: id, pages: pages, chunks: Samples.chunks(of: pages), model: Samples.model) },
            { _ = try $0.updateFAQ(faq.id, to: Samples.faq(nil, "Başka?"), chunk: Samples.faqChunk) },
            { try $0.setTags(["kargo", "fiyat"], of: id) }, { try $0.setTags(["kargo"], of: id) },
            { _ = try $0.renameTag(try #require(try $0.tags().last).id, to: "kargolar") },
            { _ = try $0.deleteTag(try #require(try $0.tags().last).id) }, { _ = try $0.deleteDocument(id) },
            { _ = try $0.deleteFAQ(faq.id) },
        ]
        for change in changes {
            let before = try await version(of: tenant, in: installation)
            try await installation.app.withSession(for: tenant, change)
            #expect(try await version(of: tenant, in: installation) == before + 1, "once for each transaction")
        }
        let before = try await version(of: tenant, in: installation)
        try await installation.app.withSession(for: tenant) { session in
            let document = try session.createDocument(Samples.document())
            let version = try #require(try session.versionInReading(of: document.id))
            try session.stage(pages.map(Samples.staged), of: version)
            try session.stage(Samples.chunks(of: pages), from: 0, of: version)
            try session.discardReading(of: document.id)
            _ = try session.enqueueJob(kind: "test")
            _ = try session.createTag("boş")
            try session.enablePlugin("other")
        }
        #expect(try await version(of: tenant, in: installation) == before)
    }

    @Test func `are listed completely and once while others come and go`() async throws {
        let installation = try await Installation.of("documents")
        let tenant = try await installation.tenant("lists")
        // One transaction, so one moment: the id decides.
        let created = try await installation.app.withSession(for: tenant) { session in
            var ids: [DocumentID] = []
            for index in 0..<23 { ids.append(try session.createDocument(Samples.document("\(index)")).id) }
            return ids
        }
        var seen: [DocumentID] = []
        var cursor: Cursor?
        repeat {
            let position = cursor
            let page = try await installation.app.withReadOnlySession(for: tenant) { session in
                try session.documents(limit: 5, after: position)
            }
            seen += page.items.map(\.id)
            cursor = page.next.flatMap { Cursor($0.description) }
            #expect((page.next == nil) == (cursor == nil), "a cursor survives being printed")
            let last = page.items.last
            try await installation.app.withSession(for: tenant) { session in
                _ = try session.createDocument(Samples.document("late"))
                if let last { _ = try session.deleteDocument(last.id) }
            }
        } while cursor != nil
        #expect(seen.count == 23)
        #expect(Set(seen) == Set(created))
        let failed = try await installation.app.withReadOnlySession(for: tenant) { session in
            try session.documents(limit: 200, status: .failed).items.count
        }
        #expect(failed == 0)
    }

    @Test func `take their pages, chunks and jobs with them`() async throws {
        let installation = try await Installation.of("documents")
        let tenant = try await installation.tenant("deletes")
        let pages = [Samples.page(1)]
        let document = try await ready(pages, Samples.chunks(of: pages), for: tenant, in: installation)
        let job = try await installation.app.withSession(for: tenant) { session in
            try session.enqueueJob(kind: "ingest", document: document.id)
        }
        try await installation.app.withSession(for: tenant) { session throws in
            let receipt = try #require(try session.deleteDocument(document.id))
            #expect((receipt.versions, receipt.pages, receipt.passages, receipt.jobs) == (1, 1, 1, 1))
            #expect(receipt.bytes == 1234 && receipt.files.count == 1)
            #expect(try session.deleteDocument(document.id) == nil)
            #expect(try session.job(job.id) == nil)
            #expect(try session.page(1, of: document.id) == nil)
            #expect(try session.indexedPassages(model: Samples.model).isEmpty)
        }
    }

    @Test(arguments: ["", "x", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "../../etc"])
    func `refuse a cursor that is none`(_ text: String) { #expect(Cursor(text) == nil) }

    private func ready(
        _ pages: [Page], _ chunks: [NewChunk], for tenant: TenantContext, in installation: Installation
    ) async throws -> Document {
        try await installation.app.withSession(for: tenant) { session in
            let document = try session.createDocument(Samples.document())
            try session.replaceContent(of: document.id, pages: pages, chunks: chunks, model: Samples.model)
            return document
        }
    }

    private func version(of tenant: TenantContext, in installation: Installation) async throws -> Int64 {
        try await installation.app.withReadOnlySession(for: tenant) { session in try session.knowledgeVersion() }
    }
}
