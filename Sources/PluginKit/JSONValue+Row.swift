import Foundation
import Storage

/// A `jsonb` column.
extension JSONValue: PostgresValue {
    public static var postgresType: PostgresType { JSON.postgresType }

    public var postgresBytes: [UInt8]? { JSON(text: text).postgresBytes }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let json = JSON(postgresBytes: bytes, type: type),
            let value = try? JSONValue(json: Data(json.text.utf8))
        else { return nil }
        self = value
    }
}
