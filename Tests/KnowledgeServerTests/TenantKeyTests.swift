import Foundation
import Guardrails
import Knowledge
import Testing

@testable import KnowledgeServer

@Suite struct `A tenant's key` {
    private let secret = [UInt8](repeating: 9, count: 32)

    @Test func `opens what it sealed, whole and untouched, and nothing else`() throws {
        let key = TenantKey(secret: secret, tenant: TenantID())
        let other = TenantKey(secret: secret, tenant: TenantID())
        for length in [0, 1, 15, 16, 17, 4000] {
            let plain = (0..<length).map { UInt8($0 % 251) }
            var sealed = try key.seal(plain)
            #expect(try key.open(sealed) == plain)
            #expect(try key.seal(plain) != sealed)
            #expect(throws: TenantKey.CannotOpen.self) { try other.open(sealed) }
            sealed[sealed.count / 2] ^= 1
            #expect(throws: TenantKey.CannotOpen.self) { try key.open(sealed) }
        }
        #expect(throws: TenantKey.CannotOpen.self) { try key.open([1, 2, 3]) }
    }

    @Test func `digests alike, and unlike another tenant's`() {
        let tenant = TenantID()
        let key = TenantKey(secret: secret, tenant: tenant)
        #expect(key.digest(of: [1, 2]) == TenantKey(secret: secret, tenant: tenant).digest(of: [1, 2]))
        #expect(key.digest(of: [1, 2]) != key.digest(of: [1, 3]))
        #expect(key.digest(of: [1, 2]) != TenantKey(secret: secret, tenant: TenantID()).digest(of: [1, 2]))
        #expect(key.digest(of: []).count == 32)
    }

    @Test func `comes from a secret that is made once, for its owner's eyes`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaynak-keys-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let tenant = TenantID()
        let sealed = try TenantKeys(dataDirectory: folder).key(of: tenant).seal([7])
        #expect(try TenantKeys(dataDirectory: folder).key(of: tenant).open(sealed) == [7])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/tenant-keys.secret")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `seals the personal data of a text`() throws {
        let key = TenantKey(secret: secret, tenant: TenantID())
        let text = "tel 0532 599 25 09"
        let sealed = try PIIScanner().applying(.encrypt, to: text, key: key)
        #expect(!sealed.contains("0532"))
        #expect(PIIScanner().decrypting(sealed, key: key) == text)
    }
}
