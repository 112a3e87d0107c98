import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `Versions of a document` {
    private static let pages = [Samples.page(1), Samples.page(2)]
    private static let other = Samples.file(String(repeating: "cd", count: 32))

    @Test func `are not seen before they are published, and then alone are searched`() async throws {
        let (installation, tenant, document) = try await ready("hidden")
        let old = try await searched(tenant, installation)
        try await installation.app.withSession(for: tenant) { session throws in
            let version = try session.beginVersion(of: document, file: Self.other)
            #expect(version.number == 2)
            let newer = Self.pages.map { Samples.page($0.number, "yeni içerik, sayfa \($0.number)") }
            try session.stage(newer.map(Samples.staged), of: version)
            try session.stage(Samples.chunks(of: newer), from: 0, of: version)
        }
        #expect(try await searched(tenant, installation) == old)
        try await installation.app.withReadOnlySession(for: tenant) { session throws in
            #expect(try session.page(1, of: document) == Self.pages[0])
            #expect(try session.page(1, of: document, version: 2) == nil)
            #expect(try session.publishedVersion(2, of: document) == nil)
            #expect(try session.document(document)?.version == 1)
        }
        let counts = try await installation.app.withSession(for: tenant) { session throws in
            let version = try #require(try session.versionInReading(of: document))
            let batch = try session.chunksToEmbed(of: version, model: Samples.model, limit: 10)
            try session.keep(batch.map { ($0.index, [1, 0]) }, of: version, model: Samples.model)
            return try session.publish(version)
        }
        #expect(counts == (pages: 2, chunks: 2))
        let now = try await searched(tenant, installation)
        #expect(now.count == 2 && now.allSatisfy { $0.hasPrefix("2 yeni içeri") })
        try await installation.app.withReadOnlySession(for: tenant) { session throws in
            #expect(try session.page(2, of: document)?.text == "yeni içerik, sayfa 2")
            #expect(try session.page(2, of: document, version: 1) == Self.pages[1], "for citations that name it")
            #expect(try session.document(document)?.sha256 == Self.other.sha256)
            #expect(try session.versions(of: document).map(\.stage) == [.published, .published])
        }
        for table in ["staged_layouts", "staged_chunks"] {
            let count = try await installation.count(
                "select count(*) as n from kaynak.\(identifier: table) where tenant_id = \(tenant.id)")
            #expect(count == 0)
        }
    }

    @Test func `go on behind the last batch that was stored`() async throws {
        let (installation, tenant, document) = try await ready("resumed")
        try await installation.app.withSession(for: tenant) { session throws in
            let version = try session.beginVersion(of: document, file: Self.other)
            let many = (1...5).map { Samples.page($0) }
            try session.stage(many.prefix(3).map(Samples.staged), of: version)
            #expect(try session.stagedPages(of: version) == StagedPages(count: 3, haveLetters: true, pictures: []))
            try session.stage(many.suffix(2).map(Samples.staged), of: version)
            #expect(try session.stagedPages(of: version, after: 3, limit: 9).map(\.page) == Array(many.suffix(2)))
            try session.stage(Samples.chunks(of: many), from: 0, of: version)
            let first = try session.chunksToEmbed(of: version, model: Samples.model, limit: 2)
            #expect(first.map(\.index) == [0, 1])
            try session.keep(first.map { ($0.index, [1, 0]) }, of: version, model: Samples.model)
            #expect(try session.chunksToEmbed(of: version, model: Samples.model, limit: 9).map(\.index) == [2, 3, 4])
            #expect(try session.chunksToEmbed(of: version, model: "another", limit: 9).count == 5)
        }
    }

    @Test func `are not published while a vector is missing`() async throws {
        let (installation, tenant, document) = try await ready("incomplete")
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session throws in
                let version = try session.beginVersion(of: document, file: Self.other)
                try session.stage(Self.pages.map(Samples.staged), of: version)
                try session.stage(Samples.chunks(of: Self.pages), from: 0, of: version)
                _ = try session.publish(version)
            }
        }
        #expect(error?.code == .invalidValue)
        #expect(try await searched(tenant, installation).count == 2)
    }

    @Test func `are read one at a time, and leave nothing when they are discarded`() async throws {
        let (installation, tenant, document) = try await ready("discarded")
        let rows: Query = "select count(*) as n from kaynak.pages where tenant_id = \(tenant.id)"
        let before = try await installation.count(rows)
        try await installation.app.withSession(for: tenant) { session throws in
            let version = try session.beginVersion(of: document, file: Self.other)
            try session.stage(Self.pages.map(Samples.staged), of: version)
            try session.stage(Samples.chunks(of: Self.pages), from: 0, of: version)
        }
        let second = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session throws in
                _ = try session.beginVersion(of: document, file: Self.other)
            }
        }
        #expect(second?.code == .duplicate)
        let file = try await installation.app.withSession(for: tenant) { try $0.discardReading(of: document) }
        #expect(file == Self.other.id)
        #expect(try await installation.count(rows) == before)
        let shared = try await installation.app.withSession(for: tenant) { session throws in
            let present = try #require(try session.publishedVersion(of: document))
            var file = Samples.file()
            file.id = present.file
            _ = try session.beginVersion(of: document, file: file)
            return try session.discardReading(of: document)
        }
        #expect(shared == nil, "the file is the published version's too")
    }

    @Test func `are recognised by their bytes, within one tenant`() async throws {
        let (installation, tenant, document) = try await ready("bytes")
        let stranger = try await installation.tenant("bytes-stranger")
        let hash = Samples.file().sha256
        let own = try await installation.app.withReadOnlySession(for: tenant) { try $0.document(withContent: hash)?.id }
        let theirs = try await installation.app.withReadOnlySession(for: stranger) {
            try $0.document(withContent: hash)
        }
        #expect(own == document && theirs == nil)
    }

    @Test func `count for the quota, and their file once`() async throws {
        let (installation, tenant, document) = try await ready("quota")
        let quota = try await installation.app.withSession(for: tenant) { session throws in
            let present = try #require(try session.publishedVersion(of: document))
            var file = Samples.file()
            file.id = present.file
            let again = try session.beginVersion(of: document, file: file)
            try session.setPageCount(7, of: again)
            return try session.quota()
        }
        #expect(quota.bytes == Allowance(used: 1234, limit: 50 << 20))
        #expect(quota.pages.used == 9)
        let set = try await installation.owner.setQuota(bytes: 2000, pages: 9, for: tenant)
        #expect(set.bytes.limit == 2000 && set.bytes.holds(766) && !set.bytes.holds(767))
        #expect(!set.pages.holds(1))
        let stranger = try await installation.tenant("quota-other")
        let theirs = try await installation.app.withReadOnlySession(for: stranger) { try $0.quota() }
        #expect(theirs.bytes == Allowance(used: 0, limit: 50 << 20))
    }

    private func ready(_ slug: String) async throws -> (Installation, TenantContext, DocumentID) {
        let installation = try await Installation.of("versions")
        let tenant = try await installation.tenant(slug)
        let document = try await installation.app.withSession(for: tenant) { session throws in
            let id = try session.createDocument(Samples.document()).id
            try session.replaceContent(
                of: id, pages: Self.pages, chunks: Samples.chunks(of: Self.pages), model: Samples.model)
            return id
        }
        return (installation, tenant, document)
    }

    /// What can be found: version and text.
    private func searched(_ tenant: TenantContext, _ installation: Installation) async throws -> [String] {
        try await installation.app.withReadOnlySession(for: tenant) { session throws in
            try session.indexedPassages(model: Samples.model).map { indexed in
                guard case .page(let document, _, _) = indexed.passage.source else { return "" }
                return "\(document.version) \(indexed.passage.text)"
            }
        }
    }
}
