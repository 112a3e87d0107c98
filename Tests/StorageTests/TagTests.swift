import Knowledge
import Testing

@testable import Storage

@Suite struct `Tags` {
    @Test func `are made by naming them, listed with their documents, and renamed for all`() async throws {
        let installation = try await Installation.of("tags")
        let tenant = try await installation.tenant("named")
        try await installation.app.withSession(for: tenant) { session throws in
            let first = try session.createDocument(Samples.document("a")).id
            let second = try session.createDocument(Samples.document("b")).id
            try session.setTags(["kampanya", "fiyat"], of: first)
            try session.setTags(["fiyat"], of: second)
            #expect(try session.document(first)?.tags == ["fiyat", "kampanya"])
            #expect(try session.tags().map { "\($0.name) \($0.documentCount)" } == ["fiyat 2", "kampanya 1"])
            #expect(try session.documents(limit: 9, tag: "kampanya").items.map(\.id) == [first])
            let tag = try #require(try session.tags().first)
            _ = try session.renameTag(tag.id, to: "ücret")
            #expect(try session.document(second)?.tags == ["ücret"])
            try session.setTags([], of: first)
            #expect(try session.document(first)?.tags == [])
            #expect(try session.deleteTag(tag.id))
            #expect(try session.document(second)?.tags == [])
        }
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { _ = try $0.createTag("kampanya") }
        }
        #expect(error?.code == .duplicate)
    }

    @Test func `of one tenant are not another's, whatever they are called`() async throws {
        let installation = try await Installation.of("tags")
        let mine = try await installation.tenant("mine")
        let other = try await installation.tenant("other")
        let theirs = try await installation.app.withSession(for: other) { session throws in
            let document = try session.createDocument(Samples.document()).id
            try session.setTags(["fiyat"], of: document)
            return (document, try #require(try session.tags().first).id)
        }
        try await installation.app.withSession(for: mine) { session throws in
            #expect(try session.tags().isEmpty)
            #expect(try session.tag(theirs.1) == nil)
            #expect(try session.renameTag(theirs.1, to: "x") == nil)
            #expect(try !session.deleteTag(theirs.1))
            #expect(try session.createTag("fiyat").documentCount == 0)
        }
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: mine) { try $0.setTags(["fiyat"], of: theirs.0) }
        }
        #expect(error?.code == .missingReference)
    }
}
