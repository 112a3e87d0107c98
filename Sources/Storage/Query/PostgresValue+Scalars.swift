import Foundation
import Knowledge

/// Integers in network byte order, the form of every number in PostgreSQL's binary format.
enum BigEndian {
    static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    static func read<Number: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) -> Number? {
        guard offset >= 0, offset + MemoryLayout<Number>.size <= bytes.count else { return nil }
        return Number(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}

extension Int64: PostgresValue {
    public static var postgresType: PostgresType { .int8 }
    public var postgresBytes: [UInt8]? { BigEndian.bytes(self) }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes else { return nil }
        let value: Int64?
        switch type {
        case .int8: value = BigEndian.read(bytes)
        case .int4: value = (BigEndian.read(bytes) as Int32?).map(Int64.init)
        case .int2: value = (BigEndian.read(bytes) as Int16?).map(Int64.init)
        default: value = nil
        }
        guard let value else { return nil }
        self = value
    }
}

extension Int: PostgresValue {
    public static var postgresType: PostgresType { .int8 }
    public var postgresBytes: [UInt8]? { Int64(self).postgresBytes }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let value = Int64(postgresBytes: bytes, type: type) else { return nil }
        self.init(value)
    }
}

extension Bool: PostgresValue {
    public static var postgresType: PostgresType { .bool }
    public var postgresBytes: [UInt8]? { [self ? 1 : 0] }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes, type == .bool, bytes.count == 1 else { return nil }
        self = bytes[0] != 0
    }
}

extension Double: PostgresValue {
    public static var postgresType: PostgresType { .float8 }
    public var postgresBytes: [UInt8]? { BigEndian.bytes(bitPattern) }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes else { return nil }
        if type == .float8, let bits: UInt64 = BigEndian.read(bytes) {
            self.init(bitPattern: bits)
        } else if type == .float4, let bits: UInt32 = BigEndian.read(bytes) {
            self.init(Float(bitPattern: bits))
        } else {
            return nil
        }
    }
}

extension Float: PostgresValue {
    public static var postgresType: PostgresType { .float4 }
    public var postgresBytes: [UInt8]? { BigEndian.bytes(bitPattern) }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes, type == .float4, let bits: UInt32 = BigEndian.read(bytes) else { return nil }
        self.init(bitPattern: bits)
    }
}

extension String: PostgresValue {
    public static var postgresType: PostgresType { .text }
    public var postgresBytes: [UInt8]? { Array(utf8) }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes, type.isText else { return nil }
        self.init(decoding: bytes, as: UTF8.self)
    }
}

extension Data: PostgresValue {
    public static var postgresType: PostgresType { .bytea }
    public var postgresBytes: [UInt8]? { Array(self) }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes, type == .bytea else { return nil }
        self.init(bytes)
    }
}

extension UUID: PostgresValue {
    public static var postgresType: PostgresType { .uuid }
    public var postgresBytes: [UInt8]? { withUnsafeBytes(of: uuid) { Array($0) } }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes, type == .uuid, bytes.count == 16 else { return nil }
        self.init(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension Identifier: PostgresValue {
    public static var postgresType: PostgresType { .uuid }
    public var postgresBytes: [UInt8]? { uuid.postgresBytes }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let uuid = UUID(postgresBytes: bytes, type: type) else { return nil }
        self.init(uuid: uuid)
    }
}

extension Language: PostgresValue {}
extension DocumentStatus: PostgresValue {}
extension Decision: PostgresValue {}
extension GuardVerdict: PostgresValue {}
extension MessagePurpose: PostgresValue {}
extension OutgoingStatus: PostgresValue {}
extension OptOutScope: PostgresValue {}
extension TemplateApproval: PostgresValue {}
