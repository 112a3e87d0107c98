import Knowledge
import Testing

@testable import Storage

@Suite struct `Examples of intents` {
    @Test func `are added, listed by intent and removed, each text once`() async throws {
        let installation = try await Installation.of("examples")
        let tenant = try await installation.tenant("taught")
        try await installation.app.withSession(for: tenant) { session throws in
            let first = try session.addIntentExample("koli gelmedi", of: "kargo_nerede")
            _ = try session.addIntentExample("bunu geri alın", of: "iade")
            #expect(try session.intentExamples().map(\.text) == ["bunu geri alın", "koli gelmedi"])
            #expect(try session.intentExample(first.id) == first)
            #expect(try session.deleteIntentExample(first.id))
            #expect(try !session.deleteIntentExample(first.id))
            #expect(try session.intentExamples().map(\.intent) == ["iade"])
        }
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) {
                _ = try $0.addIntentExample("bunu geri alın", of: "degisim")
            }
        }
        #expect(error?.code == .duplicate)
    }

    @Test func `of one tenant are not another's`() async throws {
        let installation = try await Installation.of("examples")
        let mine = try await installation.tenant("mine")
        let other = try await installation.tenant("other")
        let theirs = try await installation.app.withSession(for: other) {
            try $0.addIntentExample("koli gelmedi", of: "kargo_nerede")
        }
        try await installation.app.withSession(for: mine) { session throws in
            #expect(try session.intentExamples().isEmpty)
            #expect(try session.intentExample(theirs.id) == nil)
            #expect(try !session.deleteIntentExample(theirs.id))
            #expect(try session.addIntentExample("koli gelmedi", of: "iade").intent == "iade")
        }
    }
}
