import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `API keys` {
    @Test func `name their tenant and scopes`() async throws {
        let installation = try await Installation.of("keys")
        let tenant = try await installation.tenant("named")
        let created = try await installation.owner.createKey(
            for: tenant, name: "Panel", scopes: ["assist", "knowledge:read"])
        #expect(created.secret.hasPrefix("kyn_"))
        #expect(created.secret.count == 47)
        let found = try #require(try await installation.app.authenticate(secret: created.secret))
        #expect(found.context == tenant)
        #expect(found.keyID == created.key.id)
        #expect(found.scopes == ["assist", "knowledge:read"])
    }

    @Test func `are refused when wrong, revoked, expired or of a suspended tenant`() async throws {
        let installation = try await Installation.of("keys")
        let tenant = try await installation.tenant("refused")
        let live = try await installation.owner.createKey(for: tenant, name: "live", scopes: [])
        let expired = try await installation.owner.createKey(
            for: tenant, name: "expired", scopes: [], expires: Date().addingTimeInterval(-1))
        #expect(try await installation.app.authenticate(secret: expired.secret) == nil)
        let wrong = String(live.secret.dropLast()) + (live.secret.hasSuffix("A") ? "B" : "A")
        for secret in [wrong, "", "kyn_", "kyn_' or true --", String(repeating: "x", count: 47)] {
            #expect(try await installation.app.authenticate(secret: secret) == nil)
        }
        try await installation.owner.suspend(tenant)
        #expect(try await installation.app.authenticate(secret: live.secret) == nil)
        try await installation.owner.resume(tenant)
        #expect(try await installation.app.authenticate(secret: live.secret) != nil)
        try await installation.app.withSession(for: tenant) { session throws in
            #expect(try session.revokeKey(live.key.id))
            #expect(try !session.revokeKey(live.key.id))
        }
        #expect(try await installation.app.authenticate(secret: live.secret) == nil)
    }

    @Test func `are kept without their secret`() async throws {
        let installation = try await Installation.of("keys")
        let tenant = try await installation.tenant("hashed")
        let created = try await installation.owner.createKey(for: tenant, name: "x", scopes: [])
        let secret = created.secret
        let found = try await installation.count(
            "select count(*) as n from api_keys k where position(\(secret) in k::text) > 0")
        #expect(found == 0)
        let listed = try await installation.app.withReadOnlySession(for: tenant) { session in try session.keys() }
        #expect(listed == [created.key])
        #expect(secret.hasPrefix(listed[0].prefix))
        // SHA-256 of "abc", FIPS 180-2.
        #expect(
            SHA256Digest.hexadecimal(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
