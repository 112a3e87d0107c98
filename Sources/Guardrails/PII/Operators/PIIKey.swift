/// A tenant's secret, as the operators use it; the cryptography lives where its library is linked.
public protocol PIIKey: Sendable {
    /// A keyed digest of at least 16 bytes (HMAC-SHA-256): the same for the same message, unguessable without the key.
    func digest(of message: [UInt8]) -> [UInt8]
    /// Authenticated encryption; every call gives other bytes.
    func seal(_ plain: [UInt8]) throws -> [UInt8]
    /// Undoes ``seal(_:)``; fails for bytes that this key did not seal.
    func open(_ sealed: [UInt8]) throws -> [UInt8]
}
