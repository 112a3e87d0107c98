import Foundation
import Knowledge

/// A value of which PostgreSQL has a one-dimensional array type.
public protocol PostgresArrayElement: PostgresValue {
    static var postgresArrayType: PostgresType { get }
}

extension Int: PostgresArrayElement { public static var postgresArrayType: PostgresType { .int8Array } }
extension String: PostgresArrayElement { public static var postgresArrayType: PostgresType { .textArray } }
extension UUID: PostgresArrayElement { public static var postgresArrayType: PostgresType { .uuidArray } }
extension Identifier: PostgresArrayElement { public static var postgresArrayType: PostgresType { .uuidArray } }
extension Language: PostgresArrayElement { public static var postgresArrayType: PostgresType { .textArray } }

/// The binary format of `array_send`: dimensions, a null flag, the element type, one (length, lower bound) pair per
/// dimension, then each element behind its length.
extension Array: PostgresValue where Element: PostgresArrayElement {
    public static var postgresType: PostgresType { Element.postgresArrayType }

    public var postgresBytes: [UInt8]? {
        var bytes: [UInt8] = BigEndian.bytes(Int32(isEmpty ? 0 : 1))
        bytes += BigEndian.bytes(Int32(0))
        bytes += BigEndian.bytes(Element.postgresType.oid)
        guard !isEmpty else { return bytes }
        bytes += BigEndian.bytes(Int32(count))
        bytes += BigEndian.bytes(Int32(1))
        for element in self {
            let encoded = element.postgresBytes
            bytes += BigEndian.bytes(Int32(encoded?.count ?? -1))
            bytes += encoded ?? []
        }
        return bytes
    }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes, type == Element.postgresArrayType,
            let dimensions: Int32 = BigEndian.read(bytes), let oid: UInt32 = BigEndian.read(bytes, at: 8)
        else { return nil }
        self.init()
        guard dimensions == 1 else {
            if dimensions == 0 { return }
            return nil
        }
        guard let count: Int32 = BigEndian.read(bytes, at: 12) else { return nil }
        var offset = 20
        for _ in 0..<count {
            guard let length: Int32 = BigEndian.read(bytes, at: offset) else { return nil }
            offset += 4
            let end = offset + Int(Swift.max(0, length))
            guard end <= bytes.count else { return nil }
            let cell = length < 0 ? nil : UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
            guard let element = Element(postgresBytes: cell, type: PostgresType(oid: oid)) else { return nil }
            append(element)
            offset = end
        }
    }
}
