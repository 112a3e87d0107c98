import Knowledge
import Testing

@testable import Storage

@Suite struct `Texts of pages` {
    @Test func `are read at once, and only by their tenant`() async throws {
        let installation = try await Installation.of("pagetexts")
        let mine = try await installation.tenant("reader")
        let other = try await installation.tenant("stranger")
        let keys = try await installation.app.withSession(for: mine) { session throws in
            let document = try session.createDocument(Samples.document())
            let pages = [Samples.page(1), Samples.page(2)]
            try session.replaceContent(
                of: document.id, pages: pages, chunks: Samples.chunks(of: pages), model: Samples.model)
            let keys = [1, 2, 3].map { PageKey(document: document.id, version: 1, number: $0) }
            let read = try session.pageTexts(keys)
            #expect(Set(read.map(\.key)) == Set(keys.prefix(2)))
            for page in read { #expect(page.text == Samples.page(page.key.number).text) }
            #expect(try session.pageTexts([]).isEmpty)
            return keys
        }
        try await installation.app.withSession(for: other) { session throws in
            #expect(try session.pageTexts(keys).isEmpty)
        }
    }
}
