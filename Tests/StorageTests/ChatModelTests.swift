import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `A tenant's chat model` {
    @Test func `is its own, is set anew and goes`() async throws {
        let installation = try await Installation.of("chat")
        let mine = try await installation.tenant("mine")
        let other = try await installation.tenant("other")
        var changed = Samples.chatModel
        changed.apiKey = nil
        changed.isEnabled = false
        let after = changed
        try await installation.app.withSession(for: mine) { session throws in
            #expect(try session.chatModel() == nil)
            try session.setChatModel(Samples.chatModel)
            #expect(try session.chatModel() == Samples.chatModel)
            try session.setChatModel(after)
            #expect(try session.chatModel() == after)
        }
        try await installation.app.withSession(for: other) { session throws in
            #expect(try session.chatModel() == nil)
            #expect(try !session.deleteChatModel())
        }
        try await installation.app.withSession(for: mine) { session throws in
            #expect(try session.deleteChatModel())
            #expect(try session.chatModel() == nil)
        }
    }
}
