import CCrypto
import Foundation
import Guardrails
import Knowledge
import Storage
import Synchronization

/// A tenant's key: HMAC-SHA-256 to compare by, AES-256-GCM to seal with.
struct TenantKey: PIIKey {
    struct CannotOpen: Error {}

    private static let nonceBytes = 12
    private static let tagBytes = 16

    private let authentication: [UInt8]
    private let encryption: [UInt8]

    /// Two keys of 32 bytes, derived from the installation's secret by the tenant's id: one for each use.
    init(secret: [UInt8], tenant: TenantID) {
        authentication = Self.hmac(secret, Array("authentication:\(tenant)".utf8))
        encryption = Self.hmac(secret, Array("encryption:\(tenant)".utf8))
    }

    func digest(of message: [UInt8]) -> [UInt8] { Self.hmac(authentication, message) }

    private static func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var length = 0
        let result = EVP_Q_mac(
            nil, "HMAC", nil, "SHA256", nil, key, key.count, message, message.count, &code, code.count, &length)
        // Fails only where OpenSSL lacks its default provider; nothing must be keyed by zeros then.
        guard result != nil, length == 32 else { fatalError("no HMAC-SHA-256 from OpenSSL") }
        return code
    }

    /// Nonce, ciphertext, tag.
    func seal(_ plain: [UInt8]) throws -> [UInt8] {
        var nonce = [UInt8](repeating: 0, count: Self.nonceBytes)
        guard RAND_bytes(&nonce, Int32(nonce.count)) == 1 else { throw CannotOpen() }
        let cipher = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(cipher) }
        var sealed = [UInt8](repeating: 0, count: plain.count + 16)
        var tag = [UInt8](repeating: 0, count: Self.tagBytes)
        var length: Int32 = 0
        var rest: Int32 = 0
        guard EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nil, encryption, nonce) == 1,
            EVP_EncryptUpdate(cipher, &sealed, &length, plain, Int32(plain.count)) == 1
        else { throw CannotOpen() }
        // GCM writes nothing at its end.
        var none = [UInt8](repeating: 0, count: 16)
        guard EVP_EncryptFinal_ex(cipher, &none, &rest) == 1,
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1
        else { throw CannotOpen() }
        return nonce + sealed.prefix(Int(length)) + tag
    }

    func open(_ sealed: [UInt8]) throws -> [UInt8] {
        guard sealed.count >= Self.nonceBytes + Self.tagBytes else { throw CannotOpen() }
        let nonce = Array(sealed.prefix(Self.nonceBytes))
        var tag = Array(sealed.suffix(Self.tagBytes))
        let coded = Array(sealed.dropFirst(Self.nonceBytes).dropLast(Self.tagBytes))
        let cipher = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(cipher) }
        var plain = [UInt8](repeating: 0, count: coded.count + 16)
        var none = [UInt8](repeating: 0, count: 16)
        var length: Int32 = 0
        var rest: Int32 = 0
        guard EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), nil, encryption, nonce) == 1,
            EVP_DecryptUpdate(cipher, &plain, &length, coded, Int32(coded.count)) == 1,
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1,
            EVP_DecryptFinal_ex(cipher, &none, &rest) == 1
        else { throw CannotOpen() }
        return Array(plain.prefix(Int(length)))
    }
}

/// The tenants' keys, from one secret in a file of its own that backups of the database do not carry.
final class TenantKeys: Sendable {
    private let path: String
    private let secret = Mutex<[UInt8]?>(nil)

    init(dataDirectory: String) { path = dataDirectory + "/tenant-keys.secret" }

    /// - Throws: where the secret can be neither read nor made.
    func key(of tenant: TenantID) throws -> TenantKey {
        let bytes = try secret.withLock { known in
            if let known { return known }
            let read = try readOrMake()
            known = read
            return read
        }
        return TenantKey(secret: bytes, tenant: tenant)
    }

    private func readOrMake() throws -> [UInt8] {
        if let data = FileManager.default.contents(atPath: path) {
            guard data.count == 32 else { throw TenantKey.CannotOpen() }
            return Array(data)
        }
        var bytes = [UInt8](repeating: 0, count: 32)
        guard RAND_bytes(&bytes, Int32(bytes.count)) == 1 else { throw TenantKey.CannotOpen() }
        try PrivateFile.write(Data(bytes), to: path)
        return bytes
    }
}
