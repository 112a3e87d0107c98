import CCrypto
import Foundation

/// An API key's secret: `kyn_` and 32 random bytes in base64url. Only its SHA-256 is ever stored.
///
/// A plain hash is enough, and fast, because the secret is random: there is nothing to guess from.
struct KeySecret: Sendable {
    static let prefix = "kyn_"
    private static let randomBytes = 32

    let text: String

    /// `nil` for what cannot be a key, so that no query is spent on it.
    init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), text.utf8.count == Self.prefix.utf8.count + 43 else { return nil }
        self.text = text
    }

    /// A fresh secret.
    init() {
        var bytes = [UInt8](repeating: 0, count: Self.randomBytes)
        // OpenSSL fails here only when the system has no randomness at all; a weaker key must never be handed out.
        guard RAND_bytes(&bytes, Int32(bytes.count)) == 1 else { fatalError("no random numbers from OpenSSL") }
        text = Self.prefix + Base64URL.encode(Data(bytes))
    }

    /// SHA-256 of the whole text.
    var hash: Data { SHA256Digest.of(Array(text.utf8)) }

    /// What may be shown in lists: enough to tell keys apart, far too little to guess one.
    var displayPrefix: String { String(text.prefix(12)) }
}

/// SHA-256 by OpenSSL.
enum SHA256Digest {
    static func of(_ bytes: [UInt8]) -> Data {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = SHA256(bytes, bytes.count, &digest)
        return Data(digest)
    }

    static func hexadecimal(of text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let digest = of(Array(text.utf8))
        let characters = digest.flatMap { byte in [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: characters, as: UTF8.self)
    }
}

/// RFC 4648 §5, without padding.
enum Base64URL {
    static func encode(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decode(_ text: String) -> Data? {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4))
    }
}
