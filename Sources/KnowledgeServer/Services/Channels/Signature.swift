import CCrypto
import Foundation

/// HMAC-SHA256 by OpenSSL, and the comparison that tells nothing by its time.
enum Signature {
    static func hmac(_ message: Data, key: Data) -> Data {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        var length: UInt32 = 0
        let (message, key) = (Array(message), Array(key))
        _ = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, &length)
        return Data(digest)
    }

    static func isEqual(_ left: Data, _ right: Data) -> Bool {
        let (left, right) = (Array(left), Array(right))
        return left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }

    /// Texts are compared by their digests, which are of one length whatever the texts are.
    static func isEqual(_ left: String, _ right: String) -> Bool {
        let key = Data("kaynak".utf8)
        return isEqual(hmac(Data(left.utf8), key: key), hmac(Data(right.utf8), key: key))
    }

    static func hexadecimal(_ data: Data) -> String {
        data.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

/// Signed requests in the form of the Standard Webhooks specification 1.0: `webhook-id`, `webhook-timestamp` in Unix
/// seconds, and `webhook-signature: v1,<base64>` over `id.timestamp.body`. What goes out and what comes in is alike.
struct SignedRequest: Sendable {
    /// How far a timestamp may lie off: what is older was perhaps recorded and sent again.
    static let tolerance: TimeInterval = 300
    static let prefix = "whsec_"

    /// The 32 bytes of a fresh secret, as people pass it on.
    static func newSecret() -> String { prefix + Data(RandomBytes.make(32)).base64EncodedString() }

    static func headers(id: String, at moment: Date, body: Data, secret: String) -> [String: String] {
        let timestamp = String(Int(moment.timeIntervalSince1970))
        let signature = signature(id: id, timestamp: timestamp, body: body, secret: secret)
        return [
            "webhook-id": id, "webhook-timestamp": timestamp,
            "webhook-signature": "v1,\(signature.base64EncodedString())",
        ]
    }

    /// Whether any of the header's signatures is right and the timestamp is of now.
    static func isValid(
        id: String?, timestamp: String?, signatures: String?, body: Data, secret: String, now: Date = Date()
    ) -> Bool {
        guard let id, let timestamp, let signatures, let seconds = Int(timestamp),
            abs(now.timeIntervalSince1970 - Double(seconds)) <= tolerance
        else { return false }
        let right = signature(id: id, timestamp: timestamp, body: body, secret: secret)
        // While a secret is changed there may be several.
        return signatures.split(separator: " ").prefix(5).contains { entry in
            guard entry.hasPrefix("v1,"), let given = Data(base64Encoded: String(entry.dropFirst(3))) else {
                return false
            }
            return Signature.isEqual(given, right)
        }
    }

    private static func signature(id: String, timestamp: String, body: Data, secret: String) -> Data {
        let key = Data(base64Encoded: secret.replacing(prefix, with: "")) ?? Data(secret.utf8)
        return Signature.hmac(Data("\(id).\(timestamp).".utf8) + body, key: key)
    }
}
