import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `A session` {
    private struct Refusal: Error {}

    @Test func `keeps nothing when its body throws`() async throws {
        let installation = try await Installation.of("sessions")
        let tenant = try await installation.tenant("throws")
        await #expect(throws: Refusal.self) {
            try await installation.app.withSession(for: tenant) { session in
                _ = try session.createDocument(Samples.document())
                throw Refusal()
            }
        }
        #expect(try await documents(of: tenant, in: installation).isEmpty)
    }

    @Test func `does not pretend to commit when a failed statement was passed over`() async throws {
        let installation = try await Installation.of("sessions")
        let tenant = try await installation.tenant("swallows")
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session in
                _ = try session.createDocument(Samples.document())
                _ = try? session.execute("select 1/0")
            }
        }
        #expect(error?.code == .aborted)
        #expect(try await documents(of: tenant, in: installation).isEmpty)
    }

    @Test func `that only reads refuses to write`() async throws {
        let installation = try await Installation.of("sessions")
        let tenant = try await installation.tenant("reads")
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withReadOnlySession(for: tenant) { session in
                _ = try session.createDocument(Samples.document())
            }
        }
        #expect(error?.code == .readOnly)
    }

    @Test func `that only reads sees one moment`() async throws {
        let installation = try await Installation.of("sessions")
        let tenant = try await installation.tenant("moment")
        let gate = DispatchSemaphore(value: 0)
        let opened = DispatchSemaphore(value: 0)
        async let versions = installation.app.withReadOnlySession(for: tenant) { session in
            let before = try session.knowledgeVersion()
            opened.signal()
            gate.wait()
            return (before, try session.knowledgeVersion(), try session.faqs(limit: 5).items.count)
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                opened.wait()
                continuation.resume()
            }
        }
        try await installation.app.withSession(for: tenant) { session in
            _ = try session.createFAQ(Samples.faq(), chunk: Samples.faqChunk)
        }
        gate.signal()
        let (before, after, faqs) = try await versions
        #expect(before == after)
        #expect(faqs == 0)
    }

    @Test func `without a statement costs nothing and succeeds`() async throws {
        let installation = try await Installation.of("sessions")
        let tenant = try await installation.tenant("empty")
        #expect(try await installation.app.withSession(for: tenant) { session in session.context.slug } == "empty")
    }

    private func documents(of tenant: TenantContext, in installation: Installation) async throws -> [Document] {
        try await installation.app.withReadOnlySession(for: tenant) { session in
            try session.documents(limit: 10).items
        }
    }
}
