import Foundation

/// An id's bytes as two numbers: the order of the printed ids at the price of two comparisons.
struct RowKey: Hashable, Comparable {
    let high: UInt64
    let low: UInt64

    init(_ uuid: UUID) {
        (high, low) = withUnsafeBytes(of: uuid.uuid) { RowKey.numbers($0, at: 0) }
    }

    /// Reads an id as it lies in a segment.
    init(_ ids: UnsafeRawBufferPointer, row: Int) { (high, low) = RowKey.numbers(ids, at: row * 16) }

    var uuid: UUID {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    var bytes: [UInt8] { withUnsafeBytes(of: (high.bigEndian, low.bigEndian), Array.init) }

    static func < (left: RowKey, right: RowKey) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }

    private static func numbers(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (UInt64, UInt64) {
        (
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        )
    }
}
