import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `The index log` {
    @Test func `tells what changed since a version, and nothing twice`() async throws {
        let installation = try await Installation.of("index_log")
        let tenant = try await installation.tenant("changes")
        let app = installation.app
        let faq = try await app.withSession(for: tenant) { try $0.createFAQ(Samples.faq("1"), chunk: Samples.faqChunk) }
        let (first, inserted) = try await changes(of: tenant, after: 0, in: installation)
        #expect(inserted.count == 1)
        #expect(
            inserted.values.first??.passage.source
                == .faq(FAQReference(id: faq.id, externalID: "1", question: faq.question)))
        #expect(try await changes(of: tenant, after: first, in: installation).changes.isEmpty)

        try await app.withSession(for: tenant) { session in
            _ = try session.updateFAQ(faq.id, to: Samples.faq("1", "Kargo?"), chunk: Samples.faqChunk)
        }
        let (second, updated) = try await changes(of: tenant, after: first, in: installation)
        #expect(second > first)
        #expect(updated.values.compactMap(\.self).count == 1)
        #expect(updated.values.filter { $0 == nil }.count == 1, "the entry's passage before is gone")

        #expect(try await app.withSession(for: tenant) { try $0.deleteFAQ(faq.id) })
        let (_, deleted) = try await changes(of: tenant, after: second, in: installation)
        #expect(deleted.count == 1 && deleted.values.allSatisfy { $0 == nil })
    }

    @Test func `counts a document's passages as changed when it is named anew, tagged or replaced`() async throws {
        let installation = try await Installation.of("index_log")
        let tenant = try await installation.tenant("documents")
        let document = try await installation.app.withSession(for: tenant) { session in
            let document = try session.createDocument(Samples.document())
            let pages = [Samples.page(1), Samples.page(2)]
            try session.replaceContent(
                of: document.id, pages: pages, chunks: Samples.chunks(of: pages), model: Samples.model)
            return document
        }
        let (ready, found) = try await changes(of: tenant, after: 0, in: installation)
        #expect(found.values.compactMap(\.self).count == 2)
        try await installation.app.withSession(for: tenant) { _ = try $0.renameDocument(document.id, title: "Yeni") }
        let (renamed, changed) = try await changes(of: tenant, after: ready, in: installation)
        #expect(changed.keys == found.keys && changed.values.allSatisfy { $0 != nil })
        try await installation.app.withSession(for: tenant) { try $0.setTags(["fiyat"], of: document.id) }
        let (tagged, tags) = try await changes(of: tenant, after: renamed, in: installation)
        #expect(tags.keys == found.keys && tags.values.allSatisfy { $0?.tags == ["fiyat"] })
        try await installation.app.withSession(for: tenant) { session in
            try session.replaceContent(of: document.id, pages: [], chunks: [], model: Samples.model)
        }
        let (_, hidden) = try await changes(of: tenant, after: tagged, in: installation)
        #expect(hidden.keys == found.keys && hidden.values.allSatisfy { $0 == nil })
    }

    @Test func `gives up where there is more than was asked for`() async throws {
        let installation = try await Installation.of("index_log")
        let tenant = try await installation.tenant("many")
        try await installation.app.withSession(for: tenant) { session in
            for number in 0..<5 { _ = try session.createFAQ(Samples.faq("\(number)"), chunk: Samples.faqChunk) }
            #expect(try session.indexChanges(after: 0, model: Samples.model, limit: 4) == nil)
            #expect(try session.indexChanges(after: 0, model: Samples.model, limit: 5)?.count == 5)
            #expect(try session.indexedPassages(model: Samples.model, limit: 3).count == 3)
            let last = try session.indexedPassages(model: Samples.model, limit: 3).last?.passage.id
            #expect(try session.indexedPassages(model: Samples.model, after: last, limit: 3).count == 2)
        }
    }

    @Test func `is one tenant's alone`() async throws {
        let installation = try await Installation.of("index_log")
        let mine = try await installation.tenant("mine")
        let theirs = try await installation.tenant("theirs")
        try await installation.app.withSession(for: theirs) { session in
            _ = try session.createFAQ(Samples.faq("1"), chunk: Samples.faqChunk)
        }
        let (version, changes) = try await changes(of: mine, after: 0, in: installation)
        #expect(version == 0 && changes.isEmpty)
    }

    @Test(.timeLimit(.minutes(5)))
    func `is announced to whoever listens`() async throws {
        let installation = try await Installation.of("index_log")
        let tenant = try await installation.tenant("announced")
        var notices = installation.app.indexNotices().makeAsyncIterator()
        #expect(await notices.next() == .mayHaveMissed)
        try await installation.app.withSession(for: tenant) { session in
            _ = try session.createFAQ(Samples.faq("1"), chunk: Samples.faqChunk)
        }
        // Other tests of the suite change their tenants meanwhile; a connection that broke announces everything.
        while let notice = await notices.next() {
            if notice == .changed(tenant.id) || notice == .mayHaveMissed { return }
        }
        Issue.record("the stream ended")
    }

    private func changes(
        of tenant: TenantContext, after version: Int64, in installation: Installation
    ) async throws -> (version: Int64, changes: [ChunkID: IndexedPassage?]) {
        try await installation.app.withReadOnlySession(for: tenant) { session in
            let changes = try session.indexChanges(after: version, model: Samples.model, limit: 100) ?? []
            return (
                try session.knowledgeVersion(), Dictionary(uniqueKeysWithValues: changes.map { ($0.id, $0.passage) })
            )
        }
    }
}
