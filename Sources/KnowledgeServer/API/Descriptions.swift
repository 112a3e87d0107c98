import Foundation
import Knowledge
import Storage
import Synchronization

/// The API's description as each tenant has it: without a key the core's operations, with one those of its niches too.
final class Descriptions: Sendable {
    private let endpoints: [Endpoint]
    private let database: Database
    private let documents = Mutex<[Set<String>: Data]>([:])

    init(_ endpoints: [Endpoint], _ installation: Installation) {
        self.endpoints = endpoints
        database = installation.database
    }

    func document(for tenant: TenantContext?) async throws -> Data {
        var niches: Set<String> = []
        if let tenant {
            niches = try await database.withReadOnlySession(for: tenant) { session in
                Set(try session.plugins().filter(\.isEnabled).map(\.id))
            }
        }
        if let known = documents.withLock({ $0[niches] }) { return known }
        let listed = endpoints.filter { $0.plugin.map(niches.contains) ?? true }
        let document = try OpenAPI.document(listed)
        let key = niches
        documents.withLock { $0[key] = document }
        return document
    }
}
