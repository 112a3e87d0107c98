import Foundation

/// A JSON document as text, on its way into or out of a `jsonb` column.
///
/// PostgreSQL keeps the value, not the text: members may come back in another order.
public struct JSON: Hashable, Sendable {
    public let text: String

    /// - Parameter text: one JSON value; PostgreSQL refuses anything else with ``StorageError/Code/invalidValue``.
    public init(text: String) { self.text = text }

    /// Encodes with sorted keys, and dates as RFC 3339.
    public init(encoding value: some Encodable) throws(StorageError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        guard let data = try? encoder.encode(value) else {
            throw StorageError(.invalidValue, subject: "JSON of \(type(of: value))")
        }
        text = String(decoding: data, as: UTF8.self)
    }

    public func decode<Value: Decodable>(as type: Value.Type = Value.self) throws(StorageError) -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let value = try? decoder.decode(type, from: Data(text.utf8)) else {
            throw StorageError(.decoding, subject: "JSON as \(type)")
        }
        return value
    }

    /// `{}`.
    public static let empty = JSON(text: "{}")
}

extension JSON: PostgresValue {
    public static var postgresType: PostgresType { .jsonb }

    /// `jsonb_send` puts a version, 1, before the text.
    public var postgresBytes: [UInt8]? { [1] + Array(text.utf8) }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes else { return nil }
        switch type {
        case .jsonb where bytes.first == 1: text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        case .json: text = String(decoding: bytes, as: UTF8.self)
        default: return nil
        }
    }
}
