import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `The operator` {
    @Test func `deletes a tenant without leaving a row in any table`() async throws {
        let installation = try await Installation.of("erasure")
        let gone = try await installation.tenant("gone")
        let stays = try await installation.tenant("stays")
        for tenant in [gone, stays] { try await Samples.fill(tenant, in: installation) }
        let tables = try await installation.tenantTables()
        var before: [String: Int] = [:]
        for table in tables { before[table] = try await rows(of: stays, in: table, installation) }
        let receipt = try await installation.deleteTenant(gone)
        #expect(Set(receipt.keys) == Set(tables).subtracting(["tenants"]))
        for table in tables {
            #expect(try await rows(of: gone, in: table, installation) == 0, "\(table)")
            #expect(try await rows(of: stays, in: table, installation) == before[table], "\(table)")
        }
        let error = await #expect(throws: StorageError.self) { try await installation.deleteTenant(gone) }
        #expect(error?.code == .notFound)
        let late = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: gone) { session in
                _ = try session.createDocument(Samples.document())
            }
        }
        #expect(late?.code == .missingReference)
    }

    @Test func `leaves no byte of a deleted tenant's vectors in the database's files`() async throws {
        let installation = try await Installation.of("erased_bytes")
        let gone = try await installation.tenant("gone")
        let vector: [Float] = (0..<384).map { 0.001_953_125 * Float($0 % 97) + 0.123_456 }
        try await installation.app.withSession(for: gone) { session in
            for number in 0..<50 {
                let chunk = NewFAQChunk(vector: vector, model: Samples.model)
                _ = try session.createFAQ(Samples.faq("\(number)"), chunk: chunk)
            }
        }
        let needle = vector.withUnsafeBytes { Data($0[64..<320]) }
        #expect(try await copies(of: needle, installation) > 0)
        try await installation.owner.beginErasure(of: gone)
        #expect(try await installation.owner.openErasures().map(\.id) == [gone.id])
        #expect(try await installation.owner.tenant("gone") == nil)
        let again = try await installation.tenant("gone")
        let counts = try await installation.app.withSession(for: again) { try $0.knowledgeCounts() }
        #expect(counts == (0, 0))
        let receipt = try await installation.owner.continueErasure(of: gone)
        #expect(receipt.rowCounts["chunks"] == 50 && receipt.rowsGoneAt != nil && receipt.filesRewrittenAt == nil)
        #expect(try await installation.owner.unrewrittenErasures() == [receipt])
        #expect(try await installation.owner.rewriteFiles(for: receipt))
        #expect(try await installation.owner.erasure(of: gone.id)?.filesRewrittenAt != nil)
        #expect(try await copies(of: needle, installation) == 0)
    }

    /// How often the bytes stand in the cluster's files, log included, after what is in memory was written.
    private func copies(of needle: Data, _ installation: Installation) async throws -> Int {
        try await installation.admin.run(script: "checkpoint")
        var count = 0
        let files = FileManager.default.enumerator(atPath: TestCluster.cluster.folder)
        while let name = files?.nextObject() as? String {
            guard let bytes = FileManager.default.contents(atPath: TestCluster.cluster.folder + "/" + name) else {
                continue
            }
            count += bytes.withUnsafeBytes { bytes in needle.withUnsafeBytes { occurrences(of: $0, in: bytes) } }
        }
        return count
    }

    private func occurrences(of needle: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int {
        guard var start = bytes.baseAddress else { return 0 }
        let end = start + bytes.count
        var count = 0
        while end - start >= needle.count, let found = memchr(start, Int32(needle[0]), end - start - needle.count + 1) {
            if memcmp(found, needle.baseAddress!, needle.count) == 0 { count += 1 }
            start = UnsafeRawPointer(found) + 1
        }
        return count
    }

    @Test func `finds tenants by slug and refuses a second one of the same`() async throws {
        let installation = try await Installation.of("operator")
        let tenant = try await installation.tenant("once")
        #expect(try await installation.owner.tenant("once") == tenant)
        #expect(try await installation.owner.tenant("never") == nil)
        #expect(try await installation.owner.tenants().map(\.context.slug) == ["once"])
        let duplicate = await #expect(throws: StorageError.self) { try await installation.tenant("once") }
        #expect(duplicate?.code == .duplicate)
        let invalid = await #expect(throws: StorageError.self) { try await installation.tenant("../Once") }
        #expect(invalid?.code == .invalidValue)
        let plugins = try await installation.app.withSession(for: tenant) { session in
            #expect(try session.disablePlugin("demo"))
            try session.enablePlugin("ecommerce", configuration: JSON(text: "{\"currency\": \"TRY\"}"))
            return try session.plugins()
        }
        #expect(plugins.map(\.id) == ["demo", "ecommerce"])
        #expect(plugins.map(\.isEnabled) == [false, true])
        #expect(plugins.map(\.configuration) == [.empty, JSON(text: "{\"currency\": \"TRY\"}")])
    }

    private func rows(of tenant: TenantContext, in table: String, _ installation: Installation) async throws -> Int {
        try await installation.count(
            "select count(*) as n from kaynak.\(identifier: table) where tenant_id = \(tenant.id)")
    }
}
