import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `FAQs` {
    @Test func `are stored with the one passage they are found by`() async throws {
        let installation = try await Installation.of("faqs")
        let tenant = try await installation.tenant("create")
        try await installation.app.withSession(for: tenant) { session in
            let faq = try session.createFAQ(Samples.faq("7"), chunk: Samples.faqChunk)
            #expect(try session.faq(faq.id) == faq)
            let changed = try session.updateFAQ(faq.id, to: Samples.faq("7", "Kargo?"), chunk: Samples.faqChunk)
            #expect(changed?.question == "Kargo?")
            let indexed = try session.indexedPassages(model: Samples.model)
            #expect(indexed.count == 1)
            #expect(indexed.first?.passage.text == "49 TL.")
            let reference = FAQReference(id: faq.id, externalID: "7", question: "Kargo?")
            #expect(indexed.first?.passage.source == .faq(reference))
            #expect(try session.updateFAQ(FAQID(), to: Samples.faq(), chunk: Samples.faqChunk) == nil)
            #expect(try session.deleteFAQ(faq.id))
            #expect(try session.indexedPassages(model: Samples.model).isEmpty)
        }
    }

    @Test func `bring the vector of the question alone back, where there is one`() async throws {
        let installation = try await Installation.of("faqs")
        let tenant = try await installation.tenant("vectors")
        let indexed = try await installation.app.withSession(for: tenant) { session in
            let chunk = NewFAQChunk(vector: [0, 1], questionVector: [1, 0], model: Samples.model)
            _ = try session.createFAQ(Samples.faq("1"), chunk: chunk)
            return try session.indexedPassages(model: Samples.model)
        }
        #expect(indexed.map(\.vector) == [[0, 1]])
        #expect(indexed.map(\.questionVector) == [[1, 0]])
    }

    @Test func `have one entry for each external id of a tenant`() async throws {
        let installation = try await Installation.of("faqs")
        let tenant = try await installation.tenant("external")
        let neighbour = try await installation.tenant("neighbour")
        let first = try await installation.app.withSession(for: tenant) { session in
            try session.upsertFAQ(Samples.faq("1"), chunk: Samples.faqChunk)
        }
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session in
                _ = try session.createFAQ(Samples.faq("1"), chunk: Samples.faqChunk)
            }
        }
        #expect(error?.code == .duplicate)
        #expect(error?.subject == "faqs_external_id")
        let second = try await installation.app.withSession(for: tenant) { session in
            try session.upsertFAQ(Samples.faq("1", "Yeniden?"), chunk: Samples.faqChunk)
        }
        #expect(second.id == first.id)
        #expect(second.question == "Yeniden?")
        let others = try await installation.app.withSession(for: neighbour) { session in
            _ = try session.createFAQ(Samples.faq("1"), chunk: Samples.faqChunk)
            _ = try session.createFAQ(Samples.faq(nil), chunk: Samples.faqChunk)
            _ = try session.createFAQ(Samples.faq(nil), chunk: Samples.faqChunk)
            return try session.faqs(limit: 10, category: "kargo").items.count
        }
        #expect(others == 3)
    }
}
