import CCrypto
import Foundation

/// Seals what must be read again, such as another service's token: AES-256 in GCM, so that the database alone gives
/// nothing away and a changed row is noticed.
///
/// The key lies beside the data and not in the database. Servers over one database share it: `KAYNAK_SECRETS_KEY`, or the
/// same `secrets.key` in each data folder.
struct SecretBox: Sendable {
    private let key: [UInt8]

    static let keyBytes = 32
    private static let nonceBytes = 12
    private static let tagBytes = 16
    /// The first byte of whatever is sealed: how it was.
    private static let form: UInt8 = 1

    init(key: [UInt8]) throws {
        guard key.count == Self.keyBytes else { throw CommandError("the secrets key must have 32 bytes in base64") }
        self.key = key
    }

    /// The configured key, else the data folder's own, which is made at first.
    init(
        dataDirectory: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        if let text = environment["KAYNAK_SECRETS_KEY"], !text.isEmpty {
            try self.init(key: Array(Data(base64Encoded: text) ?? Data()))
            return
        }
        let path = dataDirectory + "/secrets.key"
        if let data = FileManager.default.contents(atPath: path) {
            try self.init(key: Array(data))
        } else {
            let fresh = RandomBytes.make(Self.keyBytes)
            try PrivateFile.write(Data(fresh), to: path)
            try self.init(key: fresh)
        }
    }

    /// - Parameter purpose: whose it is; what is sealed for one opens for no other.
    func seal(_ secret: Data, for purpose: String) throws -> Data {
        let nonce = RandomBytes.make(Self.nonceBytes)
        var tag = [UInt8](repeating: 0, count: Self.tagBytes)
        let sealed = try crypt(Array(secret), nonce, purpose, encrypting: true, tag: &tag)
        return Data([Self.form] + nonce + sealed + tag)
    }

    /// - Throws: ``CommandError`` where it was sealed for another purpose, with another key, or was changed since.
    func open(_ sealed: Data, for purpose: String) throws -> Data {
        let bytes = Array(sealed)
        guard bytes.first == Self.form, bytes.count >= 1 + Self.nonceBytes + Self.tagBytes else {
            throw Self.unreadable
        }
        let nonce = Array(bytes[1..<1 + Self.nonceBytes])
        var tag = Array(bytes.suffix(Self.tagBytes))
        let middle = Array(bytes[(1 + Self.nonceBytes)..<(bytes.count - Self.tagBytes)])
        return Data(try crypt(middle, nonce, purpose, encrypting: false, tag: &tag))
    }

    private static let unreadable = CommandError(
        "a channel's secrets cannot be read with this server's secrets key; enter them again, or bring the key back")

    private func crypt(
        _ input: [UInt8], _ nonce: [UInt8], _ purpose: String, encrypting: Bool, tag: inout [UInt8]
    ) throws -> [UInt8] {
        guard let context = EVP_CIPHER_CTX_new() else { throw Self.unreadable }
        defer { EVP_CIPHER_CTX_free(context) }
        let associated = Array(purpose.utf8)
        var output = [UInt8](repeating: 0, count: input.count + 16)
        var written: Int32 = 0
        var last: Int32 = 0
        // Each step answers 1 for success.
        var isDone = EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce, encrypting ? 1 : 0) == 1
        isDone = isDone && EVP_CipherUpdate(context, nil, &written, associated, Int32(associated.count)) == 1
        isDone = isDone && EVP_CipherUpdate(context, &output, &written, input, Int32(input.count)) == 1
        if !encrypting { isDone = isDone && crypto_gcm_tag_set(context, &tag) == 1 }
        var rest = [UInt8](repeating: 0, count: 16)
        isDone = isDone && EVP_CipherFinal_ex(context, &rest, &last) == 1
        if encrypting { isDone = isDone && crypto_gcm_tag_get(context, &tag) == 1 }
        guard isDone else { throw Self.unreadable }
        return Array(output[..<Int(written)]) + Array(rest[..<Int(last)])
    }
}

/// Bytes that nobody can guess.
enum RandomBytes {
    static func make(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // OpenSSL fails here only when the system has no randomness at all.
        guard RAND_bytes(&bytes, Int32(count)) == 1 else { fatalError("no random numbers from OpenSSL") }
        return bytes
    }
}
