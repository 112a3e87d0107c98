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
        let receipt = try await installation.owner.deleteTenant(gone)
        #expect(Set(receipt.keys) == Set(tables))
        for table in tables {
            #expect(try await rows(of: gone, in: table, installation) == 0, "\(table)")
            #expect(try await rows(of: stays, in: table, installation) == before[table], "\(table)")
        }
        let error = await #expect(throws: StorageError.self) { try await installation.owner.deleteTenant(gone) }
        #expect(error?.code == .notFound)
        let late = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: gone) { session in
                _ = try session.createDocument(Samples.document())
            }
        }
        #expect(late?.code == .missingReference)
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
