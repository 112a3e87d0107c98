import Knowledge
import Testing

@testable import Storage

@Suite struct `Guard policies and marks` {
    @Test func `are replaced as a whole, and are the tenant's own`() async throws {
        let installation = try await Installation.of("guards")
        let mine = try await installation.tenant("mine")
        let other = try await installation.tenant("other")
        let policy = StoredGuardPolicy(
            entries: [
                StoredGuardEntry(rule: "injection.", direction: nil, verdict: .warn),
                StoredGuardEntry(rule: "injection.", direction: .retrieved, verdict: .block),
            ],
            phrases: [StoredBannedPhrase(phrase: "kesin sonuç", directions: [.incoming, .outgoing], verdict: .block)])
        try await installation.app.withSession(for: mine) { session throws in
            try session.setGuardPolicy(Samples.guardPolicy)
            try session.setGuardPolicy(policy)
            let stored = try session.guardPolicy()
            #expect(Set(stored.entries) == Set(policy.entries))
            #expect(stored.phrases == policy.phrases)
        }
        try await installation.app.withSession(for: other) { session throws in
            #expect(try session.guardPolicy() == StoredGuardPolicy(entries: [], phrases: []))
        }
    }

    @Test func `of a document are those of the version that everybody sees`() async throws {
        let installation = try await Installation.of("guards")
        let tenant = try await installation.tenant("marked")
        let other = try await installation.tenant("unmarked")
        let id = try await installation.app.withSession(for: tenant) { session throws in
            let document = try session.createDocument(Samples.document()).id
            let pages = [Samples.page(1)]
            let version = try #require(try session.versionInReading(of: document))
            try session.stage(pages.map(Samples.staged), of: version)
            let marks = [DocumentMark(page: 1, span: Span(2..<5), rule: "injection.document_orders")]
            try session.stage(marks, of: version)
            try session.stage(marks, of: version)
            #expect(try session.marks(of: document).isEmpty)
            let chunks = Samples.chunks(of: pages)
            try session.stage(chunks, from: 0, of: version)
            try session.keep(chunks.indices.map { ($0, [0.6, Float(-0.8)]) }, of: version, model: Samples.model)
            try session.enter(.embed, of: version)
            _ = try session.publish(version)
            #expect(try session.marks(of: document) == marks)
            #expect(try session.markedDocuments().map(\.marks) == [1])
            return document
        }
        try await installation.app.withSession(for: other) { session throws in
            #expect(try session.marks(of: id).isEmpty)
            #expect(try session.markedDocuments().isEmpty)
        }
    }
}
